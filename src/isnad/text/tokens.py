"""Tokens with raw offsets: words (with their diacritics and joiners), numbers, single marks."""

import re
import unicodedata
from functools import lru_cache
from html import unescape
from itertools import accumulate

from isnad.model import Tokens
from isnad.text.fold import fold_word
from isnad.text.remembered import Remembered

# Invisible characters that texts have inside words, mostly in place of a lost ZWNJ; folding drops them all.
_JOINERS = "\u00ad\u061c\u200b-\u200f\u2060\ufeff"
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
)
_NAMES = (
    "quot|laquo|raquo|ldquo|rdquo|bdquo|lsquo|rsquo|sbquo|lsaquo|rsaquo|apos|hellip|ndash|mdash|bull|middot"
    "|nbsp|ensp|emsp|thinsp|zwnj|zwj|rlm|lrm|shy|amp|lt|gt|copy|reg|trade|deg|times"
)
# A word is letters (tatweel is one, but begins none) with combining marks and joiners inside. An escaped entity,
# escaped again or not, is one mark. The classes exclude one another, so matching is linear.
_ENTITY = rf"&(?:amp;){{0,3}}(?:{_NAMES}|\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}});"
_NUMBER = r"\d+(?:[.,:/٫٬٪]\d+)*"
_WORD = rf"(?!\u0640)[^\W\d_][^\W_]*(?:[{_MARKS}{_JOINERS}]+[^\W_]*)*"
_MARK = rf"[^\s\w{_JOINERS}\u202a-\u202e\u2066-\u2069]|[_\u0640]"
_TOKEN = re.compile(f"({_WORD}|{_NUMBER}|{_ENTITY}|{_MARK})")
_NO_END = frozenset("\u0640\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_NOTHING = ""  # the kind of an entity of which nothing is seen
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens.

    Every character stands in one token, except white space (also as an entity), joiners and direction marks
    outside words, and tatweel at the end of a word. `norm` of a mark is the mark, an entity's the mark meant.
    """
    parts = _TOKEN.split(text)  # what stands between tokens and the tokens, in turn
    if len(parts) == 1:
        return Tokens([], [], [], [])
    at = list(accumulate(map(len, parts)))
    start, end = at[:-1:2], at[1::2]
    read = [*map(_READ.__getitem__, parts[1::2])]
    norm, kind, cut = [r[0] for r in read], [r[1] for r in read], [r[2] for r in read]
    if any(cut):
        end = [e - c for e, c in zip(end, cut, strict=True)]
    if _NOTHING in kind:
        kept = [i for i, k in enumerate(kind) if k != _NOTHING]
        start, end = [start[i] for i in kept], [end[i] for i in kept]
        norm, kind = [norm[i] for i in kept], [kind[i] for i in kept]
    return Tokens(start, end, norm, kind)


def norms(text: str) -> list[str]:
    """The folded tokens of `text` alone, as a lexicon's form needs them."""
    found = [_READ[raw] for raw in _TOKEN.findall(text)]
    return [norm for norm, kind, _ in found if kind != _NOTHING]


def _read(raw: str) -> tuple[str, str, int]:
    """(norm, kind, letters at its end that belong to no word) of a token as it is written."""
    first = raw[0]
    if first == "&" and len(raw) > 1:
        folded = _entity(raw)
        kind = _NOTHING if not folded else "w" if folded[0].isalpha() else "n" if folded[0].isdigit() else "m"
        return folded, kind, 0
    if first.isdecimal():
        return fold_word(raw), "n", 0
    if first == "_" or first == "\u0640" or not first.isalnum():
        return (fold_word(raw) if "\ud800" <= raw <= "\udfff" else raw), "m", 0
    word = raw
    while word[-1] in _NO_END:  # a joiner or tatweel at the end belongs to no word
        word = word[:-1]
    return fold_word(word), "w", len(raw) - len(word)


_READ = Remembered(_read)


@lru_cache(maxsize=1024)
def _entity(escaped: str) -> str:
    """The character that an escaped entity means, folded if it is a letter; '' where nothing is seen of it."""
    c = escaped
    while (plain := unescape(c)) != c:
        c = plain
    if not c or unicodedata.category(c[0]) in _UNSEEN:
        return ""
    return fold_word(c) if c.isalnum() else c
