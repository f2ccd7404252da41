"""Versions: articles of one address whose words differ, in the order in which they were seen, where that is known."""

from datetime import UTC, datetime
from math import inf
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, func, select

from isnad.record import schema as t

_MOST = 1000  # versions of one address: a live page that changes by the minute


class Version(Struct, frozen=True, kw_only=True):
    """One version. `seen` is when it was retrieved, else published, as the input says; None: nobody says.

    `ordered` tells whether it is known to be later than all that are listed before it.
    """

    id: str
    seen: str | None
    published: str | None
    title: str | None
    length: int
    ordered: bool


class _Sight(NamedTuple):
    """What is known of when words were seen: `moment` in seconds, None without a clock or the clock's offset."""

    day: str | None
    moment: float | None
    place: float  # in the list: a clock without an offset as if in UTC, a day at its end, nothing last
    retrieved: bool  # else it says when the words were published: they may have been seen at any time from then on


def versions(c: Connection, short_id: str) -> list[Version]:
    """The versions of an article's address, the oldest first; the article alone where it has no address.

    Articles with the same words (a repeated capture, another day of publication) are one version: the first, or
    the article that was asked for.
    """
    a = t.articles.c
    own = select(a.url).where(a.short_id == short_id).scalar_subquery()
    query = select(
        a.short_id, a.text_sha256, a.retrieved, a.published_at, a.published, a.title_text, a.length, a.number
    )
    rows = list(c.execute(query.where(a.url == own).limit(_MOST)))
    if not rows:
        rows = list(c.execute(query.where(a.short_id == short_id)))
    sights = {r.short_id: _sight(r) for r in rows}
    rows.sort(key=lambda r: (sights[r.short_id].place, r.number))
    asked = {r.text_sha256: r.short_id for r in rows if r.short_id == short_id}
    found: dict[str, Version] = {}
    before: list[_Sight] = []
    for r in rows:
        if r.text_sha256 not in found:
            sight = sights[r.short_id]
            found[r.text_sha256] = Version(
                id=asked.get(r.text_sha256, r.short_id),
                seen=r.retrieved or r.published_at or r.published,
                published=r.published_at or r.published,
                title=r.title_text,
                length=r.length,
                ordered=all(_surely(one, sight) for one in before),
            )
            before.append(sight)
    return list(found.values())


def dated_twins(c: Connection) -> int:
    """How many articles stand in the record twice: without a day of publication, and with one that came later.

    The day is part of an article's id, so one that is given or understood only now makes another article.
    """
    old, new = t.articles.alias().c, t.articles.alias().c
    same = (old.key == new.key) & (old.text_sha256 == new.text_sha256) & old.outlet_name.is_(new.outlet_name)
    twins = same & old.published.is_(None) & new.published.is_not(None)
    return int(c.execute(select(func.count()).where(twins)).scalar_one())


def latest(c: Connection, short_ids: list[str]) -> str | None:
    """The newest of these articles, as far as is known, where they are versions of one address; else None."""
    found = versions(c, short_ids[0])
    a = t.articles.c
    urls = {r.url for r in c.execute(select(a.url).where(a.short_id.in_(short_ids)))}
    newest = [v.id for v in found if v.ordered][-1]
    return newest if len(urls) == 1 and None not in urls else None


def _sight(row: Any) -> _Sight:
    written = row.retrieved or row.published_at or row.published
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        return _Sight(None, None, inf, retrieved=False)
    clock = len(written) > len("2020-02-08")
    place = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() + (0 if clock else 86_399)
    return _Sight(at.date().isoformat(), place if clock and at.tzinfo else None, place, retrieved=bool(row.retrieved))


def _surely(one: _Sight, other: _Sight) -> bool:
    """Whether one was seen before the other: by the clock where both have one, else by the day."""
    if other.retrieved and not one.retrieved:
        return False
    if one.moment is not None and other.moment is not None:
        return one.moment < other.moment
    return one.day is not None and other.day is not None and one.day < other.day
