"""An article as it was found, and spans of its text."""

import hashlib
import json

from msgspec import Struct, field


class Span(Struct, frozen=True):
    """`text[start:end]` of an article's raw text; offsets are code points, end exclusive."""

    start: int
    end: int
    text: str


class Boilerplate(Struct, frozen=True):
    """A stretch that is chrome, not prose: it is marked, never deleted, and makes no statement."""

    start: int
    end: int
    text: str
    kind: str  # section | byline | credit | navigation | comments | related | repeat


class Article(Struct, frozen=True, kw_only=True):
    """One article. `text` is verbatim and never changes; `title` is a span of it or None."""

    id: str
    text_sha256: str
    key: str
    path: str
    lang: str
    text: str
    title: Span | None = None
    outlet: str | None = None  # the outlet's name as given
    url: str | None = None
    published: str | None = None  # ISO date
    published_at: str | None = None  # ISO date and time, with offset where given
    published_raw: str | None = None  # as given, when it could not be understood
    retrieved: str | None = None
    provenance: dict[str, str] = field(default_factory=dict)  # what its container says of it: record id, digest …

    def span(self, start: int, end: int) -> Span:
        """The span of the raw text; ValueError when it lies outside."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside an article of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


def article_id(outlet: str | None, url_or_key: str | None, published: str | None, text: str) -> str:
    """SHA-256 (hex) of the JSON array `[outlet, url or key, published, text]`."""
    array = json.dumps([outlet, url_or_key, published, text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(array.encode("utf-8", "surrogatepass")).hexdigest()
