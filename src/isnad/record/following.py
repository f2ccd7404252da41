"""The feeds that a record follows, and the addresses that they named: what `isnad watch` goes on from."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, and_, case, delete, func, or_, select, update

from isnad.record import schema as t

_MANY = 400  # values in one query
_GAP = 300.0  # seconds to the second look at an article, doubled with each: some feeds say of all that it is new


class Followed(Struct, frozen=True, kw_only=True):
    """A feed. Times are seconds since 1970; `failures` are those up to now, one after the other."""

    url: str
    title: str | None = None
    outlet: str | None = None
    lang: str | None = None
    added: float = 0.0
    etag: str | None = None
    modified: str | None = None
    checked: float | None = None
    due: float = 0.0
    outcome: str | None = None
    failures: int = 0


class Address(Struct, frozen=True, kw_only=True):
    """An article's address as a feed named it; `due` None: it is done with."""

    url: str
    feed: str
    entry: str
    published: str | None = None
    met: float = 0.0
    etag: str | None = None
    modified: str | None = None
    checked: float | None = None
    due: float | None = None
    outcome: str | None = None
    failures: int = 0
    looks: int = 0
    article: str | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """A feed with how many addresses it named, and how many of them are still to be fetched for the first time."""

    feed: Followed
    named: int
    waiting: int


def follow(c: Connection, feed: Followed) -> bool:
    """Follow a feed; False where it is followed already (then its outlet and language are set anew)."""
    f = t.feeds.c
    if c.execute(select(f.url).where(f.url == feed.url)).first() is None:
        c.execute(t.feeds.insert().values(msgspec.to_builtins(feed)))
        return True
    c.execute(update(t.feeds).where(f.url == feed.url).values(outlet=feed.outlet, lang=feed.lang, due=feed.due))
    return False


def unfollow(c: Connection, url: str) -> bool:
    """Follow a feed no more and forget its addresses; its articles stay. False where it was not followed."""
    c.execute(delete(t.addresses).where(t.addresses.c.feed == url))
    return c.execute(delete(t.feeds).where(t.feeds.c.url == url)).rowcount > 0


def followed(c: Connection) -> list[Standing]:
    """All feeds in the order of their addresses."""
    a = t.addresses.c
    waiting = func.sum(case((and_(a.looks == 0, a.due.is_not(None)), 1), else_=0))
    counts = {
        r[0]: (int(r[1]), int(r[2] or 0)) for r in c.execute(select(a.feed, func.count(), waiting).group_by(a.feed))
    }
    rows = c.execute(select(t.feeds).order_by(t.feeds.c.url))
    found = [Followed(**r._mapping) for r in rows]
    return [Standing(feed=f, named=counts.get(f.url, (0, 0))[0], waiting=counts.get(f.url, (0, 0))[1]) for f in found]


def due_feeds(c: Connection, now: float) -> list[Followed]:
    """The feeds whose turn it is."""
    f = t.feeds.c
    return [Followed(**r._mapping) for r in c.execute(select(t.feeds).where(f.due <= now).order_by(f.due, f.url))]


def due_addresses(c: Connection, now: float, limit: int) -> list[Address]:
    """At most `limit` addresses whose turn it is: those never fetched come first."""
    a = t.addresses.c
    query = select(t.addresses).where(a.due <= now).order_by(a.looks > 0, a.due, a.url).limit(limit)
    return [Address(**r._mapping) for r in c.execute(query)]


def next_due(c: Connection) -> float | None:
    """When the next feed or address is due."""
    times = [c.execute(select(func.min(table.c.due))).scalar() for table in (t.feeds, t.addresses)]
    return min((float(x) for x in times if x is not None), default=None)


def save_feed(c: Connection, feed: Followed) -> None:
    """Store what a check of a feed has changed; nothing where it is followed no more."""
    c.execute(update(t.feeds).where(t.feeds.c.url == feed.url).values(msgspec.to_builtins(feed)))


def meet(c: Connection, feed: str, named: Sequence[Address]) -> tuple[int, int]:
    """Take in the addresses that a feed names: (new ones, those that it says something else of than before)."""
    a = t.addresses.c
    held: dict[str, Address] = {}
    for some in _some([n.url for n in named]):
        rows = c.execute(select(t.addresses).where(a.url.in_(some)))
        held |= {r.url: Address(**r._mapping) for r in rows}
    new = [n for n in named if n.url not in held]
    # another feed may say it in other words: only the one that named it first tells of a change
    changed = [n for n in named if n.url in held and held[n.url].feed == feed and held[n.url].entry != n.entry]
    if new:
        c.execute(t.addresses.insert(), [msgspec.to_builtins(n) for n in new])
    for n in changed:
        due = max(n.due or 0.0, (held[n.url].checked or 0.0) + _GAP * 2 ** min(held[n.url].looks, 12))
        later = or_(a.due.is_(None), a.due > due)
        c.execute(update(t.addresses).where(a.url == n.url).values(entry=n.entry))
        c.execute(update(t.addresses).where(a.url == n.url, later).values(due=due, failures=0))
    return len(new), len(changed)


def save_address(c: Connection, address: Address) -> None:
    """Store what a look at an address has changed, whatever its feed has said of it since."""
    values = msgspec.to_builtins(address)
    del values["entry"]
    c.execute(update(t.addresses).where(t.addresses.c.url == address.url).values(values))


def _some(urls: Sequence[str]) -> Iterable[Sequence[str]]:
    return (urls[i : i + _MANY] for i in range(0, len(urls), _MANY))
