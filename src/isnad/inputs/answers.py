"""A page or a plain text that a server gave, to an article: the same whether it was fetched or lies in an archive."""

from isnad.inputs.article import make_article
from isnad.inputs.encoding import decode_page
from isnad.inputs.pages import read_page
from isnad.inputs.raw import Limits
from isnad.inputs.rows import too_large
from isnad.inputs.title import find_title
from isnad.model import Article

PAGES = frozenset({"text/html", "application/xhtml+xml"})
READ = PAGES | {"text/plain"}
"""The media types of which an answer is an article."""


def read_answer(
    body: bytes,
    kind: str,
    charset: str | None,
    *,
    key: str,
    path: str,
    limits: Limits,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    published: str | None = None,
    retrieved: str | None = None,
    provenance: dict[str, str] | None = None,
) -> Article:
    """The article of a body whose media type is in READ; InputError where it holds none. Other values as `read_page`.

    What `charset` its headers declare is a hint for texts too: servers declare their own for whatever lies there.
    """
    if kind in PAGES:
        return read_page(
            body,
            key=key,
            path=path,
            limits=limits,
            url=url,
            declared_encoding=charset,
            outlet=outlet,
            lang=lang,
            published=published,
            retrieved=retrieved,
            provenance=provenance,
        )
    text = decode_page(body, charset).text
    if len(text.encode("utf-8", "surrogatepass")) > limits.max_article_bytes:
        raise too_large(limits, path)
    return make_article(
        text,
        key=key,
        path=path,
        title=find_title(text, None),
        lang=lang,
        published=published,
        outlet=outlet,
        url=url,
        retrieved=retrieved,
        provenance=provenance,
    )
