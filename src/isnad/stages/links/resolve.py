"""All attributions of an article to their speakers, one after the other in text order."""

from collections.abc import Sequence

from isnad.model import Attribution, Name
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.discourse import Turn, before, governing, turns
from isnad.stages.links.sources import Sources
from isnad.stages.links.text import Text

TOPIC_WORDS = 2  # how many words may stand before the phrase that heads a sentence
LEAD_TURNS = 40  # an office of the lead is named by its holder soon or not at all

Found = tuple[str, list[Cluster]]  # the rule that found the speakers, and them


class Resolver:
    """Walks the attributions of one article; clusters grow on the way."""

    def __init__(self, text: Text, sources: Sources, attributions: Sequence[Attribution]) -> None:
        self.text, self.sources = text, sources
        self.turns = turns(text, attributions)
        self.backwards = not sources.words.arabic

    def run(self) -> list[Turn]:
        for k in range(len(self.turns)):
            self._turn(k)
        return self.turns

    def _turn(self, k: int) -> None:
        turn = self.turns[k]
        if turn.done:
            return
        turn.done = True
        a = turn.attribution
        if a.source is None:
            turn.basis = "dropped"
            turn.rule, turn.speakers = self._dropped(k, a.gender, a.number)
            self._remember(turn)
            return
        units = self.sources.units(a.source, a.number in {"p", "d"})
        found: list[Cluster] = []
        for start, end in units:
            number = a.number if len(units) == 1 else None
            self.sources.rule = "owner"
            cluster = self._owned(turn, start, end) or self.sources.resolve(start, end, number)
            turn.rule = self.sources.rule
            if cluster is None:
                turn.basis = "pronoun"
                turn.rule, pointed = self._pointed(k, start, end)
                found += pointed
                continue
            if cluster.named and not self._named_in(cluster, start, end):
                turn.basis = "epithet"
            self._learn(cluster, a, len(units))
            found.append(cluster)
        turn.speakers = list(dict.fromkeys(found))
        self._remember(turn)
        if turn.basis != "pronoun" and len(turn.speakers) == 1:
            self._name_the_office(k)

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
            cluster.spoke = True
        if turn.parent is None and len(turn.speakers) == 1:
            self.sources.memory.spoken.append(turn.speakers[0])

    def _learn(self, cluster: Cluster, a: Attribution, units: int) -> None:
        """What agreement with the verb says about the speaker."""
        if units == 1 and a.gender and a.source is not None and a.cue.start < a.source.start:
            cluster.gender = a.gender

    def _pointed(self, k: int, start: int, end: int) -> Found:
        """The speakers that a pronoun or a bare document stands for."""
        for word in self.text.words(start, end):
            role = self.sources.words.role(word.norm)
            if role and role[0] == "latter":
                last = self._last_name(start)
                return ("latter", [last]) if last else self._dropped(k, role[1].gender, role[1].number)
            if role and role[0] == "pronoun":
                gender, number = role[1].gender, role[1].number
                if number == "s" and self.backwards:
                    return self._person(k, gender)
                return self._dropped(k, gender, number)
        issuer = self._issuer(k)
        return ("issuer", issuer) if issuer else self._dropped(k, None, None)

    def _issuer(self, k: int) -> list[Cluster]:
        """Who issued the document that speaks: who spoke by one before, else the last body that spoke."""
        earlier = before(self.turns, k)
        for other in earlier:
            source = other.attribution.source
            head = self.sources.head(source.start, source.end) if source else None
            if other.speakers and head is not None and head.noun is not None and head.noun.kind == "document":
                return list(other.speakers)
        for other in earlier:
            if other.speakers and all(c.type in {"ORG", "GPE"} for c in other.speakers):
                return list(other.speakers)
        return []

    def _person(self, k: int, gender: str | None) -> Found:
        """The person that a pronoun for people stands for: who spoke last, else the last subject named."""
        turn = self.turns[k]
        for other in before(self.turns, k):
            if len(other.speakers) == 1 and other.speakers[0].type in {"PER", "GROUP"}:
                return "last-speaker", list(other.speakers)
            if turn.sentence - other.sentence <= 2:
                subject = self._subject(self.text.bounds(other.sentence)[0], turn.at)
                if subject is not None and subject.type == "PER":
                    return "last-subject", [subject]
        return self._dropped(k, gender, None)

    def _last_name(self, at: int) -> Cluster | None:
        names = self.sources.inside(max(0, at - 400), at)
        for name in reversed(names):
            cluster = self.sources.cluster(name)
            if cluster is not None and name.type in {"PER", "ORG"}:
                return cluster
        return None

    def _dropped(self, k: int, gender: str | None, number: str | None) -> Found:
        """The speakers of a cue without a subject, by the first rule that names any."""
        turn = self.turns[k]
        lead = governing(self.turns, k, self.backwards)
        if lead is not None:
            self._turn(lead)
            if self.turns[lead].speakers:
                return "same-subject", list(self.turns[lead].speakers)
        topic = self._topic(turn, gender, number)
        if topic is not None:
            return "sentence-subject", [topic]
        for other in before(self.turns, k):
            if not other.speakers:
                continue
            if _agrees(other.speakers, gender, number):
                return "last-speaker", list(other.speakers)
            named = self._agreeing(turn, other, gender)
            if named is not None:
                return "agreement", [named]
        return self._unheralded(k)

    def _unheralded(self, k: int) -> Found:
        """The same where nobody who agrees has spoken before: the nearest subject, else whoever spoke."""
        turn = self.turns[k]
        start = self.text.bounds(turn.sentence)[0] if self.text.sentences else 0
        if turn.parent is not None:
            start = min((c.start for c in turn.parent.attribution.content), default=start)
            subject = self._subject(start, turn.at)
            return ("nearest-subject", [subject]) if subject else ("outer-speaker", list(turn.parent.speakers))
        subject = self._subject(start, turn.at)
        if subject:
            return "nearest-subject", [subject]
        for other in before(self.turns, k):
            if other.speakers:
                return "last-speaker", list(other.speakers)
        title = self._subject(0, start)
        return ("title-subject", [title]) if title else ("none", [])

    def _topic(self, turn: Turn, gender: str | None, number: str | None) -> Cluster | None:
        """Who heads the turn's own sentence: the person or body named right behind its first word."""
        if turn.parent is not None or not self.text.sentences:
            return None
        start = self.text.bounds(turn.sentence)[0]
        for name in self.sources.inside(start, turn.at):
            if name.kind not in {"name", "office"} or name.type not in {"PER", "ORG"}:
                continue
            first, end = name.phrase.start, name.phrase.end
            if first < start or end > turn.at or len(self.text.words(start, first)) > TOPIC_WORDS:
                return None
            cluster = self.sources.resolve(first, end, number, speaks=False)
            return cluster if cluster is not None and _agrees([cluster], gender, number) else None
        return None

    def _agreeing(self, turn: Turn, last: Turn, gender: str | None) -> Cluster | None:
        """Somebody of that gender whom the text named since the last turn began; media are feminine."""
        if gender is None or not self.text.sentences:
            return None
        start = self.text.bounds(max(last.sentence, turn.sentence - 1))[0]
        found = None
        for name in self.sources.inside(start, turn.at):
            cluster = self.sources.cluster(name)
            if cluster is not None and (cluster.gender or ("f" if cluster.type == "AGENCY" else None)) == gender:
                found = cluster
        return found

    def _subject(self, start: int, end: int) -> Cluster | None:
        """The nearest named person or body before `end`."""
        found: Name | None = None
        for name in self.sources.inside(start, end):
            if name.kind == "name" and name.type in {"PER", "ORG"}:
                found = name if found is None or name.type == "PER" or found.type != "PER" else found
        return self.sources.cluster(found) if found else None

    def _name_the_office(self, k: int) -> None:
        """An unnamed office that spoke just before is the person first named now, where nothing speaks against it."""
        now = self.turns[k].speakers[0]
        if now.type != "PER" or not now.named or self.turns[k].parent is not None:
            return
        earlier = [t for t in self.turns[:k] if t.parent is None and t.speakers] if k < LEAD_TURNS else []
        if not earlier or any(now in t.speakers for t in earlier):
            return
        last = earlier[-1].speakers
        office = last[0]
        if len(last) != 1 or office.named or office.type != "PER":
            return
        if now.first < earlier[-1].at or (
            now.words and not now.words & office.words and not now.heads & office.heads
        ):
            return
        if now.gender and office.gender and now.gender != office.gender:
            return
        now.absorb(office)
        for t in self.turns[:k]:
            t.speakers = [c.real() for c in t.speakers]


def _agrees(speakers: list[Cluster], gender: str | None, number: str | None) -> bool:
    """Whether the speakers can be the subject of a verb of that gender and number."""
    if number == "p":
        return len(speakers) > 1 or any(c.type == "GROUP" or c.number == "p" for c in speakers)
    if len(speakers) != 1:
        return number is None or number == "d"
    cluster = speakers[0]
    if number == "s" and cluster.type == "PER" and cluster.number == "p":
        return False
    return not (gender and cluster.gender and gender != cluster.gender)
