"""When and where an event happened: a choice among the times and places near its trigger."""

from collections.abc import Mapping

from isnad.model import Place, Span, Time, When
from isnad.stages.events.choice import Choice, Part, Templates
from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, shape

_BACK = 3  # sentences before the trigger's own
_LEAD = 3  # sentences behind the title that set the scene for those after them
_LEAST_TIME, _LEAST_PLACE = 0.4, 0.4  # how likely a time or place must be beside none
_PLACE_TYPES = frozenset({"GPE"})

_UNDATED = Templates("""
    none none+part none+many none+own+inside none+many+own none+id
""")
_FAR_TIME = Templates("""
    back rank back+part own+inside back+rank back+many back+first first+many back+part+many past+many
""")
_NEAR_TIME = Templates("""
    near where path side+marks side+hits where+part rank side+hits+part
    valued precision side+own+held side+inside held+side+hits side+prep
""")
_NOWHERE = Templates("""
    none none+part none+id none+own none+label none+label+part
""")
_FAR_PLACE = Templates("""
    back back+used back+kind+inner back+rank first+used
    back+fame first+fame fame fame+label
    back+prep.w
    id+used
""")
_NEAR_PLACE = Templates("""
    where side+used kind kind+inner side+hits side+rank type
    prep.w side+prep.w prep.w+used side+hits+prep.w
    prep.w+gap prep.w+fame fame
    prep.w+id glued+id glued
    side+prep2.w
    label+used label+prep.w
""")


def _common(c: Candidate) -> dict[str, str]:
    return {
        "none": "",
        "near": "",
        "part": c.cue.part,
        "id": c.cue.id,
        "own": c.own.act if c.own else "",
        "inside": "in" if c.around else "out",
    }


def _between(scene: Scene, c: Candidate, first: int, last: int) -> dict[str, str]:
    """Where tokens `first:last` of the trigger's sentence stand relative to it."""
    side = "A" if first >= c.last else "B"
    lo, hi = (c.last, first) if side == "A" else (last, c.first)
    marks = str(min(scene.marks[max(lo, hi)] - scene.marks[lo], 3))
    hits = str(min(abs(scene.hits_before[first] - scene.hits_before[c.first + 1 if side == "A" else c.first]), 3))
    gap = bucket(max(0, hi - lo))
    return {
        "side": side,
        "gap": gap,
        "where": side + gap,
        "marks": marks,
        "hits": hits,
        "path": f"{side}{marks}{hits}",
    }


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


def _back(scene: Scene, c: Candidate, sentence: int) -> dict[str, str]:
    """How far before the trigger's a sentence stands, and which it is in the article."""
    back = c.sentence - sentence
    return {
        "back": "ahead" if back < 0 else str(back) if back <= _BACK else "lead",
        "first": "title" if sentence < scene.titles else str(min(sentence - scene.titles, 3)),
    }


def time_options(scene: Scene, c: Candidate, found: list[tuple[Time, int, int, int]]) -> list[list[Part]]:
    """What describes an event's being undated, then of each time found."""
    common = _common(c)
    common["many"] = str(min(sum(1 for x in found if x[2] == c.sentence), 3))
    out = [[Part(_UNDATED, common)]]
    for time, at, sentence, rank in found:
        values = {**common, "rank": str(min(rank, 3))}
        values |= _back(scene, c, sentence)
        values["past"] = str((time.value or "") > (scene.article.published or "9"))
        if sentence != c.sentence:
            out.append([Part(_FAR_TIME, values)])
            continue
        held = c.own is not None and any(s.start <= time.start < s.end for s in c.own.content)
        values |= _between(scene, c, at, at + 1)
        values |= {
            "valued": str(bool(time.value)),
            "held": str(held) if c.own else "",
            "precision": time.precision,
            "prep": shape(scene, at - 1),
        }
        out.append([Part(_NEAR_TIME, values)])
    return out


def choose_time(scene: Scene, choices: Mapping[str, Choice], c: Candidate) -> When | None:
    """The expression that dates the event, if one does."""
    found = times_near(scene, c)
    i = choices["time"].best_or_none(time_options(scene, c, found), _LEAST_TIME) if found else 0
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
) -> list[list[Part]]:
    """What describes an event's having no place, then of each mention; `used` entities take part in it."""
    common = {**_common(c), "label": label}
    out = [[Part(_NOWHERE, common)]]
    for slot, rank in found:
        sentence = scene.sentence_of[slot.first]
        values = {
            **common,
            **_back(scene, c, sentence),
            "fame": bucket(min(scene.weight.get(slot.entity, 0), 8)) + ("t" if slot.entity in scene.titled else ""),
            "used": str(slot.entity in used),
            "kind": slot.kind,
            "inner": str(slot.inner),
            "rank": str(min(rank, 3)),
            "type": slot.type,
            "prep.w": scene.norm(slot.begin - 1),
            "prep2.w": scene.norm(slot.begin - 2),
            "glued": scene.glued(slot.begin),
        }
        if sentence != c.sentence:
            out.append([Part(_FAR_PLACE, values)])
        else:
            out.append([Part(_NEAR_PLACE, {**values, **_between(scene, c, slot.begin, slot.end)})])
    return out


def choose_place(
    scene: Scene, choices: Mapping[str, Choice], c: Candidate, label: str, used: frozenset[str]
) -> Place | None:
    """Where the event happened, if the text says so."""
    found = places_near(scene, c)
    i = choices["place"].best_or_none(place_options(scene, c, label, found, used), _LEAST_PLACE) if found else 0
    if i == 0:
        return None
    slot = found[i - 1][0]
    start, end = scene.tokens.start[slot.first], scene.tokens.end[slot.last - 1]
    return Place(span=scene.article.span(start, end), entity=slot.entity)
