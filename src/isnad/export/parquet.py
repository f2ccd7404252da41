"""Tables as Parquet, column by column and some rows at a time; needs the library pyarrow."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from typing import Any, TypeVar

from isnad.errors import UsageError, install
from isnad.export.cells import whole
from isnad.export.table import Column

T = TypeVar("T")
_ROWS = 5000  # of one row group: so many are held at once


def check_library() -> None:
    """UsageError that says what to install where Parquet can't be written."""
    if find_spec("pyarrow") is None:
        raise UsageError(
            f"Parquet needs a library that is not here: {install('pyarrow')}; CSV and JSON Lines need none"
        )


def parquet_parts(items: Iterable[T], columns: Sequence[Column[T]]) -> Iterator[bytes]:
    """The file in parts: text columns as strings, numbers as numbers, what is empty in a TSV as null.

    Raises UsageError without pyarrow, as soon as the first part is asked for.
    """
    check_library()
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(c.name, kinds[c.kind]) for c in columns])
    sink = _Sink()
    rows = iter(items)
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS)):
            values = {c.name: [_value(c, item) for item in some] for c in columns}
            writer.write_table(pa.Table.from_pydict(values, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _value(column: Column[Any], item: Any) -> str | int | float | None:
    text = whole(column.value(item))
    return column.kind(text) if text else None


class _Sink:
    """A file that gives away what was written to it."""

    def __init__(self) -> None:
        self.closed = False
        self._held = bytearray()
        self._at = 0

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._held += data
        self._at += len(data)
        return len(data)

    def tell(self) -> int:
        """How much was written."""
        return self._at

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """No more comes."""
        self.closed = True

    def taken(self) -> bytes:
        """What was written since the last time."""
        out = bytes(self._held)
        self._held.clear()
        return out
