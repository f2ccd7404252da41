"""`isnad export`: a record's events and statements as files for other programs."""

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.options import (
    Act,
    Agency,
    EventClass,
    From,
    Lang,
    Mechanism,
    Outlet,
    Record,
    Speaker,
    To,
    filters,
)
from isnad.cli.output import note
from isnad.errors import UsageError
from isnad.export.events import event_table
from isnad.export.plover import plover_lines
from isnad.export.statements import statement_table
from isnad.export.table import Form
from isnad.record import Filters, View
from isnad.record.passages import parts


class ExportFormat(StrEnum):
    """What the file holds, and how."""

    plover = "plover"
    tsv = "tsv"
    csv = "csv"
    statements_tsv = "statements-tsv"
    statements_csv = "statements-csv"


def command(
    record: Record = Path("isnad.sqlite"),
    form: Annotated[
        ExportFormat,
        typer.Option(
            "--as",
            help="plover: events as PLOVER JSON Lines; tsv, csv: one row per event; statements-tsv, "
            "statements-csv: one row per statement.",
        ),
    ] = ExportFormat.tsv,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; by default the screen.")
    ] = None,
    speaker: Speaker = None,
    agency: Agency = None,
    outlet: Outlet = None,
    lang: Lang = None,
    from_: From = None,
    to: To = None,
    act: Act = None,
    event: EventClass = None,
    mechanism: Mechanism = None,
) -> None:
    """Write events, or statements, to a file for R, a spreadsheet or other event coders.

    Every column is told in docs/reference/events-file.md. TSV is UTF-8 without quoting; CSV begins with a byte order
    mark, and cells that a spreadsheet would run as formulas begin with an apostrophe.

    Example: isnad export --record press.sqlite --as tsv -o events.tsv
    """
    narrow = filters(speaker, agency, outlet, lang, from_, to, act, event, mechanism)
    with View(record) as view:
        lines = _lines(view, form, narrow)
        if output is None:
            for text in lines:
                sys.stdout.write(text)
            return
        rows = _save(lines, output, headed=form is not ExportFormat.plover)
    note(f"{output}: {rows} {'records' if form is ExportFormat.plover else 'rows'}")


def _lines(view: View, form: ExportFormat, narrow: Filters) -> Iterator[str]:
    kind = "statement" if form.startswith("statements") else "event"
    found = parts(view, kind, **narrow)
    if form is ExportFormat.plover:
        return plover_lines(found)
    table = Form.csv if form.endswith("csv") else Form.tsv
    return statement_table(found, table) if kind == "statement" else event_table(found, table)


def _save(lines: Iterator[str], output: Path, *, headed: bool) -> int:
    """Write the lines under another name first, so that a file is whole or not there; how many rows there are."""
    partial = output.with_name(f".{output.name}.{os.getpid()}.partial")
    rows = -1 if headed else 0
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            for text in lines:
                file.write(text)
                rows += 1
        partial.replace(output)
    except OSError as e:
        raise UsageError(f"{output}: {e.strerror or e}; give a file in a folder that you may write to") from e
    finally:
        partial.unlink(missing_ok=True)
    return rows
