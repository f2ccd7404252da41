"""Objects of a long JSON array, one at a time: exports are one document of hundreds of megabytes."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from isnad.errors import InputError
from isnad.inputs.raw import check_binary
from isnad.inputs.unpack import BrokenStream, broken

_BLOCK = 1 << 18
_NEXT = re.compile(r"[\s,]*")
_decoder = json.JSONDecoder()


class Item(NamedTuple):
    """An element of an array: `before` is the text that stood before the array, at most `_KEPT` characters of it."""

    value: Any
    number: int
    before: str


_KEPT = 4096


class JSONStream:
    """The arrays of a document whose key `pattern` finds, each element on its own.

    `longest` bounds the characters of one element. Raises InputError for what is no such document.
    """

    def __init__(self, stream: BinaryIO, path: str, longest: int) -> None:
        self._stream = stream
        self._path = path
        self._longest = longest
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._text = ""
        self._ended = False
        self._number = 0

    def head(self) -> str:
        """The beginning of the document, which is not consumed."""
        while len(self._text) < _KEPT and self._more():
            pass
        return self._text[:_KEPT]

    def rest(self) -> str:
        """What was not consumed; InputError where it is longer than one element may be."""
        while self._more():
            if len(self._text) > self._longest:
                message = f"it is longer than {self._longest} characters; write it as JSON Lines"
                raise InputError("too-large", message, self._path)
        return self._text

    def arrays(self, pattern: re.Pattern[str]) -> Iterator[Item]:
        """The elements of each array right behind a match of `pattern`, which must end with its bracket."""
        kept = ""
        while True:
            m = pattern.search(self._text)
            if m is None:
                cut = max(0, len(self._text) - _KEPT)
                kept, self._text = (kept + self._text[:cut])[-_KEPT:], self._text[cut:]
                if not self._more():
                    return
                continue
            before = (kept + self._text[: m.start()])[-_KEPT:]
            self._text, kept = self._text[m.end() :], ""
            yield from self._elements(before)

    def _elements(self, before: str) -> Iterator[Item]:
        while True:
            self._text = self._text[_NEXT.match(self._text).end() :]  # type: ignore[union-attr]
            if not self._text:
                if not self._more():
                    raise self._error("it ends within a list")
                continue
            if self._text[0] == "]":
                self._text = self._text[1:]
                return
            self._number += 1
            yield Item(self._element(), self._number, before)

    def _element(self) -> Any:
        tried = 0
        while True:
            if len(self._text) >= 2 * tried or self._ended:
                try:
                    value, end = _decoder.raw_decode(self._text)
                except (json.JSONDecodeError, RecursionError, ValueError) as e:
                    if self._ended or isinstance(e, RecursionError):
                        raise self._error(str(e)) from e
                    tried = len(self._text)
                else:
                    if end < len(self._text) or self._ended:
                        self._text = self._text[end:]
                        return value
            if len(self._text) > self._longest:
                message = f"its entry {self._number} is longer than {self._longest} characters; split it"
                raise InputError("too-large", message, self._path)
            self._more()

    def _more(self) -> bool:
        if self._ended:
            return False
        try:
            raw = self._stream.read(_BLOCK)
            if not self._text and not self._number:
                check_binary(raw[:_KEPT], self._path)
            self._text += self._decode.decode(raw, final=not raw)
        except BrokenStream as e:
            raise broken(self._path) from e
        except UnicodeDecodeError as e:
            message = f"it is not UTF-8: byte 0x{e.object[e.start]:02X}; save it as UTF-8"
            raise InputError("not-utf8", message, self._path) from e
        self._ended = not raw
        return bool(raw)

    def _error(self, what: str) -> InputError:
        where = f" in entry {self._number}" if self._number else ""
        return InputError("broken-json", f"it is not whole JSON{where}: {what}; export it again", self._path)
