"""What the lexicons say of each token, looked up once and shared by every decision about attributions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from isnad.lexicons import Hit, Matcher, Row, form_variants, load
from isnad.lexicons.conjugate import conjugate
from isnad.model import Name, Sentence, Time, Tokens
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, OPENING, PARTNER

# Folded letters: object and possessive pronouns, plural endings, and the future particle, all closed classes.
_SUFFIXES = ("\u0647\u0645\u0627", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u0647", "\u06a9")
_PLURALS = ("\u0648\u0646", "\u0648\u0627", "\u06cc\u0646", "\u062a\u0627", "\u0627")
_FUTURE = "\u0633"
_REMEMBERED = 65_536  # words; memory stays flat over long runs


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
        forms = list(self._forms(lang))
        self.matcher: Matcher[CueForm] = Matcher(forms, clitics=lang == "ar")
        for form, cue in forms:
            for variant in form_variants(form):
                if len(variant) == 1:
                    self._words.setdefault(variant[0], cue)

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
        i, n = 0, len(tokens)
        while i < n:
            hit = self.matcher.at(tokens, i) if tokens.kind[i] == "w" else None
            if hit is None and self.lang == "ar" and tokens.kind[i] == "w":
                hit = self._inflected(tokens.norm[i], i)
            if hit is None:
                i += 1
            else:
                out.append(hit)
                i = hit.last
        return out

    def _inflected(self, norm: str, i: int) -> Hit[CueForm] | None:
        found = _inflected(self.lang, norm)
        return None if found is None else Hit(i, i + 1, found[0], found[1])

    def word(self, norm: str) -> CueForm | None:
        return self._words.get(norm)


def _cue_form(row: Row) -> CueForm:
    v = row.values
    return CueForm(row.id, v["lemma"], v["part"], v["act"], v["governs"], v["gender"], v["number"])


@cache
def cue_lexicon(lang: str) -> CueLexicon:
    return CueLexicon(lang)


@lru_cache(_REMEMBERED)
def _inflected(lang: str, norm: str) -> tuple[int, CueForm] | None:
    """An Arabic form that no row lists: with an object pronoun, a plural ending or the future particle."""
    lexicon = cue_lexicon(lang)
    for clitic, bare in bare_forms(norm):
        stems = [(bare, "")]
        if bare.startswith(_FUTURE) and len(bare) > 4:
            stems.append((bare[1:], ""))
        stems += [(stem[: -len(s)], "") for stem, _ in list(stems) for s in _SUFFIXES if stem.endswith(s)]
        stems += [(stem[: -len(s)], "p") for stem, _ in list(stems) for s in _PLURALS if stem.endswith(s)]
        for stem, number in stems:
            cue = lexicon.word(stem) if len(stem) > 2 else None
            if cue is not None and cue.part in ("perfect", "imperfect", "masdar", "noun"):
                shown = CueForm(cue.id, cue.lemma, cue.part, cue.act, cue.governs, cue.gender, number or cue.number)
                return clitic, shown
    return None


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


@cache
def complementizer_length(lang: str, norm: str) -> int:
    """How many letters of a folded complementizer stand before the pronoun that is written with it; 0 if none."""
    whole = particle(lang, norm) == "comp"
    return max((k for k in range(2, len(norm)) if whole and particle(lang, norm[:k]) == "comp"), default=0)


@dataclass(slots=True)
class Lexical:
    """Per token, parallel to `tokens`; built once for an article.

    cue: the cue candidate that covers the token, with `B`/`I`; particle: its function-word class;
    name: the tag of the name phrase that covers it (`B-PER`, `I-ORG`, …, '' outside);
    depth: quotation depth (0 outside), reset at each paragraph; sentence: index of its sentence.
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
    words = [particle(lang, norm) if k == "w" else "" for norm, k in zip(tokens.norm, tokens.kind, strict=True)]
    sentence = [0] * n
    for k, s in enumerate(sentences):
        for i in range(s.first, s.last):
            sentence[i] = k
    name = _tags(tokens, [(m.start, m.end, m.type if m.kind == "name" else m.kind) for m in names])
    phrases = [(m.phrase.start, m.phrase.end, m.type) for m in names]
    phrase = _tags(tokens, [*phrases, *((t.start, t.end, "TIME") for t in times)])
    return Lexical(
        lang, text, tokens, sentences, cue, words, name, phrase, quote_depth(text, tokens, sentences), sentence
    )


def _tags(tokens: Tokens, spans: Sequence[tuple[int, int, str]]) -> list[str]:
    """B-/I- tags of the tokens that spans cover; where spans overlap the longest wins."""
    out = [""] * len(tokens)
    start = tokens.start
    for a, b, tag in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        first, last = max(bisect_right(start, a) - 1, 0), bisect_left(start, b)
        if any(out[first:last]):
            continue
        for i in range(first, last):
            out[i] = ("B-" if i == first else "I-") + tag
    return out


def quote_depth(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> list[int]:
    """Quotation depth of each token; an opening mark is outside, a closing mark inside what it closes.

    Straight marks open and close in turn, but one behind a space and before a letter opens inside another: a
    name in marks within a quotation. A paragraph's end closes all: marks are often unbalanced.
    """
    depth = [0] * len(tokens)
    stack: list[str] = []
    paragraph = -1
    for s in sentences:
        if s.paragraph != paragraph:
            stack, paragraph = [], s.paragraph
        for i in range(s.first, s.last):
            depth[i] = len(stack)
            if tokens.kind[i] != "m":
                continue
            mark = tokens.norm[i]
            if mark == '"':
                if stack and stack[-1] == '"' and not _opens(text, tokens.start[i], tokens.end[i]):
                    stack.pop()
                else:
                    stack.append('"')
            elif mark in OPENING and mark not in "([{":
                stack.append(PARTNER[mark])
            elif mark in CLOSING and mark in stack:
                while stack.pop() != mark:
                    continue
    return depth


def _opens(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isspace() and text[end : end + 1].isalnum()
