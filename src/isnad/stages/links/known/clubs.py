"""Cities that stand for their clubs: the striker of Nice, his move from Roma.

Behind a noun for a player, a coach or a club a city is its club, and where it acts as a body does or, in an article
of sport, a masculine adjective is said of it. So it is where an
article names other clubs or calls it one, but inside of it and behind a noun for a city. The club is the one that the
knowledge base has by the bare name of the city.
"""

from collections import Counter
from collections.abc import Collection
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known, knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.known.sides import PLACE, side_of
from isnad.stages.links.known.strangers import part
from isnad.stages.links.nouns import is_body, place_nouns
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, YEH, Words, norms_of, words_for
from isnad.text import fold_word, tokenize
from isnad.text.clitics import CLITIC_PREPOSITIONS, bare_forms
from isnad.text.names import name_key

_SPORT = "sport"
_PLAYING = frozenset({"sportsman", "coach", "head_coach"})  # roles of the titles lexicon
_MANY = 20  # names of clubs from which the noun that they begin with is one for clubs
_SEVERAL = 2  # known clubs from which an article is about their sport
_BESIDE = 24  # characters behind a name in which a word stands
_JOINING = (" \u0648", "\u060c ", "\u060c \u0648", " - ")  # between two names of a list
_PLAYERS = 4  # nouns for players and coaches from which it is, too


def name_clubs(clusters: Clusters, text: Text, words: Words) -> None:
    """Part the mentions of cities that mean clubs from the others, and give them to the clubs."""
    lang = text.article.lang
    living = clusters.living()
    clubs = any(k.kind == _SPORT for c in living if (k := knowledge().by_id.get(c.known or "")) is not None)
    for cluster in living if clubs or not players(lang).isdisjoint(text.tokens.norm) else ():
        if cluster.type == "ORG" and not cluster.known and cluster.forms:
            named = {club.id if (club := _club(form, lang)) is not None else None for form in cluster.forms}
            if len(named) == 1 and (id := named.pop()) is not None:
                clusters.rename(cluster, id)  # no other body bears the bare name of a city
    known = [(c, k) for c in clusters.living() if (k := knowledge().by_id.get(c.known or "")) is not None]
    sport = sum(k.kind == _SPORT for _, k in known) >= _SEVERAL
    sport = sport or sum(norm in players(lang) for norm in text.tokens.norm) >= _PLAYERS
    people = {end for c in clusters.living() if c.type == "PER" for _, end, *_ in c.spots}
    bracketed = {end + 2 for end in people if text.raw[end : end + 2] == " ("}  # a player and the club that is his
    own = {k.id: c for c, k in known if k.kind == _SPORT and c.type == "ORG"}
    for cluster, city in known:
        if city.type != "GPE" or city.id == city.country or cluster.type != "GPE":
            continue
        if (same := _own_club(cluster, own, text, words)) is not None:
            same.absorb(cluster)
        if cluster.merged is not None or cluster.spoke:
            continue
        called = {s[0] for s in cluster.spots if _is_behind(text, s[0], _club_nouns(lang))}
        for spot in list(cluster.spots):
            club = _club(text.raw[spot[0] : spot[1]], lang)
            plays = spot[0] in called or _is_behind(text, spot[0], players(lang)) or (sport and spot[0] in bracketed)
            plays = plays or (sport and _is_he(text, words, spot, city))
            alike = bool(called) or (club is not None and (sport or club.id in own))
            if spot[3] == "name" and (plays or (alike and not _inside(text, words, spot[0]))):
                _move(clusters, cluster, spot, club, text)
        if not cluster.spots:
            clusters.forget(cluster)
    if sport:
        _name_unions(clusters, lang)
    else:
        _name_cities(clusters, text, words)
    _name_by_country(clusters, lang)


def _is_he(text: Text, words: Words, spot: tuple[int, int, str, str], city: Known) -> bool:
    """Whether a masculine adjective of its country stands behind an Arabic city, which is feminine: the French Nice.

    Behind a noun for a place that may be said of that.
    """
    behind = text.first_word(spot[1], min(len(text.raw), spot[1] + _BESIDE)) if words.arabic else None
    if behind is None or text.raw[spot[1] : behind.start] != " " or _inside(text, words, spot[0]):
        return False
    return (
        behind.norm.startswith(ARTICLE)
        and behind.norm.endswith(YEH)
        and words.is_adjective(behind.norm)
        and words.meaning(behind.norm) == city.country
    )


def forget_listed(clusters: Clusters, text: Text) -> None:
    """Take bare nouns for bodies from the known ones where a list of clubs or a player's brackets hold them.

    In Arabic that is a club's name: al-Ittihad is called a union.
    """
    living = [(c, knowledge().by_id.get(c.known or "")) for c in clusters.living()]
    clubs = [c for c, k in living if k is not None and k.kind == _SPORT and k.country]
    if text.article.lang != "ar" or len(clubs) < _SEVERAL:
        return
    people = {end for c, _ in living if c.type == "PER" for _, end, *_ in c.spots}
    edges = {at for c in clubs for s in c.spots if s[3] == "name" for at in s[:2]}
    for cluster, known in living:
        if known is None or cluster.type != "ORG":
            continue
        gone = [s for s in cluster.spots if s[3] == "name" and _is_listed(text, s, people, edges)]
        if gone and len(gone) == len(cluster.spots) and not cluster.spoke:
            cluster.known = cluster.country = None
        elif gone:
            part(clusters, cluster, gone, text)


def _is_listed(text: Text, spot: tuple[int, int, str, str], people: Collection[int], edges: Collection[int]) -> bool:
    """Whether a bare noun stands in brackets behind a person, or a conjunction or comma joins it to a club's name."""
    start, end, *_ = spot
    noun, raw = text.words(start, end), text.raw
    if len(noun) != 1 or noun[0].norm not in _called():
        return False
    if raw[start - 2 : start] == " (" and raw[end : end + 1] == ")" and start - 2 in people:
        return True
    before = next((gap for gap in _JOINING if raw[start - len(gap) : start] == gap and start - len(gap) in edges), "")
    behind = next((gap for gap in _JOINING if raw.startswith(gap, end) and end + len(gap) in edges), "")
    return bool(before or behind)


@cache
def _called() -> frozenset[str]:
    """Arabic nouns for bodies that are clubs' names behind a noun for clubs."""
    forms = (tokenize(form).norm for k in knowledge() if k.kind == _SPORT for form in k.forms("ar"))
    pair = (norms for norms in forms if len(norms) > 1 and norms[0] in _club_nouns("ar"))
    return frozenset(norms[1] for norms in pair if is_body(norms[1], "ar") and norms[1].startswith(ARTICLE))


def _own_club(cluster: Cluster, clubs: dict[str, Cluster], text: Text, words: Words) -> Cluster | None:
    """The club that the article names, too, by which the city's name alone is meant where nothing is inside of it."""
    found = {club.id if (club := _club(form, text.article.lang)) is not None else "" for form in cluster.forms}
    own = clubs.get(found.pop()) if len(found) == 1 else None
    return own if own is not None and not any(_inside(text, words, s[0]) for s in cluster.spots) else None


def _name_cities(clusters: Clusters, text: Text, words: Words) -> None:
    """Give to its city a club that an article of no sport has something inside of, by the name that both bear."""
    for cluster in clusters.living():
        club = knowledge().by_id.get(cluster.known or "")
        if club is None and cluster.type == "ORG" and cluster.forms and not cluster.spoke:
            _name_city(clusters, cluster, text.article.lang)
        if club is None or club.kind != _SPORT or cluster.type != "ORG" or not cluster.spots:
            continue
        named = all(kind == "name" and _inside(text, words, start) for start, _, _, kind in cluster.spots)
        city = _cities(text.article.lang).get(club.id) if named else None
        if city is not None and all(_is_city(form, city, text.article.lang, words) for form in cluster.forms):
            clusters.rename(cluster, city.id)
            cluster.real().type = "GPE"


def _name_city(clusters: Clusters, cluster: Cluster, lang: str) -> None:
    """Give to a city what the names took for a body by the bare name that its club bears, too."""
    found = {club.id if (club := _club(form, lang)) is not None else "" for form in cluster.forms}
    city = _cities(lang).get(found.pop()) if len(found) == 1 else None
    if city is not None:
        clusters.rename(cluster, city.id)
        real = cluster.real()
        real.type, real.spots = "GPE", [(s, e, "GPE", kind) for s, e, _, kind in real.spots]


def _is_city(form: str, city: Known, lang: str, words: Words) -> bool:
    """Whether a name is that of a city, with or without its country behind."""
    norms = norms_of(form)
    bare = norms[:-1] if len(norms) > 1 and words.meaning(norms[-1]) == city.country else norms
    return name_key(" ".join(bare)) in {name_key(f) for f in city.forms(lang)}


@cache
def _cities(lang: str) -> dict[str, Known]:
    """The cities of clubs that bear their bare names."""
    cities = {name_key(f): k for k in knowledge() if k.type == "GPE" and k.id != k.country for f in k.forms(lang)}
    return {club.id: cities[name] for name, club in _clubs(lang).items()}


def _name_unions(clusters: Clusters, lang: str) -> None:
    """Give to a union of sport the name that is the beginning of its own and another body's: the European Union."""
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "")
        if cluster.type == "ORG" and known is not None and known.kind != _SPORT and cluster.forms:
            found = {_unions(lang).get(name_key(form)) for form in cluster.forms}
            if len(found) == 1 and (id := found.pop()) is not None:
                clusters.rename(cluster, id)


@cache
def _unions(lang: str) -> dict[str, str]:
    """Unions of sport by the first words of their names that are the whole name of another body."""
    bodies = {name_key(f) for k in knowledge() if k.type == "ORG" and k.kind != _SPORT for f in k.forms(lang)}
    sport = (
        (form.split(), k.id) for k in knowledge() if k.kind == _SPORT and not k.country for form in k.forms(lang)
    )
    starts = ((name_key(" ".join(words[:n])), id) for words, id in sport for n in range(2, len(words)))
    return {start: id for start, id in starts if start in bodies}


def _name_by_country(clusters: Clusters, lang: str) -> None:
    """Give a club's name that clubs of two countries bear to the one whose country alone the article names."""
    known = [(c, k) for c in clusters.living() if (k := knowledge().by_id.get(c.known or "")) is not None]
    countries = {k.country for _, k in known if k.type == "GPE"}
    for cluster, club in known:
        if club.kind != _SPORT or club.country is None or club.country in countries:
            continue
        keys = {name_key(form) for form in cluster.forms}
        others = {id for key in keys for country, id in _namesakes(lang).get(key, {}).items() if country in countries}
        if len(others) == 1 and len(keys) == 1:
            clusters.rename(cluster, others.pop())
        shared = any(len(_namesakes(lang).get(key, ())) > 1 for key in keys)
        if cluster.known == club.id and shared and keys.isdisjoint({name_key(form) for form in club.forms(lang)}):
            cluster.known = cluster.country = None  # it is called so in the other language alone


@cache
def _namesakes(lang: str) -> dict[str, dict[str | None, str]]:
    """Clubs by their names without the country behind, and by that country."""
    words, out = words_for(lang), dict[str, dict[str | None, str]]()
    for known in knowledge():
        for form in known.forms(lang) if known.kind == _SPORT else ():
            norms = norms_of(form)
            if len(norms) > 1 and words.meaning(norms[-1]) == known.country:
                out.setdefault(name_key(" ".join(norms[:-1])), {})[known.country] = known.id
    return out


def _move(
    clusters: Clusters, cluster: Cluster, spot: tuple[int, int, str, str], club: Known | None, text: Text
) -> None:
    """Take a mention from a city and give it to its club, to none that is known where `club` is None."""
    start, end, _, kind = spot
    cluster.spots.remove(spot)
    cluster.starts.remove(start)
    to = clusters.of_known(club.id, "ORG", start) if club is not None else clusters.new("ORG", start)
    to.add_spot(start, end, "ORG", kind)
    to.add_forms(text.raw[start:end])


def _is_behind(text: Text, start: int, nouns: frozenset[str]) -> bool:
    """Whether one of these nouns stands right before a name."""
    token = text.token_at(start)
    if not token or text.tokens.kind[token - 1] != "w" or text.tokens.start[token] != start:
        return False
    before = text.tokens.norm[token - 1]
    bare = (b for _, b in bare_forms(before)) if text.article.lang == "ar" else (before,)
    return any(b in nouns for b in bare)


def _inside(text: Text, words: Words, start: int) -> bool:
    """Whether the words before a name say that something is there, or that it is a city."""
    token = text.token_at(start)
    if text.raw[text.tokens.start[token] : start][-1:] == CLITIC_PREPOSITIONS["BI"] and words.arabic:
        return True
    before = text.tokens.norm[token - 1] if token and text.tokens.kind[token - 1] == "w" else ""
    if words.arabic and token > 1 and words.is_adjective(before):  # the Italian capital Rome
        noun = text.tokens.norm[token - 2]
        before = noun if side_of(noun, text.article.lang) == PLACE and noun not in directions("ar") else before
    role = words.role(before)
    if before in place_nouns(text.article.lang) or (role is not None and role[0] == "inside"):
        return True
    return side_of(before, text.article.lang) == PLACE and before not in directions(text.article.lang)


@cache
def directions(lang: str) -> frozenset[str]:
    """Prepositions of one word, which stand before clubs as before places: from Roma."""
    return frozenset(fold_word(r.form) for r in load("particles", lang).rows if r["class"] == "prep")


@cache
def players(lang: str) -> frozenset[str]:
    """Nouns for players and coaches that are nothing else."""
    rows = (r for r in load("titles", lang).rows if r["role"] in _PLAYING and r["besides"] != "thing")
    return frozenset(fold_word(r.form) for r in rows if " " not in r.form)


@cache
def _club_nouns(lang: str) -> frozenset[str]:
    """Nouns for clubs, by which the names of many of them begin."""
    sport = (form.split() for k in knowledge() if k.kind == _SPORT and k.country for form in k.forms(lang))
    first = Counter(fold_word(words[0]) for words in sport if len(words) > 1)
    nouns = frozenset(fold_word(r.form) for r in load("bodies", lang).rows if r["type"] == "ORG")
    return frozenset(noun for noun, n in first.items() if n >= _MANY and noun in nouns)


def _club(name: str, lang: str) -> Known | None:
    return _clubs(lang).get(name_key(name))


@cache
def _clubs(lang: str) -> dict[str, Known]:
    """Clubs by the names of their cities: those that are called so alone, or with their country behind the city."""
    words = words_for(lang)
    cities = {name_key(f) for k in knowledge() if k.type == "GPE" and k.id != k.country for f in k.forms(lang)}
    found: dict[str, dict[str, Known]] = {}
    for known in knowledge():
        for form in known.forms(lang) if known.kind == _SPORT else ():
            norms = norms_of(form)
            own = len(norms) > 1 and words.meaning(norms[-1]) == known.country
            name = name_key(" ".join(norms[:-1] if own else norms))
            if name in cities:
                found.setdefault(name, {})[known.id] = known
    return {name: next(iter(same.values())) for name, same in found.items() if len(same) == 1}
