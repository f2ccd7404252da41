"""`isnad sniff`: what files are and how they would be read."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from isnad.cli.bidi import LTR
from isnad.cli.options import AskedFormat, ConfigFile, Fields, load_config
from isnad.cli.output import Column, emit
from isnad.errors import InputError
from isnad.inputs.sniff import Sniffed, sniff


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of any kind.")],
    map: Fields = None,
    config: ConfigFile = None,
    format: AskedFormat = None,
) -> None:
    """Say what files are and how they would be read. With their first titles; status 1 if any would not be read.

    Example: isnad sniff examples/press/ar/ar-16-beijing-statement.txt
    """
    settings = load_config(config, map=map)
    found = []
    for path in files:
        try:
            found.append(sniff(path, settings))
        except InputError as e:
            found.append(Sniffed(path=str(path), kind="", packed=None, read=False, problem=str(e)))
    emit(found, _columns(), format, msgspec.to_builtins)
    if not all(f.read for f in found):
        raise typer.Exit(1)


def _columns() -> list[Column[Sniffed]]:
    return [
        Column("file", lambda s: s.path, ratio=2, breaks="/-"),
        Column("kind", lambda s: s.kind + (f", packed with {s.packed}" if s.packed else ""), ratio=2),
        Column("read", lambda s: "yes" if s.read else "no"),
        Column("languages", lambda s: ", ".join(s.languages)),
        Column("first", lambda s: s.first[0] if s.first else "", ratio=3),
        Column("problem", lambda s: s.problem or "", ratio=3, way=LTR, style="yellow"),
    ]
