"""Files and folders as the user names them, to articles in a fixed order."""

import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from isnad.errors import InputError
from isnad.inputs.article import failure_of
from isnad.inputs.jsonlines import SUFFIXES, read_jsonlines
from isnad.inputs.raw import Limits, os_error, shown
from isnad.inputs.textfile import SIDECAR, read_textfile
from isnad.model import Article, Failure

Reader = Callable[[Path, Limits], Iterator[Article | Failure]]

READERS: dict[str, Reader] = {".txt": read_textfile, **dict.fromkeys(SUFFIXES, read_jsonlines)}
"""What reads a file, by the end of its name."""


def iter_inputs(paths: Iterable[str | Path], limits: Limits) -> Iterator[Article | Failure]:
    """The articles of files and folders, lazily; what can't be read becomes a Failure and the rest goes on.

    Paths in the order given, a folder's files by name, folders within it too. `limits` is a Config.
    """
    for path in map(Path, paths):
        try:
            if path.is_dir():
                yield from _folder(path, limits)
            else:
                yield from _file(path, limits)
        except InputError as e:
            yield failure_of(e)


def count_inputs(paths: Iterable[str | Path]) -> int:
    """About how many articles `iter_inputs` will give: a line of JSON Lines counts as one, so does a failure."""
    return sum(_count(file) for path in map(Path, paths) for file in _countable(path))


def _countable(path: Path) -> Iterator[Path]:
    try:
        yield from _files(path) if path.is_dir() else [path]
    except InputError:
        yield path


def _count(path: Path) -> int:
    if not path.name.lower().endswith(SUFFIXES):
        return 1
    try:
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as f:
            return sum(block.count(b"\n") for block in iter(lambda: f.read(1 << 20), b"")) or 1
    except (OSError, EOFError, zlib.error):
        return 1


def _folder(folder: Path, limits: Limits) -> Iterator[Article | Failure]:
    empty = True
    for path in _files(folder):
        empty = False
        try:
            yield from _file(path, limits)
        except InputError as e:
            yield failure_of(e)
    if empty:
        raise InputError("empty-folder", f"it holds no {', '.join(READERS)}; name another folder", shown(folder))


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as e:
        raise os_error(e, shown(folder)) from e
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name)
        elif _reader(entry.name) and not entry.name.lower().startswith("readme."):
            yield folder / entry.name


def _file(path: Path, limits: Limits) -> Iterator[Article | Failure]:
    reader = _reader(path.name)
    if reader is None and not path.exists():
        raise os_error(FileNotFoundError(), shown(path))
    if reader is None:
        hint = " is read beside its .txt" if path.name.endswith(SIDECAR) else f"; Isnad reads {', '.join(READERS)}"
        raise InputError("unknown-kind", f"a file of this kind{hint}", shown(path))
    yield from reader(path, limits)


def _reader(name: str) -> Reader | None:
    return next((read for suffix, read in READERS.items() if name.lower().endswith(suffix)), None)
