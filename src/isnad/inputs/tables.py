"""CSV and Parquet: one article a row, its fields under the names of the first row or of the schema."""

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from isnad.errors import InputError
from isnad.inputs.article import failure_of
from isnad.inputs.jsonlines import LINE_BYTES_PER_TEXT_BYTE, bounded_lines, stem_of
from isnad.inputs.online import read_list
from isnad.inputs.raw import Limits, check_binary, decode
from isnad.inputs.rows import article_of_row, mapping, too_large
from isnad.inputs.unpack import missing
from isnad.model import Article, Failure

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

CSV_SUFFIXES = (".csv", ".csv.gz", ".csv.zst", ".tsv", ".tsv.gz", ".tsv.zst")
EXAMPLE = "its columns must be named in the first row, one of them text"
_ADDRESS = "URL"
GDELT = frozenset({_ADDRESS, "MobileURL"})
"""Columns by which a table is one of GDELT's article lists."""

_DELIMITERS = ",;\t|"
_HEAD = 4096
_ROWS = 16  # of Parquet at once: a column may hold one long text in every row and pack it to nothing


def read_csv(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of unpacked CSV in order; a row that can't be read becomes a Failure, a file InputError."""
    stem = stem_of(path)
    failures: list[Failure] = []
    lines = _Lines(stream, path, limits, failures)
    first = next(lines, None)
    if first is None:
        raise InputError("empty", f"there is no row in it; {EXAMPLE}", path)
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_article_bytes))
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error as e:
        raise InputError("broken-csv", f"its first row can't be read ({e}); {EXAMPLE}", path, 1) from e
    rows = csv.reader(lines, delimiter=delimiter, strict=True)  # else marks of quotation go, and rows run together
    if set(names) >= GDELT and not limits.map:
        yield from read_list(_addresses(rows, names.index(_ADDRESS), path), path, limits)
        yield from failures
        return
    _check_text(names, path, limits)
    empty = True
    while True:
        lines.whole, begin = True, lines.number + 1
        try:
            values = next(rows, None)
            at = lines.number
            if values is None:
                break
            if any(values) and lines.whole:
                empty = False
                yield article_of_row(_named(names, values, path, at), stem, path, at, limits, EXAMPLE)
        except csv.Error as e:
            empty = False
            message = f"the row can't be read: {e}; mend its quotation marks: one within a text is written twice"
            yield failure_of(InputError("broken-csv", message, path, begin))
        except InputError as e:
            empty = False
            yield failure_of(e)
        empty = empty and not failures
        yield from failures
        failures.clear()
    empty = empty and not failures
    yield from failures
    if empty:
        raise InputError("empty", f"there is no row in it below the names; {EXAMPLE}", path)


def _check_text(names: Sequence[str], path: str, limits: Limits) -> None:
    """InputError where no column may hold the text: said once, and not of each row."""
    wanted = mapping(limits.map)["text"]
    if not any(n in names or n.split(".")[0] in names for n in wanted):
        there = ", ".join(filter(None, names))
        message = f'it has no column "{wanted[0]}" but {there}; say which of them holds the text: --map text=…'
        raise InputError("no-text", message, path)


def _named(names: list[str], values: list[str], path: str, line: int) -> dict[str, str]:
    """The row by the names of its columns; InputError where it has more cells than there are names."""
    if any(values[len(names) :]):
        message = f"it has {len(values)} cells under {len(names)} names; put texts with delimiters in quotation marks"
        raise InputError("broken-csv", message, path, line)
    return dict(zip(names, values, strict=False))


def _addresses(rows: Iterator[list[str]], at: int, path: str) -> Iterator[str]:
    try:
        for values in rows:
            if len(values) > at:
                yield values[at]
    except csv.Error as e:
        raise InputError("broken-csv", f"its rows can't be read ({e}); mend it", path) from e


class _Lines(Iterator[str]):
    """Decoded lines; one that no article can have, or that is not UTF-8, becomes a failure, and its row no article.

    Of such a line the quotation marks stay, by which the rows behind it are told apart.
    """

    def __init__(self, stream: BinaryIO, path: str, limits: Limits, failures: list[Failure]) -> None:
        self.number = 0
        self.whole = True  # whether no line failed since this was last set
        self._quotes = 0  # in lines that are too long
        self._lines = bounded_lines(stream, path, limits, self._count)
        self._path = path
        self._limits = limits
        self._failures = failures

    def _count(self, piece: bytes) -> None:
        self._quotes += piece.count(b'"')

    def __next__(self) -> str:
        self._quotes = 0
        self.number, raw = next(self._lines)
        if self.number == 1:
            check_binary((raw or b"")[:_HEAD], self._path)
        try:
            if raw is None:
                raise too_large(self._limits, self._path, self.number)
            return decode(raw, self._path, self.number)
        except InputError as e:
            self._failures.append(failure_of(e))
            self.whole = False
            return raw.decode("utf-8", "replace") if raw is not None else '"' * (self._quotes % 2) + "\n"


def read_parquet(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of a Parquet file, which must be seekable; InputError where the file can't be read."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as e:
        raise missing("Parquet", "pyarrow", path) from e
    stem, number = stem_of(path), 0
    try:
        with ParquetFile(stream) as file:
            columns = _columns(file, path, limits)
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                for i in range(batch.num_rows):
                    number += 1
                    yield from _row(batch.slice(i, 1), stem, path, number, limits)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as e:  # of names of columns
        reason = str(e).partition("\n")[0]
        message = f"it can't be read as Parquet ({reason}); write it anew"
        raise InputError("broken-parquet", message, path, number + 1 if number else None) from e
    if not number:
        raise InputError("empty", "there is no row in it; remove it", path)


def _row(batch: "RecordBatch", stem: str, path: str, number: int, limits: Limits) -> Iterator[Article | Failure]:
    """What the one row of a batch gives."""
    try:
        (row,) = batch.to_pylist()
    except (ValueError, OverflowError, LookupError) as e:  # text that is not UTF-8, times that Python doesn't have
        message = f"a value of the row can't be read ({e}); write it anew, times as text"
        yield failure_of(InputError("broken-parquet", message, path, number))
        return
    try:
        yield article_of_row(row, stem, path, number, limits, "one of its columns must be text")
    except InputError as e:
        yield failure_of(e)


def _columns(file: "ParquetFile", path: str, limits: Limits) -> list[str]:
    """The columns that hold fields, none of which is larger than the limits allow."""
    top = set(file.schema_arrow.names)
    _check_text(file.schema_arrow.names, path, limits)
    wanted = {n for names in mapping(limits.map).values() for n in names}
    columns = sorted({n if n in top else n.split(".")[0] for n in wanted} & top)
    meta = file.metadata
    for g in range(meta.num_row_groups):
        group = meta.row_group(g)
        for c in range(group.num_columns):
            chunk = group.column(c)
            if chunk.path_in_schema.split(".")[0] not in columns:
                continue
            packed, size = chunk.total_compressed_size, chunk.total_uncompressed_size
            longest = limits.max_article_bytes * LINE_BYTES_PER_TEXT_BYTE
            if size > max(longest, limits.max_ratio * packed) or size > limits.max_unpacked_bytes:
                message = (
                    f"its column {chunk.path_in_schema} unpacks from {packed} to {size} bytes, as bombs do; remove "
                    "it, or raise max_ratio if you trust it"
                )
                raise InputError("unpacks-too-large", message, path)
    return columns
