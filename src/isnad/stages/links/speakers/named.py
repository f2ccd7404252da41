"""The named ones of an article: every name to its cluster, with what the phrases around it say of who that is."""

from bisect import bisect_left
from itertools import pairwise

from msgspec.structs import replace

from isnad.model import Name, Office, Span
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.offices import Offices, placed
from isnad.stages.links.speakers.construct import beside_nouns, is_medium
from isnad.stages.links.speakers.memory import PEOPLE, Memory
from isnad.stages.links.speakers.phrases import Phrases
from isnad.stages.links.speakers.states import name_states
from isnad.stages.links.speakers.surnamed import joined
from isnad.stages.links.text import Text
from isnad.stages.links.words import Word, Words
from isnad.text.marks import COLONS, COMMAS, DASHES, FULL_STOPS, PARTNER, trim

_BRACKETS = frozenset("()[]")
_CLOSING = COMMAS | DASHES | COLONS | FULL_STOPS | _BRACKETS  # marks at which an office in apposition ends
_UNDER = 4  # words of a description among which a deputy's superior stands


class Named(Phrases):
    """Names and their clusters, and what is remembered of each."""

    def __init__(self, text: Text, names: list[Name], clusters: Clusters, words: Words) -> None:
        super().__init__(text, [placed(name, text.article.lang) for name in beside_nouns(text, names, words)], words)
        self.clusters = clusters
        self._cluster_of: dict[int, Cluster] = {}
        self.offices = Offices(text.article, self.names)
        self.memory = Memory(clusters, words, self.offices)

    def link_names(self) -> None:
        """Every proper name to its cluster, with what its phrase says about it."""
        for name in self.names:
            if name.kind == "name" and name.type != "GROUP" and self._is_name(name):
                words, linked = self.text.words(name.start, name.end), id(name)
                if self.offices.is_anothers(name):
                    name = replace(name, phrase=Span(name.start, name.end, name.text), role=None, country=None)
                while name.type == "PER" and (n := self.words.titles([w.norm for w in words])):
                    words = words[n:]
                country = self._country(name, words)
                if country is not None:
                    cluster = self.clusters.of_known(country, "GPE", name.start)
                else:
                    cluster = self.clusters.add_name(name, [w.norm for w in words])
                if is_medium(self.text, self.words, cluster, name):
                    cluster.type = "AGENCY"
                cluster.add_spot(name.start, name.end, cluster.type if country else name.type, "name")
                cluster.add_forms(self.text.form(words[0].start if words else name.start, name.end))
                self._cluster_of[linked] = cluster
                if name.type == "PER":
                    cluster.seats |= self.offices.seats(name)
                start = name.start if self._belongs_before(name) else self._own_title(name)
                self.describe(cluster, start, name.phrase.end, (name.start, name.end))
        self._aliases()
        name_states(self.clusters, self.names, self.words)
        self._parted()
        for cluster in self.clusters.living():
            self.memory.note_names(cluster)

    def _is_name(self, name: Name) -> bool:
        """Whether what was found as a name is one: no month behind the number of its day, and nobody's counterpart
        or brother."""
        at, tokens = self.text.token_at(name.start), self.text.tokens
        if name.type == "AGENCY":
            return not (at and tokens.kind[at - 1] == "n" and tokens.end[at] == name.end)
        if name.type != "PER" or name.known is not None:
            return True
        role, noun = self.words.role(tokens.norm[at]), self.words.noun(tokens.norm[at])
        theirs = noun is not None and noun[0].kind == "relation" and not noun[1] and tokens.end[at] < name.end
        return not theirs and (role is None or role[0] != "counterpart")

    def _country(self, name: Name, words: list[Word]) -> str | None:
        """The country whose official name was taken for a body's."""
        if name.type != "ORG" or name.known or len(words) < 2:
            return None
        return self.words.countries.get("".join(w.norm for w in words))

    def add_medium(self, start: int, end: int, phrase: int, known: str | None = None) -> Cluster:
        """A medium that the names missed, named `start:end` in a phrase that begins at `phrase`."""
        span = self.text.article.span(phrase, end)
        name = Name(
            start=start, end=end, text=self.text.raw[start:end], type="AGENCY", kind="name", phrase=span, known=known
        )
        cluster = self.clusters.add_name(name, [w.norm for w in self.text.words(start, end)])
        cluster.add_spot(start, end, "AGENCY", "name")
        cluster.add_forms(self.text.form(start, end))
        self.insert(name)
        self._cluster_of[id(name)] = cluster
        return cluster

    def _belongs_before(self, name: Name) -> bool:
        """Whether the title before a Persian name stands in apposition to a person named before it."""
        if self.words.arabic or name.type != "PER" or name.phrase.start == name.start:
            return False
        i = bisect_left(self._starts, name.phrase.start) - 1
        before = self.names[i] if i >= 0 else None
        while before is not None and before.kind != "name" and i > 0:
            i -= 1
            before = self.names[i]
        if before is None or before.type != "PER" or before.kind != "name":
            return False
        between = self.text.raw[before.end : name.phrase.start].strip(' \u00bb"')
        return len(between) == 1 and between in COMMAS

    def _own_title(self, name: Name) -> int:
        """Where the title begins that is the name's own: the minister's, in `the spokesman of the minister N`."""
        start = name.phrase.start
        if name.type != "PER" or start == name.start:
            return start
        before = self.text.words(start, name.start)
        if before and self.serves(before):
            return next((w.start for w in before[1:]), name.start)
        kinds = [(w.start, n[0].kind) for w in before if (n := self.words.noun(w.norm))]
        if not self.holds_else(name) or not kinds or kinds[0][1] != "spokesperson":
            return start
        return next((at for at, kind in kinds[1:] if kind in PEOPLE), start)

    def _aliases(self) -> None:
        """A second name of a body in brackets or quotation marks right behind its first is the same body's."""
        named = [n for n in self.names if n.kind == "name" and n.type in {"ORG", "AGENCY"}]
        for one, two in pairwise(named):
            a, b = self.cluster(one), self.cluster(two)
            between = self.text.raw[one.end : two.start].strip(" #")
            if a is None or b is None or a is b or between not in PARTNER or a.type != b.type:
                continue
            if self.text.raw[two.end : two.end + 3].strip(" ")[:1] == PARTNER[between] and not (a.known and b.known):
                a.absorb(b)

    def _parted(self) -> None:
        """A Persian surname of two parts that are written as one word is that of the person named with a space."""
        people = [c for c in self.clusters.living() if c.type == "PER"] if not self.words.arabic else []
        for cluster in people:
            if len(cluster.forms) == 1 and " " not in cluster.forms[0]:
                start, end = cluster.spots[0][:2]
                whole = joined(self.text, people, self.text.words(start, end))
                if whole is not None and whole.merged is None:
                    whole.absorb(cluster)

    def describe(self, cluster: Cluster, start: int, end: int, name: tuple[int, int] | None = None) -> None:
        """Add what `start:end` says of `cluster`, the words of its name left out."""
        if name == (start, end):
            return
        words = [w for w in self.text.words(start, end) if not name or w.end <= name[0] or w.start >= name[1]]
        before = [w for w in words if not name or w.end <= name[0]]
        if name and before and (role := self.words.role(before[-1].norm)) is not None and role[0] == "conjunction":
            before = []
        after = [w for w in words if name and w.start >= name[1]]
        for part, behind in ((before, False), (after, True)):
            meanings = [m for w in part if (m := self.words.meaning(w.norm))]
            if meanings:
                cluster.heads.add(meanings[0])
                if meanings[0] in self.words.deputies:
                    cluster.under.update([m for m in meanings[1:_UNDER] if m in self.words.offices][:1])
                cluster.words.update(meanings)
                self.memory.note(cluster, meanings)
                if cluster.type == "PER":
                    self._office(cluster, part, meanings, behind)

    def _office(self, cluster: Cluster, part: list[Word], meanings: list[str], behind: bool) -> None:
        """Remember as an office what a phrase says of a person before or `behind` the name."""
        begin, stop = part[0].start, part[-1].end
        if behind:
            if not self.is_title(part[0]):
                return
            stop = self._closed(part)
        start, end = trim(self.text.raw, begin, stop)
        title = self.text.raw[start:end]
        if all(o.title != title for o in cluster.offices):
            country = next((m for m in meanings if m in self.words.country_names), None)
            cluster.offices.append(Office(title=title, country=country, span=Span(start, end, title)))

    def is_title(self, word: Word) -> bool:
        """Whether a word behind a name can begin an office in apposition to it."""
        if self.words.role(word.norm) is not None or word.norm[0].isdigit():
            return False
        noun = self.words.noun(word.norm)
        if noun is not None:
            return noun[0].kind in PEOPLE
        titles = self.words.offices | self.words.deputies
        known = self.words.is_adjective(word.norm) or self.words.stem(word.norm) in titles
        return known or self.office_name(word.start) is not None

    def _closed(self, part: list[Word]) -> int:
        """Where an office behind a name ends: at the first mark that no name holds."""
        names = [n for n in self.inside(part[0].start, part[-1].end) if n.kind == "name"]
        for one, two in pairwise(part):
            if _CLOSING.isdisjoint(self.text.raw[one.end : two.start]):
                continue
            if not any(n.start < one.end and n.end > two.start for n in names):
                return one.end
        return part[-1].end

    def cluster(self, name: Name) -> Cluster | None:
        found = self._cluster_of.get(id(name))
        return found.real() if found else None
