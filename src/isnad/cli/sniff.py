"""`isnad sniff`: what files are and how they would be read."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from isnad.cli.bidi import LTR
from isnad.cli.options import AskedFormat, ConfigFile, Fields, load_config
from isnad.cli.output import Column, emit
from isnad.config import Config
from isnad.errors import InputError
from isnad.inputs.inputs import no_file
from isnad.inputs.sniff import Sniffed, files_within, sniff

_STDIN = Path("-")
_HEAD = 1 << 22  # bytes of the standard input that are looked at


def command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files of any kind, folders of them; - is standard input.")
    ],
    map: Fields = None,
    config: ConfigFile = None,
    format: AskedFormat = None,
) -> None:
    """Say what files are and how they would be read. With their first titles; status 1 if any would not be read.

    Of a folder all files are told, also those of kinds that `isnad run` passes over.

    Example: isnad sniff examples/press/ar/ar-16-beijing-statement.txt
    """
    settings, unread = load_config(config, map=map), 0

    def found() -> Iterator[Sniffed]:
        nonlocal unread
        for one in _sniffed(files, settings):
            unread += not one.read
            yield one

    emit(found(), _columns(), format, msgspec.to_builtins)
    if unread:
        raise typer.Exit(1)


def _sniffed(files: Iterable[Path], settings: Config) -> Iterator[Sniffed]:
    for given in files:
        if given == _STDIN:
            yield _stdin(settings)
            continue
        for path in files_within(given) if given.is_dir() else [given]:
            try:
                if path != given and path.exists() and not path.is_file():
                    raise no_file(path)
                yield sniff(path, settings)
            except InputError as e:
                yield Sniffed(path=str(path), kind="", packed=None, read=False, problem=str(e))


def _stdin(settings: Config) -> Sniffed:
    """What comes by the standard input; it has no name, so what it is saved as decides whether it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(sys.stdin.buffer.read(_HEAD))
        return msgspec.structs.replace(sniff(path, settings), path=str(_STDIN))


def _columns() -> list[Column[Sniffed]]:
    return [
        Column("file", lambda s: s.path, ratio=2, breaks="/-"),
        Column("kind", lambda s: s.kind + (f", packed with {s.packed}" if s.packed else ""), ratio=2),
        Column("read", lambda s: "yes" if s.read else "no"),
        Column("languages", lambda s: ", ".join(s.languages)),
        Column("first", lambda s: s.first[0] if s.first else "", ratio=3),
        Column("problem", lambda s: s.problem or "", ratio=3, way=LTR, style="yellow"),
    ]
