"""Where a cue's source phrase may begin and end, and what speaks for each place.

Positions are token indices; a beginning is the first token of the phrase, an end the token behind it.
"""

from collections.abc import Sequence

from isnad.stages.attributions.columns import Column
from isnad.stages.attributions.scene import BUCKETS, Scene, few
from isnad.stages.choice import Templates
from isnad.stages.names.classes import ARTICLE

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


def nobody(scene: Scene) -> list[Column]:
    """What speaks for there being no source phrase."""
    view, cue = scene.view, scene.cue
    form = cue.form
    seen = (
        form.part, form.lemma, view.at(cue.last), view.at(cue.first - 1), view.word(cue.first),
        view.word(cue.last), few(cue.clitic, 1), few(cue.first - scene.first),
        few(view.cues[cue.first] - view.cues[scene.first]), few(view.cues[scene.last] - view.cues[cue.first]),
    )  # fmt: skip
    return [("none", (), [seen])]


def beginning_first(scene: Scene, side: str, places: Sequence[int]) -> list[Column]:
    """Where each of `places`, all on one side of the cue, stands beside it and what it is."""
    view, cue = scene.view, scene.cue
    part, marks, pairs, names = cue.form.part, view.marks, view.pairs, view.names
    if side == "A":
        base = cue.last
        gaps = [BUCKETS[i - base] for i in places]
        counts = [marks[i] - marks[base] for i in places]
    else:
        base = cue.first
        gaps = [BUCKETS[base - i] for i in places]
        counts = [marks[base] - marks[i + 1] for i in places]
    first = scene.first
    far = [
        (g, n if n < 4 else 4, "first" if i == first else "") for i, g, n in zip(places, gaps, counts, strict=True)
    ]
    named = [(*names[i], g) for i, g in zip(places, gaps, strict=True)]
    return [
        ("b.shape", (side, part), [pairs[i] for i in places]),
        ("b.far", (side, part), far),
        ("b.name", (side,), named),
    ]


def beginning_second(scene: Scene, side: str, places: Sequence[int]) -> list[Column]:
    """The words at each of `places`, and what stands between it and the cue."""
    view, cue, depth = scene.view, scene.cue, scene.lex.depth
    norm, marks, cues, here = view.norm, view.marks, view.cues, depth[cue.first]
    between = [
        (
            few(abs(cues[i] - cues[cue.first])),
            few(marks[i] - marks[cue.last] if side == "A" else marks[cue.first] - marks[i + 1], 4),
            depth[i] - here,
        )
        for i in places
    ]
    return [
        ("b.word", (side,), [norm[i] for i in places]),
        ("b.before", (side,), [view.word(i - 1) for i in places]),
        ("b.lemma", (side,), [cue.form.lemma] * len(places)),
        ("b.ending", (side,), [norm[i][-2:] for i in places]),
        ("b.cues", (side,), between),
    ]


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


def end_columns(scene: Scene, begin: int, places: Sequence[int]) -> list[Column]:
    """The words and shapes about each end, what the phrase then holds and how long it is."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    side = "A" if begin >= cue.last else "B"
    shape, norm, pairs, named, marks = view.shape, view.norm, view.pairs, view.named, view.marks
    part, n, depth, names = cue.form.part, len(lex.phrase), lex.depth, view.names
    next_shapes = [shape[j] for j in places]
    counts = [few(marks[j] - marks[begin], 4) for j in places]
    holds = ["1" if named[j] > named[begin] else "0" for j in places]
    soon = ["1" if j < scene.last and named[min(j + 8, scene.last)] > named[j] else "0" for j in places]
    articles = [
        (_article(norm[j - 1]), _article(norm[j]), nxt, shape[j - 1])
        for j, nxt in zip(places, next_shapes, strict=True)
    ]
    beside = "adjacent" if side == "B" else ""
    edge = ("", "")
    next_names = [names[j] if j < n else edge for j in places]
    held = [
        (BUCKETS[j - begin], c, name[1], h) for j, c, name, h in zip(places, counts, next_names, holds, strict=True)
    ]
    return [
        ("e.shape", (side, part), [pairs[j] for j in places]),
        ("e.article", (side, part), articles),
        ("e.then", (side,), [pairs[j + 1] for j in places]),
        ("e.next", (side,), [norm[j] for j in places]),
        ("e.word", (side,), [norm[j - 1] for j in places]),
        ("e.ending", (side,), [(norm[j - 1][-2:], s) for j, s in zip(places, next_shapes, strict=True)]),
        ("e.held", (side,), held),
        ("e.named", (side,), list(zip(holds, next_shapes, soon, counts, strict=True))),
        (
            "e.side", (side, part),
            [
                (beside if j == cue.first else "", nx[0], depth[j - 1] - depth[begin])
                for j, nx in zip(places, next_names, strict=True)
            ],
        ),
    ]  # fmt: skip
