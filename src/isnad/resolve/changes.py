"""What a copy cut, added and altered against the text it came from, and both as one text with the changes marked."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from isnad.model import Reading, Span
from isnad.resolve.alignment import Tile, tiles
from isnad.resolve.profile import profile
from isnad.resolve.words import Words, article_words
from isnad.text.fold import fold_word

_LITTLE = 0.3  # share of a sentence's words that the other has, below which it is cut or added as a whole
_GAP = 8  # words of an alteration at most: more is another sentence
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
        self.tiles = tiles(self.wa.norm, self.wb.norm)
        self.cut = _alone(self.wa, ((t.a, t.length) for t in self.tiles))
        self.added = _alone(self.wb, ((t.b, t.length) for t in self.tiles))

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
        altered = {b: ((a, a_end), b_end) for (a, a_end), (b, b_end) in self._altered()}
        whole = set(self.added)
        for sentence in self.wb.sentences:
            if sentence in whole:
                lines.append((self._place(sentence[0]) - 0.5, [Piece(ADDED, _text(self.b, self.wb, *sentence))]))
            else:
                lines.append((self._place(sentence[0]), self._sentence(*sentence, altered)))
        lines += [(first, [Piece(CUT, _text(self.a, self.wa, first, last))]) for first, last in self.cut]
        return [pieces for _, pieces in sorted(lines, key=lambda x: x[0])]

    def _sentence(self, first: int, last: int, altered: dict[int, tuple[tuple[int, int], int]]) -> list[Piece]:
        out: list[Piece] = []
        at = first
        while at < last:
            if at in altered:
                (a, a_end), b_end = altered[at]
                out += [Piece(CUT, _text(self.a, self.wa, a, a_end))] if a_end > a else []
                out += [Piece(ADDED, _text(self.b, self.wb, at, min(b_end, last)))] if b_end > at else []
                if b_end > at:
                    at = b_end
                    continue
            end = min((b for b in altered if b > at), default=last)
            out.append(Piece(KEPT, _text(self.b, self.wb, at, min(end, last))))
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
        """Stretches of a few words between two equal ones, as (first, last) words of both."""
        for one, after in self._neighbours():
            a, a_end, b, b_end = one.a + one.length, after.a, one.b + one.length, after.b
            small = a_end - a <= _GAP and b_end - b <= _GAP and (a_end > a or b_end > b)
            if small and not (_within(a, a_end, self.cut) or _within(b, b_end, self.added)):
                yield (a, a_end), (b, b_end)

    def _neighbours(self) -> Iterator[tuple[Tile, Tile]]:
        """Tiles that follow each other in both texts."""
        following = {t.b: i for i, t in enumerate(sorted(self.tiles, key=lambda t: t.b))}
        for one, after in zip(self.tiles, self.tiles[1:], strict=False):
            if following[after.b] == following[one.b] + 1:
                yield one, after

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


def _alone(words: Words, covered: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that the other text has little of."""
    there = bytearray(len(words))
    for first, n in covered:
        there[first : first + n] = b"\x01" * n
    return [(f, last) for f, last in words.sentences if sum(there[f:last]) < _LITTLE * (last - f)]


def _within(first: int, last: int, sentences: list[tuple[int, int]]) -> bool:
    return any(f <= first and last <= end and last > first for f, end in sentences)


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
