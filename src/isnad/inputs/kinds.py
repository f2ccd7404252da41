"""What reads a file or a member of an archive, by the end of its name."""

import io
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from isnad.errors import InputError
from isnad.inputs import archives, documents, jsonfile, jsonlines, pages, tables, warc
from isnad.inputs.archives import Choice, Member, read_tar, read_zip
from isnad.inputs.raw import Limits, os_error, shown
from isnad.inputs.recoded import in_utf8
from isnad.inputs.textfile import SIDECAR, parse_sidecar, read_text, sidecar
from isnad.inputs.unpack import BrokenStream, broken, opened, unpacked
from isnad.model import Article, Failure

Found = Iterator[Article | Failure]
Reader = Callable[[Path, Limits], Found]
_Rows = Callable[[BinaryIO, str, Limits], Found]
_One = Callable[[BinaryIO, str, Limits, Mapping[str, Any]], Iterator[Article]]
_MEMBER_BYTES = 100_000_000  # of a member that must be held whole


class Kind(NamedTuple):
    """A kind of input: `what` says it in words. Exactly one of the readers is given."""

    what: str
    suffixes: tuple[str, ...]
    rows: _Rows | None = None  # many articles from a stream
    one: _One | None = None  # one article from a stream, with its sidecar
    file: Reader | None = None  # from a file alone: no member of an archive
    whole: bool = False  # `rows` must be able to seek
    plain: bool = False  # text, whose encoding must be told


def _read_wacz(path: Path, limits: Limits) -> Found:
    choice = Choice(lambda name: name.startswith("archive/") and is_warc(name), lambda name: True)
    yield from read_zip(path, limits, read_member, choice)


def _read_zip(path: Path, limits: Limits) -> Found:
    yield from read_zip(path, limits, read_member, Choice(is_read, explains))


def _read_tar(path: Path, limits: Limits) -> Found:
    yield from read_tar(path, limits, read_member, Choice(is_read, explains))


KINDS = (
    Kind("a text: one article", (".txt",), one=read_text, plain=True),
    Kind("JSON Lines: an article a line", jsonlines.SUFFIXES, rows=jsonlines.read_jsonlines, plain=True),
    Kind("a page of HTML: one article", pages.SUFFIXES, one=pages.read_pagestream),
    Kind("a web archive: an article for each page", warc.SUFFIXES, rows=warc.read_warc),
    Kind("a web archive with its index (WACZ)", (".wacz",), file=_read_wacz),
    Kind("an archive of files (zip)", (".zip",), file=_read_zip),
    Kind("an archive of files (tar)", archives.TAR_SUFFIXES, file=_read_tar),
    Kind("a table (CSV): an article a row", tables.CSV_SUFFIXES, rows=tables.read_csv, plain=True),
    Kind("a table (Parquet): an article a row", (".parquet",), rows=tables.read_parquet, whole=True),
    Kind("JSON", jsonfile.SUFFIXES, rows=jsonfile.read_json, plain=True),
    Kind("a PDF: one article", (".pdf",), one=documents.read_pdf),
    Kind("a Word document: one article", (".docx",), one=documents.read_docx),
)
_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)


def kind_of(name: str) -> Kind | None:
    """The kind of a file by its name: the longest suffix that fits."""
    lower = name.lower()
    if lower.endswith(SIDECAR):
        return None
    found = max((s for s in _BY_SUFFIX if lower.endswith(s)), key=len, default=None)
    return _BY_SUFFIX[found] if found else None


def explains(name: str) -> bool:
    """Whether a file is not meant to be read: it is hidden, stands beside a text or explains its folder.

    Or is what Word leaves beside a document that is open (`~$NAME.docx`).
    """
    *_, file = parts = name.replace("\\", "/").split("/")
    file = file.lower()
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return hidden or file.endswith(SIDECAR) or file.startswith(("readme.", "~$"))


def holds_parts(folder: str, beside: Collection[str]) -> bool:
    """Whether a folder of this name holds what a browser saved of a page: frames and pictures, no articles."""
    page, parts, end = folder.rpartition("_files")
    return bool(parts) and not end and any(page + suffix in beside for suffix in pages.SUFFIXES)


def is_read(name: str) -> bool:
    """Whether a file of this name is an input, wherever it lies; those that explain a folder are none."""
    return not explains(name) and kind_of(name) is not None


def is_warc(name: str) -> bool:
    """Whether a name is that of a web archive's records."""
    return name.lower().endswith(warc.SUFFIXES)


def read_file(kind: Kind, path: Path, limits: Limits) -> Found:
    """The articles of a file of this kind; InputError where nothing of it can be read."""
    name = shown(path)
    if kind.file is not None:
        yield from kind.file(path, limits)
        return
    if kind.whole and kind.rows is not None:
        try:
            with path.open("rb") as f:
                yield from kind.rows(f, name, limits)
        except OSError as e:
            raise os_error(e, name) from e
        return
    with opened(path, limits) as stream:
        try:
            stream = in_utf8(stream, name) if kind.plain else stream
            if kind.rows is not None:
                yield from kind.rows(stream, name, limits)
            elif kind.one is not None:
                yield from kind.one(stream, name, limits, sidecar(path))
        except BrokenStream as e:
            raise broken(name) from e


def read_member(member: Member, limits: Limits) -> Found:
    """The articles of an archive's member."""
    kind = kind_of(member.path)
    if kind is None or kind.file is not None:
        raise InputError("nested-archive", "it is an archive within an archive; unpack it by hand", member.path)
    stream = unpacked(member.stream, limits, member.path)
    stream = in_utf8(stream, member.path) if kind.plain else stream
    if kind.rows is not None:
        yield from kind.rows(_held(stream, member.path) if kind.whole else stream, member.path, limits)
    elif kind.one is not None:
        beside = member.sidecar
        meta = parse_sidecar(beside[1], beside[0], member.path) if beside else {}
        yield from kind.one(stream, member.path, limits, meta)


def _held(stream: BinaryIO, path: str) -> BinaryIO:
    raw = stream.read(_MEMBER_BYTES + 1)
    if len(raw) > _MEMBER_BYTES:
        raise InputError("too-large", "it is too large to be read within an archive; unpack it by hand", path)
    return io.BytesIO(raw)
