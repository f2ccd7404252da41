"""Who of those that a stretch of text names can be the subject of a verb."""

from isnad.model import Name
from isnad.stages.attributions.lexical import particle
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.sources import Sources
from isnad.text.clitics import CONJUNCTION
from isnad.text.marks import COLONS, COMMAS

REACH = 2000  # characters before a verb in which its subject may stand: work per verb stays constant
NEAR = 12  # characters before a name in which a preposition stands
TOPIC_REACH = 200  # characters of a sentence in which the one who heads it is named
BY_WORDS = 4  # of a by-phrase, and of a medium's name behind it
TITLE_WORDS = 3  # between two names that are joined: the office or country of the second
TOPIC_WORDS = 2  # how many words may stand before the phrase that heads a sentence
_PARTING = COLONS | COMMAS
_SUBJECTS = frozenset({"PER", "ORG", "GPE", "GROUP"})
_LATTER = frozenset({"PER", "ORG", "GPE"})
_KINDS = frozenset({"name", "office", "nominal"})


class Subjects:
    """Looks for subjects by place, gender and number."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text = sources, sources.text
        self.arabic = sources.words.arabic
        relays = sources.words.relays.items()
        self._credits = frozenset(key for key, role in relays if role in {"credit", "quoting"})

    def nearest(self, start: int, end: int) -> Cluster | None:
        """The nearest person or body named in `start:end`, a person before all."""
        found: Name | None = None
        for name in self.sources.inside(max(start, end - REACH), end):
            if name.kind == "name" and name.type in {"PER", "ORG"}:
                found = name if found is None or name.type == "PER" or found.type != "PER" else found
        return self.sources.cluster(found) if found else None

    def first(self, start: int, end: int, gender: str | None, number: str | None) -> Cluster | None:
        """The first one in `start:end` who agrees with a verb of that gender and number: objects follow subjects."""
        return self._agreeing(self.sources.inside(max(start, end - REACH), end), gender, number)

    def person(self, start: int, end: int, gender: str | None, number: str | None) -> Cluster | None:
        """The first person in `start:end` who agrees with a verb of that gender and number."""
        names = self.sources.inside(max(start, end - REACH), end)
        return self._agreeing([n for n in names if n.type == "PER"], gender, number)

    def last(self, start: int, end: int, gender: str | None, number: str | None) -> Cluster | None:
        """The last one in `start:end` who agrees with a verb of that gender and number."""
        return self._agreeing(self.sources.inside(max(start, end - REACH), end)[::-1], gender, number)

    def _agreeing(self, names: list[Name], gender: str | None, number: str | None) -> Cluster | None:
        for name in names:
            if name.kind not in _KINDS or name.type not in _SUBJECTS:
                continue
            if not self.agrees(name, gender, number):
                continue
            cluster = self.sources.cluster(name)
            if cluster is None:
                cluster = self.sources.resolve(name.start, name.end, number, speaks=False)
            if cluster is not None and not (gender and cluster.gender and cluster.gender != gender):
                return cluster
        return None

    def agrees(self, name: Name, gender: str | None, number: str | None) -> bool:
        """Whether the name's own gender and number allow it; a state is feminine in Arabic, a group plural."""
        if number in {"p", "d"}:
            return name.type in {"GROUP", "ORG"} or name.number in {"p", "d"}
        if name.type == "GROUP" and name.number != "s":
            return False
        own = name.gender or ("f" if self.arabic and name.type == "GPE" else None)
        return not (gender and own and own != gender)

    def of_number(self, cluster: Cluster | None, number: str | None) -> Cluster | None:
        """The one found, unless it is a single person and the verb an Arabic one for several."""
        several = number in {"p", "d"} and self.arabic
        single = cluster is not None and cluster.type == "PER" and cluster.number not in {"p", "d"}
        return None if several and single else cluster

    def joint(self, start: int, end: int) -> list[Cluster]:
        """The last persons of `start:end` who are named one behind the other, an Arabic `and` between them."""
        out: list[Name] = []
        people = [
            n for n in self.sources.inside(max(start, end - REACH), end) if n.kind == "name" and n.type == "PER"
        ]
        for name in people:
            between = self.text.words(out[-1].end, name.start) if out else []
            joined = len(between) <= TITLE_WORDS and any(w.norm[:1] == CONJUNCTION for w in between)
            joined = joined or (not between and self._has_conjunction(name))
            out = [*out, name] if out and joined else [name]
        if out and self._is_governed(start, out[0]):
            return []
        found = [cluster for n in out if (cluster := self.sources.cluster(n)) is not None]
        return found if len(found) > 1 else []

    def _is_governed(self, start: int, name: Name) -> bool:
        """Whether a preposition stands right before a name's phrase."""
        before = self.text.words(max(start, name.phrase.start - NEAR), name.phrase.start)
        return bool(before) and before[-1].end > start and particle("ar", before[-1].norm) == "prep"

    def _has_conjunction(self, name: Name) -> bool:
        first = self.text.tokens.start[self.text.token_at(name.start)]
        return first < name.start and self.text.tokens.norm[self.text.token_at(name.start)][:1] == CONJUNCTION

    def topic(self, start: int, end: int, number: str | None) -> Cluster | None:
        """Who heads a sentence that begins at `start`: named right behind its first word or its by-phrase."""
        start = self._behind_credit(start, end)
        for name in self.sources.inside(start, min(end, start + TOPIC_REACH)):
            if name.kind not in {"name", "office"} or name.type not in {"PER", "ORG"}:
                continue
            first, last = name.phrase.start, name.phrase.end
            before = (self.sources.words.role(w.norm) for w in self.text.words(start, first))
            if first < start or last > end or sum(r is None or r[0] != "filler" for r in before) > TOPIC_WORDS:
                return None
            return self.sources.resolve(first, last, number, speaks=False)
        return None

    def _behind_credit(self, start: int, end: int) -> int:
        """Where a sentence goes on behind a by-phrase that opens it and the media that it names."""
        there = self.text.words(start, min(end, start + TOPIC_REACH))
        sizes = range(1, BY_WORDS + 1)
        by = max((n for n in sizes if "".join(w.norm for w in there[:n]) in self._credits), default=0)
        if not by or len(there) <= by:
            return start
        media = [n for n in self.sources.inside(there[by].start, end) if n.kind == "name" and n.type == "AGENCY"]
        if media and len(self.text.words(there[by].start, media[0].start)) < BY_WORDS:
            return self._behind_credit(media[0].end, end)
        mark = next((i for i in range(there[by].start, there[-1].end) if self.text.raw[i] in _PARTING), None)
        few = mark is not None and len(self.text.words(there[by].start, mark)) <= BY_WORDS
        return mark + 1 if mark is not None and few else start

    def of_gender(self, start: int, end: int, gender: str) -> Cluster | None:
        """The last one named in `start:end` who is known to be of that gender; media are feminine."""
        found = None
        for name in self.sources.inside(max(start, end - REACH), end):
            cluster = self.sources.cluster(name)
            if cluster is not None and (cluster.gender or ("f" if cluster.type == "AGENCY" else None)) == gender:
                found = cluster
        return found

    def last_named(self, start: int, end: int, gender: str | None) -> Cluster | None:
        """The last person, body or state of that gender named in `start:end`."""
        for name in reversed(self.sources.inside(max(start, end - REACH), end)):
            cluster = self.sources.cluster(name)
            if cluster is not None and name.type in _LATTER and self.agrees(name, gender, "s"):
                return cluster
        return None
