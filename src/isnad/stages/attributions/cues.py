"""Which words are a cue here: a linear-chain CRF (Lafferty et al. 2001) over lexicon and context features.

The lexicon says which words can signal an attribution; the tagger decides whether they do in this sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from isnad.lexicons.match import raw_start
from isnad.stages.attributions.lexical import CueForm, Lexical, cue_lexicon
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, COLONS, COMMAS, OPENING

MODELS = Path(__file__).parent / "models"
_AHEAD = 14  # tokens within which a complementizer, colon or quotation may follow a cue
_UNKNOWN = CueForm("", "", "unknown", "say", "", "", "")


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


@cache
def _word_features(norm: str, kind: str, offset: int) -> tuple[str, ...]:
    """Features of one word type at `offset` from the token that is tagged."""
    o = f"{offset}:"
    if kind != "w":
        return (o + "m=" + (norm if kind == "m" else "#"),)
    if abs(offset) == 3:
        return (o + "w=" + norm,)
    if abs(offset) == 2:
        return (o + "w=" + norm, o + "s2=" + norm[-2:])
    out = [o + "w=" + norm, o + "s2=" + norm[-2:], o + "s3=" + norm[-3:], o + "p2=" + norm[:2]]
    if offset == 0:
        out += ["p3=" + norm[:3], "s4=" + norm[-4:], "b=" + bare_forms(norm)[-1][1], "l=" + str(min(len(norm), 8))]
    return tuple(out)


def features(lex: Lexical, first: int, last: int) -> list[list[str]]:
    """Feature strings of tokens `first:last`, one sentence or a part of it."""
    tokens = lex.tokens
    norm, kind = tokens.norm, tokens.kind
    out: list[list[str]] = []
    seen_cue = "0"
    ahead = _signals_ahead(lex, first, last)
    title = "title" if first == 0 else ""
    for i in range(first, last):
        row = ["bias"]
        for offset in (-3, -2, -1, 0, 1, 2, 3):
            j = i + offset
            if first <= j < last:
                row.extend(_word_features(norm[j], kind[j], offset))
            elif offset in (-1, 1):
                row.append(f"{offset}:edge")
        for offset in (-2, -1, 0, 1, 2):
            j = i + offset
            if first <= j < last:
                _lexicon_features(lex, j, offset, row)
        hit = lex.cue[i]
        row.append(f"q={min(lex.depth[i], 2)}")
        row.append("seen=" + seen_cue)
        row.append(ahead[i - first])
        if title:
            row.append(title)
        if hit is not None:
            seen_cue = "1"
            row.append(f"cue+{ahead[i - first]}|{hit.value.lemma}")
            row.append(f"cue+q={min(lex.depth[i], 2)}|{hit.value.part}")
        out.append(row)
    return out


def _lexicon_features(lex: Lexical, j: int, offset: int, row: list[str]) -> None:
    hit = lex.cue[j]
    if hit is not None:
        where = "B" if j == hit.first else "I"
        row.append(f"{offset}:c={where}{hit.value.part}")
        if abs(offset) < 2:
            row.append(f"{offset}:cl={hit.value.lemma}")
            row.append(f"{offset}:ca={where}{hit.value.act}")
    if lex.particle[j]:
        row.append(f"{offset}:f={lex.particle[j]}")
    if lex.name[j]:
        row.append(f"{offset}:n={lex.name[j]}")
    if lex.phrase[j]:
        row.append(f"{offset}:p={lex.phrase[j]}")


def _signals_ahead(lex: Lexical, first: int, last: int) -> list[str]:
    """For each token what may introduce content soonest behind it: comp, quote, colon, comma or none."""
    out = [""] * (last - first)
    signal, at = "none", last + _AHEAD
    norm, kind = lex.tokens.norm, lex.tokens.kind
    for i in range(last - 1, first - 1, -1):
        out[i - first] = f"a={signal if at - i <= _AHEAD else 'none'}" + (
            str(min((at - i + 1) // 3, 4)) if at - i <= _AHEAD else ""
        )
        if kind[i] == "m":
            if norm[i] in OPENING or norm[i] == '"':
                signal, at = "quote", i
            elif norm[i] in COLONS:
                signal, at = "colon", i
            elif norm[i] in CLOSING:
                signal, at = "close", i
        elif lex.particle[i] == "comp":
            signal, at = "comp", i
    return out


def spans_of(lex: Lexical, first: int, labels: Sequence[str], p: Sequence[float]) -> list[CueSpan]:
    """The cues that B/I/O `labels` of the tokens from `first` on describe."""
    out: list[CueSpan] = []
    i = 0
    while i < len(labels):
        if labels[i] == "O":
            i += 1
            continue
        j = i + 1
        while j < len(labels) and labels[j] == "I":
            j += 1
        clitic, form = cue_form(lex, first + i, first + j)
        out.append(CueSpan(first + i, first + j, clitic, form, p[i]))
        i = j
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

    def __init__(self, lang: str, model: Path | None = None, threshold: float = 0.5) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model or MODELS / f"{lang}-cues.crfsuite"))
        self._threshold = threshold
        cue_lexicon(lang)

    def tag(self, lex: Lexical) -> list[CueSpan]:
        """The cues of an article, in text order."""
        out: list[CueSpan] = []
        for s in lex.sentences:
            n = s.last - s.first
            self._tagger.set(features(lex, s.first, s.last))
            outside = [self._tagger.marginal("O", i) for i in range(n)]
            if min(outside) > 1 - self._threshold:
                continue
            begin = [self._tagger.marginal("B", i) for i in range(n)]
            labels, p = ["O"] * n, [0.0] * n
            for i in range(n):
                if 1 - outside[i] < self._threshold:
                    continue
                starts = begin[i] >= (1 - outside[i]) / 2 or i == 0 or labels[i - 1] == "O"
                labels[i], p[i] = ("B" if starts else "I"), 1 - outside[i]
            out.extend(spans_of(lex, s.first, labels, p))
        return out
