"""All attributions of an article to their speakers, one after the other in text order."""

from collections.abc import Sequence
from itertools import pairwise

from isnad.model import Attribution, Name, Span
from isnad.stages.attributions.persian.writer import is_first
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.appositions import TITLED, Appositions
from isnad.stages.links.speakers.clauses import Clauses
from isnad.stages.links.speakers.discourse import NEAREST, Turn, before, governing, is_many, is_one, quoted_by, turns
from isnad.stages.links.speakers.memory import Head
from isnad.stages.links.speakers.parties import Parties
from isnad.stages.links.speakers.phrases import SORTS
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
from isnad.stages.links.words import ARTICLE, LAM

DOCUMENT = 300  # characters of a sentence in which it says that it quotes a document
WRITTEN = 80  # characters at the head of a sentence in which it names a document
ALSO = 8  # characters behind a source in which its `also` stands
LATTER = 400  # characters before a word for the latter in which that one is named

DEFINITE = (ARTICLE, LAM + LAM)  # what Arabic words with the article begin with
ALIF = "\u0627"  # ends an Arabic object without article
_PASSED = frozenset({"carried", "handed"})
_FEMININE = frozenset({"AGENCY", "GPE"})

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
        self.backwards = not sources.words.arabic

    def run(self) -> list[Turn]:
        for turn in self.turns:
            source = turn.source or self.clauses.behind(turn)
            source = None if source is not None and self.clauses.is_place_of(turn, source) else source
            antecedent = self.clauses.antecedent(turn, source)
            turn.elsewhere = antecedent is not None and source is not None and antecedent.start != source.start
            source = antecedent or source
            if source is not None and source.end <= turn.at and self.clauses.takes_up(turn):
                source = None
            turn.source = self._whole(turn, source) if source is not None else None
        for k in range(len(self.turns)):
            self._turn(k)
        name_headlines(self.turns, self.text, self.sources.words)
        name_sole_speaker(self.turns, self.text.title, self.sources.words)
        name_medium(self.turns, self.sources.words)
        name_title(self.turns, self.text.title, self.sources.words)
        return self.turns

    def _turn(self, k: int) -> None:
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
        found: list[Cluster] = []
        for start, end in units:
            several = self.parties.of(start, end) or self.parties.of_document(start, end)
            if several:
                turn.basis, turn.rule = "epithet", "parties"
                found += several
                continue
            number = a.number if len(units) == 1 else None
            self.sources.rule = "owner"
            cluster = self._owned(turn, start, end) or self.sources.resolve(start, end, number)
            turn.rule = self.sources.rule
            if cluster is None:
                turn.basis = "pronoun"
                turn.rule, pointed = self._pointed(k, start, end)
                found += pointed
                continue
            if len(units) == 1 and (goes_on := self._goes_on(k, cluster)) is not None:
                turn.rule, turn.basis = "last-speaker", "epithet"
                found.append(goes_on)
                continue
            if len(units) == 1 and (topic := self._instead(turn, cluster, start, end)) is not None:
                turn.rule, turn.basis = "sentence-subject", "dropped"
                found.append(topic)
                continue
            if cluster.named and not self._named_in(cluster, start, end):
                turn.basis = "epithet"
            self._learn(cluster, a, self.sources.head(start, end) if len(units) == 1 else None)
            found.append(cluster)
        turn.speakers = list(dict.fromkeys(found))
        turn.basis = "dropped" if turn.elsewhere else turn.basis
        self._remember(turn)
        if turn.basis != "pronoun" and len(turn.speakers) == 1:
            name_last_office(self.turns, k, self.sources.words)

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
        if not self.backwards or turn.parent is not None or turn.rule != "unnamed" or turn.attribution.number != "s":
            return None
        if cluster.type != "GROUP" or head is None or head.noun is not None or not self.text.sentences:
            return None
        begin = self.text.bounds(turn.sentence)[0]
        topic = self.subjects.topic(begin, start, "s")
        return topic if topic is not None and topic.type == "PER" else None

    def _whole(self, turn: Turn, source: Span) -> Span:
        """The source phrase with the name that its title is the title of, and a word that calls a document joint."""
        marks = [turn.at, *(c.start for c in turn.attribution.content)]
        limit = min((m for m in marks if m >= source.end), default=len(self.text.raw))
        end = source.end
        begin = source.start
        for name in self.sources.inside(max(0, begin - TITLED), begin):
            if name.kind == "name" and name.type == "PER" and begin < name.phrase.end <= source.end:
                begin = name.phrase.start  # an office in apposition to the name before it
            elif self.appositions.names(name, source):
                begin = name.phrase.start
        for name in self.sources.inside(source.start, min(limit, source.end + TITLED)):
            phrase = name.phrase
            if name.kind == "name" and name.type == "PER" and phrase.start <= source.start < name.start:
                end = max(end, phrase.end if phrase.end <= limit else name.end)
                break
            if name.kind == "name" and name.end > end and self._names_noun(source, name):
                end = name.end
                break
        begin = self._first_of_several(turn, begin)
        end = self.appositions.holder_end(source, end, limit)
        after = self.text.first_word(end, limit)
        role = self.sources.words.role(after.norm) if after else None
        if after is not None and role is not None and role[0] == "joint":
            end = after.end
        if (begin, end) == (source.start, source.end):
            return source
        return Span(begin, end, self.text.raw[begin:end])

    def _first_of_several(self, turn: Turn, begin: int) -> int:
        """Where the first of several persons stands whom an `and` joins before a Persian verb for several."""
        named = self.sources.inside(max(0, begin - TITLED), begin) if turn.attribution.number == "p" else []
        for name in reversed(named if self.backwards else []):
            if name.kind == "name" and name.type == "PER" and name.phrase.end <= begin:
                between = self.text.words(name.phrase.end, begin)
                role = self.sources.words.role(between[0].norm) if len(between) == 1 else None
                if role is None or role[0] != "conjunction":
                    break
                begin = name.phrase.start
        return begin

    def _names_noun(self, source: Span, name: Name) -> bool:
        """Whether a source that is a bare noun for a body or medium is named by the name right behind it."""
        words = self.text.words(source.start, source.end)
        noun = self.sources.words.noun(words[0].norm) if len(words) == 1 else None
        if noun is None or noun[0].kind not in SORTS or noun[1] or name.type not in {"ORG", "AGENCY"}:
            return False
        return name.start <= source.start or not self.text.words(source.end, name.start)

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
                last = self.subjects.last_name(max(0, start - LATTER), start)
                return ("latter", [last]) if last else self._dropped(k, role[1].gender, role[1].number)
            if role and role[0] == "pronoun":
                gender, number = role[1].gender, role[1].number
                if number == "s" and self.backwards:
                    return self._person(k, gender)
                return self._dropped(k, gender, number)
        head = self.sources.head(start, end)
        if head is not None and is_report(head, self.sources):
            made = reporters(self.turns, k, head, self.sources, self.text)
            return "issuer", made or [self.sources.unnamed(head, start, end, None, None)]
        documents = head is not None and head.noun is not None and head.noun.number == "p"  # data, not a statement
        maker = self.clauses.issuer(start, end) if self.sources.words.arabic else None
        if maker is not None:
            return "issuer", [maker]
        issuer = self._issuer(k) if not (documents or self._is_another(head)) else []
        if issuer:
            return "issuer", issuer
        if head is None or (head.pointing and not documents):
            return self._dropped(k, None, None)
        own = self.sources.memory.again(head) or self.sources.unnamed(head, start, end, None, None)
        return "unnamed", [own]

    def _is_another(self, head: Head | None) -> bool:
        """Whether an Arabic document is brought up as a new one whose words name nobody: a statement in English."""
        if self.backwards or head is None or head.pointing or not head.rest:
            return False
        return not any(w.norm.startswith(DEFINITE) for w in head.rest)

    def _begins_with_pronoun(self, turn: Turn) -> bool:
        """Whether a Persian pronoun opens the turn's sentence, whose verbs then all are its own."""
        if not self.backwards or turn.parent is not None or not self.text.sentences:
            return False
        first = self.text.first_word(self.text.bounds(turn.sentence)[0], turn.at)
        role = self.sources.words.role(first.norm) if first else None
        return role is not None and role[0] == "pronoun" and role[1].number == "s"

    def _written(self, k: int) -> list[Cluster]:
        """Who issued the document in which the sentence says that the words of a verb without subject stand."""
        turn, words = self.turns[k], self.sources.words
        if not self.text.sentences or turn.parent is not None:
            return []
        begin, end = self.text.bounds(turn.sentence)
        if words.arabic:
            begin = turn.attribution.cue.end
        near = self.text.words(begin, min(end, begin + WRITTEN))
        if len(near) < 2 or (role := words.role(near[0].norm)) is None or role[0] != "inside":
            return []
        pointed = (p := words.role(near[1].norm)) is not None and p[0] == "demonstrative"
        at = 1 + pointed
        noun = words.noun(near[at].norm) if at < len(near) else None
        if noun is None or noun[0].kind != "document" or not (words.arabic or near[at].start < turn.at):
            return []
        if words.arabic and self._heads_sentence(turn):
            return []
        ends = (w.start for w in near[at + 1 :] if words.role(w.norm) is not None or words.relay(w.norm) in _PASSED)
        last = next(ends, near[-1].end)  # who passes it on didn't issue it
        stop = last if words.arabic else min(last, turn.at)
        if any(n.kind in {"name", "office"} and n.type == "PER" for n in self.sources.inside(begin, turn.at)):
            return []
        joint = self.parties.of_document(near[1].start, stop)
        found = self.sources.resolve(near[1].start, stop, None) if not joint else None
        return joint or ([found] if found is not None else self._bodies_before(k) or self._issuer(k))

    def _heads_sentence(self, turn: Turn) -> bool:
        """Whether a body named before the verb heads its sentence and agrees with it."""
        a = turn.attribution
        topic = self.subjects.topic(self.text.bounds(turn.sentence)[0], turn.at, a.number)
        return topic is not None and topic.type == "ORG" and self._agree([topic], a.gender, a.number)

    def _bodies_before(self, k: int) -> list[Cluster]:
        """The body or state that spoke last, where it agrees with the verb."""
        a = self.turns[k].attribution
        last = next((t.speakers for t in before(self.turns, k) if t.speakers), [])
        fits = all(c.type in {"ORG", "GPE"} for c in last) and self._agree(last, a.gender, a.number)
        return list(last) if last and fits else []

    def _issuer(self, k: int) -> list[Cluster]:
        """Who issued the document that speaks: who spoke by one before, else the last body that spoke."""
        earlier = before(self.turns, k)
        for other in reversed(self.turns[max(0, k - NEAREST) : k]):
            source = other.source
            head = self.sources.head(source.start, source.end) if source else None
            if other.speakers and head is not None and head.is_document:
                return list(other.speakers)
            if other in earlier and self._issued(other, self.turns[k].sentence):
                return list(other.speakers)
        for other in earlier:
            if other.speakers and all(c.type in {"ORG", "GPE"} for c in other.speakers):
                return list(other.speakers)
        return []

    def _issued(self, turn: Turn, sentence: int) -> bool:
        """Whether a turn's speakers issued a document: that of its words, or one that `sentence` vouches by."""
        if not turn.speakers or any(c.type == "AGENCY" for c in turn.speakers):
            return False
        bodies = all(c.type in {"ORG", "GPE"} for c in turn.speakers)
        return (bodies and turn.sentence == sentence) or self._holds_document(turn)

    def _holds_document(self, turn: Turn) -> bool:
        """Whether the sentence of a turn says that its words stand in a document."""
        start, end = self.text.bounds(turn.sentence)
        there = self.text.words(start, min(end, start + DOCUMENT))
        for one, two in pairwise(there):
            noun, role = self.sources.words.noun(two.norm), self.sources.words.role(one.norm)
            inside = self.backwards or (role is not None and role[0] == "inside")
            if not inside and two.norm.endswith(ALIF):  # an object: issued a statement
                inside, noun = True, self.sources.words.noun(two.norm.removesuffix(ALIF))
            by = one.norm + two.norm in self.sources.words.by  # by report of: not in one
            if inside and not by and noun is not None and noun[0].kind == "document" and not noun[1]:
                return True
        return False

    def _is_first_person(self, turn: Turn) -> bool:
        """Whether a Persian verb's subject is I or we."""
        cue, norm = turn.attribution.cue, self.text.tokens.norm
        return self.backwards and turn.source is None and is_first(norm, self.text.token_at(cue.end - 1))

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
        written = self._written(k)
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
        if outer and self._agree(outer, gender, number):
            return "outer-speaker", list(outer)
        subject = self.clauses.auxiliary_subject(turn)
        if subject is not None and self._agree([subject], gender, number):
            return "sentence-subject", [subject]
        contrasted = self.clauses.contrasted(turn)
        if contrasted is not None and not self._clash([contrasted], gender):
            return "clause-subject", [contrasted]
        for lead in governing(self.turns, k, self.backwards):
            self._turn(lead)
            speakers = self.turns[lead].speakers
            if speakers and not self._clash(speakers, gender):
                return "same-subject", list(speakers)
        topic = None
        if turn.parent is None and self.text.sentences:
            topic = self.subjects.topic(self.text.bounds(turn.sentence)[0], turn.at, number)
        if topic is not None and self._agree([topic], gender, number):
            return "sentence-subject", [topic]
        if turn.parent is None and not self.sources.words.participles.isdisjoint(turn.attribution.by):
            start = self.text.bounds(turn.sentence)[0] if self.text.sentences else 0
            subject = self.subjects.first(start, turn.at, gender, number)
            if subject is not None:
                return "sentence-subject", [subject]
        if number in {"p", "d"} and turn.parent is None and self.text.sentences and not self.backwards:
            joint = self.subjects.joint(self.text.bounds(turn.sentence)[0], turn.at)
            if joint:
                return "joint-subject", joint
        told = self._told_before(k, gender, number)
        if told is not None:
            return "last-subject", [told]
        for other in before(self.turns, k):
            if not other.speakers or self._only_vouches(other):
                continue
            if self._agree(other.speakers, gender, number):
                return "last-speaker", list(other.speakers)
            named = None
            if gender is not None and self.text.sentences:
                start = self.text.bounds(max(other.sentence, turn.sentence - 1))[0]
                named = self.subjects.of_gender(start, turn.at, gender)
            if named is not None:
                return "agreement", [named]
        return self._unheralded(k, gender, number)

    def _only_vouches(self, turn: Turn) -> bool:
        """Whether an Arabic `according to` names nothing known to speak: laws, plans. Nobody goes on with it."""
        if self.backwards or turn.source is None or turn.attribution.number is not None:
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
            if self.backwards:
                subject = self.subjects.nearest(start, turn.at)
            else:
                begin = self.text.bounds(turn.sentence)[0] if self.text.sentences else start
                inner = self.subjects.last(start, turn.at, gender, number)
                outer = list(turn.parent.speakers)
                if inner is None and outer and self._agree(outer, gender, number):
                    return "outer-speaker", outer
                subject = inner or self.subjects.first(begin, turn.at, gender, number)
            return ("nearest-subject", [subject]) if subject else ("outer-speaker", list(turn.parent.speakers))
        subject = None if self.backwards else self.subjects.first(start, turn.at, gender, number)
        subject = subject or self.subjects.nearest(start, turn.at)
        if subject:
            return "nearest-subject", [subject]
        for other in before(self.turns, k):
            if other.speakers:
                return "last-speaker", list(other.speakers)
        title = self.subjects.nearest(0, start)
        return ("title-subject", [title]) if title else ("none", [])

    def _agree(self, speakers: list[Cluster], gender: str | None, number: str | None) -> bool:
        """Whether the speakers can be the subject of a verb of that gender and number."""
        if number == "p":
            return len(speakers) > 1 or any(is_many(c) for c in speakers)
        if len(speakers) != 1:
            return number is None or number == "d"
        if number == "s" and speakers[0].type == "PER" and speakers[0].number == "p":
            return False
        return not self._clash(speakers, gender)

    def _clash(self, speakers: list[Cluster], gender: str | None) -> bool:
        """Whether a speaker is of another gender; in Arabic states, media and several things are feminine."""
        if gender is None or len(speakers) != 1:
            return False
        cluster = speakers[0].real()
        own = cluster.gender
        if own is None and not self.backwards and (cluster.type in _FEMININE):
            own = "f"
        return own is not None and own != gender
