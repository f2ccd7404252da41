"""How many of what a query finds have which speaker, agency, outlet, act … : the numbers beside a list."""

import json
from collections.abc import Container
from typing import Any

from msgspec import Struct
from sqlalchemy import CTE, Connection, Select, func, literal, null, select, union_all

from isnad.record import schema as t
from isnad.record.browsing import newest
from isnad.record.concerning import concerned
from isnad.record.identity import Identity, labels, named, same_as
from isnad.record.mechanism_identity import key_of, with_parties
from isnad.record.wanted import ID, TABLES, Query

SHOWN = 8  # values of one facet
FACETED = 1000  # findings that facets are counted in: each costs a look into several tables
_SPARE = 4  # times as many are counted of names, since those who are only called by an office are left out


class Value(Struct, frozen=True, kw_only=True):
    """A value with the number of findings that have it. `value` is what a Query takes."""

    value: str
    count: int
    identity: Identity | None = None


def facets(
    c: Connection, query: Query, shown: int = SHOWN, most: int = FACETED, only: Container[str] | None = None
) -> dict[str, list[Value]]:
    """For each facet of the query's kind (or `only` some) its most frequent values, in the newest `most` findings."""
    found = _held(query.kind, newest(c, query, most))
    parts = {k: part for k, part in _parts(query.kind, found).items() if only is None or k in only}
    limited = [
        select(*part.order_by(part.selected_columns[2].desc()).limit(shown * _SPARE).subquery().c)
        for part in parts.values()
    ]
    counted: dict[str, list[Any]] = {name: [] for name in parts}
    for row in c.execute(union_all(*limited)):
        counted[row[0]].append(row)
    out = {name: _values(c, rows_, shown) for name, rows_ in counted.items() if rows_}
    if (only is None or "mechanism" in only) and (named_ := _mechanisms(c, query.kind, found, shown)):
        out["mechanism"] = named_
    return out


def _held(kind: str, numbers: list[int]) -> CTE:
    """What was found, by row numbers: a query in its place would be run anew for each facet."""
    each = func.json_each(json.dumps(numbers)).table_valued("value")
    own = TABLES[kind]
    id, article = (own.c.short_id, own.c.short_id) if own is t.articles else (own.c.id, own.c.article)
    columns = (own.c.number.label("number"), id.label("id"), article.label("article"))
    return select(*columns).select_from(each.join(own, own.c.number == each.c.value)).cte("found")


def _parts(kind: str, found: CTE) -> dict[str, Select[Any]]:
    a, e = t.articles, t.entities
    article = found.join(a, a.c.short_id == found.c.article)
    named_outlet = article.outerjoin(e, e.c.id == a.c.outlet)

    def group(name: str, value: Any, source: Any, entity: Any = None) -> Select[Any]:
        some = func.min(entity) if entity is not None else null()
        shown = select(
            literal(name).label("facet"), value.label("value"), func.count().label("n"), some.label("some")
        )
        return shown.select_from(source).where(value.is_not(None)).group_by(value)

    out = {
        "outlet": group("outlet", func.coalesce(same_as(), a.c.outlet_name), named_outlet, e.c.id),
        "lang": group("lang", a.c.lang, article),
        "year": group("year", func.substr(a.c.published, 1, 4), article),
    }
    if kind == "statement":
        s = t.statements
        chain = t.statement_chain
        agency = found.join(chain, chain.c.statement == found.c.id).join(e, e.c.id == chain.c.entity)
        out |= {
            "speaker": _of_entities(group, "speaker", found, t.statement_speakers),
            "about": _of_entities(group, "about", found, t.statement_about),
            "agency": group("agency", same_as(), agency, e.c.id).where(chain.c.role == "agency"),
            "act": group("act", s.c.act, found.join(s, s.c.number == found.c.number)),
        }
    elif kind == "event":
        v = t.events
        own = found.join(v, v.c.number == found.c.number)
        out |= {
            "event": group("event", v.c.event, own),
            "status": group("status", v.c.status, own),
            "who": _of_entities(group, "who", found, t.event_actors),
        }
    return out


def _of_entities(group: Any, name: str, found: CTE, lists: Any) -> Select[Any]:
    e = t.entities
    own = lists.primary_key.columns[0]
    source = found.join(lists, own == found.c.id).join(e, e.c.id == lists.c.entity)
    made: Select[Any] = group(name, same_as(), source, e.c.id)
    return made


def _mechanisms(c: Connection, kind: str, found: CTE, shown: int) -> list[Value]:
    """The mechanisms that most findings concern; in Python, since a name alone does not say which are one."""
    pairs: set[tuple[str, str]] = set()
    rows: dict[str, Any] = {}
    for part in concerned(kind, found):
        for row in c.execute(part.where(t.entities.c.kind.is_not(None)).distinct()):
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


def _values(c: Connection, rows: list[Any], shown: int) -> list[Value]:
    rows = sorted(rows, key=lambda r: (-r.n, str(r.value)))
    ids = [r.some for r in rows if r.some]
    known = labels(c, ids)
    by_name = named(c, (i for i in ids if known[i].id == i)) if ids else set()
    out = []
    for r in rows:
        who = known.get(r.some) if r.some else None
        if who and who.id == r.some and r.facet in ("speaker", "about", "who") and r.some not in by_name:
            continue
        out.append(Value(value=f"{ID}{who.id}" if who else str(r.value), count=r.n, identity=who))
    return out[:shown]
