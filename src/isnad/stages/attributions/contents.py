"""Where a cue's content may begin and end, and what speaks for each place.

The constructions: a clause behind a complementizer, a quotation, speech behind a colon, an object or the
complement of a preposition, and content that stands before its cue. Positions are token indices; a
beginning is the first token of the content, an end the token behind it.
"""

from isnad.stages.attributions.government import begins_with, governed_at, letters_of, valency
from isnad.stages.attributions.scene import Scene, bucket, few
from isnad.stages.choice import Group, Templates
from isnad.text.clitics import CONJUNCTION

_BEHIND, _AHEAD = 45, 45  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which it may end without any mark
_CLOSE = 4  # tokens behind a cue or source at which content may begin without any mark
_ENDING_MARKS = frozenset('»")”؟!')
_OPENING_MARKS = frozenset('(«"“')
_PLAIN = frozenset({"word", "number"})

# The values of each group are named where the group is made; word identities stand in groups of their own, so
# that most groups recur.
TEMPLATES: Templates = {
    "b.seen": ((0, 5), (0, 2), (0, 2, 1), (0, 3), (0, 3, 1), (0, 4), (0, 4, 1), (0, 1, 5)),
    "b.reach": ((0, 1), (0, 1, 3), (0, 2), (0, 2, 3), (0, 1, 4, 3)),
    "b.cue": ((0, 1), (0, 1, 3), (0, 3, 4, 2)),
    "b.frame": ((0, 1), (0, 1, 2), (0, 1, 4), (0, 1, 3)),
    "b.governed": ((0, 1), (0, 1, 2), (0, 1, 3), (0, 1, 4)),
    "b.valency": ((0, 1), (0, 1, 2), (0, 1, 3)),
    "b.shape": ((0,), (0, 1, 2), (0, 3), (0, 2, 3)),
    "b.gap": ((0, 1, 2), (0, 3), (0, 1, 3)),
    "b.word": ((0, 1),),
    "b.wordcue": ((0, 1, 2),),
    "b.here": ((0, 1),),
    "b.two": ((0, 1, 2),),
    "b.in": ((0, 1), (0, 1, 2), (0, 3)),
    "e.tail": ((0, 1, 2), (0, 2, 3), (0, 1, 2, 3), (0, 2, 3, 4)),
    "e.last": ((0, 1, 2, 3),),
    "e.next": ((0, 1, 2),),
    "e.word": ((0, 1, 2),),
    "e.frame": ((0, 1, 2, 3), (0, 1, 2, 4)),
    "e.lemma": ((0, 1, 2), (0, 1, 3, 4)),
    "e.run": ((0, 1, 2, 3), (0, 1, 2, 4), (0, 2, 3, 5), (0, 1, 2, 4, 5)),
    "e.cues": ((0, 2, 3), (0, 1, 2, 3), (0, 1, 2, 4)),
    "e.after": ((0, 1, 2, 3), (0, 1, 2, 3, 4), (0, 5)),
    "e.size": ((0, 2, 3), (0, 1, 3), (0, 2, 4)),
    "e.depth": ((0, 3), (0, 1, 2, 3), (0, 1, 3, 4)),
}


def beginnings(scene: Scene) -> list[int]:
    """The tokens near the cue that may begin its content, and the next line.

    A content begins behind a mark, a function word, a name or time phrase, with the preposition that the cue
    governs, or near its cue or source; never inside a phrase, nor with a mark other than an opening one.
    """
    cue, source, tokens, view = scene.cue, scene.source, scene.lex.tokens, scene.view
    phrase, letters = scene.lex.phrase, letters_of(scene)
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    near = {scene.first, *range(cue.last, cue.last + _CLOSE)}
    if source is not None:
        near.update(range(source[1], source[1] + _CLOSE))
    places = []
    for i in (*range(low, cue.first), *range(cue.last, high)):
        if source is not None and source[0] <= i < source[1]:
            continue
        if tokens.kind[i] == "m" and tokens.norm[i] not in _OPENING_MARKS:
            continue
        plain = view.at(i - 1) in _PLAIN
        with_preposition = plain and i > cue.last and begins_with(letters, tokens.norm[i])
        if i in near or (phrase[i][:1] != "I" and (not plain or with_preposition)):
            places.append(i)
    if high == scene.last and high < len(tokens):
        places.append(high)
    return places


def beginning_first(scene: Scene, i: int) -> list[Group]:
    """Where token `i` stands between cue, source and marks."""
    view, cue = scene.view, scene.cue
    form = cue.form
    after = i >= cue.last
    side = "A" if after else "B"
    low, high = (cue.last, i) if after else (i, cue.first)
    before = view.at(i - 1)
    relation, since = _to_source(scene, i, low, high)
    line = "line" if i == scene.last else "first" if i == scene.first else ""
    marks, comps = few(view.marks[high] - view.marks[low], 4), few(view.comps[high] - view.comps[low])
    cues = few(abs(view.cues[i] - view.cues[cue.first]))
    return [
        ("b.seen", side, before, marks, comps, cues, form.part),
        ("b.reach", side, relation, since, before, line),
        ("b.frame", side, before, form.part, form.lemma, form.governs),
    ]


def beginning_second(scene: Scene, i: int) -> list[Group]:
    """The words around token `i`, and its distances seen with the cue."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    form, depth = cue.form, lex.depth
    after = i >= cue.last
    side = "A" if after else "B"
    low, high = (cue.last, i) if after else (i, cue.first)
    before, word = view.at(i - 1), view.word(i - 1)
    relation, since = _to_source(scene, i, low, high)
    line = "line" if i == scene.last else "first" if i == scene.first else ""
    opened = "open" if i > 0 and lex.tokens.kind[i - 1] == "m" and depth[i] > depth[i - 1] else ""
    governed = governed_at(scene, i)
    return [
        ("b.valency", side, valency(scene, governed, how_opened(scene, i)), form.part, relation),
        ("b.governed", side, governed, before, form.lemma, relation),
        ("b.cue", side, form.lemma, form.governs, relation, since),
        ("b.shape", side, view.at(i - 2), before, view.shape[i]),
        ("b.gap", side, form.part, bucket(high - low), line),
        ("b.word", side, word),
        ("b.wordcue", side, word if before != "word" else "", form.lemma),
        ("b.here", side, view.norm[i]),
        ("b.two", side, before, view.word(i - 2)),
        ("b.in", side, str(depth[i] - depth[cue.first]), opened, lex.phrase[i][:1]),
    ]


def _to_source(scene: Scene, i: int, low: int, high: int) -> tuple[str, str]:
    """(how token `i` stands to the source phrase, its distance to that or the cue)."""
    source = scene.source
    if source is None:
        return "none", bucket(high - low)
    touching = source[1] == i or (source[1] == i - 1 and scene.lex.tokens.kind[i - 1] == "m")
    relation = "adjacent" if touching else "behind" if i >= source[1] else "before"
    return relation, bucket(i - max(scene.cue.last, source[1]) if i >= scene.cue.last else high - low)


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
    return view.shape[j] not in _PLAIN or (lex.lang == "ar" and view.norm[j][0] == CONJUNCTION)


def end_first(scene: Scene, begin: int, opening: str, j: int) -> list[Group]:
    """What stands at an end, how long the content then is; `opening` is `how_opened` of its beginning."""
    view, lex, form = scene.view, scene.lex, scene.cue.form
    side = "A" if begin >= scene.cue.last else "B"
    edge, k = _edge(scene, j)
    nxt = view.at(j)
    first, here = lex.sentence[begin], lex.sentence[j - 1]
    paragraphs = lex.sentences[here].paragraph - lex.sentences[first].paragraph
    marks = few(view.marks[j] - view.marks[begin], 4)
    return [
        ("e.tail", side, opening, edge, nxt, view.at(k)),
        ("e.run", side, opening, edge, few(here - first, 4), few(paragraphs, 2), _later(scene, k, edge)),
        ("e.size", side, opening, edge, bucket(j - begin), marks),
        ("e.frame", side, edge, nxt, form.part, form.governs),
    ]


def end_second(scene: Scene, begin: int, opening: str, j: int) -> list[Group]:
    """The words at an end, the cues inside and behind, the quotation's depth."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    side = "A" if begin >= cue.last else "B"
    edge, k = _edge(scene, j)
    nxt, form = view.at(j), cue.form
    marks = few(view.marks[j] - view.marks[begin], 4)
    cue_next = "self" if j == cue.first else "cue" if view.cue[j] else ""
    cue_then = "cue" if view.cue[k] else ""
    return [
        ("e.last", side, edge, nxt, view.shape[j - 1]),
        ("e.next", side, edge, view.word(k if edge else j)),
        ("e.word", side, edge, view.norm[j - 1]),
        ("e.lemma", side, edge, form.lemma, opening, form.act),
        ("e.cues", side, opening, edge, few(view.cues[j] - view.cues[begin]), cue_next),
        ("e.after", side, opening, nxt, cue_then, marks, lex.phrase[j][:1] if j < len(lex.tokens) else ""),
        ("e.depth", side, opening, edge, str(lex.depth[j - 1] - lex.depth[begin]), nxt),
    ]


def _edge(scene: Scene, j: int) -> tuple[str, int]:
    """(P or S where but for marks a paragraph or sentence ends at token `j`, '' elsewhere; the token that follows).

    What follows an edge is the first token of the next sentence, elsewhere the token behind `j`.
    """
    lex = scene.lex
    n, here, k = len(lex.tokens.kind), lex.sentence[j - 1], j
    while k < n and lex.tokens.kind[k] == "m" and lex.sentence[k] == here:
        k += 1
    if k == n:
        return "P", n
    if lex.sentence[k] == here:
        return "", min(j + 1, n)
    return ("P" if lex.sentences[here].paragraph != lex.sentences[lex.sentence[k]].paragraph else "S"), k


def _later(scene: Scene, k: int, edge: str) -> str:
    """How many cues the sentence has that begins at token `k` behind an edge; 0 where none begins."""
    lex, cues = scene.lex, scene.view.cues
    if not edge or k == len(lex.tokens):
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
