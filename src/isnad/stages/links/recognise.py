"""Persons whom an article names as the knowledge base does not write them: known all the same where one alone fits.

A full name in another spelling, or a surname alone, where one of that name held an office on the article's day or no
other bears it. Runs when all else is resolved: it gives names and ids to whom was found, and changes nobody's
statements.
"""

from collections.abc import Iterator
from functools import cache

from isnad.lexicons.kb import Known, knowledge, regional_names
from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.offices import kb_role
from isnad.text.compare import comparable, compare, skeleton
from isnad.text.names import name_words
from isnad.text.remembered import Remembered

_SURE = 0.9  # likeness from which another spelling is the same name
_SHORTEST = 4  # letters of a surname that stands alone


def recognise(clusters: Clusters, article: Article) -> None:
    """Give a known id to named persons who have none; no two of an article get the same."""
    taken = {c.known for c in clusters.living() if c.known}
    for cluster in clusters.living():
        if cluster.type != "PER" or cluster.known or not cluster.named or not cluster.forms:
            continue
        known = _person(cluster, article)
        if known is not None and known.id not in taken:
            taken.add(known.id)
            cluster.known = known.id
            cluster.country = cluster.country or known.country


def _person(cluster: Cluster, article: Article) -> Known | None:
    form = max(cluster.forms, key=lambda f: (len(name_words(f)), len(f)))
    words = name_words(form)
    if len(words) > 1:
        return _spelled(article.lang)[form]
    if not words or len(words[0]) < _SHORTEST or words[0] in regional_names():
        return None
    found = list({k.id: k for k in knowledge().by_surname(form)}.values())
    roles = {(kb_role(role), country) for role, country in cluster.roles}
    fit = [k for k in found if not roles or any(_held(k, role, country) for role, country in roles)]
    if len(fit) == 1:
        return fit[0]
    day = article.published
    then = [k for k in fit if day is not None and any(t.holds(day) for t in k.terms)]
    return then[0] if len(then) == 1 else None


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
def _spelled(lang: str) -> Remembered[Known | None]:
    """Of a full name the one person whose name it most likely spells."""

    def find(name: str) -> Known | None:
        likely: dict[str, tuple[float, Known]] = {}
        for likelihood, known in _compared(name, lang):
            likely[known.id] = max(likely.get(known.id, (0.0, known)), (likelihood, known), key=lambda x: x[0])
        best = max((x for x, _ in likely.values()), default=0.0)
        found = [known for x, known in likely.values() if x == best]
        return found[0] if best >= _SURE and len(found) == 1 else None

    return Remembered(find)


def _compared(name: str, lang: str) -> Iterator[tuple[float, Known]]:
    words = comparable(name)
    for form, known in _by_sound(lang).get(skeleton(words[-1]), ()) if words else ():
        if len(comparable(form)) == len(words):  # who leaves a part out may mean another
            yield compare(name, form, regional_names()), known
