"""Which words are a cue here.

The lexicon says which words can signal an attribution; a CRF over lexicon and context features decides
whether they do in this sentence, and finds cues that no row lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from pathlib import Path

from isnad.lexicons.match import raw_start
from isnad.stages.attributions.crf import Chain, Pair, Scores, load
from isnad.stages.attributions.lexical import CueForm, Lexical, cue_lexicon
from isnad.stages.names.classes import word_classes
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, COLONS, OPENING
from isnad.text.remembered import Remembered

MODELS = Path(__file__).parent / "models"
_AHEAD = 14  # tokens within which a complementizer, colon or quotation may follow a cue
_HEADLINE = 14  # tokens that may stand before a headline's colon
_UNKNOWN = CueForm("", "", "unknown", "say", "", "", "")
_DOUBT = 0.5  # a token whose own word and lexicon row prefer cue to O by no more than this is no cue; F1 stays
_WORD, _LEXICON = 3, 2  # tokens to each side whose word, and whose lexicon row, speak for a token
_NEVER = 1 << 60  # behind every token
_NOTHING = (0.0, 0.0)
_NO_WORD = "\0"
_NAMES = {o: {n: f"{o}:{n}" for n in ("m", "w", "s2", "s3", "p2", "k", "kk")} for o in range(-_WORD, _WORD + 1)}
_SIGNALS = {**dict.fromkeys(OPENING, "quote"), '"': "quote", **dict.fromkeys(CLOSING, "close")}
_SIGNALS.update(dict.fromkeys(COLONS, "colon"))

Feature = tuple[str, str]  # name, value
_Offsets = tuple[Pair, ...]
Context = tuple[str, str, str, str, str, str]  # depth, cue before, what is ahead, title, part, lemma


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


def _word_features(lang: str, key: str, offset: int) -> list[Feature]:
    """Features of one word at `offset` from the token that is tagged; `key` is `key_of` it."""
    name = _NAMES[offset]
    if key.startswith(_NO_WORD):
        return [(name["m"], key[1:])]
    out = [(name["w"], key)]
    if abs(offset) <= 2:
        out.append((name["s2"], key[-2:]))
    if abs(offset) <= 1:
        out += [(name["s3"], key[-3:]), (name["p2"], key[:2])]
        classes = _classes(lang, key)
        if classes is not None:
            out += [(name["k"], classes[1]), (name["kk"], classes[2])]
    if offset == 0:
        out += [("p3", key[:3]), ("s4", key[-4:]), ("b", bare_forms(key)[-1][1]), ("l", str(min(len(key), 8)))]
    return out


def key_of(norm: str, kind: str) -> str:
    """What stands for a token in features: its folded word, or a mark or any number behind a sign."""
    return norm if kind == "w" else _NO_WORD + (norm if kind == "m" else "#")


def _classes(lang: str, norm: str) -> tuple[int, str, str] | None:
    """The word's classes, without a clitic where only that form is known."""
    known = word_classes(lang)
    if norm in known or lang != "ar":
        return known.get(norm)
    return next((known[bare] for _, bare in bare_forms(norm) if bare in known), None)


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


def features(lex: Lexical, first: int, last: int) -> list[list[str]]:
    """All features of tokens `first:last`, one sentence, as the tagger is trained on them."""
    tokens, lang = lex.tokens, lex.lang
    out = []
    own = Own(lex, first, last)
    for i in range(first, last):
        found = [f for group in own.features(i) for f in group]
        for j in range(max(first, i - _WORD), min(last, i + _WORD + 1)):
            key = key_of(tokens.norm[j], tokens.kind[j])
            found += [f"{name}={value}" for name, value in _word_features(lang, key, j - i)]
        for j in range(max(first, i - _LEXICON), min(last, i + _LEXICON + 1)):
            found += _lexicon_features(j - i, *lexicon_key(lex, j))
        out.append(found)
    return out


def lexicon_key(lex: Lexical, i: int) -> tuple[str, str, str, str, str]:
    """What the lexicons say of token `i`: place in the cue, its part, lemma and act; class of the function word."""
    hit = lex.cue[i]
    if hit is None:
        return "", "", "", "", lex.particle[i]
    cue, where = hit.value, "B" if i == hit.first else "I"
    return where, cue.part, cue.lemma, cue.act, lex.particle[i]


class Own:
    """What only a token itself has, in one sentence: edges, colon, context."""

    def __init__(self, lex: Lexical, first: int, last: int) -> None:
        self._lex = lex
        self.first, self.last = first, last
        self._title = "title" if lex.sentences[lex.sentence[first]].paragraph == 0 else ""
        self._cue_before = next((i for i in range(first, last) if lex.cue[i] is not None), last)
        self._signals = _signals(lex, first, last)

    def context(self, i: int) -> Context:
        """What tells a context from others."""
        lex = self._lex
        hit = lex.cue[i]
        part, lemma = (hit.value.part, hit.value.lemma) if hit is not None else ("", "")
        seen = "1" if self._cue_before < i else "0"
        return str(min(lex.depth[i], 2)), seen, _ahead(self._signals, i), self._title, part, lemma

    def edges(self, i: int) -> list[str]:
        """Features of a sentence's edges and of a colon; none for most tokens."""
        out = []
        if i == self.first:
            out.append("edge:-1")
        if i == self.last - 1:
            out.append("edge:1")
        if self._lex.tokens.norm[i] in COLONS:
            out.append(_colon_feature(self._lex, self.first, i, self._title))
        return out

    def features(self, i: int) -> tuple[list[str], list[str]]:
        return self.edges(i), _context_features(*self.context(i))


def _colon_feature(lex: Lexical, first: int, i: int, title: str) -> str:
    """Whether what stands before a colon is a bare name phrase, as in a headline."""
    before = range(first, i)
    verbs = any(lex.cue[k] is not None for k in before)
    covered = sum([bool(lex.phrase[k]) for k in before])
    share = "all" if covered == i - first else "most" if covered * 2 > i - first else "some" if covered else "none"
    near = "near" if i - first <= 5 else "far" if i - first <= _HEADLINE else "off"
    return "colon:" + "|".join((title, "cue" if verbs else "bare", share, near))


def _signals(lex: Lexical, first: int, last: int) -> list[tuple[int, str]]:
    """What may introduce content in a sentence, with its token: comp, quote, colon, close."""
    norm, kind, particle = lex.tokens.norm, lex.tokens.kind, lex.particle
    return [
        (i, "comp" if particle[i] == "comp" else _SIGNALS[norm[i]])
        for i in range(first, last)
        if particle[i] == "comp" or (kind[i] == "m" and norm[i] in _SIGNALS)
    ]


def _ahead(signals: Sequence[tuple[int, str]], i: int) -> str:
    """What may introduce content soonest behind token `i` and how far; 'none' where it is far or nothing does."""
    for at, signal in signals:
        if at > i:
            return f"{signal}{min((at - i + 1) // 3, 4)}" if at - i <= _AHEAD else "none"
    return "none"


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


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Per token of an article its key, and what its lexicon row says of it and its neighbours."""

    lex: Lexical
    keys: list[str]
    rows: list[_Offsets | None]


class CueTagger:
    """The trained tagger of one language; what a word adds to its own scores and its neighbours' is remembered."""

    def __init__(self, lang: str, model: Path, threshold: float) -> None:
        """`threshold`: the probability from which a token belongs to a cue."""
        self._chain = Chain(load(model))
        self._threshold = threshold
        words = [Remembered(partial(self._word, lang, o)) for o in range(-_WORD, _WORD + 1)]
        self._before, self._own, self._behind = words[:_WORD], words[_WORD], words[_WORD + 1 :]
        self._alone = Remembered(self._alone_may_be)
        self._rows: dict[tuple[str, ...], _Offsets] = {}
        self._contexts: dict[Context, Pair] = {}
        cue_lexicon(lang)

    def _word(self, lang: str, offset: int, key: str) -> Pair:
        """What a word adds to the token that is `offset` before it."""
        return self._chain.sum_of(_word_features(lang, key, offset))

    def _row(self, key: tuple[str, str, str, str, str]) -> _Offsets:
        """What a lexicon row adds to the tokens about it."""
        found = self._rows.get(key)
        if found is None:
            offsets = range(_LEXICON, -_LEXICON - 1, -1)
            found = self._rows[key] = tuple([self._chain.sum(_lexicon_features(o, *key)) for o in offsets])
        return found

    def _context(self, key: Context) -> Pair:
        found = self._contexts.get(key)
        if found is None:
            found = self._contexts[key] = self._chain.sum(_context_features(*key))
        return found

    def tag(self, lex: Lexical) -> list[CueSpan]:
        """The cues of an article, in text order. Only tokens that may be a cue are weighed with their neighbours."""
        weighed = self._weigh(lex)
        doubtful = self._doubtful(weighed)
        out: list[CueSpan] = []
        at = 0
        for s in lex.sentences:
            begin = at
            while at < len(doubtful) and doubtful[at] < s.last:
                at += 1
            if at > begin:
                out += self._sentence(weighed, Own(lex, s.first, s.last), doubtful[begin:at])
        return out

    def _weigh(self, lex: Lexical) -> _Weighed:
        keys = [w if k == "w" else key_of(w, k) for w, k in zip(lex.tokens.norm, lex.tokens.kind, strict=True)]
        rows: list[_Offsets | None] = [None] * len(keys)
        for i, (hit, particle) in enumerate(zip(lex.cue, lex.particle, strict=True)):
            if particle or hit is not None:
                rows[i] = self._row(lexicon_key(lex, i))
        return _Weighed(lex, keys, rows)

    def _doubtful(self, weighed: _Weighed) -> list[int]:
        """The tokens whose own word and lexicon row let them be a cue."""
        may_be = [*map(self._alone.__getitem__, weighed.keys)]
        words = self._own
        for i, row in enumerate(weighed.rows):
            if row is not None:
                b, x = words[weighed.keys[i]]
                more = row[_LEXICON]
                may_be[i] = b + more[0] > _DOUBT or x + more[1] > _DOUBT
        return [*compress(range(len(may_be)), may_be)]

    def _alone_may_be(self, key: str) -> bool:
        """Whether a word that no lexicon row holds may be a cue."""
        b, x = self._own[key]
        return b > _DOUBT or x > _DOUBT

    def _sentence(self, weighed: _Weighed, own: Own, doubtful: Sequence[int]) -> list[CueSpan]:
        out: list[CueSpan] = []
        run: list[int] = []
        for i in [*doubtful, _NEVER]:
            if run and i != run[-1] + 1:
                states = [self._state(weighed, own, k) for k in run]
                out += self._spans(weighed.lex, run[0], self._chain.marginals(states))
                run = []
            run.append(i)
        return out

    def _state(self, weighed: _Weighed, own: Own, i: int) -> Pair:
        keys, rows, last = weighed.keys, weighed.rows, own.last
        pair = self._own[keys[i]]
        b, x = self._context(own.context(i))
        b, x = b + pair[0], x + pair[1]
        for name in own.edges(i):
            pair = self._chain.weights.get(name, _NOTHING)
            b, x = b + pair[0], x + pair[1]
        low = max(own.first, i - _WORD)
        for table, key in zip(self._before[low - i :], keys[low:i], strict=False):
            pair = table[key]
            b, x = b + pair[0], x + pair[1]
        for table, key in zip(self._behind, keys[i + 1 : min(last, i + 1 + _WORD)], strict=False):
            pair = table[key]
            b, x = b + pair[0], x + pair[1]
        at = i + _LEXICON
        low = max(own.first, i - _LEXICON)
        for j, row in enumerate(rows[low : min(last, at + 1)], low):
            if row is not None:
                pair = row[at - j]
                b, x = b + pair[0], x + pair[1]
        return b, x

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
