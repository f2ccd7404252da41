"""How else a query's word may be spelled where folding leaves two forms. The index is not asked to hold more.

Letters here are grammar: two orthographies of the hamza, and the waw between two stems of one sound.
"""

import re
import unicodedata

from isnad.text import fold_word

_WAW = "\u0648"
_HAMZA = (  # where it stands, and the carriers that it has there in one orthography or the other
    (re.compile("[\u0624\u0626](?=\u0648)"), "\u0624\u0626"),  # before a long u
    (re.compile("(?<=\\w)[\u0623\u0626](?=[\u062a\u0644])"), "\u0623\u0626"),  # before teh and lam, not at the start
)
_STEMS = re.compile("((\\w)\\w\u062a)\u0648?(\\2\u0648)")  # as in speaking and searching: with a waw or without


def hamza_spellings(raw: str) -> set[str]:
    """The folded forms of a raw word with other carriers of its hamza."""
    composed = unicodedata.normalize("NFC", raw)
    found = {carriers: where for where, carriers in _HAMZA if where.search(composed)}
    return {fold_word(where.sub(c, composed)) for carriers, where in found.items() for c in carriers}


def linked_spellings(folded: str) -> set[str]:
    """The forms of a folded word with the waw between its two stems and without; none where it has no such stems."""
    if not (m := _STEMS.match(folded)):
        return set()
    rest = folded[m.end() :]
    return {m[1] + _WAW + m[3] + rest, m[1] + m[3] + rest}
