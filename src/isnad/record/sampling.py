"""A random sheet of a record's findings for checking by hand, and the precision of a sheet that was filled in."""

import codecs
import csv
import io
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from isnad.errors import UsageError
from isnad.record import schema as t
from isnad.record.found import Happened, Said
from isnad.record.loading import chunks
from isnad.record.view import View

QUESTIONS = ("what_right", "who_right", "chain_right")
COLUMNS = (
    "id",
    "kind",
    "who",
    "to_whom",
    "what",
    "chain_or_date",
    "sentence",
    *QUESTIONS,
    "note",
    "published",
    "article",
)
_YES = frozenset({"y", "yes", "1", "true", "+", "✓"})
_NO = frozenset({"n", "no", "0", "false", "-", "✗"})
_FORMULA = frozenset("=+-@")  # a spreadsheet would compute a cell that begins so
_SAVED = "\t,;"  # what parts the cells of a sheet that a spreadsheet has saved
_Z = 1.959963984540054  # of a 95 % interval


class Precision(Struct, frozen=True, kw_only=True):
    """How many of the answers are yes, with Wilson's 95 % interval."""

    kind: str  # statement | event
    question: str
    right: int
    answered: int
    precision: float
    low: float
    high: float


def sample(view: View, n: int, seed: int) -> str:
    """A sheet (TSV with a header) of `n` findings drawn at random, half statements and half events.

    Where there are too few of one, the other fills up. The same record and seed give the same sheet. `what_right`
    asks for the content, or the event's class and status; `who_right` for speakers, or actors and recipients;
    `chain_right` for outlet and agencies, or the date. Answer y or n; leave empty what is not to be judged.
    """
    if n < 1:
        raise UsageError(f"a sheet of {n} findings has no sense; ask for 1 or more")
    rng = random.Random(seed)
    with view.connection() as c:
        said = _drawn(c, t.statements, n, rng)
        happened = _drawn(c, t.events, n, rng)
    few = min(n // 2, len(happened))
    said = said[: max(n - few, 0)]
    happened = happened[: n - len(said)]
    out = io.StringIO()
    sheet = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    sheet.writerow(COLUMNS)
    for id in sorted(said):
        sheet.writerow(_cells(_statement_row(view, view.statement(id))))
    for id in sorted(happened):
        sheet.writerow(_cells(_event_row(view, view.event(id))))
    return out.getvalue()


def score_sheet(file: Path | str) -> list[Precision]:
    """The precision of each question for each kind, and of rows whose answers are all yes (question `all`).

    UsageError names the line of an answer that is neither yes nor no, or what the file lacks.
    """
    counts: dict[tuple[str, str], list[bool]] = {}
    try:
        text = _text(Path(file).read_bytes())
    except OSError as e:
        raise UsageError(f"{file}: {e.strerror}; give a sheet made by `isnad sample`") from e
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_SAVED, key=first.count))
    missing = {"id", "kind", *QUESTIONS} - set(rows.fieldnames or ())
    if missing:
        kept = "keep the sheet's first line, and save it as CSV or text"
        raise UsageError(f"{file}: the columns {', '.join(sorted(missing))} are missing; {kept}")
    for row in _rows(rows, file):
        answers = {q: _answer(row[q], f"{file}:{rows.line_num}: {q}") for q in QUESTIONS}
        given = {q: a for q, a in answers.items() if a is not None}
        for question, answer in given.items():
            counts.setdefault((row["kind"], question), []).append(answer)
        if given:
            counts.setdefault((row["kind"], "all"), []).append(all(given.values()))
    if not counts:
        raise UsageError(f"{file}: no answer in it; fill in y or n under {', '.join(QUESTIONS)}")
    return [_precision(kind, question, answers) for (kind, question), answers in sorted(counts.items())]


def _text(raw: bytes) -> str:
    """A sheet as spreadsheets save it; what of it is scored is ASCII in each of their encodings but UTF-16."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")


def _rows(rows: "csv.DictReader[str]", file: Path | str) -> Iterator[dict[str, str]]:
    try:
        yield from rows
    except csv.Error as e:
        raise UsageError(f"{file}:{rows.line_num}: {e}; keep the sheet's columns as they were") from e


def wilson(right: int, answered: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) where nothing was answered."""
    if not answered:
        return 0.0, 1.0
    p, z2 = right / answered, _Z * _Z / answered
    half = _Z * math.sqrt(p * (1 - p) / answered + z2 / (4 * answered))
    low, high = (p + z2 / 2 - half) / (1 + z2), (p + z2 / 2 + half) / (1 + z2)
    return low if right else 0.0, high if right < answered else 1.0  # these two are exact


def _precision(kind: str, question: str, answers: list[bool]) -> Precision:
    right, n = sum(answers), len(answers)
    low, high = wilson(right, n)
    return Precision(kind=kind, question=question, right=right, answered=n, precision=right / n, low=low, high=high)


def _answer(cell: str | None, where: str) -> bool | None:
    value = (cell or "").strip().lower()
    if not value:
        return None
    if value in _YES or value in _NO:
        return value in _YES
    raise UsageError(f"{where} is {value!r}; write y or n, or leave it empty")


def _drawn(c: Connection, table: Table, n: int, rng: random.Random) -> list[str]:
    """`n` ids drawn at random in one pass (reservoir), in random order; all of them where there are fewer."""
    kept: list[str] = []
    for i, id in enumerate(_ids(c, table)):
        if i < n:
            kept.append(id)
        elif (j := rng.randrange(i + 1)) < n:
            kept[j] = id
    rng.shuffle(kept)
    return kept


def _ids(c: Connection, table: Table) -> Iterator[str]:
    for rows in chunks(c, select(table.c.id).order_by(table.c.id), 1000):
        yield from (str(r.id) for r in rows)


def _statement_row(view: View, s: Said) -> dict[str, Any]:
    links = [link for link in s.statement.chain if link.role != "speaker" and link.entity]
    chain = [f"{link.role}: {s.names([link.entity or ''])[0]}" for link in links]
    return {
        "id": s.id,
        "kind": "statement",
        "who": "; ".join(s.speakers),
        "to_whom": "; ".join(s.names(s.statement.addressees)),
        "what": s.content,
        "chain_or_date": " → ".join(chain),
        "sentence": _passage(view, t.statements, s.id),
        "published": s.article.published,
        "article": s.article.key,
    }


def _event_row(view: View, v: Happened) -> dict[str, Any]:
    e = v.event
    return {
        "id": v.id,
        "kind": "event",
        "who": "; ".join(v.actors),
        "to_whom": "; ".join(v.recipients),
        "what": " ".join(filter(None, (e.event, e.mode, e.status))),
        "chain_or_date": e.time.value if e.time else None,
        "sentence": _passage(view, t.events, v.id),
        "published": v.article.published,
        "article": v.article.key,
    }


def _passage(view: View, table: Table, id: str) -> str:
    columns = t.articles.c.text, table.c.passage_start, table.c.passage_end
    query = select(*columns).join(table, table.c.article == t.articles.c.short_id).where(table.c.id == id)
    with view.connection() as c:
        text, start, end = c.execute(query).one()
    return str(text[start:end])


def _cells(row: dict[str, Any]) -> list[str]:
    """A row's cells on one line each, so that a spreadsheet keeps the sheet's shape."""
    cells = [" ".join(str(row.get(column) or "").split()) for column in COLUMNS]
    return [f"'{cell}" if cell[:1] in _FORMULA else cell for cell in cells]
