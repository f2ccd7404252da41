"""Who hands a statement on beside the media that its sentence names: a body, and the medium behind a correspondent.

A ministry according to which somebody else says so, or that quotes him, is a relay. The medium whose correspondent,
sources or respondents speak stands before them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from isnad.lexicons import load
from isnad.model import Attribution, Entity, Mention, Span, Speakers
from isnad.stages.links.press.media import by_phrase
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, key_of
from isnad.stages.statements.credits import Credit
from isnad.text.marks import COMMAS

NEIGHBOURS = 2  # turns to either side that may say the same in other words
HEAD = 3  # tokens behind a by-phrase within which the name of a body begins
HANDED = 60  # characters before a source in which a verb of handing on and its subject stand
_BODY = "ORG"


class Handers:
    """Finds them for the turns of one article."""

    def __init__(
        self,
        text: Text,
        words: Words,
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        turns: Sequence[Turn],
        voices: Mapping[str, Speakers],
    ) -> None:
        self.text, self.words, self.mentions, self.entities = text, words, mentions, entities
        self.turns, self.voices = turns, voices
        self.by_cues = _by_cues(text.article.lang)

    def of(self, turn: Turn, place: int) -> Iterator[Credit]:
        """Those of one turn, `place` among all."""
        yield from self._named_within(turn)
        yield from self._handed(turn)
        if turn.parent is None and not self.is_according(turn.attribution):
            yield from self._at_head(turn)
            yield from self._of_the_same(place)

    def is_according(self, a: Attribution) -> bool:
        """Whether an attribution's cue is a phrase for according."""
        return key_of(a.cue.text) in self.by_cues

    def body(self, a: Attribution) -> str | None:
        """The one body that is said to speak."""
        found = self.voices[a.id].entities
        return found[0] if len(found) == 1 and self.entities[found[0]].type == _BODY else None

    def _named_within(self, turn: Turn) -> Iterator[Credit]:
        """The medium named in a source phrase that begins with a correspondent or sources, or whom it asked."""
        source = turn.source
        if source is None or not (there := self.text.words(source.start, source.end)):
            return
        noun = self.words.noun(there[0].norm)
        own = self.words.relay(there[0].norm) in {"reporter", "interview"} or (noun and noun[0].kind == "sources")
        for m in self._inside(source.start + 1, source.end):
            before = [w.norm for w in self.text.words(source.start, m.start)]
            if self.entities[m.entity].type != "AGENCY" or m.kind != "name" or not before:
                continue
            if own or (self.words.relay(before[-1]) in {"asked", "carried", "handed"}):
                yield _credit(m)
            return

    def _handed(self, turn: Turn) -> Iterator[Credit]:
        """The body between a verb of handing on and `from`: the presidency quotes N as saying."""
        source = turn.source
        if source is None or not self.words.arabic:
            return
        near = self.text.words(max(0, source.start - HANDED), source.start)
        role = self.words.role(near[-1].norm) if near else None
        verb = next((w for w in reversed(near) if self.words.relay(w.norm) == "handed"), None)
        if role is None or role[0] != "from" or verb is None:
            return
        for m in self._inside(verb.end, near[-1].start):
            if self.entities[m.entity].type == _BODY and m.kind == "name":
                yield _credit(m)
                return

    def _at_head(self, turn: Turn) -> Iterator[Credit]:
        """Bodies of the by-phrases that open the sentence, up to a comma: by report of the police, N said."""
        tokens, at = self.text.tokens, self.text.sentences[turn.sentence].first
        while (end := by_phrase(self.text, at, self.words)) is not None and tokens.start[at] < turn.at:
            m = next((m for k in range(end, end + HEAD) for m in self._starting(k)), None)
            if m is None:
                return
            at = self.text.token_at(m.end - 1) + 1
            comma = at < len(tokens) and tokens.norm[at] in COMMAS
            if comma and self.entities[m.entity].type == _BODY and m.kind == "name":
                yield _credit(m)
            at += comma

    def _of_the_same(self, place: int) -> Iterator[Credit]:
        """The body according to which the turn says what it says: N said, according to the presidency, that."""
        turn = self.turns[place]
        for other in self.turns[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]:
            a = other.attribution
            if other is turn or a.content != turn.attribution.content or not self.is_according(a):
                continue
            if (body := self.body(a)) is not None:
                yield Credit(body, other.source, "cue")

    def _starting(self, token: int) -> list[Mention]:
        if token >= len(self.text.tokens):
            return []
        at = self.text.tokens.start[token]
        return [m for m in self._inside(at, at + 200) if m.start == at and m.kind == "name"][:1]

    def _inside(self, start: int, end: int) -> Iterator[Mention]:
        for k in range(bisect_left(self.mentions, start, key=lambda m: m.start), len(self.mentions)):
            if self.mentions[k].start >= end:
                return
            if self.mentions[k].end <= end:
                yield self.mentions[k]


def _credit(m: Mention) -> Credit:
    return Credit(m.entity, Span(m.start, m.end, m.text), "cue")


@cache
def _by_cues(lang: str) -> frozenset[str]:
    """The folded letters of phrases for according."""
    rows = (row for row in load("cues", lang).rows if row["part"] == "preposition" and row["act"] == "say")
    return frozenset(key_of(row.form) for row in rows)
