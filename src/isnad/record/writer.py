"""The one writer of a record: readings in, each batch in one transaction with its full-text rows."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, delete, select, update

from isnad import __version__
from isnad.model import Article, Failure, Reading
from isnad.record import schema as t
from isnad.record.batch import (
    Batch,
    Written,
    numbers_of,
    put_failures,
    storable_text,
    with_numbers,
    write_index,
)
from isnad.record.database import translated, writable
from isnad.record.indexing import COLUMNS, INDEX_META, index, index_version
from isnad.record.loading import CHUNK, load, load_all
from isnad.record.lock import WriterLock
from isnad.record.numbering import Numbers
from isnad.record.rows import short_id
from isnad.record.stamp import changes, renew


class Writer:
    """Opens a record for writing, makes it where there is none. One per record; a context manager.

    Raises RecordError where another writer is at work or the file is no record, NewerRecordError where a newer
    Isnad made it. Killed at any moment, it leaves the batches that were finished, whole.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._lock = WriterLock(self.path)
        try:
            self._engine = writable(self.path)
        except BaseException:
            self._lock.release()
            raise
        try:
            self._numbers = Numbers()
            with self._begin() as c:
                _renew_index(c)
        except BaseException:
            self._engine.dispose()
            self._lock.release()
            raise

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End writing; what was written stands in the one file. A second call does nothing."""
        if not self._lock.held:
            return
        try:
            with translated(self.path), self._engine.connect() as c:
                cursor = c.connection.cursor()
                cursor.execute("PRAGMA optimize")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.close()
        finally:
            self._engine.dispose()
            self._lock.release()

    def holds(self, article_id: str, pipeline: str | None = None) -> bool:
        """Whether the record has the article; with `pipeline` (a spec's digest), whether that one read it."""
        with translated(self.path):
            raw = self._engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute("SELECT pipeline FROM articles WHERE id = ?", (article_id,))
                row = cursor.fetchone()
                cursor.close()
            finally:
                raw.close()
        return row is not None and pipeline in (None, row[0])

    def stale(self, pipeline: str) -> Iterator[Article]:
        """The articles that another pipeline has read, by id; write their new readings as they come."""
        a = t.articles.c
        last = ""
        while True:
            query = select(a.short_id).where(a.pipeline != pipeline, a.short_id > last).order_by(a.short_id)
            with self._begin() as c:
                ids = [str(r.short_id) for r in c.execute(query.limit(CHUNK))]
                readings = load(c, ids, layers=())
            if not ids:
                return
            yield from (r.article for r in readings)
            last = ids[-1]

    def write(self, readings: Iterable[Reading], pipeline: str) -> Written:
        """Add readings in one transaction. An article read by another pipeline is replaced.

        A reading without text is stored as its failures alone; one whose findings contradict its text, as its
        article with a failure. When this raises, nothing of the batch is written.
        """
        with self._begin() as c:
            return Batch(c, self._numbers, pipeline).write(readings)

    def fail(self, failures: Sequence[Failure]) -> None:
        """Store failures of inputs that gave no article; one that is there already stays once."""
        with self._begin() as c:
            put_failures(c, failures)

    def clear_failures(self, input: str) -> None:
        """Forget the failures of an input that gave no article; call it before reading the input again."""
        with self._begin() as c:
            f = t.failures.c
            c.execute(delete(t.failures).where(f.input == storable_text(input), f.article.is_(None)))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A transaction for what is derived from the readings."""
        with self._begin() as c:
            yield c

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """A transaction; row numbers that it gave are free again when it fails."""
        try:
            with translated(self.path), self._engine.begin() as c:
                before = changes(c)
                yield c
                if changes(c) != before:
                    renew(c)
        except BaseException:
            self._numbers.forget()
            raise


def _renew_index(c: Connection) -> None:
    """Make the full-text rows anew where other code made them: they could neither be found nor taken out."""
    held = c.execute(select(t.meta.c.value).where(t.meta.c.name == INDEX_META)).scalar()
    if held == index_version():
        return
    if held is not None:
        for name in COLUMNS:
            c.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
        for reading in load_all(c, select(t.articles.c.short_id).order_by(t.articles.c.short_id)):
            made, prefix = index(reading), short_id(reading.article.id)
            write_index(c, with_numbers(made.rows, numbers_of(c, prefix)))
            for table, found in ((t.statements, reading.statements), (t.events, reading.events)):
                for one in found:
                    start, end = made.passages[one.id]
                    row = update(table).where(table.c.id == f"{prefix}/{one.id}")
                    c.execute(row.values(passage_start=start, passage_end=end))
    c.execute(delete(t.meta))
    values = {"made by": f"isnad {__version__}", INDEX_META: index_version()}
    c.execute(t.meta.insert(), [{"name": k, "value": v} for k, v in values.items()])
