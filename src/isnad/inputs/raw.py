"""Bytes from outside: decoding them, and the errors for those that are no text."""

import errno
import os
import stat
from pathlib import Path
from typing import Protocol

from isnad.errors import InputError

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"\x7fELF", "a program"),
)
_HEAD = 4096
NOT_FOUND = "not-found"


class Limits(Protocol):
    """What of the configuration reading needs."""

    @property
    def max_article_bytes(self) -> int:
        """UTF-8 bytes of one article's text."""
        ...

    @property
    def max_unpacked_bytes(self) -> int:
        """Bytes to which one packed file may unpack."""
        ...

    @property
    def max_ratio(self) -> int:
        """How many times its packed size that may be."""
        ...

    @property
    def private_addresses(self) -> bool:
        """Whether private addresses may be fetched."""
        ...

    @property
    def fetch_lists(self) -> bool:
        """Whether the pages of lists of addresses are fetched."""
        ...

    @property
    def user_agent(self) -> str:
        """What servers are told beside the name of Isnad."""
        ...

    @property
    def map(self) -> str:
        """Which field holds what, as `text=body,published=date`."""
        ...


def decode(raw: bytes, path: str, line: int | None = None) -> str:
    """`raw` as UTF-8 without its byte order mark; InputError where it is something else."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        if line is None:
            check_binary(raw[:_HEAD], path)
        message = (
            f"it is not UTF-8: byte 0x{raw[e.start]:02X} at byte offset {e.start}; save it as UTF-8, for example "
            "with iconv -f windows-1256 -t utf-8"
        )
        raise InputError("not-utf8", message, path, line) from e


def check_binary(head: bytes, path: str) -> None:
    """InputError when the first bytes of a file are those of no text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise InputError("binary", f"it is {kind}, not text; give its text as .txt or JSON Lines", path)
    if b"\0" in head[:_HEAD] and not _is_utf8(head[:_HEAD]):
        message = f"it is not text: NUL byte at byte offset {head.index(0)}; give its text as .txt or JSON Lines"
        raise InputError("binary", message, path)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as e:
        return e.start >= len(head) - 3  # a character cut in two at the end
    return True


def shown(path: Path) -> str:
    """The path as text that can be stored: a name that is not UTF-8 gets replacement characters."""
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:  # half a surrogate pair, of which no name of a file is made
        raw = str(path).encode("utf-8", "replace")
    return raw.decode("utf-8", "replace").replace("\0", "\ufffd")


def is_folder(path: Path) -> bool:
    """Whether a path is that of a folder; InputError where there is nothing, or no name of a file."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as e:
        raise os_error(e, shown(path)) from e


def os_error(error: OSError | ValueError, path: str) -> InputError:
    """The error for a file that the system does not give; a ValueError is that of a name with NUL in it."""
    if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
        return InputError(NOT_FOUND, "no file can have such a name; check the path", path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(NOT_FOUND, "there is no such file or folder; check the path", path)
    if isinstance(error, IsADirectoryError):
        return InputError(NOT_FOUND, "it is a folder, not a file; name the files in it", path)
    reason = error.strerror or str(error)
    return InputError("unreadable", f"it can't be opened ({reason}); check its permissions", path)
