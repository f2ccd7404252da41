"""Whether an event that an article tells is one that a reader would list: a second choice, over the whole article.

It sees what the choice of the class could not: who takes part, how often the event is told, and what else is.
"""

import math
from collections.abc import Sequence

from isnad.stages.choice import Group, Templates
from isnad.stages.events.drafts import Draft, row_key
from isnad.stages.events.features import named
from isnad.stages.events.scene import Candidate, Scene
from isnad.stages.events.sums import Sums

LISTED: Templates = {
    "bias": named("always", "always"),
    "sure": named("p part label", "p p+part p+label"),
    "told": named("told label title third", "told told+label title title+label third third+label"),
    "who": named("label a r", "label label+a label+r a r a+r label+a+r"),
    "known": named("label a r", "label+a label+r a+r"),
    "fame": named("a r label", "a r a+r label+a label+r"),
    "actor": named("p label a", "p p+label p+a"),
    "cue": named("id a r told", "id id+a id+r id+told"),
    "voice": named(
        "a r act outer label", "a r a+act a+outer a+label r+label a+r act outer+label"
    ),
    "rivals": named(
        "same shared better label", "same shared better shared+better label+shared label+better label+same"
    ),
    "rank": named("rank many", "rank many rank+many"),
    "kin": named("kin label a r", "kin kin+label kin+a+r"),
    "near": named("a r label part", "a r a+label r+label a+part r+part a+r"),
}  # fmt: skip
_NOBODY = "none"


def likelihoods(scene: Scene, listed: Sums, told: Sequence[Draft]) -> list[float]:
    """The probability that a reader would list each of the events told."""
    return [1 / (1 + math.exp(-listed.score(groups))) for groups in listed_groups(scene, told)]


def listed_groups(scene: Scene, told: Sequence[Draft]) -> list[list[Group]]:
    """What describes each event of an article beside the others."""
    by_label: dict[str, list[Draft]] = {}
    for d in told:
        by_label.setdefault(d.label, []).append(d)
    order = [d.p for d in told]
    return [_described(scene, d, by_label[d.label], order) for d in told]


def _described(scene: Scene, d: Draft, same: Sequence[Draft], order: Sequence[float]) -> list[Group]:
    c, label, part = d.candidate, d.label, d.candidate.cue.part
    who = {*d.actors, *d.recipients}
    shared = [e for e in same if e is not d and not who.isdisjoint((*e.actors, *e.recipients))]
    pair = [next(iter(d.actors), ""), next(iter(d.recipients), "")]
    types = [scene.entities[e].type if e in scene.entities else _NOBODY for e in pair]
    known = [str(bool(scene.entities[e].kb)) if e in scene.entities else _NOBODY for e in pair]
    fame = [scene.fame.get(e, "0") if e else _NOBODY for e in pair]
    voices = [_voice(c, e) for e in pair]
    near = [_near(scene, c, e) for e in pair]
    times = str(min(d.times, 4))
    title = str(int(c.sentence < scene.titles)) + str(int(d.titled))
    better = sum(e.p > d.p for e in shared)
    above = sum(p > d.p for p in order)
    return [
        ("bias", ""),
        ("sure", _odds(d.p, 0.25, -9, 14), part, label),
        ("told", times, label, title, str(min(c.sentence // 3, 4))),
        ("who", label, *types),
        ("known", label, *known),
        ("fame", *fame, label),
        ("actor", _odds(d.p_actor, 1, -4, 4), label, types[0]),
        ("cue", row_key(c), *types, times),
        ("voice", *voices, c.act, c.outer, label),
        ("rivals", str(min(3, len(same) - 1)), str(min(3, len(shared))), str(min(3, better)), label),
        ("rank", str(min(8, above)), str(min(8, len(order) // 2))),
        ("kin", _kin(scene, *pair), label, *types),
        ("near", *near, label, part),
    ]


def _odds(p: float, step: float, least: int, most: int) -> str:
    """The logarithm of the odds in steps."""
    p = min(max(p, 0.01), 0.9999)
    return str(max(least, min(most, round(math.log(p / (1 - p)) / step))))


def _voice(c: Candidate, entity: str) -> str:
    """Whether an entity speaks where the trigger is a cue, around it, or is addressed."""
    if not entity:
        return "-"
    own, around = c.own, c.around
    who = "s" if own and entity in own.speakers else "o" if around and entity in around.speakers else "n"
    return who + ("t" if own and entity in own.addressees else "") + ("c" if own else "")


def _kin(scene: Scene, actor: str, recipient: str) -> str:
    """Whether both are of one country."""
    if not actor or not recipient:
        return "-"
    a, b = scene.country(actor), scene.country(recipient)
    return str(a == b) if a and b else "?"


def _near(scene: Scene, c: Candidate, entity: str) -> str:
    """On which side of the trigger an entity stands in its sentence, inside another's name, and whether beside it."""
    if not entity:
        return _NOBODY
    there = [s for s in scene.slots[c.sentence] if s.entity == entity]
    if not there:
        return "far"
    gap, s = min(((min(abs(s.begin - c.last), abs(c.first - s.end)), s) for s in there), key=lambda x: x[0])
    return ("A" if s.first >= c.last else "B") + ("i" if s.inner else "") + ("0" if gap <= 1 else "1")
