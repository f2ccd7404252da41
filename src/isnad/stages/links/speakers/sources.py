"""Whom a source phrase denotes: a name, an office or epithet of somebody named, or somebody unnamed."""

from bisect import bisect_left
from itertools import pairwise

from msgspec.structs import replace

from isnad.model import Name, Office, Span
from isnad.stages.links.clusters import BODIES, Cluster, Clusters, name_key
from isnad.stages.links.offices import Offices, placed
from isnad.stages.links.speakers.construct import beside_nouns, is_medium
from isnad.stages.links.speakers.memory import PEOPLE, Head, Memory
from isnad.stages.links.speakers.phrases import COUNTS, Phrases
from isnad.stages.links.speakers.states import name_states
from isnad.stages.links.speakers.surnamed import joined, surname_before
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, LAM, Word, Words, key_of
from isnad.text.marks import COLONS, COMMAS, DASHES, FULL_STOPS, PARTNER, trim

NEAR = frozenset({"person", "human"})
NEARBY = 500  # characters before a definite word for a person in which that one is named
MADE = ("\u062a\u0647", "\u062a\u0647\u0627")  # -t-hu, -t-ha: she (did) it
NAME_WORDS = 4  # of a medium, with the noun before it

_BRACKETS = frozenset("()[]")
_CLOSING = COMMAS | DASHES | COLONS | FULL_STOPS | _BRACKETS  # marks at which an office in apposition ends
_UNDER = 4  # words of a description among which a deputy's superior stands


class Sources(Phrases):
    """Resolves phrases of one article to clusters; phrases come in text order."""

    def __init__(self, text: Text, names: list[Name], clusters: Clusters, words: Words) -> None:
        super().__init__(text, [placed(name, text.article.lang) for name in beside_nouns(text, names, words)], words)
        self.clusters = clusters
        self._cluster_of: dict[int, Cluster] = {}
        self.offices = Offices(text.article, self.names)
        self.memory = Memory(clusters, words, self.offices)
        self.rule = ""  # how the last phrase was resolved

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

    def _told(self, office: Name, end: int) -> int:
        """Where a phrase ends that names, behind an office, whom its holder told something: media or people."""
        after = self.text.first_word(office.end, end) if self.words.arabic and office.end < end else None
        if after is None or not after.norm.startswith(LAM) or (noun := self.words.noun(after.norm)) is None:
            return end
        return office.end if noun[0].kind in {"medium", "group"} else end

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

    def resolve(self, start: int, end: int, number: str | None, speaks: bool = True) -> Cluster | None:
        """The cluster of one source; None where the phrase is a pronoun or the like.

        A phrase that `speaks` may be a name that nothing marked as one, or stand for who spoke last.
        """
        names = [n for n in self.inside(start, end) if n.kind != "name" or self._is_name(n)]
        head = self.head(start, end)
        if head is not None and head.pointing and not head.rest and head.is_document:
            self.rule = "issuer"  # also where a paper bears that name
            return None
        bare = head is not None and all(self.words.is_adjective(w.norm) or self._sameness([w]) for w in head.rest)
        medium = self.memory.last_medium(head, start) if head is not None and bare else None
        if speaks and medium is not None:
            self.rule = "description"  # also where another one bears that name
            return medium
        other = self._counterpart(start, end, names)
        if other is not None:
            return other
        self.rule = "name"
        whole = self._cut_name(start, end, names)
        if whole is not None:
            return whole
        named = self._head_name(start, end, names)
        cluster = self.cluster(named) if named is not None else None
        if named is not None and cluster is not None:
            name_end = self._whole_name(cluster, named, end)
            self.describe(cluster, start, end, (named.start, name_end))
            return self._government(cluster, named)
        return self._without_name(start, end, head, names, number, speaks) if head is not None else None

    def _without_name(
        self, start: int, end: int, head: Head, names: list[Name], number: str | None, speaks: bool
    ) -> Cluster | None:
        """Whom a phrase means whose head is not known as a name: an issuer, a state, who is described or unnamed."""
        if head.is_document:
            self.rule = "issuer"
            return self._issuer(head, start, end, names)
        maker = self._maker(head, names)
        if maker is not None:
            self.rule = "issuer"
            return maker
        self.rule = "demonym"
        country = self._demonym(start, end, names)
        if country is not None and not head.pointing:
            return country
        self.rule = "name"
        office = self.office_name(start)
        bare = head.noun is None and office is None and len(head.rest) < 3
        if speaks and bare and not any(n.kind == "name" for n in names):
            found = self.clusters.find([w.norm for w in [head.word, *head.rest]])
            if found is None and not self.words.arabic:
                found = joined(self.text, self.clusters.living(), [head.word, *head.rest])
            if found is not None:
                return found
        several = number == "p" or (office is not None and office.type == "GROUP")
        found = self._of_description(start, end, head, names, office, several, speaks)
        if found is None:
            self.rule = "unnamed"
            found = self.unnamed(head, start, end, number, office)
        if office is not None and found.type == "PER" and office.role:
            found.roles.add((office.role, office.country))
            found.seats |= self.offices.seats(office)
            self.memory.note_roles(found)
        return found

    def _of_description(
        self, start: int, end: int, head: Head, names: list[Name], office: Name | None, several: bool, speaks: bool
    ) -> Cluster | None:
        """Who is described so, who spoke last so, or the country that the phrase names; None where nobody is."""
        found = self._described(start, head, names, office, speaks and not several)
        if found is not None and found.type == "PER" and several:
            found = None
        if found is None and speaks and not several and not self.words.arabic:
            self.rule = "description"
            found = self._called(start, end)
        if found is None and speaks:
            self.rule = "same-sources"
            found = self.memory.last_sources(head)
        if found is None:
            self.rule = "demonym"
            found = self._demonym(start, end, names)
        return found

    def _counterpart(self, start: int, end: int, names: list[Name]) -> Cluster | None:
        """The holder of the last speaker's office in the country that a word for a counterpart names."""
        words = self.text.words(start, end)
        role = self.words.role(words[0].norm) if words else None
        if role is None or role[0] != "counterpart" or any(n.kind == "name" and n.type == "PER" for n in names):
            return None
        self.rule = "counterpart"
        country = next((n.country for n in names if n.country), None)
        owner = self.memory.spoken[-1].real() if self.memory.spoken else None
        for office, _ in sorted(owner.roles, key=str) if owner is not None and country else ():
            name = Name(
                start=start,
                end=start,
                text="",
                type="PER",
                kind="office",
                phrase=Span(start, start, ""),
                country=country,
                role=office,
            )
            held = self.memory.holder(name, start)
            if held is not None and held is not owner:
                return held
        cluster = self.clusters.new("PER", start, named=False)
        cluster.country, cluster.gender = country, role[1].gender
        cluster.forms.append(self.text.form(start, max([n.end for n in names], default=words[0].end)))
        return cluster

    def _described(
        self, start: int, head: Head, names: list[Name], office: Name | None, speaks: bool
    ) -> Cluster | None:
        """Somebody known whom a noun, an office or an epithet describes."""
        self.rule = "description"
        if self._indefinite(start, head, names):
            again = self.memory.again(head) or self.memory.cataphor(head, start, office)
            return again or (self.memory.same_kind(head) if not head.rest else None)
        found = self.memory.description(head, start, office)
        if found is None and office is not None:
            self.rule = "office"
            found = self.memory.holder(office, start)
            if found is not None and found.named and office.number == "p":
                found = None  # one of several
        if found is None and speaks:
            self.rule = "last-person"
            found = self.memory.last_person(head, office) or self._same_source(start, head)
        if found is None and speaks:
            self.rule = "nearest-person"
            found = self._nearest_person(start, head, office)
        return found

    def _called(self, start: int, end: int) -> Cluster | None:
        """The unnamed holder of an office before whose name the phrase has a Persian surname that nothing knows."""
        words = self.text.words(start, end)
        n = surname_before([w.norm for w in words], self.words)
        inner = self.head(words[n].start, end) if n else None
        found = self.memory.description(inner, start) if inner is not None else None
        return found if found is not None and found.type == "PER" and not found.named else None

    def _same_source(self, start: int, head: Head) -> Cluster | None:
        """Who spoke last, where the phrase is `the same source`."""
        if head.noun is None or head.noun.kind != "sources" or not self.memory.spoken:
            return None
        last = self.memory.spoken[-1].real()
        if head.noun.number == "p" and last.type == "PER":
            return None
        before = self.text.words(start, head.word.start)
        return last if self._sameness([*before, *head.rest]) else None

    def _nearest_person(self, start: int, head: Head, office: Name | None) -> Cluster | None:
        """The person named last before a definite word for a person of that gender, country and office."""
        definite = self.words.arabic and head.word.norm.startswith(ARTICLE)
        one = head.noun is not None and head.noun.kind in NEAR and head.noun.number == "s"
        title = head.noun is None and office is not None and office.number == "s"
        if not definite or not (one or title) or self.text.words(start, head.word.end)[0] != head.word:
            return None
        countries = {m for w in head.rest if (m := self.words.meaning(w.norm)) in self.words.country_names}
        if len(head.rest) > len(countries):
            return None
        gender = head.noun.gender if head.noun else (office.gender if office else None)
        for name in reversed(self.inside(max(0, start - NEARBY), start)):
            cluster = self.cluster(name)
            if name.kind != "name" or cluster is None or cluster.type != "PER":
                continue
            if gender and cluster.gender and gender != cluster.gender:
                continue
            if countries and cluster.country and cluster.country not in countries:
                continue
            if office is not None and self.offices.conflicts(cluster, office):
                continue
            return cluster
        return None

    def _whole_name(self, cluster: Cluster, name: Name, end: int) -> int:
        """Where a person's name ends that the names end too early: at words of no other meaning behind it."""
        more = self.text.words(name.end, end)
        if name.type != "PER" or not 0 < len(more) <= 2 or not self._all_name(name.end, end, more):
            return name.end
        key = name_key([w.norm for w in self.text.words(name.start, end)])
        self.clusters.extend(cluster, key, self.text.form(name.start, more[-1].end))
        return more[-1].end

    def _all_name(self, start: int, end: int, words: list[Word]) -> bool:
        """Whether nothing but spaces parts the words, and none of them is known to mean anything."""
        if any(not c.isspace() for c in self.text.raw[start : words[0].start]):
            return False
        if any(n.start < end and n.end > start for n in self.inside(start, end)):
            return False
        return all(
            self.words.noun(w.norm) is None
            and self.words.role(w.norm) is None
            and not self.words.is_adjective(w.norm)
            and len(w.norm) > 2
            for w in words
        )

    def _cut_name(self, start: int, end: int, names: list[Name]) -> Cluster | None:
        """Who is meant where the phrase is one word and the names cut it short or took in the word before it."""
        words = self.text.words(start, end)
        if not words or len(words) > NAME_WORDS or any(n.kind == "name" and n.start == start for n in names):
            return None
        cut = next((n for n in names if n.kind == "name" and n.end == end and n.start < words[0].end), None)
        if cut is None and names:
            return None
        norms = [w.norm for w in words]
        noun = self.words.noun(norms[0])
        if cut is not None and cut.type == "GPE" and cut.known:
            return self.cluster(cut)
        if noun is None or (noun[0].kind == "medium" and len(norms) > 1):
            agency = self.words.agency(norms)
            if agency is not None:
                return self.clusters.of_known(agency, "AGENCY", start)
        return (self.clusters.find(norms) or self.cluster(cut)) if cut is not None else None

    def _government(self, cluster: Cluster, name: Name) -> Cluster:
        """The state, where its capital's name stands for it."""
        if name.type != "GPE":
            return cluster
        country = self.words.capitals.get(key_of(name.text))
        if country is None or cluster.known == country:
            return cluster
        state = self.clusters.of_known(country, "GPE", name.start)
        state.absorb(cluster)
        return state

    def _issuer(self, head: Head, start: int, end: int, names: list[Name]) -> Cluster | None:
        """Who speaks by a document: whom its phrase names, else None (the last one who spoke)."""
        for name in names:
            if name.kind == "name" and name.type in BODIES | {"PER"} and name.start > head.word.start:
                return self.cluster(name)
        makers = self.makers(head) or head.rest[:1]
        inner = [h for w in makers if (h := self.head(w.start, end)) is not None]
        return next((c for h in inner if (c := self.memory.description(h, start)) is not None), None)

    def _maker(self, head: Head, names: list[Name]) -> Cluster | None:
        """The medium that made what an Arabic noun stands for, as its clause says: an inquiry that N carried out."""
        if not self.words.arabic or head.noun is not None or head.pointing or not head.rest:
            return None
        verb = head.rest[0]
        made = next((n for n in names if n.kind == "name" and n.start > verb.end), None)
        if not verb.norm.endswith(MADE) or made is None or made.type != "AGENCY":
            return None
        return (
            self.cluster(made)
            if all(self._generic(w, "AGENCY") for w in self.text.words(verb.end, made.start))
            else None
        )

    def _demonym(self, start: int, end: int, names: list[Name]) -> Cluster | None:
        """The country, where nothing but an adjective of it stands for it."""
        for name in names:
            alone = not self.text.words(name.end, end) and not self.text.words(start, name.start)
            if name.kind == "demonym" and name.known and alone:
                return self.clusters.of_known(name.known, "GPE", name.start)
        return None

    def unnamed(self, head: Head, start: int, end: int, number: str | None, office: Name | None) -> Cluster:
        """A source of its own that the article doesn't name."""
        kind = head.noun.kind if head.noun else None
        type_ = "GROUP"
        single = office is None or office.type != "GROUP"
        if (office or (kind in PEOPLE and number != "p")) and single:
            type_ = "PER"
        elif kind == "medium":
            type_ = "AGENCY"
        elif kind in {"organisation", "state"}:
            type_ = "ORG"
        cluster = self.clusters.new(type_, start, named=False)
        cluster.forms.append(self.text.form(start, end))
        cluster.country = office.country if office else None
        if office and type_ == "PER":
            known = self.offices.holder(office)
            if known is not None and self.clusters.by_known(known) is None:
                cluster.known = known
        cluster.gender = head.noun.gender if head.noun else None
        before = self.text.words(start, head.word.start)
        counted = any(
            w.norm.isdigit() or ((role := self.words.role(w.norm)) is not None and role[0] in COUNTS) for w in before
        )
        cluster.number = "p" if counted and number == "p" else (head.noun.number if head.noun else None) or number
        cluster.one = any((role := self.words.role(w.norm)) is not None and role[0] == "one" for w in before)
        self.describe(cluster, start, self._told(office, end) if office is not None else end)
        return cluster
