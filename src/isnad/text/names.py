"""Names compared across spellings and scripts.

`name_key` is equal for spelling variants within the Arabic script: it decides exact lookups. `skeleton`
is coarse and equal across Arabic, Persian and Latin spellings of most names: it finds candidates, which
`compare` (in `isnad.text.compare`) then judges.
"""

import re
from functools import lru_cache

from isnad.text.fold import fold_word

ARTICLE = "\u0627\u0644"
_ABD, _ABU, _ALLAH = "\u0639\u0628\u062f", "\u0627\u0628\u0648", "\u0627\u0644\u0644\u0647"
_ABI, _ABA = "\u0627\u0628\u06cc", "\u0627\u0628\u0627"
_BIN, _IBN = "\u0628\u0646", "\u0627\u0628\u0646"
_AL = "\u0627\u0644"
_LEADS = frozenset({_ABD, _ABU})
_WORD = re.compile(r"[^\W_]+")


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name: article off, first parts of compounds (abd, abu) joined to the next."""
    return _name_words(name)


@lru_cache(maxsize=16384)
def _name_words(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold_word(name))
    out: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word in (_ABI, _ABA) and i + 1 < len(words):
            word = _ABU
        if word in _LEADS and i + 1 < len(words):
            nxt = words[i + 1]
            word, i = word + (_bare(nxt) if nxt != _ALLAH else nxt), i + 1
        elif word == _IBN:
            word = _BIN
        else:
            word = _bare(word)
            if word.startswith(_ABD + ARTICLE) and word != _ABD + _ALLAH and len(word) > 7:
                word = _ABD + word[5:]
        if word and not (word == _AL and out and i + 1 < len(words)):  # at the head it names a family
            out.append(word)
        i += 1
    return tuple(out)


def _bare(word: str) -> str:
    return word[2:] if len(word) > 4 and word.startswith(ARTICLE) else word


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Equal for all spellings of a name in one script; words parted by spaces; '' for a name without letters."""
    return " ".join(name_words(name))


@lru_cache(maxsize=8192)
def surname_key(name: str) -> str:
    """The key of a name's last word."""
    words = name_words(name)
    return words[-1] if words else ""
