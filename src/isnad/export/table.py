"""Tables as TSV and as CSV, column by column."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from io import StringIO
from typing import Generic, NamedTuple, TypeVar

from isnad.export.cells import cell, spreadsheet_cell
from isnad.record.found import ArticleHead

T = TypeVar("T")
MARK = "\ufeff"  # at the head of a CSV file tells spreadsheets that it is UTF-8
SEPARATOR = "; "


class Form(StrEnum):
    """How a table is written."""

    tsv = "tsv"
    csv = "csv"


class Column(NamedTuple, Generic[T]):
    """A column: its name, what it holds in one sentence, and its value in a row."""

    name: str
    holds: str
    value: Callable[[T], str]
    kind: type[str] | type[int] | type[float] = str  # of the values where a format has types


def article_columns(article: Callable[[T], ArticleHead]) -> tuple[Column[T], ...]:
    """The columns about a row's article, with which every table ends."""
    return (
        Column("lang", "language of the article: ar or fa", lambda row: article(row).lang),
        Column("outlet", "who published the article", lambda row: article(row).outlet or ""),
        Column("title", "the article's title", lambda row: article(row).title or ""),
        Column("url", "its address, where known", lambda row: article(row).url or ""),
        Column("article_key", "the id that the input gave it, else file and line", lambda row: article(row).key),
        Column("article_id", "its id in the record: `isnad show` takes it", lambda row: article(row).id),
    )


def lines(items: Iterable[T], columns: Sequence[Column[T]], form: Form) -> Iterator[str]:
    """The file's lines with their line ends, the header first; a row is one line whatever its texts hold."""
    if form is Form.csv:
        yield MARK + _csv([c.name for c in columns])
        yield from (_csv([spreadsheet_cell(c.value(item)) for c in columns]) for item in items)
    else:
        yield "\t".join(c.name for c in columns) + "\n"
        yield from ("\t".join(cell(c.value(item)) for c in columns) + "\n" for item in items)


def listed(values: Iterable[str | None]) -> str:
    """Several values in one cell; one that is not known is "?", so that lists beside each other stay in step."""
    out = [(v or "").replace(";", ",") for v in values]
    return SEPARATOR.join(v or "?" for v in out) if any(out) else ""


def _csv(row: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue()
