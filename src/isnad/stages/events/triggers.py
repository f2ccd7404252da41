"""What speaks for a candidate's telling an event, for its class and for its status."""

import math

from isnad.stages.choice import Group, Templates
from isnad.stages.events.features import named, prefixed
from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, shape, word_class
from isnad.stages.events.sums import Labelled

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

# The first value of each group is a class, or what all classes have in common.
CLASS: Templates = {
    "cue": named("as id part", "as as+id as+part"),
    "told": named("as id own inside", "as+own as+inside as+id+own as+id+inside"),
    "part": named("as part inside title own", "as+part+inside as+title as+part+title as+own+title"),
    "word": named("as word own", "as+word as+own+word"),
    "ends": named("as start end part", "as+part+end as+start as+end"),
    "verb": named("as verb id", "as+verb as+id+verb"),
    "seen": named("as seen title", "as+seen as+seen+title"),
    "front": named("as part before type", "as+before as+type as+part+before+type"),
    "behind": named("as part after type", "as+after as+type as+part+after+type"),
    "prev": named("as part class", "as+class as+part+class"),
    "next": named("as part class", "as+class as+part+class"),
    "shapes": named("as part prev next", "as+next as+prev as+part+next as+prev+next"),
    "form": named("as part shown where clitic", "as+shown as+part+where as+part+clitic"),
    "future": named("as future slots", "as+future as+slots"),
    "grade": named(
        "as grade part inside own", "as+grade as+grade+part as+grade+inside as+grade+part+inside as+grade+own"
    ),
    "grade.near": named("as grade before after", "as+grade+before as+grade+after"),
    "opener": named("as part opener act", "as+opener as+opener+part as+act"),
    "rank": named("rank label", "rank rank+label"),
}
STATUS: Templates = {
    "event": named(
        "as part inside act label", "as as+label as+part as+act as+inside+label as+part+inside as+part+act"
    ),
    "id": named("as id", "as+id"),
    "tense": named("as verb future inside", "as+verb as+future as+verb+inside"),
    "form": named("as negated part title", "as+negated+part as+title+part"),
    "own": named("as own inside", "as+own+inside"),
    "next": named("as word", "as+word"),
    "next2": named("as word", "as+word"),
    "prev": named("as word", "as+word"),
    "prev2": named("as word", "as+word"),
    "prev3": named("as word", "as+word"),
    "clause": named("as opener part", "as+opener as+opener+part"),
}


def options(c: Candidate) -> tuple[str, ...]:
    """The classes that a candidate may have, NONE first."""
    events = c.cue.events
    if c.own is not None:
        events = tuple(dict.fromkeys((*events, *ACT_CLASSES.get(c.act, ()))))
    return (NONE, *events)


def _nearest(scene: Scene, c: Candidate) -> tuple[Slot | None, Slot | None]:
    """The nearest mention before the trigger in its sentence, and the one behind it."""
    before = None
    for slot in scene.slots[c.sentence]:
        if slot.last <= c.first:
            before = slot
        elif slot.first >= c.last:
            return before, slot
    return before, None


def _opener(scene: Scene, c: Candidate) -> tuple[str, str]:
    """The last particle that is no preposition before the trigger in its clause: its class and the word."""
    start = scene.sentences[c.sentence].first
    for i in range(c.first - 1, max(start, c.first - 8) - 1, -1):
        if scene.tokens.kind[i] == "m":
            break
        if scene.particles[i] not in ("", "prep", "object", "dem"):
            return scene.particles[i], scene.tokens.norm[i]
    return "", ""


def _verb(c: Candidate) -> str:
    verb = c.hit.verb
    return f"{verb.verb}.{verb.tense}" if verb else ""


def _title(scene: Scene, c: Candidate) -> str:
    return "title" if c.sentence < scene.titles else "lead" if c.sentence < scene.titles + 2 else "body"


def _trigger(scene: Scene, c: Candidate, seen: int) -> tuple[list[Group], list[Group]]:
    """(groups that speak for one class, groups that speak for any); the class stands before their values."""
    cue, first, last = c.cue, c.first, c.last
    part, own, inside = cue.part, c.act, c.inside
    norm = scene.tokens.norm
    word = norm[first] if last - first == 1 else " ".join(norm[first:last])
    before, after = _nearest(scene, c)
    gap = bucket(max(0, first - before.end)) if before else "no"
    gap2 = bucket(max(0, after.begin - last)) if after else "no"
    front, behind = before.type if before else "no", after.type if after else "no"
    opener, _ = _opener(scene, c)
    title = _title(scene, c)
    here = "first" if first == scene.sentences[c.sentence].first else "in"
    follows = shape(scene, last)
    both: list[Group] = [
        ("part", part, inside, title, own),
        ("ends", word[:3], word[-2:], part),
        ("verb", _verb(c), cue.id),
        ("seen", str(min(seen, 3)), title),
    ]
    special: list[Group] = [("cue", cue.id, part), ("told", cue.id, own, inside), ("word", word, own), *both]
    general: list[Group] = [
        *both,
        ("shapes", part, shape(scene, first - 1), follows),
        ("form", part, cue.shown, here, str(c.hit.clitic)),
        ("future", str(c.hit.future), str(min(len(scene.slots[c.sentence]), 5))),
        ("prev", part, word_class(scene, first - 1)[0]),
        ("next", part, word_class(scene, last)[0]),
        ("grade.near", cue.grade, front, behind),
        ("behind", part, gap2, behind),
        ("front", part, gap, front),
        ("grade", cue.grade, part, inside, own),
        ("opener", part, opener, c.outer),
    ]
    return special, general


def class_options(scene: Scene, c: Candidate, seen: int) -> list[list[Group]]:
    """What describes a candidate's classes: nothing for NONE; by the class, and shared by all classes.

    `seen` counts those of its row before it in the article.
    """
    special, general = _trigger(scene, c, seen)
    out: list[list[Group]] = [[]]
    for k, label in enumerate(options(c)[1:]):
        out.append([*prefixed(label, special), *prefixed(_basis(c, label), general), _rank(k, label)])
    return out


def chances(kind: Labelled, scene: Scene, c: Candidate, seen: int) -> list[float]:
    """The probability of each of a candidate's options; what all classes have in common is added up once."""
    special, general = _trigger(scene, c, seen)
    shared: dict[str, float] = {}
    scores = [0.0]
    for k, label in enumerate(options(c)[1:]):
        basis = _basis(c, label)
        if basis not in shared:
            shared[basis] = kind.score(basis, general)
        name, rank, _ = _rank(k, label)
        scores.append(shared[basis] + kind.score(label, special) + kind.score(rank, [(name, label)]))
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [x / total for x in powers]


def _basis(c: Candidate, label: str) -> str:
    """What offers a class: the lexicon, or the act of the statement."""
    return "lexicon" if label in c.cue.events else "act"


def _rank(k: int, label: str) -> Group:
    """Which of its word's classes this is."""
    return ("rank", str(min(k, 2)), label)


def status_groups(scene: Scene, c: Candidate, label: str) -> list[Group]:
    """What shows the status of an event of class `label`; the status stands before their values."""
    cue, hit, start = c.cue, c.hit, scene.sentences[c.sentence].first
    inside = c.inside
    negated = any(scene.particle(i) == "neg" for i in range(max(c.first - 3, start), c.first))
    verb = f"{hit.verb.tense}{hit.verb.negated}" if hit.verb else ""
    prev = [scene.norm(c.first - k) if c.first - k >= start else "" for k in (1, 2, 3)]
    return [
        ("event", cue.part, inside, c.outer, label),
        ("id", cue.id),
        ("tense", verb, str(hit.future), inside),
        ("form", str(negated), cue.part, str(c.sentence < scene.titles)),
        ("own", c.act, inside),
        ("next", scene.norm(c.last)),
        ("next2", scene.norm(c.last + 1)),
        ("prev", prev[0]),
        ("prev2", prev[1]),
        ("prev3", prev[2]),
        ("clause", _opener(scene, c)[1], cue.part),
    ]
