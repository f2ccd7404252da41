"""The lines of an article, as layout looks at them."""

from typing import NamedTuple

from isnad.model import Sentence, Tokens
from isnad.text.marks import CLOSING, COLONS, COMMAS, DASHES, FULL_STOPS, OPENING, STRAIGHT

BARS = DASHES | frozenset("|/\\>›»•·")
FRAMES = OPENING | CLOSING | STRAIGHT
_EDGE = FRAMES | BARS | COMMAS | COLONS | FULL_STOPS | frozenset("*#")


class Line(NamedTuple):
    """Tokens `first:last` (last exclusive) and how many of them are words or numbers."""

    first: int
    last: int
    words: int


def lines_of(tokens: Tokens, sentences: list[Sentence]) -> list[Line]:
    """One line per paragraph."""
    bounds: list[tuple[int, int, int]] = []
    for s in sentences:
        if bounds and bounds[-1][2] == s.paragraph:
            bounds[-1] = (bounds[-1][0], s.last, s.paragraph)
        else:
            bounds.append((s.first, s.last, s.paragraph))
    return [line_of(tokens, first, last) for first, last, _ in bounds]


def line_of(tokens: Tokens, first: int, last: int) -> Line:
    """The line of tokens `first:last`."""
    kind = tokens.kind
    return Line(first, last, sum(kind[i] != "m" for i in range(first, last)))


def inner(tokens: Tokens, line: Line) -> tuple[int, int]:
    """Its tokens without marks at the edges."""
    first, last = line.first, line.last
    while first < last and tokens.norm[first] in _EDGE:
        first += 1
    while last > first and tokens.norm[last - 1] in _EDGE:
        last -= 1
    return first, last


def letters(tokens: Tokens, first: int, last: int) -> str:
    """The folded letters and digits, without spaces and marks: equal for two spellings of one line."""
    return "".join(tokens.norm[i] for i in range(first, last) if tokens.kind[i] != "m")
