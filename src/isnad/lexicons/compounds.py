"""Persian words that a zero-width non-joiner holds together, known again where it was lost."""

from functools import cache

from isnad.lexicons.load import load
from isnad.lexicons.match import ZWNJ
from isnad.text import fold_word


@cache
def compounds() -> dict[str, tuple[str, ...]]:
    """The folded parts of each compound, by its folded form without joiners."""
    out = {}
    for row in load("compounds", "fa").rows:
        parts = tuple(fold_word(part) for part in row.form.split(ZWNJ))
        out["".join(parts)] = parts
    return out
