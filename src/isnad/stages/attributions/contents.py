"""Where a cue's content may begin and end, and what speaks for each place.

The constructions: a clause behind a complementizer, a quotation, speech behind a colon, an object or the
complement of a preposition, and content that stands before its cue. Positions are token indices; a
beginning is the first token of the content, an end the token behind it.
"""

from collections.abc import Sequence

from isnad.stages.attributions.columns import Column
from isnad.stages.attributions.government import begins_with, governed_at, letters_of, valency
from isnad.stages.attributions.scene import BUCKETS, OPENING_MARKS, PLAIN, Scene, bucket, edge, few
from isnad.stages.choice import Templates
from isnad.text.clitics import CONJUNCTION

_BEHIND, _AHEAD = 45, 30  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which it may end without any mark
_CLOSE = 4  # tokens behind a cue or source at which content may begin without any mark
_ENDING_MARKS = frozenset('»")”؟!')
_FEW = tuple([few(n, 4) for n in range(64)])
_FEW3 = tuple([few(n) for n in range(64)])

# The values of each group are named where the group is made; word identities stand in groups of their own, so
# that most groups recur.
TEMPLATES: Templates = {
    "b.seen": ((0, 1), (0, 3), (0, 3, 2), (0, 4), (0, 4, 2), (0, 5), (0, 5, 2), (0, 2, 1)),
    "b.reach": ((0, 1), (0, 1, 3), (0, 2), (0, 2, 3), (0, 1, 4, 3)),
    "b.cue": ((0, 1), (0, 1, 3), (0, 3, 4, 2)),
    "b.frame": ((0, 4), (0, 4, 1), (0, 4, 3), (0, 4, 2)),
    "b.governed": ((0, 2), (0, 2, 3), (0, 2, 1), (0, 2, 4)),
    "b.valency": ((0, 2), (0, 2, 1), (0, 2, 3)),
    "b.shape": ((0,), (0, 1, 2), (0, 3), (0, 2, 3)),
    "b.gap": ((0, 1, 2), (0, 3), (0, 1, 3)),
    "b.word": ((0, 1),),
    "b.wordcue": ((0, 2, 1),),
    "b.here": ((0, 1),),
    "b.two": ((0, 1, 2),),
    "b.in": ((0, 1), (0, 1, 2), (0, 3)),
    "e.tail": ((0, 1, 2), (0, 2, 3), (0, 1, 2, 3), (0, 2, 3, 4)),
    "e.last": ((0, 1, 2, 3),),
    "e.next": ((0, 1, 2),),
    "e.word": ((0, 1, 2),),
    "e.frame": ((0, 3, 4, 1), (0, 3, 4, 2)),
    "e.lemma": ((0, 4, 3), (0, 4, 1, 2)),
    "e.run": ((0, 1, 2, 3), (0, 1, 2, 4), (0, 2, 3, 5), (0, 1, 2, 4, 5)),
    "e.cues": ((0, 2, 3), (0, 1, 2, 3), (0, 1, 2, 4)),
    "e.after": ((0, 1, 2, 3), (0, 1, 2, 3, 4), (0, 5)),
    "e.size": ((0, 2, 3), (0, 1, 3), (0, 2, 4)),
    "e.depth": ((0, 3), (0, 1, 2, 3), (0, 1, 3, 4)),
}


def beginnings(scene: Scene) -> tuple[list[int], list[int]]:
    """The tokens near the cue that may begin its content, and the next line: those before the cue, those behind.

    A content begins behind a mark, a function word, a name or time phrase, with the preposition that the cue
    governs, or near its cue or source; never inside a phrase, nor with a mark other than an opening one.
    """
    cue, source, view = scene.cue, scene.source, scene.view
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    near = {scene.first, *range(cue.last, cue.last + _CLOSE)}
    if source is not None:
        near.update(range(source[1], source[1] + _CLOSE))
    opens, norm, kind = view.opens, view.norm, scene.lex.tokens.kind
    near = {i for i in near if i < high and (kind[i] != "m" or norm[i] in OPENING_MARKS)}
    if letters := letters_of(scene):
        names = view.names
        near.update(
            [i for i in range(cue.last + 1, high) if begins_with(letters, norm[i]) and names[i][1] != "I"
             and view.at(i - 1) in PLAIN]
        )  # fmt: skip
    before = [i for i in range(low, cue.first) if opens[i] or i in near]
    behind = [i for i in range(cue.last, high) if opens[i] or i in near]
    if source is not None:
        first, last = source
        before = [i for i in before if not first <= i < last]
        behind = [i for i in behind if not first <= i < last]
    if high == scene.last and high < len(scene.lex.tokens):
        behind.append(high)
    return before, behind


def beginning_first(scene: Scene, side: str, places: Sequence[int]) -> list[Column]:
    """Where each of `places`, all on one side of the cue, stands between cue, source and marks."""
    view, cue = scene.view, scene.cue
    form, pairs, marks, comps, cues = cue.form, view.pairs, view.marks, view.comps, view.cues
    before = [pairs[i][0] for i in places]
    here = cues[cue.first]
    if side == "A":
        low = cue.last
        m, c = marks[low], comps[low]
        seen = [
            (b, _FEW[marks[i] - m], _FEW[comps[i] - c], _FEW3[abs(cues[i] - here)])
            for b, i in zip(before, places, strict=True)
        ]
    else:
        m, c = marks[cue.first], comps[cue.first]
        seen = [
            (b, _FEW[m - marks[i]], _FEW[c - comps[i]], _FEW3[abs(cues[i] - here)])
            for b, i in zip(before, places, strict=True)
        ]
    first, last = scene.first, scene.last
    lines = ["line" if i == last else "first" if i == first else "" for i in places]
    reach = [(*_to_source(scene, side, i), b, line) for i, b, line in zip(places, before, lines, strict=True)]
    return [
        ("b.seen", (side, form.part), seen),
        ("b.reach", (side,), reach),
        ("b.frame", (side, form.part, form.lemma, form.governs), before),
    ]


def beginning_second(scene: Scene, side: str, places: Sequence[int]) -> list[Column]:
    """The words around each of `places`, and its distances seen with the cue."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    form, depth, norm, kind = cue.form, lex.depth, view.norm, lex.tokens.kind
    here = depth[cue.first]
    stands = [_to_source(scene, side, i) for i in places]
    governed = [governed_at(scene, i) for i in places]
    before = [view.at(i - 1) for i in places]
    words = [view.word(i - 1) for i in places]
    gaps = [bucket(i - cue.last if side == "A" else cue.first - i) for i in places]
    lines = ["line" if i == scene.last else "first" if i == scene.first else "" for i in places]
    opened = ["open" if i > 0 and kind[i - 1] == "m" and depth[i] > depth[i - 1] else "" for i in places]
    fits = [valency(scene, g, how_opened(scene, i)) for g, i in zip(governed, places, strict=True)]
    return [
        ("b.valency", (side, form.part), [(f, r[0]) for f, r in zip(fits, stands, strict=True)]),
        ("b.governed", (side, form.lemma), [(g, b, r[0]) for g, b, r in zip(governed, before, stands, strict=True)]),
        ("b.cue", (side, form.lemma, form.governs), stands),
        ("b.shape", (side,), [(view.at(i - 2), b, view.shape[i]) for i, b in zip(places, before, strict=True)]),
        ("b.gap", (side, form.part), list(zip(gaps, lines, strict=True))),
        ("b.word", (side,), words),
        ("b.wordcue", (side, form.lemma), [w if b != "word" else "" for w, b in zip(words, before, strict=True)]),
        ("b.here", (side,), [norm[i] for i in places]),
        ("b.two", (side,), [(b, view.word(i - 2)) for i, b in zip(places, before, strict=True)]),
        ("b.in", (side,), [(depth[i] - here, o, view.names[i][1]) for i, o in zip(places, opened, strict=True)]),
    ]


def _to_source(scene: Scene, side: str, i: int) -> tuple[str, str]:
    """(how token `i` stands to the source phrase, its distance to that or the cue)."""
    source, cue = scene.source, scene.cue
    if source is None:
        return "none", BUCKETS[i - cue.last if side == "A" else cue.first - i]
    end = source[1]
    touching = end == i or (end == i - 1 and scene.lex.tokens.kind[i - 1] == "m")
    relation = "adjacent" if touching else "behind" if i >= end else "before"
    if side == "B":
        return relation, BUCKETS[cue.first - i]
    return relation, bucket(i - max(cue.last, end)) if i >= end else "40"


def ends(scene: Scene, begin: int) -> list[int]:
    """Where a content that begins at `begin` may end, nearest first: before a mark, at an edge, before a word that
    may follow it. Reported speech ends with its sentence; direct speech may run on and ends before a mark.
    """
    cue, lex = scene.cue, scene.lex
    if begin < cue.first:
        source = scene.source
        return [j for j in range(begin + 1, cue.first + 1) if source is None or not source[0] < j <= source[1]]
    direct = _is_direct(scene, begin)
    sentences = _SENTENCES if direct else 1
    stop = lex.sentences[min(lex.sentence[begin] + sentences, len(lex.sentences)) - 1].last
    kind, norm, sentence = lex.tokens.kind, lex.tokens.norm, lex.sentence
    out = []
    for j in range(begin + 1, stop + 1):
        if kind[j - 1] == "m" and norm[j - 1] not in _ENDING_MARKS:
            continue
        if (
            j == stop
            or kind[j] == "m"
            or sentence[j] != sentence[j - 1]
            or (not direct and _may_follow(scene, begin, j))
        ):
            out.append(j)
    return out or [stop]


def _is_direct(scene: Scene, begin: int) -> bool:
    """Whether a content stands behind a colon or in marks that open behind the cue."""
    depth = scene.lex.depth
    return how_opened(scene, begin).endswith("colon") or depth[begin] > depth[scene.cue.first]


def _may_follow(scene: Scene, begin: int, j: int) -> bool:
    """Whether the word at token `j` can follow a reported content: none inside a phrase, no plain word but and-X."""
    view, lex = scene.view, scene.lex
    if j - begin > _NEAR and not (view.cue[j] or lex.particle[j] in ("conj", "according", "comp")):
        return False
    if lex.phrase[j][:1] == "I":
        return False
    return view.shape[j] not in PLAIN or (lex.lang == "ar" and view.norm[j].startswith(CONJUNCTION))


def end_first(scene: Scene, begin: int, opening: str, places: Sequence[int]) -> list[Column]:
    """What stands at each end, how long the content then is; `opening` is `how_opened` of its beginning."""
    view, lex, form = scene.view, scene.lex, scene.cue.form
    side = "A" if begin >= scene.cue.last else "B"
    shape, marks, sentence = view.shape, view.marks, lex.sentence
    edges = [edge(scene, j) for j in places]
    nexts = [shape[j] for j in places]
    first, m = sentence[begin], marks[begin]
    paragraph = lex.sentences[first].paragraph
    heres = [sentence[j - 1] for j in places]
    runs = [
        (e, few(h - first, 4), few(lex.sentences[h].paragraph - paragraph, 2), _later(scene, k, e))
        for (e, k), h in zip(edges, heres, strict=True)
    ]
    return [
        ("e.tail", (side, opening), [(e, s, shape[k]) for (e, k), s in zip(edges, nexts, strict=True)]),
        ("e.run", (side, opening), runs),
        (
            "e.size", (side, opening),
            [(e, bucket(j - begin), few(marks[j] - m, 4)) for (e, _), j in zip(edges, places, strict=True)],
        ),
        ("e.frame", (side, form.part, form.governs), [(e, s) for (e, _), s in zip(edges, nexts, strict=True)]),
    ]  # fmt: skip


def end_second(scene: Scene, begin: int, opening: str, places: Sequence[int]) -> list[Column]:
    """The words at each end, the cues inside and behind, the quotation's depth."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    form, depth, norm, cues = cue.form, lex.depth, view.norm, view.cues
    side = "A" if begin >= cue.last else "B"
    at = [(j, *edge(scene, j), view.shape[j]) for j in places]
    n = len(lex.tokens)
    return [
        ("e.last", (side,), [(e, nxt, view.shape[j - 1]) for j, e, _, nxt in at]),
        ("e.next", (side,), [(e, norm[k if e else j]) for j, e, k, _ in at]),
        ("e.word", (side,), [(e, norm[j - 1]) for j, e, _, _ in at]),
        ("e.lemma", (side, opening, form.act, form.lemma), [e for _, e, _, _ in at]),
        (
            "e.cues", (side, opening),
            [
                (e, few(cues[j] - cues[begin]), "self" if j == cue.first else "cue" if view.cue[j] else "")
                for j, e, _, _ in at
            ],
        ),
        (
            "e.after", (side, opening),
            [
                (nxt, "cue" if view.cue[k] else "", few(view.marks[j] - view.marks[begin], 4),
                 view.names[j][1] if j < n else "")
                for j, _, k, nxt in at
            ],
        ),
        ("e.depth", (side, opening), [(e, depth[j - 1] - depth[begin], nxt) for j, e, _, nxt in at]),
    ]  # fmt: skip


def _later(scene: Scene, k: int, at: str) -> str:
    """How many cues the sentence has that begins at token `k` behind the edge `at`; 0 where none begins."""
    lex, cues = scene.lex, scene.view.cues
    if not at or k == len(lex.tokens):
        return "0"
    return few(cues[lex.sentences[lex.sentence[k]].last] - cues[k], 2)


def how_opened(scene: Scene, begin: int) -> str:
    """The construction: what introduces the content."""
    view = scene.view
    before = view.at(begin - 1)
    if begin < scene.cue.first:
        return "fronted-" + (before if before in ("open", "straight", "prep", "comp") else "bare")
    if before in ("open", "straight"):
        earlier = view.at(begin - 2)
        return before + ("-comp" if earlier == "comp" else "-colon" if earlier == "colon" else "")
    if before in ("colon", "comp", "prep", "comma"):
        return before
    return "comp-pronoun" if view.at(begin) == "comp" else "object"
