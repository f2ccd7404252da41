"""Files and folders as the user names them, to articles in a fixed order."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.errors import InputError, UsageError
from isnad.inputs import jsonlines
from isnad.inputs.article import failure_of
from isnad.inputs.kinds import SUFFIXES, holds_parts, is_read, kind_of, read_file
from isnad.inputs.online import check_address, is_address, read_addresses
from isnad.inputs.raw import NOT_FOUND, Limits, is_folder, os_error, shown
from isnad.inputs.textfile import SIDECAR
from isnad.model import Article, Failure

_COUNTED = 4_000_000_000  # bytes of lines, unpacked: counting more takes longer than the count is worth
_ONE = (".txt", ".html", ".htm", ".xhtml", ".pdf", ".docx")  # files of one article each


def iter_inputs(paths: Iterable[str | Path], limits: Limits) -> Iterator[Article | Failure]:
    """The articles of files, folders and addresses, lazily; what can't be read becomes a Failure.

    The rest goes on. Paths in the order given, a folder's files by name, folders within it too. `limits` is a Config.
    """
    for given in paths:
        if isinstance(given, str) and is_address(given):
            yield from read_addresses([given], limits)
            continue
        path = Path(given)
        try:
            if is_folder(path):
                yield from _folder(path, limits)
            else:
                yield from _file(path, limits)
        except InputError as e:
            yield failure_of(e)


def check_there(paths: Iterable[str | Path]) -> None:
    """UsageError for a path at which nothing is, or what is no address: nothing of the job was begun."""
    for given in paths:
        if isinstance(given, str) and "://" in given:
            check_address(given)
            continue
        try:
            is_folder(Path(given))
        except InputError as e:
            if e.code == NOT_FOUND:
                raise UsageError(f"{e.path}: {e}; nothing was read") from e


def count_inputs(paths: Iterable[str | Path]) -> int | None:
    """About how many articles `iter_inputs` will give: a line of JSON Lines counts as one, so does a failure.

    None where there are archives, which only reading counts.
    """
    given = list(paths)
    local = [Path(p) for p in given if not (isinstance(p, str) and is_address(p))]
    total = len(given) - len(local)
    for file in (file for path in local for file in _countable(path)):
        count = 1 if isinstance(file, InputError) else _count(file)
        if count is None:
            return None
        total += count
    return total


def _countable(path: Path) -> Iterator[Path | InputError]:
    try:
        yield from _files(path) if is_folder(path) else [path]
    except InputError as e:
        yield e


def _count(path: Path) -> int | None:
    name = path.name.lower()
    if name.endswith(_ONE) or kind_of(name) is None:
        return 1
    if not name.endswith(jsonlines.SUFFIXES) or name.endswith(".zst"):
        return None
    lines = size = 0
    try:
        with gzip.open(path) if name.endswith(".gz") else path.open("rb") as f:
            while block := f.read(1 << 20):
                lines += block.count(b"\n")
                size += len(block)
                if size > _COUNTED:
                    return None
    except (OSError, EOFError, zlib.error):
        return 1
    return lines or 1


def _folder(folder: Path, limits: Limits) -> Iterator[Article | Failure]:
    empty = True
    for path in _files(folder):
        empty = False
        try:
            if isinstance(path, InputError):
                raise path
            yield from _file(path, limits)
        except InputError as e:
            yield failure_of(e)
    if empty:
        raise InputError(
            "empty-folder", f"it holds none of {', '.join(SUFFIXES)}; name another folder", shown(folder)
        )


def _files(folder: Path) -> Iterator[Path | InputError]:
    """The files in a folder and those within it, by name; the error for one that can't be listed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as e:
        yield os_error(e, shown(folder))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or holds_parts(entry.name, names):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name)
        elif is_read(entry.name):
            path = folder / entry.name
            yield no_file(path) if _is_special(entry) else path


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Whether it is a pipe, a socket or a device: opening one may wait for ever."""
    try:
        mode = entry.stat().st_mode
    except OSError:
        return False  # opening it will tell
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def no_file(path: Path) -> InputError:
    """What is said of a pipe, a socket or a device within a folder."""
    return InputError("no-file", "it is a pipe, a socket or a device; put a file in its place", shown(path))


def _file(path: Path, limits: Limits) -> Iterator[Article | Failure]:
    kind = kind_of(path.name)
    if kind is None:
        hint = (
            " is read with the text, page or document that it stands beside"
            if path.name.endswith(SIDECAR)
            else f" is not read; Isnad reads {', '.join(SUFFIXES)}"
        )
        raise InputError("unknown-kind", f"a file of this kind{hint}", shown(path))
    yield from read_file(kind, path, limits)
