"""Pages as files or bytes, to articles. The text is the title, the byline where the body lacks it, the body's
paragraphs, and the source line: each a line of its own, in the page's words.
"""

import email
import email.policy
import re
from collections import deque
from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path
from typing import Any, BinaryIO

from isnad.errors import InputError
from isnad.inputs.article import make_article
from isnad.inputs.pages.page import Page, parse_page
from isnad.inputs.pages.titles import key_of
from isnad.inputs.pages.tree import LIMITS
from isnad.inputs.raw import Limits
from isnad.inputs.title import given
from isnad.model import Article, Span

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_SAVED = (".mhtml", ".mht")
_LINES, _PARTS, _NESTED = 1_000_000, 20_000, 10  # of a saved web archive: its parser works on each, one by one
_NESTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.I | re.M)


def read_page(
    content: bytes,
    *,
    key: str,
    path: str,
    limits: Limits,
    url: str | None = None,
    declared_encoding: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    lang: str | None = None,
    retrieved: str | None = None,
    provenance: dict[str, str] | None = None,
) -> Article:
    """The article of a page's bytes; InputError where it breaks a limit or holds no article. Does no I/O.

    `url` is where the page came from, `declared_encoding` what its HTTP header says. `outlet` and `lang`
    go before what the page says, `published` stands in for it; `provenance` is kept, with the byline and source line.
    """
    if len(content) > LIMITS.bytes:
        message = f"the page has more than {LIMITS.bytes} bytes; it is no article page, split it"
        raise InputError("too-large", message, path)
    page = parse_page(content, path=path, url=url, declared_encoding=declared_encoding)
    if not page.paragraphs:
        message = "no article is found on it: no run of prose; give its text as .txt if there is one"
        raise InputError("no-article", message, path)
    text, title = _text_of(page)
    most = limits.max_article_bytes
    if 4 * len(text) > most and len(text.encode("utf-8", "replace")) > most:
        message = f"its text has more than {limits.max_article_bytes} bytes; raise max_article_bytes"
        raise InputError("too-large", message, path)
    own = {"byline": page.byline, "source_line": page.source_line, "encoding": page.encoding}
    return make_article(
        text,
        key=key,
        path=path,
        title=title,
        lang=lang or page.lang,
        published=_published(page) or published or page.published_raw,
        outlet=outlet or page.outlet,
        url=page.url,
        retrieved=retrieved,
        provenance={**(provenance or {}), **{k: v for k, v in own.items() if v}},
    )


def _published(page: Page) -> str | None:
    return (page.published.at or page.published.date) if page.published else None


def _text_of(page: Page) -> tuple[str, Span | None]:
    """The article's text and its title's span in it."""
    lines = list(page.paragraphs)
    keys = {key_of(line) for line in (*lines[:3], *lines[-3:]) if len(line) < 200}
    if page.byline_line and not page.byline_in_text and key_of(page.byline_line) not in keys:
        lines.insert(0, page.byline_line)
    if page.source_line and key_of(page.source_line) not in keys:
        lines.append(page.source_line)
    body = "\n".join(lines)
    if page.title is None:
        return body, None
    return f"{page.title}\n\n{body}", Span(0, len(page.title), page.title)


def read_pagestream(stream: BinaryIO, path: str, limits: Limits, meta: Mapping[str, Any]) -> Iterator[Article]:
    """The one article of a saved page, .mhtml too, with what `meta` knows of it; InputError as `read_page`."""
    content = stream.read(LIMITS.bytes + 1)
    if not content.strip():
        raise InputError("empty", "there is no text in it; remove it or save the page again", path)
    url, charset = given(meta.get("url")), None
    if path.lower().endswith(_SAVED):
        content, own, charset = _unpacked(content, path)
        url = url or own
    yield read_page(
        content,
        key=given(meta.get("id")) or Path(path).stem,
        path=path,
        url=url,
        declared_encoding=charset,
        outlet=given(meta.get("outlet")),
        published=given(meta.get("published")),
        lang=given(meta.get("lang")),
        limits=limits,
    )


def _unpacked(content: bytes, path: str) -> tuple[bytes, str | None, str | None]:
    """The page of a saved web archive: its bytes, its address and its declared encoding."""
    if content.count(b"\n") > _LINES or content.count(b"\n--") > _PARTS or len(_NESTS.findall(content)) > _NESTED:
        reason = "this web archive has too many parts or lines for one page; save the page again as .html"
        raise InputError("too-large", reason, path)
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        for part in _parts(message):
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                if isinstance(page, bytes):
                    url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
                    return page, str(url) if url else None, part.get_content_charset()
    except (LookupError, TypeError, ValueError) as e:  # headers that its parser does not bear
        reason = f"this web archive is damaged ({str(e)[:200]}); save the page again as .html"
        raise InputError("broken-mhtml", reason, path) from e
    raise InputError("no-article", "this web archive holds no page; save the page again as .html", path)


def _parts(message: Message) -> Iterator[Message]:
    """The message and what it holds, without recursion."""
    waiting = deque([message])
    while waiting:
        part = waiting.popleft()
        yield part
        # what is no list would be decoded, as whatever it declares
        if part.is_multipart() and isinstance(payload := part.get_payload(), list):
            waiting.extendleft(p for p in reversed(payload) if isinstance(p, Message))
