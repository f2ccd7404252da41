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
    after = slot.first >= c.last
    lo, hi = (c.last, slot.begin) if after else (slot.end, c.first)
    hi = max(lo, hi)
    marks = min(scene.marks[hi] - scene.marks[lo], 2)
    others = min(abs(scene.hits_before[slot.first] - scene.hits_before[c.first + 1 if after else c.first]), 2)
    side = "A" if after else "B" if slot.last <= c.first else "O"
    mark, far = _mark(scene, slot, c.last if after else scene.sentences[c.sentence].first)
    begins = scene.begins[c.sentence]
    between = bisect_left(begins, hi) - bisect_left(begins, lo)
    return Position(
        side=side,
        gap=bucket(hi - lo),
        path=f"{side}{marks}{others}",
        mark=mark,
        far=far,
        takes=_takes(c, mark, after),
        bare=f"{mark == 'bare'}{min(between, 3)}",
        pre=word_class(scene, slot.begin - 1)[0],
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
