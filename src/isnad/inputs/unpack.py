"""Packed bytes as a stream that can't become a bomb: gzip and Zstandard, counted while they unpack.

Nothing is unpacked to disk, and of what is unpacked only a block at a time is held.
"""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from isnad.errors import InputError, install
from isnad.inputs.raw import Limits, os_error, shown

BLOCK = 1 << 16
_FREE = 16 * BLOCK  # bytes that any file may unpack to: a ratio tells nothing of the first few
_ZSTD_WINDOW = 1 << 27
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


def _inflating() -> Any:
    """The module that unpacks gzip: ISA-L's where it is installed (`isnad[fast]`), three times as fast as zlib."""
    try:
        return import_module("isal.isal_zlib")
    except ImportError:
        return zlib


_INFLATING = _inflating()


def unpacker() -> str:
    """Who unpacks gzip here: `isal` or `zlib`."""
    return str(_INFLATING.__name__).partition(".")[0]


class BrokenStream(EOFError):
    """Packed bytes that end too early or are damaged."""


class Allowance:
    """How much may still come out of one packed file: by size, and by ratio to what went in."""

    def __init__(self, limits: Limits, path: str) -> None:
        self._limits = limits
        self._path = path
        self._packed = self._unpacked = 0

    def count(self, packed: int, unpacked: int) -> None:
        """Count a block; InputError when it was one too many."""
        self._packed += packed
        self._unpacked += unpacked
        limits = self._limits
        if self._unpacked > limits.max_unpacked_bytes:
            message = (
                f"it unpacks to more than {limits.max_unpacked_bytes} bytes; split it, or raise max_unpacked_bytes"
            )
            raise InputError("unpacks-too-large", message, self._path)
        if self._unpacked > _FREE and self._unpacked > limits.max_ratio * self._packed:
            message = (
                f"it unpacks to more than {limits.max_ratio} times its size, as bombs do and news doesn't; "
                "remove it, or raise max_ratio if you trust it"
            )
            raise InputError("unpacks-too-large", message, self._path)


def inflated(data: bytes, limits: Limits, path: str, most: int) -> bytes:
    """All that gzip, zlib or bare deflate at hand unpacks to, such as the body of a page.

    InputError where it is damaged, or unpacks to more than `most` bytes or than the limits allow.
    """
    allowance = Allowance(limits, path)
    for bits in (47, -15):  # gzip or zlib by their heads, else bare
        unpacker = zlib.decompressobj(bits)
        try:
            out = unpacker.decompress(data, most + 1)
        except zlib.error:
            continue
        allowance.count(len(data), len(out))
        if len(out) > most:
            message = f"its body unpacks to more than {most} bytes; it is no page of an article"
            raise InputError("unpacks-too-large", message, path)
        if unpacker.eof:
            return out
    raise InputError("broken-body", "its packed body is damaged or cut short; fetch it again", path)


class _Inflater(Protocol):
    def read(self, size: int) -> bytes: ...


class _Gzip:
    """Members of gzip, one after the other, as archives of the web have them."""

    def __init__(self, raw: "_Counted") -> None:
        self._raw = raw
        self._member = _INFLATING.decompressobj(31)
        self._left = b""

    def _behind(self) -> bytes:
        """What follows a member and the zeros behind it; empty at the end."""
        data = self._member.unused_data or self._raw.read(BLOCK)
        while data and not data.lstrip(b"\0"):
            data = self._raw.read(BLOCK)
        return data.lstrip(b"\0")

    def read(self, size: int) -> bytes:
        while True:
            if self._member.eof:
                self._left = self._behind()
                if not self._left:
                    return b""
                self._member = _INFLATING.decompressobj(31)
            if not self._left:
                self._left = self._raw.read(BLOCK)
                if not self._left:
                    raise BrokenStream("it ends within a gzip member")
            try:
                out: bytes = self._member.decompress(self._left, size)
            except _INFLATING.error as e:
                raise BrokenStream(str(e)) from e
            self._left = self._member.unconsumed_tail
            if out:
                return out


class _Zstd:
    def __init__(self, raw: "_Counted", path: str) -> None:
        try:
            import zstandard
        except ImportError as e:
            raise missing("Zstandard", "zstandard", path) from e
        self._error = zstandard.ZstdError
        self._reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(
            cast("BinaryIO", raw),
            read_across_frames=True,
        )

    def read(self, size: int) -> bytes:
        try:
            return self._reader.read(size)
        except self._error as e:
            raise BrokenStream(str(e)) from e


class _Counted:
    """Counts the packed bytes that were taken."""

    def __init__(self, raw: BinaryIO, head: bytes) -> None:
        self._raw = raw
        self._head = head
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        size = size if size > 0 else BLOCK
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            data = self._raw.read(size)
        self.taken += len(data)
        return data


class _Unpacking(io.RawIOBase):
    def __init__(self, inflater: _Inflater, counted: _Counted, allowance: Allowance) -> None:
        self._inflater = inflater
        self._counted = counted
        self._allowance = allowance
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inflater.read(len(buffer))
        self._allowance.count(self._counted.taken - self._seen, len(data))
        self._seen = self._counted.taken
        buffer[: len(data)] = data
        return len(data)


def unpacked(raw: BinaryIO, limits: Limits, path: str) -> BinaryIO:
    """What `raw` holds: unpacked where its first bytes are those of gzip or Zstandard, else as it is.

    Reading raises InputError where it unpacks to too much, BrokenStream where it is damaged.
    """
    head = raw.read(4)
    if path.lower().endswith((".gz", ".tgz")) and head[:2] != GZIP:
        raise InputError("broken-gzip", "it is no gzip file, whatever its name says; name it after what it is", path)
    counted = _Counted(raw, head)
    if head[:2] == GZIP:
        inflater: _Inflater = _Gzip(counted)
    elif head == ZSTD:
        inflater = _Zstd(counted, path)
    else:
        return io.BufferedReader(_Plain(counted), BLOCK)
    return io.BufferedReader(_Unpacking(inflater, counted, Allowance(limits, path)), BLOCK)


class _Plain(io.RawIOBase):
    def __init__(self, counted: _Counted) -> None:
        self._counted = counted

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._counted.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[BinaryIO]:
    """The unpacked bytes of a file; InputError where it can't be opened."""
    name = shown(path)
    try:
        with path.open("rb") as f:
            yield unpacked(f, limits, name)
    except OSError as e:
        raise os_error(e, name) from e


def broken(path: str, line: int | None = None) -> InputError:
    """The error for packed bytes that are damaged or cut short."""
    code = "broken-gzip" if path.endswith(".gz") else "broken-archive"
    return InputError(code, "it is damaged or cut short; fetch it again", path, line)


def missing(what: str, library: str, path: str) -> InputError:
    """The error for a kind of file that needs a library that is not there."""
    message = f"{what} is read with the library {library}, which is not here: {install(library)}"
    return InputError("extra-missing", message, path)
