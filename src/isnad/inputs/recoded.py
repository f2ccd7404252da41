"""Texts, tables and JSON that are not UTF-8 as streams of UTF-8, where their first bytes surely say what they are."""

import codecs
import io
from typing import BinaryIO

from isnad.errors import InputError
from isnad.inputs.encoding import plain_encoding
from isnad.inputs.unpack import BLOCK


def in_utf8(stream: BinaryIO, path: str) -> BinaryIO:
    """The stream in UTF-8; as it is where it is that already, or where nothing says what else it is.

    Reading raises InputError where the bytes are not what they began as.
    """
    head = stream.read(BLOCK)
    return io.BufferedReader(_Recoded(head, stream, plain_encoding(head), path), BLOCK)


class _Recoded(io.RawIOBase):
    """`head` and what follows it in `rest`, from `encoding` to UTF-8; unchanged where there is none."""

    def __init__(self, head: bytes, rest: BinaryIO, encoding: str | None, path: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)() if encoding else None
        self._encoding = encoding
        self._path = path
        self._rest = rest
        self._ready = self._changed(head, final=False)

    def readable(self) -> bool:
        """True, for `io`."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """The next bytes, 0 at the end."""
        while not self._ready:
            data = self._rest.read(len(buffer))
            self._ready = self._changed(data, final=not data)
            if not data:
                break
        data, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _changed(self, data: bytes, *, final: bool) -> bytes:
        if self._decoder is None:
            return data
        try:
            return self._decoder.decode(data, final).encode()
        except UnicodeError as e:
            message = f"it begins as {self._encoding} and does not go on so ({e}); save it as UTF-8"
            raise InputError("not-utf8", message, self._path) from e
