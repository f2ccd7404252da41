"""A country and a city elsewhere or a paper that share a name: Oman and Amman, which Arabic writes alike; «Iran»."""

from collections import Counter
from functools import cache

from isnad.lexicons.kb import Known, knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.press.media import is_relayed
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, words_for
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS
from isnad.text.marks import QUOTES_OPEN
from isnad.text.names import name_key

_PARLIAMENT = "parliament"
_PAPERS = frozenset({"newspaper", "magazine"})
_NOUN = 16  # characters before a name in which its noun stands
_OPENING = " " + "".join(QUOTES_OPEN)
_SHADDA = "\u0651"  # the mark of a double letter, which Amman has and Oman has not


def part_homonyms(clusters: Clusters, text: Text, words: Words) -> None:
    """Give to the city what has the name of both, in an article that names no country more often than the city's.

    So what stands behind an adjective of the city's country each time, the Jordanian capital, or each time behind
    "in", once in a sentence that names that country, and what is once written with the city's double letter.
    """
    places = [(c, k) for c in clusters.living() if c.type == "GPE" and (k := knowledge().by_id.get(c.known or ""))]
    for cluster, known in places:
        city = _city(cluster, known, text.article.lang)
        if city is None:
            continue
        named = Counter(place.country for other, place in places if other is not cluster for _ in other.spots)
        told = all(_of(words, text, start) == city.country for start, *_ in cluster.spots)
        told = told or any(_SHADDA in text.raw[start:end] for start, end, *_ in cluster.spots)
        theirs = [start for other, place in places if place.country == city.country for start, *_ in other.spots]
        within = all(_is_within(words, text, start) for start, *_ in cluster.spots)
        beside = within and not named[known.id] and any(_is_beside(text, s, theirs) for s, *_ in cluster.spots)
        told = told or beside
        if told or (named and named[city.country] == max(named.values()) and not named[known.id]):
            clusters.rename(cluster, city.id)


def name_towns(clusters: Clusters, text: Text) -> None:
    """Give to a town what has the name of a parliament abroad, too, where the town's country is named oftener."""
    places = [k for c in clusters.living() if c.type == "GPE" and (k := knowledge().by_id.get(c.known or ""))
              for _ in c.spots]  # fmt: skip
    named = Counter(place.country for place in places)
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "")
        if known is None or known.kind != _PARLIAMENT or not cluster.forms:
            continue
        towns = {t.id: t for form in cluster.forms for t in knowledge().named(form, "GPE")}
        if len(towns) == 1 and len({name_key(form) for form in cluster.forms}) == 1:
            town = next(iter(towns.values()))
            if named[town.country] > named[known.country]:
                cluster.type, cluster.spots = "GPE", [(s, e, "GPE", kind) for s, e, _, kind in cluster.spots]
                clusters.rename(cluster, town.id)


def name_namesakes(clusters: Clusters, text: Text) -> None:
    """Give a city's bare name to its namesake abroad where the article names that country and not the city's own.

    Namesakes are known by the country behind the name: Egyptian Rafah, Lebanese Tripoli.
    """
    places = [(c, k) for c in clusters.living() if c.type == "GPE" and (k := knowledge().by_id.get(c.known or ""))]
    for cluster, known in places:
        keys = {name_key(form) for form in cluster.forms}
        other = _namesakes(text.article.lang).get(keys.pop()) if len(keys) == 1 else None
        if other is None or other.country == known.country or known.id == known.country:
            continue
        named = {place.country for c, place in places if c is not cluster and c.spots}
        if other.country in named and known.country not in named:
            clusters.rename(cluster, other.id)


@cache
def _namesakes(lang: str) -> dict[str, Known]:
    """Cities whose name is another's with the own country behind, by what stands before that."""
    words, cities = words_for(lang), [k for k in knowledge() if k.type == "GPE" and k.id != k.country]
    names = {name_key(form): k.country for k in cities for form in k.forms(lang)}
    out: dict[str, Known] = {}
    for known in cities:
        for form in known.forms(lang):
            bare, _, last = form.rpartition(" ")
            other = names.get(name_key(bare)) if bare else None
            if other not in {None, known.country} and words.meaning(fold_word(last)) == known.country:
                out[name_key(bare)] = known
    return out


def name_papers(clusters: Clusters, text: Text, words: Words) -> None:
    """Give to a medium the mentions of its namesake place in quotation marks behind words of relaying, or behind a
    noun for media of its kind: the newspaper N."""
    for cluster in [c for c in clusters.living() if c.type == "GPE" and c.known]:
        for spot in [s for s in cluster.spots if s[3] == "name"]:
            quoted = text.is_quoted(spot[0], spot[1]) and is_relayed(text, words, spot[0])
            kinds = _media_before(words, text, spot[0])
            found = knowledge().named(text.raw[spot[0] : spot[1]], "AGENCY") if quoted or kinds else []
            if len(found) != 1 or not (quoted or found[0].kind in kinds):
                continue
            cluster.spots.remove(spot)
            cluster.starts.remove(spot[0])
            paper = clusters.of_known(found[0].id, "AGENCY", spot[0])
            paper.add_spot(spot[0], spot[1], "AGENCY", "name")
            form = text.form(spot[0], spot[1])
            paper.forms += [form] if form not in paper.forms else []
        if not cluster.spots and not cluster.spoke:
            clusters.forget(cluster)


def _media_before(words: Words, text: Text, start: int) -> set[str]:
    """The kinds of papers and magazines that the word right before a name, marks aside, is a noun for."""
    before = text.words(max(0, start - _NOUN), start)[-1:]
    beside = [w for w in before if not text.raw[w.end : start].strip(_OPENING)]
    return {kind for w in beside for kind in words.media_kinds(w.norm)} & _PAPERS


def _of(words: Words, text: Text, start: int) -> str | None:
    """The country that the word right before a name is an adjective of."""
    token = text.token_at(start)
    before = text.tokens.norm[token - 1] if token and text.tokens.kind[token - 1] == "w" else ""
    return words.meaning(before) if words.is_adjective(before) else None


def _is_within(words: Words, text: Text, start: int) -> bool:
    """Whether a name stands behind "in"."""
    token = text.token_at(start)
    prefixed = text.raw[text.tokens.start[token] : start][-1:] == CLITIC_PREPOSITIONS["BI"]
    return prefixed or (token > 0 and words.inside(text.tokens.norm[token - 1]))


def _is_beside(text: Text, start: int, others: list[int]) -> bool:
    """Whether one of the others stands in the sentence of a name."""
    begin, end = text.bounds(text.sentence_at(start))
    return any(begin <= other < end for other in others)


def _city(cluster: Cluster, known: Known, lang: str) -> Known | None:
    """The city of another country that has every name which an article gives a country."""
    keys = {name_key(form) for form in cluster.forms}
    if known.id != known.country or len(keys) != 1 or any(kind != "name" for *_, kind in cluster.spots):
        return None
    found = _cities(lang).get(keys.pop())
    return found if found is not None and found.country != known.id else None


@cache
def _cities(lang: str) -> dict[str, Known]:
    """Cities by their names, those of countries alone."""
    places = [k for k in knowledge() if k.type == "GPE"]
    countries = {name_key(f) for k in places if k.id == k.country for f in k.forms(lang)}
    return {key: k for k in places if k.id != k.country for f in k.forms(lang) if (key := name_key(f)) in countries}
