"""Which words are a cue here.

The lexicon says which words can signal an attribution; a CRF over lexicon and context features decides
whether they do in this sentence, and finds cues that no row lists.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.lexicons.match import raw_start
from isnad.stages.attributions.crf import Chain, Key, Scores, load
from isnad.stages.attributions.lexical import CueForm, Lexical, cue_lexicon
from isnad.stages.names.classes import word_classes
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, COLONS, OPENING

MODELS = Path(__file__).parent / "models"
_AHEAD = 14  # tokens within which a complementizer, colon or quotation may follow a cue
_HEADLINE = 14  # tokens that may stand before a headline's colon
_UNKNOWN = CueForm("", "", "unknown", "say", "", "", "")
_DOUBT = 0.5  # a token whose own word and lexicon row prefer cue to O by no more than this is no cue; F1 stays
_WORD, _LEXICON = 3, 2  # tokens to each side whose word, and whose lexicon row, speak for a token


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


def expand(key: Key) -> list[list[str]]:
    """The features of a key, one list per offset from the left."""
    kind, *values = key
    if kind == "word":
        return [_word_features(*values, 0)]  # type: ignore[arg-type, call-arg]
    if kind == "near":
        offsets = range(_WORD, -_WORD - 1, -1)
        return [_word_features(*values, o) if o else [] for o in offsets]  # type: ignore[arg-type, call-arg]
    if kind == "lexicon":
        return [_lexicon_features(o, *values) for o in range(_LEXICON, -_LEXICON - 1, -1)]  # type: ignore[arg-type]
    if kind == "context":
        return [_context_features(*values)]  # type: ignore[arg-type]
    return [[f"{kind}:{'|'.join(map(str, values))}"]]


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


def _lexicon_features(offset: int, where: str, part: str, lemma: str, act: str, particle: str) -> list[str]:
    out = []
    if where:
        out.append(f"{offset}:c={where}{part}")
        if abs(offset) < 2:
            out += [f"{offset}:cl={lemma}", f"{offset}:ca={where}{act}"]
    if particle:
        out.append(f"{offset}:f={particle}")
    return out


def _context_features(depth: str, seen: str, ahead: str, title: str, part: str, lemma: str) -> list[str]:
    out = ["bias", f"q={depth}", f"seen={seen}", f"a={ahead}", f"t={title}"]
    if part:
        out += [
            f"ca={ahead}|{lemma}", f"cp={ahead}|{part}", f"cq={depth}|{part}", f"cs={seen}|{part}|{ahead}",
            f"ct={title}|{part}", f"ct={title}|{lemma}",
        ]  # fmt: skip
    return out


@dataclass(frozen=True, slots=True)
class Described:
    """The keys of one sentence's tokens: their word, the same seen from its neighbours, their lexicon row."""

    word: list[Key]
    near: list[Key]
    lexicon: list[Key]

    def features(self, lex: Lexical, first: int) -> list[list[str]]:
        """All features of each token, as the tagger is trained on them."""
        out = []
        n = len(self.word)
        contexts = own_keys(lex, first, first + n)
        near = [expand(k) for k in self.near]
        rows = [expand(k) for k in self.lexicon]
        for i in range(n):
            found = [f for key in (self.word[i], *contexts(i)) for f in expand(key)[0]]
            for j in range(max(0, i - _WORD), min(n, i + _WORD + 1)):
                found += near[j][i - j + _WORD]
            for j in range(max(0, i - _LEXICON), min(n, i + _LEXICON + 1)):
                found += rows[j][i - j + _LEXICON]
            out.append(found)
        return out


def describe(lex: Lexical, first: int, last: int) -> Described:
    """The keys of tokens `first:last`, one sentence."""
    tokens, lang = lex.tokens, lex.lang
    named = [(lang, tokens.norm[i], tokens.kind[i]) for i in range(first, last)]
    return Described(
        [("word", *n) for n in named],
        [("near", *n) for n in named],
        [_lexicon_key(lex, i) for i in range(first, last)],
    )


def _lexicon_key(lex: Lexical, i: int) -> Key:
    hit = lex.cue[i]
    if hit is None:
        return ("lexicon", "", "", "", "", lex.particle[i])
    cue, where = hit.value, "B" if i == hit.first else "I"
    return ("lexicon", where, cue.part, cue.lemma, cue.act, lex.particle[i])


def own_keys(lex: Lexical, first: int, last: int) -> Callable[[int], list[Key]]:
    """A function that gives the keys of a token (counted from `first`) that only it has: edges, colon, context."""
    ahead = _signals_ahead(lex, first, last)
    title = "title" if lex.sentences[lex.sentence[first]].paragraph == 0 else ""
    cue_before = next((i for i in range(first, last) if lex.cue[i] is not None), last)

    def keys(i: int) -> list[Key]:
        at = first + i
        out: list[Key] = []
        if i == 0:
            out.append(("edge", -1))
        if at == last - 1:
            out.append(("edge", 1))
        if lex.tokens.norm[at] in COLONS:
            out.append(_colon_key(lex, first, at, title))
        hit = lex.cue[at]
        part, lemma = (hit.value.part, hit.value.lemma) if hit is not None else ("", "")
        seen = "1" if cue_before < at else "0"
        out.append(("context", str(min(lex.depth[at], 2)), seen, ahead[i], title, part, lemma))
        return out

    return keys


def _colon_key(lex: Lexical, first: int, i: int, title: str) -> Key:
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
            out.extend(self._sentence(lex, s.first, s.last))
        return out

    def _sentence(self, lex: Lexical, first: int, last: int) -> list[CueSpan]:
        """Only tokens that may be a cue at all are weighed with their neighbours."""
        sums = self._chain.sums
        described = describe(lex, first, last)
        words = [sums(k)[0] for k in described.word]
        rows = [sums(k) for k in described.lexicon]
        doubtful = [i for i in range(last - first) if _may_be_cue(words[i], rows[i][_LEXICON])]
        if not doubtful:
            return []
        keys = own_keys(lex, first, last)
        out: list[CueSpan] = []
        run: list[int] = []
        for i in [*doubtful, last]:
            if run and i != run[-1] + 1:
                states = [self._state(described, words[k], rows, k, keys(k)) for k in run]
                out += self._spans(lex, first + run[0], self._chain.marginals(states))
                run = []
            run.append(i)
        return out

    def _state(
        self, described: Described, word: Scores, rows: Sequence[tuple[Scores, ...]], i: int, own: Sequence[Key]
    ) -> Scores:
        n, sums, near = len(rows), self._chain.sums, described.near
        parts = [word, *[sums(key)[0] for key in own]]
        parts += [sums(near[j])[i - j + _WORD] for j in range(max(0, i - _WORD), min(n, i + _WORD + 1)) if j != i]
        parts += [rows[j][i - j + _LEXICON] for j in range(max(0, i - _LEXICON), min(n, i + _LEXICON + 1))]
        return sum([p[0] for p in parts]), sum([p[1] for p in parts]), sum([p[2] for p in parts])

    def _spans(self, lex: Lexical, first: int, found: Sequence[Scores]) -> list[CueSpan]:
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


def _may_be_cue(word: Scores, row: Scores) -> bool:
    return max(word[0] + row[0], word[1] + row[1]) - word[2] - row[2] > _DOUBT
