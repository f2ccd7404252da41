"""What a copy cut, added and altered against the text it came from, and both as one text with the changes marked."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise, takewhile, zip_longest

from msgspec import Struct

from isnad.model import Reading, Span
from isnad.resolve.alignment import Tile, tiles
from isnad.resolve.profile import profile
from isnad.resolve.words import Words, article_words
from isnad.text.fold import fold_word

_LITTLE = 0.3  # share of a sentence's words that the other has, below which it is cut or added as a whole
KEPT, CUT, ADDED = "kept", "cut", "added"


class Change(Struct, frozen=True, kw_only=True):
    """One change. `what` is sentence, title, credit, number, date, name, cue or words; texts are verbatim."""

    kind: str  # cut | added | altered
    what: str
    was: str | None = None
    now: str | None = None


class Piece(Struct, frozen=True):
    """A stretch of a marked text: kept, cut (the original's words) or added (the copy's)."""

    kind: str
    text: str


def changes(original: Reading, copy: Reading) -> list[Change]:
    """What the copy changed, outermost first: title, credit, then in the order of the texts."""
    return _Pair(original, copy).changes()


def marked(original: Reading, copy: Reading) -> list[list[Piece]]:
    """The copy's sentences with what was cut and added in them, and where whole sentences are missing these."""
    return _Pair(original, copy).marked()


class _Pair:
    """Two readings with their words aligned."""

    def __init__(self, original: Reading, copy: Reading) -> None:
        self.a, self.b = original, copy
        self.wa = article_words(original.article, original.boilerplate, original.title)
        self.wb = article_words(copy.article, copy.boilerplate, copy.title)
        self.tiles = _with_ends(tiles(self.wa.norm, self.wb.norm), self.wa.norm, self.wb.norm)
        self.kept_a = _covered(len(self.wa), ((t.a, t.length) for t in self.tiles))
        self.kept_b = _covered(len(self.wb), ((t.b, t.length) for t in self.tiles))
        self.cut = _alone(self.wa, self.kept_a)
        self.added = _alone(self.wb, self.kept_b)

    def changes(self) -> list[Change]:
        out = [*self._title(), *self._credits()]
        found: list[tuple[int, Change]] = []
        for first, last in self.cut:
            found.append((first, Change(kind="cut", what="sentence", was=_text(self.a, self.wa, first, last))))
        for first, last in self.added:
            at = self._place(first)
            found.append((at, Change(kind="added", what="sentence", now=_text(self.b, self.wb, first, last))))
        for (a, a_end), (b, b_end) in self._altered():
            was, now = _text(self.a, self.wa, a, a_end), _text(self.b, self.wb, b, b_end)
            kind = "altered" if was and now else "cut" if was else "added"
            what = self._what((a, a_end), (b, b_end))
            found.append((a, Change(kind=kind, what=what, was=was or None, now=now or None)))
        return out + [change for _, change in sorted(found, key=lambda x: x[0])]

    def marked(self) -> list[list[Piece]]:
        lines: list[tuple[float, list[Piece]]] = []
        cuts: dict[int, list[Piece]] = defaultdict(list)
        for (a, a_end), (b, _) in self._altered():
            if a_end > a:
                cuts[b].append(Piece(CUT, _text(self.a, self.wa, a, a_end)))
        whole = set(self.added)
        for sentence in self.wb.sentences:
            if sentence in whole:
                lines.append((self._place(sentence[0]) - 0.5, [Piece(ADDED, _text(self.b, self.wb, *sentence))]))
            else:
                lines.append((self._place(sentence[0]), self._sentence(*sentence, cuts)))
        lines += [(first, [Piece(CUT, _text(self.a, self.wa, first, last))]) for first, last in self.cut]
        lines += [(len(self.wa), [piece]) for at in sorted(cuts) for piece in cuts[at]]
        return [pieces for _, pieces in sorted(lines, key=lambda x: x[0])]

    def _sentence(self, first: int, last: int, cuts: dict[int, list[Piece]]) -> list[Piece]:
        """The copy's words with what was cut before each; takes that out of `cuts`."""
        out: list[Piece] = []
        at = first
        while at < last:
            out += cuts.pop(at, ())
            end = at + 1
            while end < last and self.kept_b[end] == self.kept_b[at] and end not in cuts:
                end += 1
            out.append(Piece(KEPT if self.kept_b[at] else ADDED, _text(self.b, self.wb, at, end)))
            at = end
        return out

    def _title(self) -> Iterator[Change]:
        was, now = (r.title or r.article.title for r in (self.a, self.b))
        if was and now and fold_word(was.text) != fold_word(now.text):
            yield Change(kind="altered", what="title", was=was.text, now=now.text)

    def _credits(self) -> Iterator[Change]:
        mine, theirs = profile(self.a, self.wa), profile(self.b, self.wb)
        for key in mine.credits:
            if key not in theirs.credits and key not in (theirs.outlet_key, mine.outlet_key):
                yield Change(kind="cut", what="credit", was=mine.credits[key])
        for key in theirs.credits:
            if key not in mine.credits and key != theirs.outlet_key:
                yield Change(kind="added", what="credit", now=theirs.credits[key])

    def _altered(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Stretches within sentences that both texts have, as (first, last) words of both; one may be empty."""
        ends = Tile(0, 0, 0), Tile(len(self.wa), len(self.wb), 0)
        by_a = [ends[0], *self.tiles, ends[1]]
        by_b = sorted(by_a, key=lambda t: (t.b, t.length))
        follows = dict(pairwise(by_b))
        for one, after in pairwise(by_a):
            a, b = one.a + one.length, one.b + one.length
            cut = _stretches(self.wa, a, after.a, self.cut)
            if follows.get(one) != after:  # what follows stands elsewhere in the copy
                yield from ((stretch, (b, b)) for stretch in cut)
                continue
            added = _stretches(self.wb, b, after.b, self.added)
            for was, now in zip_longest(cut, added):
                yield was or (a, a), now or (b, b)
        followed = dict(pairwise(by_a))
        for one, after in pairwise(by_b):
            if followed.get(one) != after:
                at = one.a + one.length
                yield from (((at, at), x) for x in _stretches(self.wb, one.b + one.length, after.b, self.added))

    def _place(self, word: int) -> int:
        """Where in the original the copy's word stands, or would stand."""
        before = [t for t in self.tiles if t.b <= word]
        if not before:
            return -1
        last = max(before, key=lambda t: t.b)
        return last.a + min(word - last.b, last.length)

    def _what(self, a: tuple[int, int], b: tuple[int, int]) -> str:
        sides = [(r, w, first, last) for r, w, (first, last) in ((self.a, self.wa, a), (self.b, self.wb, b))]
        norms = [set(w.norm[first:last]) for _, w, first, last in sides]
        if any(_touches(r.times, w, first, last) for r, w, first, last in sides):
            return "date"
        if {n for n in norms[0] if n[0].isdigit()} != {n for n in norms[1] if n[0].isdigit()}:
            return "number"
        if any(_touches([m for m in r.mentions if m.kind == "name"], w, f, last) for r, w, f, last in sides):
            return "name"
        if any(_touches([s.cue for s in r.statements], w, first, last) for r, w, first, last in sides):
            return "cue"
        return "words"


def _with_ends(found: list[Tile], a: list[str], b: list[str]) -> list[Tile]:
    """The tiles, and the few equal words with which both texts begin and end, which are too few for a tile."""
    free_a, free_b = min((t.a for t in found), default=len(a)), min((t.b for t in found), default=len(b))
    first = _equal(zip(a[:free_a], b[:free_b], strict=False))
    used_a, used_b = (
        max([first, *ends]) for ends in ([t.a + t.length for t in found], [t.b + t.length for t in found])
    )
    last = _equal(zip(reversed(a[used_a:]), reversed(b[used_b:]), strict=False))
    ends = [Tile(0, 0, first), Tile(len(a) - last, len(b) - last, last)]
    return sorted([*found, *(t for t in ends if t.length)], key=lambda t: t.a)


def _equal(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda p: p[0] == p[1], pairs))


def _covered(words: int, stretches: Iterable[tuple[int, int]]) -> bytearray:
    """For each word whether one of the stretches (first word, length) holds it."""
    there = bytearray(words)
    for first, n in stretches:
        there[first : first + n] = b"\x01" * n
    return there


def _alone(words: Words, there: bytearray) -> list[tuple[int, int]]:
    """The sentences that the other text has little of."""
    return [(f, last) for f, last in words.sentences if sum(there[f:last]) < _LITTLE * (last - f)]


def _stretches(words: Words, first: int, last: int, alone: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words `first:last` by sentence, without the sentences that are told as a whole."""
    meeting = words.sentences[bisect_right(words.sentences, first, key=lambda s: s[1]) :]
    inside = takewhile(lambda s: s[0] < last, meeting)
    return [(max(first, f), min(last, end)) for f, end in inside if (f, end) not in alone]


def _touches(found: Iterable[object], words: Words, first: int, last: int) -> bool:
    if last <= first:
        return False
    start, end = words.span(first, last)
    return any(getattr(x, "start", end) < end and start < getattr(x, "end", start) for x in found)


def _text(reading: Reading, words: Words, first: int, last: int) -> str:
    if last <= first:
        return ""
    start, end = words.span(first, last)
    return " ".join(Span(start, end, reading.article.text[start:end]).text.split())
