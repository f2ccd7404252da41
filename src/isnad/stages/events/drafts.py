"""Drafts of events: candidates that are likely enough, with their participants; mentions of one event merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from isnad.lexicons.match import raw_start
from isnad.model import Span
from isnad.stages.events.factuality import UNREAL, shown_by
from isnad.stages.events.roles import assign
from isnad.stages.events.scene import Candidate, Scene
from isnad.stages.events.sums import Tables
from isnad.stages.events.triggers import chances, options

_POINTS = 4  # sentences back to which a demonstrative points


@dataclass(slots=True)
class Draft:
    """An event in the making; `p` is the probability that its trigger tells one at all.

    `again` are the other mentions of it, the likeliest first; `titled` is whether the title tells it too.
    """

    candidate: Candidate
    label: str
    actors: list[str]
    recipients: list[str]
    p: float
    p_actor: float
    rule: str = ""  # by which grammar shows its status
    again: list[Candidate] = field(default_factory=list)
    titled: bool = False
    known: bool = False  # named as one that was told before: "this attack"

    @property
    def times(self) -> int:
        """How often it is told."""
        return 1 + len(self.again)


def row_key(c: Candidate) -> str:
    """What a candidate has in common with another mention of its like: its lexicon row, else its act."""
    return c.cue.id or c.act


def drafts(scene: Scene, choices: Tables, threshold: float) -> list[Draft]:
    """Candidates that tell an event with probability `threshold` or more, with participants, in text order."""
    out = []
    seen: dict[str, int] = {}
    for c in scene.candidates:
        key = row_key(c)
        p = chances(choices.kind, scene, c, seen.get(key, 0))
        seen[key] = seen.get(key, 0) + 1
        best = max(range(1, len(p)), key=lambda i: p[i], default=0)
        if best and 1 - p[0] >= threshold:
            label = options(c)[best]
            actors, recipients, p_actor = assign(scene, choices, c, label)
            if actors or recipients:
                rule = shown_by(scene, c, label)
                titled = c.sentence < scene.titles
                known = _known(scene, c)
                out.append(Draft(c, label, actors, recipients, 1 - p[0], p_actor, rule, titled=titled, known=known))
    return out


def _known(scene: Scene, c: Candidate) -> bool:
    """Whether a trigger is a noun behind a demonstrative, in Arabic with its article."""
    if c.own is not None or c.hit.verb is not None or scene.particle(c.first - 1) != "dem":
        return False
    return c.cue.part.endswith("-the") if scene.article.lang == "ar" else c.cue.part == "noun"


def merge(found: Sequence[Draft]) -> list[Draft]:
    """Drafts that tell one event become the likeliest of them, one that tells it as a fact first; text order."""
    out: list[Draft] = []
    told: dict[tuple[str, str], list[Draft]] = {}  # by class and participant
    for d in sorted(_once(found), key=lambda d: (d.rule in UNREAL, -d.p)):
        parts = [(d.label, entity) for entity in (*d.actors, *d.recipients)]
        known = next((e for part in parts for e in told.get(part, ()) if _same_event(d, e)), None)
        if known is not None:
            known.again += (d.candidate, *d.again)
            known.titled = known.titled or d.titled
        else:
            out.append(d)
            for part in parts:
                told.setdefault(part, []).append(d)
    return sorted(out, key=lambda d: d.candidate.first)


def _once(found: Sequence[Draft]) -> list[Draft]:
    """Drafts without those named as known, which become mentions of the last of their class close before them."""
    last: dict[str, Draft] = {}
    out = []
    for d in found:
        meant = last.get(d.label) if d.known else None
        if meant is not None and d.candidate.sentence - meant.candidate.sentence <= _POINTS:
            meant.again.append(d.candidate)
        else:
            last[d.label] = d
            out.append(d)
    return out


def _same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one class tell one event: with one word or half of their participants in common."""
    x, y = {*a.actors, *a.recipients}, {*b.actors, *b.recipients}
    shared = len(x & y)
    return shared > 0 and (row_key(a.candidate) == row_key(b.candidate) or 2 * shared >= len(x | y))


def trigger_span(scene: Scene, c: Candidate) -> Span:
    """The trigger's raw span, without clitics, with a verb that goes with it."""
    tokens, text = scene.tokens, scene.article.text
    if c.own is not None and not c.cue.id:
        return scene.article.span(c.own.cue.start, c.own.cue.end)
    start = raw_start(tokens, text, c.first, c.hit.clitic)
    return scene.article.span(start, tokens.end[max(c.last, c.hit.verb_end) - 1])
