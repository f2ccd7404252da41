"""Zip (also WACZ) and tar archives of articles, read member by member where they lie: nothing is unpacked to disk.

A member whose name leads out of the archive, or that is a link, is refused, though nothing would be written: an
archive that tries is not to be trusted with the names of its articles either.
"""

import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple, cast

from isnad.errors import InputError
from isnad.inputs.article import failure_of
from isnad.inputs.passed_over import PassedOver
from isnad.inputs.raw import Limits, shown
from isnad.inputs.textfile import SIDECAR
from isnad.inputs.unpack import BLOCK, Allowance, BrokenStream, broken, opened
from isnad.model import Article, Failure

ZIP_SUFFIXES = (".zip", ".wacz")
TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.zst")
SUFFIXES = (*ZIP_SUFFIXES, *TAR_SUFFIXES)
Found = Iterator[Article | Failure]
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile and its unpackers raise for damaged bytes: offsets before the beginning are ValueErrors."""
_SIDECAR_BYTES = 1_000_000
_SIDECARS_BYTES = 64_000_000  # of all in one archive: they are held while it is read
_DIRECTORY_BYTES = 64_000_000  # of a zip's list of members: it is held too
_READ = 8 * BLOCK  # bytes at most that a tar header may ask for
_ENCRYPTED = 0x1
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"


class Member(NamedTuple):
    """A file within an archive: `path` is the archive's path and its own."""

    stream: BinaryIO
    path: str
    sidecar: tuple[str, bytes] | None  # the name and the bytes of what is known of it


ReadMember = Callable[[Member, Limits], Found]


class Choice(NamedTuple):
    """Which members are read, by their names, and which others are not meant to be; the rest is told."""

    is_read: Callable[[str], bool]
    explains: Callable[[str], bool]


class _Chosen:
    """What a choice makes of one archive's members."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._passed_over = PassedOver()
        self._any = False

    def takes(self, name: str) -> bool:
        """Whether the member is read."""
        if not self._choice.is_read(name):
            if not self._choice.explains(name):
                self._passed_over.add(name)
            return False
        self._any = True
        return True

    def rest(self, archive: str) -> Found:
        """What is to be told when all members are through; InputError where none of them was read."""
        told = self._passed_over.told()
        if not self._any:
            raise InputError("empty-archive", f"it holds nothing to read{': ' if told else ''}{told}", archive)
        if told:
            yield failure_of(InputError("members-passed-over", f"in it {told}", archive))


def read_zip(path: Path, limits: Limits, read: ReadMember, choice: Choice) -> Found:
    """The articles of a zip's members in their order."""
    name, chosen = shown(path), _Chosen(choice)
    try:
        with path.open("rb") as f:
            _check_directory(f, name)
            with zipfile.ZipFile(f) as archive:
                allowance = Allowance(limits, name)
                allowance.count(path.stat().st_size, 0)
                infos = archive.infolist()
                sidecars = _zip_sidecars(archive, infos, name)
                for info in infos:
                    if not info.is_dir() and chosen.takes(info.filename):
                        yield from _zip_member(archive, info, name, sidecars, allowance, limits, read)
    except (*BROKEN_ZIP, struct.error, RuntimeError) as e:
        raise InputError("broken-archive", f"it is no whole zip file ({e}); fetch it again", name) from e
    yield from chosen.rest(name)


def _zip_member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    sidecars: "_Sidecars",
    allowance: Allowance,
    limits: Limits,
    read: ReadMember,
) -> Found:
    path = f"{name}/{info.filename}"
    try:
        _check_name(info.filename, path, link=stat.S_ISLNK(info.external_attr >> 16))
        if info.flag_bits & _ENCRYPTED:
            raise InputError("encrypted", "it is encrypted; unpack it by hand", path)
        with archive.open(info) as f:
            stream = io.BufferedReader(_Counting(cast("io.BufferedIOBase", f), allowance), BLOCK)
            member = Member(cast("BinaryIO", stream), path, sidecars.of(info.filename))
            yield from read(member, limits)
    except InputError as e:
        yield failure_of(e)
        if e.code == "unpacks-too-large" and e.path == name:
            raise
    except (*BROKEN_ZIP, RuntimeError) as e:  # of a password, of a packing that is not built in
        yield failure_of(InputError("broken-archive", f"it is damaged or packed in an unknown way ({e})", path))


class _Counting(io.RawIOBase):
    """A member whose bytes are counted against what its archive may unpack to."""

    def __init__(self, raw: io.BufferedIOBase, allowance: Allowance) -> None:
        self._raw = raw
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._raw.read1(len(buffer))
        except BROKEN_ZIP as e:
            raise BrokenStream(str(e)) from e
        self._allowance.count(0, len(data))
        buffer[: len(data)] = data
        return len(data)


def _check_directory(f: BinaryIO, path: str) -> None:
    """InputError for a list of members too long to be held, as its end states it."""
    size = f.seek(0, io.SEEK_END)
    f.seek(max(0, size - (1 << 16) - 22 - 20))
    tail = f.read()
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + 22:
        (directory,) = struct.unpack("<L", tail[at + 12 : at + 16])
        if at >= 20 and tail[at - 20 : at - 16] == _END_64:
            directory = size - struct.unpack("<Q", tail[at - 12 : at - 4])[0]
            f.seek(struct.unpack("<Q", tail[at - 12 : at - 4])[0] if directory <= size else 0)
            end = f.read(56)
            directory = struct.unpack("<Q", end[40:48])[0] if len(end) == 56 else size
        if directory > _DIRECTORY_BYTES:
            message = "it has too many members for one archive; split it"
            raise InputError("unpacks-too-large", message, path)
    f.seek(0)


def _zip_sidecars(archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo], name: str) -> "_Sidecars":
    sidecars = _Sidecars(name)
    for info in infos:
        if info.filename.endswith(SIDECAR) and not info.flag_bits & _ENCRYPTED:
            with archive.open(info) as f:
                sidecars.add(info.filename, f.read(_SIDECAR_BYTES + 1))
    return sidecars


def read_tar(path: Path, limits: Limits, read: ReadMember, choice: Choice) -> Found:
    """The articles of a tar's members in their order. Two passes: what is known of an article may stand behind it."""
    name, chosen = shown(path), _Chosen(choice)
    sidecars = _Sidecars(name)
    for member, stream in _tar_members(path, limits, lambda n: n.endswith(SIDECAR)):
        if stream is not None and not _leads_out(member.name):
            sidecars.add(member.name, stream.read(_SIDECAR_BYTES + 1))
    for member, stream in _tar_members(path, limits, chosen.takes):
        place = f"{name}/{member.name}"
        try:
            _check_name(member.name, place, link=stream is None)
            if stream is not None:
                yield from read(Member(stream, place, sidecars.of(member.name)), limits)
        except InputError as e:
            yield failure_of(e)
            if e.code == "unpacks-too-large" and e.path == name:
                raise
        except BrokenStream as e:
            raise broken(name) from e
    yield from chosen.rest(name)


def _tar_members(
    path: Path, limits: Limits, wanted: Callable[[str], bool]
) -> Iterator[tuple[tarfile.TarInfo, BinaryIO | None]]:
    """The members that are files, or links (None); devices and folders hold no article."""
    name = shown(path)
    with opened(path, limits) as raw:
        try:
            forward = cast("Any", _Forward(raw))
            with tarfile.open(
                fileobj=forward, mode="r:", encoding="utf-8", errors="replace", errorlevel=1
            ) as archive:
                for member in archive:
                    cast("Any", archive).members = []  # else it would keep them all
                    if not (member.isreg() or member.issym() or member.islnk()) or not wanted(member.name):
                        continue
                    if member.issym() or member.islnk() or member.sparse is not None:
                        yield member, None
                    else:
                        stream = archive.extractfile(member)
                        yield member, cast("BinaryIO", stream)
        except (tarfile.TarError, BrokenStream, ValueError, OverflowError) as e:
            raise InputError("broken-archive", f"it is no whole tar file ({e}); fetch it again", name) from e


class _Forward(io.RawIOBase):
    """An unpacked stream that can be sought forward, and read in pieces that no header can make large."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset < self._at:
            raise tarfile.ReadError("it would have to be read backward")
        while self._at < offset:
            if not self.read(min(offset - self._at, BLOCK)):
                raise BrokenStream("it ends within a member")
        return self._at

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _READ:
            raise tarfile.ReadError(f"a header in it asks for {size} bytes")
        data = self._raw.read(size)
        self._at += len(data)
        return data


class _Sidecars:
    """The files that say what is known of articles, by the article's name without its suffix."""

    def __init__(self, archive: str) -> None:
        self._by_stem: dict[str, tuple[str, bytes]] = {}
        self._archive = archive
        self._bytes = 0

    def add(self, name: str, raw: bytes) -> None:
        self._bytes += len(raw)
        if len(raw) > _SIDECAR_BYTES or self._bytes > _SIDECARS_BYTES:
            raise InputError("unpacks-too-large", f"its {SIDECAR} files are too large; split it", self._archive)
        self._by_stem[name.removesuffix(SIDECAR)] = f"{self._archive}/{name}", raw

    def of(self, name: str) -> tuple[str, bytes] | None:
        """The one of an article, by the article's name."""
        folder, slash, file = name.rpartition("/")
        return self._by_stem.get(folder + slash + PurePosixPath(file).stem)


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or (len(name) > 1 and name[1] == ":")


def _check_name(name: str, path: str, *, link: bool) -> None:
    if _leads_out(name):
        raise InputError("unsafe-member", "its name leads out of the archive; name it anew if you trust it", path)
    if link:
        raise InputError("unsafe-member", "it is a link or full of holes, no file; put the file itself there", path)
