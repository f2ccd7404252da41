"""Versions: articles of one address whose words differ, in the order in which they were seen."""

from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import Connection, select

from isnad.record import schema as t

_MOST = 1000  # versions of one address: a live page that changes by the minute


class Version(Struct, frozen=True, kw_only=True):
    """One version. `seen` is when it was retrieved, else published, as the input says; None: nobody says."""

    id: str
    seen: str | None
    published: str | None
    title: str | None
    length: int


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
    moments = {r.short_id: _moment(r.retrieved or r.published_at or r.published) for r in rows}
    dated: dict[str, float] = {}
    for r in sorted(rows, key=lambda r: -moments[r.short_id]):
        dated[r.text_sha256] = moments[r.short_id] or dated.get(r.text_sha256, 0.0)
    # of the same words an article that says when it was seen goes before one that doesn't
    rows.sort(key=lambda r: (dated[r.text_sha256], not moments[r.short_id], moments[r.short_id], r.number))
    asked = {r.text_sha256: r.short_id for r in rows if r.short_id == short_id}
    found: dict[str, Version] = {}
    for r in rows:
        if r.text_sha256 not in found:
            found[r.text_sha256] = Version(
                id=asked.get(r.text_sha256, r.short_id),
                seen=r.retrieved or r.published_at or r.published,
                published=r.published_at or r.published,
                title=r.title_text,
                length=r.length,
            )
    return list(found.values())


def latest(c: Connection, short_ids: list[str]) -> str | None:
    """The newest of these articles where they are versions of one address; None where they are not."""
    found = versions(c, short_ids[0])
    a = t.articles.c
    urls = {r.url for r in c.execute(select(a.url).where(a.short_id.in_(short_ids)))}
    return found[-1].id if len(urls) == 1 and None not in urls else None


def _moment(written: str | None) -> float:
    """Seconds since 1970, so that offsets don't matter; a day is its midnight in UTC; 0 where unknown."""
    try:
        at = datetime.fromisoformat(written or "")
    except ValueError:
        return 0.0
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
