"""Which articles may belong together: profiles, the keys that find candidates, and the links that were verified.

`resolve` says what a profile, a key and a link are; here they are rows. Articles are `articles.number`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, or_, select

from isnad.record import schema as t
from isnad.record.many import listed, many

UNDATED = 0
KINDS = {"copy": t.copy_keys, "story": t.story_keys}
_MONTH = 31  # days whose keys lie together


class Kept(Struct, frozen=True, kw_only=True):
    """What is kept of an article: `body` is its profile, `keys` its keys of both kinds, both encoded."""

    article: int
    day: int
    made_by: str
    body: bytes
    keys: bytes


class Named(Struct, frozen=True, kw_only=True):
    """An article by all its names."""

    number: int
    id: str
    short_id: str
    key: str


def stale(c: Connection, version: str) -> list[tuple[int, str, str]]:
    """(number, short id, maker) of all articles without a profile of their reading in this version; by id."""
    a, p = t.articles.c, t.profiles.c
    maker = a.pipeline + " " + version
    query = select(a.number, a.short_id, maker).select_from(t.articles.outerjoin(t.profiles, p.article == a.number))
    found = c.execute(query.where(or_(p.made_by.is_(None), p.made_by != maker)))
    return sorted(((int(r[0]), str(r[1]), str(r[2])) for r in found), key=lambda r: r[1])


def kept(c: Connection, articles: Sequence[int]) -> dict[int, Kept]:
    """What is kept of these articles, by number."""
    rows = c.execute(
        select(t.profiles).where(t.profiles.c.article.in_(many("numbers"))), {"numbers": listed(articles)}
    )
    return {r.article: Kept(article=r.article, day=r.day, made_by=r.made_by, body=r.body, keys=r.keys) for r in rows}


def forget(c: Connection, old: Kept, keys: dict[str, list[int]]) -> None:
    """Take out an article's profile, its `keys` by kind, and its links."""
    for kind, own in keys.items():
        k = KINDS[kind].c
        for key in own:
            own_row = (k.month == month(old.day), k.key == key, k.day == old.day, k.article == old.article)
            c.execute(delete(KINDS[kind]).where(*own_row))
    for table in (t.copy_links, t.story_links):
        c.execute(delete(table).where(or_(table.c.a == old.article, table.c.b == old.article)))
    c.execute(delete(t.profiles).where(t.profiles.c.article == old.article))


def keep(c: Connection, new: Sequence[Kept]) -> None:
    """Put in the profiles of articles; there must be none of them."""
    fields = Kept.__struct_fields__
    sql = f"INSERT INTO {t.profiles.name} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"
    if new:
        c.exec_driver_sql(sql, [tuple(getattr(one, name) for name in fields) for one in new])


def keep_keys(c: Connection, article: int, day: int, keys: dict[str, list[int]]) -> None:
    """Put in an article's keys by kind; from now on it is found by them."""
    for kind, own in keys.items():
        rows = [(month(day), key, day, article) for key in own]
        if rows:
            c.exec_driver_sql(f"INSERT INTO {KINDS[kind].name} (month, key, day, article) VALUES (?, ?, ?, ?)", rows)


def sharing(c: Connection, kind: str, keys: Sequence[int], day: int, window: int, least: int = 1) -> list[int]:
    """The other articles that share `least` keys or more: those within `window` days, and those without a day.

    An article without a day of its own is compared with all.
    """
    table = KINDS[kind].name
    if day == UNDATED:
        months = [int(r[0]) for r in c.exec_driver_sql(f"SELECT DISTINCT month FROM {table}")]
        near = ""
    else:
        months = [UNDATED, *range(month(max(1, day - window)), month(day + window) + 1)]
        near = f" AND (day BETWEEN {day - window} AND {day + window} OR day = {UNDATED})"
    asked = f"{table}.key = value AND month IN ({', '.join(map(str, months))}){near}"
    # CROSS: else SQLite reads whole months and looks for each row's key among the values
    sql = f"SELECT article FROM json_each(?) CROSS JOIN {table} ON {asked} GROUP BY article"
    sql += f" HAVING count(*) >= {least} ORDER BY article"
    return [int(r[0]) for r in c.exec_driver_sql(sql, (listed(keys),))]


def month(day: int) -> int:
    """The part of the key tables in which a day stands."""
    return 0 if day == UNDATED else 1 + day // _MONTH


def link(c: Connection, kind: str, links: Iterable[tuple[int, int, Any]]) -> None:
    """Store links (one, other, measures or score) of a kind: copy or story."""
    table, value = (t.copy_links, "measures") if kind == "copy" else (t.story_links, "score")
    rows = [(min(a, b), max(a, b), measured) for a, b, measured in links]
    if rows:
        c.exec_driver_sql(f"INSERT INTO {table.name} (a, b, {value}) VALUES (?, ?, ?)", rows)


def links(c: Connection, kind: str, article: int | None = None) -> Iterator[Row[Any]]:
    """All links of a kind, or those of one article, as (a, b, measures or score), in order."""
    table = t.copy_links if kind == "copy" else t.story_links
    query = select(table).order_by(table.c.a, table.c.b)
    if article is not None:
        query = query.where(or_(table.c.a == article, table.c.b == article))
    yield from c.execute(query)


def named(c: Connection, articles: Sequence[int]) -> dict[int, Named]:
    """The names of these articles, by number."""
    a = t.articles.c
    query = select(a.number, a.id, a.short_id, a.key).where(a.number.in_(many("numbers")))
    rows = c.execute(query, {"numbers": listed(articles)})
    return {r.number: Named(number=r.number, id=r.id, short_id=r.short_id, key=r.key) for r in rows}


def number_of(c: Connection, short_id: str) -> int:
    """The number of the article with this short id."""
    return int(c.execute(select(t.articles.c.number).where(t.articles.c.short_id == short_id)).scalar_one())
