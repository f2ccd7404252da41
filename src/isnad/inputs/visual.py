"""Letters as they lie on a page, from left to right, back into the order in which they are read.

Works on units: a glyph's letters with the marks above and below them. Digits and Latin words run from left to right
within a line of Arabic letters, brackets are drawn mirrored, and letters may be presentation forms.
"""

import unicodedata
from collections.abc import Sequence

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "<": ">"}
_MIRROR = {**_PAIRS, **{b: a for a, b in _PAIRS.items()}}
_WITHIN_NUMBERS = frozenset(".,:/\u066b\u066c")


def plain(letters: str) -> str:
    """The letters without presentation forms: two letters for a ligature."""
    return "".join(unicodedata.normalize("NFKC", c) if _is_form(c) else c for c in letters)


def breaks_joining(form: str) -> bool:
    """Whether a glyph is the last form of a letter that joins to the next, so that a joiner's opposite follows."""
    name = unicodedata.decomposition(form)
    if not name.startswith(("<final>", "<isolated>")):
        return False
    letter = name.split("> ")[1].split()[-1]
    return _joins(chr(int(letter, 16)))


def is_rtl(units: Sequence[str]) -> bool:
    """Whether a line is one of Arabic letters, with Latin words in it or none."""
    ways = [_way(u) for u in units]
    return ways.count("R") > 0 and ways.count("R") * 2 >= ways.count("L")


def logical(units: Sequence[str]) -> str:
    """The line of a text of Arabic letters, from units in their order from left to right."""
    ways = [_way(u) for u in reversed(units)]
    line = list(reversed(units))
    at = 0
    while at < len(line):
        end = _run(line, ways, at)
        if end > at + 1:
            line[at:end] = reversed(line[at:end])
            ways[at:end] = reversed(ways[at:end])
        at = max(end, at + 1)
    turned = [_MIRROR.get(u, u) if _is_outside(ways, i) else u for i, u in enumerate(line)]
    best = turned if _unpaired(turned) <= _unpaired(line) else line
    return "".join(map(plain, best))


def _run(line: list[str], ways: list[str], at: int) -> int:
    """Where the stretch from left to right ends that begins at `at`; `at` itself where none does."""
    if ways[at] not in ("L", "N"):
        return at
    end, i = at + 1, at + 1
    latin = ways[at] == "L" or _touches_latin(ways, at)
    while i < len(line):
        way = ways[i]
        if way == "R":
            break
        if way == "L" or way == "N":
            if not latin and (way == "L" or not _one_number(line[end:i])):
                break
            end = i + 1
        i += 1
    return end


def _touches_latin(ways: list[str], at: int) -> bool:
    """Whether a number belongs to Latin words: one follows before any Arabic letter."""
    for way in ways[at:]:
        if way in ("L", "R"):
            return way == "L"
    return False


def _one_number(between: list[str]) -> bool:
    return len(between) <= 1 and all(u in _WITHIN_NUMBERS for u in between)


def _way(unit: str) -> str:
    """R for an Arabic letter, L for another, N for a digit, else nothing."""
    c = unit[:1]
    kind = unicodedata.bidirectional(c) if c else ""
    if kind in ("R", "AL"):
        return "R"
    return {"L": "L", "EN": "N", "AN": "N" if c not in _WITHIN_NUMBERS else ""}.get(kind, "")


def _is_outside(ways: list[str], i: int) -> bool:
    """Whether a mark stands outside of Latin stretches."""
    before = next((w for w in reversed(ways[:i]) if w in ("L", "R")), "R")
    after = next((w for w in ways[i + 1 :] if w in ("L", "R")), "R")
    return "R" in (before, after)


def _unpaired(units: Sequence[str]) -> int:
    """How many brackets have no partner in the order of reading."""
    open_: list[str] = []
    wrong = 0
    for u in units:
        if u in _PAIRS:
            open_.append(_PAIRS[u])
        elif u in _MIRROR:
            if open_ and open_[-1] == u:
                open_.pop()
            else:
                wrong += 1
    return wrong + len(open_)


def _is_form(c: str) -> bool:
    code = ord(c)
    return 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC or 0xFB00 <= code <= 0xFB06


def _joins(letter: str) -> bool:
    """Whether a letter has a form that joins to the next one."""
    name = unicodedata.name(letter, "")
    try:
        unicodedata.lookup(f"{name} INITIAL FORM")
    except KeyError:
        return False
    return True
