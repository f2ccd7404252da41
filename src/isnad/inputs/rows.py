"""Rows of JSON, CSV and Parquet as articles: which field holds what, and the article of one row."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from isnad.errors import InputError, UsageError
from isnad.inputs.article import make_article
from isnad.inputs.raw import Limits
from isnad.inputs.title import given
from isnad.model import Article, Span

FIELDS = ("id", "text", "title", "published", "outlet", "url", "lang")
_NAMED = 12  # fields of a row without text that are told
_ALSO = {"published": ("date",), "outlet": ("source",)}


@lru_cache(maxsize=16)
def mapping(text: str) -> dict[str, tuple[str, ...]]:
    """For each of FIELDS the names that may hold it, best first, from `text=body,published=meta.date`.

    A field that is mapped is found under its own name no more. UsageError for what is no such mapping.
    """
    out = {field: (field, *_ALSO.get(field, ())) for field in FIELDS}
    for pair in filter(None, (p.strip() for p in text.split(","))):
        field, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or not name or field not in FIELDS:
            raise UsageError(
                f"{pair!r} is no mapping of a field; write --map text=body,published=date with the fields "
                f"{', '.join(FIELDS)}"
            )
        out[field] = (name,)
    return out


def lookup(row: Mapping[str, Any], name: str) -> Any:
    """The value under `name`, or under `a.b` in nested objects; None where there is none."""
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        if not isinstance(value, dict) or part not in value:
            return None
        value = cast("dict[str, Any]", value)[part]
    return value


def fields(row: Mapping[str, Any], names: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The values of FIELDS in a row: of each the first that is given."""
    out: dict[str, Any] = {}
    for field, candidates in names.items():
        values = [lookup(row, name) for name in candidates]
        out[field] = next((v for v in values if given(v)), values[0])
    return out


def article_of_row(row: Mapping[str, Any], stem: str, path: str, line: int, limits: Limits, example: str) -> Article:
    """The article of a row; its key is its own id, else `<stem>:<line>`. InputError where it can't be read."""
    names = mapping(limits.map)
    values = fields(row, names)
    body = values["text"]
    if not isinstance(body, str):
        wanted, there = names["text"][0], ", ".join(list(row)[:_NAMED])
        has = f'it has no "{wanted}"' + (f" but {there}" if there and wanted not in row else "")
        message = f"{has}; {example}, or say which field holds the text: --map text=…"
        raise InputError("no-text", message, path, line)
    text, title = with_title(body, given(values["title"]))
    if len(text.encode("utf-8", "surrogatepass")) > limits.max_article_bytes:
        raise too_large(limits, path, line)
    return make_article(
        text if body.strip("\ufeff \t\r\n") else body,
        key=given(values["id"]) or f"{stem}:{line}",
        path=path,
        title=title,
        lang=values["lang"],
        published=values["published"],
        outlet=values["outlet"],
        url=values["url"],
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


def too_large(limits: Limits, path: str, line: int | None = None) -> InputError:
    """The error for an article with more text than the limits allow."""
    message = (
        f"it has more than {limits.max_article_bytes} bytes of text, too many for one article; split it, or raise "
        "max_article_bytes"
    )
    return InputError("too-large", message, path, line)
