"""`isnad kb …`: knowledge bases of one's own, which readings then know besides that of the package."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from isnad.cli.bidi import isolated
from isnad.cli.layouts import id_column, names
from isnad.cli.options import AskedFormat
from isnad.cli.output import Column, counted, emit, note
from isnad.errors import InputError, UsageError
from isnad.knowledge import FORMATS, Added, Base, Index, Noted, Source, read_entities
from isnad.knowledge.given import TYPES
from isnad.knowledge.wikidata import CLASSES, LANGUAGES
from isnad.lexicons.kb import Known, knowledge

app = typer.Typer(help="Bring your own knowledge base.", no_args_is_help=True, rich_markup_mode=None)
File = Annotated[Path, typer.Option("--kb", help="The knowledge base: one file, made by `isnad kb add`.")]
_SHOWN = 20  # lines left out that are told one by one


@app.command("add")
def add(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files of entities; packed as .gz or .bz2 or not.")
    ],
    kb: File = Path("isnad.kb"),
    format: Annotated[
        str | None, typer.Option("--as", help=f"What the files are: {', '.join(FORMATS)}; by default as they look.")
    ] = None,
    classes: Annotated[
        list[str] | None,
        typer.Option("--class", help="Of Wikidata only items of this class, as Q7278=ORG; may be repeated."),
    ] = None,
    lang: Annotated[
        list[str] | None, typer.Option(help="Of Wikidata only names in this language; else ar, fa and en.")
    ] = None,
) -> None:
    """Add entities to a knowledge base. From FollowTheMoney (OpenSanctions) JSON Lines, a Wikidata JSON dump, or
    CSV.

    A line that can't be read is told and left out. A file that was added before is replaced. Then `isnad run` and
    `isnad read` take the knowledge base by --kb.

    Example: isnad kb add entities.ftm.json --kb my.kb
    """
    wanted, any_read = _classes(classes), False
    with Index(kb) as index:
        for path in files:
            tell = _Teller(path)
            items = read_entities(path, format, classes=wanted, languages=lang or LANGUAGES)
            try:
                added = index.add(path.name, items, _sha256(path), tell)
            except InputError as e:
                raise UsageError(f"{path}: {e}; nothing of it was added") from e
            tell.end()
            any_read |= added.entities + added.other > 0 or not added.noted
            for text in _summary(path, kb, added):
                note(text)
    if not any_read:
        raise typer.Exit(1)


@app.command("list")
def list_(kb: File = Path("isnad.kb"), format: AskedFormat = None) -> None:
    """List the files that a knowledge base was made from. With the number of their entities.

    Example: isnad kb list --kb my.kb
    """
    emit(Base(kb).sources(), _source_columns(), format, msgspec.to_builtins)


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling.")],
    kb: Annotated[
        Path | None, typer.Option("--kb", help="Also in this one; else only in that of the package.")
    ] = None,
    format: AskedFormat = None,
) -> None:
    """Show who bears a name in the knowledge bases. The package's and one's own.

    Example: isnad kb find "شمخاني"
    """
    base = knowledge()
    own = Base(kb).find(name) if kb is not None else []
    found = [*base.named(name), *own] or base.by_surname(name)
    emit(found, _known_columns(), format, _plain, none="nobody and nothing is known by that name")


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A file, as `isnad kb list` names it.")],
    kb: File = Path("isnad.kb"),
) -> None:
    """Take out what a file has added.

    Example: isnad kb remove entities.ftm.json --kb my.kb
    """
    if not kb.is_file():
        raise UsageError(f"{kb}: there is no such knowledge base")
    with Index(kb) as index:
        gone = index.remove(name)
        if gone < 0:
            there = ", ".join(s.name for s in index.sources()) or "nothing"
            raise UsageError(f"{kb} holds no {name!r}; it has {there}")
    note(f"{kb}: {counted(gone, 'entity')} of {name} taken out")


class _Teller:
    """Tells the first lines that are left out, and at the end how many more there were."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told = 0

    def __call__(self, noted: Noted) -> None:
        self._told += 1
        if self._told <= _SHOWN:
            note(f"{self._path}:{noted.line}: {noted.message}", "yellow")

    def end(self) -> None:
        if self._told > _SHOWN:
            note(f"{self._path}: … and {self._told - _SHOWN} more lines or names were left out", "yellow")


def _summary(path: Path, kb: Path, added: Added) -> Iterator[str]:
    left = f"{added.other:,} of other kinds, {added.noted:,} lines or names left out"
    yield f"{kb}: {counted(added.entities, 'entity')} of {path.name}; {left}"
    if added.claimed:
        shown = ", ".join(isolated(name) for name in added.examples)
        more = ", …" if added.claimed > len(added.examples) else ""
        are, link = ("is", "links") if added.claimed == 1 else ("are", "link")
        names = counted(added.claimed, "name")
        yield f"  {names} {are} claimed by more than one entity and {link} to none: {shown}{more}"


def _classes(given: list[str] | None) -> dict[str, str]:
    out = {}
    for text in given or ():
        id, _, type_ = text.partition("=")
        if not id.startswith("Q") or type_ not in TYPES:
            types = ", ".join(sorted(TYPES))
            raise UsageError(f"--class {text!r} must read Q7278=ORG, the type being one of {types}")
        out[id] = type_
    return out or dict(CLASSES)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as e:
        raise UsageError(f"{path}: {e.strerror or e}; check its name and whether you may read it") from e


def _source_columns() -> list[Column[Source]]:
    return [
        Column("file", lambda s: s.name, ratio=3),
        Column("entities", lambda s: str(s.entities)),
        Column("sha256", lambda s: s.sha256[:16], style="dim"),
    ]


def _known_columns() -> list[Column[Known]]:
    return [
        Column("type", lambda k: k.type),
        Column("name", lambda k: k.name, ratio=2, style="bold"),
        Column("ar", lambda k: names(k.forms("ar")), ratio=3),
        Column("fa", lambda k: names(k.forms("fa")), ratio=3),
        Column("country", lambda k: k.country or ""),
        Column("offices", lambda k: ", ".join(f"{t.role}@{t.body} {t.start}–{t.end}" for t in k.terms), ratio=3),
        id_column(lambda k: k.id),
    ]


def _plain(known: Known) -> dict[str, object]:
    return {
        "id": known.id,
        "type": known.type,
        "name": known.name,
        "names": known.names,
        "country": known.country,
        "gender": known.gender,
        "wikidata": known.wikidata,
        "offices": [msgspec.to_builtins(t) for t in known.terms],
    }
