"""One batch of readings into the tables and their full-text rows, within a transaction that is open."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, Table, delete, select, update

from isnad.model import Article, Failure, Reading
from isnad.record import schema as t
from isnad.record.consistency import problems
from isnad.record.indexing import COLUMNS, IndexRow, index
from isnad.record.judgements import Judgement, lost_in, touching
from isnad.record.loading import load, local
from isnad.record.numbering import Numbers, finding_number
from isnad.record.rows import (
    FindingRows,
    Row,
    article_row,
    failure_row,
    provenance_rows,
    short_id,
    trace_id,
    trace_rows,
)

NUMBERED = {
    "article_search": t.articles,
    "statement_search": t.statements,
    "event_search": t.events,
    "entity_search": t.entities,
}
_GOES_FIRST = (
    *(t.events, t.statements, t.mentions, t.boilerplate, t.times, t.entities, t.failures),
    t.article_provenance,
)
_PLAIN = ("path", "key", "outlet", "url", "published", "published_at", "published_raw", "retrieved")


class Written(Struct, kw_only=True):
    """What a batch did to the record. `lost` are judgements whose words are found no more."""

    added: int = 0
    replaced: int = 0
    skipped: int = 0  # held already, read by the same pipeline
    failures: int = 0
    lost: list[Judgement] = msgspec.field(default_factory=list)


class Batch:
    """Writes readings over one connection."""

    def __init__(self, c: Connection, numbers: Numbers, pipeline: str) -> None:
        self.c = c
        self.numbers = numbers
        self.pipeline = pipeline
        self.written = Written()
        self.articles: list[Row] = []
        self.findings = FindingRows()
        self.failures: list[Row] = []
        self.provenance: list[Row] = []
        self.search: list[tuple[IndexRow, int]] = []
        self.traces: dict[str, list[Row]] = {}

    def write(self, readings: Iterable[Reading]) -> Written:
        """Add all readings; see Writer.write."""
        ready = {}
        for reading in map(storable, readings):
            if not reading.article.text:
                put_failures(self.c, reading.failures)
                self.written.failures += len(reading.failures)
            elif reading.article.id in ready:
                self.written.skipped += 1
            else:
                ready[reading.article.id] = checked(reading)
        a = t.articles.c
        held = {r.id: r for r in self.c.execute(select(a.id, a.number, a.pipeline).where(a.id.in_(list(ready))))}
        for reading in ready.values():
            row = held.get(reading.article.id)
            if row is None:
                self._add(reading, self.numbers.article(self.c, reading.article.published))
                self.written.added += 1
            elif row.pipeline == self.pipeline:
                self.written.skipped += 1
            else:
                self._take_out(reading)
                self._add(reading, row.number)
                self.written.replaced += 1
        self._flush(set(held))
        return self.written

    def _add(self, reading: Reading, number: int) -> None:
        made = index(reading)
        numbers = self._numbers(reading, number)
        self.search += with_numbers(made.rows, numbers)
        self.articles.append(article_row(reading, number, self.pipeline))
        self.provenance += provenance_rows(reading.article)
        if id := trace_id(reading.trace):
            self.traces.setdefault(id, trace_rows(reading.trace))
        self.findings.add(reading, numbers, made.passages)
        rows = [failure_row(f, short_id(reading.article.id), i) for i, f in enumerate(reading.failures)]
        self.failures += rows
        self.written.failures += len(rows)

    def _numbers(self, reading: Reading, article: int) -> dict[str, int]:
        numbers: dict[str, int] = {"": article}
        for ids in ([s.id for s in reading.statements], [v.id for v in reading.events]):
            numbers |= {id: finding_number(article, i) for i, id in enumerate(ids)}
        return numbers | {e.id: self.numbers.entity(self.c) for e in reading.entities}

    def _take_out(self, new: Reading) -> None:
        """Remove an article's old findings; its row stays, so that nothing that points to it falls."""
        id = short_id(new.article.id)
        (old,) = load(self.c, [id])
        if judged := touching(self.c, id):
            self.written.lost += lost_in(judged, new)
        write_index(self.c, with_numbers(index(old).rows, numbers_of(self.c, id)), delete=True)
        self.c.execute(update(t.articles).where(t.articles.c.short_id == id).values(outlet=None))
        for table in _GOES_FIRST:
            self.c.execute(delete(table).where(table.c.article == id))

    def _flush(self, held: set[str]) -> None:
        known = set(self.c.execute(select(t.traces.c.id).where(t.traces.c.id.in_(list(self.traces)))).scalars())
        for id, rows in self.traces.items():
            if id not in known:
                _insert(self.c, t.traces, [{"id": id}])
                _insert(self.c, t.trace_stages, rows)
        for row in (r for r in self.articles if r["id"] in held):
            self.c.execute(update(t.articles).where(t.articles.c.id == row["id"]).values(row))
        _insert(self.c, t.articles, [r for r in self.articles if r["id"] not in held])
        _insert(self.c, t.article_provenance, self.provenance)
        for table, rows in self.findings.rows.items():
            _insert(self.c, table, rows)
        _insert(self.c, t.failures, self.failures)
        write_index(self.c, self.search)


def _insert(c: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows that all have the same columns; the driver takes them as they are, in a third of the time."""
    if rows:
        columns, marks = ", ".join(f'"{name}"' for name in rows[0]), ", ".join(f":{name}" for name in rows[0])
        c.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", list(rows))


def write_index(c: Connection, rows: Sequence[tuple[IndexRow, int]], delete: bool = False) -> None:
    """Add rows to the full-text tables, or take them out; both need the very same words."""
    by_table: dict[str, list[tuple[str | int, ...]]] = {}
    for row, number in sorted(rows, key=lambda r: r[1]):  # one out of order would end a segment of the index
        by_table.setdefault(row.table, []).append((number, *row.values))
    for table, values in by_table.items():
        columns = ", ".join(COLUMNS[table])
        marks = ", ".join("?" * (len(COLUMNS[table]) + 1))
        if delete:
            sql = f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', {marks})"
        else:
            sql = f"INSERT INTO {table} (rowid, {columns}) VALUES ({marks})"
        c.exec_driver_sql(sql, values)


def with_numbers(rows: Iterable[IndexRow], numbers: dict[str, int]) -> list[tuple[IndexRow, int]]:
    """Index rows with the row numbers of what they find."""
    return [(row, numbers[row.local]) for row in rows]


def numbers_of(c: Connection, article: str) -> dict[str, int]:
    """The row numbers of an article, given by its short id (under the empty id), and of its findings by local id."""
    number = c.execute(select(t.articles.c.number).where(t.articles.c.short_id == article)).scalar_one()
    out = {"": int(number)}
    for table in (t.statements, t.events, t.entities):
        for row in c.execute(select(table.c.id, table.c.number).where(table.c.article == article)):
            out[str(local(row.id))] = row.number
    return out


def put_failures(c: Connection, failures: Sequence[Failure]) -> None:
    """Store failures of inputs that gave no article; one that is there already stays once."""
    rows = {r["id"]: r for r in (failure_row(_storable_failure(f), None, 0) for f in failures)}
    if rows:
        c.execute(delete(t.failures).where(t.failures.c.id.in_(list(rows))))
        c.execute(t.failures.insert(), list(rows.values()))


def checked(reading: Reading) -> Reading:
    """The reading; where its findings contradict its text or one another, its article with a failure instead."""
    found = problems(reading)
    if not found:
        return reading
    message = f"{found[0]} ({len(found)} in all); please report it with the article"
    failure = Failure(stage="record", code="inconsistent-reading", message=message, input=reading.article.path)
    return _bare(reading, reading.article, failure)


def storable(reading: Reading) -> Reading:
    """The reading with names that UTF-8 can hold; one whose text it can't hold becomes a failure."""
    a = reading.article
    changed = {n: s for n in _PLAIN if (v := getattr(a, n)) is not None and (s := storable_text(v)) != v}
    provenance = {name: storable_text(value) for name, value in a.provenance.items()}
    article = structs.replace(a, provenance=provenance, **changed) if changed or provenance else a
    failures = [_storable_failure(f) for f in reading.failures]
    if storable_text(a.text) == a.text:
        return structs.replace(reading, article=article, failures=failures)
    failure = Failure(
        stage="record",
        code="text-not-unicode",
        message=f"{article.path}: the text holds half a surrogate pair, which no file can hold; mend the input",
        input=article.path,
    )
    return _bare(reading, structs.replace(article, text="", title=None), failure)


def storable_text(text: str) -> str:
    """`text` itself if UTF-8 can hold it, else with what it can't hold written as an escape."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def _storable_failure(f: Failure) -> Failure:
    return structs.replace(f, message=storable_text(f.message), input=storable_text(f.input))


def _bare(reading: Reading, article: Article, failure: Failure) -> Reading:
    return Reading(article=article, trace=reading.trace, failures=[*reading.failures, failure])
