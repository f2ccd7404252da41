"""Where a cue's content may begin and end, and what speaks for each place.

The constructions: a clause behind a complementizer, a quotation, speech behind a colon, an object or the
complement of a preposition, and content that stands before its cue. Positions are token indices; a
beginning is the first token of the content, an end the token behind it.
"""

from isnad.stages.attributions.choice import Group, Templates
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import Scene, bucket, few
from isnad.text.clitics import PROCLITICS

_BEHIND, _AHEAD = 45, 45  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which it may end without any mark
_ENDING_MARKS = frozenset('»")”؟!')

# The values of each group are named where the group is made; word identities stand in groups of their own, so
# that most groups recur.
TEMPLATES: Templates = {
    "b.seen": ((0, 5), (0, 2), (0, 2, 1), (0, 3), (0, 3, 1), (0, 4), (0, 4, 1), (0, 1, 5)),
    "b.reach": ((0, 1), (0, 1, 3), (0, 2), (0, 2, 3), (0, 1, 4, 3)),
    "b.cue": ((0, 1), (0, 1, 3), (0, 3, 4, 2)),
    "b.frame": ((0, 1), (0, 1, 2), (0, 1, 4), (0, 1, 3)),
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
    word, marks = view.word(i - 1), few(view.marks[high] - view.marks[low], 4)
    cues, comps = few(abs(view.cues[i] - view.cues[cue.first])), few(view.comps[high] - view.comps[low])
    function_word = word if before != "word" else ""
    return [
        ("b.seen", side, before, marks, comps, cues, form.part),
        ("b.reach", side, relation, bucket(since), before, line),
        ("b.cue", side, form.lemma, form.governs, relation, bucket(since)),
        ("b.frame", side, before, form.part, form.lemma, form.governs),
        ("b.shape", side, view.at(i - 2), before, view.shape[i]),
        ("b.gap", side, form.part, bucket(high - low), line),
        ("b.word", side, word),
        ("b.wordcue", side, function_word, form.lemma),
        ("b.here", side, view.norm[i]),
        ("b.two", side, before, view.word(i - 2)),
        ("b.in", side, str(depth[i] - depth[cue.first]), opened, lex.phrase[i][:1]),
    ]


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
        if not edge and view.shape[j] in ("word", "number") and tokens.norm[j][0] not in PROCLITICS:
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
    form, last = cue.form, view.shape[j - 1]
    marks = few(view.marks[j] - view.marks[begin], 4)
    cue_next = "self" if j == cue.first else "cue" if view.cue[j] else ""
    cue_then = "cue" if j + 1 < n and view.cue[j + 1] else ""
    depth = str(lex.depth[j - 1] - lex.depth[begin])
    return [
        ("e.tail", side, opening, edge, nxt, view.at(j + 1)),
        ("e.last", side, edge, nxt, last),
        ("e.next", side, edge, view.word(j)),
        ("e.word", side, edge, view.norm[j - 1]),
        ("e.frame", side, edge, nxt, form.part, form.governs),
        ("e.lemma", side, edge, form.lemma, opening, form.act),
        (
            "e.run",
            side,
            opening,
            edge,
            few(here - first, 4),
            few(paragraph - lex.sentences[first].paragraph, 2),
            later,
        ),
        ("e.cues", side, opening, edge, few(view.cues[j] - view.cues[begin]), cue_next),
        ("e.after", side, opening, nxt, cue_then, marks, lex.phrase[j][:1] if j < n else ""),
        ("e.size", side, opening, edge, bucket(j - begin), marks),
        ("e.depth", side, opening, edge, depth, nxt),
    ]


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
