"""Bodies that an article names by a bare noun: the government, the parliament, the police of its own country.

A bare noun names the one body of the knowledge base whose name is that noun and the country's name or adjective.
Which country an article is about shows in what its head names and what it names most; a Persian article that is
about no other country is about Iran. A paragraph that names other countries alone means a body of theirs. And a body
whose name doesn't tell its country is not the known one where the article names other countries, but not that one.
"""

from collections import Counter
from functools import cache

from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import Cluster, Clusters, name_key
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, words_for
from isnad.text import tokenize

_KINDS = frozenset({"government", "parliament", "ministry", "military", "security", "court", "bank", "institution"})
_LOCAL = frozenset({"government", "ministry", "security", "court", "bank", "commission", "parliament"})  # anywhere
_HEAD = 400  # characters of title and lead in which an article names the country that it is about
_SHARE = 2  # times as often as any other country that one is named


def name_institutions(clusters: Clusters, text: Text) -> None:
    """Give the known id to bodies that bare nouns name; those that are known already are one with them."""
    words, lang = words_for(text.article.lang), text.article.lang
    bodies = [c for c in clusters.living() if c.type == "ORG" and c.forms]
    if not bodies:
        return
    places = _places(clusters)
    countries = {country for _, country in places}
    people = {c.country for c in clusters.living() if c.type == "PER" and c.named and c.country}
    for cluster in bodies:
        if cluster.known and countries and _is_strange(cluster, countries | people, words):
            cluster.known = cluster.country = None
    country = _country(clusters, words.home)
    if country is None:
        return
    around: dict[int, set[str]] = {}
    for at, named in places:
        around.setdefault(_paragraph(text, at), set()).add(named)
    for cluster in bodies:
        if cluster.known or _elsewhere(cluster, country, around, text):
            continue
        found = {_bodies(lang).get((country, _key(form, words))) for form in cluster.forms}
        known = found.pop() if len(found) == 1 else None
        if known is not None:
            same = clusters.by_known(known)
            if same is not None:
                same.absorb(cluster)
            else:
                cluster.known, cluster.country = known, country


def _places(clusters: Clusters) -> list[tuple[int, str]]:
    """Where places are named, in text order, each with its country."""
    found = ((c, _of(c)) for c in clusters.living())
    return sorted((start, country) for c, country in found if country is not None for start in c.starts)


def _is_strange(cluster: Cluster, named: set[str], words: Words) -> bool:
    """Whether a known body's country is not `named` in the article, neither by places and persons nor in its name."""
    known = knowledge().by_id.get(cluster.known or "")
    if known is None or known.kind not in _LOCAL or known.country in (None, words.home) or known.country in named:
        return False
    return not any(words.meaning(n) == known.country for form in cluster.forms for n in tokenize(form).norm)


def _paragraph(text: Text, at: int) -> int:
    return text.sentences[text.sentence_at(at)].paragraph if text.sentences else 0


def _elsewhere(cluster: Cluster, country: str, around: dict[int, set[str]], text: Text) -> bool:
    """Whether a paragraph that names the body names other countries, but not this one."""
    there = (around.get(_paragraph(text, start)) for start in cluster.starts)
    return any(named and country not in named for named in there)


def _country(clusters: Clusters, home: str | None) -> str | None:
    """The ISO code of the country that the article is about; None where no one country is."""
    named: Counter[str] = Counter()
    head: set[str] = set()
    for cluster in clusters.living():
        country = _of(cluster)
        if country is not None:
            named[country] += len(cluster.spots)
            if cluster.starts and cluster.starts[0] < _HEAD:
                head.add(country)
    if not named:
        return home
    (country, most), *others = named.most_common(2)
    if country == home:
        return home
    clear = not others or most >= _SHARE * others[0][1]
    return country if clear and country in head else None


def _of(cluster: Cluster) -> str | None:
    """The country that a place is or lies in."""
    if cluster.type != "GPE" or not cluster.known:
        return None
    known = knowledge().by_id.get(cluster.known)
    return known.country if known is not None else None


@cache
def _bodies(lang: str) -> dict[tuple[str, tuple[str, ...]], str]:
    """Country and the words of a body's name that don't name the country -> the one known body of that name."""
    words = words_for(lang)
    found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for known in knowledge():
        if known.type == "ORG" and known.kind in _KINDS and known.country:
            for form in known.forms(lang):
                norms = tokenize(form).norm
                rest = [n for n in norms if words.meaning(n) != known.country]
                if rest and len(rest) < len(norms):
                    found.setdefault((known.country, name_key(rest, words.arabic)), set()).add(known.id)
    return {key: ids.pop() for key, ids in found.items() if len(ids) == 1}


def _key(form: str, words: Words) -> tuple[str, ...]:
    return name_key(tokenize(form).norm, words.arabic)
