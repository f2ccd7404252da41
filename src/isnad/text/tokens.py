"""Tokens with raw offsets: words (with their diacritics and joiners), numbers, single marks."""

import re

from isnad.model import Tokens
from isnad.text.fold import fold_word

# A word is letters with combining marks, tatweel and joiners inside; a full stop joins initials (U.N.).
# An escaped entity is one mark. Quantifiers are possessive in effect: classes exclude one another, so
# matching is linear.
_TOKEN = re.compile(
    r"(?P<e>&(?:amp;)?(?:quot|laquo|raquo|nbsp|amp|lt|gt|apos|\#x?[0-9a-fA-F]{1,6});)"
    r"|(?P<n>\d+(?:[.,:/٫٬٪]\d+)*)"
    r"|(?P<w>(?!\u0640)[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d])*)"
    r"|(?P<m>[^\s\w\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]|[_\u0640])",
)
_ENTITY_MARKS = {
    "quot": '"',
    "laquo": "«",
    "raquo": "»",
    "nbsp": " ",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "apos": "'",
}


def tokenize(text: str) -> Tokens:
    """Split `text` into tokens; every character that is no white space or control stands in one token."""
    start: list[int] = []
    end: list[int] = []
    norm: list[str] = []
    kind: list[str] = []
    for m in _TOKEN.finditer(text):
        k = m.lastgroup or "m"
        a, b = m.span()
        word = m.group()
        if k == "w":
            while word[-1] in "\u200c\u200d\u0640":  # a joiner or tatweel at the end belongs to no word
                word, b = word[:-1], b - 1
            folded = fold_word(word)
        elif k == "e":
            name = word.strip("&;").removeprefix("amp;")
            folded, k = _ENTITY_MARKS.get(name, word), "m"
            if folded == " ":
                continue
        else:
            folded = fold_word(word) if k == "n" else word
        start.append(a)
        end.append(b)
        norm.append(folded)
        kind.append(k)
    return Tokens(start, end, norm, kind)
