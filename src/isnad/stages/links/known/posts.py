"""Offices that an article names for themselves or for somebody else: no mentions of the known person.

The post that somebody is named for, the office behind a noun for kin of its holder or, in Persian, right behind
another one's name, the former, late or then holder's where the known person holds it, the new or next one's where the
known person has held it for long, the monarch's where nothing gives the known person a crown, one of several behind a
number, and the office of a country that the known person served in no office. So is one that ends by a name that
speaks of its own: Peter's guard is not Peter. What speaks keeps its speaker.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.kb import Known, knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.heads import HEADS
from isnad.stages.links.known.clubs import directions
from isnad.stages.links.known.sides import POST, side_of
from isnad.stages.links.known.titled import role_of
from isnad.stages.links.offices import CROWNED, SINGLE, WORLDWIDE, kb_role
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Words
from isnad.text import fold_word
from isnad.text.names import name_words

Spot = tuple[int, int, str, str]

_BEFORE, _BEHIND = 24, 40  # characters around an office in which words are read
_YEAR = 4  # digits of one
_APPOSED = 3  # characters at most between a name and the office behind it
_KIN = "relation"  # kind of nouns
_PAST = frozenset({"former", "late", "then"})  # roles of adjectives
_KINGS = CROWNED - {"emir"}  # who has no crown may be called a prince, too
_NEW = 1  # years before an article's, from which who holds an office is the new holder


def forget_posts(clusters: Clusters, text: Text, words: Words) -> None:
    """Take from known persons the mentions by an office that the words around it give to nobody or to another."""
    people = [c for c in clusters.living() if c.type == "PER"]
    unknown = {spot[1] for c in people if not c.known for spot in c.spots if spot[3] == "name"}
    things = {spot[1] for c in clusters.living() if c.type != "PER" for spot in c.spots}
    for cluster in people:
        known = knowledge().by_id.get(cluster.known or "")
        offices = [s for s in cluster.spots if s[3] == "office"]
        if known is None or not offices:
            continue
        if len(offices) == len(cluster.spots):
            if all(_is_of_another_time(known, spot, text) for spot in offices):
                cluster.known = cluster.country = None
            continue
        ends = {s[1] for s in cluster.spots if s[3] == "name"}
        gone = [s for s in offices if _is_others(cluster, known, s, ends, text, words)]
        gone += [s for s in offices if s not in gone and s[1] not in things and _ends_by_name(cluster, s, text)]
        if not words.arabic:
            gone += [s for s in offices if s not in gone and _is_told_of_others(s, ends, unknown, text)]
        if gone:
            cluster.spots = [s for s in cluster.spots if s not in gone]
            cluster.starts = sorted(s[0] for s in cluster.spots)


def _is_others(cluster: Cluster, known: Known, spot: Spot, ends: set[int], text: Text, words: Words) -> bool:
    """Whether the words around an office keep it from being the known person's."""
    if _is_post(text, spot[0]) or (words.arabic and _is_any(text, spot, words)):
        return True
    if _is_of_kin(spot[0], ends, text, words) or _is_not_crowned(cluster, known, spot, text):
        return True
    if _is_behind(ends, spot[0]):
        return False
    return _is_of_another_time(known, spot, text) or _is_abroad(cluster, known, spot, text, words)


def _is_behind(ends: set[int], start: int) -> bool:
    """Whether something stands right behind one of the names that end so."""
    return any(start - gap in ends for gap in range(_APPOSED + 1))


def _ends_by_name(cluster: Cluster, spot: Spot, text: Text) -> bool:
    """Whether a phrase for an office ends by the person's own name, so that it is that of one who serves the person.

    A name in apposition is a mention of its own, or the whole no office but a description.
    """
    words = name_words(text.raw[spot[0] : spot[1]])
    return any(0 < len(own := name_words(form)) < len(words) and words[-len(own) :] == own for form in cluster.forms)


def _is_post(text: Text, start: int) -> bool:
    """Whether a noun for an office as such stands before one: the post of prime minister."""
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    beside = before is not None and not text.raw[before.end : start].strip()
    return before is not None and beside and side_of(before.norm, text.article.lang) == POST


def _is_of_kin(start: int, ends: set[int], text: Text, words: Words) -> bool:
    """Whether a name and a noun for kin stand before an office: Ali, the father of the minister."""
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    noun = words.noun(before.norm) if before is not None and text.raw[before.end : start].isspace() else None
    if before is None or noun is None or noun[0].kind != _KIN:
        return False
    return _is_behind(ends, before.start)


def _is_of_another_time(known: Known, spot: Spot, text: Text) -> bool:
    """Whether an office is the former one's where the person holds it, or the new one's where that is another."""
    day, lang = text.article.published, text.article.lang
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))
    near = [w for w in behind[:1] if text.raw[spot[1] : w.start].isspace()]
    said = {word.norm for word in (*text.words(spot[0], spot[1])[1:], *near)}
    past = not _former(lang).isdisjoint(said)
    if near and not past:
        norms = [w.norm for w in behind[: max(map(len, _then(lang)))]]
        past = any(norms[: len(phrase)] == list(phrase) for phrase in _then(lang))
    if day is None or (coming(lang).isdisjoint(said) and not past):
        return False
    held = [t for t in known.terms if t.role in SINGLE | HEADS]
    if not coming(lang).isdisjoint(said):
        new = (t.holds(day) and (not t.start or int(t.start[:4]) + _NEW >= int(day[:4])) for t in held)
        return bool(held) and not any(new)
    role = role_of(text.raw[spot[0] : spot[1]], lang)
    roles = CROWNED if role in CROWNED else {role}
    return any(t.role in roles and t.holds(day) for t in held)


@cache
def coming(lang: str) -> frozenset[str]:
    """Adjectives behind an office that say who comes to it: the new, the next, the elected one."""
    titles, times = load("titles", lang).rows, load("time_words", lang).rows
    chosen = [r for r in titles if r["kind"] == "modifier" and r["role"] == "elect"]
    words = frozenset(fold_word(r.form) for r in (*chosen, *(r for r in times if r["role"] == "next")))
    return words - directions(lang)


@cache
def _former(lang: str) -> frozenset[str]:
    """Adjectives for who held an office before or is dead, in Persian also for who held it then."""
    rows = (r for r in load("titles", lang).rows if r["kind"] == "modifier" and r["role"] in _PAST)
    return frozenset(fold_word(r.form) for r in rows) - directions(lang)


@cache
def _then(lang: str) -> frozenset[tuple[str, ...]]:
    """Phrases behind an office that give it to who held it then."""
    return frozenset(v for r in load("time_words", lang).rows if r["role"] == "then" for v in form_variants(r.form))


def _is_not_crowned(cluster: Cluster, known: Known, spot: Spot, text: Text) -> bool:
    """Whether an office is a king's, which neither article nor base gives the man; a queen may be a wife."""
    if known.gender != "m" or role_of(text.raw[spot[0] : spot[1]], text.article.lang) not in _KINGS:
        return False
    told = any(kb_role(role) in CROWNED for role, _ in cluster.roles)
    return not told and all(t.role not in CROWNED for t in known.terms)


def _is_told_of_others(spot: Spot, ends: set[int], unknown: set[int], text: Text) -> bool:
    """Whether a Persian office stands right behind an unknown person's name or, one of several, behind a number.

    So does what somebody was for a number of years: eight years president.
    """
    if _is_behind(ends, spot[0]):
        return False
    at = text.token_at(spot[0])
    before = at - 1 if at and text.raw[text.tokens.end[at - 1] : spot[0]].isspace() else None
    if before is None:
        return False
    if before and text.tokens.norm[before] in _years() and _counts(text, before - 1):
        return True
    if text.tokens.kind[before] == "n":
        dated = before > 0 and text.tokens.norm[before - 1] in year_words(text.article.lang)
        if dated or len(text.tokens.norm[before]) == _YEAR:
            return False
        return role_of(text.raw[spot[0] : spot[1]], text.article.lang) not in SINGLE | HEADS
    return text.tokens.end[before] in unknown


def _counts(text: Text, token: int) -> bool:
    """Whether a token is a number, in digits or in a word."""
    return text.tokens.kind[token] == "n" or text.tokens.norm[token] in _cardinals()


@cache
def _cardinals() -> frozenset[str]:
    return frozenset(fold_word(r.form) for r in load("day_numbers", "fa").rows if r["kind"] == "cardinal")


@cache
def _years() -> frozenset[str]:
    """The Persian noun for a year."""
    return frozenset(fold_word(r.form) for r in load("time_words", "fa").rows if r["role"] == "year")


@cache
def year_words(lang: str) -> frozenset[str]:
    """Words before the number of a year: the year, months."""
    years = {fold_word(r.form) for r in load("time_words", lang).rows if r["role"] == "year"}
    return frozenset(years | {fold_word(r.form) for r in load("months", lang).rows})


def _is_any(text: Text, spot: Spot, words: Words) -> bool:
    """Whether an Arabic office has no article, neither itself nor its country's adjective: a president of America.

    In a title it may be the one whom the text names.
    """
    there = text.words(spot[0], spot[1])
    bare = len(there) > 1 and not any(word.norm.startswith(ARTICLE) for word in there)
    return bare and words.is_adjective(there[-1].norm) and text.sentence_at(spot[0]) > 0


def _is_abroad(cluster: Cluster, known: Known, spot: Spot, text: Text, words: Words) -> bool:
    """Whether an office is of a country that the person neither is of nor is known to have served."""
    if known.country is None or any(role in WORLDWIDE for role, _ in cluster.roles):
        return False
    there = text.words(spot[0], spot[1])
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))[:1] if words.arabic else []
    there = there + [w for w in behind if text.raw[spot[1] : w.start].isspace() and words.is_adjective(w.norm)]
    named = {m for w in there if (m := words.meaning(w.norm)) in words.country_names}
    told = (country for role, country in cluster.roles if not (known.terms and kb_role(role) in SINGLE | HEADS))
    own = {known.country, *(t.body for t in known.terms), *told}
    return bool(named) and named.isdisjoint(own)
