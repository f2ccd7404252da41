"""Files of entities: which format a file has, and its entities, line by line whatever its size."""

import bz2
import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from isnad.errors import InputError
from isnad.knowledge import ftm, table, wikidata
from isnad.knowledge.given import Item, Noted

FORMATS = ("ftm", "wikidata", "csv")
LONGEST_LINE = 64 * 1024 * 1024  # bytes; the largest Wikidata items have a few million
_HEAD = 65_536
_DAMAGED = (OSError, EOFError, zlib.error)  # what reading a packed file raises that is no whole one


def read_entities(
    path: Path,
    format: str | None = None,
    *,
    classes: Mapping[str, str] = wikidata.CLASSES,
    languages: Sequence[str] = wikidata.LANGUAGES,
) -> Iterator[tuple[int, Item]]:
    """(line, entity) of a file, .gz and .bz2 unpacked as they are read; memory stays flat.

    `format` is one of FORMATS, by default what the file shows. InputError where the file can't be read at all; a
    file that breaks off gives a note behind what could be read of it.
    """
    found = format or format_of(path)
    readers: dict[str, Callable[[Iterator[bytes]], Iterator[tuple[int, Item]]]] = {
        "ftm": ftm.read,
        "wikidata": lambda lines: wikidata.read(lines, classes, languages),
        "csv": lambda lines: table.read(lines, str(path)),
    }
    if found not in readers:
        raise InputError("no-format", f"there is no format {found!r}; give one of {', '.join(FORMATS)}", str(path))
    last = 0
    with _opened(path) as file:
        try:
            for last, item in readers[found](_lines(file)):
                yield last, item
        except _DAMAGED as e:
            yield last + 1, Noted(last + 1, f"the file breaks off or is damaged here ({e}); the rest is not read")


def format_of(path: Path) -> str:
    """The format by the file's name and first bytes; InputError where neither tells."""
    if path.name.removesuffix(".gz").removesuffix(".bz2").endswith(".csv"):
        return "csv"
    with _opened(path) as file:
        try:
            head = file.read(_HEAD).lstrip()
        except _DAMAGED as e:
            raise InputError("unreadable", f"can't be unpacked ({e}); is the download whole?", str(path)) from e
    first = head.split(b"\n", 1)[0]
    if head.startswith(b"[") or b'"claims"' in first or b'"labels"' in first:
        return "wikidata"
    if head.startswith(b"{"):
        return "ftm"
    raise InputError("no-format", f"its format can't be told; give --as with one of {', '.join(FORMATS)}", str(path))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        raw = path.open("rb")
    except OSError as e:
        message = f"{e.strerror or e}; check its name and whether you may read it"
        raise InputError("unreadable", message, str(path)) from e
    with raw:
        if path.name.endswith(".gz"):
            yield cast(IO[bytes], gzip.GzipFile(fileobj=raw))
        elif path.name.endswith(".bz2"):
            yield bz2.BZ2File(raw)
        else:
            yield raw


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, which no reader takes for a whole one."""
    while line := file.readline(LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n") and len(line) >= LONGEST_LINE:
            line = file.readline(LONGEST_LINE)
