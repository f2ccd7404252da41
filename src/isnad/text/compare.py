"""Whether two names, in any of the three scripts, may be one person's."""

import re
from collections.abc import Container
from functools import lru_cache

from isnad.text.names import name_words
from isnad.text.sounds import likeness, sounds

SAME = 0.74
_YEH = "\u06cc"
_ABD = frozenset({"abd", "abdel", "abdul", "abdol", "abdal"})
_ABD_ENDING = re.compile("(?:[aeuo]l|[aeuo](?=([rsznd])\\1))(?=.{3})")
_SOFT_C = re.compile("c(?=[eiy])")
_MUHAMMAD = ("mhmd", "muhamad")  # sounds of the first of two given names that is often left out
_OPTIONAL = frozenset(
    {"\u0628\u0646", "\u0633\u06cc\u062f", "\u062d\u0627\u062c", "\u0627\u0644", "bin", "ibn", "ben"}
    | {"al", "el", "von", "de"}
)
_WEAK = str.maketrans("", "", "awyiuhfv")
_CLASS = str.maketrans("pcCJjgqGxTDz", "bkkkkkkkktdt")
Names = Container[str]


def comparable(name: str) -> tuple[str, ...]:
    """The words of a name that a comparison uses: articles and particles that writers leave out are gone."""
    return tuple([_bare_latin(w) for w in _written(name)])


def _written(name: str) -> tuple[str, ...]:
    """The same with the letters that may be a Latin article still on their words."""
    found = name_words(name)
    words = [w for w in found if w not in _OPTIONAL] or list(found)
    out: list[str] = []
    for i, word in enumerate(words):
        if word in _ABD and i + 1 < len(words):
            words[i + 1] = "abd" + _ABD_ENDING.sub("", words[i + 1])
        else:
            out.append(word)
    return tuple(out)


def _bare_latin(word: str) -> str:
    """A Latin word without the article that Arabic script would write on to it, also inside abd-names."""
    if not word.isascii():
        return word
    inner = _ABD_ENDING.match(word.removeprefix("abd")) if word.startswith("abd") else None
    if inner and not word.endswith("llah"):
        return "abd" + word[3 + inner.end() :]
    return word[2:] if len(word) > 4 and word[:2] in ("al", "el", "il") else word


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """A coarse key for finding candidates: consonants in few classes, parted by spaces.

    Spellings of one name in Arabic, Persian and Latin mostly share it; different names may too.
    """
    words = (sounds(_SOFT_C.sub("s", w)).translate(_WEAK).translate(_CLASS) for w in comparable(name))
    return " ".join(w for w in words if w)


def compare(a: str, b: str, given: Names = frozenset()) -> float:
    """How likely two full names are spellings of one, 0 to 1; at least `SAME` means they are.

    `given` holds folded given names: two different ones of one script, and surnames made of them, are never
    spellings of each other (Hasan, Husain, Husaini). Words in the middle may be missing in one name; the last
    must be there in both. A surname alone and a full name are no spellings of each other: 0.
    """
    x, y = comparable(a), comparable(b)
    if not x or not y:
        return 0.0
    if "".join(x) == "".join(y):
        return 1.0
    if (len(x) == 1) != (len(y) == 1):
        return _whole(x, y)
    return max(_aligned(_written(a), _written(b), given), _whole(x, y) if len(x) != len(y) else 0.0)


def _whole(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Likeness of names written without their spaces, where one of them has fewer."""
    a, b = "".join(x), "".join(y)
    return likeness(a, b) if min(len(a), len(b)) * 1.6 > max(len(a), len(b)) else 0.0


def _aligned(x: tuple[str, ...], y: tuple[str, ...], given: Names) -> float:
    """The weakest pair of words when the shorter name's words stand in the longer one in order."""
    if len(x) > len(y):
        x, y = y, x
    last = _words(x[-1], y[-1], given)
    if last < SAME or len(x) == 1:
        return last
    scores = [last]
    j = 0
    for word in x[:-1]:
        options = [(_words(word, y[k], given), k) for k in range(j, len(y) - 1)]
        if not options:
            return 0.0
        if len(scores) == 1 and y[0] not in x and sounds(y[0]) not in _MUHAMMAD:
            options = options[:1]
        score, k = max(options, key=lambda o: (o[0], -o[1]))
        if score < SAME:
            return score
        scores.append(score)
        j = k + 1
    missing = len(y) - len(x)
    return max(0.0, (min(scores) + sum(scores) / len(scores)) / 2 - 0.05 * missing)


def _words(a: str, b: str, given: Names) -> float:
    if a != b and a.isascii() == b.isascii() and _from_given(a, given) and _from_given(b, given):
        return 0.0
    best = likeness(a, b)
    if best < SAME and (_bare_latin(a), _bare_latin(b)) != (a, b):
        return max(best, likeness(_bare_latin(a), b), likeness(a, _bare_latin(b)))
    return best


def _from_given(word: str, given: Names) -> bool:
    """Whether a word is a given name or the surname made of one by a yeh."""
    return word in given or (word[-1:] == _YEH and word[:-1] in given)
