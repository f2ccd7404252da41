"""Folding: spelling variants of Arabic and Persian brought to one form, with an alignment back to the raw text.

One function serves the lexicons, the index and the query, so spelling never decides a match. Folded text
keeps spaces and marks; letters lose hamza carriers, diacritics, tatweel, joiners and presentation forms;
yeh, kaf, heh and digits become one each; Latin is casefolded.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_YEH, _KAF, _HEH, _ALEF, _WAW = "\u06cc", "\u06a9", "\u0647", "\u0627", "\u0648"
_LETTERS = {
    **dict.fromkeys("\u064a\u0649\u0626\u06d2\u06d0\u06cd\u0678\u063d\u063e\u063f\u0620", _YEH),
    **dict.fromkeys("\u0643\u06aa\u06ab\u06ac", _KAF),
    **dict.fromkeys("\u0629\u06c0\u06d5\u06be\u06c1\u06c2\u06c3", _HEH),
    **dict.fromkeys("\u0623\u0625\u0622\u0671\u0672\u0673\u0675", _ALEF),
    **dict.fromkeys("\u0624\u0676\u06c4\u06c6\u06c7\u06c8\u06cb", _WAW),
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
    "\t": " ",
}
_DROPPED = frozenset(
    "\u0640"  # tatweel
    "\u200b\u200c\u200d\u2060\ufeff"  # joiners and zero-width spaces
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi controls
    "\u0621"  # hamza on the line: written in half of all texts only
    "\u00ad"
)


@lru_cache(maxsize=16384)
def _fold_char(c: str) -> str:
    if c in _DROPPED:
        return ""
    if "\ud800" <= c <= "\udfff":
        return "\ufffd"  # half a character, which no tagger and no file takes
    out = []
    parts = unicodedata.normalize("NFKD", _LETTERS.get(c, c))
    if len(parts) > 1 and parts[0] in " \u0640" and all(unicodedata.combining(d) for d in parts[1:]):
        return ""  # a diacritic by itself, as old fonts write them
    for d in parts:
        d = _LETTERS.get(d, d)
        if d in _DROPPED or unicodedata.combining(d):
            continue
        if unicodedata.category(d) == "Nd":
            d = str(unicodedata.digit(d))
        out.append(d.casefold())
    return "".join(out)


class _Table(dict[int, str]):
    def __missing__(self, key: int) -> str:
        value = self[key] = _fold_char(chr(key))
        return value


_translate_table = _Table()


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """The folded form of a word or phrase, without an alignment."""
    return word.translate(_translate_table)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its alignment.

    `origin[i]` is the raw offset of the character that folded character `i` came from; non-decreasing.
    """

    raw: str
    text: str
    origin: list[int]

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of folded `start:end` (end exclusive): the smallest raw stretch that yields it.

        Characters that fold to nothing at the edges stay outside, except trailing marks of the last letter.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} lies outside folded text of {len(self.text)} characters")
        if start == end:
            at = self.origin[start] if start < len(self.origin) else len(self.raw)
            return at, at
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return first, last


def fold(text: str) -> Folded:
    """Fold `text` and keep, for each folded character, where it came from."""
    out: list[str] = []
    origin: list[int] = []
    for i, c in enumerate(text):
        f = _translate_table[ord(c)]
        if f:
            out.append(f)
            origin.extend([i] * len(f))
    return Folded(text, "".join(out), origin)
