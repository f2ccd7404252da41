"""An article's text in stretches, each with what was found there; together they are the text, letter for letter."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from isnad.model import Reading, Statement
from isnad.record import Judgement
from isnad.web.showing import local_id, who_url

COLOURS = 8
_CONTENT, _CUE, _SOURCE, _TRIGGER, _CHROME, _LINK, _MENTION, _MISSED = range(8)


class Stretch(Struct, frozen=True, kw_only=True):
    """Words of one paragraph that have the same marks."""

    text: str
    statements: list[str] = field(default_factory=list)  # local ids, the innermost last
    colour: int | None = None  # of the innermost statement's speaker
    cue: bool = False
    source: bool = False
    chrome: bool = False
    trigger: str | None = None  # the event's local id
    anchors: list[str] = field(default_factory=list)  # where links to words lead
    who: str | None = None  # address of whom a name here denotes
    missed: bool = False  # people say that a statement was not found here


class Paragraph(Struct, frozen=True, kw_only=True):
    """A line of the text with what begins in it. `kind` is title, chrome or text; `at` is where the line begins."""

    kind: str
    at: int
    stretches: list[Stretch]
    statements: list[str]
    events: list[str]
    missed: list[str]  # judgements by which a statement is missing here


class Marked(Struct, frozen=True, kw_only=True):
    """An article as a page shows it; `colours` are by statement."""

    paragraphs: list[Paragraph]
    colours: dict[str, int]


def marked(reading: Reading, missed: Sequence[Judgement] = ()) -> Marked:
    """The paragraphs of a reading, with what people `missed` in it; blank lines are left out."""
    return _Marker(reading, missed).run()


def anchor(start: int) -> str:
    """The id of the place where words begin."""
    return f"w{start}"


class _Marker:
    def __init__(self, reading: Reading, missed: Sequence[Judgement]) -> None:
        self.reading = reading
        self.missed = [(start, end, j.id) for j in missed for start, end in j.evidence[0].spans]
        self.text = reading.article.text
        self.colours = _colours(reading)
        self.marks = sorted(self._marks())
        self.next = 0  # of the marks, the first that no paragraph has reached yet
        self.open: list[tuple[int, int, int, str]] = []  # those that may reach into the next one
        self.anchors = self._anchors()
        self.starts_s = sorted((_start(s), s.id) for s in reading.statements)
        self.starts_v = sorted((v.trigger.start, v.id) for v in reading.events)

    def run(self) -> Marked:
        title = self.reading.title or self.reading.article.title
        paragraphs: list[Paragraph] = []
        at = 0
        for line in self.text.split("\n"):
            end = at + len(line)
            if line.strip():
                stretches = list(self._stretches(at, end))
                is_title = title is not None and at <= title.start < end
                chrome = all(s.chrome or not s.text.strip() for s in stretches)
                paragraphs.append(
                    Paragraph(
                        kind="title" if is_title else "chrome" if chrome else "text",
                        at=at,
                        stretches=stretches,
                        statements=[id for start, id in self.starts_s if at <= start < end],
                        events=[id for start, id in self.starts_v if at <= start < end],
                        missed=[id for start, _, id in self.missed if at <= start < end],
                    )
                )
            at = end + 1
        return Marked(paragraphs=paragraphs, colours=self.colours)

    def _marks(self) -> Iterator[tuple[int, int, int, str]]:
        """(start, end, what, id) of everything that is marked."""
        for start, end, _ in self.missed:
            yield start, end, _MISSED, ""
        for b in self.reading.boilerplate:
            yield b.start, b.end, _CHROME, ""
        for s in self.reading.statements:
            yield from ((c.start, c.end, _CONTENT, s.id) for c in s.content)
            yield s.cue.start, s.cue.end, _CUE, s.id
            if s.source:
                yield s.source.start, s.source.end, _SOURCE, s.id
        for v in self.reading.events:
            yield v.trigger.start, v.trigger.end, _TRIGGER, v.id
        entities = {e.id: e for e in self.reading.entities}
        for m in self.reading.mentions:
            if m.entity in entities:
                yield m.start, m.end, _MENTION, who_url(local_id(self.reading.article.id, entities[m.entity]))

    def _anchors(self) -> set[int]:
        out = set()
        for s in self.reading.statements:
            out.add(s.cue.start)
            out |= {link.span.start for link in s.chain if link.span}
            out |= {c.start for c in s.content[:1]}
        mechanisms = {e.id for e in self.reading.entities if e.kind}
        out |= {m.start for m in self.reading.mentions if m.entity in mechanisms}
        return out | {v.trigger.start for v in self.reading.events} | {start for start, _, _ in self.missed}

    def _stretches(self, start: int, end: int) -> Iterator[Stretch]:
        while self.next < len(self.marks) and self.marks[self.next][0] < end:
            self.open.append(self.marks[self.next])
            self.next += 1
        here = self.open = [m for m in self.open if m[1] > start]
        cuts = {start, end} | {x for a, b, _, _ in here for x in (a, b) if start < x < end}
        cuts |= {x for x in self.anchors if start < x < end}
        ordered = sorted(cuts)
        for a, b in pairwise(ordered):
            yield self._stretch(a, b, [m for m in here if m[0] <= a and b <= m[1]])

    def _stretch(self, a: int, b: int, over: list[tuple[int, int, int, str]]) -> Stretch:
        contents = sorted((m for m in over if m[2] == _CONTENT), key=lambda m: m[0] - m[1])
        kinds = {m[2] for m in over}
        own = next((m[3] for m in over if m[2] in (_CUE, _SOURCE)), None)
        inner = contents[-1][3] if contents else own
        return Stretch(
            text=self.text[a:b],
            statements=[m[3] for m in contents] or ([own] if own else []),
            colour=self.colours.get(inner) if inner else None,
            cue=_CUE in kinds,
            source=_SOURCE in kinds,
            chrome=_CHROME in kinds,
            missed=_MISSED in kinds,
            trigger=next((m[3] for m in over if m[2] == _TRIGGER), None),
            anchors=[anchor(a)] if a in self.anchors else [],
            who=min((m for m in over if m[2] == _MENTION), key=lambda m: m[1] - m[0], default=(0, 0, 0, None))[3],
        )


def _start(s: Statement) -> int:
    """Where a statement's words begin: its source, its cue or its content, whichever stands first."""
    return min([s.cue.start, *(c.start for c in s.content), *([s.source.start] if s.source else [])])


def _colours(reading: Reading) -> dict[str, int]:
    """A colour for each statement: one for each speaker, in the order in which they speak."""
    of: dict[str, int] = {}
    return {s.id: of.setdefault(",".join(s.speakers), len(of) % COLOURS) for s in reading.statements}
