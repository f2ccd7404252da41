"""JSON Lines, plain or gzipped: one article a line, with `text` and optional metadata.

Read line by line, so memory stays flat over files of any size. Only here a title that the text does not begin
with is put before it (title, blank line, text): in such files it stands apart from its text.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from isnad.errors import InputError
from isnad.inputs.article import failure_of, make_article
from isnad.inputs.raw import Limits, check_binary, decode, os_error, shown
from isnad.inputs.title import given
from isnad.model import Article, Failure, Span

SUFFIXES = (".jsonl", ".jsonl.gz")
# A line holds the text with escapes (up to six bytes for a letter of two) and the metadata.
_LINE_BYTES_PER_TEXT_BYTE = 4
_HEAD = 4096


def read_jsonlines(path: Path, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of the file in order; a line that can't be read becomes a Failure, a file InputError."""
    name = shown(path)
    try:
        with path.open("rb") as f:
            packed = name.endswith(".gz")
            with gzip.open(f) if packed else f as lines:
                yield from _articles(lines, name, limits)  # type: ignore[arg-type]
    except OSError as e:
        if isinstance(e, gzip.BadGzipFile):
            raise _broken_gzip(name) from e
        raise os_error(e, name) from e


def _articles(lines: IO[bytes], path: str, limits: Limits) -> Iterator[Article | Failure]:
    longest = limits.max_article_bytes * _LINE_BYTES_PER_TEXT_BYTE
    stem = Path(path).name.removesuffix(".gz").removesuffix(".jsonl")
    number, empty = 0, True
    while True:
        number += 1
        try:
            raw = lines.readline(longest + 1)
            if number == 1:
                check_binary(raw[:_HEAD], path)
            whole = len(raw) <= longest
            while not whole and raw and not raw.endswith(b"\n"):
                raw = lines.readline(longest)
        except (EOFError, zlib.error) as e:
            raise _broken_gzip(path, number) from e
        if not raw and whole:
            break
        try:
            if not whole:
                empty = False
                raise _too_large(limits, path, number)
            if raw.strip(b"\xef\xbb\xbf \t\r\n"):
                empty = False
                yield _article(decode(raw, path, number), stem, path, number, limits)
        except InputError as e:
            yield failure_of(e)
    if empty:
        raise InputError("empty", "there is no article in it; remove it, or write one article a line", path)


def _article(raw: str, stem: str, path: str, line: int, limits: Limits) -> Article:
    row = _row(raw, path, line)
    body = row.get("text")
    if not isinstance(body, str):
        message = 'it has no "text"; every line must be like {"text": "…", "published": "2017-05-25"}'
        raise InputError("no-text", message, path, line)
    text, title = with_title(body, given(row.get("title")))
    if len(text.encode("utf-8", "surrogatepass")) > limits.max_article_bytes:
        raise _too_large(limits, path, line)
    published, outlet = given(row.get("published")), given(row.get("outlet"))
    return make_article(
        text if body.strip("\ufeff \t\r\n") else body,
        key=given(row.get("id")) or f"{stem}:{line}",
        path=path,
        title=title,
        lang=row.get("lang"),
        published=published or row.get("date"),
        outlet=outlet or row.get("source"),
        url=row.get("url"),
        line=line,
    )


def with_title(text: str, title: str | None) -> tuple[str, Span | None]:
    """The text with its title at its start, put there where it is not, and the title's span."""
    if title is None:
        return text, None
    start = len(text) - len(text.lstrip())
    if text.startswith(title, start):
        return text, Span(start, start + len(title), title)
    return f"{title}\n\n{text}", Span(0, len(title), title)


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


def _too_large(limits: Limits, path: str, line: int) -> InputError:
    message = (
        f"it has more than {limits.max_article_bytes} bytes of text, too many for one article; split it, or raise "
        "max_article_bytes"
    )
    return InputError("too-large", message, path, line)


def _broken_gzip(path: str, line: int | None = None) -> InputError:
    return InputError("broken-gzip", "it is no whole gzip file; fetch it again or unpack it by hand", path, line)
