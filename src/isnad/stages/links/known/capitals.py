"""Capitals that stand for their governments: Washington denied it, between Moscow and Ankara.

The word before a capital tells the city from the party, as does its opening a sentence. Where an article has a
capital act once, it means the government wherever no word of place stands before the name. In Persian, which puts
one before every place, a foreign capital that has none anywhere is its government too.
"""

from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.known.sides import PARTY, PLACE, SEAT, UNTOLD, side_of, side_of_two
from isnad.stages.links.nouns import place_nouns
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Word, Words, key_of
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION, bare_forms
from isnad.text.marks import COMMAS

_BEFORE = 60  # characters in which the word before a name stands
_VERB = 4  # letters of a verb that is known by its form alone
_OBJECTS = ("\u0647\u0627", "\u0647")  # -ha, -hu
_TEH, _HER, _PLURAL = "\u062a", "\u0647\u0627", "\u0627\u062a"  # ta- and -t, -ha, -at


def name_governments(clusters: Clusters, text: Text, words: Words) -> None:
    """Part the mentions of capitals that act from those of the cities, and give them to the states.

    The capital of the press's own country is a city where the article names no other country.
    """
    named = {cluster.country for cluster in clusters.living() if cluster.type == "GPE" and cluster.known}
    named |= {known.country for c in clusters.living() if (known := knowledge().by_id.get(c.known or "")) is not None}
    for cluster in clusters.living():
        country = _capital_of(cluster, words)
        if country is None or (country == words.home and named <= {country, None}):
            continue
        sides = [_side(text, words, start) for start, _, _, _ in cluster.spots]
        foreign = not words.arabic and country != words.home and PLACE not in sides and UNTOLD in sides
        if PARTY not in sides and not foreign:
            continue
        state = clusters.of_known(country, "GPE", cluster.first)
        kept = [spot for spot, side in zip(cluster.spots, sides, strict=True) if side == PLACE]
        if not kept:
            state.absorb(cluster)
            continue
        for (start, end, type_, kind), side in zip(cluster.spots, sides, strict=True):
            if side != PLACE:
                state.add_spot(start, end, type_, kind)
        cluster.spots, cluster.starts = kept, sorted(start for start, _, _, _ in kept)
        state.add_forms(*cluster.forms)


def name_cities(clusters: Clusters, text: Text, words: Words) -> None:
    """Part the mentions of capitals behind a word of place from those of the states that they were taken for."""
    for state in clusters.living():
        if state.type != "GPE" or state.known not in words.country_names:
            continue
        for spot in list(state.spots):
            name = text.raw[spot[0] : spot[1]]
            if spot[3] != "name" or words.capitals.get(key_of(name)) != state.known:
                continue
            cities = [k for k in knowledge().named(name, "GPE") if k.id != k.country == state.known]
            if len(cities) == 1 and len(state.spots) > 1 and _side(text, words, spot[0]) == PLACE:
                city = clusters.of_known(cities[0].id, "GPE", spot[0])
                if city is state:  # as whom the city spoke elsewhere
                    city = clusters.anew(cities[0].id, "GPE", spot[0])
                state.spots.remove(spot)
                state.starts.remove(spot[0])
                city.add_spot(*spot)
                city.add_forms(name)


def _capital_of(cluster: Cluster, words: Words) -> str | None:
    """The country whose capital a known city is."""
    if cluster.type != "GPE" or not cluster.known or cluster.known in words.country_names:
        return None
    country = next((c for f in cluster.forms if (c := words.capitals.get(key_of(f))) is not None), None)
    known = knowledge().by_id.get(cluster.known)
    return country if known is not None and known.country == country else None


def _side(text: Text, words: Words, start: int) -> str:
    """Whether the mention at `start` is of a party or a place; untold behind any other word, '' behind a mark."""
    token = text.token_at(start)
    clitic = text.raw[text.tokens.start[token] : start]
    if words.arabic and clitic[-1:] == CLITIC_PREPOSITIONS["BI"]:
        return PLACE
    if _is_seat(text, token):
        return PLACE
    sentence = text.bounds(text.sentence_at(start))[0] if text.sentences else 0
    before = text.words(max(sentence, start - _BEFORE), text.tokens.start[token])
    if not before:
        after = token + 1
        spoken = after < len(text.tokens) and text.tokens.kind[after] == "w" and not clitic
        return PARTY if spoken else ""
    marked = text.raw[before[-1].end : text.tokens.start[token]].strip()
    if len(before) > 1 and before[-1].norm.isdigit():  # the year of games or of a summit
        before = before[:-1]
    other = _coordinated(before, clitic, words)
    if other is not None and not marked:
        side = _side(text, words, other)
        return side or UNTOLD
    if words.arabic and len(before) > 1 and words.is_adjective(before[-1].norm):  # the Eritrean capital Asmara
        before = before[:-1] if side_of(before[-2].norm, text.article.lang) == PLACE else before
    side = side_of(before[-1].norm, text.article.lang)
    if side == UNTOLD and len(before) > 1:
        side = side_of_two(before[-2].norm, before[-1].norm, text.article.lang)
    side = PLACE if side == SEAT else side
    if side == UNTOLD and words.arabic and not clitic and _has_subject(before, text):
        side = PARTY
    return "" if marked else side


def _is_seat(text: Text, token: int) -> bool:
    """Whether a noun for a city, or for whose seat it is, stands in apposition behind a name: Tripoli, seat of N.

    A comma parts the two, in Persian perhaps none.
    """
    norm, lang = text.tokens.norm, text.article.lang
    comma = token + 1 < len(norm) and norm[token + 1] in COMMAS
    behind = token + 1 + comma
    if behind >= len(norm) or (lang == "ar" and not comma):
        return False
    return norm[behind] in place_nouns(lang) or side_of(norm[behind], lang) == SEAT


def _has_subject(before: list[Word], text: Text) -> bool:
    """Whether the Arabic word before a name can only be a verb, whose subject the name is: began, which it imposes.

    It is a perfect in the feminine, or has an object behind it and a relative pronoun or the feminine's letter first.
    """
    norm, written = before[-1].norm, text.raw[before[-1].start : before[-1].end]
    if norm.startswith(ARTICLE) or len(norm) < _VERB:
        return False
    if norm.endswith(_TEH):
        return not written.endswith(_PLURAL)
    if len(before) > 1 and before[-2].norm in _relatives() and norm.endswith(_OBJECTS):
        return True
    return norm.startswith(_TEH) and norm.endswith(_HER) and not norm.endswith(_TEH + _HER)


@cache
def _relatives() -> frozenset[str]:
    return frozenset(fold_word(row.form) for row in load("particles", "ar").rows if row["class"] == "rel")


def _coordinated(before: list[Word], clitic: str, words: Words) -> int | None:
    """Where the place begins that a conjunction joins to a capital: between Moscow and Ankara."""
    if words.arabic:
        place = before if clitic == CONJUNCTION else []
    else:
        place = before[:-1] if before[-1].norm == CONJUNCTION else []
    for n in (1, 2):
        norm = "".join(w.norm for w in place[-n:])
        for letters, bare in bare_forms(norm) if words.arabic else ((0, norm),):
            if len(place) >= n and (bare in words.capitals or bare in words.countries):
                return place[-n].start + letters
    return None
