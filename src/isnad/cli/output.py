"""Printing lists: a table on a terminal, JSON Lines when piped, or as asked."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from isnad.cli.bidi import AUTO, LTR, RTL, Cell, with_isolates, without_controls
from isnad.cli.widths import Need, fitted
from isnad.export.cells import spreadsheet_cell

T = TypeVar("T")
NOTHING = "nothing found"
_INDENT = 2
_LONG = 20  # letters: a longer word is cut, else one address would take the room of all
_EDGES = 2  # columns of the terminal at a table's sides
_WORDS = frozenset({"what", "words", "article", "place"})  # rows that show words of an article
_NARROW = 100  # columns at least where the output is no terminal: nobody has said how wide it is


class Format(StrEnum):
    """How a list is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of tables and of CSV: `words` for both, `styled` for the table where it is more."""

    name: str
    words: Callable[[T], str]
    styled: Callable[[T], Text] | None = None
    ratio: int | None = None  # share of the width; None: as wide as its longest cell
    way: str = AUTO  # how the cell as a whole runs: LTR, RTL or as its first letter
    style: str = ""
    least: int = 0  # letters that a column of long texts is given, though its words are shorter
    spare: int = 0  # those with the greatest go first where words would be cut; those without never
    breaks: str = ""  # letters behind which its words may be parted, as the hyphens of ids
    whole: int = 0  # letters of such words that stay together where they can

    def cell(self, item: T) -> Cell:
        """What stands in the table."""
        if self.styled:
            return Cell(self.styled(item), way=self.way, breaks=self.breaks)
        tame = without_controls if self.way == AUTO else with_isolates  # a way of its own needs no help within
        return Cell(Text(tame(self.words(item)), style=self.style), way=self.way, breaks=self.breaks)


@cache
def stdout() -> Console:
    """The console for results."""
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = max(console.width, _NARROW)
    return console


@cache
def stderr() -> Console:
    """The console for progress, warnings and errors."""
    return Console(stderr=True, highlight=False)


def chosen(asked: Format | None) -> Format:
    """What was asked for, else a table on a terminal and JSON Lines when piped."""
    return asked or (Format.table if sys.stdout.isatty() else Format.jsonl)


def emit(
    items: Iterable[T],
    columns: Sequence[Column[T]],
    asked: Format | None,
    plain: Callable[[T], Any],
    show: Callable[[T], None] | None = None,
    none: str = NOTHING,
) -> int:
    """Print `items` and say how many; `plain` gives what JSON shows of one, CSV and the table have the columns.

    With `show`, each item is shown by it where a table was asked for. `none` is said where there is nothing.
    """
    form, n = chosen(asked), 0

    def counted() -> Iterator[T]:
        nonlocal n
        for n, item in enumerate(items, 1):  # noqa: B007  # the count is what is wanted
            yield item

    if form is Format.table and show:
        for item in counted():
            show(item)
    elif form is Format.table:
        if rows := list(counted()):
            stdout().print(table(rows, columns))
    elif form is Format.csv:
        emit_csv(counted(), columns)
    elif form is Format.jsonl:
        for item in counted():
            line(to_json(plain(item)))
    else:
        line(to_json([plain(item) for item in counted()], indent=1))
    if not n and none:
        note(none)
    return n


def emit_csv(items: Iterable[T], columns: Sequence[Column[T]]) -> None:
    """Print the columns as CSV with a header."""
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow([c.name for c in columns])
    for item in items:
        sheet.writerow([spreadsheet_cell(without_controls(c.words(item))) for c in columns])


def table(items: Iterable[T], columns: Sequence[Column[T]], title: str | None = None) -> Table:
    """The items as a table, without columns that are empty or that a narrow terminal has no room for."""
    rows = list(items)
    held = [c for c in columns if any(c.words(r) for r in rows)]
    cells = [[c.cell(r) for r in rows] for c in held]
    widths, gap = fitted([_need(c, own) for c, own in zip(held, cells, strict=True)], stdout().width - _EDGES)
    out = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    out.padding = (0, gap - 1, 0, 0)  # the box has one between columns
    shown = [i for i, width in enumerate(widths) if width]
    for i in shown:
        out.add_column(held[i].name, overflow="fold", width=widths[i])
    for n in range(len(rows)):
        out.add_row(*(cells[i][n] for i in shown))
    return out


def _need(column: Column[T], cells: Sequence[Cell]) -> Need:
    heading = Cell(column.name)
    longest = max(c.words.cell_len for c in (heading, *cells))
    piece = min(_LONG, max(c.longest_word() for c in (heading, *cells)))
    return Need(longest, max(piece, column.whole), piece, column.ratio, column.least, column.spare)


def print_detail(text: str, style: str = "dim") -> None:
    """Print what belongs to the table or the line above it, indented, however many lines it takes."""
    stdout().print(Padding(Cell(Text(text, style=style), way=LTR), (0, 0, 0, _INDENT)))


def print_rows(rows: Iterable[tuple[str, str]]) -> None:
    """Labels and values, the words of an article from right to left; a value that is empty is left out."""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    for label, value in rows:
        if value:
            grid.add_row(label, Cell(Text(value), way=RTL if label in _WORDS else LTR))
    stdout().print(grid)


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON with letters as they are."""
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=indent)


def line(text: str) -> None:
    """Print a line as it is: no wrapping, no markup."""
    sys.stdout.write(text + "\n")


def note(text: str, style: str = "") -> None:
    """Say something beside the results, on the error stream."""
    stderr().print(Text(text, style=style), soft_wrap=True)


def counted(n: int, what: str) -> str:
    """The number with its noun, given in the singular: 1 story, 1,200 stories."""
    if n == 1:
        return f"1 {what}"
    return f"{n:,} {what[:-1]}ies" if what.endswith("y") else f"{n:,} {what}s"


def tell_rest(*lists: tuple[int, int, str]) -> None:
    """Say of which lists (rows shown, rows there, of what) not all is shown, and how to have it."""
    cut = [(shown, there, what) for shown, there, what in lists if shown < there]
    if cut:
        parts = ", ".join(f"{shown} of {there} {what}" for shown, there, what in cut)
        note(f"{parts}; -n {max(there for _, there, _ in cut)} gives all")


def first(items: Iterable[T], limit: int | None, what: str) -> Iterator[T]:
    """At most `limit` of the items, `what` in the singular; where there are more, that is said behind them."""
    rest = iter(items)
    yield from islice(rest, limit)
    if limit is not None and next(rest, None) is not None:
        note(f"the first {counted(limit, what)}; without -n all are given")
