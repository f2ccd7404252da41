"""Who speaks for whom: a spokesperson, an envoy, a source or a ministry passes on the word of those behind it."""

from collections.abc import Iterator, Sequence

from isnad.model import Entity, Mention, Span
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words
from isnad.text import fold_word

SPOKESPERSON = "spokesperson"
AGENTS = frozenset({"envoy", "sources", "human"})  # who may speak for what their phrase names
OFFICIAL = "human"  # of the country right behind the word: an expert in its affairs does not speak for it
BODY = "organisation"
_PHRASES = frozenset({"nominal", "office"})


class Voices:
    """Looks at the phrases by which one article calls its entities."""

    def __init__(self, text: Text, entities: dict[str, Entity], mentions: Sequence[Mention], words: Words) -> None:
        self.text, self.entities, self.words = text, entities, words
        self._told: dict[str, tuple[bool, set[frozenset[str]]]] = {}
        self._phrases: dict[str, list[Span]] = {}
        for m in mentions:
            if m.kind in _PHRASES:
                self._phrases.setdefault(m.entity, []).append(Span(m.start, m.end, m.text))

    def speaks_for(self, entity: str, speakers: Sequence[str]) -> bool:
        """Whether the entity is a spokesperson, or an agent or body of one of those who are said to speak."""
        if any(self.entities[s].type == "AGENCY" for s in speakers):
            return False
        if entity not in self._told:
            self._told[entity] = self._tell(entity)
        spokes, agents = self._told[entity]
        if spokes or any(self._named_by(s, meanings) for meanings in agents for s in speakers):
            return True
        return any(self._body_of(self.entities[entity], self.entities[s]) for s in speakers)

    def _tell(self, entity: str) -> tuple[bool, set[frozenset[str]]]:
        """Whether phrases call the entity a spokesperson; what the words of those mean that call it an agent."""
        spokes, agents = False, set[frozenset[str]]()
        for phrase in self._called(entity):
            words = [w.norm for w in self.text.words(phrase.start, phrase.end)]
            kinds = [n[0].kind for w in words if (n := self.words.noun(w)) is not None]
            spokes = spokes or SPOKESPERSON in kinds
            if kinds and kinds[0] in AGENTS:
                rest = words[1 : 2 if kinds[0] == OFFICIAL else None]
                agents.add(frozenset(m for w in rest if (m := self.words.meaning(w))))
        return spokes, agents

    def _called(self, entity: str) -> Iterator[Span]:
        yield from (o.span for o in self.entities[entity].offices if o.span is not None)
        yield from self._phrases.get(entity, ())

    def _named_by(self, speaker: str, meanings: frozenset[str]) -> bool:
        """Whether the words of a phrase name the speaker: a country, a body, or a person's last name."""
        entity = self.entities[speaker]
        if entity.kb in meanings:
            return True
        for form in entity.names.get(self.text.article.lang, []):
            norms = fold_word(form).split()
            stems = {m for n in (norms[-1:] if entity.type == "PER" else norms) if (m := self.words.meaning(n))}
            if stems and stems <= meanings:
                return True
        return False

    def _body_of(self, outer: Entity, inner: Entity) -> bool:
        """Whether a ministry or the like speaks for its state or for the one who heads it."""
        if outer.type != "ORG":
            return False
        names = [fold_word(n).split() for n in outer.names.get(self.text.article.lang, [])]
        heads = [noun[0].kind for words in names if (noun := self.words.noun(words[0])) is not None]
        if BODY not in heads:
            return False
        if inner.type == "GPE":
            return inner.kb is not None and inner.kb == outer.country
        own = {m for words in names for w in words if (m := self.words.meaning(w))} - self.words.country_names.keys()
        titles = (fold_word(o.title).split() for o in inner.offices)
        return inner.type == "PER" and any(own & {self.words.meaning(w) for w in title} for title in titles)
