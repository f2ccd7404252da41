"""Copies: which articles have one text behind them, and which of them it came from.

Two articles are copies where more than half of the shorter one's words stand in the other. Words that both quote
count for less: two reports of one speech share its words, though neither copied the other. A text with other
numbers in the same sentences is a form that is filled in anew (prices, counts of the day), no copy.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations
from math import inf

from msgspec import Struct

from isnad.resolve.alignment import shared
from isnad.resolve.profile import Card
from isnad.resolve.words import Words

OWN, WITH_QUOTES = 0.55, 0.60  # share of the shorter article's words from which it is a copy
WITHOUT_LEAD = 0.64  # the same where neither's first sentence stands in the other: background is often shared
_LEAD = 0.3  # share of a first sentence from which it stands in the other
_LEAST = 8  # words that must be shared, whatever their share
_OTHER_NUMBERS, _OTHER_SHARE, _LONG_RUN = 3, 0.5, 40  # a form: numbers that differ, their share, no longer run
THRESHOLDS = (OWN, WITH_QUOTES, WITHOUT_LEAD, _LEAD, _LEAST, _OTHER_NUMBERS, _OTHER_SHARE, _LONG_RUN)
_TOGETHER = 0.5  # share of pairs that must be copies for two groups to become one


class CopyLink(Struct, frozen=True, kw_only=True):
    """What two articles share; `cites` are the short ids of those that name the other's outlet."""

    words: int
    share: float  # of the shorter article's words
    longest: int  # stretch of equal words
    cites: list[str]
    form: bool = False  # the same sentences around other numbers: no copy


class Member(Struct, frozen=True, kw_only=True):
    """An article of a group. `parent` is the article it has its text from; None: the root, or an agency's text."""

    article: str  # short id
    parent: str | None
    basis: str  # root | credit | time | likeness
    share: float | None  # of the words it shares with its parent, of the shorter one's


class CopyGroup(Struct, frozen=True, kw_only=True):
    """Articles with one text behind them, the root or earliest first.

    `root` is the article that the text came from; where an agency that is credited has none here, None and
    `agency` says which.
    """

    members: list[Member]
    root: str | None
    agency: str | None
    because: list[str]


class Seen(Struct, frozen=True, kw_only=True):
    """An article as `compare` needs it."""

    id: str  # short
    words: Words
    outlet: str | None


def compare(a: Seen, b: Seen) -> CopyLink | None:
    """The link between two articles where one text is behind them; the same whichever comes first."""
    if b.id < a.id:
        a, b = b, a
    found = shared(a.words, b.words)
    if found.words < _LEAST:
        return None
    with_quotes = found.words / max(1, min(found.a, found.b))
    if found.of_shorter < OWN and with_quotes < WITH_QUOTES:
        return None
    if max(found.a_first, found.b_first) < _LEAD and max(found.of_shorter, with_quotes) < WITHOUT_LEAD:
        return None
    cites = [x.id for x, y in ((a, b), (b, a)) if y.outlet and x.outlet != y.outlet and x.words.hold(y.outlet)]
    share = round(max(found.of_shorter, with_quotes), 3)
    form = found.longest < _LONG_RUN and _is_form(a.words, b.words)
    return CopyLink(words=found.words, share=min(share, 1.0), longest=found.longest, cites=cites, form=form)


def _is_form(a: Words, b: Words) -> bool:
    """Whether the shorter article has other numbers than the longer one."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    own, others = short.numbers(), long.numbers()
    other = len(own - others)
    return other >= _OTHER_NUMBERS and other >= _OTHER_SHARE * len(own)


def groups(links: Mapping[tuple[str, str], CopyLink], cards: Mapping[str, Card]) -> list[CopyGroup]:
    """The copy groups of articles that `links` holds pairs of, by short id, with their cards; sorted.

    Pairs join in order of their share. A text that holds two others which have nothing in common joins one of them.
    """
    real = {pair: link for pair, link in links.items() if not link.form}
    of: dict[str, list[str]] = {one: [one] for pair in real for one in pair}
    for (a, b), _ in sorted(real.items(), key=lambda x: (-x[1].share, -x[1].words, x[0])):
        mine, others = of[a], of[b]
        if mine is others:
            continue
        linked = sum((min(x, y), max(x, y)) in real for x in mine for y in others)
        if linked >= _TOGETHER * len(mine) * len(others):
            mine += others
            for one in others:
                of[one] = mine
    found = {min(group): sorted(group) for group in of.values() if len(group) > 1}
    return sorted((_group(ids, real, cards) for ids in found.values()), key=lambda g: g.members[0].article)


def _group(ids: list[str], links: Mapping[tuple[str, str], CopyLink], cards: Mapping[str, Card]) -> CopyGroup:
    within = {pair: links[pair] for pair in combinations(sorted(ids), 2) if pair in links}
    cited = Counter(b if c == a else a for (a, b), link in within.items() for c in link.cites)
    for id in ids:
        key = cards[id].outlet_key
        cited[id] += sum(key in cards[other].credits for other in ids if other != id) if key else 0
    root, basis = _root(ids, +cited, cards)
    agency = _agency(ids, cards) if root is None or basis == "time" else None
    if agency:
        root = None
    order = sorted(ids, key=lambda id: (id != root, *_when(id, cards)))
    members = [_member(id, order[:i], root, agency, within, cards) for i, id in enumerate(order)]
    because = _because(members, root, basis, agency, cards)
    return CopyGroup(members=members, root=root, agency=agency, because=because)


def _root(ids: list[str], cited: Counter[str], cards: Mapping[str, Card]) -> tuple[str | None, str]:
    """The article that the others name as theirs, else the one that surely was published before all others."""
    if cited:
        most = max(cited.values())
        return min((id for id, n in cited.items() if n == most), key=lambda id: _when(id, cards)), "credit"
    first = ids[0]
    for id in ids:
        first = id if _before(cards[id], cards[first]) else first
    surely = all(_before(cards[first], cards[id]) for id in ids if id != first)
    return (first, "time") if surely else (None, "")


def _agency(ids: list[str], cards: Mapping[str, Card]) -> str | None:
    """The agency that most of the articles credit, other than themselves."""
    credited = Counter(c for id in ids for c in cards[id].credits if c != cards[id].outlet_key)
    return min(credited, key=lambda c: (-credited[c], c), default=None)


def _before(p: Card, q: Card) -> bool:
    """Whether one surely was published before the other: by the clock where both have one, else by the day."""
    one, other = _moment(p), _moment(q)
    if one is not None and other is not None:
        return one < other
    return p.day is not None and q.day is not None and p.day < q.day


def _moment(p: Card) -> float | None:
    """When it was published, in seconds; None where its clock or the clock's offset is not known."""
    at = datetime.fromisoformat(p.at) if p.at else None
    return at.timestamp() if at and at.tzinfo else None


def _when(id: str, cards: Mapping[str, Card]) -> tuple[int, float, int, str]:
    """Earlier, then longer articles first; those without a clock at the end of their day, without a day last."""
    p, moment = cards[id], _moment(cards[id])
    return p.day if p.day is not None else 1 << 40, moment if moment is not None else inf, -p.size, id


def _member(
    id: str,
    before: Sequence[str],
    root: str | None,
    agency: str | None,
    links: Mapping[tuple[str, str], CopyLink],
    cards: Mapping[str, Card],
) -> Member:
    """The article with its parent among those that come before it."""
    near = {other: link for other in before if (link := links.get((min(id, other), max(id, other))))}
    if id == root:
        return Member(article=id, parent=None, basis="root", share=None)
    if not before:
        return Member(article=id, parent=None, basis="credit" if agency else "likeness", share=None)
    for other, link in near.items():
        if id in link.cites or (cards[other].outlet_key or "") in cards[id].credits:
            return Member(article=id, parent=other, basis="credit", share=link.share)
    if agency in cards[id].credits:
        return Member(article=id, parent=root, basis="credit", share=near[root].share if root in near else None)
    if not near:
        return Member(article=id, parent=root, basis="likeness", share=None)
    parent = min(near, key=lambda other: (-near[other].share, -near[other].words, before.index(other)))
    p, q = cards[parent].day, cards[id].day
    earlier = p is not None and q is not None and p < q
    return Member(article=id, parent=parent, basis="time" if earlier else "likeness", share=near[parent].share)


def _because(
    members: Sequence[Member], root: str | None, basis: str, agency: str | None, cards: Mapping[str, Card]
) -> list[str]:
    out = []
    if root and basis == "credit":
        out.append(f"{cards[root].outlet} is named by the others")
    elif root:
        out.append(f"{cards[root].outlet or root} had it first")
    if agency:
        name = next(cards[m.article].credits[agency] for m in members if agency in cards[m.article].credits)
        out.append(f"{name} is credited; its own text is not in the record")
    shares = [m.share for m in members if m.share is not None]
    if shares:
        least = min(shares)
        share = "all" if least == 1 else f"{int(least * 100)}% or more"
        out.append(f"{share} of the shorter text's words stand in the other")
    return out
