"""Several who are meant at once by a word that counts them: both sides, the three countries, the ministers."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from isnad.model import Name
from isnad.stages.links.clusters import BODIES, Cluster
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.words import ARTICLE, Word, key_of

AHEAD = 600  # characters in which those of a headline are named
BEHIND = 40  # how many groups before a phrase are looked at
_COUNTS = {"two": 2, "three": 3}
_SORTS = {"states": frozenset({"GPE"}), "state": frozenset({"GPE"}), "persons": frozenset({"PER"})}
_ANY = frozenset({"GPE", "PER", "ORG"})


@dataclass(frozen=True, slots=True)
class Group:
    """Things that the text names side by side, and where the last of them ends."""

    end: int
    members: tuple[Cluster, ...]


class Parties:
    """Finds who is meant by a phrase for several, among those that the article names side by side."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text, self.words = sources, sources.text, sources.words
        self._groups: list[Group] | None = None
        self.issuers: list[Cluster] = []  # of the last joint document
        self._holders: list[tuple[Cluster, ...]] = []  # of one office, as phrases named them

    def of(self, start: int, end: int) -> list[Cluster]:
        """Those whom the phrase counts together; empty where it counts nobody."""
        words = self.text.words(start, end)
        while (
            words and (role := self.words.role(words[0].norm)) is not None and role[0] in {"demonstrative", "filler"}
        ):
            words = words[1:]
        if not words:
            return []
        held = self._office(start, end)
        if held:
            return held
        counted = self._counted(words)
        if counted is None:
            return []
        count, sorts = counted
        named = self._adjectives(start, end)
        if len(named) >= 2:
            return named
        return self.nearest(start, count, sorts) or (self.issuers if count != 2 else [])

    def of_document(self, start: int, end: int) -> list[Cluster]:
        """Those who issued a document that the phrase calls a joint one."""
        words = self.text.words(start, end)
        head = self.sources.head(start, end)
        if head is None or not head.is_document:
            return []
        if not any((role := self.words.role(w.norm)) is not None and role[0] == "joint" for w in words):
            return []
        named = [n for n in self.sources.inside(start, end) if n.kind == "name" and n.type in _ANY]
        found = list(dict.fromkeys(c for n in named if (c := self.sources.cluster(n)) is not None))
        self.issuers = found if len(found) > 1 else self.nearest(start, None, frozenset({"GPE"}))
        return self.issuers

    def nearest(self, at: int, count: int | None, sorts: frozenset[str]) -> list[Cluster]:
        """The last group before `at` of that size and sort, else the first one behind it."""
        groups = self._all()
        i = bisect_left(groups, at, key=lambda g: g.end)
        behind = reversed(groups[max(0, i - BEHIND) : i])
        ahead = [g for g in groups[i : i + BEHIND] if g.end < at + AHEAD]
        for group in [*behind, *ahead]:
            members = list(dict.fromkeys(self._state(c.real()) for c in group.members))
            fits = len(members) == count if count else len(members) > 1
            if fits and all(c.type in sorts or (c.type in BODIES and "ORG" in sorts) for c in members):
                return members
        return []

    def _state(self, cluster: Cluster) -> Cluster:
        """The state, where its capital is named beside another party."""
        if cluster.type != "GPE":
            return cluster
        country = next((k for f in cluster.forms if (k := self.words.capitals.get(key_of(f)))), None)
        return self.sources.clusters.of_known(country, "GPE", cluster.first) if country else cluster

    def _counted(self, words: list[Word]) -> tuple[int | None, frozenset[str]] | None:
        """How many of what sort the words count; None where they count nothing."""
        role = self.words.role(words[0].norm)
        if role is not None and role[0] in _COUNTS:
            noun = self.words.noun(words[1].norm) if len(words) > 1 else None
            alone = len(words) == 1
            if not alone and (noun is None or noun[0].kind in {"sources", "group", "document"}):
                return None
            return _COUNTS[role[0]], _ANY if noun is None else _SORTS.get(noun[0].kind, self._sort(noun[0].kind))
        noun = self.words.noun(words[0].norm)
        if noun is not None and noun[0].kind in {"parties", "states", "persons"} and noun[0].number in {"d", "p"}:
            if self.words.arabic and not noun[1]:
                return None
            return 2 if noun[0].number == "d" else None, _SORTS.get(noun[0].kind, _ANY)
        after = self.words.role(words[1].norm) if len(words) > 1 else None
        if after is not None and after[0] in _COUNTS and words[0].norm.startswith(ARTICLE):
            sort = noun[0].kind if noun is not None else ""
            return _COUNTS[after[0]], _ANY if sort == "group" else _SORTS.get(sort, frozenset({"GPE"}))
        return None

    def _sort(self, kind: str) -> frozenset[str]:
        if kind == "parties":
            return _ANY
        return frozenset({"ORG", "GPE"}) if kind == "organisation" else frozenset({"PER"})

    def _adjectives(self, start: int, end: int) -> list[Cluster]:
        """The countries whose adjectives stand side by side in the phrase: the Syrian and the Russian side."""
        known = [n for n in self.sources.inside(start, end) if n.kind == "demonym" and n.known]
        found = [self.sources.clusters.of_known(n.known or "", "GPE", n.start) for n in known]
        return list(dict.fromkeys(found))

    def _office(self, start: int, end: int) -> list[Cluster]:
        """The holders of one office in several countries: the foreign ministers of A and B; later, the ministers."""
        office = self.sources.office_name(start)
        if office is None or office.type != "GROUP" or office.role is None:
            return []
        countries = [n for n in self.sources.inside(start, end) if n.type == "GPE" and n.known]
        if len(countries) > 1:
            names = [self._as_office(office, n.known or "") for n in countries]
            held = [self.sources.memory.holder(name, start) for name in names]
            found = tuple(dict.fromkeys(c for c in held if c is not None))
            if len(found) < 2 or len(found) < len(countries) - 1:
                return []
            self._holders.append(found)
            return list(found)
        bare = len(self.text.words(start, end)) == 1
        if bare and self._holders and not countries:
            return [c.real() for c in self._holders[-1]]
        return []

    @staticmethod
    def _as_office(office: Name, country: str) -> Name:
        return Name(
            start=office.start,
            end=office.end,
            text=office.text,
            type="PER",
            kind="office",
            phrase=office.phrase,
            country=country,
            role=office.role,
        )

    def _all(self) -> list[Group]:
        """Every group of names that conjunctions and commas join, in text order; made once."""
        if self._groups is None:
            self._groups = []
            run: list[Name] = []
            named = [n for n in self.sources.names if n.kind == "name" and n.type in _ANY]
            joined = False
            for before, after in pairwise([*named, None]):
                assert before is not None
                run.append(before)
                link = self._link(before, after) if after is not None else None
                joined = joined or link == "and"
                if link is None:
                    self._close(run, joined)
                    run, joined = [], False
        return self._groups

    def _link(self, before: Name, after: Name) -> str | None:
        """How two names are joined: by a conjunction, a comma, or not."""
        kin = before.type == after.type
        if not kin or after.start <= before.end:
            return None
        if self.sources.conjunction(before.end, after.phrase.start, after.start) is not None:
            return "and"
        between = self.text.raw[before.end : max(before.end, after.phrase.start)].strip()
        return "comma" if between in {",", "\u060c"} else None

    def _close(self, run: list[Name], joined: bool) -> None:
        found = [c for n in run if (c := self.sources.cluster(n)) is not None]
        members = tuple(dict.fromkeys(found))
        if joined and len(members) > 1 and self._groups is not None:
            self._groups.append(Group(run[-1].end, members))
