"""A cue among its neighbours, and the coarse view of tokens that every choice about it shares."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from isnad.lexicons.match import Matcher
from isnad.stages.attributions.cues import CueSpan
from isnad.stages.attributions.government import Government, government
from isnad.stages.attributions.lexical import Lexical
from isnad.text.marks import CLOSING, COLONS, COMMAS, FULL_STOPS, OPENING
from isnad.text.remembered import Remembered


class Edges(dict[int, tuple[str, int]]):
    """By token: P or S where but for marks a paragraph or sentence ends before it, '' elsewhere; what follows.

    What follows an edge is the first token of the next sentence, elsewhere the token behind.
    """

    def __init__(self, lex: Lexical) -> None:
        super().__init__()
        self._lex = lex

    def __missing__(self, j: int) -> tuple[str, int]:
        found = self[j] = _edge(self._lex, j)
        return found


@dataclass(slots=True)
class View:
    """Per token of one article, with two more entries for its end: those at -1 and -2, for what is before it, too.

    shape: what stands there, coarsely; norm: the folded form; cue: 0 or 1 + the number of the cue there;
    cues, marks, comps, named: how many cues, marks, complementizers and tokens of names of persons stand before it;
    within: whether it is a mark or stands inside a phrase; pairs: the shapes before and at it; names: its name tag
    and how it stands to a phrase; opens: whether a content may begin there for what stands before it; hits: the
    first and last token of what matchers found, by a name, each looked up once.
    """

    lex: Lexical
    shape: list[str]
    norm: list[str]
    cue: list[int]
    cues: list[int]
    marks: list[int]
    comps: list[int]
    named: list[int]
    within: list[bool]
    pairs: list[tuple[str, str]]
    names: list[tuple[str, str]]
    opens: list[bool]
    edges: Edges
    hits: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def found(self, name: str, find: Matcher[str]) -> list[tuple[int, int]]:
        """What `find` finds in the article, in text order, kept under `name`."""
        if name not in self.hits:
            self.hits[name] = [(hit.first, hit.last) for hit in find.everywhere(self.lex.tokens)]
        return self.hits[name]


@dataclass(slots=True)
class Scene:
    """One cue; tokens `first:last` are its sentence, `source` its source phrase once that is known."""

    view: View
    cue: CueSpan
    first: int
    last: int
    source: tuple[int, int] | None = None
    lex: Lexical = field(init=False)
    government: Government = field(init=False)

    def __post_init__(self) -> None:
        form, self.lex = self.cue.form, self.view.lex
        self.government = government(self.lex.lang, form.governs, form.part)


def mark_class(norm: str) -> str:
    if norm in COLONS:
        return "colon"
    if norm in COMMAS:
        return "comma"
    if norm in FULL_STOPS:
        return "stop"
    if norm == '"':
        return "straight"
    if norm in "([{":
        return "bracket"
    if norm in ")]}":
        return "unbracket"
    if norm in OPENING:
        return "open"
    if norm in CLOSING:
        return "close"
    return "mark"


_MARKS = Remembered(mark_class)
PLAIN = frozenset({"word", "number"})
OPENING_MARKS = frozenset('(«"“')

FINITE = frozenset({"perfect", "imperfect"})  # parts of cues that are finite verbs
SURE = 0.33  # probability from which a cue counts as a neighbour of others; F1 is flat between 0.3 and 0.5


def scenes(lex: Lexical, cues: Sequence[CueSpan]) -> list[Scene]:
    """Each cue among its neighbours; doubtful cues get a scene but are no neighbours."""
    if not cues:
        return []
    n = len(lex.tokens)
    cue_at, begins = [0] * (n + 1), [0] * n
    for k, c in enumerate(cues, 1):
        if c.p < SURE:
            continue
        begins[c.first] = 1
        for i in range(c.first, c.last):
            cue_at[i] = k
    view = _view(lex, cue_at, begins)
    out = []
    for c in cues:
        s = lex.sentences[lex.sentence[c.first]]
        out.append(Scene(view, c, s.first, s.last))
    return out


def _view(lex: Lexical, cue_at: list[int], begins: list[int]) -> View:
    tokens, phrase = lex.tokens, lex.phrase
    shapes = [
        particle or ("cue-" + hit.value.part if hit is not None else tag or "word")
        if kind == "w"
        else (_MARKS[norm] if kind == "m" else "number")
        for kind, norm, particle, hit, tag in zip(
            tokens.kind, tokens.norm, lex.particle, lex.cue, phrase, strict=True
        )
    ]  # the mark class, particle class, cue part, name tag or kind of each
    shapes.append("edge")
    edges = [p[:1] for p in phrase]
    pairs = list(zip(["edge", *shapes], [*shapes, "edge"], strict=True))
    opens = [
        e != "I" and before not in PLAIN and (k != "m" or w in OPENING_MARKS)
        for e, (before, _), k, w in zip(edges, pairs[:-2], tokens.kind, tokens.norm, strict=True)
    ]
    return View(
        lex=lex,
        shape=[*shapes, "edge"],
        norm=[*tokens.norm, "edge", "edge"],
        cue=cue_at,
        cues=_running(begins),
        marks=_running([k == "m" for k in tokens.kind]),
        comps=_running([p == "comp" for p in lex.particle]),
        named=_running([t.endswith("PER") for t in lex.name]),
        within=[k == "m" or e == "I" for k, e in zip(tokens.kind, edges, strict=True)],
        pairs=pairs,
        names=[*zip(lex.name, edges, strict=True), ("", "")],
        opens=opens,
        edges=Edges(lex),
    )


def _running(values: Sequence[int]) -> list[int]:
    """How much stands before each place, and in all."""
    return list(accumulate(values, initial=0))


def _edge(lex: Lexical, j: int) -> tuple[str, int]:
    kind, n, here, k = lex.tokens.kind, len(lex.tokens), lex.sentence[j - 1], j
    while k < n and kind[k] == "m" and lex.sentence[k] == here:
        k += 1
    if k == n:
        return "P", n
    if lex.sentence[k] == here:
        return "", min(j + 1, n)
    return ("P" if lex.sentences[here].paragraph != lex.sentences[lex.sentence[k]].paragraph else "S"), k


BUCKETS = [
    str(n) if n <= 6 else "10" if n <= 10 else "16" if n <= 16 else "25" if n <= 25 else "40" if n <= 40 else "far"
    for n in range(64)
]


FEW = tuple(map(str, range(5)))


def bucket(n: int) -> str:
    """Distances on a scale that grows: 0 to 6 each, then to 10, 16, 25, 40, far."""
    return BUCKETS[n] if n <= 40 else "far"


def few(n: int, most: int = 3) -> str:
    """A count up to `most`."""
    return FEW[n] if n < most else FEW[most]
