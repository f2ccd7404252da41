"""Names of one article gathered to the things they name: spelling variants, surnames, short forms."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from isnad.lexicons.kb import Known, knowledge
from isnad.model import Name, Office, Span
from isnad.stages.links.heads import heads_state
from isnad.stages.links.nouns import alike, is_body, is_institution, is_region
from isnad.stages.links.words import ARTICLE, Words
from isnad.stages.names.vocabulary import vocabulary
from isnad.text import fold_word
from isnad.text.remembered import Remembered

_VOWELS = frozenset("\u0627\u0648\u06cc\u0647")
# Bounds that keep the work per name constant in long articles; real articles stay far below them.
CANDIDATES, KEYS = 16, 8
_PARLIAMENT = "parliament"
BODIES = frozenset({"ORG", "AGENCY", "GPE", "GROUP", "MECHANISM"})


@dataclass(slots=True, eq=False)
class Cluster:
    """A thing in the world as this article knows it, while it is still growing."""

    type: str
    first: int
    known: str | None = None
    country: str | None = None
    forms: list[str] = field(default_factory=list)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)  # stems that a phrase for it began with
    under: set[str] = field(default_factory=set)  # stems of offices whose deputy it is
    words: set[str] = field(default_factory=set)  # stems that phrases for it held beside its name
    gender: str | None = None
    number: str | None = None
    woman: bool = False  # whether an office or honorific beside its name is a woman's
    one: bool = False  # whether it is one of those that its phrase names: one of the experts
    named: bool = True
    spoke: bool = False
    offices: list[Office] = field(default_factory=list)
    roles: set[tuple[str, str | None]] = field(default_factory=set)  # role and country of offices held
    seats: set[str] = field(default_factory=set)  # towns and provinces that its offices are of
    spots: list[tuple[int, int, str, str]] = field(default_factory=list)  # start, end, type, kind
    starts: list[int] = field(default_factory=list)
    merged: "Cluster | None" = None

    def real(self) -> "Cluster":
        """The cluster that this one has been merged into, or itself."""
        at = self
        while at.merged is not None:
            at = at.merged
        return at

    def add_spot(self, start: int, end: int, type_: str, kind: str) -> None:
        """One more occurrence."""
        self.spots.append((start, end, type_, kind))
        insort(self.starts, start)

    def add_forms(self, *forms: str) -> None:
        """Ways to write its name, each kept once."""
        self.forms += [f for f in dict.fromkeys(forms) if f not in self.forms]

    def spoke_at(self, at: int) -> None:
        """It is what speaks there, in words or by a dropped subject."""
        self.spoke = True
        insort(self.starts, at)

    def before(self, at: int) -> int:
        """Where it last occurs or speaks before `at`; -1 where it doesn't."""
        i = bisect_left(self.starts, at)
        return self.starts[i - 1] if i else -1

    def absorb(self, other: "Cluster") -> None:
        """Take over all that `other` knows; `other` points here from now on."""
        if other is self:
            return
        other.merged = self
        self.first = min(self.first, other.first)
        self.known = self.known or other.known
        self.country = self.country or other.country
        self.gender = self.gender or other.gender
        self.number = self.number or other.number
        self.woman = self.woman or other.woman
        if other.named or not self.named:  # what an unnamed source was called is no name of it
            self.add_forms(*other.forms)
        self.keys += other.keys
        self.heads |= other.heads
        self.under |= other.under
        self.words |= other.words
        self.offices += other.offices
        self.roles |= other.roles
        self.seats |= other.seats
        self.spots += other.spots
        self.starts = sorted(self.starts + other.starts)
        self.named = self.named or other.named
        self.spoke = self.spoke or other.spoke


def skeleton(word: str) -> str:
    """The consonants of a folded word, its first letter kept."""
    return _SKELETONS[word]


def _consonants(word: str) -> str:
    return word[:1] + "".join(c for c in word[1:] if c not in _VOWELS)


_SKELETONS = Remembered(_consonants)


def same_word(a: str, b: str) -> bool:
    """Whether two folded name words are one name in two spellings."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 2:
        return False
    if len(skeleton(a)) > 2 and skeleton(a) == skeleton(b):
        return True
    return min(len(a), len(b)) >= 7 and _within_one_edit(a, b)


def _within_one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    rest = i + (len(a) == len(b))
    return a[rest:] == b[i + 1 :]


def slip(a: str, b: str) -> bool:
    """Whether a surname is another one with a letter left out, put in or changed over: a slip of the pen."""
    if a[:1] != b[:1] or a[-1:] != b[-1:] or min(len(a), len(b)) < 4:
        return False
    if len(a) != len(b):
        return _within_one_edit(a, b)
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y), 0)
    return len(a) > 5 and a[:i] + a[i + 1] + a[i] + a[i + 2 :] == b


def name_key(norms: list[str]) -> tuple[str, ...]:
    """The words by which two names are compared, without the article."""
    return tuple([part for n in norms for part in _NAME_PARTS[n]])


def _name_parts(norm: str) -> list[str]:
    parts = (p[2:] if p.startswith(ARTICLE) and len(p) > 4 else p for p in norm.split("_"))
    return [p for p in parts if p]


_NAME_PARTS = Remembered(_name_parts)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether a longer personal name contains the shorter one as its tail, its head or in order."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    joined, whole = "".join(short), "".join(long)
    if joined == whole or (len(joined) > 4 and whole.endswith(joined)):
        return True
    if len(short) == 1 < len(long) and slip(short[0], long[-1]):
        return True
    at = 0
    for word in long:
        if at < len(short) and same_word(short[at], word):
            at += 1
    return at == len(short)


def other_families(a: tuple[str, ...], b: tuple[str, ...], known: tuple[str | None, str | None]) -> bool:
    """Whether a surname alone and the name that it is like are, letter for letter, those of different known people.

    `known` has who each is already known to be.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) != 1 or short[0] in long:
        return False
    bearers, others = (
        {one} if one else {k.id for k in knowledge().by_surname(key[-1])}
        for key, one in zip((a, b), known, strict=True)
    )
    return bool(bearers and others) and bearers.isdisjoint(others)


def _is_whole(noun: str, head: str, words: Words) -> bool:
    """Whether a noun for a state's institution stands behind one for a body of another sort."""
    lang = "ar" if words.arabic else "fa"
    return is_institution(noun, lang) and is_body(head, lang) and not alike(noun, head, lang)


def _same_meaning(a: str, b: str, words: Words) -> bool:
    """Whether two words are one in two spellings, and no name beside the one for a country that it is like."""
    return a == b or (same_word(a, b) and _country(a, words) == _country(b, words))


def _country(word: str, words: Words) -> str | None:
    meaning = words.meaning(word)
    return meaning if meaning in words.country_names else None


def _is_relative(a: tuple[str, ...], b: tuple[str, ...], words: Words) -> bool:
    """Whether two names have one surname and each a given name that the other lacks."""
    if min(len(a), len(b)) < 2 or a[-1] != b[-1] or a[0] in b or b[0] in a:
        return False
    given = vocabulary("ar" if words.arabic else "fa").given
    return a[0] in given and b[0] in given and not same_word(a[0], b[0])


def same_body(a: tuple[str, ...], b: tuple[str, ...], words: Words) -> bool:
    """Whether two names of bodies differ by generic nouns and nationality alone."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if "".join(short) == "".join(long):
        return True
    if len(short) == 1 and short[0] != long[0] and _is_whole(short[0], long[0], words):
        return False  # the parliament is not its research centre
    rest = list(long)
    for word in short:
        hit = next((i for i, w in enumerate(rest) if _same_meaning(word, w, words)), None)
        if hit is None:
            return False
        del rest[hit]
    if len(short) > 1 and any(is_region(w, "ar" if words.arabic else "fa") for w in rest):
        return False  # nor a ministry its office in a province
    if long[0] == short[0] and words.noun(long[0]) is not None:
        return True
    return all(words.noun(w) is not None or words.is_adjective(w) for w in rest)


def _parliament(key: tuple[str, ...], words: Words) -> Known | None:
    """The parliament of the press's own country, where a name is the bare Persian noun for it."""
    home = knowledge().by_id.get(words.home or "")
    if words.arabic or len(key) != 1 or home is None:
        return None
    found = knowledge().named(f"{key[0]} {home.forms('fa')[0]}", "ORG")
    return found[0] if len(found) == 1 and found[0].kind == _PARLIAMENT else None


def _main_name(body: tuple[str, str]) -> tuple[str, ...]:
    """The words of what the knowledge base mainly calls a body in a language, where a noun for bodies begins it."""
    known, lang = knowledge().by_id.get(body[0]), body[1]
    forms = known.forms(lang) if known is not None else []
    key = name_key([fold_word(word) for word in forms[0].split()]) if forms else ()
    return key if key and is_body(key[0], lang) else ()


_MAIN_NAMES = Remembered(_main_name)


def _is_womans(name: Name) -> bool:
    """Whether an office or honorific beside a person's name is a woman's: the deputy N, and no aide to N."""
    before = name.phrase.text[: name.start - name.phrase.start]
    beside = before[-1:].isspace() or name.phrase.end > name.end
    return name.type == "PER" and name.gender == "f" and beside


def _is_man(cluster: Cluster) -> bool:
    known = knowledge().by_id.get(cluster.known or "")
    return known is not None and known.gender == "m"


def _is_of(cluster: Cluster, country: str | None) -> bool:
    known = knowledge().by_id.get(cluster.known or "")
    return known is not None and known.country == country


class Clusters:
    """All clusters of one article, in the order in which they came up."""

    def __init__(self, words: Words, day: str | None = None) -> None:
        """`day` is the article's, as an ISO date."""
        self.words, self.day = words, day
        self.all: list[Cluster] = []
        self._known: dict[str, Cluster] = {}
        self._by_key: dict[tuple[str, tuple[str, ...]], Cluster] = {}
        self._by_letter: dict[tuple[bool, str], list[Cluster]] = {}

    def living(self) -> list[Cluster]:
        return [c for c in self.all if c.merged is None]

    def new(self, type_: str, first: int, **more: object) -> Cluster:
        cluster = Cluster(type_, first, **more)  # type: ignore[arg-type]
        self.all.append(cluster)
        return cluster

    def of_known(self, known: str, type_: str, first: int) -> Cluster:
        """The cluster of a known thing."""
        found = self._known.get(known)
        if found is None:
            found = self._known[known] = self.new(type_, first, known=known)
        return found.real()

    def anew(self, known: str, type_: str, first: int) -> Cluster:
        """A cluster of its own for a known thing whose former one has become another thing's."""
        found = self._known[known] = self.new(type_, first, known=known)
        return found

    def by_known(self, known: str) -> Cluster | None:
        """The cluster of a known thing, None where the article has none."""
        found = self._known.get(known)
        return found.real() if found else None

    def forget(self, cluster: Cluster) -> None:
        """Take out a cluster that the article doesn't name after all."""
        self.all.remove(cluster)
        self._known.pop(cluster.known or "", None)

    def rename(self, cluster: Cluster, known: str) -> None:
        """Take a cluster for another known thing; it joins what is taken for that already."""
        self._known.pop(cluster.known or "", None)
        other = self.by_known(known)
        cluster.known, cluster.country = known, knowledge().by_id[known].country
        if other is None:
            self._known[known] = cluster
        else:
            other.absorb(cluster)

    def add_name(self, name: Name, norms: list[str]) -> Cluster:
        """The cluster of a proper name, joined to one that is there or new; `norms` are its words without titles."""
        key = name_key(norms)
        known = name.known or self._known_by_form(name, norms)
        cluster = self._known[known].real() if known in self._known else self._match(name, key, known)
        if cluster is None:
            cluster = self.new(name.type, name.start, known=known)
        if known is None and cluster.known and self._names_other(cluster, key):
            self._known.pop(cluster.known, None)
            cluster.known = cluster.country = None
        if known and not self._takes_up(cluster, key):
            cluster.known = cluster.known or known
            self._known.setdefault(known, cluster)
        if name.role and name.type == "PER":
            cluster.roles.add((name.role, name.country))
        cluster.country = cluster.country or name.country
        if name.known or name.role:  # a gender guessed from a name's letters is too often wrong
            cluster.gender = cluster.gender or name.gender
        cluster.number = cluster.number or name.number
        cluster.woman = cluster.woman or _is_womans(name)
        if key and not (len(key) == 1 and _is_womans(name)):  # without the title that is not sure to be her
            self._by_key[name.type, key] = cluster
        self._call(cluster, key, name.type)
        if known and name.type == "ORG":
            whole = _MAIN_NAMES[known, "ar" if self.words.arabic else "fa"]
            self._call(cluster, whole if whole[1:] == key else (), name.type)  # called without its noun
        return cluster

    def _call(self, cluster: Cluster, key: tuple[str, ...], type_: str) -> None:
        """Remember one more name of a cluster."""
        if key and key not in cluster.keys:
            cluster.keys.append(key)
            for word in key:
                bucket = self._by_letter.setdefault((type_ == "PER", skeleton(word)[:2]), [])
                if not bucket or bucket[-1] is not cluster:
                    bucket.append(cluster)

    def _takes_up(self, cluster: Cluster, key: tuple[str, ...]) -> bool:
        """Whether a noun alone, by which a known body is called for short, takes up another one of a longer name."""
        return self.is_noun(key) and cluster.known is None and any(len(k) > 1 for k in cluster.keys)

    def _names_other(self, cluster: Cluster, key: tuple[str, ...]) -> bool:
        """Whether a longer name shows that a noun alone, all that a body was called by, is not short for it."""
        return bool(cluster.keys) and all(self.is_noun(k) for k in cluster.keys) and self.is_told(key)

    def is_told(self, key: tuple[str, ...]) -> bool:
        """Whether a name says more behind its first word than nationality and what sort of body it is."""
        return any(not self.words.is_adjective(w) and self.words.noun(w) is None for w in key[1:])

    def is_noun(self, key: tuple[str, ...]) -> bool:
        """Whether a name is no more than a noun for a body."""
        return len(key) == 1 and is_body(key[0], "ar" if self.words.arabic else "fa")

    def extend(self, cluster: Cluster, key: tuple[str, ...], form: str) -> None:
        """Give a person a longer name; whoever is called by a part of it that the shorter one lacked is the same."""
        parts = [other for other in self._candidates(True, key) if other is not cluster and not other.known]
        for other in parts:
            if all(same_person(k, key) and same_word(k[-1], key[-1]) for k in other.keys) and other.keys:
                cluster.absorb(other)
        cluster.keys.append(key)
        cluster.forms.append(form)

    def find(self, norms: list[str]) -> Cluster | None:
        """The person or body whose name `norms` spell, wholly or in part; None where there is none."""
        key = name_key(norms)
        for type_ in ("PER", "ORG", "AGENCY"):
            probe = Name(start=0, end=0, text="", type=type_, kind="name", phrase=Span(0, 0, ""))
            found = self._match(probe, key, None) if key else None
            if found is not None:
                return found
        return None

    def _known_by_form(self, name: Name, norms: list[str]) -> str | None:
        if name.type == "GPE":
            while len(norms) > 1 and (noun := self.words.noun(norms[0])) is not None and noun[0].kind == "state":
                norms = norms[1:]
            return self.words.countries.get("".join(norms))
        return self.words.agency(norms) if name.type == "AGENCY" else None

    def _match(self, name: Name, key: tuple[str, ...], known: str | None) -> Cluster | None:
        person = name.type == "PER"
        woman = _is_womans(name)
        same = self._by_key.get((name.type, key))
        other = same is not None and known and same.real().known and known != same.real().known
        if same is not None and not other and not (woman and _is_man(same.real())):
            return same.real()
        found: list[tuple[tuple[bool, bool, int], Cluster]] = []
        parliament = None if person else _parliament(key, self.words)
        for cluster in self._candidates(person, key):
            if known and cluster.known and known != cluster.known:
                continue
            if (name.type == "GPE") != (cluster.type == "GPE") or (woman and _is_man(cluster)):
                continue
            if parliament is not None and cluster.known != parliament.id and _is_of(cluster, parliament.country):
                continue  # the parliament is no other assembly of its country
            if person and any(_is_relative(key, k, self.words) for k in cluster.keys[-KEYS:]):
                continue
            alike = [k for k in cluster.keys[-KEYS:] if self._same(key, k, person, name.type)]
            if person and any(other_families(key, k, (known, cluster.known)) for k in alike):
                continue
            if not person and self.is_told(key) and all(self.is_noun(k) for k in alike):
                alike = [] if any(self.is_told(k) for k in cluster.keys) else alike  # two courts, and "the court"
            if alike:
                tail = any(same_word(k[-1], key[-1]) for k in alike)
                tail = tail or (not person and any(k[: len(key)] == key for k in alike))
                titled = cluster.woman and all(len(k) == 1 for k in cluster.keys)  # never called without her title
                found.append(((tail, not titled, cluster.starts[-1] if cluster.starts else cluster.first), cluster))
        if not found:
            return None
        best = max(found, key=lambda ranked: ranked[0])
        return self._head_of_family(best, found) if person and len(key) == 1 else best[1]

    def _head_of_family(
        self, best: tuple[tuple[bool, bool, int], Cluster], found: list[tuple[tuple[bool, bool, int], Cluster]]
    ) -> Cluster:
        """Who heads a state on the article's day, where a name alone is of two known people and the article names the
        other no oftener."""
        (tail, _, _), cluster = best
        if cluster.known is None or heads_state(cluster.known, self.day):
            return cluster
        heads = [c for (t, _, _), c in found if t is tail and c.known and heads_state(c.known, self.day)]
        return next((c for c in heads if len(c.starts) >= len(cluster.starts)), cluster)

    def _candidates(self, person: bool, key: tuple[str, ...]) -> Iterator[Cluster]:
        """Clusters one of whose names might be that of `key`: the first and the last few per word."""
        telling = [w for w in key if person or self.words.noun(w) is None] or list(key)
        seen: set[int] = set()
        for word in telling:
            there = self._by_letter.get((person, skeleton(word)[:2]), [])
            few = there if len(there) <= CANDIDATES else [*there[: CANDIDATES // 2], *there[-CANDIDATES // 2 :]]
            for cluster in few:
                real = cluster.real()
                if id(real) not in seen:
                    seen.add(id(real))
                    yield real

    def _same(self, a: tuple[str, ...], b: tuple[str, ...], person: bool, type_: str) -> bool:
        if person:
            return same_person(a, b)
        if type_ == "GPE":
            return "".join(a) == "".join(b) or (len(a) == len(b) and all(map(same_word, a, b)))
        return same_body(a, b, self.words)
