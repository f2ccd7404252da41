"""What the word before a name tells: that a party, a place or a post is meant, or what only bears the name."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.text.clitics import bare_forms

PARTY, PLACE, NAMESAKE, LANGUAGE, POST, SEAT = "party", "place", "namesake", "language", "post", "seat"
UNTOLD = "untold"


def side_of(before: str, lang: str) -> str:
    """Whether the folded word before a name tells a party or a place."""
    return _sides(lang).get(_bare(before, lang), UNTOLD)


def _bare(norm: str, lang: str) -> str:
    """A word without the conjunction that is written with it, where it is listed so."""
    listed = _sides(lang)
    if lang != "ar" or norm in listed:
        return norm
    return next((bare for _, bare in bare_forms(norm) if bare in listed), norm)


@cache
def _sides(lang: str) -> dict[str, str]:
    rows = load("capital_words", lang).rows
    return {v[0]: row["side"] for row in rows for v in form_variants(row.form) if len(v) == 1}
