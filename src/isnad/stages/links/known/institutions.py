"""Bodies that an article names by a bare noun: the government, the parliament, the police of its own country.

A bare noun names the one body of the knowledge base whose name is that noun and the country's name or adjective.
Which country an article is about shows in what its head names and in the places and persons that it names most; a
Persian article that is about no other country is about Iran. A paragraph that names other countries alone means a
body of theirs, "of this country" the one named last; the government of a person is that of the person's country.
And a body whose name doesn't tell its country is not the known one where the article names other countries alone.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from isnad.lexicons.kb import LOCAL_KINDS, Known, knowledge
from isnad.stages.links.clusters import Cluster, Clusters, name_key
from isnad.stages.links.heads import HEADS
from isnad.stages.links.known.posts import year_words
from isnad.stages.links.known.strangers import part
from isnad.stages.links.known.whose import Spot, Whose
from isnad.stages.links.nouns import is_institution
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, norms_of, words_for
from isnad.text.clitics import CLITIC_PREPOSITIONS
from isnad.text.names import surname_key

Key = tuple[str | None, tuple[str, ...]]

_BEHIND = 20  # characters behind a name in which two words stand
_WORDS = 6  # of a body's name at most
_HEAD = 400  # characters of title and lead in which an article names the country that it is about
_SHARE = 1.5  # times as often as any other country that one is named
_OWN_NAMES = frozenset({"sport", "company", "party", "movement"})  # kinds of bodies that a proper name names
_BODIES = frozenset({"ORG", "AGENCY"})
_A = "\u06cc\u06a9"  # yek
_BEFORE = 6  # characters before a name in which that stands
_MINISTRY, _ADJECTIVE = "ministry", "\u06cc\u0647"  # -iya, folded
_COMPANY, _UNIVERSITY, _PARLIAMENT, _GOVERNMENT = "company", "university", "parliament", "government"
_FEW = 3  # mentions of places from which an article may be about another country than its press's
_YEAR, _DATED = 4, 300  # digits of a year; characters behind it that it dates
_HIJRA, _SOLAR = 621, 1500  # years before the solar ones; below which all are solar
_LONG_AGO = 41  # years since which a state may have become another
_TWO = 2  # words that a place and "in" take
_SHARED = 3  # countries whose bodies share a noun, from which it is no proper name


def name_institutions(clusters: Clusters, text: Text) -> None:
    """Give the known id to bodies that bare nouns name; those that are known already are one with them."""
    words = words_for(text.article.lang)
    bodies = [c for c in clusters.living() if c.type in _BODIES and (c.forms or c.spots)]
    if not bodies:
        return
    places = _places(clusters)
    countries = {country for _, country in places}
    people = {c.country for c in clusters.living() if c.type == "PER" and c.named and c.country}
    country = _country(clusters, words.home)
    whose = Whose(text, words, places, _people(clusters), country)
    present: set[str | None] = {*countries, *people, *([words.home] if country in (None, words.home) else [])}
    for cluster in bodies:
        if cluster.known and countries and _is_strange(cluster, present, words):
            cluster.known = cluster.country = None
    whose.join(bodies)
    heads, said = _heads(clusters), sorted([*places, *_in_names(bodies, words)])
    pointed = not words.demonstratives.isdisjoint(text.tokens.norm)
    for cluster in bodies:
        this = _this_country(cluster, text, words) if pointed else ()
        last = _before(cluster, said) if this else None
        if cluster.known and last and knowledge().by_id[cluster.known].country not in (None, last):
            cluster.known = cluster.country = None
        if cluster.known:
            continue
        keys = [(heads.get(surname_key(form)), _key(form)[:-1]) for form in cluster.forms]
        keys += [key for form in cluster.forms if (key := _of_its_own(form, words)) is not None]
        if this:
            keys += [(last, _key(form)) for form in cluster.forms] + [(last, this)]
        found = _named_by(keys, cluster, words)
        if found is not None:
            clusters.rename(cluster, found)
        elif not this:
            _name_by_places(cluster, clusters, whose, text)
    if not words.arabic:
        _forget_any(clusters, text)
        _forget_old(clusters, text)


def _named_by(keys: list[Key], cluster: Cluster, words: Words) -> str | None:
    """The one known body that countries and words name."""
    if cluster.type == "AGENCY":  # official, of the state: what an agency is may stand behind its name
        shorter = [(of, key, n) for of, key in keys for n in range(len(key) - 1, 1, -1)]
        keys = keys + [(of, key[:n]) for of, key, n in shorter if _is_of(key[n:], of, words)]
    found = {
        id for of, key in keys if of is not None and (id := _bodies("ar" if words.arabic else "fa").get((of, key)))
    }
    return found.pop() if len(found) == 1 else None


def _name_by_places(cluster: Cluster, clusters: Clusters, whose: Whose, text: Text) -> None:
    """Give each mention of a bare noun to the body of the country that it belongs to there."""
    keys = [_key(form) for form in cluster.forms]
    spots = cluster.spots or [(start, start, cluster.type, "name") for start in cluster.starts[:1]]
    of: dict[str | None, list[Spot]] = {}
    others: list[Spot] = []
    for spot in spots:
        country = whose.at(spot)
        known = _named_by([(country, key) for key in keys], cluster, whose.words)
        if known is not None and _says_other(spot, knowledge().by_id[known], text, whose.words):
            others.append(spot)
            continue
        far = known is None and whose.elsewhere(spot[0])
        of.setdefault(known or ("" if far else None), []).append(spot)
    if "" in of and whose.about != whose.words.home:  # nor surely this country's beside others
        for id in [id for id in of if id]:
            of[""] += [spot for spot in of[id] if whose.among_others(spot[0])]
            of[id] = [spot for spot in of[id] if not whose.among_others(spot[0])]
    ids = sorted((id for id in of if id and of[id]), key=lambda id: -len(of[id]))
    for other in [*ids[1:], ""] if ids else []:
        if other in of:
            apart = part(clusters, cluster, of[other], text)
            if other:
                clusters.rename(apart, other)
    if ids and others:
        part(clusters, cluster, others, text)
    if ids:
        clusters.rename(cluster, ids[0])


def _says_other(spot: Spot, known: Known, text: Text, words: Words) -> bool:
    """Whether the words of a mention name other countries than a body's: the Zambian team is not that of France.

    A word of the body's own name names none, as that for finance, which is the adjective of Mali, too.
    """
    own = {norm for form in known.forms(text.article.lang) for norm in norms_of(form)}
    said = {m for w in text.words(spot[0], spot[1]) if w.norm not in own and (m := words.meaning(w.norm)) is not None}
    named = said.intersection(words.country_names)
    return bool(named) and known.country not in named


def _is_of(rest: tuple[str, ...], country: str | None, words: Words) -> bool:
    """Whether words behind what an agency is name no other country."""
    return all(m == country or m not in words.country_names for w in rest if (m := words.meaning(w)) is not None)


def _forget_any(clusters: Clusters, text: Text) -> None:
    """Take from known bodies the mentions by one word behind the Persian "a": a parliament is none that is known."""
    for cluster in clusters.living():
        if not cluster.known or cluster.type != "ORG":
            continue
        gone = [s for s in cluster.spots if s[3] == "name" and _is_any(text, s[0], s[1])]
        if gone and len(gone) < len(cluster.spots):
            cluster.spots = [s for s in cluster.spots if s not in gone]
            cluster.starts = sorted(s[0] for s in cluster.spots)


def _forget_old(clusters: Clusters, text: Text) -> None:
    """Take from known bodies the mentions by one word near behind a year of which few remember the state of then."""
    old = _old_years(text)
    for cluster in clusters.living() if old else ():
        known = knowledge().by_id.get(cluster.known or "")
        if known is None or known.kind not in LOCAL_KINDS:
            continue
        spots = [s for s in cluster.spots if s[3] == "name" and _is_then(text, s[0], s[1], old)]
        if len(spots) == len(cluster.spots):
            cluster.known = cluster.country = None
        elif spots:
            part(clusters, cluster, spots, text)


def _is_then(text: Text, start: int, end: int, years: list[tuple[int, bool]]) -> bool:
    noun = text.words(start, end)
    if len(noun) != 1 or not is_institution(noun[0].norm, text.article.lang):
        return False
    at = bisect_left(years, (start, False))
    return at > 0 and years[at - 1][1] and start - years[at - 1][0] < _DATED


def _old_years(text: Text) -> list[tuple[int, bool]]:
    """Where the Persian text dates something by a year, and whether that is long ago; [] where none is."""
    day, tokens, dated = text.article.published, text.tokens, year_words(text.article.lang)
    if day is None:
        return []
    years = []
    for i in range(1, len(tokens)):
        if tokens.kind[i] == "n" and len(norm := tokens.norm[i]) == _YEAR and tokens.norm[i - 1] in dated:
            year = int(norm) if norm.isdecimal() else int(day[:_YEAR])
            year += _HIJRA if year < _SOLAR else 0
            years.append((tokens.start[i], year + _LONG_AGO < int(day[:_YEAR])))
    return years if any(old for _, old in years) else []


def _is_any(text: Text, start: int, end: int) -> bool:
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    noun = text.words(start, end)
    indefinite = before is not None and before.norm == _A and text.raw[before.end : start].isspace()
    return indefinite and len(noun) == 1 and is_institution(noun[0].norm, text.article.lang)


def _of_its_own(form: str, words: Words) -> tuple[str | None, tuple[str, ...]] | None:
    """The country by whose name a body's ends and the words before it; None where it ends by no name of one."""
    norms = norms_of(form)
    if words.home and len(norms) > 1 and words.is_ours(norms[-1]):
        return words.home, name_key(norms[:-1])
    for n in (2, 1):
        country = words.countries.get("".join(norms[-n:])) if len(norms) > n else None
        if country is not None:
            rest = norms[:-n]
            return country, name_key(rest[:-1] if words.inside(rest[-1]) else rest)
    return _in_city(norms, words)


def _in_city(norms: list[str], words: Words) -> tuple[str | None, tuple[str, ...]] | None:
    """The country of the capital by which a body's name ends, behind "in" or a government's, and the words before."""
    if len(norms) > _TWO and words.inside(norms[-2]) and norms[-1] in words.capitals:
        return words.capitals[norms[-1]], name_key(norms[:-2])
    seat, noun = words.capitals.get(norms[-1]), name_key(norms[:-1])
    body = _bodies("ar" if words.arabic else "fa").get((seat, noun)) if seat and len(norms) == _TWO else None
    if body is not None:
        return (seat, noun) if knowledge().by_id[body].kind == _GOVERNMENT else None
    city = norms[-1].removeprefix(CLITIC_PREPOSITIONS["BI"]) if words.arabic and len(norms) > 1 else norms[-1]
    return (words.capitals[city], name_key(norms[:-1])) if city != norms[-1] and city in words.capitals else None


def _this_country(cluster: Cluster, text: Text, words: Words) -> tuple[str, ...]:
    """The words of a body that is first called "of this country", without those two; () for any other."""
    start, end, _, _ = min(cluster.spots, default=(cluster.first, cluster.first, "", ""))
    there = text.words(start, min(max(end, start + _BEHIND) + _BEHIND, len(text.raw)))
    for k in range(1, min(len(there) - 1, _WORDS)):
        pointer, noun = words.role(there[k].norm), words.noun(there[k + 1].norm)
        near = there[k].start <= end + 1 or not cluster.spots
        if near and pointer and pointer[0] == "demonstrative" and noun is not None and noun[0].kind == "state":
            return name_key([w.norm for w in there[:k]])
    return ()


def _in_names(bodies: list[Cluster], words: Words) -> Iterator[tuple[int, str]]:
    """Where known bodies stand that have their country in their name."""
    for cluster in bodies:
        for start, _, _, _ in cluster.spots if cluster.known and cluster.country else ():
            if any(words.meaning(n) == cluster.country for f in cluster.forms for n in norms_of(f)):
                yield start, cluster.country or ""


def _before(cluster: Cluster, places: list[tuple[int, str]]) -> str | None:
    """The country that was named last before a cluster's first mention."""
    at = bisect_left(places, (cluster.first, ""))
    return places[at - 1][1] if at else None


def _heads(clusters: Clusters) -> dict[str, str]:
    """The surnames of heads of state and government that the article names, each with the country: X's government."""
    people = [(c, knowledge().by_id.get(c.known or "")) for c in clusters.living() if c.type == "PER"]
    return {
        surname_key(form): known.country
        for c, known in people if known is not None and known.country and any(t.role in HEADS for t in known.terms)
        for form in c.forms
    }  # fmt: skip


def _people(clusters: Clusters) -> list[tuple[int, str]]:
    """Where persons are named whose country is known, each with that."""
    people = (c for c in clusters.living() if c.type == "PER" and c.named)
    return [(start, c.country) for c in people if c.country for start in c.starts]


def _places(clusters: Clusters) -> list[tuple[int, str]]:
    """Where places are named, in text order, each with its country."""
    found = ((c, _of(c)) for c in clusters.living())
    return sorted((start, country) for c, country in found if country is not None for start in c.starts)


def _is_strange(cluster: Cluster, named: set[str | None], words: Words) -> bool:
    """Whether a known body's country is not `named` in the article, neither by places and persons nor in its name."""
    known = knowledge().by_id.get(cluster.known or "")
    if known is None or known.kind not in LOCAL_KINDS or known.country in {None, *named}:
        return False
    if known.kind == _PARLIAMENT and any(_is_proper(form, known) for form in cluster.forms):
        return False
    return not any(_is_in(n, known.country, words) for form in cluster.forms for n in norms_of(form))


def _is_proper(form: str, known: Known) -> bool:
    """Whether a name is one word that is no ordinary one: the Knesset, the Congress."""
    return len(norms_of(form)) == 1 and _key(form) not in {_key(word) for word in known.ambiguous}


def _is_in(norm: str, country: str | None, words: Words) -> bool:
    """Whether a word is the name or adjective of a country, or the name of a capital of it."""
    return words.meaning(norm) == country or words.capitals.get(norm) == country


def _country(clusters: Clusters, home: str | None) -> str | None:
    """The ISO code of the country that the article is about; None where no one country is."""
    named: Counter[str] = Counter()
    head: set[str] = set()
    living = clusters.living()
    places = {_of(cluster) for cluster in living}
    for cluster in living:
        country = _of(cluster) or _country_of(cluster)
        if country in places and country is not None:
            named[country] += len(cluster.spots)
            if cluster.starts and cluster.starts[0] < _HEAD:
                head.add(country)
    if not named:
        return home
    (country, most), *others = named.most_common(2)
    if country == home:
        return home
    clear = not others or most >= _SHARE * others[0][1]
    if clear and country in head:
        return country
    return home if (home in named and (country not in head or home in head)) or named.total() < _FEW else None


def _country_of(cluster: Cluster) -> str | None:
    """The country of a known person."""
    known = knowledge().by_id.get(cluster.known or "") if cluster.type == "PER" else None
    return known.country if known is not None else None


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
    countries: dict[tuple[str, ...], set[str]] = {}
    for known in knowledge():
        if known.type in _BODIES and known.country and (known.type == "ORG" or known.kind == "agency"):
            if known.kind == _UNIVERSITY:
                continue  # a country has many: the country's name is its own
            for form in known.forms(lang):
                norms = norms_of(form)
                rest = _without(norms, known.country, words)
                if rest and len(rest) < len(norms) and not (words.arabic and _is_portfolio(known, rest)):
                    found.setdefault((known.country, name_key(rest)), set()).add(known.id)
                    countries.setdefault(name_key(rest), set()).add(known.country)
    ids = {key: ids.pop() for key, ids in found.items() if len(ids) == 1}
    named = knowledge().by_id
    return {
        (country, key): id
        for (country, key), id in ids.items()
        if len(key) > 1
        or named[id].kind not in _OWN_NAMES
        or (named[id].kind != _COMPANY and len(countries[key]) >= _SHARED)  # Airlines is what many are called in part
    }


def _is_portfolio(known: Known, rest: list[str]) -> bool:
    """Whether a noun is left of an Arabic ministry's name: defence is a court's, too; adjectives are the body."""
    return known.kind == _MINISTRY and len(rest) == 1 and not rest[0].endswith(_ADJECTIVE)


def _without(norms: list[str], country: str | None, words: Words) -> list[str]:
    """The words of a body's name that don't name its country, nor a preposition before that."""
    rest = [n for n in norms if words.meaning(n) != country]
    return rest[:-1] if rest and norms[-1] != rest[-1] and words.inside(rest[-1]) else rest


def _key(form: str) -> tuple[str, ...]:
    return name_key(norms_of(form))
