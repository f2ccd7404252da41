"""What the lexicons say of each token, looked up once and shared by every decision about attributions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import compress, pairwise

from isnad.lexicons import Hit, Matcher, Row, form_variants, load
from isnad.lexicons.conjugate import conjugate
from isnad.model import Name, Sentence, Time, Tokens
from isnad.text.clitics import bare_forms, stems
from isnad.text.marks import CLOSING, OPENING, PARTNER
from isnad.text.remembered import Remembered

# Folded letters: object and possessive pronouns, plural endings, and the future particle, all closed classes.
_SUFFIXES = ("\u0647\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u0647", "\u06a9")
_PLURALS = ("\u0648\u0646", "\u0648\u0627", "\u06cc\u0646", "\u062a\u0627", "\u0627")
_FUTURE = "\u0633"
_THEY = "\u0648"  # a perfect's plural ending before a pronoun, where its alif is not written
_OWNED_PLURALS = (_THEY, "\u0648\u0646")
_TWO, _IMPERFECT = "\u0627\u0646", ("\u06cc", "\u062a")  # the dual ending of an imperfect and how one begins
_QUOTES = {'"', *OPENING, *CLOSING} - set("([{)]}")
_REMEMBERED = 16_384  # words; memory stays flat over long runs


@dataclass(frozen=True, slots=True)
class CueForm:
    """A cue's lexicon row, and what its form shows of its subject."""

    id: str
    lemma: str
    part: str
    act: str
    governs: str
    gender: str
    number: str


class CueLexicon:
    """The cues of one language with every computable form."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._words: dict[str, CueForm] = {}
        self._may_begin = Remembered(self._begins)
        self._inflected = Remembered(self._find_inflected) if lang == "ar" else None
        forms = list(self._forms(lang))
        mute: list[tuple[str, CueForm | None]] = [(form, None) for form in mute_forms(lang)]
        self._matcher: Matcher[CueForm | None] = Matcher([*mute, *forms], clitics=lang == "ar")
        for form, cue in forms:
            for variant in form_variants(form):
                if len(variant) == 1:
                    self._words.setdefault(variant[0], cue)
        self._beginnings = {form[:3] for form in self._words}

    @staticmethod
    def _forms(lang: str) -> Iterator[tuple[str, CueForm]]:
        rows = load("cues", lang).rows
        for row in rows:
            yield row.form, _cue_form(row)
        if lang == "fa":
            seen: set[str] = set()
            for row in rows:
                if row["lemma"] not in seen and row["part"] in ("perfect", "imperfect"):
                    seen.add(row["lemma"])
                    for f in conjugate(row["lemma"]):
                        yield f.form, CueForm(row.id, row["lemma"], f.part, row["act"], row["governs"], "", f.number)

    def find(self, tokens: Tokens) -> list[Hit[CueForm]]:
        """Cue candidates left to right, the longest at each place."""
        out: list[Hit[CueForm]] = []
        done, norm, kind, inflected = 0, tokens.norm, tokens.kind, self._inflected
        for i in compress(range(len(norm)), map(self._may_begin.__getitem__, norm)):
            if i < done or kind[i] != "w":
                continue
            hit = self._matcher.at(tokens, i)
            if hit is not None:
                done = hit.last
                if hit.value is not None:
                    out.append(Hit(hit.first, hit.last, hit.clitic, hit.value))
            elif inflected is not None and (found := inflected[norm[i]]) is not None:
                out.append(Hit(i, i + 1, *found))
        return out

    def has_pronoun(self, norm: str) -> bool:
        """Whether a folded Arabic word is a cue with a pronoun for its object written on to it."""
        bare = [b for _, b in bare_forms(norm)]
        if not self._words.keys().isdisjoint(bare):
            return False
        return any(b.endswith(s) and b[: -len(s)] in self._words for b in bare for s in _SUFFIXES)

    def _begins(self, norm: str) -> bool:
        """Whether a cue may begin with a word."""
        return self._matcher.begins(norm) or (self._inflected is not None and self._inflected[norm] is not None)

    def _find_inflected(self, norm: str) -> tuple[int, CueForm] | None:
        """An Arabic form that no row lists: with an object pronoun, a plural ending or the future particle."""
        for clitic, bare in bare_forms(norm):
            if bare[:3] not in self._beginnings and bare[1:4] not in self._beginnings:
                continue
            for stem, number in _stems(bare):
                cue = self._words.get(stem) if len(stem) > 2 else None
                if cue is not None and cue.part in ("perfect", "imperfect", "masdar", "noun"):
                    return clitic, replace(cue, number=number or cue.number)
        return None


def _stems(bare: str) -> list[tuple[str, str]]:
    """The forms that a word may be made of, with the number that its ending shows."""
    stems = [(bare, "")]
    if bare.startswith(_FUTURE) and len(bare) > 4:
        stems.append((bare[1:], ""))
    owned = [(stem[: -len(s)], "") for stem, _ in stems for s in _SUFFIXES if stem.endswith(s)]
    plural = [(stem[: -len(s)], "p") for stem, _ in stems for s in _PLURALS if stem.endswith(s)]
    plural += [(stem[: -len(s)], "p") for stem, _ in owned for s in _OWNED_PLURALS if stem.endswith(s)]
    stems += owned + plural
    stems += [(stem[:-2], "d") for stem, _ in stems if stem.endswith(_TWO) and stem.startswith(_IMPERFECT)]
    return stems


def mute_forms(lang: str) -> Iterator[str]:
    """Every form of what holds a cue's word and says nothing."""
    for row in load("mute", lang).rows:
        if row["kind"] == "verb":
            yield from [f.form for f in conjugate(row.form)]
        else:
            yield row.form


def _cue_form(row: Row) -> CueForm:
    v = row.values
    return CueForm(row.id, v["lemma"], v["part"], v["act"], v["governs"], v["gender"], v["number"])


@cache
def cue_lexicon(lang: str) -> CueLexicon:
    return CueLexicon(lang)


@cache
def particles(lang: str) -> dict[str, str]:
    """Folded form -> class, for single words."""
    out: dict[str, str] = {}
    for row in load("particles", lang).rows:
        for variant in form_variants(row.form):
            if len(variant) == 1:
                out.setdefault(variant[0], row["class"])
    return out


@lru_cache(_REMEMBERED)
def particle(lang: str, norm: str) -> str:
    """The class of a function word, with its Arabic clitics; '' for other words."""
    table = particles(lang)
    if lang == "fa":
        return table.get(norm, "")
    return next((table[bare] for _, bare in bare_forms(norm) if bare in table), "")


_PARTICLES = {"ar": Remembered(partial(particle, "ar")), "fa": Remembered(partial(particle, "fa"))}


@cache
def complementizer_length(lang: str, norm: str) -> int:
    """How many letters of a folded complementizer stand before the pronoun that is written with it; 0 if none."""
    whole = particle(lang, norm) == "comp"
    pronouns = {len(norm) - end for _, end in stems(norm) if end}  # because-he is because and a pronoun, how is not
    classes = ((k, particle(lang, norm[:k])) for k in range(2, len(norm)) if whole)
    return next((k for k, c in classes if c == "comp" or (c == "conj" and k in pronouns)), 0)


@dataclass(slots=True)
class Lexical:
    """Per token, parallel to `tokens`; built once for an article.

    cue: the cue candidate that covers the token, with `B`/`I`; particle: its function-word class;
    name: the tag of the name phrase that covers it (`B-PER`, `I-ORG`, …, '' outside);
    depth: quotation depth (0 outside), reset at each paragraph; sentence: index of its sentence;
    starts: raw offsets, not tokens, at which a name begins.
    """

    lang: str
    text: str
    tokens: Tokens
    sentences: Sequence[Sentence]
    cue: list[Hit[CueForm] | None]
    particle: list[str]
    name: list[str]
    phrase: list[str]
    depth: list[int]
    sentence: list[int]
    starts: frozenset[int]


def look_up(
    lang: str,
    text: str,
    tokens: Tokens,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    times: Sequence[Time],
) -> Lexical:
    """Look every token up."""
    n = len(tokens)
    cue: list[Hit[CueForm] | None] = [None] * n
    for hit in cue_lexicon(lang).find(tokens):
        for i in range(hit.first, hit.last):
            cue[i] = hit
    words = [*map(_PARTICLES[lang].__getitem__, tokens.norm)]
    sentence = [0] * n
    for k, s in enumerate(sentences):
        sentence[s.first : s.last] = [k] * (s.last - s.first)
    name = _tags(tokens, [(m.start, m.end, m.type if m.kind == "name" else m.kind) for m in names])
    phrases = [(m.phrase.start, m.phrase.end, m.type) for m in names]
    phrase = _tags(tokens, [*phrases, *((t.start, t.end, "TIME") for t in times)])
    depth, starts = quote_depth(text, tokens, sentences), frozenset(m.start for m in names)
    return Lexical(lang, text, tokens, sentences, cue, words, name, phrase, depth, sentence, starts)


def _tags(tokens: Tokens, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """B-/I- tags of the tokens that spans cover; where spans overlap the longest wins."""
    out = [""] * len(tokens)
    for a, b, tag in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        first, last = tokens.at(a), tokens.before(b)
        if any(out[first:last]):
            continue
        if first < last:
            out[first] = "B-" + tag
            out[first + 1 : last] = ["I-" + tag] * (last - first - 1)
    return out


def quote_depth(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> list[int]:
    """Quotation depth of each token; an opening mark is outside, a closing mark inside what it closes.

    Straight marks open and close in turn, but one behind a space and before a letter opens inside another: a
    name in marks within a quotation. A paragraph's end closes all: marks are often unbalanced.
    """
    depth = [0] * len(tokens)
    norm, kind = tokens.norm, tokens.kind
    quotes = {i for i, w in enumerate(norm) if w in _QUOTES and kind[i] == "m"}
    if not quotes:
        return depth
    paragraphs = {s.first for before, s in pairwise(sentences) if s.paragraph != before.paragraph}
    stack: list[str] = []
    at = 0
    for i in sorted({*quotes, *paragraphs, len(depth)}):
        if stack:
            depth[at:i] = [len(stack)] * (i - at)
        at = i
        if i in paragraphs:
            stack = []
        if i in quotes:
            depth[i] = len(stack)
            _turn(stack, text, tokens, i)
            at = i + 1
    return depth


def _turn(stack: list[str], text: str, tokens: Tokens, i: int) -> None:
    """Open or close a quotation at token `i`; `stack` holds the marks that would close what is open."""
    mark = tokens.norm[i]
    if mark == '"':
        if stack and stack[-1] == '"' and not _opens(text, tokens.start[i], tokens.end[i]):
            stack.pop()
        else:
            stack.append('"')
    elif mark in OPENING:
        stack.append(PARTNER[mark])
    elif mark in stack:
        while stack.pop() != mark:
            continue


def _opens(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isspace() and text[end : end + 1].isalnum()
