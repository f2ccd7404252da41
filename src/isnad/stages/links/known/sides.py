"""What the word before a name tells: that a party, a place or a post is meant, or what only bears the name."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.text.clitics import bare_forms

PARTY, PLACE, NAMESAKE, LANGUAGE, POST = "party", "place", "namesake", "language", "post"
UNTOLD = "untold"
_TWO = 2


def side_of(before: str, lang: str) -> str:
    """Whether the folded word before a name tells a party or a place."""
    return _sides(lang).get(_bare(before, lang), UNTOLD)


def side_of_two(first: str, second: str, lang: str) -> str:
    """Whether two folded words before a name tell a party or a place, where the second alone tells nothing."""
    return _pairs(lang).get((first, second)) or _pairs(lang).get((_unjoined(first, lang), second), UNTOLD)


def _unjoined(norm: str, lang: str) -> str:
    """A word without the clitic that is written with it, where it begins a pair."""
    firsts = {first for first, _ in _pairs(lang)}
    return next((bare for _, bare in bare_forms(norm) if bare in firsts), norm) if lang == "ar" else norm


@cache
def _pairs(lang: str) -> dict[tuple[str, str], str]:
    rows = load("capital_words", lang).rows
    return {(v[0], v[1]): row["side"] for row in rows for v in form_variants(row.form) if len(v) == _TWO}


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
