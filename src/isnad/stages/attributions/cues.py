"""Which words are a cue here.

The lexicon says which words can signal an attribution; a CRF over lexicon and context features decides
whether they do in this sentence, and finds cues that no row lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from isnad.lexicons.match import raw_start
from isnad.stages.attributions.crf import Chain, Group, load
from isnad.stages.attributions.lexical import CueForm, Lexical, cue_lexicon
from isnad.stages.names.classes import word_classes
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, COLONS, OPENING

MODELS = Path(__file__).parent / "models"
_AHEAD = 14  # tokens within which a complementizer, colon or quotation may follow a cue
_HEADLINE = 14  # tokens that may stand before a headline's colon
_UNKNOWN = CueForm("", "", "unknown", "say", "", "", "")
_EDGE: tuple[Group, Group] = (("edge", -1), ("edge", 1))


@dataclass(frozen=True, slots=True)
class CueSpan:
    """Tokens `first:last`, of which `clitic` letters stand before the cue; `p` is the tagger's probability."""

    first: int
    last: int
    clitic: int
    form: CueForm
    p: float

    def start(self, lex: Lexical) -> int:
        return raw_start(lex.tokens, lex.text, self.first, self.clitic)

    def end(self, lex: Lexical) -> int:
        return lex.tokens.end[self.last - 1]


def expand(group: Group) -> list[str]:
    """The features of a group."""
    kind, *values = group
    if kind == "word":
        return _word_features(*values)  # type: ignore[arg-type]
    if kind == "lexicon":
        return _lexicon_features(*values)  # type: ignore[arg-type]
    if kind == "context":
        return _context_features(*values)  # type: ignore[arg-type]
    return [f"{kind}:{'|'.join(map(str, values))}"]


def _word_features(lang: str, norm: str, kind: str, offset: int) -> list[str]:
    """Features of one word type at `offset` from the token that is tagged."""
    o = f"{offset}:"
    if kind != "w":
        return [o + "m=" + (norm if kind == "m" else "#")]
    out = [o + "w=" + norm]
    if abs(offset) <= 2:
        out.append(o + "s2=" + norm[-2:])
    if abs(offset) <= 1:
        out += [o + "s3=" + norm[-3:], o + "p2=" + norm[:2]]
        out += _class_features(lang, norm, o)
    if offset == 0:
        out += ["p3=" + norm[:3], "s4=" + norm[-4:], "b=" + bare_forms(norm)[-1][1], "l=" + str(min(len(norm), 8))]
    return out


def _class_features(lang: str, norm: str, o: str) -> list[str]:
    """The word's classes, without a clitic where only that form is known."""
    classes = word_classes(lang)
    for _, bare in bare_forms(norm) if lang == "ar" else ((0, norm),):
        found = classes.get(bare)
        if found is not None:
            return [f"{o}k={found[1]}", f"{o}kk={found[2]}"]
    return []


def _lexicon_features(
    offset: int, where: str, part: str, lemma: str, act: str, particle: str, name: str, phrase: str
) -> list[str]:
    out = []
    if where:
        out.append(f"{offset}:c={where}{part}")
        if abs(offset) < 2:
            out += [f"{offset}:cl={lemma}", f"{offset}:ca={where}{act}"]
    out += [f"{offset}:{k}={v}" for k, v in (("f", particle), ("n", name), ("p", phrase)) if v]
    return out


def _context_features(depth: str, seen: str, ahead: str, title: str, part: str, lemma: str) -> list[str]:
    out = ["bias", f"q={depth}", f"seen={seen}", f"a={ahead}", f"t={title}"]
    if part:
        out += [
            f"ca={ahead}|{lemma}", f"cp={ahead}|{part}", f"cq={depth}|{part}", f"cs={seen}|{part}|{ahead}",
            f"ct={title}|{part}", f"ct={title}|{lemma}",
        ]  # fmt: skip
    return out


@lru_cache(maxsize=65536)
def _word_groups(lang: str, norm: str, kind: str) -> tuple[Group, ...]:
    """The groups of one word type at offsets -3 to 3."""
    return tuple(("word", lang, norm, kind, offset) for offset in range(-3, 4))


def groups(lex: Lexical, first: int, last: int) -> list[list[Group]]:
    """The groups of features of each token of one sentence."""
    tokens = lex.tokens
    words = [_word_groups(lex.lang, tokens.norm[i], tokens.kind[i]) for i in range(first, last)]
    lexicon = [_lexicon_groups(lex, i) for i in range(first, last)]
    ahead = _signals_ahead(lex, first, last)
    n = last - first
    title = "title" if lex.sentences[lex.sentence[first]].paragraph == 0 else ""
    seen = "0"
    out: list[list[Group]] = []
    for i in range(n):
        row = [words[i + o][o + 3] for o in range(max(-3, -i), min(4, n - i))]
        row += [lexicon[i + o][o + 2] for o in range(max(-2, -i), min(3, n - i))]
        if i == 0:
            row.append(_EDGE[0])
        if i == n - 1:
            row.append(_EDGE[1])
        hit = lex.cue[first + i]
        part, lemma = (hit.value.part, hit.value.lemma) if hit is not None else ("", "")
        if tokens.norm[first + i] in COLONS:
            row.append(_colon_group(lex, first, first + i, title))
        row.append(("context", str(min(lex.depth[first + i], 2)), seen, ahead[i], title, part, lemma))
        if hit is not None:
            seen = "1"
        out.append(row)
    return out


def _lexicon_groups(lex: Lexical, i: int) -> list[Group]:
    hit = lex.cue[i]
    if hit is None:
        values: tuple[str, ...] = ("", "", "", "")
    else:
        values = ("B" if i == hit.first else "I", hit.value.part, hit.value.lemma, hit.value.act)
    rest = (lex.particle[i], lex.name[i], lex.phrase[i])
    return [("lexicon", offset, *values, *rest) for offset in range(-2, 3)]


def _colon_group(lex: Lexical, first: int, i: int, title: str) -> Group:
    """Whether what stands before a colon is a bare name phrase, as in a headline."""
    before = range(first, i)
    verbs = any(lex.cue[k] is not None for k in before)
    covered = sum([bool(lex.phrase[k]) for k in before])
    share = "all" if covered == i - first else "most" if covered * 2 > i - first else "some" if covered else "none"
    near = "near" if i - first <= 5 else "far" if i - first <= _HEADLINE else "off"
    return ("colon", title, "cue" if verbs else "bare", share, near)


def _signals_ahead(lex: Lexical, first: int, last: int) -> list[str]:
    """For each token what may introduce content soonest behind it and how far: comp, quote, colon, close or none."""
    out = [""] * (last - first)
    signal, at = "none", last + _AHEAD
    norm, kind = lex.tokens.norm, lex.tokens.kind
    for i in range(last - 1, first - 1, -1):
        out[i - first] = f"{signal}{min((at - i + 1) // 3, 4)}" if at - i <= _AHEAD else "none"
        if kind[i] == "m":
            mark = norm[i]
            if mark in OPENING or mark == '"':
                signal, at = "quote", i
            elif mark in COLONS:
                signal, at = "colon", i
            elif mark in CLOSING:
                signal, at = "close", i
        elif lex.particle[i] == "comp":
            signal, at = "comp", i
    return out


def cue_form(lex: Lexical, first: int, last: int) -> tuple[int, CueForm]:
    """(letters of clitics before the cue, its lexicon form) of a cue on tokens `first:last`."""
    for i in range(first, last):
        hit = lex.cue[i]
        if hit is not None:
            return (hit.clitic if hit.first == first else 0), hit.value
    norm = lex.tokens.norm[first]
    if lex.lang == "ar" and len(norm) > 3 and lex.tokens.kind[first] == "w":
        return next((n for n, _ in bare_forms(norm) if n), 0), _UNKNOWN
    return 0, _UNKNOWN


class CueTagger:
    """The trained tagger of one language."""

    def __init__(self, lang: str, model: Path, threshold: float) -> None:
        """`threshold`: the probability from which a token belongs to a cue."""
        self._chain = Chain(load(model), expand)
        self._threshold = threshold
        cue_lexicon(lang)

    def tag(self, lex: Lexical) -> list[CueSpan]:
        """The cues of an article, in text order."""
        out: list[CueSpan] = []
        for s in lex.sentences:
            found = self._chain.marginals(groups(lex, s.first, s.last))
            if found is not None:
                out.extend(self._spans(lex, s.first, found))
        return out

    def _spans(self, lex: Lexical, first: int, found: Sequence[tuple[float, float, float]]) -> list[CueSpan]:
        out: list[CueSpan] = []
        i, n = 0, len(found)
        while i < n:
            if 1 - found[i][2] < self._threshold:
                i += 1
                continue
            j = i + 1
            while j < n and 1 - found[j][2] >= self._threshold and found[j][1] > found[j][0]:
                j += 1
            clitic, form = cue_form(lex, first + i, first + j)
            p = max(1 - o for _, _, o in found[i:j])
            out.append(CueSpan(first + i, first + j, clitic, form, p))
            i = j
        return out
