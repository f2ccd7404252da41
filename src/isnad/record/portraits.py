"""One person, organisation or agency through a record: offices over time, when they spoke, whom they met."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Integer, Select, Table, func, literal_column, select, text

from isnad.record import schema as t
from isnad.record.browsing import COUNTED, newest
from isnad.record.identity import Identity, entity_ids, labels, meant, same_as
from isnad.record.many import listed, many
from isnad.record.numbering import PER_ARTICLE, first_of, month_of
from isnad.record.people import MEETINGS
from isnad.record.tags import ACT, tag
from isnad.record.wanted import ID, Query, Wanted

_MOST = 300  # the newest events in which one stands: they are looked through for company
_MOST_TEXTS = 1000


class Held(Struct, frozen=True, kw_only=True):
    """An office that texts give somebody, from the first to the last day of publication on which one does."""

    title: str
    country: str | None
    first: str | None
    last: str | None
    articles: int


class Spoke(Struct, frozen=True, kw_only=True):
    """How many statements of one act were published in a month (ISO, `2016-12`)."""

    month: str
    act: str
    count: int


class Met(Struct, frozen=True, kw_only=True):
    """Who stands with whom in events of meeting, working together and agreeing; `a` and `b` are identities' ids."""

    a: str
    b: str
    events: int


def offices(c: Connection, id: str, most: int = 12) -> list[Held]:
    """The offices that the texts read last give (1000 of them), those that most articles give first."""
    o, a, e = t.entity_offices, t.articles, t.entities
    last = select(e.c.id, e.c.article).where(meant(c, id)).order_by(e.c.number.desc()).limit(_MOST_TEXTS).subquery()
    source = o.join(last, last.c.id == o.c.entity).join(a, a.c.short_id == last.c.article)
    n = func.count(a.c.short_id.distinct())
    rows = c.execute(
        select(o.c.title, o.c.country, func.min(a.c.published), func.max(a.c.published), n)
        .select_from(source)
        .group_by(o.c.title, o.c.country)
        .order_by(n.desc(), o.c.title)
        .limit(most)
    )
    return [Held(title=r[0], country=r[1], first=r[2], last=r[3], articles=r[4]) for r in rows]


def parties(c: Connection, id: str, most: int = 12) -> list[tuple[Identity, int]]:
    """Who are the parties of a mechanism, with the number of articles that say so; most first."""
    p, e = t.entity_parties, t.entities
    some = func.min(e.c.id)
    rows = c.execute(
        select(some, func.count())
        .select_from(p.join(e, e.c.id == p.c.party))
        .where(p.c.entity.in_(entity_ids(c, id)))
        .group_by(same_as())
        .order_by(func.count().desc(), some)
        .limit(most)
    ).all()
    known = labels(c, [r[0] for r in rows])
    return [(known[r[0]], r[1]) for r in rows]


def latest_day(c: Connection, until: str) -> str | None:
    """The latest day of publication that is no later than `until`, itself a day; None where there is none."""
    published = t.articles.c.published
    day: str | None = c.execute(select(func.max(published)).where(published < until + "~")).scalar()
    return day


def spoke(c: Connection, id: str, said: list[int]) -> list[Spoke]:
    """Statements by month of publication and act, in order of months; undated ones are left out.

    `said` are the row numbers of their newest statements, COUNTED + 1 at most.
    """
    if len(said) <= COUNTED:
        return [
            Spoke(month=month_of(r[0]), act=r[1], count=r[2])
            for r in c.execute(_BY_MONTH, {"numbers": listed(n for n in said if n >= _DATED)}).all()
        ]
    dated, out = Wanted(c, Query(speaker=ID + id, from_="0001")), []
    by_month = dated.rows(_month, func.count(), tagged=True).group_by(text("month"))
    for act in _acts(c):  # without a look at so many rows
        rows = c.execute(by_month, dated.values(tagged=tag(ACT, act)))
        out += [Spoke(month=month_of(r[0]), act=act, count=r[1]) for r in rows]
    return sorted(out, key=lambda s: (s.month, s.act))


_DATED = first_of(1_00_00) * PER_ARTICLE  # less have no day
_month: Any = literal_column(f"rowid / {first_of(100) * PER_ARTICLE}", Integer).label("month")
_s = t.statements.c
_BY_MONTH = (
    select(_month, _s.act, func.count())
    .where(_s.number.in_(many("numbers")))
    .group_by(text("month"), _s.act)
    .order_by(text("month"), _s.act)
)


def _acts(c: Connection) -> Iterator[str]:
    """The acts that statements of the record have; each is found by one look into their index."""
    act = t.statements.c.act
    found = c.execute(select(func.min(act))).scalar()
    while found is not None:
        yield found
        found = c.execute(select(func.min(act)).where(act > found)).scalar()


def met(c: Connection, id: str, most: int = 12) -> tuple[list[Met], dict[str, Identity]]:
    """Whom they met most, and who of those met whom: pairs, and the identities in them by id."""
    newest_of = (newest(c, Query(kind="event", who=ID + id, event=one), _MOST) for one in MEETINGS)
    numbers = sorted((n for found in newest_of for n in found), reverse=True)[:_MOST]
    taking_part: dict[str, dict[str, str]] = {}  # event -> who -> one of their entities
    for x in (t.event_actors, t.event_recipients):
        for event, who, entity in c.execute(_taking_part(x), {"numbers": listed(numbers)}).all():
            taking_part.setdefault(event, {}).setdefault(who, entity)
    me = c.execute(select(same_as()).where(meant(c, id)).limit(1)).scalar()
    return _pairs(c, me, taking_part, most)


@cache
def _taking_part(x: Table) -> Select[Any]:
    """The query for (event, who, entity) in a list table, by the events' numbers."""
    source = t.events.join(x, x.c.event == t.events.c.id).join(t.entities, t.entities.c.id == x.c.entity)
    return (
        select(x.c.event, same_as(), t.entities.c.id)
        .select_from(source)
        .where(t.events.c.number.in_(many("numbers")))
    )


def _pairs(
    c: Connection, me: Any, taking_part: dict[str, dict[str, str]], most: int
) -> tuple[list[Met], dict[str, Identity]]:
    count: dict[tuple[str, str], int] = {}
    entity: dict[str, str] = {}
    for people in taking_part.values():
        entity |= people
        for a in people:
            for b in people:
                if a < b:
                    count[a, b] = count.get((a, b), 0) + 1
    with_me = {b if a == me else a: n for (a, b), n in count.items() if me in (a, b)}
    near = dict(sorted(with_me.items(), key=lambda x: (-x[1], x[0]))[:most])
    shown = {me, *near}
    known = labels(c, [entity[k] for k in shown if k in entity])
    ids = {k: known[entity[k]].id for k in shown if k in entity}
    pairs = [(n, a, b) for (a, b), n in count.items() if a in ids and b in ids]
    pairs.sort(key=lambda p: (me not in p[1:], -p[0], p[1:]))
    return [Met(a=ids[a], b=ids[b], events=n) for n, a, b in pairs], {v.id: v for v in known.values()}


class Day(Struct, frozen=True, kw_only=True):
    """How many events have this day, or month where no day is known."""

    day: str
    count: int


def days(c: Connection, first: str, last: str, event: str | None = None) -> list[Day]:
    """Events by day from `first` to `last`, both included."""
    v = t.events.c
    query = select(v.time_value, func.count()).where(v.time_value >= first, v.time_value < last + "~")
    if event:
        query = query.where(v.event == event)
    return [Day(day=r[0], count=r[1]) for r in c.execute(query.group_by(v.time_value).order_by(v.time_value))]


def months(c: Connection, event: str | None = None) -> list[Day]:
    """Events by month, from the first to the last month that has any."""
    v = t.events.c
    month = func.substr(v.time_value, 1, 7)
    query = select(month, func.count()).where(v.time_value.is_not(None), func.length(v.time_value) >= 7)
    if event:
        query = query.where(v.event == event)
    return [Day(day=r[0], count=r[1]) for r in c.execute(query.group_by(month).order_by(month))]


class Where(Struct, frozen=True, kw_only=True):
    """How many events a place has."""

    place: Identity
    count: int


def places(c: Connection, first: str | None = None, last: str | None = None, most: int = 60) -> list[Where]:
    """The places of events, the most frequent first; `first` and `last` are days of the events, both included."""
    v, e = t.events.c, t.entities
    source = t.events.join(e, e.c.id == v.place_entity)
    query = select(func.min(e.c.id), func.count()).select_from(source)
    if first:
        query = query.where(v.time_value >= first)
    if last:
        query = query.where(v.time_value < last + "~")
    rows = c.execute(query.group_by(same_as()).order_by(func.count().desc(), func.min(e.c.id)).limit(most)).all()
    known = labels(c, [r[0] for r in rows])
    return [Where(place=known[r[0]], count=r[1]) for r in rows]


def places_by_month(c: Connection, most: int = 60) -> dict[str, list[Where]]:
    """The places of events of each month (ISO, `2016-12`), the most frequent first: a look at every event."""
    v, e = t.events.c, t.entities
    month = func.substr(v.time_value, 1, 7).label("month")
    query = select(month, func.min(e.c.id).label("some"), func.count().label("n"))
    query = query.select_from(t.events.join(e, e.c.id == v.place_entity)).where(func.length(v.time_value) >= 7)
    best: dict[str, list[Any]] = {}
    for row in c.execute(query.group_by(month, same_as()).order_by(month, text("n DESC"), text("some"))).all():
        found = best.setdefault(row.month, [])
        if len(found) < most:
            found.append(row)
    known = labels(c, [row.some for found in best.values() for row in found])
    return {m: [Where(place=known[r.some], count=r.n) for r in found] for m, found in best.items()}
