"""Where a mention stands in the sentence of a trigger, and how the grammar ties it to the trigger."""

from bisect import bisect_left
from typing import NamedTuple

from isnad.stages.events.scene import Candidate, Scene, Slot, bucket, word_class
from isnad.text.clitics import PROCLITIC_PREPOSITIONS

FINITE = frozenset({"perfect", "imperfect", "future", "passive"})
_LI = "\u0644"
_REACH = 5  # words between a preposition and a mention that it may govern


class Position(NamedTuple):
    """`side` is A behind the trigger, B before it, O over it; the other values are names for features.

    gap: words between; path: marks and other candidates between; mark: what marks the mention (a preposition,
    obj, bare); far: how far that stands; takes: whether the trigger's word marks its recipient so; bare: whether
    it is unmarked, and how many other mentions stand between; pre: class of the word before it.
    """

    side: str
    gap: str
    path: str
    mark: str
    far: str
    takes: str
    bare: str
    pre: str


def position(scene: Scene, c: Candidate, slot: Slot) -> Position | None:
    """Where a mention stands; None where it is in another sentence."""
    if scene.sentence_of[slot.first] != c.sentence:
        return None
    first, begin, hits = slot.first, slot.begin, scene.hits_before
    after = first >= c.last
    if after:
        side, lo, hi, start = "A", c.last, begin, c.last
        others = abs(hits[first] - hits[c.first + 1])
    else:
        side, lo, hi, start = (
            "B" if slot.last <= c.first else "O",
            slot.end,
            c.first,
            scene.sentences[c.sentence].first,
        )
        others = abs(hits[first] - hits[c.first])
    hi = hi if hi > lo else lo
    marks = scene.marks[hi] - scene.marks[lo]
    mark, far = _mark(scene, slot, start)
    begins = scene.begins[c.sentence]
    between = bisect_left(begins, hi) - bisect_left(begins, lo)
    return Position(
        side,
        bucket(hi - lo),
        f"{side}{marks if marks < 2 else 2}{others if others < 2 else 2}",
        mark,
        far,
        _takes(c, mark, after),
        f"{mark == 'bare'}{between if between < 3 else 3}",
        word_class(scene, begin - 1)[0],
    )


def _mark(scene: Scene, slot: Slot, start: int) -> tuple[str, str]:
    """What marks a mention, and how far it stands: a preposition, not before token `start`, or the object's mark."""
    if slot.clitic in PROCLITIC_PREPOSITIONS:
        return slot.clitic, "0"
    if scene.particle(slot.end) == "object":
        return "obj", "0"
    particles = scene.particles
    for k in range(slot.begin - 1, max(start, slot.begin - _REACH) - 1, -1):
        if particles[k] in ("prep", "object"):
            return scene.tokens.norm[k], bucket(min(slot.begin - k - 1, 2))
        if particles[k] or scene.tokens.kind[k] == "m" or k in scene.hit_at:
            break
    return "bare", ""


def _takes(c: Candidate, mark: str, after: bool) -> str:
    """Whether the trigger's word marks its recipient so; ? where the lexicon does not say."""
    takes = c.cue.takes
    if not takes:
        return "?"
    if mark in takes:
        return "True"
    if "obj" not in takes:
        return "False"
    return str((mark == "bare" and after) or (mark == _LI and c.cue.part not in FINITE))
