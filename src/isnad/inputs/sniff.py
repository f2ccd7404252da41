"""What a file is and how it would be read, from its first bytes and its name."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct

from isnad.errors import InputError
from isnad.inputs import jsonfile
from isnad.inputs.article import failure_of
from isnad.inputs.encoding import plain_encoding
from isnad.inputs.feeds import parse_feed
from isnad.inputs.kinds import holds_parts, kind_of, read_file
from isnad.inputs.raw import Limits, os_error, shown
from isnad.inputs.textfile import SIDECAR
from isnad.inputs.unpack import GZIP, ZSTD, BrokenStream, opened
from isnad.model import Article, Failure
from isnad.text.beginning import beginning

HEAD = 1 << 16
_FIRST = 5  # inputs of it that are tried
_MAGIC: Sequence[tuple[bytes, str, str]] = (
    (b"%PDF", "a PDF", ".pdf"),
    (b"PK\x03\x04", "a zip, WACZ or office file", ".zip"),
    (b"PAR1", "a table (Parquet)", ".parquet"),
    (b"WARC/", "a web archive", ".warc"),
    (b"SQLite format 3\0", "an SQLite file, maybe a record of Isnad", ""),
)
_OFFICE = {b"\xd0\xcf\x11\xe0": "an old office file", b"{\\rtf": "a text with formatting (RTF)"}
_AS_DOCX, _AS_CSV, _AS_TEXT = "save it as .docx", "save it as CSV in UTF-8", "save its text as .txt"
_SAVE = {  # by the name: what such files are inside is a zip of XML, as what Isnad reads is
    **dict.fromkeys((".doc", ".docm", ".dotx", ".odt", ".rtf"), _AS_DOCX),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"), _AS_CSV),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key", ".pages"), _AS_TEXT),
    ".epub": "unpack it: its pages are read as .xhtml",
}
_TITLE = 60  # letters that are shown of a text without a title


class Sniffed(Struct, frozen=True, kw_only=True):
    """`kind` in words; `read` whether it would be read, `problem` why not; `first` the first titles in it."""

    path: str
    kind: str
    packed: str | None
    read: bool
    name_it: str | None = None  # an ending by which it would be read
    problem: str | None = None
    first: list[str] = []
    languages: list[str] = []
    failed: int = 0  # of the first few


def files_within(folder: Path) -> Iterator[Path]:
    """All files in a folder and those within it, also of kinds that are not read; no parts of saved pages."""
    for root, folders, files in os.walk(folder):
        names = set(files)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not holds_parts(f, names))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def sniff(path: Path, limits: Limits) -> Sniffed:
    """What is at a path; InputError where it can't be opened."""
    name = shown(path)
    raw = _head(path)
    if path.name.endswith(SIDECAR):
        return _sidecar(path, name)
    packed = "gzip" if raw[:2] == GZIP else "Zstandard" if raw[:4] == ZSTD else None
    try:
        with opened(path, limits) as stream:
            head = stream.read(HEAD)
    except (InputError, BrokenStream) as e:
        return Sniffed(path=name, kind="packed and damaged", packed=packed, read=False, problem=str(e))
    by_name = kind_of(path.name)
    what, ending = by_content(head, name)
    if by_name is None:
        hint = f"name it …{ending}" if ending else "Isnad reads no such file"
        save = _SAVE.get(path.suffix.lower()) if ending in ("", ".zip") else None
        save = save or (_AS_DOCX if what in _OFFICE.values() else None)
        named = None if save else ending or None
        return Sniffed(path=name, kind=what, packed=packed, read=False, name_it=named, problem=save or hint)
    kind = _json(head) if by_name.suffixes == jsonfile.SUFFIXES else by_name.what
    encoding = plain_encoding(head) if by_name.plain else None
    kind += f", in {encoding}" if encoding else ""
    try:
        found = list(islice(read_file(by_name, path, limits), _FIRST))
    except InputError as e:
        found = [failure_of(e)]
    good = [f for f in found if isinstance(f, Article)]
    bad = [f for f in found if isinstance(f, Failure)]
    first = [a.title.text.strip() if a.title else beginning(a.text, _TITLE) for a in good]
    return Sniffed(
        path=name,
        kind=kind,
        packed=packed,
        read=bool(good),
        problem=f"{bad[0].message} [{bad[0].code}]" if bad else None,
        first=first,
        languages=sorted({a.lang for a in good}),
        failed=len(bad),
    )


def _sidecar(path: Path, name: str) -> Sniffed:
    """What is known of a text, page or document that stands beside it."""
    stem = path.name.removesuffix(SIDECAR)
    around = (p.name for p in path.parent.iterdir() if p.stem == stem)
    told = sorted(p for p in around if (kind := kind_of(p)) and kind.one)
    whose = ", ".join(told) or f"{stem}.txt, .html, .pdf …"
    what, problem = f"what is known of {whose}: read with it", None if told else f"there is no {whose} beside it"
    return Sniffed(path=name, kind=what, packed=None, read=bool(told), problem=problem)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as f:
            return f.read(HEAD)
    except OSError as e:
        raise os_error(e, shown(path)) from e


def by_content(head: bytes, path: str) -> tuple[str, str]:
    """What the first bytes are, with an ending by which it would be read."""
    for magic, what in _OFFICE.items():
        if head.startswith(magic):
            return what, ""
    for magic, what, ending in _MAGIC:
        if head.startswith(magic):
            return what, ending
    if head[257:262] == b"ustar":
        return "an archive of files (tar)", ".tar"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    if start.startswith(b"{") and b"\n{" in head:
        return "JSON Lines", ".jsonl"
    if start[:1] in (b"{", b"["):
        return _json(head), ".json"
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return "a page of HTML", ".html"
    if start[:1] == b"<":
        try:
            return f"a feed ({parse_feed(head, path).kind}): follow its address with isnad feed add", ""
        except InputError:
            return "XML of no kind that Isnad reads", ""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as e:
        if e.start < len(head) - 4:
            return "bytes that are no text in UTF-8", ""
    return "text", ".txt"


def _json(head: bytes) -> str:
    names = {
        jsonfile.TELEGRAM: "a Telegram export: an article a message",
        jsonfile.GDELT: "a list of addresses (GDELT), without texts",
        jsonfile.ARTICLES: "a list of articles (JSON)",
        jsonfile.ARTICLE: "one article (JSON)",
    }
    return names[jsonfile.kind_of(head.decode("utf-8", "replace")[:4096])]
