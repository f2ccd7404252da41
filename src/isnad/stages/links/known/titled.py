"""Known persons in phrases that begin with a title: the sultan with his name, the Saudi crown prince."""

from collections.abc import Collection
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.kb import Known, knowledge
from isnad.model import Article
from isnad.stages.links.known.spelling import spelled
from isnad.stages.links.offices import CROWNED, SINGLE, kb_role
from isnad.stages.links.words import norms_of, words_for
from isnad.text import tokenize

_TITLES = frozenset({"office", "head", "honorific", "rank"})
_EPITHETS = frozenset({"epithet"})  # which stand alone for their holder: the president


def titled(phrase: str, article: Article, countries: Collection[str]) -> Known | None:
    """The one whose name stands behind the title, or who holds the office there on the article's day.

    Where nothing stands behind it, the office is that of the country whose press this is.
    """
    tokens = tokenize(phrase)
    titles = _titles(article.lang)
    n = next((n for n in range(len(tokens), 0, -1) if tuple(tokens.norm[:n]) in titles), 0)
    if not n:
        return None
    if len(tokens) - n > 1:
        name = phrase[tokens.start[n] :]
        found = [k for k in knowledge().named(name) if k.type == "PER"] or spelled(name, article.lang, countries)
    else:
        words, role = words_for(article.lang), kb_role(titles[tuple(tokens.norm[:n])])
        country = words.meaning(tokens.norm[n]) if len(tokens) > n else words.home
        if role not in SINGLE | CROWNED or country not in words.country_names or article.published is None:
            return None
        roles = CROWNED if role in CROWNED else {role}
        found = [k for r in sorted(roles) for k in knowledge().holders(r, country, article.published)]
    return found[0] if len(found) == 1 else None


def role_of(phrase: str, lang: str) -> str | None:
    """The role, as the knowledge base writes it, of the title that a phrase begins with."""
    norms, titles = tuple(norms_of(phrase)), _titles(lang, _TITLES | _EPITHETS)
    return next((kb_role(titles[norms[:n]]) for n in range(len(norms), 0, -1) if norms[:n] in titles), None)


@cache
def _titles(lang: str, kinds: frozenset[str] = _TITLES) -> dict[tuple[str, ...], str]:
    """The roles of titles by their folded words."""
    rows = [row for row in load("titles", lang).rows if row["kind"] in kinds]
    return {variant: row["role"] for row in rows for variant in form_variants(row.form)}
