"""A cue among its neighbours, and the coarse view of tokens that every choice about it shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.stages.attributions.cues import CueSpan
from isnad.stages.attributions.lexical import Lexical
from isnad.text.marks import CLOSING, COLONS, COMMAS, FULL_STOPS, OPENING


@dataclass(slots=True)
class View:
    """Per token of one article, with one more entry for the end of the text.

    shape: what stands there, coarsely; norm: the folded form; cue: 0 or 1 + the number of the cue there;
    cues, marks, comps: how many cues, marks and complementizers stand before it.
    """

    lex: Lexical
    shape: list[str]
    norm: list[str]
    cue: list[int]
    cues: list[int]
    marks: list[int]
    comps: list[int]
    named: list[int]  # tokens of names of persons before it

    def at(self, i: int) -> str:
        """The shape at token `i`; 'edge' outside the text."""
        return self.shape[i] if 0 <= i < len(self.shape) else "edge"

    def word(self, i: int) -> str:
        return self.norm[i] if 0 <= i < len(self.norm) else "edge"


@dataclass(slots=True)
class Scene:
    """One cue; tokens `first:last` are its sentence, `source` its source phrase once that is known."""

    view: View
    cue: CueSpan
    first: int
    last: int
    source: tuple[int, int] | None = None

    @property
    def lex(self) -> Lexical:
        return self.view.lex


def shape(lex: Lexical, i: int) -> str:
    """The mark class, particle class, cue part, name tag or kind of token `i`."""
    kind = lex.tokens.kind[i]
    if kind == "m":
        return mark_class(lex.tokens.norm[i])
    if kind == "n":
        return "number"
    if lex.particle[i]:
        return lex.particle[i]
    hit = lex.cue[i]
    if hit is not None:
        return "cue-" + hit.value.part
    return lex.phrase[i] or "word"


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


SURE = 0.33  # probability from which a cue counts as a neighbour of others; F1 is flat between 0.3 and 0.5


def scenes(lex: Lexical, cues: Sequence[CueSpan]) -> list[Scene]:
    """Each cue among its neighbours; doubtful cues get a scene but are no neighbours."""
    n = len(lex.tokens)
    cue_at, begins = [0] * (n + 1), [0] * n
    for k, c in enumerate(cues, 1):
        if c.p < SURE:
            continue
        begins[c.first] = 1
        for i in range(c.first, c.last):
            cue_at[i] = k
    view = View(
        lex,
        [shape(lex, i) for i in range(n)] + ["edge"],
        [*lex.tokens.norm, "edge"],
        cue_at,
        _running(begins),
        _running([int(k == "m") for k in lex.tokens.kind]),
        _running([int(p == "comp") for p in lex.particle]),
        _running([int(t.endswith("PER")) for t in lex.name]),
    )
    out = []
    for c in cues:
        s = lex.sentences[lex.sentence[c.first]]
        out.append(Scene(view, c, s.first, s.last))
    return out


def _running(values: Sequence[int]) -> list[int]:
    out = [0]
    for v in values:
        out.append(out[-1] + v)
    return out


_BUCKETS = [
    str(n) if n <= 6 else "10" if n <= 10 else "16" if n <= 16 else "25" if n <= 25 else "40" for n in range(41)
]


def bucket(n: int) -> str:
    """Distances on a scale that grows: 0 to 6 each, then to 10, 16, 25, 40, far."""
    return _BUCKETS[n] if n <= 40 else "far"


def few(n: int, most: int = 3) -> str:
    """A count up to `most`."""
    return str(n if n < most else most)
