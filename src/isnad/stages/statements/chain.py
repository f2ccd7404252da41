"""The chain of a statement: outlet, agencies and relays, speakers, each with its span and basis."""

from collections.abc import Sequence

from isnad.model import Article, Attribution, Boilerplate, Layers, Link, Mention, Span, Speakers
from isnad.stages.links.discourse import Turn, turns
from isnad.stages.links.outlet import FORWARDED, editions
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, key_of, words_for
from isnad.stages.statements.credits import Credit, Relayers, article_credits
from isnad.stages.statements.relays import Relays
from isnad.stages.statements.voices import Voices

CARRIED, CARRIED_TURNS = 2, 6  # how many sentences and turns back the medium is named that a verb drops
QUOTING = 20  # characters before a source in which such a verb stands


class Chains:
    """Chains for the attributions of one article."""

    def __init__(self, article: Article, layers: Layers, quoted: bool = False) -> None:
        self.article = article
        self.text = Text.of(article, layers)
        self.outlet = layers.outlet
        self.mentions: list[Mention] = layers.mentions or []
        self.entities = {e.id: e for e in layers.entities or []}
        words = words_for(article.lang)
        self.own = self._own_names(words)
        self.voices: dict[str, Speakers] = {s.attribution: s for s in layers.speakers or []}
        self.turns: dict[str, Turn] = {
            t.attribution.id: t for t in turns(self.text, layers.attributions or [], words)
        }
        self._order = list(self.turns.values())
        self._places = {t.attribution.id: k for k, t in enumerate(self._order)}
        media = [
            m
            for m in self.mentions
            if self.entities[m.entity].type == "AGENCY" and words.relays.get(key_of(m.text)) != "platform"
        ]
        named = [m for m in media if m.kind == "name"]
        self.words, relayers = words, Relayers(words)
        self.relays = Relays(self.text, media, list(self.turns.values()), relayers)
        boilerplate: list[Boilerplate] = layers.boilerplate or []
        self.credits: list[Credit] = article_credits(
            self.text, named, boilerplate, relayers, self.own, self._suppliers(words, self.relays.outside), quoted
        )
        self.title = layers.title or article.title
        self.credits = self.credits or self._reported()
        self.people = Voices(self.text, self.entities, self.mentions, words)

    def _own_names(self, words: Words) -> frozenset[str]:
        """The entities that are the outlet: itself and its edition in the article's language."""
        outlet = self.entities.get(self.outlet or "")
        if outlet is None:
            return frozenset()
        rows = editions(outlet.kb or "", self.article.lang, words)
        return frozenset({outlet.id, *(e.id for e in self.entities.values() if e.kb in rows)})

    def _reported(self) -> list[Credit]:
        """The news agency that says the article's first sentence itself: the article is its copy."""
        body = self.title.end if self.title else 0
        first = next((t for t in self._order if t.at >= body), None)
        if first is None or not self.text.sentences or not self._opens(first.sentence):
            return []
        source, content = first.source, first.attribution.content
        if source is None or not content or content[0].start < source.end:
            return []  # it only vouches for what stands before it
        voice = self.voices.get(first.attribution.id)
        entity = voice.entities[0] if voice is not None and len(voice.entities) == 1 else ""
        row = self.words.agency_rows.get(self.entities[entity].kb or "") if entity else None
        if row is None or row["kind"] != "agency" or entity in self.own:
            return []
        return [Credit(entity, source, "cue")]

    def _opens(self, sentence: int) -> bool:
        """Whether the sentence is the first of the article's body."""
        paragraph = self.text.sentences[sentence].paragraph
        return paragraph <= 1 and (not sentence or self.text.sentences[sentence - 1].paragraph < paragraph)

    def _suppliers(self, words: Words, media: Sequence[Mention]) -> list[Mention]:
        """Mentions of media that supply others with copy: agencies and sites, and those that no list holds."""
        rows = ((m, words.agency_rows.get(self.entities[m.entity].kb or "")) for m in media if m.kind == "name")
        return [m for m, row in rows if row is None or row["kind"] in {"agency", "site"}]

    def of(self, a: Attribution) -> list[Link]:
        """The chain of one attribution, from the outlet inwards."""
        basis = "metadata" if self.outlet else "unknown"
        chain = [Link(role="outlet", entity=self.outlet, span=None, basis=basis)]
        voice = self.voices.get(a.id)
        speakers = voice.entities if voice else []
        seen: set[str | None] = {*speakers, *self.own}
        for entity, span, basis in [*self._forwarded(), *self.credits, *self._outer(a), *self._own(a)]:
            if entity is None or entity not in seen:
                seen.add(entity)
                agency = entity is None or self.entities[entity].type == "AGENCY"
                chain.append(Link(role="agency" if agency else "relay", entity=entity, span=span, basis=basis))
        span = None if voice is not None and voice.basis == "dropped" else self.source(a)
        for entity in speakers:
            chain.append(Link(role="speaker", entity=entity, span=span, basis=self._basis(a, voice)))
        return chain

    def source(self, a: Attribution) -> Span | None:
        """The phrase for whom it is that speaks, without who passes it on."""
        return self.turns[a.id].source or a.source

    def _forwarded(self) -> list[Credit]:
        """The channel that the article's container says it was forwarded from."""
        channel = self.article.provenance.get(FORWARDED)
        names = ((e.id, e.names.get(self.article.lang, [])) for e in self.entities.values())
        return [Credit(id_, None, "metadata") for id_, own in names if channel in own][:1] if channel else []

    def _basis(self, a: Attribution, voice: Speakers | None) -> str:
        if self.title and self.title.start <= a.cue.start < self.title.end:
            return "headline"
        return voice.basis if voice else "dropped"

    def _own(self, a: Attribution) -> list[Credit]:
        """Agencies and relays that the attribution's own sentence states."""
        out = [Credit(m.entity, Span(m.start, m.end, m.text), "cue") for m in self.relays.of(self.turns[a.id])]
        if not out and (self._quotes(a) or self._same_source(a)):
            out += self._carrier(a)
        return out

    def _carrier(self, a: Attribution) -> list[Credit]:
        """The medium named last before, where a verb of passing on has none of its own: and it quoted A as saying."""
        turn = self.turns[a.id]
        if turn.parent is not None:
            return []
        for other in reversed(self._before(a)):
            if turn.sentence - other.sentence > CARRIED:
                break
            named = [m.entity for m in self.relays.of(other)]
            voice = self.voices.get(other.attribution.id)
            named += [e for e in (voice.entities if voice else []) if self.entities[e].type == "AGENCY"]
            named = named or (voice.entities if voice is not None and self._quotes(a) else [])
            if named:
                return [Credit(named[-1], None, "inherited")]
        return []

    def _before(self, a: Attribution) -> list[Turn]:
        k = self._places[a.id]
        return self._order[max(0, k - CARRIED_TURNS) : k]

    def _quotes(self, a: Attribution) -> bool:
        """Whether a verb of passing on and a preposition stand right before the source."""
        source = a.source or self.turns[a.id].source
        if source is None:
            return False
        near = self.text.words(max(0, source.start - QUOTING), source.start)[-2:]
        if len(near) < 2 or self.words.relay(near[0].norm) not in {"carried", "handed"}:
            return False
        role = self.words.role(near[1].norm)
        return role is not None and role[0] in {"filler", "from"}

    def _same_source(self, a: Attribution) -> bool:
        """Whether `according to the same source` stands right behind what is said."""
        end = max((c.end for c in a.content), default=a.cue.end)
        near = [w.norm for w in self.text.words(end, end + QUOTING * 2)[:4]]
        if not near or near[0] not in self.words.by:
            return False
        noun = next((n[0].kind for norm in near[1:] if (n := self.words.noun(norm)) is not None), None)
        roles = (role[0] for norm in near if (role := self.words.role(norm)) is not None)
        return noun == "sources" and "same" in roles

    def _outer(self, a: Attribution) -> list[Credit]:
        """Speakers of the statement around this one, where they are a medium or speak for its speaker."""
        parent = self.turns[a.id].parent
        if parent is None:
            return []
        outer = parent.attribution
        voice, inner = self.voices.get(outer.id), self.voices.get(a.id)
        if voice is None or len(voice.entities) != 1 or inner is None:
            return []
        entity = voice.entities[0]
        if self.entities[entity].type != "AGENCY" and not self.people.speaks_for(entity, inner.entities):
            return []
        basis = "cue" if outer.source else "inherited"
        return [*self._outer(outer), *self._own(outer), Credit(entity, outer.source, basis)]
