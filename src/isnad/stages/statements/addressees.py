"""To whom something is said: whom a preposition, a verb of telling or asking, or an occasion names beside the cue.

A medium that is told something is a link of the chain and no addressee; nor is who is only spoken about.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.model import Attribution, Entity, Mention, Span
from isnad.stages.attributions.addressing import FROM, OBJECT, asking, audiences, occasions
from isnad.stages.attributions.lexical import particle
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION, bare_forms
from isnad.text.marks import QUOTES_CLOSE, QUOTES_OPEN

_ENDS = frozenset({"comp", "prep", "conj", "neg", "aux", "object", "dem"})  # particles that end such a phrase
_OPENS = frozenset({"conj", "pron"})  # particles behind which a Persian `be` is governed by the verb
_NAMES = frozenset({"name", "office", "nominal"})
_QUOTES = frozenset((*QUOTES_OPEN, *QUOTES_CLOSE))
_FROM_CODE = {"ar": "MIN", "fa": "AZ"}
_TO = "BE"
_NAME = 60  # characters of a name
_TOLD = frozenset({"say", "announce", "add", "stress", "explain", "opine", "claim", "deny", "promise", "ask"})


class Addressees:
    """Finds the addressees in one article."""

    def __init__(self, text: Text, mentions: Sequence[Mention], entities: dict[str, Entity], words: Words) -> None:
        self._text, self._entities, self._words = text, entities, words
        self._lang = text.article.lang
        self._mentions = sorted((m for m in mentions if m.kind in _NAMES), key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]

    def of(self, a: Attribution, source: Span | None, speakers: Sequence[str]) -> list[str]:
        """Ids of whom `a`, said by `source`, is said to, in the order of the text; speakers left out."""
        found: dict[str, int] = {}
        closed = [(s.start, s.end) for s in (*a.content, source) if s is not None] + [(a.cue.start, a.cue.end)]
        for start, limit in self._phrases(a, source):
            limit = min([limit, *(first for first, _ in closed if first >= start)])
            if not any(first <= start < last for first, last in closed):
                for m in self._named(start, limit):
                    found.setdefault(m.entity, m.start)
        return sorted((e for e in found if e not in speakers), key=found.__getitem__)

    def _phrases(self, a: Attribution, source: Span | None) -> Iterator[tuple[int, int]]:
        """Where phrases for an addressee begin and where their sentence ends."""
        sentence = self._text.sentence_at(a.cue.start)
        first, end = self._text.bounds(sentence)
        asks = asking(self._lang).get(a.cue.lemma, frozenset())
        for at in [a.cue.end] if source is None else [source.end, a.cue.end]:
            yield from ((start, end) for start in self._behind(a, at, end, asks))
        if self._lang == "fa":
            yield from ((start, end) for start in self._before(a, source, first, asks))
        tokens = self._text.tokens
        s = self._text.sentences[sentence]
        for hit in occasions(self._lang).find(tokens, s.first, s.last):
            if hit.last < s.last:
                yield tokens.start[hit.last], end

    def _behind(self, a: Attribution, at: int, end: int, asks: frozenset[str]) -> Iterator[int]:
        """Where an addressee begins right behind a cue or its source: li-, an object, a preposition of asking.

        Right behind an Arabic noun stands who speaks, not to whom; a verb that has a pronoun needs no object.
        """
        tokens = self._text.tokens
        i = self._next(at, end)
        if i is None or tokens.kind[i] == "m":
            return
        start, norm = tokens.start[i], tokens.norm[i]
        arabic, beside = self._lang == "ar", at == a.cue.end
        if arabic and beside and self._is_noun(a):
            return
        if norm == _preposition(self._lang, _FROM_CODE[self._lang]):
            if FROM in asks and i + 1 < len(tokens):
                yield tokens.start[i + 1]
        elif arabic and not particle(self._lang, norm):
            audience = any(bare in audiences(self._lang) for _, bare in bare_forms(norm))
            named = beside or self._ends_name(at) or audience
            first = self._text.raw[start]
            if OBJECT in asks and first != CONJUNCTION and (named or not self._begins(start)) and _is_bare(a):
                yield start
            if a.act in _TOLD and first == CLITIC_PREPOSITIONS["LI"] and named:
                yield start + 1

    def _is_noun(self, a: Attribution) -> bool:
        """Whether an Arabic cue is a noun, by its row or by the preposition written before it."""
        before = self._text.raw[max(0, a.cue.start - 1) : a.cue.start]
        return before == CLITIC_PREPOSITIONS["BI"] or not _nominal(self._lang).isdisjoint(a.by)

    def _before(self, a: Attribution, source: Span | None, first: int, asks: frozenset[str]) -> Iterator[int]:
        """Where a Persian addressee begins that ends right before the cue: to X said, from X asked."""
        tokens = self._text.tokens
        marker = _preposition(self._lang, _FROM_CODE[self._lang] if FROM in asks else _TO)
        for i in range(self._text.token_at(a.cue.start) - 1, self._text.token_at(first) - 1, -1):
            if tokens.norm[i] == marker:
                if self._is_the_verbs(i, source, first):
                    yield tokens.start[i + 1]
                return
            if self._ends(i) and tokens.norm[i] != CONJUNCTION:
                return

    def _is_the_verbs(self, i: int, source: Span | None, first: int) -> bool:
        """Whether the preposition at token `i` goes with the verb, not with a noun right before it."""
        tokens = self._text.tokens
        if tokens.start[i] == first or tokens.kind[i - 1] == "m":
            return True
        if source is not None and source.start < tokens.end[i - 1] <= source.end:
            return True
        return particle(self._lang, tokens.norm[i - 1]) in _OPENS

    def _ends(self, i: int) -> bool:
        """Whether token `i` ends a phrase."""
        tokens = self._text.tokens
        if tokens.kind[i] == "m":
            return tokens.norm[i] not in _QUOTES
        return particle(self._lang, tokens.norm[i]) in _ENDS

    def _named(self, start: int, limit: int) -> Iterator[Mention]:
        """Whom the phrase at `start` names: the person, else what it begins with; and who is joined to them."""
        tokens = self._text.tokens
        behind = range(self._text.token_at(start) + 1, tokens.before(limit))
        end = next((tokens.start[i] for i in behind if self._ends(i)), limit)
        found = [m for m in self._mentions_in(start, end) if m.end <= limit]
        if not found or self._type(found[0]) == "AGENCY":
            return
        person = next((m for m in found if self._type(m) == "PER"), None)
        chosen = person or found[0]
        if chosen.start > start and not self._introduces(start, chosen):
            return
        yield chosen
        while (joined := self._joined(chosen.end, limit)) is not None and self._type(joined) == self._type(chosen):
            yield joined
            chosen = joined

    def _introduces(self, start: int, m: Mention) -> bool:
        """Whether a phrase that begins with another word is for the person or body named in it."""
        if self._type(m) == "GPE":
            return False
        before = self._text.words(start, m.start)
        if not before:
            return True  # a mark of quotation
        norm, words = before[0].norm, self._words
        return words.noun(norm) is not None or words.role(norm) is not None

    def _joined(self, at: int, limit: int) -> Mention | None:
        """The mention that `and` joins to one that ends at `at`."""
        tokens = self._text.tokens
        i = self._next(at, limit)
        if i is None or self._text.raw[tokens.start[i]] != CONJUNCTION:
            return None
        apart = self._next(tokens.end[i], limit) if tokens.norm[i] == CONJUNCTION else None
        start = tokens.start[i] + 1 if apart is None else tokens.start[apart]
        return next(iter(self._mentions_in(start, start + 1)), None)

    def _next(self, at: int, limit: int) -> int | None:
        """The token that begins at or behind `at`; None where that is not before `limit`."""
        tokens = self._text.tokens
        i = tokens.before(at)
        return i if i < len(tokens) and tokens.start[i] < limit else None

    def _mentions_in(self, start: int, end: int) -> list[Mention]:
        lo, hi = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._mentions[lo:hi]

    def _ends_name(self, at: int) -> bool:
        """Whether a person's name ends at `at`: what stands behind another noun belongs to it."""
        found = self._mentions_in(at - _NAME, at)
        return any(m.end == at and m.kind == "name" and self._type(m) == "PER" for m in found)

    def _begins(self, at: int) -> bool:
        return bool(self._mentions_in(at, at + 1))

    def _type(self, m: Mention) -> str:
        return self._entities[m.entity].type


def _is_bare(a: Attribution) -> bool:
    """Whether an Arabic cue is written as its row is, without a pronoun behind it."""
    return any(_forms().get(row) == fold_word(a.cue.text) for row in a.by)


@cache
def _forms() -> dict[str, str]:
    """Arabic cues of one word by the ids of their rows, folded."""
    return {row.id: fold_word(row.form) for row in load("cues", "ar").rows if " " not in row.form}


@cache
def _nominal(lang: str) -> frozenset[str]:
    """Rows of cues that are verbal or other nouns."""
    return frozenset(row.id for row in load("cues", lang).rows if row["part"] in {"masdar", "noun"})


@cache
def _preposition(lang: str, code: str) -> str:
    """The folded preposition that the lexicon of cues calls `code`."""
    return next(form_variants(r.form)[0][0] for r in load("particles", lang).rows if r["governed"] == code)
