"""Scores of mechanisms against annotations that list them (`<id>.full.json` beside `<id>.txt`).

A gold mechanism is found when a predicted one of its kind has a mention that overlaps one of its own by
IoU >= 0.5, matched one to one.
"""

from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from isnad.errors import UsageError
from isnad.evaluate.match import iou, one_to_one
from isnad.evaluate.tally import Tally
from isnad.model import Entity, Reading, Span

SUFFIX = ".full.json"
LEAST = 0.5
KINDS = {  # finer kinds of annotations as the record contract has them
    **dict.fromkeys(
        ("joint_hq", "quadrilateral_cooperation", "coordination_office", "structures", "operations"), "coordination"
    ),
    **dict.fromkeys(("meeting_format", "guarantor_format", "summit", "consultation"), "format"),
    **dict.fromkeys(("un_resolution", "agreement", "document"), "instrument"),
    "zones": "zone",
    "special_envoy": "envoy",
    "investigation": "inquiry",
    **dict.fromkeys(("press_conference", "interview", "ceremony"), "occasion"),
}


class GoldMechanism(Struct, frozen=True):
    """A mechanism that an annotator saw."""

    id: str
    kind: str
    name_en: str
    mentions: list[Span]


class MechanismFile(Struct, frozen=True):
    """The mechanisms of one article and the file that holds its text."""

    stem: str
    lang: str
    mechanisms: list[GoldMechanism]
    text: Path


class _Annotation(Struct):
    language: str
    mechanisms: list[GoldMechanism]


def read_mechanisms(folder: Path) -> list[MechanismFile]:
    """All annotations in `folder`, by name, with the record contract's kinds. UsageError where there is none."""
    files = sorted(folder.glob("*" + SUFFIX))
    if not files:
        raise UsageError(f"{folder}: there is no *{SUFFIX} in it; name a folder with annotated mechanisms")
    out = []
    for path in files:
        stem = path.name.removesuffix(SUFFIX)
        found = msgspec.json.decode(path.read_bytes(), type=_Annotation)
        listed = [msgspec.structs.replace(m, kind=KINDS.get(m.kind, m.kind)) for m in found.mechanisms]
        out.append(MechanismFile(stem, found.language[:2], listed, path.with_name(stem + ".txt")))
    return out


@dataclass(slots=True)
class MechanismScores:
    """Counts over articles: `found` with span and kind, `placed` with the span alone."""

    found: Tally = field(default_factory=Tally)
    placed: Tally = field(default_factory=Tally)
    missed: list[str] = field(default_factory=list)

    def add(self, gold: MechanismFile, reading: Reading) -> None:
        """Count one article."""
        ours = [e for e in reading.entities if e.kind is not None]
        right = _matched(gold.mechanisms, ours, reading, kinds=True)
        self.found.add(len(right), len(ours), len(gold.mechanisms))
        self.placed.add(len(_matched(gold.mechanisms, ours, reading, kinds=False)), len(ours), len(gold.mechanisms))
        self.missed += [
            f"{gold.stem} {m.kind}: {m.name_en}: {m.mentions[0].text}"
            for j, m in enumerate(gold.mechanisms)
            if j not in right
        ]


def _matched(gold: list[GoldMechanism], ours: list[Entity], reading: Reading, *, kinds: bool) -> set[int]:
    places: dict[str, list[set[int]]] = {}
    for m in reading.mentions:
        places.setdefault(m.entity, []).append(set(range(m.start, m.end)))
    pairs: list[tuple[float, int, int]] = []
    for i, e in enumerate(ours):
        for j, g in enumerate(gold):
            if kinds and e.kind != g.kind:
                continue
            best = max(
                (iou(a, set(range(b.start, b.end))) for a in places.get(e.id, []) for b in g.mentions), default=0.0
            )
            if best >= LEAST:
                pairs.append((best, i, j))
    return {j for _, _, j in one_to_one(pairs)}
