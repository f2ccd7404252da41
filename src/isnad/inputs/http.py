"""HTTP messages as archives keep them: status, headers and the body without its transfer and content codings."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from isnad.errors import InputError
from isnad.inputs.pages import LIMITS
from isnad.inputs.raw import Limits
from isnad.inputs.unpack import inflated

_HEADER_BYTES = 1 << 16


class Headers(dict[str, str]):
    """Headers by lower name; of those that stand twice the first."""

    @classmethod
    def parse(cls, lines: Iterable[bytes]) -> "Headers":
        """The headers of raw lines; a line that is none is passed over."""
        out, last = cls(), None
        for raw in lines:
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            if line[:1] in (" ", "\t") and last:
                out[last] += " " + line.strip()
                continue
            name, colon, value = line.partition(":")
            last = name.strip().lower() if colon else None
            if last and last in out:
                last = None
            elif last:
                out[last] = value.strip()
        return out


class Message(NamedTuple):
    """A response as it came: `raw` is what follows its headers."""

    status: int
    headers: Headers
    raw: bytes

    def body(self, limits: Limits, path: str) -> bytes:
        """The body's bytes, codings taken off; InputError where it is broken or unpacks to too much."""
        data = self.raw
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            data = b"".join(_chunks(data))
        return decoded(data, self.headers.get("content-encoding", ""), limits, path)


def message_of(block: bytes) -> Message | None:
    """The response in a block; None where there is none."""
    stream = io.BytesIO(block)
    words = stream.readline(_HEADER_BYTES).split(None, 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit() or len(words[1]) != 3:
        return None
    lines, size = [], 0
    while (line := stream.readline(_HEADER_BYTES)).strip():
        size += len(line)
        if size <= _HEADER_BYTES:  # what follows is passed over: a header may go on line after line
            lines.append(line)
    return Message(int(words[1]), Headers.parse(lines), block[stream.tell() :])


def decoded(data: bytes, codings: str, limits: Limits, path: str) -> bytes:
    """The body without its content codings, gzip and deflate, however archives or servers name them."""
    for coding in reversed([c.strip().lower() for c in codings.split(",")]):
        if coding in ("", "identity"):
            continue
        if coding not in ("gzip", "x-gzip", "deflate"):
            message = f"its body is packed with {coding}, and Isnad unpacks gzip and deflate; fetch it unpacked"
            raise InputError("unknown-coding", message, path)
        # many archives unpack a body and leave the header
        if coding == "deflate" or data[:2] == b"\x1f\x8b":
            data = inflated(data, limits, path, LIMITS.bytes)
    return data


def media_type(value: str | None) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`."""
    return (value or "").split(";")[0].strip().lower()


def declared_charset(headers: Mapping[str, str]) -> str | None:
    """The charset that the headers declare."""
    for part in headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def _chunks(data: bytes) -> Iterator[bytes]:
    """The pieces of a chunked body; all of it where it is not chunked, as some archives keep it."""
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 1000)
        size = data[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            n = int(size, 16)
        except ValueError:
            yield data[at:]
            return
        if n <= 0:
            return
        yield data[end + 2 : end + 2 + n]
        at = end + 2 + n + 2
