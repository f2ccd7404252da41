"""JSON Lines, plain or packed: one article a line, with `text` and optional metadata.

Read line by line, so memory stays flat over files of any size. Only in rows a title that the text does not begin
with is put before it (title, blank line, text): in such files it stands apart from its text.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from isnad.errors import InputError
from isnad.inputs.article import failure_of
from isnad.inputs.raw import Limits, check_binary, decode
from isnad.inputs.rows import article_of_row, too_large
from isnad.inputs.unpack import BrokenStream, broken
from isnad.model import Article, Failure

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
EXAMPLE = 'every line must be like {"text": "…", "published": "2017-05-25"}'
# A line holds the text with escapes (up to six bytes for a letter of two) and the metadata.
LINE_BYTES_PER_TEXT_BYTE = 4
_HEAD = 4096


def read_jsonlines(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of unpacked lines in order; a line that can't be read becomes a Failure, a file InputError."""
    stem = stem_of(path)
    empty = True
    for number, raw in bounded_lines(stream, path, limits):
        if number == 1 and raw is not None:
            check_binary(raw[:_HEAD], path)
        try:
            if raw is None:
                empty = False
                raise too_large(limits, path, number)
            if raw.strip(b"\xef\xbb\xbf \t\r\n"):
                empty = False
                row = _row(decode(raw, path, number), path, number)
                yield article_of_row(row, stem, path, number, limits, EXAMPLE)
        except InputError as e:
            yield failure_of(e)
    if empty:
        raise InputError("empty", "there is no article in it; remove it, or write one article a line", path)


def bounded_lines(
    stream: BinaryIO, path: str, limits: Limits, passed: Callable[[bytes], object] = len
) -> Iterator[tuple[int, bytes | None]]:
    """(number, line) of each line with its line feed; None for a line that no article can have.

    `passed` is given the pieces of such a line, one after the other.
    """
    longest = limits.max_article_bytes * LINE_BYTES_PER_TEXT_BYTE
    number = 0
    while True:
        number += 1
        try:
            raw = stream.readline(longest + 1)
            whole = len(raw) <= longest
            while not whole and raw:
                passed(raw)
                raw = b"" if raw.endswith(b"\n") else stream.readline(longest)
        except BrokenStream as e:
            raise broken(path, number) from e
        if not raw and whole:
            return
        yield number, raw if whole else None


def stem_of(path: str) -> str:
    """The file's name without what says its kind."""
    name = PurePosixPath(path.replace("\\", "/")).name
    for packed in (".gz", ".zst"):
        name = name.removesuffix(packed)
    return PurePosixPath(name).stem


def _row(raw: str, path: str, line: int) -> dict[str, Any]:
    try:
        row = json.loads(raw)
    except json.JSONDecodeError as e:
        message = f"it is not JSON: {e.msg.lower()} at column {e.colno}; mend or remove the line"
        raise InputError("broken-json", message, path, line) from e
    except (ValueError, RecursionError) as e:
        raise InputError("broken-json", f"it is not JSON that can be read: {e}; mend the line", path, line) from e
    if not isinstance(row, dict):
        raise InputError("broken-json", 'it is no JSON object; every line must be like {"text": "…"}', path, line)
    return row
