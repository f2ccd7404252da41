"""Who takes part in an event: for each role one choice among the entities near the trigger, then who joins."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from isnad.stages.choice import Group, Templates
from isnad.stages.events.features import named
from isnad.stages.events.lexical import ALONE, CALLS, MUTUAL
from isnad.stages.events.position import FINITE, Position, position
from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, nearby, shape, word_class
from isnad.stages.events.sums import Sums, Tables
from isnad.stages.events.voice import Sides, sides

_NEAR, _FAR = 6, 2  # how many entities of the trigger's sentence, and of those around it, may take part
_LEAST_ACTOR, _LEAST_RECIPIENT = 0.3, 0.5  # a participant's probability over nobody's from which it is taken

_TOGETHER = frozenset({"AGREE", "CONSULT"})  # classes whose parties all are actors; others have a recipient
_PLACES = frozenset({"GPE", "STATE"})
_DONE_TO = frozenset({"COOPERATE", "AID", "SANCTION"})  # classes that have no event without a recipient

# Groups are kept small: what recurs often is remembered, see `sums.py`.
ROLE: Templates = {
    "voice": named("voice part label", "voice voice+part voice+label voice+label+part"),
    "spoken": named("voice act person", "voice+act voice+person"),
    "who": named("fame voice type label", "fame fame+voice type type+label fame+type"),
    "cue": named("id voice act inside type label", "id+voice act+voice inside+voice type+label+voice"),
    "kin": named("kin label type", "kin kin+label kin+type"),
    "back": named("back voice inner kind type opens", "back back+voice back+inner back+kind+type back+opens"),
    "cue.back": named("id back type label", "id+back type+label+back"),
    "back.agree": named("back agree obj", "back+agree back+obj+agree"),
    "head": named("coarse label", "coarse coarse+label"),
    "word": named("fine side pre gap", "fine fine+side side+pre side+pre+gap"),
    "gap": named("side gap verb", "side+gap side+gap+verb"),
    "path": named("path verb voice", "path path+verb path+voice"),
    "mark": named("side mark verb far", "side+mark side+mark+far side+mark+verb"),
    "mark.label": named("side mark label far", "side+mark+label side+mark+label+far"),
    "takes": named("takes side part order", "takes takes+side takes+side+part takes+side+order"),
    "bare": named("bare side verb", "bare bare+side bare+side+verb"),
    "agree": named("side agree obj bare", "side+agree side+obj side+obj+agree bare+agree+side bare+side+obj"),
    "cue.side": named("id side mark path clitic type", "id+side id+side+mark id+path id+clitic id+type+side"),
    "class": named("label side type kind", "label+side+type label+side+kind"),
    "taken": named("voice side takes order", "voice+side+takes+order"),
    "opening": named("opens side voice many order", "opens+side+voice many+order"),
    "kind": named("side type kind inner", "side+kind+type side+inner+type"),
    "beside": named("order gap within part", "order+part order+gap within"),
    "pair": named("types label order", "types+label types+order"),
    "nobody": named("label verb own inside many", "label verb own label+own label+verb inside many"),
    "nobody.id": named("id roles", "id roles"),
    "nofit": named("any part label asks", "any any+part any+label asks"),
}
JOIN: Templates = {
    "apart": named("label", "label"),
    "joins": named("label order gap", "label order+gap"),
    "joins.id": named("id roles split", "id roles split split+roles"),
    "between": named("gap between", "gap+between"),
    "link": named("gap link split label", "gap+link link+split split+label"),
    "both": named("nest types kinds gap", "nest types kinds+gap"),
    "words": named("words label", "words words+label"),
}


class Participant(NamedTuple):
    """An entity that may take part, its mentions near the trigger, the main one, and how many stand nearer."""

    entity: str
    slots: Sequence[Slot]
    main: Slot | None
    order: int


def participants(scene: Scene, c: Candidate) -> list[Participant]:
    """The entities that may take part in a candidate, nearest first."""
    found: list[tuple[int, int, str, int, list[Slot], Slot | None]] = []
    for entity, slots in nearby(scene, c).items():
        slot = _main(c, slots)
        if slot is None:
            found.append((9, 0, entity, 0, slots, slot))
            continue
        back = c.sentence - scene.sentence_of[slot.first]
        side = 2 if back else 0 if slot.last <= c.first else 1
        found.append((back, _gap(c, slot), entity, side, slots, slot))
    found.sort()  # each entity stands there once, so nothing behind it is compared
    counts = [0, 0, 0]
    here = 0
    out = []
    for back, _, entity, side, slots, slot in found:
        if slot is not None and (here >= _NEAR if back == 0 else counts[2] >= _FAR):
            continue
        here += back == 0
        out.append(Participant(entity, slots, slot, counts[side]))
        counts[side] += slot is not None
    return out


def _gap(c: Candidate, s: Slot) -> int:
    behind, before = abs(s.begin - c.last), abs(c.first - s.end)
    return behind if behind < before else before


def _main(c: Candidate, slots: Sequence[Slot]) -> Slot | None:
    """The mention that stands nearest to the trigger, one inside another's phrase last."""
    if len(slots) < 2:
        return slots[0] if slots else None
    return min(slots, key=lambda s: (s.inner, _gap(c, s)))


def _voice(c: Candidate, entity: str) -> str:
    """How the statements around tie an entity to a candidate: speaker, addressee, with which statements there are."""
    who = "-"
    if c.own is not None and entity in c.own.speakers:
        who = "speaker"
    elif c.around is not None and entity in c.around.speakers:
        who = "outer"
    told = "t" if c.own is not None and entity in c.own.addressees else ""
    return f"{who}{told}{'o' if c.own else ''}{'i' if c.around else ''}"


def _kin(scene: Scene, c: Candidate, entity: str) -> str:
    """Whether an entity is of the country of the one who speaks, or is that country."""
    speaker = next((s.speakers[0] for s in (c.own, c.around) if s is not None and s.speakers), None)
    if speaker is None or speaker == entity:
        return "-"
    a, b = scene.country(speaker), scene.country(entity)
    return "?" if not a or not b else str(a == b)


def describe(
    scene: Scene, c: Candidate, label: str, found: Sequence[Participant]
) -> tuple[list[Group], list[list[Group]]]:
    """What describes nobody's taking a role in a candidate of class `label`, and each participant's doing so."""
    places = [position(scene, c, p.main) if p.main is not None else None for p in found]
    any_fits = str(any(x is not None and x.side == "A" and x.takes == "True" for x in places))
    verb, cue, own = c.verb, c.cue, c.act
    nobody: list[Group] = [
        ("nobody", label, verb, own, c.inside, str(min(len(found), 6))),
        ("nobody.id", cue.id, cue.does),
        ("nofit", any_fits, cue.part, label, cue.wants),
    ]
    groups = []
    for p, x in zip(found, places, strict=True):
        voice = _voice(c, p.entity)
        mine = _who(scene, c, label, p, voice)
        if p.main is not None:
            if x is None:
                mine += _elsewhere(scene, c, label, p.main, voice)
            else:
                mine += _here(scene, c, label, p, p.main, x, voice, str(min(len(found), 6)))
        groups.append(mine)
    return nobody, groups


def _fame(scene: Scene, entity: str) -> str:
    return scene.fame.get(entity, "0")


def _who(scene: Scene, c: Candidate, label: str, p: Participant, voice: str) -> list[Group]:
    """What describes a participant wherever it stands."""
    e, cue = scene.entities.get(p.entity), c.cue
    type_ = e.type if e else "no"
    return [
        ("voice", voice, cue.part, label),
        ("spoken", voice, c.outer, "1" if cue.shown[:1] == "1" else "3"),
        ("who", _fame(scene, p.entity), voice, type_, label),
        ("kin", _kin(scene, c, p.entity), label, type_),
        ("cue", cue.id, voice, c.act, c.inside, type_, label),
    ]


def _elsewhere(scene: Scene, c: Candidate, label: str, slot: Slot, voice: str) -> list[Group]:
    """What describes a participant that the trigger's own sentence does not name."""
    sentence = scene.sentence_of[slot.first]
    back, cue = str(c.sentence - sentence), c.cue
    opens = str(slot.begin == scene.sentences[sentence].first)
    coarse, fine = word_class(scene, slot.begin)
    return [
        ("back", back, voice, str(slot.inner), slot.kind, slot.type, opens),
        ("cue.back", cue.id, back, slot.type, label),
        ("back.agree", back, f"{cue.shown}.{slot.shown}", c.object),
        ("head", coarse, label),
        ("word", fine, "back", "", ""),
    ]


def _here(
    scene: Scene, c: Candidate, label: str, p: Participant, slot: Slot, x: Position, voice: str, many: str
) -> list[Group]:
    """What describes a participant that stands at `x` in the trigger's sentence."""
    cue, verb, side, obj, order = c.cue, c.verb, x.side, c.object, str(min(p.order, 4))
    coarse, fine = word_class(scene, slot.begin)
    opens = str(slot.begin == scene.sentences[c.sentence].first)
    return [
        ("head", coarse, label),
        ("word", fine, side, x.pre, x.gap),
        ("gap", side, x.gap, verb),
        ("path", x.path, verb, voice),
        ("mark", side, x.mark, verb, x.far),
        ("mark.label", side, x.mark, label, x.far),
        ("takes", x.takes, side, cue.part, order),
        ("bare", x.bare, side, verb),
        ("agree", side, f"{cue.shown}.{slot.shown}", obj, x.bare),
        ("kind", side, slot.type, slot.kind, str(slot.inner)),
        ("cue.side", cue.id, side, x.mark, x.path, slot.clitic, slot.type),
        ("class", label, side, slot.type, slot.kind),
        ("taken", voice, side, x.takes, order),
        ("opening", opens, side, voice, many, order),
    ]


def beside(c: Candidate, label: str, actor: Participant, p: Participant) -> list[Group]:
    """What describes a participant as recipient beside the actor; nothing where one of them is not mentioned."""
    a, b = actor.main, p.main
    if a is None or b is None:
        return []
    order, gap, within = _pair(a, b)
    return [("beside", order, gap, within, c.cue.part), ("pair", a.type + b.type, label, order)]


def _pair(a: Slot, b: Slot) -> tuple[str, str, str]:
    """Where mention `b` stands relative to `a`: (order, gap, whether it is inside of it)."""
    order = "then" if b.first > a.first else "before"
    gap = bucket(max(0, b.begin - a.end, a.begin - b.end))
    return order, gap, str(a.begin <= b.begin and b.end <= a.end)


def join_options(scene: Scene, c: Candidate, label: str, chosen: Participant, p: Participant) -> list[list[Group]]:
    """What describes a participant not joining and joining the chosen one in its role."""
    a, b = chosen.main, p.main
    if a is None or b is None or scene.sentence_of[a.first] != scene.sentence_of[b.first]:
        return [[], [("apart", label)]]
    order, gap, _ = _pair(a, b)
    first, second = (a, b) if a.first <= b.first else (b, a)
    near = second.begin - first.end <= 3
    link = second.clitic + scene.particle(second.begin - 1)
    between = ".".join(shape(scene, i)[:4] for i in range(first.end, min(second.begin, first.end + 3)))
    words = " ".join(scene.norm(i) for i in range(first.end, min(second.begin, first.end + 2))) if near else "far"
    split = "split" if first.end <= c.first < second.begin else "side"
    joins: list[Group] = [
        ("joins", label, order, gap),
        ("joins.id", c.cue.id, c.cue.does, split),
        ("between", gap, between),
        ("link", gap, link, split, label),
        ("both", f"{a.inner}{b.inner}", a.type + b.type, a.kind + b.kind, gap),
        ("words", words, label),
    ]
    return [[], joins]


def assign(scene: Scene, choices: Tables, c: Candidate, label: str) -> tuple[list[str], list[str], float]:
    """(actors, recipients, probability of the likeliest actor) of a candidate of class `label`."""
    found = participants(scene, c)
    if not found:
        return [], [], 0.0
    nobody, groups = describe(scene, c, label, found)
    score = choices.role.score
    none, both = score(nobody), [score(g) for g in groups]
    p = _shares([none.real, *(s.real for s in both)])
    given = sides(scene, c, [x.main for x in found])
    if given is not None:
        actors, recipients = _fixed(scene, choices, c, label, found, given, none, both)
    else:
        actors = _chosen(scene, choices.join, c, label, found, p, _LEAST_ACTOR)
        recipients = []
        rest = [i for i, x in enumerate(found) if x not in actors]
        if rest:
            scores = [both[i].imag for i in rest]
            if actors:
                first = actors[0]
                scores = [
                    s + score(beside(c, label, first, found[i])).imag for s, i in zip(scores, rest, strict=True)
                ]
            others = [found[i] for i in rest]
            recipients = _chosen(
                scene, choices.join, c, label, others, _shares([none.imag, *scores]), _LEAST_RECIPIENT
            )
        with_them = [r for r in recipients if label in _TOGETHER and _companion(scene, c, r)]
        actors += with_them
        recipients = [r for r in recipients if r not in with_them]
    actors, recipients = _settled(scene, c, label, actors, recipients)
    return [a.entity for a in actors], [r.entity for r in recipients], max(p[1:])


def _settled(
    scene: Scene, c: Candidate, label: str, actors: list[Participant], recipients: list[Participant]
) -> tuple[list[Participant], list[Participant]]:
    """(actors, recipients) as the word itself has them: of a summit all are actors, of a resignation one is."""
    if MUTUAL in c.cue.roles and c.cue.part not in FINITE:
        return [*actors, *recipients], []
    if ALONE in c.cue.roles and label not in _DONE_TO:
        return (actors, [r for r in recipients if _left(scene, c, r)]) if actors else (recipients, [])
    return actors, recipients


def _left(scene: Scene, c: Candidate, p: Participant) -> bool:
    """Whether the word's own preposition marks a body that somebody leaves, and no place."""
    at = position(scene, c, p.main) if p.main is not None and p.main.type not in _PLACES else None
    return at is not None and at.takes == "True" and at.mark != "bare"


def _companion(scene: Scene, c: Candidate, p: Participant) -> bool:
    """Whether a participant is marked as the one with whom others do what all do."""
    if "reciprocal" not in c.cue.roles or CALLS in c.cue.roles or p.main is None:
        return False
    at = position(scene, c, p.main)
    return at is not None and at.takes == "True" and at.mark not in ("bare", p.main.clitic)


def _fixed(
    scene: Scene,
    choices: Tables,
    c: Candidate,
    label: str,
    found: Sequence[Participant],
    given: Sides,
    none: complex,
    both: Sequence[complex],
) -> tuple[list[Participant], list[Participant]]:
    """(actors, recipients) where the clause's subject is not who did it: that looks like an actor, and suffers."""
    recipients: list[Participant] = []
    if given.sufferers:
        those = [found[i] for i in given.sufferers]
        scores = [_suffering(scene, c, found[i], both[i]) for i in given.sufferers]
        recipients = _chosen(scene, choices.join, c, label, those, _shares([none.imag, *scores]), _LEAST_RECIPIENT)
    if given.agents:
        return [found[given.agents[0]]], recipients
    if not given.actors:
        return [], recipients
    p = _shares([none.real, *(both[i].real for i in given.actors)])
    return _chosen(scene, choices.join, c, label, [found[i] for i in given.actors], p, _LEAST_ACTOR), recipients


def _suffering(scene: Scene, c: Candidate, p: Participant, score: complex) -> float:
    """How much speaks for a participant's suffering: what speaks for either role, where it may be the subject."""
    here = p.main is not None and scene.sentence_of[p.main.first] == c.sentence
    return max(score.imag, score.real) if here else score.imag


def _shares(scores: Sequence[float]) -> list[float]:
    """The probability of each score among all."""
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [x / total for x in powers]


def _chosen(
    scene: Scene,
    join: Sums,
    c: Candidate,
    label: str,
    found: Sequence[Participant],
    p: Sequence[float],
    least: float,
) -> list[Participant]:
    """The likeliest participant and those that join it; none where nobody is much likelier."""
    best = max(range(1, len(p)), key=p.__getitem__)
    if p[best] < least * p[0]:
        return []
    chosen = found[best - 1]
    out = [chosen]
    for i, x in enumerate(found, 1):
        if i != best and p[i] > 0.02 and join.score(join_options(scene, c, label, chosen, x)[1]) > 0:
            out.append(x)
    return out
