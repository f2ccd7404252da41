"""Who takes part in an event: for each role one choice among the entities near the trigger, then who joins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isnad.stages.events.choice import Choice, Part, Templates
from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, nearby, shape

_LEAST_ACTOR, _LEAST_RECIPIENT = 0.3, 0.5  # a participant's probability over nobody's from which it is taken

_ALL = Templates("""
    fame voice fame+voice weight+type type
    voice+in voice+part voice+label voice+label+part type+label
    voice+id
""")
_NOWHERE = Templates("""
    nowhere nowhere+voice nowhere+label nowhere+verb+voice
""")
_BACK = Templates("""
    back back+voice back+inner back+kind+type back+opens
    back+verb back+order back+order+verb back+verb+type
    back+label+type back+fame back+order+fame
    back+id
    back+agree
""")
_NEAR = Templates("""
    where path where+path+prep+glued side+prep side+glued where+verb path+verb
    place place+verb place+label where+label
    side+prep+verb side+glued+verb place+prep+glued+verb side+led side+led+verb
    side+glued+label place+prep+label
    side+prep.w+verb side+prep.w+label side+prep.w+verb+label
    side+type+label side+kind+type side+inner+type side+fame
    side+content+label side+content+voice where+voice side+own+content
""")
_NOBODY = Templates("""
    nobody nobody+label nobody+verb nobody+own nobody+label+own nobody+label+verb nobody+inside
    nobody+many nobody+id nobody+roles
""")
_BESIDE = Templates("""
    again order+part order+gap within
""")
_APART = Templates("joins joins+label")
_JOIN = Templates("""
    joins joins+label order+gap gap+between gap+link split split+label link+split
    joins+id joins+roles nest types kinds+gap
    words words+label split+roles+words
""")


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity that may take part, its mentions near the trigger, the main one, and how many stand nearer."""

    entity: str
    slots: Sequence[Slot]
    main: Slot | None
    order: int


def participants(scene: Scene, c: Candidate) -> list[Participant]:
    """The entities that may take part in a candidate, nearest first."""
    found = []
    for entity, slots in nearby(scene, c).items():
        slot = _main(c, slots)
        back = c.sentence - scene.sentence_of[slot.first] if slot else 9
        gap = min(abs(slot.begin - c.last), abs(c.first - slot.end)) if slot else 0
        side = 2 if back else 0 if slot is None or slot.last <= c.first else 1
        found.append((back, gap, entity, side, slots, slot))
    found.sort(key=lambda x: x[:3])
    counts = [0, 0, 0]
    out = []
    for _, _, entity, side, slots, slot in found:
        out.append(Participant(entity, slots, slot, counts[side]))
        counts[side] += 1
    return out


def _main(c: Candidate, slots: Sequence[Slot]) -> Slot | None:
    """The mention that stands nearest to the trigger, one inside another's phrase last."""
    if not slots:
        return None
    return min(slots, key=lambda s: (s.inner, min(abs(s.begin - c.last), abs(c.first - s.end))))


def _voice(c: Candidate, entity: str) -> str:
    """How the statements around tie an entity to a candidate: speaker, addressee, with which statements there are."""
    who = "-"
    if c.own is not None and entity in c.own.speakers:
        who = "speaker"
    elif c.around is not None and entity in c.around.speakers:
        who = "outer"
    told = "t" if c.own is not None and entity in c.own.addressees else ""
    return f"{who}{told}{'o' if c.own else ''}{'i' if c.around else ''}"


def _verb(c: Candidate) -> str:
    return c.cue.part + ("." + c.hit.verb.verb if c.hit.verb else "")


def _general(scene: Scene, c: Candidate, label: str, p: Participant) -> dict[str, str]:
    e = scene.entities.get(p.entity)
    weight = bucket(min(scene.weight.get(p.entity, 0), 8))
    return {
        "voice": _voice(c, p.entity),
        "type": e.type if e else "no",
        "weight": weight,
        "fame": weight + ("t" if p.entity in scene.titled else ""),
        "in": c.around.act if c.around else "",
        "own": c.own.act if c.own else "",
        "id": c.cue.id,
        "label": label,
        "part": c.cue.part,
        "verb": _verb(c),
        "roles": ".".join(sorted(c.cue.roles)),
        "order": str(min(p.order, 4)),
        "nowhere": "",
    }


def _describe(scene: Scene, c: Candidate, label: str, p: Participant) -> list[Part]:
    """What describes an entity as a participant in a candidate of class `label`."""
    values = _general(scene, c, label, p)
    out = [Part(_ALL, values)]
    slot = p.main
    if slot is None:
        return [*out, Part(_NOWHERE, values)]
    sentence = scene.sentence_of[slot.first]
    values |= {
        "kind": slot.kind,
        "inner": str(slot.inner),
        "agree": f"{c.cue.shown}.{slot.shown}",
        "opens": str(slot.begin == scene.sentences[sentence].first),
    }
    if sentence != c.sentence:
        values["back"] = str(c.sentence - sentence)
        return [*out, Part(_BACK, values)]
    values |= _position(scene, c, slot, p)
    return [*out, Part(_NEAR, values)]


def _position(scene: Scene, c: Candidate, slot: Slot, p: Participant) -> dict[str, str]:
    """Where a mention stands relative to the trigger in its sentence."""
    after = slot.first >= c.last
    side = "A" if after else "B" if slot.last <= c.first else "O"
    lo, hi = (c.last, slot.begin) if after else (slot.end, c.first)
    marks = min(scene.marks[max(hi, lo)] - scene.marks[lo], 2)
    others = min(abs(scene.hits_before[slot.first] - scene.hits_before[c.first + 1 if after else c.first]), 2)
    lead = slot.begin - 1
    prep, led = shape(scene, lead), scene.hit_at.get(lead)
    at = scene.tokens.start[slot.first]
    return {
        "side": side,
        "where": side + bucket(max(0, hi - lo)),
        "path": f"{side}m{marks}h{others}",
        "place": f"{side}{min(p.order, 3)}",
        "prep": prep,
        "prep.w": scene.norm(lead),
        "glued": scene.glued(slot.begin),
        "behind": shape(scene, slot.end),
        "behind.w": scene.norm(slot.end),
        "content": "in" if c.own and any(s.start <= at < s.end for s in c.own.content) else "",
        "many": str(min(len(p.slots), 3)),
        "joint": (scene.norm(lead) if prep == "conj" else "") + shape(scene, lead - 1),
        "led": ".".join(sorted(led.cue.roles)) + led.cue.part if led else "",
        "index": str(min(scene.slots[c.sentence].index(slot), 3)),
    }


def role_options(
    scene: Scene, c: Candidate, label: str, found: Sequence[Participant], actors: Sequence[Participant]
) -> list[list[Part]]:
    """What describes who may take a role: nobody, then each of `found`; `actors` are known already."""
    values = {
        "nobody": "",
        "label": label,
        "verb": _verb(c),
        "id": c.cue.id,
        "own": c.own.act if c.own else "",
        "many": str(min(len(found), 6)),
        "inside": "in" if c.around else "out",
        "roles": ".".join(sorted(c.cue.roles)),
    }
    out = [[Part(_NOBODY, values)]]
    other = next((a.main for a in actors if a.main is not None), None)
    for p in found:
        parts = _describe(scene, c, label, p)
        if other is not None and p.main is not None:
            parts.append(Part(_BESIDE, _pair(c, other, p.main)))
        out.append(parts)
    return out


def _pair(c: Candidate, a: Slot, b: Slot) -> dict[str, str]:
    """Where mention `b` stands relative to `a`."""
    return {
        "again": str(a.entity == b.entity),
        "order": "then" if b.first > a.first else "before",
        "part": c.cue.part,
        "gap": bucket(max(0, b.begin - a.end, a.begin - b.end)),
        "within": str(a.begin <= b.begin and b.end <= a.end),
    }


def join_options(scene: Scene, c: Candidate, label: str, chosen: Participant, p: Participant) -> list[list[Part]]:
    """What describes a participant not joining and joining the chosen one in its role."""
    values = {"joins": "", "label": label, "roles": ".".join(sorted(c.cue.roles)), "id": c.cue.id}
    a, b = chosen.main, p.main
    if a is None or b is None or scene.sentence_of[a.first] != scene.sentence_of[b.first]:
        return [[], [Part(_APART, values)]]
    values |= _pair(c, a, b)
    first, second = (a, b) if a.first <= b.first else (b, a)
    near = second.begin - first.end <= 3
    values |= {
        "link": scene.glued(second.begin) + scene.particle(second.begin - 1),
        "between": ".".join(shape(scene, i)[:4] for i in range(first.end, min(second.begin, first.end + 3))),
        "words": " ".join(scene.norm(i) for i in range(first.end, min(second.begin, first.end + 2)))
        if near
        else "far",
        "split": "split" if first.end <= c.first < second.begin else "side",
        "nest": f"{a.inner}{b.inner}",
        "types": a.type + b.type,
        "kinds": a.kind + b.kind,
    }
    return [[], [Part(_JOIN, values)]]


def assign(
    scene: Scene, choices: Mapping[str, Choice], c: Candidate, label: str
) -> tuple[list[str], list[str], float]:
    """(actors, recipients, probability of the likeliest actor) of a candidate of class `label`."""
    found = participants(scene, c)
    p = choices["actor"].probabilities(role_options(scene, c, label, found, ()))
    actors = _chosen(scene, choices["join"], c, label, found, p, _LEAST_ACTOR)
    rest = [x for x in found if x not in actors]
    q = choices["recipient"].probabilities(role_options(scene, c, label, rest, actors))
    recipients = _chosen(scene, choices["join"], c, label, rest, q, _LEAST_RECIPIENT)
    return [a.entity for a in actors], [r.entity for r in recipients], max(p[1:], default=0.0)


def _chosen(
    scene: Scene,
    join: Choice,
    c: Candidate,
    label: str,
    found: Sequence[Participant],
    p: Sequence[float],
    least: float,
) -> list[Participant]:
    """The likeliest participant and those that join it; none where nobody is much likelier."""
    if not found:
        return []
    best = max(range(1, len(p)), key=lambda i: p[i])
    if p[best] < least * p[0]:
        return []
    chosen = found[best - 1]
    out = [chosen]
    for i, x in enumerate(found, 1):
        if i != best and p[i] > 0.02 and join.best(join_options(scene, c, label, chosen, x)):
            out.append(x)
    return out
