"""A lexicon's table as it is written, cell by cell with line numbers, for checking; it never raises."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from isnad.lexicons.load import Header

Report = Callable[[int, str], None]  # line (1-based), what is wrong and what to do


@dataclass(frozen=True, slots=True)
class TableRow:
    line: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.cells.get("id", "")

    @property
    def form(self) -> str:
        return self.cells.get("form", "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table beside its header; `lang` is ar, fa or shared."""

    lang: str
    header: Header
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]

    def language_of(self, column: str) -> str:
        """The language whose forms a column holds: that of the folder, else what the column's name says."""
        if self.lang != "shared":
            return self.lang
        tail = column.rpartition("_")[2]
        return tail if tail in ("ar", "fa") else ""

    def items(self, row: TableRow, column: str) -> list[str]:
        """The values in one cell: several where the header declares a list; none where it is empty."""
        cell = row.cells.get(column, "")
        declared = self.header.columns.get(column)
        if not cell:
            return []
        return cell.split(declared.list) if declared is not None and declared.list else [cell]

    def form_columns(self) -> Iterator[str]:
        """The columns whose values are matched in text."""
        if self.lang == "shared" and any(self.language_of(c) for c in self.columns):
            yield from (c for c in self.columns if self.language_of(c))
        elif "form" in self.columns:
            yield "form"


def read_table(path: Path, lang: str, header: Header, report: Report) -> Table:
    """The table; lines that can't be read as rows are reported and left out."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as e:
        report(1, f"is not UTF-8 (byte {e.start}); save it as UTF-8")
        return Table(lang, header, (), ())
    if text.startswith("\ufeff"):
        report(1, "begins with a byte order mark; save it without one")
        text = text[1:]
    if "\r" in text:
        report(text[: text.index("\r")].count("\n") + 1, "has a carriage return; end lines with LF alone")
        text = text.replace("\r", "")
    lines = text.split("\n")
    if lines[-1]:
        report(len(lines), "has no line end; end the file with LF")
    columns = tuple(lines[0].split("\t"))
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line:
            if number < len(lines):
                report(number, "is empty; take the line out")
        elif len(cells) != len(columns):
            report(number, f"has {len(cells)} cells under {len(columns)} column names; add or remove tabs")
        else:
            rows.append(TableRow(number, dict(zip(columns, cells, strict=True))))
    return Table(lang, header, columns, tuple(rows))
