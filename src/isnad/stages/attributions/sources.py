"""Where a cue's source phrase may begin and end, and what speaks for each place.

Positions are token indices; a beginning is the first token of the phrase, an end the token behind it.
"""

from isnad.stages.attributions.scene import Scene, bucket, few
from isnad.stages.choice import Group, Templates

NO_SOURCE = -1
_BEHIND, _AHEAD, _LONGEST = 45, 12, 40  # tokens searched before and behind a cue; tokens of a phrase

TEMPLATES: Templates = {
    # No source phrase: part, lemma, next shape, shape before, word, next word, clitic, place, cues before and behind.
    "none": (
        (), (0,), (1,), (2,), (0, 2), (3,), (0, 3), (4,), (5,), (0, 6, 2), (7,), (8,), (0, 7), (0, 8), (9,), (0, 9),
    ),
    "b.shape": ((0,), (0, 1), (0, 2), (0, 1, 2), (0, 2, 3), (0, 1, 3), (0, 3)),
    "b.word": ((0, 1),),
    "b.before": ((0, 1),),
    "b.lemma": ((0, 1),),
    "b.ending": ((0, 1),),
    "b.far": ((0, 1), (0, 1, 2), (0, 3), (0, 2, 4), (0, 4), (0, 1, 2, 3)),
    "b.cues": ((0, 1), (0, 1, 2), (0, 3)),
    "b.name": ((0, 1), (0, 1, 2), (0, 3)),
    "e.shape": ((0, 1), (0, 2), (0, 1, 2), (0, 1, 3)),
    "e.then": ((0, 1, 2),),
    "e.next": ((0, 1),),
    "e.word": ((0, 1),),
    "e.ending": ((0, 1, 2),),
    "e.held": ((0, 1), (0, 2), (0, 3), (0, 4), (0, 1, 4)),
    "e.named": ((0, 1, 2), (0, 3), (0, 1, 3), (0, 1, 2, 4)),
    "e.side": ((0, 1), (0, 1, 2), (0, 3), (0, 4)),
}  # fmt: skip


def beginnings(scene: Scene) -> list[int]:
    """NO_SOURCE, then every word of the sentence near the cue that stands inside no phrase."""
    cue, kind, phrase = scene.cue, scene.lex.tokens.kind, scene.lex.phrase
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    places = [*range(low, cue.first), *range(cue.last, high)]
    return [NO_SOURCE, *[i for i in places if kind[i] != "m" and phrase[i][:1] != "I"]]


def beginning_first(scene: Scene, i: int) -> list[Group]:
    """That there is no source phrase, or where token `i` stands beside the cue and what it is."""
    view, cue = scene.view, scene.cue
    form = cue.form
    if i == NO_SOURCE:
        return [
            (
                "none", form.part, form.lemma, view.at(cue.last), view.at(cue.first - 1), view.word(cue.first),
                view.word(cue.last), few(cue.clitic, 1), few(cue.first - scene.first),
                few(view.cues[cue.first] - view.cues[scene.first]), few(view.cues[scene.last] - view.cues[cue.first]),
            )
        ]  # fmt: skip
    after = i >= cue.last
    side = "A" if after else "B"
    low, high = (cue.last, i) if after else (i + 1, cue.first)
    gap = bucket(i - cue.last if after else cue.first - i)
    marks = few(view.marks[high] - view.marks[low], 4)
    return [
        ("b.shape", side, view.at(i - 1), view.shape[i], form.part),
        ("b.far", side, gap, form.part, marks, "first" if i == scene.first else ""),
        ("b.name", side, scene.lex.name[i], gap, scene.lex.phrase[i][:1]),
    ]


def beginning_second(scene: Scene, i: int) -> list[Group]:
    """The words at token `i`, and what stands between it and the cue."""
    if i == NO_SOURCE:
        return []
    view, cue, depth = scene.view, scene.cue, scene.lex.depth
    after = i >= cue.last
    side = "A" if after else "B"
    low, high = (cue.last, i) if after else (i + 1, cue.first)
    marks = few(view.marks[high] - view.marks[low], 4)
    cues = few(abs(view.cues[i] - view.cues[cue.first]))
    word = view.norm[i]
    return [
        ("b.word", side, word),
        ("b.before", side, view.word(i - 1)),
        ("b.lemma", side, cue.form.lemma),
        ("b.ending", side, word[-2:]),
        ("b.cues", side, cues, marks, str(depth[i] - depth[cue.first])),
    ]


def ends(scene: Scene, begin: int) -> list[int]:
    """Where a source phrase that begins at `begin` may end."""
    tokens, cue = scene.lex.tokens, scene.cue
    stop = cue.first if begin < cue.first else scene.last
    return [
        j
        for j in range(begin + 1, min(stop, begin + _LONGEST) + 1)
        if tokens.kind[j - 1] != "m" or tokens.norm[j - 1] in '»")'
    ]


def end_groups(scene: Scene, begin: int, j: int) -> list[Group]:
    view, cue, lex = scene.view, scene.cue, scene.lex
    side = "A" if begin >= cue.last else "B"
    nxt, last = view.at(j), view.shape[j - 1]
    named = few(view.named[j] - view.named[begin], 1)
    soon = few(view.named[min(j + 8, scene.last)] - view.named[j], 1) if j < scene.last else "0"
    inside = lex.phrase[j][:1] if j < len(lex.phrase) else ""
    name_next = lex.name[j] if j < len(lex.name) else ""
    marks = few(view.marks[j] - view.marks[begin], 4)
    word, part = view.norm[j - 1], cue.form.part
    depth = str(lex.depth[j - 1] - lex.depth[begin])
    return [
        ("e.shape", side, nxt, last, part),
        ("e.then", side, nxt, view.at(j + 1)),
        ("e.next", side, view.word(j)),
        ("e.word", side, word),
        ("e.ending", side, word[-2:], nxt),
        ("e.held", side, bucket(j - begin), marks, inside, named),
        ("e.named", side, named, nxt, soon, marks),
        ("e.side", side, "adjacent" if side == "B" and j == cue.first else "", part, name_next, depth),
    ]
