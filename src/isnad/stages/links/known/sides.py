"""What the word before a name tells: that a party, a place or a post is meant, or what only bears the name."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

PARTY, PLACE, NAMESAKE, LANGUAGE, POST, SEAT = "party", "place", "namesake", "language", "post", "seat"
UNTOLD = "untold"


def side_of(before: str, lang: str) -> str:
    """Whether the folded word before a name tells a party or a place."""
    return _sides(lang)[before]


@cache
def _sides(lang: str) -> Remembered[str, str]:
    """By words as they are listed, in Arabic with the conjunction that is written with them, too."""
    rows = load("capital_words", lang).rows
    listed = {v[0]: row["side"] for row in rows for v in form_variants(row.form) if len(v) == 1}

    def find(norm: str) -> str:
        readings = (norm, *(bare for _, bare in bare_forms(norm))) if lang == "ar" else (norm,)
        return next((listed[bare] for bare in readings if bare in listed), UNTOLD)

    return Remembered(find)
