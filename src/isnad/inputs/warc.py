"""Web archives (WARC 1.0 and 1.1), plain or packed: one article for each page that a server gave, streamed.

The format is a few lines of headers before each block, so it is read here: every limit stands in one place, and a
record that is broken never takes the rest of the archive with it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from isnad.errors import InputError
from isnad.inputs.answers import READ, read_answer
from isnad.inputs.article import failure_of
from isnad.inputs.http import Headers, declared_charset, media_type, message_of
from isnad.inputs.pages import LIMITS
from isnad.inputs.raw import Limits
from isnad.inputs.rows import too_large
from isnad.inputs.unpack import BLOCK, BrokenStream, broken
from isnad.model import Article, Failure

SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
_KEPT = {
    "warc_record_id": "warc-record-id",
    "warc_payload_digest": "warc-payload-digest",
    "warc_block_digest": "warc-block-digest",
}
_HEADER_BYTES = 1 << 16  # of one record: more is none
_VERSION = re.compile(rb"WARC/\d\.\d\s*$")


class _Record(NamedTuple):
    headers: Headers
    length: int


def read_warc(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of unpacked WARC records in order; a page that can't be read becomes a Failure.

    Pages that a server gave with status 200 are articles; requests, images, redirects and the like are passed
    over. The record's id and payload digest are the article's provenance, its date is when it was retrieved.
    """
    empty = True
    try:
        while (record := _next(stream, path)) is not None:
            empty = False
            left = record.length
            if record.headers.get("warc-type") in ("response", "resource"):
                block = _read(stream, min(left, LIMITS.bytes + _HEADER_BYTES))
                left -= len(block)
                yield from _articles(record, block, left > 0, path, limits)
            _skip(stream, left)
    except BrokenStream as e:
        yield failure_of(broken(path))
        raise InputError("broken-archive", f"it ends early: {e}; fetch it again", path) from e
    if empty:
        raise InputError("empty", "there is no WARC record in it; remove it", path)


def _next(stream: BinaryIO, path: str) -> _Record | None:
    """The next record's headers; what stands between records and is none is passed over."""
    skipped = 0
    while not _VERSION.match(line := stream.readline(_HEADER_BYTES)):
        skipped += len(line)
        if not line:
            return None
        if skipped > BLOCK and line.strip():
            raise InputError("broken-warc", "it is no WARC file, or damaged; fetch it again", path)
    lines, size = [], 0
    while (line := stream.readline(_HEADER_BYTES)).strip():
        size += len(line)
        if size > _HEADER_BYTES:
            raise InputError("broken-warc", "a record in it has headers without end; fetch it again", path)
        lines.append(line)
    headers = Headers.parse(lines)
    length = headers.get("content-length") or ""
    if not (length.isascii() and length.isdigit()) or len(length) > 15:
        raise InputError("broken-warc", f"a record in it has the length {length[:20]!r}; fetch it again", path)
    return _Record(headers, int(length))


def _read(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise BrokenStream("within a record")
    return data


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0:
        size -= len(_read(stream, min(size, BLOCK)))


def _articles(record: _Record, block: bytes, cut: bool, path: str, limits: Limits) -> Iterator[Article | Failure]:
    headers = record.headers
    url = (headers.get("warc-target-uri") or "").strip("<>")
    place = f"{path}/{url}" if url else path
    try:
        kind, body, charset = media_type(headers.get("content-type")), block, None
        if kind == "application/http":
            message = message_of(block)
            if message is None or message.status != 200:
                return
            kind, charset = media_type(message.headers.get("content-type")), declared_charset(message.headers)
            if kind in READ:
                body = message.body(limits, place)
        if kind not in READ:
            return
        if cut:
            raise too_large(limits, place)
        yield _article(body, kind, url, charset, headers, place, limits)
    except InputError as e:
        yield failure_of(e)


def _article(
    body: bytes, kind: str, url: str, charset: str | None, headers: Headers, place: str, limits: Limits
) -> Article:
    return read_answer(
        body,
        kind,
        charset,
        key=url or place,
        path=place,
        limits=limits,
        url=url or None,
        retrieved=headers.get("warc-date"),
        provenance={name: value for name, name_there in _KEPT.items() if (value := headers.get(name_there))},
    )
