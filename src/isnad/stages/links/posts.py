"""Offices that an article names for themselves or for somebody else: no mentions of the known person.

The post that somebody is named for, the office right before another one's name or behind a noun for kin of its
holder, the new or next holder's where the known one has held it for long, and the office of a country that the known
person served in no office. What speaks keeps its speaker.
"""

from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known, knowledge
from isnad.stages.links.capitals import POST, side_of
from isnad.stages.links.clubs import directions
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.offices import HEADS, SINGLE, WORLDWIDE, kb_role
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Words
from isnad.text import fold_word

Spot = tuple[int, int, str, str]

_BEFORE, _BEHIND = 24, 40  # characters around an office in which words are read
_BETWEEN = 2  # words at most between an office and its holder's name
_APPOSED = 3  # characters at most between a name and the office behind it
_KIN = "relation"  # kind of nouns
_NEW = 1  # years before an article's, from which who holds an office is the new holder


def forget_posts(clusters: Clusters, text: Text, words: Words) -> None:
    """Take from known persons the mentions by an office that the words around it give to nobody or to another."""
    people = [c for c in clusters.living() if c.type == "PER"]
    starts = {spot[0]: id(c) for c in people for spot in c.spots if spot[3] == "name"}
    for cluster in people:
        known = knowledge().by_id.get(cluster.known or "")
        offices = [s for s in cluster.spots if s[3] == "office"]
        if known is None or not offices:
            continue
        if len(offices) == len(cluster.spots):
            if all(_is_to_come(known, s, text) for s in offices):
                cluster.known = cluster.country = None
            continue
        ends = [s[1] for s in cluster.spots if s[3] == "name"]
        gone = [s for s in offices if _is_others(cluster, known, s, ends, starts, text, words)]
        if gone:
            cluster.spots = [s for s in cluster.spots if s not in gone]
            cluster.starts = sorted(s[0] for s in cluster.spots)


def _is_others(
    cluster: Cluster,
    known: Known,
    spot: Spot,
    ends: list[int],
    starts: dict[int, int],
    text: Text,
    words: Words,
) -> bool:
    """Whether the words around an office keep it from being the known person's."""
    if _is_post(text, spot[0]) or (words.arabic and _is_any(text, spot, words)):
        return True
    if _is_of_kin(spot[0], ends, text, words):
        return True
    if any(0 <= spot[0] - end <= _APPOSED for end in ends):
        return False
    if _is_to_come(known, spot, text) and not _named_behind(spot, starts, text, words, cluster, own=True):
        return True
    if _named_behind(spot, starts, text, words, cluster, own=False):
        return True
    return _is_abroad(cluster, known, spot, text, words)


def _is_post(text: Text, start: int) -> bool:
    """Whether a noun for an office as such stands before one: the post of prime minister."""
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    beside = before is not None and not text.raw[before.end : start].strip()
    return before is not None and beside and side_of(before.norm, text.article.lang) == POST


def _is_any(text: Text, spot: Spot, words: Words) -> bool:
    """Whether an Arabic office has no article, neither itself nor its country's adjective: a president of America.

    In a title it may be the one whom the text names.
    """
    there = text.words(spot[0], spot[1])
    bare = len(there) > 1 and not any(word.norm.startswith(ARTICLE) for word in there)
    return bare and words.is_adjective(there[-1].norm) and text.sentence_at(spot[0]) > 0


def _is_of_kin(start: int, ends: list[int], text: Text, words: Words) -> bool:
    """Whether a name and a noun for kin stand before an office: Ali, the father of the minister."""
    before = next(iter(text.words(max(0, start - _BEFORE), start)[-1:]), None)
    noun = words.noun(before.norm) if before is not None and text.raw[before.end : start].isspace() else None
    if before is None or noun is None or noun[0].kind != _KIN:
        return False
    return any(0 <= before.start - end <= _APPOSED for end in ends)


def _is_to_come(known: Known, spot: Spot, text: Text) -> bool:
    """Whether an office is the new, next or elected one's, not a known person's who held it before last year."""
    day, lang = text.article.published, text.article.lang
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))[:1]
    there = [*text.words(spot[0], spot[1]), *behind]
    if day is None or coming(lang).isdisjoint(word.norm for word in there):
        return False
    held = [t for t in known.terms if t.role in SINGLE | HEADS]
    new = (t.holds(day) and (not t.start or int(t.start[:4]) + _NEW >= int(day[:4])) for t in held)
    return bool(held) and not any(new)


@cache
def coming(lang: str) -> frozenset[str]:
    """Adjectives behind an office that say who comes to it: the new, the next, the elected one."""
    titles, times = load("titles", lang).rows, load("time_words", lang).rows
    chosen = [r for r in titles if r["kind"] == "modifier" and r["role"] == "elect"]
    words = frozenset(fold_word(r.form) for r in (*chosen, *(r for r in times if r["role"] == "next")))
    return words - directions(lang)


def _named_behind(
    spot: Spot, starts: dict[int, int], text: Text, words: Words, cluster: Cluster, *, own: bool
) -> bool:
    """Whether another one's name, or its `own`, stands behind an office, with a title or the like between at most."""
    behind = text.words(spot[1], min(len(text.raw), spot[1] + _BEHIND))[: _BETWEEN + 1]
    at = spot[1]
    for word in behind:
        if any(not c.isspace() for c in text.raw[at : word.start]):
            return False
        if word.start in starts:
            return (starts[word.start] == id(cluster)) == own
        if words.role(word.norm) is not None or words.inside(word.norm):
            return False
        at = word.end
    return False


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
