"""`isnad sample`: a random sheet for checking one's own corpus by hand, and what it shows."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from isnad.cli.options import AskedFormat
from isnad.cli.output import Column, emit
from isnad.errors import UsageError
from isnad.record import Precision, View, sample, score_sheet


def command(
    record: Annotated[Path | None, typer.Option("--record", "-r", help="The record to draw from.")] = None,
    n: Annotated[
        int, typer.Option("--n", "-n", min=1, help="How many findings, half statements and half events.")
    ] = 200,
    seed: Annotated[int, typer.Option(help="The same record and seed give the same sheet.")] = 0,
    score: Annotated[
        Path | None, typer.Option("--score", metavar="SHEET", help="A sheet that was filled in: print its precision.")
    ] = None,
    format: AskedFormat = None,
) -> None:
    """Draw findings at random, to be judged by hand. Prints a sheet (TSV) for y or n, or scores such a sheet.

    Example: isnad sample --record press.sqlite --n 200 > sheet.tsv, then isnad sample --score sheet.tsv
    """
    if score is not None:
        emit(score_sheet(score), _columns(), format, msgspec.to_builtins)
        return
    if record is None:
        raise UsageError("nothing to draw from; give --record PATH, or --score SHEET for a sheet that was filled in")
    with View(record) as view:
        sys.stdout.write(sample(view, n, seed))


def _columns() -> list[Column[Precision]]:
    return [
        Column("kind", lambda p: p.kind),
        Column("question", lambda p: p.question),
        Column("right", lambda p: str(p.right)),
        Column("answered", lambda p: str(p.answered)),
        Column("precision", lambda p: f"{p.precision:.3f}"),
        Column("low", lambda p: f"{p.low:.3f}"),
        Column("high", lambda p: f"{p.high:.3f}"),
    ]
