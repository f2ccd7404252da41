"""Who may be one person in several articles: pairs that a person should judge, with the reasons for and against.

Names decide what is compared: two full names that sound alike, or a surname alone and a full name that ends in it.
What stands around them speaks for or against: office, country, and the company kept, by how rare it is. Nothing is
joined here: a candidate becomes one person by a judgement, given by people or, where the rule holds, by the rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import log

from msgspec import Struct

from isnad.lexicons.kb import regional_names
from isnad.record import Sighting
from isnad.text import fold_word
from isnad.text.compare import SAME, comparable, compare, skeleton
from isnad.text.sounds import likeness

RULE = "spelling@1"  # what the rule's judgements are signed with
SURE = 0.9  # likeness of names from which the rule holds, with something else in common
_MOST = 60  # persons of one sound: where more share it, it tells too little
_SHARED = 2.0  # weight of shared company from which it is something in common
_SHORTEST = 4  # letters of a surname that is compared alone
_SURNAME = 0.95


class Someone(Struct, kw_only=True):
    """A person over all articles in which they are known as one."""

    id: str
    known: bool
    entities: list[str]
    articles: set[str]
    names: list[str]
    countries: set[str]
    offices: list[str]
    company: set[str]

    @property
    def name(self) -> str:
        """The knowledge base's name, else the longest, as articles write it."""
        if self.known:
            return self.names[0]
        return max(self.names, key=lambda n: (len(n.split()), len(n), n))


class Candidate(Struct, frozen=True, kw_only=True):
    """Two who may be one. `likeness` is that of their names, 0 to 1."""

    a: Someone
    b: Someone
    likeness: float
    reasons: list[str]
    against: list[str]
    by_rule: bool


def gathered(seen: Iterable[Sighting]) -> list[Someone]:
    """Each person once, by id."""
    persons: dict[str, Someone] = {}
    for s in seen:
        p = persons.setdefault(
            s.person,
            Someone(
                id=s.person,
                known=s.known,
                entities=[],
                articles=set(),
                names=[],
                countries=set(),
                offices=[],
                company=set(),
            ),
        )
        p.entities.append(s.entity)
        p.articles.add(s.article)
        p.known = p.known or s.known
        p.names += [n for n in s.names if n not in p.names]
        p.countries |= {s.country} if s.country else set()
        p.offices += [o for o in s.offices if o not in p.offices]
        p.company |= s.company
    return [persons[id] for id in sorted(persons)]


def candidates(persons: Iterable[Someone], apart: Iterable[frozenset[str]] = ()) -> list[Candidate]:
    """The pairs that may be one, the likeliest first. `apart` are pairs of ids that are not to be offered again.

    Two whom knowledge bases know are never offered: they know that these are two.
    """
    everyone = [p for p in persons if p.names]
    no = set(apart)
    rare = _rarity(everyone)
    out = []
    for a, b in _pairs(everyone):
        if frozenset((a.id, b.id)) in no or (a.known and b.known):
            continue
        found = _compared(a, b, rare)
        if found is not None:
            out.append(found)
    return sorted(out, key=lambda c: (not c.by_rule, -c.likeness, -len(c.reasons), c.a.id, c.b.id))


def _pairs(persons: list[Someone]) -> Iterator[tuple[Someone, Someone]]:
    """Pairs with a full name of one sound, and surnames with full names that end in them."""
    full: dict[str, list[int]] = defaultdict(list)
    last: dict[str, list[int]] = defaultdict(list)
    alone: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(persons):
        whole = [n for n in p.names if len(comparable(n)) > 1]
        for sounds in {skeleton(n) for n in whole}:
            full[sounds].append(i)
        if whole:
            for surname in {skeleton(comparable(n)[-1]) for n in whole}:
                last[surname].append(i)
        elif len(fold_word(p.name)) >= _SHORTEST:
            alone[skeleton(p.name)].append(i)
    found = {pair for same in full.values() if len(same) <= _MOST for pair in combinations(same, 2)}
    for surname, short in alone.items():
        others = last.get(surname, ())
        if len(others) <= _MOST:
            found |= {(min(i, j), max(i, j)) for i in short for j in others}
    return ((persons[i], persons[j]) for i, j in sorted(found))


def _compared(a: Someone, b: Someone, rare: dict[str, float]) -> Candidate | None:
    likely, x, y = max(((_alike(x, y), x, y) for x in a.names for y in b.names), default=(0.0, "", ""))
    alone = not all(any(len(comparable(n)) > 1 for n in p.names) for p in (a, b))
    if likely < (_SURNAME if alone else SAME):
        return None
    reasons = [f"names alike {likely:.2f}: {x} | {y}"]
    against: list[str] = []
    office = sorted(_words(a.offices) & _words(b.offices))
    if office:
        reasons.append(f"office: {', '.join(office)}")
    if a.countries & b.countries:
        reasons.append(f"country: {', '.join(sorted(a.countries & b.countries))}")
    elif a.countries and b.countries:
        against.append(f"countries: {', '.join(sorted(a.countries))} | {', '.join(sorted(b.countries))}")
    shared = sorted((a.company & b.company) - {a.id, b.id}, key=lambda key: (-rare.get(key, 0.0), key))
    weight = sum(rare.get(key, 0.0) for key in shared)
    if weight >= _SHARED:
        reasons.append(f"company: {', '.join(key.partition(':')[2] or key for key in shared[:4])}")
    together = a.articles & b.articles
    if together:
        against.append(f"named beside each other in {len(together)} article{'s' * (len(together) > 1)}")
    common = len(reasons) > 1
    if alone and not (weight >= _SHARED and len(reasons) > 2):
        return None
    return Candidate(
        a=a,
        b=b,
        likeness=round(likely, 3),
        reasons=reasons,
        against=against,
        by_rule=likely >= SURE and common and not against and not alone,
    )


def _alike(x: str, y: str) -> float:
    """Likeness of full names; of a surname alone that of the last words."""
    a, b = comparable(x), comparable(y)
    if not a or not b:
        return 0.0
    if (len(a) == 1) != (len(b) == 1):
        return likeness(a[-1], b[-1])
    return compare(x, y, regional_names())


def _words(offices: Iterable[str]) -> set[str]:
    """The folded words of titles that are longer than a particle."""
    return {w for o in offices for w in fold_word(o).split() if len(w) > 3}


def _rarity(persons: list[Someone]) -> dict[str, float]:
    """How much it says that two share somebody: much where few persons of the record stand beside them."""
    count: dict[str, int] = defaultdict(int)
    for p in persons:
        for key in p.company:
            count[key] += 1
    n = len(persons)
    return {key: log((n + 1) / k) / log(n + 1) * 2 for key, k in count.items()}
