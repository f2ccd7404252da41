"""The chain of a statement: outlet, agencies and relays, speakers, each with its span and basis."""

from collections.abc import Sequence

from isnad.model import Article, Attribution, Boilerplate, Layers, Link, Mention, Span, Speakers
from isnad.stages.links.press.outlet import FORWARDED, editions
from isnad.stages.links.speakers.discourse import Turn, turns
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, key_of, words_for
from isnad.stages.statements.credits import Credit, Relayers, article_credits
from isnad.stages.statements.handers import Handers
from isnad.stages.statements.relays import Relays
from isnad.stages.statements.voices import Voices
from isnad.text.clitics import CONJUNCTION

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
        self.turns: list[Turn] = turns(self.text, layers.attributions or [], words)
        self._places = {t.attribution.id: k for k, t in enumerate(self.turns)}
        media = [
            m
            for m in self.mentions
            if self.entities[m.entity].type == "AGENCY" and words.relays.get(key_of(m.text)) != "platform"
        ]
        named = [m for m in media if m.kind == "name"]
        self.words, relayers = words, Relayers(words)
        self.relays = Relays(self.text, media, self.turns, relayers)
        boilerplate: list[Boilerplate] = layers.boilerplate or []
        suppliers = self._suppliers(words, self.relays.outside)
        cues = [t.at for t in self.turns]
        credits = article_credits(self.text, named, boilerplate, relayers, self.own, suppliers, cues, quoted)
        self.credits: list[Credit] = [*self._forwarded(), *(credits or self._reported())]
        self.people = Voices(self.text, self.entities, self.mentions, words)
        self.handers = Handers(self.text, words, self.mentions, self.entities, self.turns, self.voices)

    def _own_names(self, words: Words) -> frozenset[str]:
        """The entities that are the outlet: itself and its edition in the article's language."""
        outlet = self.entities.get(self.outlet or "")
        if outlet is None:
            return frozenset()
        rows = editions(outlet.kb or "", self.article.lang, words)
        return frozenset({outlet.id, *(e.id for e in self.entities.values() if e.kb in rows)})

    def _reported(self) -> list[Credit]:
        """The news agency that says the article's first sentence itself: the article is its copy."""
        body = self.text.title.end if self.text.title else 0
        first = next((t for t in self.turns if t.at >= body), None)
        if first is None or first.source is None or not self._opens(first.sentence):
            return []
        if first.attribution.content[0].start < first.source.end:
            return []  # it only vouches for what stands before it
        speakers = self.voices[first.attribution.id].entities
        row = self.words.agency_rows.get(self.entities[speakers[0]].kb or "") if len(speakers) == 1 else None
        return [Credit(speakers[0], first.source, "cue")] if row is not None and row["kind"] == "agency" else []

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
        voice = self.voices[a.id]
        seen: set[str | None] = {*voice.entities, *self.own}
        for entity, span, basis in [*self.credits, *self._outer(a), *self._own(a)]:
            if entity is None or entity not in seen:
                seen.add(entity)
                agency = entity is None or self.entities[entity].type == "AGENCY"
                chain.append(Link(role="agency" if agency else "relay", entity=entity, span=span, basis=basis))
        span, basis = self.source(a), "headline" if self._in_title(a) else voice.basis
        return [*chain, *(Link(role="speaker", entity=e, span=span, basis=basis) for e in voice.entities)]

    def source(self, a: Attribution) -> Span | None:
        """The phrase for whom it is that speaks, without who passes it on; None where the verb has no subject."""
        return None if self.voices[a.id].basis == "dropped" else self._turn(a).source or a.source

    def _turn(self, a: Attribution) -> Turn:
        return self.turns[self._places[a.id]]

    def _forwarded(self) -> list[Credit]:
        """The channel that the article's container says it was forwarded from."""
        channel = self.article.provenance.get(FORWARDED)
        names = ((e.id, e.names.get(self.article.lang, [])) for e in self.entities.values())
        return [Credit(id_, None, "metadata") for id_, own in names if channel in own][:1]

    def _in_title(self, a: Attribution) -> bool:
        title = self.text.title
        return title is not None and title.start <= a.cue.start < title.end

    def _own(self, a: Attribution) -> list[Credit]:
        """Agencies and relays that the attribution's own sentence states."""
        out = [Credit(m.entity, Span(m.start, m.end, m.text), "cue") for m in self.relays.of(self._turn(a))]
        if not out and (self._quotes(a) or self._same_source(a) or self._same_report(a)):
            out += self._carrier(a)
        return [*out, *self.handers.of(self._turn(a), self._places[a.id])]

    def _carrier(self, a: Attribution) -> list[Credit]:
        """The medium named last before, where a verb of passing on has none of its own: and it quoted A as saying."""
        k = self._places[a.id]
        if self.turns[k].parent is not None:
            return []
        for other in reversed(self.turns[max(0, k - CARRIED_TURNS) : k]):
            if self.turns[k].sentence - other.sentence > CARRIED:
                break
            speakers = self.voices[other.attribution.id].entities
            named = [m.entity for m in self.relays.of(other)]
            named += [e for e in speakers if self.entities[e].type == "AGENCY"]
            named = named or (speakers if self._quotes(a) == "handed" else [])
            if named:
                return [Credit(named[-1], None, "inherited")]
        return []

    def _quotes(self, a: Attribution) -> str | None:
        """The role of the verb of passing on that stands, and a preposition behind it, right before the source."""
        source = self._turn(a).source
        if source is None:
            return None
        near = self.text.words(max(0, source.start - QUOTING), source.start)[-2:]
        if len(near) < 2 or (passing := self.words.relay(near[0].norm)) not in {"carried", "handed"}:
            return None
        role = self.words.role(near[1].norm)
        return passing if role is not None and role[0] in {"filler", "from"} else None

    def _same_source(self, a: Attribution) -> bool:
        """Whether `according to the same source` stands right behind what is said."""
        end = max((c.end for c in a.content), default=a.cue.end)
        near = [w.norm for w in self.text.words(end, end + QUOTING * 2)[:4]]
        if not near or near[0] not in self.words.by:
            return False
        noun = next((n[0].kind for norm in near[1:] if (n := self.words.noun(norm)) is not None), None)
        roles = (role[0] for norm in near if (role := self.words.role(norm)) is not None)
        return noun == "sources" and "same" in roles

    def _same_report(self, a: Attribution) -> bool:
        """Whether `according to this report` opens the sentence."""
        start, end = self.text.bounds(self._turn(a).sentence)
        near = [w.norm for w in self.text.words(start, min(end, start + QUOTING * 2))]
        keys = {"".join(near[:n]) for n in range(1, 6)}
        return any(self.words.relays.get(k) == "report" for k in keys | {k.removeprefix(CONJUNCTION) for k in keys})

    def _outer(self, a: Attribution) -> list[Credit]:
        """Speakers of the statement around this one, where they are a medium or speak for its speaker."""
        parent = self._turn(a).parent
        if parent is None:
            return []
        outer = parent.attribution
        speakers = self.voices[outer.id].entities
        if len(speakers) != 1:
            return []
        entity = speakers[0]
        according = self.handers.is_according(outer) and self.handers.body(outer) is not None
        medium = self.entities[entity].type == "AGENCY"
        if not medium and not according and not self.people.speaks_for(entity, self.voices[a.id].entities):
            return []
        basis = "cue" if outer.source else "inherited"
        return [*self._outer(outer), *self._own(outer), Credit(entity, outer.source, basis)]
