"""Whether a record is sound: the file, what points where, every span, every id, and the full-text rows."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from isnad.errors import RecordError
from isnad.model import Reading, article_id
from isnad.record import schema as t
from isnad.record.batch import NUMBERED, numbers_of
from isnad.record.consistency import problems
from isnad.record.indexing import COLUMNS, INDEX_META, IndexRow, index, index_version
from isnad.record.loading import chunks, load
from isnad.record.rows import short_id
from isnad.record.view import View

LIMIT = 100


def check(path: Path | str, limit: int = LIMIT) -> list[str]:
    """What is wrong with a record, one line each, at most `limit`; empty when it is sound.

    Raises RecordError where the file can't be opened as a record at all. Reads everything once.
    """
    found: list[str] = []
    with View(path) as view:
        try:
            with view.connection() as c:
                for problem in _problems(c):
                    found.append(problem)
                    if len(found) >= limit:
                        return [*found, f"… and maybe more: stopped after {limit}"]
        except RecordError as e:
            found.append(str(e))
    return found


def _problems(c: Connection) -> Iterator[str]:
    for row in c.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}; restore it from a copy, or read the articles into a new record"
    for row in c.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} points to a row of {row[2]} that is not there; read the articles into a new record"
    made = c.execute(select(t.meta.c.value).where(t.meta.c.name == INDEX_META)).scalar()
    current = made == index_version()
    if not current:
        yield "search was indexed by other code; the next `isnad run` on this record makes the index anew"
    a = t.articles.c
    for rows in chunks(c, select(a.short_id, a.id).order_by(a.short_id)):
        for row in rows:
            if row.short_id != short_id(row.id):
                yield f"article {row.id}: its short id is {row.short_id}"
        for reading in load(c, [str(r.short_id) for r in rows]):
            where = f"article {short_id(reading.article.id)} ({reading.article.key})"
            yield from (f"{where}: {p}" for p in _of_article(c, reading, current))
    if current:
        yield from _leftovers(c)


def _of_article(c: Connection, reading: Reading, index_is_current: bool) -> Iterator[str]:
    a = reading.article
    yield from problems(reading)
    if hashlib.sha256(a.text.encode()).hexdigest() != a.text_sha256:
        yield "its text is not the one that was read (SHA-256 differs); read it anew"
    if article_id(a.outlet, a.url or a.key, a.published, a.text) != a.id:
        yield "its id is not the digest of its outlet, URL or key, day and text; read it anew"
    if index_is_current:
        numbers = numbers_of(c, short_id(a.id))
        for row in index(reading).rows:
            if not _is_indexed(c, row, numbers.get(row.local, -1)):
                yield f"search does not find {row.local or 'it'} by its words; read the articles into a new record"


def _is_indexed(c: Connection, row: IndexRow, number: int) -> bool:
    """Whether a full-text row has as many words as it must, and is found by its longest one."""
    sizes = c.exec_driver_sql(f"SELECT sz FROM {row.table}_docsize WHERE id = ?", (number,)).scalar()
    words = [value.split() for value in row.values]
    if sizes is None or _varints(sizes) != [len(w) for w in words]:
        return False
    longest = max((w for column in words for w in column), key=len, default=None)
    if longest is None:
        return True
    sql = f"SELECT 1 FROM {row.table} WHERE {row.table} MATCH ? AND rowid = ?"
    return c.exec_driver_sql(sql, (f'"{longest}"', number)).first() is not None


def _leftovers(c: Connection) -> Iterator[str]:
    for name in COLUMNS:
        rows = c.exec_driver_sql(f"SELECT count(*) FROM {name}_docsize").scalar_one()
        there = c.execute(select(func.count()).select_from(NUMBERED[name])).scalar_one()
        if rows != there:
            yield f"{name} has {rows} rows for {there} of {NUMBERED[name].name}; read the articles into a new record"


def _varints(blob: bytes) -> list[int]:
    """SQLite's variable-length integers; those of word counts never reach the nine-byte form."""
    out, value = [], 0
    for byte in blob:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            out.append(value)
            value = 0
    return out
