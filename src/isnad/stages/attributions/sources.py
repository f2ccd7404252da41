"""Where a cue's source phrase may begin and end, and what speaks for each place.

Positions are token indices; a beginning is the first token of the phrase, an end the token behind it.
"""

from collections.abc import Sequence
from functools import cache

from isnad.stages.attributions.scene import BUCKETS, FEW, Scene, few
from isnad.stages.attributions.weighing import Block, Described, Row
from isnad.stages.choice import Templates
from isnad.stages.names.classes import ARTICLE
from isnad.text.remembered import Remembered

NO_SOURCE = -1
_BEHIND, _AHEAD, _LONGEST = 45, 6, 40  # tokens searched before and behind a cue; tokens of a phrase

# The values of each group are named where the group is made; the side of the cue is the first one.
TEMPLATES: Templates = {
    # No source phrase: part, lemma, next shape, shape before, word, next word, clitic, place, cues before and behind.
    "none": (
        (), (0,), (1,), (2,), (0, 2), (3,), (0, 3), (4,), (5,), (0, 6, 2), (7,), (8,), (0, 7), (0, 8), (9,), (0, 9),
    ),
    "b.shape": ((0,), (0, 2), (0, 3), (0, 2, 3), (0, 3, 1), (0, 2, 1), (0, 1)),
    "b.word": ((0, 1),),
    "b.before": ((0, 1),),
    "b.lemma": ((0, 1),),
    "b.ending": ((0, 1),),
    "b.far": ((0, 2), (0, 2, 1), (0, 3), (0, 1, 4), (0, 4), (0, 2, 1, 3)),
    "b.cues": ((0, 1), (0, 1, 2), (0, 3)),
    "b.name": ((0, 1), (0, 1, 3), (0, 2)),
    "e.shape": ((0, 3), (0, 2), (0, 3, 2), (0, 3, 1)),
    "e.article": ((0, 2, 3), (0, 2, 3, 4), (0, 1, 2, 3, 4), (0, 2, 3, 5)),
    "e.then": ((0, 1, 2),),
    "e.next": ((0, 1),),
    "e.word": ((0, 1),),
    "e.ending": ((0, 1, 2),),
    "e.held": ((0, 1), (0, 2), (0, 3), (0, 4), (0, 1, 4)),
    "e.named": ((0, 1, 2), (0, 3), (0, 1, 3), (0, 1, 2, 4)),
    "e.side": ((0, 2), (0, 2, 1), (0, 3), (0, 4)),
}  # fmt: skip


def beginnings(scene: Scene) -> tuple[list[int], list[int]]:
    """Every word of the sentence near the cue that stands inside no phrase: those before the cue, those behind."""
    cue, within = scene.cue, scene.view.within
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    return (
        [i for i in range(low, cue.first) if not within[i]],
        [i for i in range(cue.last, high) if not within[i]],
    )


_NOBODY = Block(("none", ()))


@cache
def _first_block(side: str, part: str) -> Block:
    return Block(("b.shape", (side, part)), ("b.far", (side, part)), ("b.name", (side,)))


@cache
def _second_block(side: str) -> Block:
    return Block(*[(name, (side,)) for name in ("b.word", "b.before", "b.lemma", "b.ending", "b.cues")])


@cache
def _end_block(side: str, part: str) -> Block:
    own, both = (side,), (side, part)
    return Block(
        ("e.shape", both), ("e.article", both), ("e.then", own), ("e.next", own), ("e.word", own), ("e.ending", own),
        ("e.held", own), ("e.named", own), ("e.side", both),
    )  # fmt: skip


def nobody(scene: Scene) -> Described:
    """What speaks for there being no source phrase."""
    view, cue = scene.view, scene.cue
    form, shape, norm = cue.form, view.shape, view.norm
    seen = (
        form.part, form.lemma, shape[cue.last], shape[cue.first - 1], norm[cue.first],
        norm[cue.last], few(cue.clitic, 1), few(cue.first - scene.first),
        few(view.cues[cue.first] - view.cues[scene.first]), few(view.cues[scene.last] - view.cues[cue.first]),
    )  # fmt: skip
    return _NOBODY, [(seen,)]


def beginning_first(scene: Scene, side: str, places: Sequence[int]) -> Described:
    """Where each of `places`, all on one side of the cue, stands beside it and what it is."""
    view, cue, first = scene.view, scene.cue, scene.first
    marks, pairs, names = view.marks, view.pairs, view.names
    rows: list[Row] = []
    low, m = cue.first, marks[cue.first]
    behind, count = cue.last, marks[cue.last]
    for i in places:
        if side == "A":
            gap, n = BUCKETS[i - behind], marks[i] - count
        else:
            gap, n = BUCKETS[low - i], m - marks[i + 1]
        name, edge = names[i]
        rows.append((pairs[i], (gap, n if n < 4 else 4, "first" if i == first else ""), (name, edge, gap)))
    return _first_block(side, cue.form.part), rows


def beginning_second(scene: Scene, side: str, places: Sequence[int]) -> Described:
    """The words at each of `places`, and what stands between it and the cue."""
    view, cue, depth = scene.view, scene.cue, scene.lex.depth
    norm, marks, cues, here, lemma = view.norm, view.marks, view.cues, depth[cue.first], cue.form.lemma
    rows: list[Row] = []
    for i in places:
        word = norm[i]
        between = (
            few(abs(cues[i] - cues[cue.first])),
            few(marks[i] - marks[cue.last] if side == "A" else marks[cue.first] - marks[i + 1], 4),
            depth[i] - here,
        )
        rows.append((word, norm[i - 1], lemma, word[-2:], between))
    return _second_block(side), rows


def ends(scene: Scene, begin: int) -> list[int]:
    """Where a source phrase that begins at `begin` may end."""
    tokens, cue = scene.lex.tokens, scene.cue
    kind, norm = tokens.kind, tokens.norm
    stop = cue.first if begin < cue.first else scene.last
    last = min(stop, begin + _LONGEST)
    return [j for j in range(begin + 1, last + 1) if kind[j - 1] != "m" or norm[j - 1] in '»")']


def _article(norm: str) -> str:
    """Whether a word begins with the Arabic article, alone or behind a preposition."""
    return "the" if norm.startswith(ARTICLE) else "to-the" if norm[1:3] == ARTICLE else ""


_ARTICLES = Remembered(_article)


def ending(scene: Scene, begin: int, places: Sequence[int]) -> Described:
    """The words and shapes about each end, what the phrase then holds and how long it is."""
    view, cue, stop = scene.view, scene.cue, scene.last
    side = "A" if begin >= cue.last else "B"
    shape, norm, pairs, named, names = view.shape, view.norm, view.pairs, view.named, view.names
    depth, marks = scene.lex.depth, view.marks
    before, inside, m = named[begin], depth[begin], marks[begin]
    rows: list[Row] = []
    for j in places:
        word, following, here = norm[j - 1], norm[j], shape[j]
        n = marks[j] - m
        count = FEW[n] if n < 4 else "4"
        holds = "1" if named[j] > before else "0"
        soon = "1" if j < stop and named[min(j + 8, stop)] > named[j] else "0"
        edge = names[j][1]
        rows.append((
            pairs[j],
            (_ARTICLES[word], _ARTICLES[following], here, shape[j - 1]),
            pairs[j + 1],
            following,
            word,
            (word[-2:], here),
            (BUCKETS[j - begin], count, edge, holds),
            (holds, here, soon, count),
            ("adjacent" if side == "B" and j == cue.first else "", names[j][0], depth[j - 1] - inside),
        ))  # fmt: skip
    return _end_block(side, cue.form.part), rows
