"""Persian words that a zero-width non-joiner holds together, known again where it was lost."""

from functools import cache

from isnad.lexicons.load import load
from isnad.text import fold_word
from isnad.text.marks import ZWNJ


@cache
def compounds() -> dict[str, tuple[str, ...]]:
    """The folded parts of each compound, by its folded form without joiners."""
    out = {}
    for row in load("compounds", "fa").rows:
        if row["kind"] == "compound":
            parts = tuple(fold_word(part) for part in row.form.split(ZWNJ))
            out["".join(parts)] = parts
    return out
