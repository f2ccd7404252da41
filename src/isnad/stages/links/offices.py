"""Who holds an office that a phrase names: by what the article says, by the knowledge base, by its date."""

from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from isnad.lexicons.kb import Known, Term, knowledge
from isnad.model import Article, Name
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.heads import HEADS
from isnad.stages.links.words import HOME, SPOKESPERSON, norms_of, words_for
from isnad.text import fold_word

# Roles that too many people share to tell who is meant.
VAGUE = frozenset({"head", "minister", "member", "deputy", "official", "chair", "director", "expert", "officer"})
VAGUE |= {"activist", "artist", "sportsman", "journalist", "suspect", "adviser", "elect", "former", "late"}
VAGUE |= {"acting", "commander", "businessperson", "citizen", "lawyer", "opponent", "politician", "preacher"}
# Such roles that nobody gives to a head of state or government.
LOWER = frozenset({"member", "deputy", "official", "director", "expert", "officer", "activist", "artist"})
LOWER |= {"sportsman", "journalist", "suspect", "minister", "businessperson", "citizen", "lawyer", "preacher"}
# Roles of which a country has one at a time.
SINGLE = frozenset({"president", "prime_minister", "foreign_minister", "defence_minister", "interior_minister"})
SINGLE |= {"supreme_leader", "crown_prince", "speaker_of_parliament", "monarch", "king", "emir"}


# Roles that one holds in the service of one's own country alone.
OWN = SINGLE | HEADS | {"head", "leader", "minister", "official"}
# Roles in bodies of several states: a country beside one is where its holder speaks or comes from.
WORLDWIDE = frozenset({"secretary_general", "high_representative"})
# Roles that a country is said of for their bearer's own: the Portuguese star.
PLAYING = frozenset({"sportsman"})
# Words that make another office of the one that they stand with: a vice president, the governor of a bank.
_OTHER = frozenset({"vice", "deputy", "bank"})
# Titles of monarchs, each of which answers to the word for any of them.
CROWNED = frozenset({"monarch", "king", "emir", "sultan"})


def kb_role(role: str) -> str:
    """A role of the titles lexicon as the knowledge base writes it."""
    return role.replace("-", "_")


def on_top(cluster: Cluster) -> bool:
    """Whether the knowledge base knows the person as one who heads or headed a state or government."""
    known = knowledge().by_id.get(cluster.known or "")
    return known is not None and any(t.role in HEADS for t in known.terms)


def elsewhere(held: set[str], other: set[str]) -> bool:
    """Whether two offices have their seats in different places: the governors of two provinces are two people."""
    return bool(held) and bool(other) and held.isdisjoint(other)


def placed(name: Name, lang: str) -> Name:
    """An office with the country that its words name: the emir of Qatar; one that only one country calls so."""
    if name.kind != "office" or name.country is not None:
        return name
    words, norms = words_for(lang), norms_of(name.text)
    country = words.office_of.get("".join(norms))
    if country is None and kb_role(name.role or "") in CROWNED and len(norms) > 1:
        country = words.countries.get(norms[-1])
    return name if country is None else replace(name, country=country)


class Offices:
    """Matches offices to persons for one article."""

    def __init__(self, article: Article, names: Iterable[Name] = ()) -> None:
        self.date = article.published
        self.home = HOME.get(article.lang)
        local = (
            n for n in names if n.type == "GPE" and n.kind == "name" and (n.known is None or n.known != n.country)
        )
        self._local = sorted((n.start, n.end, n.known or fold_word(n.text)) for n in local)
        self._starts = [start for start, _, _ in self._local]

    def seats(self, name: Name) -> set[str]:
        """The towns and provinces, no countries, that a phrase of an office names."""
        first, last = (bisect_left(self._starts, at) for at in (name.phrase.start, name.phrase.end))
        return {place for _, end, place in self._local[first:last] if end <= name.phrase.end}

    def holds(self, cluster: Cluster, office: Name) -> bool:
        """Whether the article or the knowledge base gives the person that office."""
        role = office.role
        known = knowledge().by_id.get(cluster.known or "")
        if cluster.type != "PER" or role is None or role in VAGUE or _is_hers_alone(office, known):
            return False
        if elsewhere(cluster.seats, self.seats(office)):
            return False
        if role in WORLDWIDE and any(r == role for r, _ in cluster.roles):
            return True
        same = CROWNED if role in CROWNED else {role}
        if any(r in same and _is_of(c, office.country, known) for r, c in cluster.roles):
            return True
        if role == SPOKESPERSON:
            return False  # of which body, no country tells
        if self.seats(office) and not cluster.seats:
            return False  # which town's or province's, the knowledge base doesn't tell
        country = office.country or self.home
        return known is not None and country is not None and any(self._same(t, role, country) for t in known.terms)

    def is_anothers(self, name: Name) -> bool:
        """Whether the office beside a known person's name is one that the knowledge base doesn't give the person.

        It is of a country that the person never served, or the one of a state's head whom another is that day.
        """
        known, role = knowledge().by_id.get(name.known or ""), kb_role(name.role or "")
        if known is None or role not in SINGLE | HEADS:
            return False
        country, roles = name.country or self.home, CROWNED if role in CROWNED else {role}
        served = [t for t in known.terms if t.body == country]
        if country is None or any(t.role in roles or country != self.home for t in served):
            return False
        if known.country not in {None, country}:
            return True
        return role in HEADS and bool(known.terms) and self.date is not None and any(
            knowledge().holders(r, country, self.date) for r in roles
        )  # fmt: skip

    def conflicts(self, cluster: Cluster, office: Name) -> bool:
        """Whether the article gives the person an office of another kind, country or place, or it is a woman's."""
        if _is_hers_alone(office, knowledge().by_id.get(cluster.known or "")):
            return True
        if elsewhere(cluster.seats, self.seats(office)):
            return True
        if office.role is None:
            return False
        if not self.seats(office) and _never_held(cluster, office):
            return True
        if (office.role in LOWER and on_top(cluster)) or self.is_abroad(cluster, office):
            return True
        if not cluster.roles:
            return False
        for role, country in cluster.roles:
            clash = country and office.country and country != office.country
            alike = role == office.role or {role, office.role} <= CROWNED
            if not clash and (alike or role in VAGUE or office.role in VAGUE):
                return False
        return True

    def never_held(self, cluster: Cluster, office: Name) -> bool:
        """Whether an office is of another place, or one that a state has one of and nothing gives the person then."""
        if elsewhere(cluster.seats, self.seats(office)):
            return True
        return kb_role(office.role or "") in SINGLE and self.conflicts(cluster, office)

    def is_abroad(self, cluster: Cluster, office: Name) -> bool:
        """Whether an office is of a country that a known person neither is of nor is said to have served."""
        known = knowledge().by_id.get(cluster.known or "")
        if known is None or known.country is None or office.country is None:
            return False
        if kb_role(office.role or "") not in OWN | PLAYING or office.country == known.country:
            return False
        served = {t.body for t in known.terms} | {country for _, country in cluster.roles}
        return office.country not in served

    def _same(self, term: Term, role: str, country: str) -> bool:
        wanted = kb_role(role)
        parts = set(term.role.split("_"))
        alike = (
            term.role == wanted
            or (wanted in parts and parts.isdisjoint(_OTHER))
            or term.role.startswith(wanted + "_")
        )
        alike = alike or (wanted in CROWNED and term.role in CROWNED)
        return alike and term.body == country and (self.date is None or term.holds(self.date))

    def holder(self, office: Name) -> str | None:
        """The knowledge base's id of the one who held the office on the article's date, where there is one."""
        if office.role is None or office.country is None or self.date is None or self.seats(office):
            return None
        role = kb_role(office.role)
        if role not in SINGLE:
            return None
        roles = CROWNED if role in CROWNED else {role}
        found = {k.id: k for r in roles for k in knowledge().holders(r, office.country, self.date)}
        one = next(iter(found.values())) if len(found) == 1 else None
        return None if one is None or _is_hers_alone(office, one) else one.id


def _never_held(cluster: Cluster, office: Name) -> bool:
    """Whether a state has one such office at a time, and neither article nor knowledge base gives it the person."""
    known = knowledge().by_id.get(cluster.known or "")
    role = kb_role(office.role or "")
    if known is None or not known.terms or role not in SINGLE or any(r == office.role for r, _ in cluster.roles):
        return False
    roles = CROWNED if role in CROWNED else {role}
    return all(t.role not in roles or t.body != (office.country or t.body) for t in known.terms)


def _is_of(own: str | None, country: str | None, known: Known | None) -> bool:
    """Whether an office that the article gives a person, of the country `own` or of none, may be that of `country`.

    Without a country it is of those that the knowledge base knows the person to be of or to serve.
    """
    if own or not country:
        return not own or not country or own == country
    return known is None or known.country is None or country in {known.country, *(t.body for t in known.terms)}


def _is_hers_alone(office: Name, known: Known | None) -> bool:
    """Whether an office in the feminine stands for a man; a woman's may stand in the masculine."""
    return office.gender == "f" and known is not None and known.gender == "m"
