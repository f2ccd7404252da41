"""What speaks for a candidate's telling an event, for its class and for its status."""

from isnad.stages.events.choice import Templates
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
    bias id word part shown own in title seen verb next prev next.w prev.w next2.w prev2.w before after slots future
    row
    start end
    id+part id+own id+inside id+verb id+next.w id+prev.w id+after.type
    part+inside part+title part+clitic part+next part+prev part+where part+before+before.type part+after+after.type
    part+end next+next2 seen+title own+title own+word row+own row+inside
""")
_STATUS = Templates("""
    bias label part in id next.w next2.w verb future own prev1 prev2 prev3
    inside+label negated+part verb+inside part+inside spoken+inside title+part
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


def trigger_features(scene: Scene, c: Candidate, seen: int) -> list[str]:
    """Features of a candidate; `seen` counts those of its row before it in the article."""
    hit, cue, first, last = c.hit, c.cue, c.first, c.last
    word = " ".join(scene.tokens.norm[first:last])
    before, before_type, after, after_type = _nearest(scene, c)
    values = {
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
    return _TRIGGER.of(values)


def class_options(c: Candidate, features: list[str]) -> list[list[str]]:
    """Feature lists of a candidate's classes: none for NONE; by the class, and shared by all classes."""
    out: list[list[str]] = [[]]
    for k, label in enumerate(options(c)[1:]):
        basis = "lexicon|" if label in c.cue.events else "act|"
        own = [f"{label}|{f}" for f in features] + [basis + f for f in features]
        out.append([*own, f"rank={k}|{label}", f"rank={min(k, 2)}"])
    return out


def status_options(scene: Scene, c: Candidate, label: str) -> list[list[str]]:
    """Feature lists of the statuses of an event of class `label`."""
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
    found = _STATUS.of(values)
    return [[f"{s}|{x}" for x in found] for s in STATUSES]
