"""What the word before a name tells: that a party, a place or a post is meant, or what only bears the name."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

PARTY, PLACE, NAMESAKE, LANGUAGE, POST, SEAT = "party", "place", "namesake", "language", "post", "seat"
UNTOLD = "untold"
_TWO = 2


def side_of(before: str, lang: str) -> str:
    """Whether the folded word before a name tells a party or a place."""
    return _sides(lang)[before]


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


@cache
def _sides(lang: str) -> Remembered[str, str]:
    """By words as they are listed, in Arabic with the conjunction that is written with them, too."""
    rows = load("capital_words", lang).rows
    listed = {v[0]: row["side"] for row in rows for v in form_variants(row.form) if len(v) == 1}

    def find(norm: str) -> str:
        readings = (norm, *(bare for _, bare in bare_forms(norm))) if lang == "ar" else (norm,)
        return next((listed[bare] for bare in readings if bare in listed), UNTOLD)

    return Remembered(find)
