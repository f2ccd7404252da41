"""Tokens with raw offsets: words (with their diacritics and joiners), numbers, single marks."""

import re
import unicodedata
from functools import lru_cache
from html import unescape

from isnad.model import Tokens
from isnad.text.fold import fold_word

# Invisible characters that texts have inside words, mostly in place of a lost ZWNJ; folding drops them all.
_JOINERS = "\u00ad\u061c\u200b-\u200f\u2060\ufeff"
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff"
)
_NAMES = (
    "quot|laquo|raquo|ldquo|rdquo|bdquo|lsquo|rsquo|sbquo|lsaquo|rsaquo|apos|hellip|ndash|mdash|bull|middot"
    "|nbsp|ensp|emsp|thinsp|zwnj|zwj|rlm|lrm|shy|amp|lt|gt|copy|reg|trade|deg|times"
)
# A word is letters with combining marks, tatweel and joiners inside. An escaped entity, escaped again or not,
# is one mark. The classes exclude one another, so matching is linear.
_TOKEN = re.compile(
    rf"(?P<e>&(?:amp;){{0,3}}(?:{_NAMES}|\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}});)"
    r"|(?P<n>\d+(?:[.,:/٫٬٪]\d+)*)"
    rf"|(?P<w>(?!\u0640)[^\W\d_](?:[^\W_]|[{_MARKS}{_JOINERS}])*)"
    rf"|(?P<m>[^\s\w{_JOINERS}\u202a-\u202e\u2066-\u2069]|[_\u0640])",
)
_NO_END = frozenset("\u0640\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens.

    Every character stands in one token, except white space (also as an entity), joiners and direction marks
    outside words, and tatweel at the end of a word. `norm` of a mark is the mark, an entity's the mark meant.
    """
    start: list[int] = []
    end: list[int] = []
    norm: list[str] = []
    kind: list[str] = []
    for m in _TOKEN.finditer(text):
        k = m.lastgroup or "m"
        a, b = m.span()
        word = m.group()
        if k == "w":
            while word[-1] in _NO_END:  # a joiner or tatweel at the end belongs to no word
                word, b = word[:-1], b - 1
            folded = fold_word(word)
        elif k == "e":
            folded = _entity(word)
            if not folded:
                continue
            k = "w" if folded[0].isalpha() else "n" if folded[0].isdigit() else "m"
        else:
            folded = fold_word(word) if k == "n" or "\ud800" <= word <= "\udfff" else word
        start.append(a)
        end.append(b)
        norm.append(folded)
        kind.append(k)
    return Tokens(start, end, norm, kind)


@lru_cache(maxsize=1024)
def _entity(escaped: str) -> str:
    """The character that an escaped entity means, folded if it is a letter; '' where nothing is seen of it."""
    c = escaped
    while (plain := unescape(c)) != c:
        c = plain
    if unicodedata.category(c[0]) in _UNSEEN:
        return ""
    return fold_word(c) if c.isalnum() else c
