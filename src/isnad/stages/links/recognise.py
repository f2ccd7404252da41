"""Whom and what an article names as the knowledge base does not write it: known all the same where one alone fits.

A full name in another spelling, or a surname alone, where one of that name held an office on the article's day, no
other bears it, or one of the family heads or headed a state or government. Runs when all else is resolved: it gives
names and ids to whom was found, and changes nobody's statements.
"""

from collections.abc import Iterator
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known, knowledge, regional_names
from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.offices import kb_role
from isnad.text import fold_word
from isnad.text.compare import comparable, compare, skeleton
from isnad.text.names import name_words
from isnad.text.remembered import Remembered

_SURE = 0.9  # likeness from which another spelling is the same name
HEADS = frozenset({"president", "prime_minister", "supreme_leader", "chancellor", "king", "emir", "sultan"})
_SHORTEST = 4  # letters of a surname that stands alone


def recognise(clusters: Clusters, article: Article) -> None:
    """Give a known id to named persons and places that have none; what gets one that another has is the same."""
    owners = {c.known: c for c in clusters.living() if c.known}
    for cluster in clusters.living():
        if cluster.type not in {"PER", "GPE"} or cluster.known or not cluster.named or not cluster.forms:
            continue
        known = _person(cluster, article) if cluster.type == "PER" else _place(cluster, article.lang)
        if known is None:
            continue
        owner = owners.setdefault(known.id, cluster).real()
        if owner is cluster:
            cluster.known = known.id
            cluster.country = cluster.country or known.country
        elif owner.type == cluster.type and _allows(owner, cluster):
            owner.absorb(cluster)


def _allows(owner: Cluster, other: Cluster) -> bool:
    """Whether nothing that the article says of two of one name keeps them apart."""
    return not (owner.gender and other.gender and owner.gender != other.gender)


def _person(cluster: Cluster, article: Article) -> Known | None:
    form = max(cluster.forms, key=lambda f: (len(name_words(f)), len(f)))
    words = name_words(form)
    if len(words) > 1:
        found = list(_spelled(article.lang)[form])
        if len(found) == 1:
            return found[0]
    elif not words or len(words[0]) < _SHORTEST or words[0] in regional_names():
        return None
    else:
        found = list({k.id: k for k in knowledge().by_surname(form)}.values())
    roles = {(kb_role(role), country) for role, country in cluster.roles}
    fit = [k for k in found if not roles or any(_held(k, role, country) for role, country in roles)]
    if len(fit) == 1:
        return fit[0]
    day = article.published
    then = [k for k in fit if day is not None and any(t.holds(day) for t in k.terms)]
    for one in (then, [k for k in then if _headed(k, day)], [k for k in fit if _headed(k, None)]):
        if len(one) == 1:
            return one[0]
    return None


def _place(cluster: Cluster, lang: str) -> Known | None:
    """The place that is named with a word for what it is: the province of Homs."""
    form = max(cluster.forms, key=len)
    first, _, rest = form.partition(" ")
    if not rest or fold_word(first) not in _place_nouns(lang):
        return None
    found = knowledge().named(rest.strip(), "GPE")
    return found[0] if len(found) == 1 else None


@cache
def _place_nouns(lang: str) -> frozenset[str]:
    """Nouns for what a place is."""
    return frozenset(fold_word(r.form) for r in load("bodies", lang).rows if r["type"] == "GPE")


def _headed(known: Known, day: str | None) -> bool:
    """Whether a person heads a state or government on a day, or ever did: the family's bare name is theirs."""
    return any(t.role in HEADS and (day is None or t.holds(day)) for t in known.terms)


def _held(known: Known, role: str, country: str | None) -> bool:
    """Whether a person of that role and country may be this one."""
    if country and known.country and country != known.country and not any(t.body == country for t in known.terms):
        return False
    return any(t.role == role or role in t.role.split("_") for t in known.terms) or not known.terms


@cache
def _by_sound(lang: str) -> dict[str, list[tuple[str, Known]]]:
    """Full names of persons in a language by the sound of their last word."""
    out: dict[str, list[tuple[str, Known]]] = {}
    for known in knowledge():
        if known.type == "PER":
            for form in known.forms(lang):
                words = comparable(form)
                if len(words) > 1:
                    out.setdefault(skeleton(words[-1]), []).append((form, known))
    return out


@cache
def _spelled(lang: str) -> Remembered[tuple[Known, ...]]:
    """Of a full name those whose name it most likely spells, none where it is like nobody's."""

    def find(name: str) -> tuple[Known, ...]:
        likely: dict[str, tuple[float, Known]] = {}
        for likelihood, known in _compared(_parted(name, lang), lang):
            likely[known.id] = max(likely.get(known.id, (0.0, known)), (likelihood, known), key=lambda x: x[0])
        best = max((x for x, _ in likely.values()), default=0.0)
        return tuple([known for x, known in likely.values() if x == best]) if best >= _SURE else ()

    return Remembered(find)


def _parted(name: str, lang: str) -> str:
    """A name without an honour that is written on to it."""
    for honour in _honours(lang):
        first = name_words(name[len(honour) :])[:1] if name.startswith(honour) else ()
        if first and first[0] in regional_names():
            return name[len(honour) :]
    return name


@cache
def _honours(lang: str) -> tuple[str, ...]:
    """Honours of one word, the longest first."""
    rows = load("titles", lang).rows
    return tuple(
        sorted((r.form for r in rows if r["kind"] == "honorific" and r.form.isalpha()), key=len, reverse=True)
    )


def _compared(name: str, lang: str) -> Iterator[tuple[float, Known]]:
    words = comparable(name)
    for form, known in _by_sound(lang).get(skeleton(words[-1]), ()) if words else ():
        if len(comparable(form)) == len(words):  # who leaves a part out may mean another
            yield compare(name, form, regional_names()), known
