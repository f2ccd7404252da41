"""Opening a record file: what it must be, in which version, and what to do when it is neither."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from isnad.errors import BusyRecordError, NewerRecordError, RecordError, UnwritableRecordError, quoted
from isnad.record.indexing import COLUMNS, INDEX_META, SEARCH_TABLES
from isnad.record.numbering import renumber
from isnad.record.schema import GROUPING, KINDS, KINDS_IN, SOURCES, metadata
from isnad.record.sqlviews import SQL_VIEWS

APPLICATION_ID = 0x49736E64  # marks a SQLite file as a record
_WAIT = 30  # seconds that a process waits for another's transaction
AT_HAND = 10  # as long as that, where a person waits for the answer


_ONLY_ADDED = tuple(
    f"CREATE TRIGGER judgements_are_not_{past} BEFORE {verb} ON judgements"
    " BEGIN SELECT raise(ABORT, 'judgements are only added'); END"
    for past, verb in (("changed", "UPDATE"), ("deleted", "DELETE"))
)


def _create(c: Connection) -> None:
    metadata.create_all(c)
    for statement in (*SEARCH_TABLES, *SQL_VIEWS, *_ONLY_ADDED):
        c.exec_driver_sql(statement)


def _keep_groups(c: Connection) -> None:
    metadata.create_all(c, tables=GROUPING)


def _keep_sources(c: Connection) -> None:
    metadata.create_all(c, tables=SOURCES)
    c.exec_driver_sql("CREATE INDEX IF NOT EXISTS ix_articles_url ON articles (url)")


def _find_mechanisms(c: Connection) -> None:
    KINDS.create(c, checkfirst=True)


def _number_by_time(c: Connection) -> None:
    """Rows sort by time and the full-text tables hold tags; groups and full-text rows are made anew."""
    for table in GROUPING:
        c.exec_driver_sql(f"DELETE FROM {table.name}")
    renumber(c)
    for name, statement in zip(COLUMNS, SEARCH_TABLES, strict=True):
        c.exec_driver_sql(f"DROP TABLE {name}")
        c.exec_driver_sql(statement)
    c.exec_driver_sql("UPDATE meta SET value = '' WHERE name = ?", (INDEX_META,))
    KINDS_IN.create(c, checkfirst=True)


# The change that leads to each version, in order: MIGRATIONS[0] makes version 1. Never edit one that was released.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _create,
    _keep_groups,
    _keep_sources,
    _find_mechanisms,
    _number_by_time,
)
VERSION = len(MIGRATIONS)


def writable(path: Path, wait: float = _WAIT) -> Engine:
    """An engine that may write; makes the file where there is none and brings an older one up to VERSION.

    It waits `wait` seconds for another process's transaction. Raises RecordError where the file is no record,
    NewerRecordError where a newer Isnad made it.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise RecordError(f"{path}: no place for a record; give the name of a file in a folder that exists")
    engine = _engine(path, "rwc", ("foreign_keys=ON", "synchronous=NORMAL", "cache_size=-16384"), wait)
    try:
        with translated(path):
            with engine.connect() as c:
                version = _version(c, path)
            if version < VERSION:
                _migrate(engine, version)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(path: Path, engine: Engine | None = None) -> Iterator[Connection]:
    """A transaction for a person's judgement, with an engine that `writable` made or one for this time only.

    Raises as that.
    """
    own = engine or writable(path, AT_HAND)
    try:
        with translated(path), own.begin() as c:
            yield c
    finally:
        if engine is None:
            own.dispose()


def readonly(path: Path) -> Engine:
    """An engine that only reads, also while a writer writes. Raises as `writable`, and where there is no file."""
    if not path.is_file():
        raise RecordError(
            f"{path}: there is no such record; make one with `isnad run INPUT… --record {quoted(path)}`"
        )
    engine = _engine(path, "ro", ("query_only=ON", "cache_size=-8192", f"mmap_size={2**31 - 2**16}"))
    try:
        with translated(path), engine.connect() as c:
            version = _version(c, path)
        if version < VERSION:
            again = f"isnad run --again --record {quoted(path)}"
            raise RecordError(
                f"{path}: made by an older Isnad (format {version}); `{again}` brings it up to format {VERSION} and "
                "reads its articles anew"
                if version
                else f"{path}: empty; read something into it with `isnad run INPUT… --record {quoted(path)}`"
            )
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(path: Path, mode: str, pragmas: tuple[str, ...], wait: float = _WAIT) -> Engine:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and not _can_share(path):
        uri += "&immutable=1"

    def connect() -> sqlite3.Connection:
        c = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        for pragma in pragmas:
            c.execute(f"PRAGMA {pragma}")
        return c

    # Threads share connections, and none is closed while another thread reads with it.
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=24, max_overflow=64)
    # The driver would begin a transaction only before a change; a reader needs one snapshot for all its queries.
    event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE" if mode == "rwc" else "BEGIN"))
    return engine


def _can_share(path: Path) -> bool:
    """Whether readers of a WAL file may make its shared memory: not on read-only media, where nobody writes."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        return True
    return os.access(path.parent, os.W_OK)


def _version(c: Connection, path: Path) -> int:
    """The file's format; 0 for an empty file."""
    version = int(c.exec_driver_sql("PRAGMA user_version").scalar_one())
    application = int(c.exec_driver_sql("PRAGMA application_id").scalar_one())
    tables = c.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application != APPLICATION_ID and (tables or version or application):
        raise RecordError(f"{path}: a SQLite file, but no record of Isnad; give another file name")
    if version > VERSION:
        raise NewerRecordError(
            f"{path}: made by a newer Isnad (format {version}, this one reads up to {VERSION}); upgrade Isnad"
        )
    return version


def _migrate(engine: Engine, version: int) -> None:
    with engine.connect() as c:
        c.connection.cursor().execute("PRAGMA journal_mode=WAL")
    with engine.begin() as c:
        for change in MIGRATIONS[version:]:
            change(c)
        c.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        c.exec_driver_sql(f"PRAGMA user_version={VERSION}")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns what SQLite says about a bad file or a full disk into RecordError with a remedy."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as e:
        cause = str(getattr(e, "orig", None) or e)
        raise _kind(cause)(f"{path}: {cause}; {_remedy(cause)}") from e


def _kind(cause: str) -> type[RecordError]:
    if "readonly" in cause:
        return UnwritableRecordError
    return BusyRecordError if "locked" in cause or "busy" in cause else RecordError


def _remedy(cause: str) -> str:
    if "not a database" in cause:
        return "it is not a SQLite file, so no record; give another file name"
    if "malformed" in cause or "corrupt" in cause or "no such table" in cause:
        return (
            "the file is damaged: restore it from a copy, or save what can be read with "
            "`sqlite3 FILE .recover` and read the articles anew into a new record"
        )
    if "locked" in cause or "busy" in cause:
        return "another process holds it; wait until it ends and try again"
    if "readonly" in cause or "unable to open" in cause:
        return "check that you may read and write the file and its folder"
    if "I/O error" in cause:
        return "the disk refuses it: look at its space, your quota and its connection; what was written is kept"
    if "full" in cause:
        return "free some space on the disk and run again; what was written before is kept"
    return "run `isnad record check` on it"
