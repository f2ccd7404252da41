"""Where a cue's source and content may begin and end, and what speaks for each place.

All positions are token indices. A beginning is the first token of the stretch, an end the token behind it.
"""

from dataclasses import dataclass

from isnad.stages.attributions.cues import CueSpan
from isnad.stages.attributions.lexical import Lexical
from isnad.text.marks import CLOSING, COLONS, COMMAS, FULL_STOPS, OPENING

NO_SOURCE = -1
_BEHIND, _AHEAD = 45, 45  # tokens searched before and behind a cue
_SENTENCES = 9  # sentences that one speech may run over
_NEAR = 28  # tokens behind a beginning at which a stretch may end without any mark


@dataclass(slots=True)
class Scene:
    """A cue among its neighbours: what source and content of one cue are chosen in.

    `first:last` is the cue's sentence; `starts[i]` says which cue begins or stands at token i.
    """

    lex: Lexical
    cue: CueSpan
    first: int
    last: int
    cue_at: list[int]  # per token: 0, or 1 + the number of the cue that covers it
    count: list[int]  # per token: cues that begin before it
    source: tuple[int, int] | None = None


def shape(lex: Lexical, i: int) -> str:
    """What stands at token `i`, coarsely: its mark, particle class, name tag, cue part or length class."""
    if i < 0 or i >= len(lex.tokens):
        return "edge"
    norm, kind = lex.tokens.norm[i], lex.tokens.kind[i]
    if kind == "m":
        return mark_class(norm)
    if kind == "n":
        return "number"
    hit = lex.cue[i]
    if lex.particle[i]:
        return lex.particle[i]
    if hit is not None:
        return "cue-" + hit.value.part
    if lex.phrase[i]:
        return lex.phrase[i]
    return "word"


def mark_class(norm: str) -> str:
    if norm in COLONS:
        return "colon"
    if norm in COMMAS:
        return "comma"
    if norm in FULL_STOPS:
        return "stop"
    if norm == '"':
        return "straight"
    if norm in "([{":
        return "bracket"
    if norm in ")]}":
        return "unbracket"
    if norm in OPENING:
        return "open"
    if norm in CLOSING:
        return "close"
    return "mark"


def bucket(n: int) -> str:
    """Distances on a scale that grows: 0-6 each, then 10, 16, 25, 40, more."""
    if n <= 6:
        return str(n)
    return "10" if n <= 10 else "16" if n <= 16 else "25" if n <= 25 else "40" if n <= 40 else "far"


def source_beginnings(scene: Scene) -> list[int]:
    """NO_SOURCE, then every token of the sentence near the cue that may begin the source phrase."""
    lo = max(scene.first, scene.cue.first - _BEHIND)
    hi = min(scene.last, scene.cue.last + 12)
    kind = scene.lex.tokens.kind
    return [NO_SOURCE] + [i for i in range(lo, hi) if kind[i] != "m" and not scene.cue.first <= i < scene.cue.last]


def source_beginning_features(scene: Scene, i: int) -> list[str]:
    lex, cue = scene.lex, scene.cue
    form = cue.form
    nxt = shape(lex, cue.last)
    if i == NO_SOURCE:
        before = shape(lex, cue.first - 1)
        return [
            "none", f"none|{form.part}", f"none|{form.lemma}", f"none>{nxt}", f"none|{form.part}>{nxt}",
            f"none<{before}", f"none|{form.part}<{before}", f"none:{lex.tokens.norm[cue.first]}",
            f"none>w={_norm(lex, cue.last)}", f"none|clitic{min(cue.clitic, 1)}>{nxt}",
            f"none@{min(cue.first - scene.first, 3)}", f"none|cues{min(scene.count[cue.first] - scene.count[scene.first], 3)}",
            f"none@{min(cue.first - scene.first, 3)}|{form.part}",
        ]  # fmt: skip
    after = i >= cue.last
    side = "A" if after else "B"
    gap = i - cue.last if after else cue.first - i
    prev, here = shape(lex, i - 1), shape(lex, i)
    lo, hi = (cue.last, i) if after else (i + 1, cue.first)
    between = abs(scene.count[i] - scene.count[cue.first])
    pos = "first" if i == scene.first else "in"
    commas = _count_marks(lex, lo, hi)
    head = "head" if not lex.phrase[i].startswith("I") else "mid"
    out = [
        side, f"{side}d{bucket(gap)}", f"{side}d{bucket(gap)}|{form.part}", f"{side}<{prev}", f"{side}={here}",
        f"{side}<{prev}={here}", f"{side}|{form.part}={here}", f"{side}|{form.part}<{prev}", f"{side}|{form.lemma}",
        f"{side}w={_norm(lex, i)}", f"{side}<w={_norm(lex, i - 1)}", f"{side}cues{min(between, 3)}",
        f"{side}{pos}", f"{side}{pos}|{form.part}", f"{side}marks{commas}", f"{side}q{lex.depth[i] - lex.depth[cue.first]}",
        f"{side}name={lex.name[i]}", f"{side}name={lex.name[i]}|d{bucket(gap)}", f"{side}{head}",
        f"{side}s={_norm(lex, i)[-2:]}", f"{side}{pos}cues{min(between, 3)}", f"{side}d{bucket(gap)}marks{commas}|{form.part}",
    ]  # fmt: skip
    return out


def source_ends(scene: Scene, begin: int) -> list[int]:
    """Tokens behind which a source phrase that begins at `begin` may end."""
    lex, cue = scene.lex, scene.cue
    stop = cue.first if begin < cue.first else min(scene.last, begin + 40)
    return [
        j
        for j in range(begin + 1, min(stop, begin + 40) + 1)
        if lex.tokens.kind[j - 1] != "m" or lex.tokens.norm[j - 1] in '»")'
    ]


def source_end_features(scene: Scene, begin: int, j: int) -> list[str]:
    lex, cue = scene.lex, scene.cue
    side = "A" if begin >= cue.last else "B"
    last, nxt = shape(lex, j - 1), shape(lex, j)
    length = j - begin
    marks = _count_marks(lex, begin, j)
    inside = "in" if j < len(lex.phrase) and lex.phrase[j].startswith("I") else "out"
    named = any(lex.name[k].endswith("PER") for k in range(begin, j))
    more = any(lex.name[k].endswith("PER") for k in range(j, min(j + 8, scene.last))) if not named else False
    adj = "adj" if side == "B" and j == cue.first else ""
    return [
        f"{side}l{bucket(length)}", f"{side}>{nxt}", f"{side}={last}", f"{side}={last}>{nxt}", f"{side}>w={_norm(lex, j)}",
        f"{side}=w={_norm(lex, j - 1)}", f"{side}marks{marks}", f"{side}{inside}", f"{side}{named}", f"{side}{named}>{nxt}",
        f"{side}{adj}", f"{side}{adj}|{cue.form.part}", f"{side}more{more}", f"{side}>{nxt}{shape(lex, j + 1)}",
        f"{side}|{cue.form.part}>{nxt}", f"{side}name={lex.name[j - 1]}>{nxt}", f"{side}name={lex.name[j] if j < len(lex.name) else ''}",
        f"{side}{named}l{bucket(length)}", f"{side}>w={_norm(lex, j)}|{_norm(lex, j + 1)}", f"{side}s={_norm(lex, j - 1)[-2:]}>{nxt}",
        f"{side}q{lex.depth[j - 1] - lex.depth[begin]}", f"{side}{marks}{named}>{nxt}",
    ]  # fmt: skip


def content_beginnings(scene: Scene) -> list[int]:
    """Every token near the cue that may begin its content."""
    lex, cue = scene.lex, scene.cue
    lo = max(scene.first, cue.first - _BEHIND)
    hi = min(scene.last, cue.last + _AHEAD)
    source = scene.source
    out = []
    for i in range(lo, hi):
        if cue.first <= i < cue.last:
            continue
        if source is not None and source[0] <= i < source[1]:
            continue
        if lex.tokens.kind[i] == "m" and lex.tokens.norm[i] not in '(«"“':
            continue
        out.append(i)
    if hi == scene.last and hi < len(lex.tokens):
        out.append(hi)  # speech that begins on the next line
    return out


def content_beginning_features(scene: Scene, i: int) -> list[str]:
    lex, cue = scene.lex, scene.cue
    form = cue.form
    after = i >= cue.last
    side = "A" if after else "B"
    lo, hi = (cue.last, i) if after else (i, cue.first)
    gap = hi - lo
    prev, here, prev2 = shape(lex, i - 1), shape(lex, i), shape(lex, i - 2)
    marks = _count_marks(lex, lo, hi)
    comps = _count_class(lex, lo, hi, "comp")
    source = scene.source
    if source is None:
        rel = "none"
    elif source[1] == i or (source[1] == i - 1 and lex.tokens.kind[i - 1] == "m"):
        rel = "adjacent"
    else:
        rel = "behind" if i >= source[1] else "before"
    since = bucket(i - max(cue.last, source[1] if source else 0)) if after else bucket(gap)
    cues = min(abs(scene.count[i] - scene.count[cue.first]), 3)
    w1 = _norm(lex, i - 1)
    q = lex.depth[i] - lex.depth[cue.first] if i < len(lex.depth) else 0
    opened = (
        "open" if lex.tokens.kind[i - 1] == "m" and i < len(lex.depth) and lex.depth[i] > lex.depth[i - 1] else ""
    )
    line = "line" if i == scene.last else "first" if i == scene.first else ""
    comma2 = "after-source" if source is not None and source[1] <= i else "no-source"
    return [
        side, f"{side}|{form.part}", f"{side}|{form.lemma}", f"{side}<{prev}", f"{side}<{prev}|{form.part}",
        f"{side}<w={w1}", f"{side}<w={w1}|{form.lemma}", f"{side}<{prev2}{prev}", f"{side}={here}", f"{side}<{prev}={here}",
        f"{side}<{prev}|{form.lemma}", f"{side}marks{marks}", f"{side}marks{marks}<{prev}", f"{side}comps{comps}<{prev}",
        f"{side}comps{comps}", f"{side}{rel}", f"{side}{rel}<{prev}", f"{side}since{since}", f"{side}since{since}<{prev}",
        f"{side}cues{cues}", f"{side}cues{cues}<{prev}", f"{side}q{q}", f"{side}q{q}{opened}", f"{side}{line}", f"{side}{line}|{form.part}",
        f"{side}{comma2}since{since}|{form.governs[:5]}", f"{side}{rel}|{form.lemma}", f"{side}<{prev}<w2={_norm(lex, i - 2)}",
        f"{side}d{bucket(gap)}|{form.part}", f"{side}{line}<{prev}{rel}", f"{side}<{prev}|{form.governs}",
        f"{side}p={lex.phrase[i][:1] if i < len(lex.phrase) else ''}",
        f"{side}w={_norm(lex, i)}",
    ]  # fmt: skip


def content_ends(scene: Scene, begin: int) -> list[int]:
    """Tokens behind which a content that begins at `begin` may end, nearest first."""
    lex, cue = scene.lex, scene.cue
    tokens = lex.tokens
    if begin < cue.first:
        return [
            j
            for j in range(begin + 1, cue.first + 1)
            if scene.source is None or not scene.source[0] < j <= scene.source[1]
        ]
    out = []
    first_sentence = lex.sentence[min(begin, len(tokens) - 1)]
    last_sentence = min(first_sentence + _SENTENCES, len(lex.sentences))
    stop = lex.sentences[last_sentence - 1].last
    for j in range(begin + 1, stop + 1):
        if j == stop or j - begin <= _NEAR or lex.sentence[j] != lex.sentence[j - 1]:
            out.append(j)
        elif tokens.kind[j] == "m" or scene.cue_at[j] or lex.particle[j] in ("conj", "according", "comp"):
            out.append(j)
    return [
        j
        for j in out
        if tokens.kind[j - 1] != "m"
        or tokens.norm[j - 1] in '»")”؟!'
        or j == stop
        or lex.sentence[j] != lex.sentence[j - 1]
    ]


def content_end_features(scene: Scene, begin: int, j: int) -> list[str]:
    lex, cue = scene.lex, scene.cue
    tokens, n = lex.tokens, len(lex.tokens)
    side = "A" if begin >= cue.last else "B"
    first_sentence = lex.sentence[min(begin, n - 1)]
    end_sentence = lex.sentence[j - 1]
    over = min(end_sentence - first_sentence, 4)
    ends_sentence = j == n or lex.sentence[j] != end_sentence
    paragraphs = min(lex.sentences[end_sentence].paragraph - lex.sentences[first_sentence].paragraph, 2)
    ends_paragraph = ends_sentence and (
        j == n or lex.sentences[lex.sentence[j]].paragraph != lex.sentences[end_sentence].paragraph
    )
    edge = "P" if ends_paragraph else "S" if ends_sentence else "-"
    opening = how_opened(scene, begin)
    nxt, nxt2, last = shape(lex, j), shape(lex, j + 1), shape(lex, j - 1)
    if edge != "-" and j < n:
        nxt = "next:" + nxt
    cues = min(scene.count[min(j, n - 1)] - scene.count[begin], 3)
    other = scene.cue_at[j] if j < n else 0
    cue_next = "self" if j == cue.first else "cue" if other else ""
    cue_next2 = "cue" if j + 1 < n and scene.cue_at[j + 1] else ""
    q = lex.depth[j - 1] - lex.depth[begin] if begin < n else 0
    w = _norm(lex, j)
    later = (
        min(scene.count[min(next_end(lex, j), n - 1)] - scene.count[min(j, n - 1)], 2) if edge != "-" and j < n else 0
    )
    tail = f"{edge}{nxt}"
    return [
        f"{side}{opening}{edge}", f"{side}{opening}{edge}{over}", f"{side}{opening}{edge}{paragraphs}", f"{side}>{tail}", f"{side}{opening}>{tail}",
        f"{side}>{tail}{nxt2}", f"{side}={last}>{tail}", f"{side}>w={w}|{edge}", f"{side}cues{cues}{edge}", f"{side}{opening}cues{cues}{edge}",
        f"{side}{opening}next{cue_next}{edge}", f"{side}{opening}{nxt}next2{cue_next2}", f"{side}q{q}", f"{side}{opening}q{q}{edge}", f"{side}{opening}q{q}>{nxt}",
        f"{side}l{bucket(j - begin)}{edge}", f"{side}{opening}l{bucket(j - begin)}", f"{side}|{cue.form.part}>{tail}", f"{side}|{cue.form.lemma}{edge}",
        f"{side}|{cue.form.act}{opening}{edge}", f"{side}later{later}{edge}{over}", f"{side}{opening}later{later}{edge}{paragraphs}", f"{side}=w={_norm(lex, j - 1)}{edge}",
        f"{side}>w={w}|{_norm(lex, j + 1)}", f"{side}>{nxt}<{shape(lex, j - 2)}{last}", f"{side}p={lex.phrase[j][:1] if j < n else ''}",
        f"{side}marks{_count_marks(lex, begin, j)}{edge}", f"{side}{opening}marks{_count_marks(lex, begin, j)}{nxt}{cue_next2}",
        f"{side}|{cue.form.governs}{edge}{nxt}",
    ]  # fmt: skip


def next_end(lex: Lexical, j: int) -> int:
    """The end of the sentence that begins at token `j`."""
    return lex.sentences[lex.sentence[j]].last


def how_opened(scene: Scene, begin: int) -> str:
    """What introduces the content: quote, straight, colon, comp, comp+quote, prep, object or fronted."""
    lex = scene.lex
    prev = shape(lex, begin - 1)
    if begin < scene.cue.first:
        return "fronted-" + (prev if prev in ("open", "straight", "prep", "comp") else "bare")
    if prev in ("open", "straight"):
        prev2 = shape(lex, begin - 2)
        return prev + ("-comp" if prev2 == "comp" else "-colon" if prev2 == "colon" else "")
    if prev in ("colon", "comp", "prep", "comma"):
        return prev
    return "object"


def _norm(lex: Lexical, i: int) -> str:
    return lex.tokens.norm[i] if 0 <= i < len(lex.tokens) else "edge"


def _count_marks(lex: Lexical, lo: int, hi: int) -> int:
    kind = lex.tokens.kind
    return min(sum([kind[k] == "m" for k in range(lo, hi)]), 4)


def _count_class(lex: Lexical, lo: int, hi: int, name: str) -> int:
    particle = lex.particle
    return min(sum([particle[k] == name for k in range(lo, hi)]), 3)
