"""Names that the article shows to be somebody else's: nothing known is meant by them.

The ministry of another country, with that country's name or adjective behind it, in Persian any body in an article
that doesn't name its own; a channel that shares its name with a newspaper; a town abroad where nothing else is of its
country and no word of place stands by; a zone or a ceasefire none of whose parties is named; a club's or firm's name
behind a given name, a club's in quotation marks behind a noun for a party; a province behind a number of them; a city
in another country, "in" which stands behind it; Arabic "on" and a name, no Ali. They keep their place as entities and
lose the known id.
"""

from collections.abc import Iterator, Mapping

from isnad.lexicons.kb import Known, knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.heads import HEADS
from isnad.stages.links.known.sides import NAMESAKE, PLACE, side_of
from isnad.stages.links.known.surnames import behind_given
from isnad.stages.links.nouns import is_body, party_nouns, place_nouns
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Word, Words, key_of, norms_of
from isnad.stages.names.mistaken import is_dotless
from isnad.text.clitics import CLITIC_PREPOSITIONS, bare_forms
from isnad.text.marks import QUOTES_OPEN
from isnad.text.names import name_key

Spot = tuple[int, int, str, str]

_BODIES = frozenset({"ORG", "AGENCY"})
_BEHIND = 24  # characters behind a name in which the next word stands
_BEFORE = 16  # characters before one
_NAMED_ALIKE = frozenset({"sport", "company"})  # kinds of bodies that are called like persons
_EVERYWHERE = frozenset({"armed_group", "movement"})  # kinds that adjectives of other countries are said of
_SPORT = "sport"
_GOVERNMENT = "government"
_INTERNATIONAL = "international"  # kind of bodies whose branches in a country bear its adjective: the Red Cross
_OF_PARTIES = frozenset({"zone", "ceasefire", "process"})  # kinds of mechanisms that are called the same everywhere
_PRESS, _BROADCAST = frozenset({"newspaper", "magazine"}), frozenset({"tv", "radio", "network"})
_WIRE = frozenset({"agency"})
_ON = 3  # letters of the Arabic preposition that is written like Ali but for the dots


def forget_strangers(clusters: Clusters, text: Text, words: Words) -> None:
    """Take the known id from bodies that an article gives to another country or kind, or a person's name holds."""
    people = {end for c in clusters.living() if c.type == "PER" for _, end, *_ in c.spots}
    bases = (knowledge().by_id.get(c.known or "") for c in clusters.living() if c.type == "GPE")
    named = {k.country for k in bases if k is not None}
    where = {s[0]: c.country for c in clusters.living() if c.type == "GPE" and c.known for s in c.spots}
    _forget_short(clusters)
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "")
        spots = sorted(s for s in cluster.spots if s[3] == "name")
        if known is None or not spots:
            continue
        if cluster.type in _BODIES:
            abroad = [s for s in spots if _is_abroad(known, s, text, words)]
            if not abroad and not words.arabic and known.country not in {None, *named}:
                abroad = [s for s in spots if _is_before_country(known, s, text, words)]
            if spots[0] in abroad or (abroad and known.type == "AGENCY") or _other_medium(known, spots, text, words):
                cluster.known = cluster.country = None
            elif abroad:
                part(clusters, cluster, abroad, text)
        place = words.arabic and known.type == "GPE" and known.id != known.country  # Persian streets: Rajai, Shiraz
        called = known.kind in _NAMED_ALIKE or place
        if known.kind == _GOVERNMENT and _is_to_come(known, text.article.published):
            cluster.known = cluster.country = None
        if known.type == "PER" and (called_so := [s for s in spots if _names_thing(text, s[0])]):
            if len(called_so) == len(cluster.spots):
                cluster.known = cluster.country = None
            else:
                part(clusters, cluster, called_so, text)
        if known.type == "GPE" and all(_is_counted(text, start) for start, *_ in spots):
            cluster.known = cluster.country = None
        if words.arabic and known.type == "PER" and all(_is_on(text, start) for start, *_ in spots):
            cluster.known = cluster.country = None
        if place and all(_is_elsewhere(known, s, where, text) for s in spots):
            cluster.known = cluster.country = None
        party = known.kind == _SPORT and any(_is_partys(text, start) for start, *_ in spots)
        if party or (called and spots[0][0] - 1 in people and behind_given(text, spots[0][0], spots[0][1])):
            cluster.known = cluster.country = None


def _forget_short(clusters: Clusters) -> None:
    """Take the known id from bodies that a noun alone names where the article has that noun in another's name."""
    bodies = [c for c in clusters.living() if c.type in _BODIES]
    longer = {key[0] for c in bodies if not c.known for key in c.keys if clusters.is_told(key)}
    for cluster in bodies:
        nouns = {key[0] for key in cluster.keys if clusters.is_noun(key)}
        if cluster.known and len(nouns) == len(cluster.keys) > 0 and nouns <= longer:
            cluster.known = cluster.country = None


def _is_to_come(known: Known, day: str | None) -> bool:
    """Whether a government is called by the name of one who came to head it after an article's day only."""
    surnames = {form.split()[-1] for lang in known.names for form in known.forms(lang)[:1]}
    terms = [
        t for surname in surnames for person in knowledge().by_surname(surname) for t in person.terms
        if t.role in HEADS and t.body == known.country
    ]  # fmt: skip
    return day is not None and bool(terms) and all(t.start > day[: len(t.start)] for t in terms)


def _names_thing(text: Text, start: int) -> bool:
    """Whether a noun for a stadium, a street, an airport or the like, which only bears a name, stands before it."""
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    if before is None or text.raw[before.end : start].strip():
        return False
    lang = text.article.lang
    side = side_of(before.norm, lang)
    built = is_body(before.norm, lang) or before.norm in place_nouns(lang)
    return side == NAMESAKE or (side == PLACE and built)


def _is_counted(text: Text, start: int) -> bool:
    """Whether a name begins with a noun for places behind a number: then it tells of several, by adjectives."""
    token = text.token_at(start)
    tokens = text.tokens
    return token > 0 and tokens.kind[token - 1] == "n" and tokens.norm[token] in place_nouns(text.article.lang)


def _is_on(text: Text, start: int) -> bool:
    """Whether a name begins by what a text that dots its yehs writes for "on": on Baraka, not Ali Baraka."""
    first = text.tokens.end[text.token_at(start)]
    return first - start == _ON and is_dotless(first, text.raw)


def _is_elsewhere(known: Known, spot: Spot, where: Mapping[int, str | None], text: Text) -> bool:
    """Whether a city behind a noun for one lies in another country, which stands right behind it with bi-."""
    token = text.token_at(spot[0])
    behind = text.first_word(spot[1], min(len(text.raw), spot[1] + _BEHIND))
    if behind is None or text.raw[spot[1] : behind.start] != " " or not token:
        return False
    there = where.get(behind.start + 1) if text.raw[behind.start] == CLITIC_PREPOSITIONS["BI"] else None
    before = [bare for _, bare in bare_forms(text.tokens.norm[token - 1])]
    return there not in {None, known.country} and not place_nouns("ar").isdisjoint(before)


def _is_partys(text: Text, start: int) -> bool:
    """Whether a name stands in quotation marks behind a noun for a party or an armed group."""
    token = text.token_at(start)
    quoted = start > 0 and text.raw[start - 1] in QUOTES_OPEN
    return quoted and token > 1 and text.tokens.norm[token - 2] in party_nouns(text.article.lang)


def part(clusters: Clusters, cluster: Cluster, spots: list[Spot], text: Text) -> Cluster:
    """Give mentions of a body to another one of the same noun, of which nothing is known yet."""
    other = clusters.new(cluster.type, spots[0][0])
    for spot in spots:
        cluster.spots.remove(spot)
        other.add_spot(*spot)
    cluster.starts = sorted(s[0] for s in cluster.spots)
    other.forms = list(dict.fromkeys(text.raw[s[0] : s[1]] for s in spots))
    cluster.forms = [f for f in cluster.forms if f not in other.forms] or cluster.forms
    return other


def forget_mechanisms(clusters: Clusters, words: Words) -> None:
    """Take the known id from zones, ceasefires and the like of whose parties an article names none."""
    known = [k for c in clusters.living() if (k := knowledge().by_id.get(c.known or "")) is not None]
    there = {k.id for k in known} | {k.country for k in known} | {words.home}
    for cluster in clusters.living():
        mechanism = knowledge().by_id.get(cluster.known or "")
        if mechanism is None or mechanism.type != "MECHANISM" or mechanism.kind not in _OF_PARTIES:
            continue
        parties = {p for party in mechanism.parties for p in (party, _country(party)) if p}
        if not parties.isdisjoint(words.country_names) and parties.isdisjoint(there):
            cluster.known = cluster.country = None


def _country(id: str) -> str | None:
    known = knowledge().by_id.get(id)
    return known.country if known is not None else None


def _is_abroad(known: Known, spot: Spot, text: Text, words: Words) -> bool:
    """Whether the words of a body's name, or right behind it, are another country's and not its own's."""
    if known.kind in _EVERYWHERE or (known.country is None and not (words.arabic and known.kind == _INTERNATIONAL)):
        return False
    found = set(_countries(known, spot, text, words))
    return bool(found) and known.country not in found


def _is_before_country(known: Known, spot: Spot, text: Text, words: Words) -> bool:
    """Whether another country's name stands right behind a body's."""
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))[:1] if known.kind not in _EVERYWHERE else ()
    if not behind or not text.raw[spot[1] : behind[0].start].isspace():
        return False
    return words.countries.get(behind[0].norm) not in {None, known.country}


def _countries(known: Known, spot: Spot, text: Text, words: Words) -> Iterator[str]:
    """The countries that a name's words mean, but for those that are its own anyway, and the word right behind it."""
    forms = known.forms(text.article.lang)
    whole = key_of(text.raw[spot[0] : spot[1]]) in {key_of(form) for form in forms}
    inside = [] if whole else text.words(spot[0], spot[1])[1:]
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))[:1]
    if behind and not _belongs(known, behind[0], spot, text, words):
        behind = []
    for word in (*inside, *behind):
        meaning = words.meaning(word.norm)
        if meaning is None or meaning not in words.country_names:
            continue
        if meaning == known.country or not any(word.norm in norms_of(form) for form in forms):
            yield meaning


def _belongs(known: Known, word: Word, spot: Spot, text: Text, words: Words) -> bool:
    """Whether the word behind a body's name says of what country it is.

    An Arabic adjective with the article; in Persian, where the object of a verb may stand there as well, the country
    of a club or medium.
    """
    gap = text.raw[spot[1] : word.start]
    if any(c.isalnum() or c in "\n.,:;\u060c\u061b" for c in gap):
        return False
    if not words.arabic:
        return word.norm in words.countries and (known.kind == _SPORT or known.type == "AGENCY")
    name = words.countries.get(word.norm) is not None and known.type != "AGENCY"
    return word.norm.startswith(ARTICLE) and words.is_adjective(word.norm) and not name


def _other_medium(known: Known, spots: list[Spot], text: Text, words: Words) -> bool:
    """Whether a paper's name that is also an ordinary word stands behind a noun for channels, or a channel's so."""
    ordinary = {name_key(form) for form in known.ambiguous}
    other = _BROADCAST | _WIRE if known.kind in _PRESS else _PRESS | _WIRE if known.kind in _BROADCAST else None
    if known.type != "AGENCY" or not ordinary or other is None:
        return False
    nouns = []
    for start, end, *_ in spots:
        inside = text.words(start, end)
        first = inside[0] if inside else None
        if first is None or not words.is_medium(first.norm):
            if first is None or name_key(text.raw[start:end]) not in ordinary:
                return False
            first = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
        if first is not None and words.is_medium(first.norm):
            nouns.append(first.norm)
    return bool(nouns) and all((kinds := words.media_kinds(n)) and kinds <= other for n in nouns)
