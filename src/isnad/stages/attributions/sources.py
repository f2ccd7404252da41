"""Where a cue's source phrase may begin and end, and what speaks for each place.

Positions are token indices; a beginning is the first token of the phrase, an end the token behind it.
"""

from isnad.stages.attributions.choice import Group, Templates
from isnad.stages.attributions.scene import Scene, bucket, few

NO_SOURCE = -1
_BEHIND, _AHEAD, _LONGEST = 45, 12, 40  # tokens searched before and behind a cue; tokens of a phrase

TEMPLATES: Templates = {
    # begins nowhere: part, lemma, next shape, shape before, word, next word, clitic, place in sentence, cues before
    "none": ((0,), (1,), (2,), (0, 2), (3,), (0, 3), (4,), (5,), (0, 6, 2), (7,), (8,), (0, 7), (0, 8), (9,), (0, 9)),
    # begins at a token: side, shape before, shape, part, lemma, word before, word, ending
    "at": ((0,), (0, 1), (0, 2), (0, 1, 2), (0, 2, 3), (0, 1, 3), (0, 4), (0, 6), (0, 5), (0, 7), (0, 3)),
    # how far: side, gap, part, marks between, cues between, first in sentence, depth, name tag, inside a phrase
    "far": ((0, 1), (0, 1, 2), (0, 4), (0, 5), (0, 2, 5), (0, 3), (0, 6), (0, 7), (0, 1, 7), (0, 8), (0, 4, 5), (0, 1, 2, 3)),
    # ends: side, next shape, last shape, next word, last word, part, shape after next, ending of the last word
    "end": ((0, 1), (0, 2), (0, 1, 2), (0, 3), (0, 4), (0, 1, 6), (0, 1, 5), (0, 1, 7)),
    # what it holds: side, length, marks, phrase goes on, a name in it, next to the cue, a name follows, next shape, part, next name tag, depth
    "held": ((0, 1), (0, 2), (0, 3), (0, 4), (0, 4, 7), (0, 5), (0, 5, 8), (0, 6), (0, 1, 4), (0, 2, 4, 7), (0, 9), (0, 10), (0, 4, 6)),
}  # fmt: skip


def beginnings(scene: Scene) -> list[int]:
    """NO_SOURCE, then every word of the sentence near the cue."""
    cue, kind = scene.cue, scene.lex.tokens.kind
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    places = [*range(low, cue.first), *range(cue.last, high)]
    return [NO_SOURCE, *(i for i in places if kind[i] != "m")]


def beginning_groups(scene: Scene, i: int) -> list[Group]:
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
    depth = scene.lex.depth
    word = view.norm[i]
    phrase = scene.lex.phrase[i]
    return [
        ("at", side, view.at(i - 1), view.shape[i], form.part, form.lemma, view.word(i - 1), word, word[-2:]),
        (
            "far", side, bucket(i - cue.last if after else cue.first - i), form.part,
            few(view.marks[high] - view.marks[low], 4), few(abs(view.cues[i] - view.cues[cue.first])),
            "first" if i == scene.first else "", str(depth[i] - depth[cue.first]), scene.lex.name[i],
            phrase[:1],
        ),
    ]  # fmt: skip


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
    return [
        ("end", side, nxt, last, view.word(j), view.norm[j - 1], cue.form.part, view.at(j + 1), view.norm[j - 1][-2:]),
        (
            "held", side, bucket(j - begin), few(view.marks[j] - view.marks[begin], 4), inside, named,
            "adjacent" if side == "B" and j == cue.first else "", soon, nxt, cue.form.part, name_next,
            str(lex.depth[j - 1] - lex.depth[begin]),
        ),
    ]  # fmt: skip
