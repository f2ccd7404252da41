"""Where a cue's content may begin and end, and what speaks for each place.

The constructions: a clause behind a complementizer, a quotation, speech behind a colon, an object or the
complement of a preposition, and content that stands before its cue. Positions are token indices; a
beginning is the first token of the content, an end the token behind it.
"""

from collections.abc import Sequence
from functools import cache

from isnad.stages.attributions.government import begins_with
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.writer import takes_over
from isnad.stages.attributions.scene import BUCKETS, FEW, OPENING_MARKS, PLAIN, Scene, bucket, few
from isnad.stages.attributions.weighing import Block, Described, Row
from isnad.stages.choice import Templates
from isnad.text.clitics import CONJUNCTION
from isnad.text.marks import FULL_STOPS

_BEHIND, _AHEAD = 45, 30  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which it may end without any mark
_CLOSE = 4  # tokens behind a cue or source at which content may begin without any mark
_ENDING_MARKS = frozenset('»")”؟!')
_MAY_FOLLOW = frozenset({"conj", "according", "comp"})  # function words before which reported speech may end anywhere
_QUOTED = frozenset({"open", "straight"})
_INTRODUCING = frozenset({"colon", "comp", "prep", "comma"})
_FRONTED = {before: "fronted-" + before for before in ("open", "straight", "prep", "comp")}

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


@cache
def _first_block(side: str, part: str, lemma: str, governs: str) -> Block:
    return Block(("b.seen", (side, part)), ("b.reach", (side,)), ("b.frame", (side, part, lemma, governs)))


@cache
def _second_block(side: str, part: str, lemma: str, governs: str) -> Block:
    own = (side,)
    return Block(
        ("b.valency", (side, part)), ("b.governed", (side, lemma)), ("b.cue", (side, lemma, governs)),
        ("b.shape", own), ("b.gap", (side, part)), ("b.word", own), ("b.wordcue", (side, lemma)), ("b.here", own),
        ("b.two", own), ("b.in", own),
    )  # fmt: skip


@cache
def _end_block(side: str, opening: str, part: str, governs: str) -> Block:
    own = side, opening
    return Block(("e.tail", own), ("e.run", own), ("e.size", own), ("e.frame", (side, part, governs)))


@cache
def _word_block(side: str, opening: str, act: str, lemma: str) -> Block:
    own = side, opening
    return Block(
        ("e.last", (side,)), ("e.next", (side,)), ("e.word", (side,)), ("e.lemma", (side, opening, act, lemma)),
        ("e.cues", own), ("e.after", own), ("e.depth", own),
    )  # fmt: skip


def beginnings(scene: Scene) -> tuple[list[int], list[int]]:
    """The tokens near the cue that may begin its content, and the next line: those before the cue, those behind.

    A content begins behind a mark, a function word, a name or time phrase, with the preposition that the cue
    governs, or near its cue or source; never inside a phrase or a medium's name, nor with a mark other than an
    opening one.
    """
    cue, source, view = scene.cue, scene.source, scene.view
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    near = {scene.first, *range(cue.last, cue.last + _CLOSE)}
    if source is not None:
        near.update(range(source[1], source[1] + _CLOSE))
    opens, norm, kind = view.opens, view.norm, scene.lex.tokens.kind
    near = {
        i
        for i in near
        if i < high and (kind[i] != "m" or norm[i] in OPENING_MARKS) and view.names[i][0] != "I-AGENCY"
    }
    if letters := scene.government.letters:
        names, shape = view.names, view.shape
        near.update(
            [i for i in range(cue.last + 1, high) if shape[i - 1] in PLAIN and begins_with(letters, norm[i])
             and names[i][1] != "I"]
        )  # fmt: skip
    before = [i for i in range(low, cue.first) if opens[i] or i in near]
    begin = cue.last + (view.norm[cue.last] == CONJUNCTION)  # what is said begins with no `and` behind the verb
    behind = [i for i in range(begin, high) if opens[i] or i in near]
    if source is not None:
        first, last = source
        before = [i for i in before if not first <= i < last]
        behind = [i for i in behind if not first <= i < last]
    if high == scene.last and high < len(kind):
        behind.append(high)
    return before, behind


def beginning_first(scene: Scene, side: str, places: Sequence[int]) -> Described:
    """Where each of `places`, all on one side of the cue, stands between cue, source and marks."""
    view, cue, first, last = scene.view, scene.cue, scene.first, scene.last
    form, shape, marks, comps, cues = cue.form, view.shape, view.marks, view.comps, view.cues
    at = cue.last if side == "A" else cue.first
    m, c, here = marks[at], comps[at], cues[cue.first]
    rows: list[Row] = []
    for i, (relation, distance) in zip(places, _to_source(scene, side, places), strict=True):
        before = shape[i - 1]
        between, complemented, cued = abs(marks[i] - m), abs(comps[i] - c), abs(cues[i] - here)
        seen = (
            before,
            FEW[between] if between < 4 else "4",
            FEW[complemented] if complemented < 4 else "4",
            FEW[cued] if cued < 3 else "3",
        )
        line = "line" if i == last else "first" if i == first else ""
        rows.append((seen, (relation, distance, before, line), before))
    return _first_block(side, form.part, form.lemma, form.governs), rows


def beginning_second(scene: Scene, side: str, places: Sequence[int]) -> Described:
    """The words around each of `places`, and its distances seen with the cue."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    form, shape, norm, depth, government = cue.form, view.shape, view.norm, lex.depth, scene.government
    kind, names, here = lex.tokens.kind, view.names, depth[cue.first]
    rows: list[Row] = []
    for i, stands in zip(places, _to_source(scene, side, places), strict=True):
        before, word, earlier = shape[i - 1], norm[i - 1], norm[i - 2]
        governed = government.at(earlier if before in _QUOTED else word, norm[i])
        rows.append((
            (government.valency(governed, how_opened(scene, i)), stands[0]),
            (governed, before, stands[0]),
            stands,
            (shape[i - 2], before, shape[i]),
            (
                bucket(i - cue.last if side == "A" else cue.first - i),
                "line" if i == scene.last else "first" if i == scene.first else "",
            ),
            word,
            word if before != "word" else "",
            norm[i],
            (before, earlier),
            (
                depth[i] - here,
                "open" if i > 0 and kind[i - 1] == "m" and depth[i] > depth[i - 1] else "",
                names[i][1],
            ),
        ))  # fmt: skip
    return _second_block(side, form.part, form.lemma, form.governs), rows


def _to_source(scene: Scene, side: str, places: Sequence[int]) -> list[tuple[str, str]]:
    """For each place how it stands to the source phrase, and its distance to that or the cue."""
    source, first, last, kind = scene.source, scene.cue.first, scene.cue.last, scene.lex.tokens.kind
    if source is None:
        return [("none", BUCKETS[i - last if side == "A" else first - i]) for i in places]
    end = source[1]
    base = last if last > end else end
    out = []
    for i in places:
        touching = i == end or (i == end + 1 and kind[end] == "m")
        relation = "adjacent" if touching else "behind" if i >= end else "before"
        out.append((relation, BUCKETS[first - i] if side == "B" else bucket(i - base) if i >= end else "40"))
    return out


def governed_at(scene: Scene, i: int) -> str:
    """How token `i` stands to a preposition that the cue governs; see `Government.at`."""
    view = scene.view
    before = view.norm[i - 2 if view.shape[i - 1] in _QUOTED else i - 1]
    return scene.government.at(before, view.norm[i])


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
    stop = _next_attribution(scene, begin, stop if direct else _quoted_to(lex, begin, stop))
    kind, norm, sentence, depth = lex.tokens.kind, lex.tokens.norm, lex.sentence, lex.depth
    plain = PLAIN if lex.lang != "ar" else frozenset()  # shapes before which reported speech does not end
    shape, edges = scene.view.shape, scene.view.edges
    runs_on = not direct and stop > lex.sentences[sentence[begin]].last
    out = []
    for j in range(begin + 1, stop):
        if (
            kind[j] != "m"
            and sentence[j] == sentence[j - 1]
            and (direct or shape[j] in plain or not _may_follow(scene, begin, j))
        ):
            continue
        if runs_on and edges[j][0] and edges[j][1] < stop and depth[edges[j][1]] > depth[begin]:
            continue  # a sentence's end within a quotation
        if kind[j - 1] != "m" or norm[j - 1] in _ENDING_MARKS:
            out.append(j)
    if kind[stop - 1] != "m" or norm[stop - 1] in _ENDING_MARKS:
        out.append(stop)
    closed = _closed(scene, begin, stop)
    return [j for j in out if j <= closed] or [closed]


def _quoted_to(lex: Lexical, begin: int, stop: int) -> int:
    """The end of the sentence in which a quotation closes that is open at `stop`, the end of another."""
    depth, sentences = lex.depth, lex.sentences
    for s in sentences[lex.sentence[begin] : lex.sentence[begin] + _SENTENCES]:
        stop = s.last
        if stop == len(depth) or depth[stop] <= depth[begin]:
            break
    return stop


def _next_attribution(scene: Scene, begin: int, stop: int) -> int:
    """Where Persian speech without marks ends at the latest: before somebody else or the writer speaks."""
    lex = scene.lex
    if lex.lang != "fa" or lex.depth[begin] or scene.view.shape[begin] in _QUOTED:
        return stop
    first = lex.sentence[begin]
    for s in lex.sentences[first + 1 : first + _SENTENCES]:
        if s.first >= stop:
            break
        if takes_over(scene.view, s):
            return s.first
    return stop


def _closed(scene: Scene, begin: int, stop: int) -> int:
    """The token behind the mark that closes the quotation which begins at `begin`, where a full stop stands in it.

    `stop` where that is no such quotation: what is quoted as a part of a sentence may be less than what is said.
    """
    lex = scene.lex
    if scene.view.shape[begin] in _QUOTED:
        begin += 1
    elif scene.view.shape[begin - 1] not in _QUOTED:
        return stop
    end = next((j for j in range(begin + 1, stop) if lex.depth[j] < lex.depth[begin]), stop)
    if end == stop or lex.tokens.norm[end] in OPENING_MARKS:
        return stop
    return end if end - 2 > begin and lex.tokens.norm[end - 2] in FULL_STOPS else stop


def _is_direct(scene: Scene, begin: int) -> bool:
    """Whether a content stands behind a colon or in marks that open behind the cue."""
    depth = scene.lex.depth
    return how_opened(scene, begin).endswith("colon") or depth[begin] > depth[scene.cue.first]


def _may_follow(scene: Scene, begin: int, j: int) -> bool:
    """Whether the word at token `j` can follow a reported content: none inside a phrase, no plain word but and-X."""
    view, lex = scene.view, scene.lex
    if view.shape[j] in PLAIN and not (lex.lang == "ar" and view.norm[j].startswith(CONJUNCTION)):
        return False
    if j - begin > _NEAR and not (view.cue[j] or lex.particle[j] in _MAY_FOLLOW):
        return False
    return view.names[j][1] != "I"


def end_first(scene: Scene, begin: int, opening: str, places: Sequence[int]) -> Described:
    """What stands at each end, how long the content then is; `opening` is `how_opened` of its beginning."""
    view, lex, form = scene.view, scene.lex, scene.cue.form
    shape, marks, sentence, edges, sentences = view.shape, view.marks, lex.sentence, view.edges, lex.sentences
    first, m = sentence[begin], marks[begin]
    paragraph = sentences[first].paragraph
    rows: list[Row] = []
    for j in places:
        edge, k = edges[j]
        following, here, n = shape[j], sentence[j - 1], marks[j] - m
        run = (edge, few(here - first, 4), few(sentences[here].paragraph - paragraph, 2), _later(scene, k, edge))
        rows.append((
            (edge, following, shape[k]),
            run,
            (edge, bucket(j - begin), FEW[n] if n < 4 else "4"),
            (edge, following),
        ))  # fmt: skip
    side = "A" if begin >= scene.cue.last else "B"
    return _end_block(side, opening, form.part, form.governs), rows


def end_second(scene: Scene, begin: int, opening: str, places: Sequence[int]) -> Described:
    """The words at each end, the cues inside and behind, the quotation's depth."""
    view, cue, depth = scene.view, scene.cue, scene.lex.depth
    form, shape, norm, edges, cue_at = cue.form, view.shape, view.norm, view.edges, view.cue
    inside, m, c = depth[begin], view.marks[begin], view.cues[begin]
    rows: list[Row] = []
    for j in places:
        edge, k = edges[j]
        following, word = shape[j], norm[j - 1]
        rows.append((
            (edge, following, shape[j - 1]),
            (edge, norm[k if edge else j]),
            (edge, word),
            edge,
            (edge, few(view.cues[j] - c), "self" if j == cue.first else "cue" if cue_at[j] else ""),
            (following, "cue" if cue_at[k] else "", few(view.marks[j] - m, 4), view.names[j][1]),
            (edge, depth[j - 1] - inside, following),
        ))  # fmt: skip
    side = "A" if begin >= cue.last else "B"
    return _word_block(side, opening, form.act, form.lemma), rows


def _later(scene: Scene, k: int, at: str) -> str:
    """How many cues the sentence has that begins at token `k` behind the edge `at`; 0 where none begins."""
    lex, cues = scene.lex, scene.view.cues
    if not at or k == len(lex.sentence):
        return "0"
    return few(cues[lex.sentences[lex.sentence[k]].last] - cues[k], 2)


def how_opened(scene: Scene, begin: int) -> str:
    """The construction: what introduces the content."""
    shape = scene.view.shape
    before = shape[begin - 1]
    if begin < scene.cue.first:
        return _FRONTED.get(before, "fronted-bare")
    if before in _QUOTED:
        earlier = shape[begin - 2]
        return before + ("-comp" if earlier == "comp" else "-colon" if earlier == "colon" else "")
    if before in _INTRODUCING:
        return before
    return "comp-pronoun" if shape[begin] == "comp" else "object"
