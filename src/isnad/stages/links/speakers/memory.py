"""What an article has said so far about its persons and bodies: who a description can stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isnad.lexicons.kb import knowledge
from isnad.model import Name
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.nouns import is_other
from isnad.stages.links.offices import CROWNED, PLAYING, Offices, kb_role
from isnad.stages.links.words import ARTICLE, Noun, Word, Words
from isnad.text.remembered import Remembered

PEOPLE = frozenset({"person", "spokesperson", "envoy", "member", "human", "relation"})
_PEOPLE = frozenset({"PER", "GROUP"})
_KINDS = {
    "medium": frozenset({"AGENCY", "ORG"}),
    "organisation": frozenset({"ORG", "AGENCY"}),
    "state": frozenset({"GPE", "ORG"}),
    "sources": frozenset({"GROUP"}),
    "group": frozenset({"GROUP"}),
}
# Bounds that keep the work per phrase constant in long articles; real articles stay far below them.
CANDIDATES, KEYS, SPOKEN = 16, 8, 16


@dataclass(frozen=True, slots=True)
class Head:
    """The noun that heads a phrase: its reading, whether it points at something known, its place.

    `shown` is whether a demonstrative points, not an article alone.
    """

    noun: Noun | None
    pointing: bool
    word: Word
    rest: list[Word]
    shown: bool = False

    @property
    def is_document(self) -> bool:
        """Whether it is a noun for what is issued, as a statement or a report."""
        return self.noun is not None and self.noun.kind == "document"


class Memory:
    """Clusters by the words and offices that the article gives them, and who spoke, the last one last."""

    def __init__(self, clusters: Clusters, words: Words, offices: Offices) -> None:
        self.clusters, self.words, self.offices = clusters, words, offices
        self.spoken: list[Cluster] = []
        self._by_word: dict[str, list[Cluster]] = {}
        self._by_role: dict[str, list[Cluster]] = {}
        self._by_type: dict[str, list[Cluster]] = {}

    def note(self, cluster: Cluster, meanings: Iterable[str]) -> None:
        """Remember that `meanings` (stems, country ids) describe the cluster."""
        for meaning in meanings:
            _append(self._by_word, meaning, cluster)

    def note_names(self, cluster: Cluster) -> None:
        """Remember a cluster under its type, the words of a body's name, and the offices it is known for."""
        _append(self._by_type, cluster.type, cluster)
        if cluster.type != "PER":
            self.note(cluster, (m for k in cluster.keys[:KEYS] for w in k if (m := self.words.meaning(w))))
            self.note(cluster, (self.words.stem(k[0]) for k in cluster.keys[:KEYS] if k))
        self.note_roles(cluster)

    def note_roles(self, cluster: Cluster) -> None:
        """Remember the offices that the article or the knowledge base gives a person."""
        if cluster.type != "PER":
            return
        for role, _ in cluster.roles:
            _append(self._by_role, _index(role), cluster)
        for key in _OFFICES_KNOWN[cluster.known or ""]:
            _append(self._by_role, key, cluster)

    def _described(self, word: str | None) -> Iterator[Cluster]:
        yield from _living(self._by_word.get(word or "", ()))

    def _holders(self, office: Name) -> Iterator[Cluster]:
        yield from _living(self._by_role.get(_index(office.role or ""), ()))

    def _candidates(self, head: Head, first: str) -> Iterator[Cluster]:
        yield from self._described(first)
        kind = head.noun.kind if head.noun else "person"
        if kind in _KINDS and (
            head.shown or (head.pointing and all(self.words.is_adjective(w.norm) for w in head.rest))
        ):
            for type_ in _KINDS[kind]:
                yield from _living(self._by_type.get(type_, ()))

    def description(self, head: Head, at: int, office: Name | None = None) -> Cluster | None:
        """The cluster that the description fits best; of equal ones a speaker's, then the nearest."""
        first = self.words.meaning(head.word.norm) or head.word.norm
        rest = {m for w in head.rest if (m := self.words.meaning(w.norm))} - {first}
        gender = head.noun.gender if head.noun is not None and head.noun.kind in PEOPLE else None
        best: tuple[tuple[float, bool, bool, bool, int], Cluster] | None = None
        for cluster in self._candidates(head, first):
            score = self._fit(head, first, rest, cluster)
            if score <= 0 or (office is not None and self.offices.conflicts(cluster, office)):
                continue
            if cluster.one and head.noun is not None and head.noun.number == "p":
                continue  # the experts are not the one of them who spoke
            last = cluster.before(at)
            if last < 0 and score < 2:
                continue
            alike = not gender or cluster.gender in {None, gender}
            rank = (score, alike, last >= 0, cluster.spoke, last if last >= 0 else -cluster.first)
            if best is None or rank > best[0]:
                best = (rank, cluster)
        return best[1] if best else None

    def _fit(self, head: Head, first: str, rest: set[str], cluster: Cluster) -> float:
        """How well a description fits: 0 not at all, 1 by its kind alone, 2 and more by its words."""
        kind = head.noun.kind if head.noun else "person"
        human = kind in PEOPLE
        if cluster.type not in (_PEOPLE if human else _KINDS.get(kind, frozenset())):
            return 0
        if (
            human
            and head.shown
            and head.noun is not None
            and head.noun.number == "s"
            and cluster.number in {"p", "d"}
        ):
            return 0
        if not human and head.noun is not None and head.noun.number == "p" and self._is_single(cluster):
            return 0
        if human and cluster.gender == "m" and head.noun is not None and head.noun.gender == "f":
            return 0
        own, heads = cluster.words, cluster.heads
        if not human:
            own = own | {m for k in cluster.keys[:KEYS] for w in k if (m := self.words.meaning(w))}
            heads = heads | {self.words.stem(k[0]) for k in cluster.keys[:KEYS] if k}
        if first in heads or first in own:
            if first in cluster.under and first not in heads:
                return 0
            shared = rest & own
            if not rest:
                return 2 if head.pointing or human else 0
            if len(shared) * 2 >= len(rest):
                return 2 + len(shared) / (len(rest) + 1)
            return 1.5 if head.shown and not human else 0
        if kind == "medium" and cluster.type != "AGENCY" and cluster.known:
            return 0  # a body that is known for something else
        only_kind = not human and (head.shown or (head.pointing and rest <= self.words.country_names.keys()))
        return 1 if only_kind and not self._is_other(head.word.norm, cluster) else 0

    def _is_other(self, noun: str, cluster: Cluster) -> bool:
        """Whether a noun is for bodies of another sort than one that has a name."""
        known = knowledge().by_id.get(cluster.known or "")
        names = [key[0] for key in cluster.keys[:KEYS] if key]
        return cluster.named and is_other(noun, known, names, "ar" if self.words.arabic else "fa")

    def _is_single(self, cluster: Cluster) -> bool:
        """Whether a cluster is one body, state or medium of its own, not several of a sort."""
        if not cluster.named or cluster.type == "GROUP" or cluster.number == "p":
            return False
        nouns = (self.words.noun(key[0]) for key in cluster.keys[:KEYS] if key)
        return all(noun is None or noun[0].number != "p" for noun in nouns)

    def again(self, head: Head) -> Cluster | None:
        """An unnamed source that the article brought up before in the same words, sources also in more."""
        words = {m for w in [head.word, *head.rest] if (m := self.words.meaning(w.norm))}
        there = [c for c in self._described(self.words.meaning(head.word.norm)) if not c.named]
        same = next((c for c in there if c.words == words), None)
        if same is not None or len(words) < 2 or head.noun is None or head.noun.kind != "sources":
            return same
        return next((c for c in there if words < c.words), None)

    def cataphor(self, head: Head, at: int, office: Name | None = None) -> Cluster | None:
        """The person first named after `at` with the same noun and more: a doctor said ... the doctor N. N."""
        first = self.words.meaning(head.word.norm)
        rest = {m for w in head.rest if (m := self.words.meaning(w.norm))}
        if head.noun is None or head.noun.kind not in {"human", "person"} or not self.words.arabic or not rest:
            return None
        for cluster in self._described(first):
            if (
                cluster.type == "PER"
                and cluster.named
                and cluster.first > at
                and first in cluster.words
                and rest & cluster.words
                and not (office is not None and self.offices.never_held(cluster, office))
            ):
                return cluster
        return None

    def holder(self, office: Name, at: int) -> Cluster | None:
        """The person of the article who holds the office, a speaker or the nearest first."""
        held = [c for c in self._holders(office) if self.offices.holds(c, office)]
        if not held:
            return None
        return max(held, key=lambda c: (c.spoke, c.before(at)))

    def same_kind(self, head: Head) -> Cluster | None:
        """The sources that spoke last, where a plural word for sources says nothing more of them."""
        if head.noun is None or head.noun.kind != "sources" or head.noun.number != "p":
            return None
        first = self.words.meaning(head.word.norm)
        spoken = (c.real() for c in reversed(self.spoken[-SPOKEN:]))
        return next((c for c in spoken if c.type == "GROUP" and not c.named and first in c.heads), None)

    def last_medium(self, head: Head, at: int) -> Cluster | None:
        """The medium of that kind last named or heard, where a definite word for one alone points at it."""
        if head.noun is None or head.noun.kind != "medium" or head.noun.number == "p" or not head.pointing:
            return None
        media = _living([*self._by_type.get("AGENCY", ()), *self.spoken[-SPOKEN:]])
        fit = [c for c in media if c.type == "AGENCY" and c.number != "p" and c.before(at) >= 0]
        fit = [c for c in fit if self.words.may_call(head.word.norm, c.known) and (c.known or c.spoke or c.heads)]
        countries = {m for w in head.rest if (m := self.words.meaning(w.norm)) in self.words.country_names}
        fit = [c for c in fit if not countries or self._country(c) in {None, *countries}]
        return max(fit, key=lambda c: c.before(at), default=None)

    def _country(self, cluster: Cluster) -> str | None:
        row = self.words.agency_rows.get(cluster.known or "")
        return cluster.country or (row["country"] if row is not None else None) or None

    def last_sources(self, head: Head) -> Cluster | None:
        """The unnamed ones who spoke last, where a demonstrative before a plural word for sources points at them."""
        if not head.shown or head.noun is None or not self.spoken:
            return None
        if head.noun.kind != "sources" or head.noun.number != "p":
            return None
        last = self.spoken[-1].real()
        return last if last.type == "GROUP" and not last.named else None

    def last_person(self, head: Head, office: Name | None) -> Cluster | None:
        """The person who spoke last, where a word for anybody or an office that fits points at them."""
        if not self.spoken or self.spoken[-1].real().type not in _PEOPLE:
            return None
        last = self.spoken[-1].real()
        gender = head.noun.gender if head.noun else None
        if gender and last.gender and gender != last.gender:
            return None
        if head.noun is not None and head.noun.number == "s" and last.type == "GROUP" and last.number in {"p", "d"}:
            return None
        if office is not None and office.role in PLAYING and self.offices.is_abroad(last, office):
            return None
        who = head.noun.kind if head.pointing and head.noun is not None else ""
        if who == "human" or (who in PEOPLE and not self.words.arabic) or self._calls_again(head, last, office):
            return last
        if who in PEOPLE - {"person"} or office is None or not last.named or self.offices.conflicts(last, office):
            return None
        if head.shown and office.number != "p":
            return last
        alone = all(c.real() is last or c.real().type != "PER" for c in self.spoken[:SPOKEN])
        meanings = {m for w in [head.word, *head.rest] if (m := self.words.meaning(w.norm))}
        shared = meanings & last.words
        plain = head.word.norm.startswith(ARTICLE) and all(self.words.role(w.norm) is None for w in head.rest)
        known = self.words.arabic and (plain or shared)
        return last if alone and (not last.words or len(shared) > 1 or known) else None

    def _calls_again(self, head: Head, last: Cluster, office: Name | None) -> bool:
        """Whether a definite Arabic word for one person is what the last speaker was called, or says no more of them
        than this one and their country."""
        if not head.pointing or head.noun is None or head.noun.number != "s" or last.type != "PER" or not last.named:
            return False
        if office is not None and self.offices.conflicts(last, office):
            return False
        rest = {m for w in head.rest if (m := self.words.meaning(w.norm))}
        theirs = rest & self.words.country_names.keys()
        own = ({last.country} if last.country else set()) | (last.words & self.words.country_names.keys())
        if theirs and own and not theirs & own:
            return False
        bare = head.noun.kind == "person" and (head.shown or bool(rest)) and rest == theirs
        return bare or self.words.meaning(head.word.norm) in last.heads


def _index(role: str) -> str:
    """The key of a role: all monarchs share one."""
    return "monarch" if role in CROWNED else kb_role(role)


def _offices_known(known: str) -> list[str]:
    """The keys of the offices for which the knowledge base knows a person: whole, in words and by their heads."""
    person = knowledge().by_id.get(known)
    keys: list[str] = []
    for term in person.terms if person else ():
        words = term.role.split("_")
        keys += [_index(term.role), *words, *("_".join(words[:n]) for n in range(2, len(words)))]
    return list(dict.fromkeys(keys))


_OFFICES_KNOWN = Remembered(_offices_known)


def _append(index: dict[str, list[Cluster]], key: str, cluster: Cluster) -> None:
    there = index.setdefault(key, [])
    if not there or there[-1] is not cluster:
        there.append(cluster)


def _living(clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """The first and the last few clusters, each once, as what they have become."""
    there = list(clusters)
    few = there if len(there) <= CANDIDATES else [*there[: CANDIDATES // 2], *there[-CANDIDATES // 2 :]]
    seen: set[int] = set()
    for cluster in few:
        real = cluster.real()
        if id(real) not in seen:
            seen.add(id(real))
            yield real
