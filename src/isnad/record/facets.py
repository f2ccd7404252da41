"""How many of what a query finds have which speaker, agency, outlet, act … : the numbers beside a list."""

from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import CTE, Connection, Select, Table, bindparam, func, select, text

from isnad.record import schema as t
from isnad.record.browsing import newest
from isnad.record.concerning import concerned
from isnad.record.identity import Identity, labels, named, same_as
from isnad.record.many import listed, many
from isnad.record.mechanism_identity import key_of, with_parties
from isnad.record.numbering import PER_ARTICLE
from isnad.record.wanted import ID, Query

SHOWN = 8  # values of one facet
FACETED = 500  # findings that facets are counted in: each costs a look into several tables
_PERSONS = ("speaker", "about", "who")
_SPARE = 4  # times as many are counted of names, since those who are only called by an office are left out


class Value(Struct, frozen=True, kw_only=True):
    """A value with the number of findings that have it. `value` is what a Query takes."""

    value: str
    count: int
    identity: Identity | None = None


_NAMED = {  # the list tables whose entities are counted, by kind and facet
    "statement": {"speaker": t.statement_speakers, "about": t.statement_about, "agency": t.statement_chain},
    "event": {"who": t.event_actors},
    "article": {},
}
_PLAIN = {"statement": ("act",), "event": ("event", "status"), "article": ()}


def facets(
    c: Connection, query: Query, shown: int = SHOWN, most: int = FACETED, only: Container[str] | None = None
) -> dict[str, list[Value]]:
    """For each facet of the query's kind (or `only` some) its most frequent values, in the newest `most` findings."""
    return facets_of(c, query.kind, newest(c, query, most), shown, only)


def facets_of(
    c: Connection, kind: str, numbers: list[int], shown: int = SHOWN, only: Container[str] | None = None
) -> dict[str, list[Value]]:
    """The facets of these findings, by row numbers."""
    counted: dict[str, list[Any]] = {}
    for name, rows in _counts(c, kind, numbers, only, shown * _SPARE):
        counted[name] = sorted(rows, key=lambda r: (-r.n, str(r.value)))[: shown * _SPARE]
    out = _values(c, counted, shown)
    if (only is None or "mechanism" in only) and (named_ := _mechanisms(c, kind, numbers, shown)):
        out["mechanism"] = named_
    return out


class _Count(NamedTuple):
    """A value, how many findings have it, and one of the entities that it stands for."""

    value: Any
    n: int
    some: str | None = None


def _counts(
    c: Connection, kind: str, numbers: list[int], only: Container[str] | None, best: int
) -> Iterator[tuple[str, list[_Count]]]:
    def wanted(*names: str) -> bool:
        return only is None or any(name in only for name in names)

    if wanted("outlet", "lang", "year"):
        yield from _of_articles(c, Counter(n if kind == "article" else n // PER_ARTICLE for n in numbers))
    plain, named_lists = _PLAIN[kind], _NAMED[kind]
    if not (plain or named_lists) or not wanted(*plain, *named_lists):
        return
    rows = c.execute(_findings(kind), {"numbers": listed(numbers)}).all()
    for i, name in enumerate(plain, 1):
        yield name, [_Count(value, n) for value, n in Counter(r[i] for r in rows).items()]
    for name, lists in named_lists.items():
        if wanted(name):
            yield name, _of_entities(c, lists, [r[0] for r in rows], best)


@cache
def _findings(kind: str) -> Select[Any]:
    """The query for ids and plain values of findings, by row numbers."""
    own = t.TABLES[kind].c
    return select(own.id, *(own[name] for name in _PLAIN[kind])).where(own.number.in_(many("numbers")))


def _of_articles(c: Connection, found: Counter[int]) -> Iterator[tuple[str, list[_Count]]]:
    """Language, outlet and year of articles by row number, each counted as often as it holds a finding."""
    rows = c.execute(_printed(), {"numbers": listed(found)}).all()
    some = {r.outlet: r.id for r in rows}
    for name in ("outlet", "lang", "year"):
        count: Counter[str] = Counter()
        for r in rows:
            count[getattr(r, name)] += found[r.number]
        yield name, [_Count(v, n, some[v] if name == "outlet" else None) for v, n in count.items() if v is not None]


@cache
def _printed() -> Select[Any]:
    """The query for language, outlet and year of articles, by row numbers."""
    a, e = t.articles, t.entities
    outlet = func.coalesce(same_as(), a.c.outlet_name)
    year = func.substr(a.c.published, 1, 4)
    query = select(a.c.number, a.c.lang, outlet.label("outlet"), e.c.id, year.label("year"))
    return query.select_from(a.outerjoin(e, e.c.id == a.c.outlet)).where(a.c.number.in_(many("numbers")))


def _of_entities(c: Connection, lists: Table, ids: list[str], best: int) -> list[_Count]:
    return [_Count(*r) for r in c.execute(_standing(lists), {"ids": listed(ids), "best": best}).all()]


@cache
def _standing(lists: Table) -> Select[Any]:
    """The query for who stands most often in a list table's rows, by their owners' ids."""
    e, own = t.entities, lists.primary_key.columns[0]
    rows = select(same_as().label("value"), func.count().label("n"), func.min(e.c.id).label("some"))
    rows = rows.select_from(lists.join(e, e.c.id == lists.c.entity)).where(own.in_(many("ids")))
    if lists is t.statement_chain:
        rows = rows.where(lists.c.role == "agency")
    return rows.group_by(text("value")).order_by(text("n DESC, value")).limit(bindparam("best"))


@cache
def _held(kind: str) -> CTE:
    """What was found, by row numbers."""
    each = func.json_each(bindparam("numbers")).table_valued("value")
    own = t.TABLES[kind]
    id, article = (own.c.short_id, own.c.short_id) if own is t.articles else (own.c.id, own.c.article)
    columns = (own.c.number.label("number"), id.label("id"), article.label("article"))
    return select(*columns).select_from(each.join(own, own.c.number == each.c.value)).cte("found")


@cache
def _concerned(kind: str) -> list[Select[Any]]:
    """The queries for (finding, mechanism) that concern what was found, by row numbers."""
    return [part.where(t.entities.c.kind.is_not(None)).distinct() for part in concerned(kind, _held(kind))]


def _mechanisms(c: Connection, kind: str, numbers: list[int], shown: int) -> list[Value]:
    """The mechanisms that most findings concern; in Python, since a name alone does not say which are one."""
    pairs: set[tuple[str, str]] = set()
    rows: dict[str, Any] = {}
    for part in _concerned(kind):
        for row in c.execute(part, {"numbers": listed(numbers)}).all():
            pairs.add((row.finding, row.id))
            rows[row.id] = row
    parties = with_parties(c, list(rows))
    one: dict[str, str] = {}
    of: dict[str, set[str]] = {}
    for finding, id in sorted(pairs):
        key = key_of(rows[id], id in parties)
        one.setdefault(key, id)
        of.setdefault(key, set()).add(finding)
    most = sorted(of, key=lambda key: (-len(of[key]), key))[:shown]
    known = labels(c, [one[key] for key in most])
    return [Value(value=f"{ID}{known[one[k]].id}", count=len(of[k]), identity=known[one[k]]) for k in most]


def _values(c: Connection, counted: dict[str, list[_Count]], shown: int) -> dict[str, list[Value]]:
    """Those who are only called by an office are no values of speaker, about and who."""
    ids = [r.some for rows in counted.values() for r in rows if r.some]
    known = labels(c, ids)
    by_name = named(c, (i for i in ids if known[i].id == i)) if ids else set()
    out: dict[str, list[Value]] = {}
    for name, rows in counted.items():
        own = []
        for r in rows:
            who = known.get(r.some) if r.some else None
            if not (who and who.id == r.some and name in _PERSONS and r.some not in by_name):
                own.append(Value(value=f"{ID}{who.id}" if who else str(r.value), count=r.n, identity=who))
        out[name] = own[:shown]
    return out
