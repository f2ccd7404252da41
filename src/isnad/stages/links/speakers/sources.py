"""Whom a source phrase denotes: a name, an office or epithet of somebody named, or somebody unnamed."""

from isnad.model import Name, Span
from isnad.stages.links.clusters import BODIES, Cluster, Clusters, name_key
from isnad.stages.links.speakers.memory import PEOPLE, Head
from isnad.stages.links.speakers.named import Named
from isnad.stages.links.speakers.phrases import COUNTS
from isnad.stages.links.speakers.surnamed import joined, surname_before
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, LAM, Word, Words, key_of

NEAR = frozenset({"person", "human"})
NEARBY = 500  # characters before a definite word for a person in which that one is named
MADE = ("\u062a\u0647", "\u062a\u0647\u0627")  # -t-hu, -t-ha: she (did) it
NAME_WORDS = 4  # of a medium, with the noun before it


class Sources(Named):
    """Resolves phrases of one article to clusters; phrases come in text order."""

    def __init__(self, text: Text, names: list[Name], clusters: Clusters, words: Words) -> None:
        super().__init__(text, names, clusters, words)
        self.rule = ""  # how the last phrase was resolved

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
            self.rule, found = "description", self._called(start, end)
        if found is None and speaks:
            self.rule = "same-sources"
            found = self.memory.last_sources(head) or (self._told_of(start, head) if several else None)
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
            here = Span(start, start, "")
            name = Name(
                start=start, end=start, text="", type="PER", kind="office", phrase=here, country=country, role=office
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
            found = found or self._told_of(start, head)
        if found is None and speaks:
            self.rule = "nearest-person"
            found = self._nearest_person(start, head, office)
        return found

    def _told_of(self, start: int, head: Head) -> Cluster | None:
        name = self.brought_up(start, head)
        found = self.resolve(name.start, name.end, name.number, speaks=False) if name else None
        self.rule = "description" if found else self.rule
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
            if name.kind != "name" or cluster is None or cluster.type != "PER" or self.text.chrome.covers(name.start):
                continue  # who wrote it is nobody whom it is about
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

    def _told(self, office: Name, end: int) -> int:
        """Where a phrase ends that names, behind an office, whom its holder told something: media or people."""
        after = self.text.first_word(office.end, end) if self.words.arabic and office.end < end else None
        if after is None or not after.norm.startswith(LAM) or (noun := self.words.noun(after.norm)) is None:
            return end
        return office.end if noun[0].kind in {"medium", "group"} else end
