"""What speaks for a candidate's telling an event, for its class and for its status."""

from isnad.stages.events.choice import Part, Templates, Values
from isnad.stages.events.scene import Candidate, Scene, bucket, shape

STATUSES = ("actual", "planned", "claimed", "denied", "hypothetical")
ACT_CLASSES: dict[str, tuple[str, ...]] = {
    "accuse": ("ACCUSE",),
    "condemn": ("ACCUSE",),
    "describe": ("ACCUSE",),
    "opine": ("ACCUSE",),
    "claim": ("ACCUSE",),
    "demand": ("REQUEST",),
    "ask": ("REQUEST",),
    "reject": ("REJECT",),
    "threaten": ("THREATEN",),
    "warn": ("THREATEN", "ACCUSE"),
    "promise": ("AGREE", "THREATEN"),
    "agree": ("AGREE", "SUPPORT"),
    "praise": ("SUPPORT",),
    "welcome": ("SUPPORT", "AGREE"),
}
NONE = "NONE"

_TRIGGER = Templates("""
    bias id part own inside id+part id+own id+inside part+inside
    word own+word part+end start end
    next prev next2 part+next part+prev next+next2
    next.w id+next.w
    prev.w id+prev.w
    before part+before+before.type
    after id+after.type part+after+after.type
    title seen part+title own+title seen+title
    slots part+where part+clitic future
    verb id+verb shown in
    row+own row+inside row
""")
_RANK = Templates("rank rank+label")
_STATUS = Templates("""
    bias label part in inside+label part+inside part+in
    id own spoken+inside
    next.w
    next2.w
    verb future verb+inside negated+part title+part
    prev1
    prev2
    prev3
""")


def options(c: Candidate) -> tuple[str, ...]:
    """The classes that a candidate may have, NONE first."""
    events = c.cue.events
    if c.own is not None:
        events = tuple(dict.fromkeys((*events, *ACT_CLASSES.get(c.own.act, ()))))
    return (NONE, *events)


def _nearest(scene: Scene, c: Candidate) -> tuple[str, str, str, str]:
    """Distance and type of the nearest mention before the trigger in its sentence, then of the one behind it."""
    before, before_type = "no", "no"
    for slot in scene.slots[c.sentence]:
        if slot.last <= c.first:
            before, before_type = bucket(max(0, c.first - slot.end)), slot.type
        elif slot.first >= c.last:
            return before, before_type, bucket(max(0, slot.begin - c.last)), slot.type
    return before, before_type, "no", "no"


def trigger_values(scene: Scene, c: Candidate, seen: int) -> Values:
    """What is known of a candidate; `seen` counts those of its row before it in the article."""
    hit, cue, first, last = c.hit, c.cue, c.first, c.last
    word = " ".join(scene.tokens.norm[first:last])
    before, before_type, after, after_type = _nearest(scene, c)
    return {
        "bias": "",
        "id": cue.id,
        "word": word,
        "part": cue.part,
        "shown": cue.shown,
        "own": c.own.act if c.own else "",
        "in": c.around.act if c.around else "",
        "inside": "in" if c.around else "out",
        "title": "title" if c.sentence < scene.titles else "lead" if c.sentence < scene.titles + 2 else "body",
        "seen": str(min(seen, 3)),
        "verb": f"{hit.verb.verb}.{hit.verb.tense}" if hit.verb else "",
        "next": shape(scene, last),
        "prev": shape(scene, first - 1),
        "next2": shape(scene, last + 1),
        "next.w": scene.norm(last),
        "prev.w": scene.norm(first - 1),
        "next2.w": scene.norm(last + 1),
        "prev2.w": scene.norm(first - 2),
        "before": before,
        "before.type": before_type,
        "after": after,
        "after.type": after_type,
        "slots": str(min(len(scene.slots[c.sentence]), 5)),
        "future": str(hit.future),
        "where": "first" if first == scene.sentences[c.sentence].first else "in",
        "clitic": str(hit.clitic),
        "row": "lexicon" if cue.id else "cue",
        "start": word[:3],
        "end": word[-2:],
    }


def class_options(c: Candidate, values: Values) -> list[list[Part]]:
    """What describes a candidate's classes: nothing for NONE; by the class, and shared by all classes."""
    out: list[list[Part]] = [[]]
    for k, label in enumerate(options(c)[1:]):
        basis = "lexicon|" if label in c.cue.events else "act|"
        rank = Part(_RANK, {"rank": str(min(k, 2)), "label": label})
        out.append([Part(_TRIGGER, values, (label + "|", basis)), rank])
    return out


def shown_status(c: Candidate) -> str | None:
    """The status that the trigger's own form shows, before anything is weighed: planned, by the future."""
    return "planned" if c.cue.part == "future" or c.hit.future else None


def status_options(scene: Scene, c: Candidate, label: str) -> list[list[Part]]:
    """What describes the statuses of an event of class `label`."""
    cue, hit, start = c.cue, c.hit, scene.sentences[c.sentence].first
    values = {
        "bias": "",
        "label": label,
        "part": cue.part,
        "id": cue.id,
        "in": c.around.act if c.around else "",
        "inside": "in" if c.around else "out",
        "spoken": "own" if c.own else "",
        "own": c.own.act if c.own else "",
        "negated": str(any(scene.particle(i) == "neg" for i in range(max(c.first - 3, start), c.first))),
        "verb": f"{hit.verb.tense}{hit.verb.negated}" if hit.verb else "",
        "future": str(hit.future),
        "title": str(c.sentence < scene.titles),
        "next.w": scene.norm(c.last),
        "next2.w": scene.norm(c.last + 1),
    }
    values |= {f"prev{k}": scene.norm(c.first - k) if c.first - k >= start else "" for k in (1, 2, 3)}
    return [[Part(_STATUS, values, (s + "|",))] for s in STATUSES]
