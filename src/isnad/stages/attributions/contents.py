"""Where a cue's content may begin and end, and what speaks for each place.

The constructions: a clause behind a complementizer, a quotation, speech behind a colon, an object or the
complement of a preposition, and content that stands before its cue. Positions are token indices; a
beginning is the first token of the content, an end the token behind it.
"""

from isnad.stages.attributions.choice import Group, Templates
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import Scene, bucket, few

_BEHIND, _AHEAD = 45, 45  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which it may end without any mark
_ENDING_MARKS = frozenset('»")”؟!')

TEMPLATES: Templates = {
    # begins at a token: side, shape before, shape, word before, two before, part, lemma, governs, word before that, word
    "at": ((0,), (0, 1), (0, 1, 5), (0, 3), (0, 3, 6), (0, 4, 1), (0, 2), (0, 1, 2), (0, 1, 6), (0, 1, 7), (0, 1, 8), (0, 9)),
    # how far: side, part, lemma, marks between, complementizers between, to the source, since, cues between, shape before, line, governs, gap
    "far": ((0, 1), (0, 2), (0, 3), (0, 3, 8), (0, 4), (0, 4, 8), (0, 5), (0, 5, 8), (0, 6), (0, 6, 8), (0, 7), (0, 7, 8), (0, 9), (0, 1, 9), (0, 6, 10), (0, 2, 5), (0, 1, 11), (0, 5, 8, 9)),
    # where: side, depth, a quotation opens, inside a phrase
    "in": ((0, 1), (0, 1, 2), (0, 3)),
    # ends: side, edge, next shape, shape after next, last shape, next word, last word, opening, part, word after next, governs, lemma, act
    "end": ((0, 7, 1), (0, 1, 2), (0, 7, 1, 2), (0, 1, 2, 3), (0, 1, 2, 4), (0, 1, 5), (0, 1, 6), (0, 1, 2, 8), (0, 5, 9), (0, 1, 2, 10), (0, 1, 11), (0, 1, 7, 12)),
    # what it holds: side, opening, edge, sentences, paragraphs, cues, cue next, cue after next, depth, length, next shape, later cues, marks, phrase goes on
    "held": ((0, 1, 2, 3), (0, 1, 2, 4), (0, 2, 5), (0, 1, 2, 5), (0, 1, 2, 6), (0, 1, 10, 7), (0, 8), (0, 1, 2, 8), (0, 1, 8, 10), (0, 2, 9), (0, 1, 9), (0, 2, 3, 11), (0, 1, 2, 4, 11), (0, 2, 12), (0, 1, 7, 10, 12), (0, 13)),
}  # fmt: skip


def beginnings(scene: Scene) -> list[int]:
    """Every token near the cue that is no mark but an opening one, and the next line."""
    cue, source, tokens = scene.cue, scene.source, scene.lex.tokens
    low, high = max(scene.first, cue.first - _BEHIND), min(scene.last, cue.last + _AHEAD)
    places = [
        i
        for i in (*range(low, cue.first), *range(cue.last, high))
        if not (source is not None and source[0] <= i < source[1])
        and (tokens.kind[i] != "m" or tokens.norm[i] in '(«"“')
    ]
    if high == scene.last and high < len(tokens):
        places.append(high)
    return places


def beginning_groups(scene: Scene, i: int) -> list[Group]:
    view, cue, lex, source = scene.view, scene.cue, scene.lex, scene.source
    form = cue.form
    after = i >= cue.last
    side = "A" if after else "B"
    low, high = (cue.last, i) if after else (i, cue.first)
    before = view.at(i - 1)
    if source is None:
        relation, since = "none", high - low
    else:
        touching = source[1] == i or (source[1] == i - 1 and lex.tokens.kind[i - 1] == "m")
        relation = "adjacent" if touching else "behind" if i >= source[1] else "before"
        since = i - max(cue.last, source[1]) if after else high - low
    line = "line" if i == scene.last else "first" if i == scene.first else ""
    depth = lex.depth
    opened = "open" if i > 0 and lex.tokens.kind[i - 1] == "m" and depth[i] > depth[i - 1] else ""
    return [
        ("at", side, before, view.shape[i], view.word(i - 1), view.at(i - 2), form.part, form.lemma, form.governs, view.word(i - 2), view.norm[i]),
        (
            "far", side, form.part, form.lemma, few(view.marks[high] - view.marks[low], 4), few(view.comps[high] - view.comps[low]),
            relation, bucket(since), few(abs(view.cues[i] - view.cues[cue.first])), before, line, form.governs, bucket(high - low),
        ),
        ("in", side, str(depth[i] - depth[cue.first]), opened, lex.phrase[i][:1]),
    ]  # fmt: skip


def ends(scene: Scene, begin: int) -> list[int]:
    """Where a content that begins at `begin` may end, nearest first."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    tokens = lex.tokens
    if begin < cue.first:
        source = scene.source
        return [j for j in range(begin + 1, cue.first + 1) if source is None or not source[0] < j <= source[1]]
    last_sentence = min(lex.sentence[begin] + _SENTENCES, len(lex.sentences))
    stop = lex.sentences[last_sentence - 1].last
    out = []
    for j in range(begin + 1, stop + 1):
        edge = j == stop or lex.sentence[j] != lex.sentence[j - 1]
        if (
            not edge
            and j - begin > _NEAR
            and not (tokens.kind[j] == "m" or view.cue[j] or lex.particle[j] in ("conj", "according", "comp"))
        ):
            continue
        if edge or tokens.kind[j - 1] != "m" or tokens.norm[j - 1] in _ENDING_MARKS:
            out.append(j)
    return out


def end_groups(scene: Scene, begin: int, j: int, opening: str) -> list[Group]:
    """`opening` is `how_opened` of the beginning."""
    view, cue, lex = scene.view, scene.cue, scene.lex
    n = len(lex.tokens)
    side = "A" if begin >= cue.last else "B"
    first, here = lex.sentence[begin], lex.sentence[j - 1]
    ends_sentence = j == n or lex.sentence[j] != here
    paragraph = lex.sentences[here].paragraph
    ends_paragraph = ends_sentence and (j == n or lex.sentences[lex.sentence[j]].paragraph != paragraph)
    edge = "P" if ends_paragraph else "S" if ends_sentence else "-"
    nxt = view.at(j)
    if ends_sentence and j < n:
        nxt = "next:" + nxt
    later = "0"
    if ends_sentence and j < n:
        later = few(view.cues[lex.sentences[lex.sentence[j]].last] - view.cues[j], 2)
    form = cue.form
    return [
        (
            "end", side, edge, nxt, view.at(j + 1), view.shape[j - 1], view.word(j), view.norm[j - 1], opening,
            form.part, view.word(j + 1), form.governs, form.lemma, form.act,
        ),
        (
            "held", side, opening, edge, few(here - first, 4), few(paragraph - lex.sentences[first].paragraph, 2),
            few(view.cues[j] - view.cues[begin]), "self" if j == cue.first else "cue" if view.cue[j] else "",
            "cue" if j + 1 < n and view.cue[j + 1] else "", str(lex.depth[j - 1] - lex.depth[begin]), bucket(j - begin), nxt,
            later, few(view.marks[j] - view.marks[begin], 4), lex.phrase[j][:1] if j < n else "",
        ),
    ]  # fmt: skip


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
    return "object"


def quoted_share(lex: Lexical, begin: int, end: int) -> str:
    """How much of tokens `begin:end` stands in quotation marks that open inside or just before them."""
    depth = lex.depth[begin:end]
    base = min(depth, default=0)
    words = [d for d, k in zip(depth, lex.tokens.kind[begin:end], strict=True) if k != "m"]
    inside = sum([d > base for d in words])
    if inside == 0:
        return "all" if begin > 0 and lex.depth[begin] > lex.depth[begin - 1] else "none"
    return "most" if inside > 0.7 * len(words) else "some"
