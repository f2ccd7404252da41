"""`isnad export`: a record's events and statements as files for other programs."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from errno import ENOSPC
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from isnad.cli.options import (
    About,
    Act,
    Agency,
    EventClass,
    From,
    Lang,
    Mechanism,
    MinConfidence,
    Outlet,
    Record,
    Speaker,
    To,
)
from isnad.cli.output import NOTHING, note
from isnad.errors import UsageError
from isnad.export import events, statements
from isnad.export.events import event_table
from isnad.export.occurrence import occurrences
from isnad.export.parquet import check_library, parquet_parts
from isnad.export.plover import plover_lines
from isnad.export.statements import statement_table, utterances
from isnad.export.table import Form
from isnad.record import Filters, View
from isnad.record.passages import parts

T = TypeVar("T")


class ExportFormat(StrEnum):
    """What the file holds, and how."""

    plover = "plover"
    tsv = "tsv"
    csv = "csv"
    statements_tsv = "statements-tsv"
    statements_csv = "statements-csv"
    parquet = "parquet"
    statements_parquet = "statements-parquet"


_BY_ENDING = {".csv": ExportFormat.csv, ".parquet": ExportFormat.parquet, ".jsonl": ExportFormat.plover}
_OTHERS = {".xlsx", ".xlsm", ".xls", ".ods", ".json", ".html", ".sav", ".dta", ".rds"}  # what programs refuse as TSV


def command(
    record: Record = Path("isnad.sqlite"),
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--as",
            help="plover: events as PLOVER JSON Lines; tsv, csv, parquet: one row per event; "
            "statements-tsv, statements-csv, statements-parquet: one row per statement. Without it events, as the "
            "file's name ends: .csv, .parquet, .jsonl, else tsv.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; by default the screen.")
    ] = None,
    speaker: Speaker = None,
    about: About = None,
    agency: Agency = None,
    outlet: Outlet = None,
    lang: Lang = None,
    from_: From = None,
    to: To = None,
    act: Act = None,
    event: EventClass = None,
    mechanism: Mechanism = None,
    min_confidence: MinConfidence = None,
) -> None:
    """Write events or statements to a file. For R, a spreadsheet or other event coders.

    Every column is told in docs/reference/events-file.md. TSV is UTF-8 without quoting; CSV begins with a byte order
    mark, and cells that a spreadsheet would run as formulas begin with an apostrophe. Parquet has the same columns,
    numbers as numbers and unknown values as null, and needs a library: .venv/bin/pip install pyarrow.

    Example: isnad export --record press.sqlite --as tsv -o events.tsv
    """
    narrow = Filters(speaker=speaker, about=about, agency=agency, outlet=outlet, lang=lang, from_=from_, to=to,
                     act=act, event=event, mechanism=mechanism, min_confidence=min_confidence)  # fmt: skip
    form = form or _by_name(output)
    as_parquet = form.endswith("parquet")
    if as_parquet:
        check_library()
        if output is None and sys.stdout.isatty():
            raise UsageError("Parquet is nothing to be read on a screen; give a file with --output")
    with View(record) as view:
        made = _parquet(view, form, narrow) if as_parquet else _lines(view, form, narrow)
        rows = _save(made, output) if output else _print(made)
        if output:
            note(f"{output}: {rows} {'records' if form is ExportFormat.plover else 'rows'}")
    if not rows:
        note(NOTHING)


def _by_name(output: Path | None) -> ExportFormat:
    """The form that a file's name tells; UsageError where it tells of one that Isnad does not write."""
    ending = output.suffix.lower() if output else ""
    if output and ending in _OTHERS:
        others = " (spreadsheets open it), .parquet, .jsonl or .tsv, or say what with --as"
        raise UsageError(f"{output}: Isnad writes no {ending}; give -o {output.with_suffix('.csv')}{others}")
    return _BY_ENDING.get(ending, ExportFormat.tsv)


_Made = Iterator[tuple[bytes, int]]  # a part of the file, and how many rows are in it


def _lines(view: View, form: ExportFormat, narrow: Filters) -> _Made:
    kind = "statement" if form.startswith("statements") else "event"
    found = parts(view, kind, **narrow)
    table = Form.csv if form.endswith("csv") else Form.tsv
    if form is ExportFormat.plover:
        lines = plover_lines(found)
    else:
        lines = statement_table(found, table) if kind == "statement" else event_table(found, table)
        head, first = next(lines), next(lines, None)  # what can't be asked for is an error before anything is written
        yield head.encode(), 0
        lines = chain([first] if first is not None else [], lines)
    for line in lines:
        yield line.encode(), 1


def _parquet(view: View, form: ExportFormat, narrow: Filters) -> _Made:
    rows = 0

    def counted(items: Iterable[T]) -> Iterator[T]:
        nonlocal rows
        for rows, item in enumerate(items, 1):  # noqa: B007
            yield item

    if form is ExportFormat.statements_parquet:
        made = parquet_parts(counted(utterances(parts(view, "statement", **narrow))), statements.COLUMNS)
    else:
        made = parquet_parts(counted(occurrences(parts(view, "event", **narrow))), events.COLUMNS)
    before = 0
    for part in made:
        yield part, rows - before
        before = rows


def _print(made: _Made) -> int:
    """Write the parts to the screen; how many rows there are."""
    rows = 0
    for text, n in made:
        sys.stdout.buffer.write(text)
        rows += n
    sys.stdout.flush()
    return rows


def _save(made: _Made, output: Path) -> int:
    """Write the parts under another name first, so that a file is whole or not there; how many rows there are.

    What stands there and is no file (a pipe, a device) is written to as it is.
    """
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    beside = output.is_file() or not output.exists()
    rows = 0
    try:
        with (partial if beside else output).open("wb") as file:
            for part, n in made:
                file.write(part)
                rows += n
        if beside:
            partial.replace(output)
    except OSError as e:
        remedy = "free some space there" if e.errno == ENOSPC else "give a file in a folder that you may write to"
        raise UsageError(f"{output}: {e.strerror or e}; {remedy}") from e
    finally:
        with suppress(OSError):  # a folder that can't be written to: there is none
            partial.unlink()
    return rows
