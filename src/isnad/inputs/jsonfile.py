"""A `.json` document: a Telegram Desktop export, a GDELT article list, a list of articles, or one article."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from isnad.errors import InputError
from isnad.inputs.article import failure_of, make_article
from isnad.inputs.jsonlines import LINE_BYTES_PER_TEXT_BYTE, stem_of
from isnad.inputs.jsonstream import Item, JSONStream
from isnad.inputs.online import read_list
from isnad.inputs.raw import Limits
from isnad.inputs.rows import article_of_row, too_large
from isnad.inputs.title import find_title, given
from isnad.model import Article, Failure

SUFFIXES = (".json", ".json.gz", ".json.zst")
EXAMPLE = 'every article must be like {"text": "…", "published": "2017-05-25"}'
TELEGRAM, GDELT, ARTICLES, ARTICLE = "telegram", "gdelt", "articles", "article"
_MESSAGES = re.compile(r'(?<!\\)"messages"\s*:\s*\[')
_LISTED = re.compile(r'(?<!\\)"articles"\s*:\s*\[')
_BEGINNING = re.compile(r"\A\s*\[")
_STRING = r'"((?:[^"\\]|\\.)*)"'
_CHAT = re.compile(rf'(?<!\\)"(name|type|id)"\s*:\s*(?:{_STRING}|(-?\d+))')


def kind_of(head: str) -> str:
    """What a document is, by its first characters."""
    if head.lstrip("\ufeff \t\r\n").startswith("["):
        return ARTICLES
    if _MESSAGES.search(head) or ('"chats"' in head and '"list"' in head):
        return TELEGRAM
    if _LISTED.search(head):
        return GDELT if '"seendate"' in head or '"url_mobile"' in head else ARTICLES
    return ARTICLE


def read_json(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of an unpacked document in order; an entry that can't be read becomes a Failure."""
    longest = limits.max_article_bytes * LINE_BYTES_PER_TEXT_BYTE
    document = JSONStream(stream, path, longest)
    head = document.head()
    kind, stem, empty = kind_of(head), stem_of(path), True
    if kind == GDELT:
        yield from read_list(_addresses(document), path, limits)
        return
    if kind == ARTICLE:
        yield from _one(document, stem, path, limits)
        return
    pattern = _MESSAGES if kind == TELEGRAM else _LISTED if _LISTED.search(head) else _BEGINNING
    for item in document.arrays(pattern):
        try:
            found = _message(item, path, limits) if kind == TELEGRAM else _row(item, stem, path, limits)
            if found is not None:
                empty = False
                yield found
        except InputError as e:
            empty = False
            yield failure_of(e)
    if empty:
        raise InputError("empty", "there is no article in it; remove it", path)


def _addresses(document: JSONStream) -> Iterator[str]:
    """The addresses of an article list."""
    for item in document.arrays(_LISTED):
        yield (given(item.value.get("url")) if isinstance(item.value, dict) else None) or ""


def _one(document: JSONStream, stem: str, path: str, limits: Limits) -> Iterator[Article | Failure]:
    text = document.rest()
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as e:
        message = f"it is not JSON: {e}; mend it, or name it .jsonl if every line is an article"
        raise InputError("broken-json", message, path) from e
    if not isinstance(row, dict):
        raise InputError("broken-json", f"it is no article; {EXAMPLE}", path)
    yield article_of_row(row, stem, path, 1, limits, EXAMPLE)


def _row(item: Item, stem: str, path: str, limits: Limits) -> Article:
    if not isinstance(item.value, dict):
        raise InputError("broken-json", f"it is no article; {EXAMPLE}", path, item.number)
    return article_of_row(item.value, stem, path, item.number, limits, EXAMPLE)


def _message(item: Item, path: str, limits: Limits) -> Article | None:
    """The article of a message; None for what has no words: service messages, pictures without a caption."""
    message = item.value
    if not isinstance(message, dict) or message.get("type", "message") != "message":
        return None
    text = _words(message.get("text"))
    if not any(c.isalpha() for c in text):
        return None
    if len(text.encode("utf-8", "surrogatepass")) > limits.max_article_bytes:
        raise too_large(limits, path, item.number)
    chat = _chat(item, path)
    number = message.get("id")
    key = f"{chat.get('id') or chat.get('name') or stem_of(path)}/{number}"
    provenance = {
        name: value
        for name, value in (
            ("forwarded_from", given(message.get("forwarded_from"))),
            ("edited", given(message.get("edited"))),
            ("telegram_message", given(number)),
        )
        if value
    }
    return make_article(
        text,
        key=key,
        path=path,
        title=find_title(text, None),
        published=_time(message),
        outlet=chat.get("name") or given(message.get("from")),
        line=item.number,
        provenance=provenance,
    )


def _words(text: object) -> str:
    """The words of a message, whose stretches of links and bold type stand apart in a list."""
    if isinstance(text, list):
        parts = (part.get("text") if isinstance(part, dict) else part for part in text)
        return "".join(part for part in parts if isinstance(part, str))
    return text if isinstance(text, str) else ""


def _chat(item: Item, path: str) -> dict[str, str]:
    """The chat's name, type and id: the last that stand before its messages."""
    out: dict[str, str] = {}
    for m in _CHAT.finditer(item.before):
        try:
            out[m[1]] = m[3] if m[2] is None else str(json.loads(f'"{m[2]}"', strict=False))
        except ValueError as e:
            message = f"the {m[1]} of its chat is not JSON: {e}; mend it, or export the chat again"
            raise InputError("broken-json", message, path, item.number) from e
    return out


def _time(message: dict[str, Any]) -> str | None:
    """The time with the day where the exporting machine stood, as the export has it; else in UTC."""
    stamp = given(message.get("date_unixtime"))
    local = given(message.get("date"))
    if local or not stamp or not (stamp.isascii() and stamp.isdigit()) or len(stamp) > 11:
        return local
    return datetime.fromtimestamp(int(stamp), UTC).isoformat()
