"""Train the models of the events stage: `python -m isnad.train.events GOLD [--labels DIR --texts NEWS…] [--out DIR]`.

Writes `<lang>-choices.msgpack`: the choices of class, role, status, time and place, and of what is listed, which
learns from what models that did not learn from an article find in it. Labels are events of articles
whose texts are not ours to give (`isnad.train.gold.read_labels`); they are learned from too.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from isnad.inputs import article_from_text
from isnad.model import Layers
from isnad.stages import PIPELINE
from isnad.stages.choice import Group
from isnad.stages.choice import expand as features
from isnad.stages.events import LANGS, LEAST_TOLD, MODELS, TEMPLATES, tables
from isnad.stages.events.drafts import Draft, drafts, merge, row_key, trigger_span
from isnad.stages.events.features import prefixed
from isnad.stages.events.listed import listed_groups
from isnad.stages.events.roles import Participant, beside, describe, join_options, participants
from isnad.stages.events.scene import Candidate, Scene, scene_of
from isnad.stages.events.settings import place_options, places_near, time_options, times_near
from isnad.stages.events.triggers import STATUSES, class_options, options, status_groups
from isnad.train import names
from isnad.train.apart import apart
from isnad.train.conditional import Instance, fit
from isnad.train.drills import drills, title
from isnad.train.gold import GoldArticle, layers_before, read_gold, read_labels

SHARED = frozenset({"class", "status", "time", "place"})  # learned from both languages: each gains by the other
_FOUND_FIRST = tuple(name for name in TEMPLATES if name != "listed")  # what is listed is chosen among what they find
_PARTS = 3  # of the articles, each read by models that learned from the others
Gold = dict[str, Any]
Choices = dict[str, list[Instance]]  # that an annotator made in one article, by model
# Penalties of the squared weights, by cross-validation.
PENALTY = {"class": 5.0, "actor": 4.0, "recipient": 4.0, "join": 4.0, "listed": 40.0}
_PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article with its scene; `same` maps entities found to the annotation's."""

    scene: Scene
    gold: Gold
    same: dict[str, str]


def example(g: GoldArticle, layers: Layers) -> Example:
    return Example(scene_of(g.article, layers), g.gold, align(layers, g.gold))


def labelled(g: GoldArticle, layers: Layers) -> Example:
    """An example whose participants are given by their words: each is the entity found there, or unknown."""

    def entity(at: list[int]) -> str:
        over = [(min(m.end, at[1]) - max(m.start, at[0]), m.entity) for m in layers.mentions or []]
        most, found = max(over, default=(0, ""))
        return found if 2 * most > at[1] - at[0] else f"?{at[0]}"

    events = [e | {k: [entity(at) for at in e[k]] for k in ("actors", "recipients")} for e in g.gold["events"]]
    same = {e.id: e.id for e in layers.entities or []}
    return Example(scene_of(g.article, layers), {"events": events}, same)


def align(layers: Layers, gold: Gold) -> dict[str, str]:
    """Entities found -> the entity of the annotation that shares most mentions; several may be the same one.

    Who takes part is learned from what the mentions say, however well they were put together before.
    """
    places = [(m["start"], m["end"], e["id"]) for e in gold["entities"] for m in e.get("mentions", [])]
    for s in gold["statements"]:
        if s["mention"] and len(s["source"]) == 1:
            places.append((s["mention"]["start"], s["mention"]["end"], s["source"][0]))
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for m in layers.mentions or []:
        found = {e for a, b, e in places if 2 * (min(b, m.end) - max(a, m.start)) > b - a}
        shared[m.entity].update(sorted(found))
    return {p: votes.most_common(1)[0][0] for p, votes in shared.items() if votes}


def expand(name: str, candidates: Sequence[Sequence[Group]]) -> list[list[str]]:
    """The features of each candidate of a choice."""
    return [[f for g in groups for f in features(g, TEMPLATES[name])] for groups in candidates]


def trigger_of(scene: Scene, events: Sequence[Gold], c: Candidate) -> Gold | None:
    """The annotated event whose trigger a candidate touches."""
    span = trigger_span(scene, c)
    hit = [e for e in events if e["trigger"]["start"] < span.end and span.start < e["trigger"]["end"]]
    allowed = options(c)
    return min(hit, key=lambda e: (e["event"] not in allowed, abs(e["trigger"]["start"] - span.start)), default=None)


def instances(x: Example) -> dict[str, list[Instance]]:
    """The choices that an annotator made in one article, by model."""
    out: dict[str, list[Instance]] = {name: [] for name in _FOUND_FIRST}
    seen: Counter[str] = Counter()
    scene = x.scene
    for c in scene.candidates:
        key = row_key(c)
        described = class_options(scene, c, seen[key])
        seen[key] += 1
        e = trigger_of(scene, x.gold["events"], c)
        allowed = options(c)
        if e is None and told_again(x, c):
            continue  # neither an event of its own nor none: which mention is annotated is a matter of taste
        right = allowed.index(e["event"]) if e is not None and e["event"] in allowed else 0
        if len(allowed) > 1:
            out["class"].append((expand("class", described), right))
        if e is not None:
            _details(x, c, e, out)
    return out


def told_again(x: Example, c: Candidate) -> bool:
    """Whether a candidate tells an annotated event once more: its class, and its participants stand near."""
    there = {x.same.get(slot.entity) for slot in x.scene.slots[c.sentence]}
    for e in x.gold["events"]:
        who = {*e["actors"], *e["recipients"]}
        if e["event"] in c.cue.events and who and len(who & there) / len(who) >= 0.5:
            return True
    return False


def _roles(x: Example, c: Candidate, e: Gold, out: dict[str, list[Instance]]) -> None:
    """Who takes part in one event: each annotated participant against all that are none in its role."""
    found = participants(x.scene, c)
    if not found:
        return
    nobody, groups = describe(x.scene, c, e["event"], found)
    known = [p for p in found if x.same.get(p.entity) in e["actors"]]
    for name, actors, right in (("actor", [], e["actors"]), ("recipient", known, e["recipients"])):
        places = [p for p in found if p not in actors]
        mine = [g for p, g in zip(found, groups, strict=True) if p not in actors]
        if actors:
            mine = [g + beside(c, e["event"], actors[0], p) for p, g in zip(places, mine, strict=True)]
        lists = expand(name, [nobody, *mine])
        hits = [i for i, p in enumerate(places, 1) if x.same.get(p.entity) in right]
        wrong = [i for i in range(len(lists)) if i not in hits]
        for i in hits or [0]:
            those = sorted({i, *wrong})
            out[name].append(([lists[k] for k in those], those.index(i)))
        for i in hits[:1]:
            for k, p in enumerate(places, 1):
                if k != i and _near(x.scene, c, p):
                    pair = expand("join", join_options(x.scene, c, e["event"], places[i - 1], p))
                    out["join"].append((pair, int(k in hits)))


def _near(scene: Scene, c: Candidate, p: Participant) -> bool:
    """Whether a participant is named in the trigger's sentence or speaks."""
    return not p.slots or scene.sentence_of[p.slots[0].first] == c.sentence


def _details(x: Example, c: Candidate, e: Gold, out: dict[str, list[Instance]]) -> None:
    """What the annotator chose about one event."""
    scene, label = x.scene, e["event"]
    _roles(x, c, e, out)
    if e.get("status") in STATUSES:
        out["status"].append(
            (
                expand("status", [prefixed(s, status_groups(scene, c, label)) for s in STATUSES]),
                STATUSES.index(e["status"]),
            )
        )
    value, times = e.get("date_value"), times_near(scene, c)
    right = next((i for i, t in enumerate(times, 1) if value and (t[0].value or "")[:10] == value), 0)
    if times and "date_value" in e and (right or not value):
        out["time"].append((expand("time", time_options(scene, c, times)), right))
    span, places, tokens = e.get("place"), places_near(scene, c), scene.tokens
    right = 0
    for i, (slot, _) in enumerate(places, 1):
        if span and tokens.start[slot.first] < span["end"] and span["start"] < tokens.end[slot.last - 1]:
            right = i
            break
    if places and (right or not span):
        used = frozenset(k for k, v in x.same.items() if v in {*e["actors"], *e["recipients"]})
        out["place"].append((expand("place", place_options(scene, c, label, places, used)), right))


def drilled(lang: str) -> list[dict[str, list[Instance]]]:
    """Choices of roles in made-up sentences whose participants were all found."""
    out = []
    for drill in drills(lang):
        text = f"{title(lang)}\n\n{drill.text}"
        article = article_from_text(text, lang=lang, key="drill", published=None, outlet=None, title=title(lang))
        layers = layers_before("events", PIPELINE, article)
        scene = scene_of(article, layers)
        c = next((c for c in scene.candidates if c.cue.id == drill.row), None)
        if c is None:
            continue
        names = (*drill.actors, drill.recipient)
        entities = [{"id": n, "mentions": [_mention(text, n)]} for n in names]
        x = Example(scene, {"events": []}, align(layers, {"entities": entities, "statements": []}))
        if set(x.same.values()) == set(names):
            found: dict[str, list[Instance]] = {name: [] for name in _FOUND_FIRST}
            event = {"event": drill.event, "actors": list(drill.actors), "recipients": [drill.recipient]}
            _roles(x, c, event, found)
            out.append(found)
    return out


def _mention(text: str, name: str) -> dict[str, int]:
    """Where a name stands; without its article where that was swallowed."""
    at = text.rfind(name)
    if at < 0:
        at = text.rfind(name[1:])
        return {"start": at, "end": at + len(name) - 1}
    return {"start": at, "end": at + len(name)}


def train(own: Sequence[Example], other: Sequence[Example], lang: str = "") -> dict[str, dict[str, float]]:
    """Weights of all choices but the last for the language of `own`; shared ones are learned from `other` too.

    Where it is named, roles are learned from made-up sentences as well.
    """
    return _weights([instances(x) for x in own] + (drilled(lang) if lang else []), [instances(x) for x in other])


def _weights(own: Sequence[Choices], other: Sequence[Choices]) -> dict[str, dict[str, float]]:
    return {
        name: fit(
            [i for y in ([*own, *other] if name in SHARED else own) for i in y[name]],
            penalty=PENALTY.get(name, _PENALTY),
        )
        for name in _FOUND_FIRST
    }


def listed_apart(own: Sequence[Example], other: Sequence[Example], lang: str = "") -> list[Instance]:
    """Whether each event found is one of the annotation's, found by models that did not learn from its article."""
    found, more = [instances(x) for x in own], [instances(x) for x in other]
    made = drilled(lang) if lang else []
    out: list[Instance] = []
    for k in range(_PARTS):
        rest = [y for n, y in enumerate(found) if n % _PARTS != k]
        choices = tables(_weights(rest + made, more))
        for x in own[k::_PARTS]:
            told = merge(drafts(x.scene, choices, LEAST_TOLD[x.scene.article.lang]))
            right = annotated(x, told)
            described = [expand("listed", [[], groups]) for groups in listed_groups(x.scene, told)]
            out += [(both, int(n in right)) for n, both in enumerate(described)]
    return out


def annotated(x: Example, told: Sequence[Draft]) -> set[int]:
    """Which of the events told are the annotation's, one to one: of one class, with one trigger or participants."""
    pairs = []
    for n, d in enumerate(told):
        span, mine = trigger_span(x.scene, d.candidate), {x.same.get(e, e) for e in (*d.actors, *d.recipients)}
        for m, e in enumerate(x.gold["events"]):
            theirs = {*e["actors"], *e["recipients"]}
            agree = int(e["trigger"]["start"] < span.end and span.start < e["trigger"]["end"])
            agree += 2 * len(mine & theirs) >= len(mine | theirs)
            if agree and e["event"] == d.label:
                pairs.append((agree, d.p, n, m))
    right: dict[int, int] = {}
    for _, _, n, m in sorted(pairs, reverse=True):
        if n not in right and m not in right.values():
            right[n] = m
    return set(right)


def examples(
    folders: Sequence[Path],
    lang: str,
    labels: Path | None = None,
    texts: Sequence[Path] = (),
    named: Sequence[names.Example] = (),
) -> list[Example]:
    """The annotated articles of `folders` and the labelled ones, with the layers of the stages before this one.

    Names are found by taggers that did not learn from the article, but from those of `named` too.
    """
    with apart(folders, named, lang) as taggers:

        def before(g: GoldArticle) -> Layers:
            return layers_before("events", PIPELINE, g.article, {"names": taggers.stage(g.article.text)})

        own = [example(g, before(g)) for folder in folders for g in read_gold(folder, lang)]
        return own + [labelled(g, before(g)) for g in (read_labels(labels, texts, lang) if labels else ())]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, help="a folder with labels of events, one file per language")
    parser.add_argument("--texts", nargs="+", type=Path, default=(), help="the news that the labels belong to")
    parser.add_argument("--names", type=Path, help="labels of names, which the names models learned from")
    parser.add_argument("--out", type=Path, default=MODELS)
    a = parser.parse_args()
    named = {lang: names.labelled_examples(a.names, a.texts, lang) if a.names else () for lang in LANGS}
    data = {lang: examples(a.gold, lang, a.labels, a.texts, named[lang]) for lang in LANGS}
    a.out.mkdir(parents=True, exist_ok=True)
    others = {lang: [x for k in LANGS if k != lang for x in data[k]] for lang in LANGS}
    listed = fit(
        [i for lang in LANGS for i in listed_apart(data[lang], others[lang], lang)], penalty=PENALTY["listed"]
    )
    for lang in LANGS:
        weights = train(data[lang], others[lang], lang) | {"listed": listed}
        (a.out / f"{lang}-choices.msgpack").write_bytes(msgspec.msgpack.encode(weights))


if __name__ == "__main__":
    main()
