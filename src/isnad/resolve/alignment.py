"""Which words of one article stand in another: stretches of equal words, in whatever order they come.

Greedy string tiling (Wise 1993) over an index of word triples: copies move and merge paragraphs, so an
alignment that keeps the order would miss half of what was taken over.
"""

from collections import defaultdict
from dataclasses import dataclass

from isnad.resolve.words import Words

SEED = 3  # words of the shortest stretch that counts
_COMMON = 40  # places of one triple in an article; more are a list or a table and tell nothing


@dataclass(frozen=True, slots=True)
class Tile:
    """`length` equal words from word `a` of one article and word `b` of the other."""

    a: int
    b: int
    length: int


def tiles(a: list[str], b: list[str]) -> list[Tile]:
    """Stretches of equal words, longest first claims; no word of either stands in two. In order of `a`."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for j, triple in enumerate(zip(b, b[1:], b[2:], strict=False)):
        places[triple].append(j)
    found: list[tuple[int, int, int]] = []
    for i, triple in enumerate(zip(a, a[1:], a[2:], strict=False)):
        here = places.get(triple)
        if not here or len(here) > _COMMON:
            continue
        for j in here:
            if i and j and a[i - 1] == b[j - 1]:
                continue  # inside a stretch that was found
            n = SEED
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            found.append((-n, i, j))
    found.sort()
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    out: list[Tile] = []
    for minus, i, j in found:
        out += _free(-minus, i, j, used_a, used_b)
    return sorted(out, key=lambda t: t.a)


def _free(n: int, i: int, j: int, used_a: bytearray, used_b: bytearray) -> list[Tile]:
    """What of a stretch no longer one has claimed, and claims it."""
    out = []
    k = 0
    while k < n:
        first = k
        while k < n and not used_a[i + k] and not used_b[j + k]:
            k += 1
        if k - first >= SEED:
            out.append(Tile(i + first, j + first, k - first))
            used_a[i + first : i + k] = used_b[j + first : j + k] = b"\x01" * (k - first)
        k += 1
    return out


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of two articles is one text; counts of words."""

    words: int  # in stretches that both have
    own: int  # of those, outside quotation marks in both
    longest: int
    a: int  # words of each article
    b: int
    a_own: int  # of those, outside quotation marks
    b_own: int
    a_first: float  # share of the first sentence's words that the other has
    b_first: float

    @property
    def of_shorter(self) -> float:
        """Share of the shorter article's words outside quotation marks that stand in the other."""
        return self.own / max(1, min(self.a_own, self.b_own))


def shared(a: Words, b: Words) -> Shared:
    """Measure what two articles have in common."""
    found = tiles(a.norm, b.norm)
    own = 0
    in_a, in_b = bytearray(len(a)), bytearray(len(b))
    for t in found:
        in_a[t.a : t.a + t.length] = in_b[t.b : t.b + t.length] = b"\x01" * t.length
        if a.quoted or b.quoted:
            own += sum(1 for k in range(t.length) if t.a + k not in a.quoted and t.b + k not in b.quoted)
        else:
            own += t.length
    return Shared(
        words=sum(t.length for t in found),
        own=own,
        longest=max((t.length for t in found), default=0),
        a=len(a),
        b=len(b),
        a_own=len(a) - len(a.quoted),
        b_own=len(b) - len(b.quoted),
        a_first=_first(a, in_a),
        b_first=_first(b, in_b),
    )


def _first(words: Words, covered: bytearray) -> float:
    first, last = words.sentences[0] if words.sentences else (0, 0)
    return sum(covered[first:last]) / (last - first) if last > first else 0.0
