"""Bodies that an article calls by the beginning of their names, where something else that it names tells the rest.

A part of a known body that the article names («the political office», of the movement; «the municipality», of the
city), and a body by its noun alone, which is told by an office of its own («Grossi, the director of the agency»).
"""

from collections.abc import Iterator
from functools import cache

from isnad.lexicons.kb import Known, knowledge
from isnad.model import Article
from isnad.stages.links.clusters import Clusters, name_key
from isnad.stages.links.nouns import is_body
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, norms_of, words_for
from isnad.text.clitics import bare_forms

Key = tuple[str, ...]

_BODIES = frozenset({"ORG", "AGENCY"})
_MUNICIPAL = "government"  # kind of bodies that a city has one of
_MAYOR, _CITY = "mayor", "c-"  # of tehran, which is c-tehran as a place
_TWO = 2  # words by which a part of a body is told from others


def name_parts(clusters: Clusters, text: Text, words: Words) -> None:
    """Give the known id to bodies without one whose name begins that of one which the article tells."""
    lang = text.article.lang
    there = (c for c in clusters.living() if c.type in _BODIES and not c.known)
    bare = [c for c in there if c.named and (c.forms or c.spots)]
    if not bare:
        return
    wholes, cities = _wholes(clusters, lang), _cities(clusters, text.article)
    heads = dict(_headed(clusters, text, words))
    for cluster in bare:
        keys = {_key(form) for form in cluster.forms or [text.form(*cluster.spots[0][:2])]}
        own = keys if cluster.type == "ORG" else set[Key]()
        found = {id for key in own for id in _of(key, wholes, words, lang)}
        found |= {id for key in own if len(key) == 1 for id in _municipal(key, cities, lang)}
        if not found and all(len(key) == 1 for key in keys):
            found = {heads[key[0]] for key in keys if key[0] in heads}
        if len(found) == 1:
            clusters.rename(cluster, found.pop())


def _of(key: Key, wholes: set[Key], words: Words, lang: str) -> Iterator[str]:
    """The known bodies whose names begin so and end by the name of something that the article names."""
    for name, known in _beginning(lang).get(key[:_TWO], ()) if len(key) >= _TWO else ():
        rest = name[len(key) :] if name[: len(key)] == key else ()
        if rest and any(tail in wholes for tail in _tails(rest, words)):
            yield known.id


def _municipal(key: Key, cities: set[str], lang: str) -> Iterator[str]:
    """The bodies of that noun of the cities whose other bodies or officials the article names."""
    for name, known in _beginning(lang).get(key, ()):
        if known.kind == _MUNICIPAL and not cities.isdisjoint(_cities_in(name[1:], known)):
            yield known.id


def _cities_in(name: Key, known: Known) -> set[str]:
    """The city by which a body is called."""
    there = knowledge().named(" ".join(name), "GPE")
    return {k.id for k in there if k.id != k.country == known.country}


def _cities(clusters: Clusters, article: Article) -> set[str]:
    """The cities whose mayor an article names, or another of their bodies."""
    known = [k for c in clusters.living() if (k := knowledge().by_id.get(c.known or "")) is not None]
    bodies = [(k, _key(form)[-1:]) for k in known if k.kind == _MUNICIPAL for form in k.forms(article.lang)]
    terms = [t for k in known for t in k.terms if t.role == _MAYOR and t.holds(article.published)]
    return {id for k, name in bodies for id in _cities_in(name, k)} | {_CITY + t.body for t in terms}


def _tails(rest: Key, words: Words) -> Iterator[Key]:
    """What stands behind the beginning of a name, with and without the preposition before it."""
    yield rest
    if words.inside(rest[0]):
        yield rest[1:]
    elif words.arabic:
        for n, word in bare_forms(rest[0]):
            if n:
                yield name_key([word, *rest[1:]])


def _wholes(clusters: Clusters, lang: str) -> set[Key]:
    """All names of the known bodies of the article."""
    found: set[Key] = set()
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "")
        if known is not None and known.type == "ORG":
            found.update(_key(form) for form in known.forms(lang))
    return found


def _headed(clusters: Clusters, text: Text, words: Words) -> Iterator[tuple[str, str]]:
    """Nouns by which the titles of known persons end, and the body of that noun where they hold an office."""
    lang = text.article.lang
    for cluster in clusters.living():
        person = knowledge().by_id.get(cluster.known or "") if cluster.type == "PER" else None
        for last in {norm for o in cluster.offices for norm in norms_of(o.title)[-1:]} if person else ():
            noun = name_key([last])
            bodies = {t.body for t in person.terms if t.holds(text.article.published)} if person else set()
            found = [id for id in bodies if id in knowledge().by_id and noun in _firsts(id, lang)]
            if noun and is_body(last, lang) and len(found) == 1:
                yield noun[0], found[0]


def _firsts(id: str, lang: str) -> set[Key]:
    """The first words of a body's names."""
    known = knowledge().by_id[id]
    return {_key(form)[:1] for form in known.forms(lang)} if known.type == "ORG" else set()


@cache
def _beginning(lang: str) -> dict[Key, list[tuple[Key, Known]]]:
    """Known bodies and the words of their names, by the first word and by the first two."""
    words, out = words_for(lang), dict[Key, list[tuple[Key, Known]]]()
    for known in knowledge():
        for form in known.forms(lang) if known.type == "ORG" else ():
            key = _key(form)
            if len(key) > 1 and all(words.meaning(w) not in words.country_names for w in key[:_TWO]):
                for n in (1, _TWO):
                    out.setdefault(key[:n], []).append((key, known))
    return out


def _key(form: str) -> Key:
    return name_key(norms_of(form))
