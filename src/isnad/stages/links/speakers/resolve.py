"""All attributions of an article to their speakers, one after the other in text order."""

from collections.abc import Sequence

from isnad.model import Attribution, Span
from isnad.stages.attributions.persian.writer import is_first
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.agreement import agree, clash, is_one
from isnad.stages.links.speakers.appositions import Appositions
from isnad.stages.links.speakers.clauses import Clauses
from isnad.stages.links.speakers.discourse import Turn, before, governing, quoted_by, turns
from isnad.stages.links.speakers.documents import Documents
from isnad.stages.links.speakers.memory import Head
from isnad.stages.links.speakers.parties import Parties
from isnad.stages.links.speakers.presented import (
    may_hold,
    name_headlines,
    name_last_office,
    name_medium,
    name_sole_speaker,
    name_title,
)
from isnad.stages.links.speakers.reports import is_report, reporters
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.speakers.subjects import Subjects
from isnad.stages.links.text import Text

ALSO = 8  # characters behind a source in which its `also` stands
LATTER = 400  # characters before a word for the latter in which that one is named

Found = tuple[str, list[Cluster]]  # the rule that found the speakers, and them


class Resolver:
    """Walks the attributions of one article; clusters grow on the way."""

    def __init__(self, text: Text, sources: Sources, attributions: Sequence[Attribution]) -> None:
        self.text, self.sources = text, sources
        self.turns = turns(text, attributions, sources.words)
        self.parties = Parties(sources)
        self.subjects = Subjects(sources)
        self.appositions = Appositions(sources)
        self.clauses = Clauses(sources, self.subjects)
        self.documents = Documents(sources, self.subjects, self.parties, self.turns)
        self.arabic = sources.words.arabic

    def run(self) -> list[Turn]:
        for turn in self.turns:
            turn.source = self._source(turn)
        for k in range(len(self.turns)):
            self._turn(k)
        name_headlines(self.turns, self.text, self.sources.words)
        name_sole_speaker(self.turns, self.text.title, self.sources.words)
        name_medium(self.turns, self.sources.words)
        name_title(self.turns, self.text.title, self.sources.words)
        return self.turns

    def _source(self, turn: Turn) -> Span | None:
        """The whole phrase for who speaks, by the grammar of the turn's clause; None where there is none."""
        source = turn.source or self.clauses.behind(turn)
        source = None if source is not None and self.clauses.is_place_of(turn, source) else source
        antecedent = self.clauses.antecedent(turn, source)
        turn.elsewhere = antecedent is not None and source is not None and antecedent.start != source.start
        source = antecedent or source
        if source is None or (source.end <= turn.at and self.clauses.takes_up(turn)):
            return None
        return self.appositions.whole(turn, source)

    def _turn(self, k: int) -> None:
        """Find who speaks in turn `k`, once: `governing` may ask for a later turn first."""
        turn = self.turns[k]
        if turn.done:
            return
        turn.done = True
        a = turn.attribution
        if turn.source is None:
            turn.basis = "dropped"
            own = self._begins_with_pronoun(turn)
            turn.rule, turn.speakers = self._person(k, None) if own else self._dropped(k, a.gender, a.number)
            self._remember(turn)
            return
        units = self.sources.units(turn.source, a.number in {"p", "d"})
        found = [cluster for start, end in units for cluster in self._of_unit(k, start, end, len(units) == 1)]
        turn.speakers = list(dict.fromkeys(found))
        turn.basis = "dropped" if turn.elsewhere else turn.basis
        self._remember(turn)
        if turn.basis != "pronoun" and len(turn.speakers) == 1:
            name_last_office(self.turns, k, self.sources.words)

    def _of_unit(self, k: int, start: int, end: int, alone: bool) -> list[Cluster]:
        """Whom a part of the source of turn `k`, or `alone` all of it, denotes; sets the turn's rule and basis."""
        turn = self.turns[k]
        a = turn.attribution
        several = self.parties.of(start, end) or self.parties.of_document(start, end)
        if several:
            turn.basis, turn.rule = "epithet", "parties"
            return several
        self.sources.rule = "owner"
        cluster = self._owned(turn, start, end) or self.sources.resolve(start, end, a.number if alone else None)
        turn.rule = self.sources.rule
        if cluster is None:
            turn.basis = "pronoun"
            turn.rule, pointed = self._pointed(k, start, end)
            return pointed
        if alone and (goes_on := self._goes_on(k, cluster)) is not None:
            turn.rule, turn.basis = "last-speaker", "epithet"
            return [goes_on]
        if alone and (topic := self._instead(turn, cluster, start, end)) is not None:
            turn.rule, turn.basis = "sentence-subject", "dropped"
            return [topic]
        if cluster.named and not self._named_in(cluster, start, end):
            turn.basis = "epithet"
        self._learn(cluster, a, self.sources.head(start, end) if alone else None)
        return [cluster]

    def _goes_on(self, k: int, cluster: Cluster) -> Cluster | None:
        """The person who spoke last, where an unnamed one is said to add to it and no `also` tells that one apart."""
        turn, words = self.turns[k], self.sources.words
        if turn.rule != "unnamed" or turn.source is None or cluster.type != "PER" or cluster.one:
            return None
        also = self.text.first_word(turn.source.end, turn.source.end + ALSO)
        if words.adding.isdisjoint(turn.attribution.by) or (also is not None and also.norm in words.also):
            return None
        last = next((t.speakers for t in before(self.turns, k) if t.speakers), [])
        if len(last) != 1 or last[0].type != "PER" or not may_hold(last[0], cluster, words):
            return None
        last[0].absorb(cluster)
        return last[0]

    def _instead(self, turn: Turn, cluster: Cluster, start: int, end: int) -> Cluster | None:
        """The person who heads the Persian sentence of a verb before which stands nobody that anything knows."""
        head = self.sources.head(start, end)
        if self.arabic or turn.parent is not None or turn.rule != "unnamed" or turn.attribution.number != "s":
            return None
        if cluster.type != "GROUP" or head is None or head.noun is not None or not self.text.sentences:
            return None
        begin = self.text.bounds(turn.sentence)[0]
        topic = self.subjects.topic(begin, start, "s")
        return topic if topic is not None and topic.type == "PER" else None

    def _named_in(self, cluster: Cluster, start: int, end: int) -> bool:
        return any(self.sources.cluster(n) is cluster for n in self.sources.inside(start, end) if n.kind == "name")

    def _owned(self, turn: Turn, start: int, end: int) -> Cluster | None:
        """The state of the speaker around, where the source is a noun like `his country`."""
        words = self.text.words(start, end)
        role = self.sources.words.role(words[0].norm) if len(words) == 1 else None
        if role is None or role[0] != "possessor":
            return None
        owners = turn.parent.speakers if turn.parent else self.sources.memory.spoken[-1:]
        country = next((c.real().country for c in owners if c.real().country), None)
        known = country in self.sources.words.country_names
        return self.sources.clusters.of_known(country, "GPE", start) if country and known else None

    def _remember(self, turn: Turn) -> None:
        for cluster in turn.speakers:
            cluster.spoke_at(turn.at)
        if turn.parent is None and len(turn.speakers) == 1:
            self.sources.memory.spoken.append(turn.speakers[0])

    def _learn(self, cluster: Cluster, a: Attribution, head: Head | None) -> None:
        """What agreement with the verb says about the one speaker; a verb before a document agrees with that."""
        if head is None or head.is_document or a.source is None:
            return
        cue = self.text.words(a.cue.start, a.cue.end)
        if cue and self.sources.words.relay(cue[-1].norm) == "handed":
            return  # the verb of the medium that heard it
        if a.gender and a.cue.start < a.source.start:
            cluster.gender = a.gender

    def _pointed(self, k: int, start: int, end: int) -> Found:
        """The speakers that a pronoun or a bare document stands for."""
        for word in self.text.words(start, end):
            role = self.sources.words.role(word.norm)
            if role and role[0] == "latter":
                last = self.subjects.last_named(max(0, start - LATTER), start, role[1].gender)
                return ("latter", [last]) if last else self._dropped(k, role[1].gender, role[1].number)
            if role and role[0] == "pronoun":
                gender, number = role[1].gender, role[1].number
                if number == "s" and not self.arabic:
                    return self._person(k, gender)
                return self._dropped(k, gender, number)
        head = self.sources.head(start, end)
        if head is not None and is_report(head, self.sources):
            made = reporters(self.turns, k, head, self.sources, self.text)
            return "issuer", made or [self.sources.unnamed(head, start, end, None, None)]
        documents = head is not None and head.noun is not None and head.noun.number == "p"  # data, not a statement
        maker = self.clauses.issuer(start, end) if self.arabic else None
        if maker is not None:
            return "issuer", [maker]
        issuer = self.documents.issuer(k) if not (documents or self.documents.brings_up(head)) else []
        if issuer:
            return "issuer", issuer
        if head is None or (head.pointing and not documents):
            return self._dropped(k, None, None)
        own = self.sources.memory.again(head) or self.sources.unnamed(head, start, end, None, None)
        return "unnamed", [own]

    def _begins_with_pronoun(self, turn: Turn) -> bool:
        """Whether a Persian pronoun opens the turn's sentence, whose verbs then all are its own."""
        if self.arabic or turn.parent is not None or not self.text.sentences:
            return False
        first = self.text.first_word(self.text.bounds(turn.sentence)[0], turn.at)
        role = self.sources.words.role(first.norm) if first else None
        return role is not None and role[0] == "pronoun" and role[1].number == "s"

    def _is_first_person(self, turn: Turn) -> bool:
        """Whether a Persian verb's subject is I or we."""
        cue, norm = turn.attribution.cue, self.text.tokens.norm
        return not self.arabic and turn.source is None and is_first(norm, self.text.token_at(cue.end - 1))

    def _person(self, k: int, gender: str | None) -> Found:
        """The person that a pronoun for people stands for: who spoke last, else the last subject named."""
        turn = self.turns[k]
        outer = turn.parent
        if outer is not None and outer.speakers and turn.source is not None and turn.source.end <= outer.begin:
            return "outer-speaker", list(outer.speakers)  # whose words they are that follow
        for other in before(self.turns, k):
            if len(other.speakers) == 1 and is_one(other.speakers[0]):
                return "last-speaker", list(other.speakers)
            if (quoted := quoted_by(self.turns, other, k)) is not None:
                return "last-speaker", [quoted]
            if turn.sentence - other.sentence <= 2:
                subject = self.subjects.nearest(self.text.bounds(other.sentence)[0], turn.at)
                if subject is not None and subject.type == "PER":
                    return "last-subject", [subject]
        return self._dropped(k, gender, None)

    def _dropped(self, k: int, gender: str | None, number: str | None) -> Found:
        """The speakers of a cue without a subject, by the first rule that names any."""
        turn = self.turns[k]
        written = self.documents.written(k)
        if written:
            return "issuer", written
        around = self._around(turn)
        if around:
            return "outer-speaker", around
        if self._is_first_person(turn):
            if turn.parent is not None and turn.parent.speakers:
                return "outer-speaker", list(turn.parent.speakers)
            one = next((t.speakers for t in before(self.turns, k) if [c for c in t.speakers if is_one(c)]), None)
            if one is not None and len(one) == 1:
                return "last-speaker", list(one)
        outer = turn.parent.speakers if turn.parent is not None and self.clauses.takes_up(turn) else []
        if outer and agree(outer, gender, number, self.arabic):
            return "outer-speaker", list(outer)
        subject = self.clauses.auxiliary_subject(turn)
        if subject is not None and agree([subject], gender, number, self.arabic):
            return "sentence-subject", [subject]
        contrasted = self.clauses.contrasted(turn)
        if contrasted is not None and not clash([contrasted], gender, self.arabic):
            return "clause-subject", [contrasted]
        for lead in governing(self.turns, k, backwards=not self.arabic):
            self._turn(lead)
            speakers = self.turns[lead].speakers
            if speakers and not clash(speakers, gender, self.arabic):
                return "same-subject", list(speakers)
        topic = None
        if turn.parent is None and self.text.sentences:
            topic = self.subjects.topic(self.text.bounds(turn.sentence)[0], turn.at, number)
        if topic is not None and agree([topic], gender, number, self.arabic):
            return "sentence-subject", [topic]
        if turn.parent is None and not self.sources.words.participles.isdisjoint(turn.attribution.by):
            start = self.text.bounds(turn.sentence)[0] if self.text.sentences else 0
            subject = self.subjects.first(start, turn.at, gender, number)
            if subject is not None:
                return "sentence-subject", [subject]
        if number in {"p", "d"} and turn.parent is None and self.text.sentences and self.arabic:
            joint = self.subjects.joint(self.text.bounds(turn.sentence)[0], turn.at)
            if joint:
                return "joint-subject", joint
        told = self._told_before(k, gender, number)
        if told is not None:
            return "last-subject", [told]
        for other in before(self.turns, k):
            if not other.speakers or self._only_vouches(other):
                continue
            if agree(other.speakers, gender, number, self.arabic):
                return "last-speaker", list(other.speakers)
            named = None
            if gender is not None and self.text.sentences and (number == "s" or not self.arabic):
                start = self.text.bounds(max(other.sentence, turn.sentence - 1))[0]
                named = self.subjects.of_gender(start, turn.at, gender)
            if named is not None:
                return "agreement", [named]
        return self._unheralded(k, gender, number)

    def _only_vouches(self, turn: Turn) -> bool:
        """Whether an Arabic `according to` names nothing known to speak: laws, plans. Nobody goes on with it."""
        if not self.arabic or turn.source is None or turn.attribution.number is not None:
            return False
        head = self.sources.head(turn.source.start, turn.source.end)
        thing = head is not None and head.noun is None
        return thing and all(c.type == "GROUP" and not c.named for c in turn.speakers)

    def _told_before(self, k: int, gender: str | None, number: str | None) -> Cluster | None:
        """The person of whom the sentence before tells, where whoever spoke last spoke before that."""
        turn = self.turns[k]
        last = next((t for t in before(self.turns, k) if t.speakers), None)
        if turn.parent is not None or turn.sentence < 2 or last is None:
            return None
        heard = max([last.at, *(c.end - 1 for c in last.attribution.content)])  # a speech may run over sentences
        if turn.sentence - self.text.sentence_at(heard) < 2:
            return None
        start, end = self.text.bounds(turn.sentence - 1)
        subject = self.subjects.person(start, end, gender, number)
        return subject if subject is not None and subject.type == "PER" and subject.named else None

    def _around(self, turn: Turn) -> list[Cluster]:
        """Who speaks, where the cue only gives words back to who just said them (`as he put it`)."""
        outer = turn.parent
        if outer is None:
            return []
        cue = turn.attribution.cue
        words = self.text.words(max(0, cue.start - 8), cue.end)
        extent = (
            role is not None and role[0] == "extent" for w in words if (role := self.sources.words.role(w.norm))
        )
        return list(outer.speakers) if any(extent) else []

    def _unheralded(self, k: int, gender: str | None, number: str | None) -> Found:
        """The same where nobody who agrees has spoken before: the nearest subject, else whoever spoke."""
        turn = self.turns[k]
        start = self.text.bounds(turn.sentence)[0] if self.text.sentences else 0
        if turn.parent is not None:
            start = min((c.start for c in turn.parent.attribution.content), default=start)
            if not self.arabic:
                subject = self.subjects.nearest(start, turn.at)
            else:
                begin = self.text.bounds(turn.sentence)[0] if self.text.sentences else start
                inner = self.subjects.last(start, turn.at, gender, number)
                outer = list(turn.parent.speakers)
                if inner is None and outer and agree(outer, gender, number, self.arabic):
                    return "outer-speaker", outer
                subject = inner or self.subjects.first(begin, turn.at, gender, number)
            return ("nearest-subject", [subject]) if subject else ("outer-speaker", list(turn.parent.speakers))
        subject = self.subjects.first(start, turn.at, gender, number) if self.arabic else None
        subject = subject or self.subjects.of_number(self.subjects.nearest(start, turn.at), number)
        if subject:
            return "nearest-subject", [subject]
        for other in before(self.turns, k):
            if other.speakers and (len(other.speakers) > 1 or self.subjects.of_number(other.speakers[0], number)):
                return "last-speaker", list(other.speakers)
        title = self.subjects.of_number(self.subjects.nearest(0, start), number)
        return ("title-subject", [title]) if title else ("none", [])
