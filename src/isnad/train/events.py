"""Train the models of the events stage: `python -m isnad.train.events GOLD [--out DIR]`.

Writes `<lang>-choices.msgpack`: the choices of class, role, status, time and place.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from isnad.model import Layers
from isnad.stages import PIPELINE
from isnad.stages.events import LANGS, MODELS
from isnad.stages.events.choice import expand
from isnad.stages.events.drafts import row_key, trigger_span
from isnad.stages.events.roles import Participant, join_options, participants, role_options
from isnad.stages.events.scene import Candidate, Scene, scene_of
from isnad.stages.events.settings import place_options, places_near, time_options, times_near
from isnad.stages.events.triggers import STATUSES, class_options, options, status_options, trigger_values
from isnad.train.conditional import Instance, fit
from isnad.train.gold import GoldArticle, layers_before, read_gold

SHARED = frozenset({"class", "status", "time", "place"})  # learned from both languages: each gains by the other
CHOICES = ("class", "actor", "recipient", "join", "status", "time", "place")
Gold = dict[str, Any]
PENALTY = 3.0  # of the squared weights; the best of 1, 3 and 8 by cross-validation


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article with its scene; `same` maps entities found to the annotation's."""

    scene: Scene
    gold: Gold
    same: dict[str, str]


def example(g: GoldArticle, layers: Layers) -> Example:
    return Example(scene_of(g.article, layers), g.gold, align(layers, g.gold))


def align(layers: Layers, gold: Gold) -> dict[str, str]:
    """Entities found -> entities of the annotation, by shared mentions, best first, one to one."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for m in layers.mentions or []:
        spans[m.entity].append((m.start, m.end))
    right: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for e in gold["entities"]:
        right[e["id"]] += [(m["start"], m["end"]) for m in e.get("mentions", [])]
    for s in gold["statements"]:
        if s["mention"] and len(s["source"]) == 1:
            right[s["source"][0]].append((s["mention"]["start"], s["mention"]["end"]))
    pairs = []
    for p, ps in spans.items():
        for g, gs in right.items():
            n = sum(any(a < d and c < b for c, d in gs) for a, b in ps)
            if n:
                pairs.append((n / len(ps) + n / max(1, len(gs)), p, g))
    out: dict[str, str] = {}
    for _, p, g in sorted(pairs, key=lambda x: -x[0]):
        if p not in out and g not in out.values():
            out[p] = g
    return out


def trigger_of(scene: Scene, events: Sequence[Gold], c: Candidate) -> Gold | None:
    """The annotated event whose trigger a candidate touches."""
    span = trigger_span(scene, c)
    hit = [e for e in events if e["trigger"]["start"] < span.end and span.start < e["trigger"]["end"]]
    allowed = options(c)
    return min(hit, key=lambda e: (e["event"] not in allowed, abs(e["trigger"]["start"] - span.start)), default=None)


def instances(x: Example) -> dict[str, list[Instance]]:
    """The choices that an annotator made in one article, by model."""
    out: dict[str, list[Instance]] = {name: [] for name in CHOICES}
    seen: Counter[str] = Counter()
    scene = x.scene
    for c in scene.candidates:
        key = row_key(c)
        values = trigger_values(scene, c, seen[key])
        seen[key] += 1
        e = trigger_of(scene, x.gold["events"], c)
        allowed = options(c)
        if e is None and told_again(x, c):
            continue  # neither an event of its own nor none: which mention is annotated is a matter of taste
        right = allowed.index(e["event"]) if e is not None and e["event"] in allowed else 0
        if len(allowed) > 1:
            out["class"].append((expand(class_options(c, values)), right))
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
    known = [p for p in found if x.same.get(p.entity) in e["actors"]]
    for name, actors, right in (("actor", [], e["actors"]), ("recipient", known, e["recipients"])):
        places = [p for p in found if p not in actors]
        lists = expand(role_options(x.scene, c, e["event"], places, actors))
        hits = [i for i, p in enumerate(places, 1) if x.same.get(p.entity) in right]
        wrong = [i for i in range(len(lists)) if i not in hits]
        for i in hits or [0]:
            mine = wrong if i in wrong else sorted([i, *wrong])
            out[name].append(([lists[k] for k in mine], mine.index(i)))
        for i in hits[:1]:
            for k, p in enumerate(places, 1):
                if k != i and _near(x.scene, c, p):
                    pair = expand(join_options(x.scene, c, e["event"], places[i - 1], p))
                    out["join"].append((pair, int(k in hits)))


def _near(scene: Scene, c: Candidate, p: Participant) -> bool:
    """Whether a participant is named in the trigger's sentence or speaks."""
    return not p.slots or scene.sentence_of[p.slots[0].first] == c.sentence


def _details(x: Example, c: Candidate, e: Gold, out: dict[str, list[Instance]]) -> None:
    """What the annotator chose about one event."""
    scene, label = x.scene, e["event"]
    _roles(x, c, e, out)
    if e.get("status") in STATUSES:
        out["status"].append((expand(status_options(scene, c, label)), STATUSES.index(e["status"])))
    value, times = e.get("date_value"), times_near(scene, c)
    right = next((i for i, t in enumerate(times, 1) if value and (t[0].value or "")[:10] == value), 0)
    if times and (right or not value):
        out["time"].append((expand(time_options(scene, c, times)), right))
    span, places, tokens = e.get("place"), places_near(scene, c), scene.tokens
    right = 0
    for i, (slot, _) in enumerate(places, 1):
        if span and tokens.start[slot.first] < span["end"] and span["start"] < tokens.end[slot.last - 1]:
            right = i
            break
    if places and (right or not span):
        used = frozenset(k for k, v in x.same.items() if v in {*e["actors"], *e["recipients"]})
        out["place"].append((expand(place_options(scene, c, label, places, used)), right))


def train(own: Sequence[Example], other: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights of all choices for the language of `own`; what languages share is learned from `other` too."""
    found = [instances(x) for x in own]
    more = [instances(x) for x in other]
    return {
        name: fit([i for y in (found + more if name in SHARED else found) for i in y[name]], penalty=PENALTY)
        for name in CHOICES
    }


def examples(folders: Sequence[Path], lang: str) -> list[Example]:
    """The annotated articles of `folders`, with the layers of the stages before this one."""
    read = [g for folder in folders for g in read_gold(folder, lang)]
    return [example(g, layers_before("events", PIPELINE, g.article)) for g in read]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    a = parser.parse_args()
    data = {lang: examples(a.gold, lang) for lang in LANGS}
    a.out.mkdir(parents=True, exist_ok=True)
    for lang in LANGS:
        others = [x for k in LANGS if k != lang for x in data[k]]
        weights = train(data[lang], others)
        (a.out / f"{lang}-choices.msgpack").write_bytes(msgspec.msgpack.encode(weights))


if __name__ == "__main__":
    main()
