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
from isnad.stages.events import features as f
from isnad.stages.events.decide import participants, place_options, role_candidates, time_options, trigger_span
from isnad.stages.events.scene import Candidate, Scene, scene_of
from isnad.train.conditional import Instance, fit
from isnad.train.gold import GoldArticle, layers_before, read_gold

CHOICES = ("class", "role", "status", "time", "place")
Gold = dict[str, Any]


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
    allowed = f.options(c)
    return min(hit, key=lambda e: (e["event"] not in allowed, abs(e["trigger"]["start"] - span.start)), default=None)


def instances(x: Example) -> dict[str, list[Instance]]:
    """The choices that an annotator made in one article, by model."""
    out: dict[str, list[Instance]] = {name: [] for name in CHOICES}
    seen: Counter[str] = Counter()
    scene = x.scene
    for c in scene.candidates:
        key = c.cue.id or (c.own.act if c.own else "")
        features = f.trigger_features(scene, c, seen[key])
        seen[key] += 1
        e = trigger_of(scene, x.gold["events"], c)
        allowed = f.options(c)
        right = allowed.index(e["event"]) if e is not None and e["event"] in allowed else 0
        if len(allowed) > 1:
            out["class"].append((f.class_candidates(c, features), right))
        if e is not None:
            _details(x, c, e, out)
    return out


COREF = "no"
ROLE2 = False


def told_again(x: Example, c: Candidate) -> Gold | None:
    """The annotated event that a candidate tells of, too: its class, and its participants stand near."""
    allowed = f.options(c)[1:]
    events = [e for e in x.gold["events"] if e["event"] in c.cue.events]
    if not events:
        return None
    there = {x.same.get(slot.entity) for slot in x.scene.slots[c.sentence]}
    for e in events:
        who = {*e["actors"], *e["recipients"]}
        if who and len(who & there) / len(who) >= 0.5:
            return e
    return None


def _roles(x: Example, c: Candidate, e: Gold, out: dict[str, list[Instance]]) -> None:
    for p in participants(x.scene, c):
        g = x.same.get(p.entity)
        role = 1 if g in e["actors"] else 2 if g in e["recipients"] else 0
        out["role"].append((role_candidates(x.scene, c, e["event"], p), role))


def _details(x: Example, c: Candidate, e: Gold, out: dict[str, list[Instance]]) -> None:
    """What the annotator chose about one event."""
    scene, label = x.scene, e["event"]
    for p in participants(scene, c):
        g = x.same.get(p.entity)
        role = 1 if g in e["actors"] else 2 if g in e["recipients"] else 0
        out["role"].append((role_candidates(scene, c, label, p), role))
    if e.get("status") in f.STATUSES:
        found = f.status_features(scene, c, label)
        out["status"].append(([[f"{s}|{y}" for y in found] for s in f.STATUSES], f.STATUSES.index(e["status"])))
    times = time_options(scene, c)
    value = e.get("date_value")
    right = next(
        (i for i, t in enumerate(times) if t[0] is not None and value and (t[0].value or "")[:10] == value), 0
    )
    if len(times) > 1 and (right or not value):
        out["time"].append(([f.time_features(scene, c, *t) for t in times], right))
    used = frozenset(k for k, v in x.same.items() if v in {*e["actors"], *e["recipients"]})
    places = place_options(scene, c, used)
    span = e.get("place")
    tokens = scene.tokens
    right = 0
    if span:
        for i, (slot, _, _) in enumerate(places):
            if slot and tokens.start[slot.first] < span["end"] and span["start"] < tokens.end[slot.last - 1]:
                right = i
                break
    if len(places) > 1 and (right or not span):
        out["place"].append(([f.place_features(scene, c, *s) for s in places], right))


def train(data: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights of all choices."""
    found = [instances(x) for x in data]
    return {name: fit([i for y in found for i in y[name]]) for name in CHOICES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--lang", choices=LANGS)
    a = parser.parse_args()
    for lang in [a.lang] if a.lang else LANGS:
        read = [g for folder in a.gold for g in read_gold(folder, lang)]
        data = [example(g, layers_before("events", PIPELINE, g.article)) for g in read]
        (a.out / f"{lang}-choices.msgpack").write_bytes(msgspec.msgpack.encode(train(data)))


if __name__ == "__main__":
    main()
