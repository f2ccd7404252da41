"""When and where an event happened: a choice among the times and places near its trigger."""

import math
from collections.abc import Sequence

from isnad.model import Place, Span, Time, When
from isnad.stages.choice import Group, Templates
from isnad.stages.events.features import named
from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, shape
from isnad.stages.events.sums import Sums, Tables

_BACK = 3  # sentences before the trigger's own
_LEAD = 3  # sentences behind the title that set the scene for those after them
_LEAST_TIME, _LEAST_PLACE = 0.6, 0.8  # how likely a time or place must be beside none: rather none than a wrong one
_PLACE_TYPES = frozenset({"GPE", "STATE"})

TIME: Templates = {
    "undated": named("part many own inside", "part many own+inside many+own inside"),
    "id": named("id", "id"),
    "far": named("back rank part many", "back rank back+part back+rank back+many back+part+many"),
    "where": named("first many past own inside", "first first+many past+many own+inside"),
    "near": named("side gap part rank", "side side+gap side+gap+part rank"),
    "path": named("path side hits part inside", "path side+hits side+hits+part side+inside"),
    "form": named("side prep precision valued", "side+prep precision valued"),
    "held": named("side own held hits", "side+own+held held+side+hits"),
}
PLACE: Templates = {
    "nowhere": named("part own label", "part own label label+part"),
    "id": named("id", "id"),
    "far": named("back used kind inner rank", "back back+used back+kind+inner back+rank"),
    "where": named("back first used fame", "first+used back+fame first+fame fame"),
    "far.word": named("back word", "back+word"),
    "far.id": named("id used", "id+used"),
    "far.label": named("label fame used", "fame+label label+used"),
    "near": named("side gap used", "side+gap+used"),
    "kind": named("kind inner type used", "kind kind+inner type used+type"),
    "hits": named("side hits rank fame", "side+hits side+rank fame"),
    "word": named("word side hits", "word side+word side+hits+word"),
    "word.used": named("word used gap", "word+used word+gap"),
    "word.fame": named("word fame", "word+fame"),
    "word.id": named("word id glued", "word+id glued+id glued"),
    "word.label": named("word label", "label+word"),
    "label": named("label used", "label+used"),
    "word2": named("side word", "side+word"),
}


def _between(scene: Scene, c: Candidate, first: int, last: int) -> tuple[str, str, str, str]:
    """(side, words, marks, other candidates) between the trigger and tokens `first:last` of its sentence."""
    side = "A" if first >= c.last else "B"
    lo, hi = (c.last, first) if side == "A" else (last, c.first)
    marks = str(min(scene.marks[max(lo, hi)] - scene.marks[lo], 3))
    hits = str(min(abs(scene.hits_before[first] - scene.hits_before[c.first + 1 if side == "A" else c.first]), 3))
    return side, bucket(max(0, hi - lo)), marks, hits


def times_near(scene: Scene, c: Candidate) -> list[tuple[Time, int, int, int]]:
    """(time, token, sentence, rank) of the expressions that may date a candidate."""
    out = []
    for k in _sentences(scene, c):
        there = scene.times[k]
        ranked = sorted(there, key=lambda t: abs(t[1] - c.first)) if k == c.sentence else there
        out += [(t, at, k, rank) for rank, (t, at) in enumerate(ranked)]
    return out


def _sentences(scene: Scene, c: Candidate) -> list[int]:
    """The trigger's own sentence, those before it, and those of the lead."""
    own = range(c.sentence, max(-1, c.sentence - 1 - _BACK), -1)
    lead = range(scene.titles, min(scene.titles + _LEAD, len(scene.sentences)))
    return [*own, *(k for k in lead if k not in own)]


def _back(scene: Scene, c: Candidate, sentence: int) -> tuple[str, str]:
    """How far before the trigger's a sentence stands, and which it is in the article."""
    back = c.sentence - sentence
    where = "title" if sentence < scene.titles else str(min(sentence - scene.titles, 3))
    return "ahead" if back < 0 else str(back) if back <= _BACK else "lead", where


def time_options(scene: Scene, c: Candidate, found: list[tuple[Time, int, int, int]]) -> list[list[Group]]:
    """What describes an event's being undated, then of each time found."""
    part, own, inside = c.cue.part, c.act, c.inside
    many = str(min(sum(1 for x in found if x[2] == c.sentence), 3))
    out: list[list[Group]] = [[("undated", part, many, own, inside), ("id", c.cue.id)]]
    for time, at, sentence, n in found:
        back, first = _back(scene, c, sentence)
        past, rank = str((time.value or "") > (scene.article.published or "9")), str(min(n, 3))
        if sentence != c.sentence:
            out.append([("far", back, rank, part, many), ("where", first, many, past, own, inside)])
            continue
        side, gap, marks, hits = _between(scene, c, at, at + 1)
        held = str(any(s.start <= time.start < s.end for s in c.own.content)) if c.own else ""
        out.append([
            ("near", side, gap, part, rank),
            ("path", side + marks + hits, side, hits, part, inside),
            ("form", side, shape(scene, at - 1), time.precision, str(bool(time.value))),
            ("held", side, own, held, hits),
        ])  # fmt: skip
    return out


def likely(sums: Sums, candidates: Sequence[Sequence[Group]], least: float) -> int:
    """The likeliest candidate but the first; 0 where it isn't `least` times as likely as that."""
    scores = list(map(sums.score, candidates))
    i = max(range(1, len(scores)), key=scores.__getitem__, default=0)
    return i if scores[i] >= math.log(least) + scores[0] else 0


def choose_time(scene: Scene, choices: Tables, c: Candidate) -> When | None:
    """The expression that dates the event, if one does."""
    found = times_near(scene, c)
    i = likely(choices.time, time_options(scene, c, found), _LEAST_TIME) if found else 0
    if i == 0:
        return None
    t = found[i - 1][0]
    return When(span=Span(t.start, t.end, t.text), value=t.value)


def places_near(scene: Scene, c: Candidate) -> list[tuple[Slot, int]]:
    """(mention, rank) of what may be an event's place."""
    out = []
    for k in _sentences(scene, c):
        there = [s for s in scene.slots[k] if s.type in _PLACE_TYPES and s.kind != "demonym"]
        there.sort(key=lambda s: abs(s.begin - c.first))
        out += [(s, rank) for rank, s in enumerate(there)]
    return out


def place_options(
    scene: Scene, c: Candidate, label: str, found: list[tuple[Slot, int]], used: frozenset[str]
) -> list[list[Group]]:
    """What describes an event's having no place, then of each mention; `used` entities take part in it."""
    own, id_ = c.act, c.cue.id
    out: list[list[Group]] = [[("nowhere", c.cue.part, own, label), ("id", id_)]]
    at = -1
    for slot, n in found:
        sentence = scene.sentence_of[slot.first]
        if sentence != at:
            at, (back, first) = sentence, _back(scene, c, sentence)
        fame = scene.fame[slot.entity]
        takes_part, inner, rank = str(slot.entity in used), str(slot.inner), str(min(n, 3))
        word = scene.norm(slot.begin - 1)
        if sentence != c.sentence:
            out.append([
                ("far", back, takes_part, slot.kind, inner, rank),
                ("where", back, first, takes_part, fame),
                ("far.word", back, word),
                ("far.id", id_, takes_part),
                ("far.label", label, fame, takes_part),
            ])  # fmt: skip
            continue
        side, gap, _, hits = _between(scene, c, slot.begin, slot.end)
        out.append([
            ("near", side, gap, takes_part),
            ("kind", slot.kind, inner, slot.type, takes_part),
            ("hits", side, hits, rank, fame),
            ("word", word, side, hits),
            ("word.used", word, takes_part, gap),
            ("word.fame", word, fame),
            ("word.id", word, id_, slot.clitic),
            ("word.label", word, label),
            ("label", label, takes_part),
            ("word2", side, scene.norm(slot.begin - 2)),
        ])  # fmt: skip
    return out


def choose_place(scene: Scene, choices: Tables, c: Candidate, label: str, used: frozenset[str]) -> Place | None:
    """Where the event happened, if the text says so."""
    found = places_near(scene, c)
    i = likely(choices.place, place_options(scene, c, label, found, used), _LEAST_PLACE) if found else 0
    if i == 0:
        return None
    slot = found[i - 1][0]
    start, end = scene.tokens.start[slot.first], scene.tokens.end[slot.last - 1]
    return Place(span=scene.article.span(start, end), entity=slot.entity)
