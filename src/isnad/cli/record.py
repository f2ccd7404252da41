"""`isnad record …`: what a record holds, whether it is sound, and its canonical text."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from isnad.cli.layouts import failure_columns, undated_columns
from isnad.cli.options import AskedFormat, RecordArgument
from isnad.cli.output import NOTHING, Format, chosen, emit, first, line, note, stdout, to_json
from isnad.record import Info, View, check, dump

app = typer.Typer(help="Look after a record.", no_args_is_help=True, rich_markup_mode=None)


@app.command("info")
def info(record: RecordArgument, format: AskedFormat = None) -> None:
    """Tell what is in a record, in numbers.

    Example: isnad record info press.sqlite
    """
    with View(record) as view:
        found = view.info()
    form = chosen(format)
    if form is Format.table:
        stdout().print(_grid(found))
    elif form is Format.csv:
        line("name,value")
        for name, value in _flat(found):
            line(f"{name},{value}")
    else:
        line(to_json(found, indent=1 if form is Format.json else None))


@app.command("check")
def check_(record: RecordArgument) -> None:
    """Look for damage. In the file, what points where, every span and id, and the search index; status 1 if any.

    Example: isnad record check press.sqlite
    """
    problems = check(record)
    for problem in problems:
        line(problem)
    if problems:
        raise typer.Exit(1)
    note(f"{record}: sound")


@app.command("dump")
def dump_(record: RecordArgument) -> None:
    """Print a record as sorted JSON Lines. Without clock values: records of one content give the same bytes.

    Example: isnad record dump press.sqlite > press.jsonl
    """
    for text in dump(record):
        sys.stdout.write(text)


@app.command("failures")
def failures(
    record: RecordArgument,
    code: Annotated[str | None, typer.Option(help="Only those with this code.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")] = None,
    format: AskedFormat = None,
) -> None:
    """List what could not be read, with the reason and the remedy.

    Example: isnad record failures press.sqlite --code not-utf8
    """
    with View(record) as view:
        emit(
            first(view.failures(code), limit, "failure"),
            failure_columns(),
            format,
            msgspec.to_builtins,
            none=NOTHING if code else "none failed",
        )


@app.command("undated")
def undated(
    record: RecordArgument,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")] = None,
    format: AskedFormat = None,
) -> None:
    """List the articles whose day of publication is not known. In them yesterday and tomorrow stay without a date.

    Example: isnad record undated press.sqlite
    """
    with View(record) as view:
        found = (article for article in view.articles() if not article.published)
        emit(first(found, limit, "article"), undated_columns(), format, msgspec.to_builtins, none="all have a day")


def _flat(found: Info) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for name, value in msgspec.to_builtins(found).items():
        if isinstance(value, dict):
            out += [(f"{name} {key}", str(n)) for key, n in value.items()]
        else:
            out.append((name, "" if value is None else str(value)))
    return out


def _grid(found: Info) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, value in _flat(found):
        grid.add_row(Text(name, style="dim"), Text(value))
    return grid
