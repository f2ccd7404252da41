"""How long the reading room takes on a record: each kind of page, and searches beside SQLite's FTS5 alone.

    python -m benchmarks.scale.room large.sqlite --times 40

Milliseconds of this process's processor time and of the clock, median and 95th percentile, one request at a time,
after what the server makes before its first readers; and the largest answer, before compression.
"""

import argparse
import asyncio
import random
import sqlite3
import time
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import FastAPI

from isnad.record import View
from isnad.record.browsing import find
from isnad.record.searching import hits
from isnad.record.wanted import Query
from isnad.web import make_app
from isnad.web.warming import warm

_WORDS = 200


def main() -> None:
    """Print one line for each kind of request."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("record", type=Path)
    parser.add_argument("--times", type=int, default=40)
    asked = parser.parse_args()
    rng = random.Random(1)
    with View(asked.record) as view:
        info = view.info()
        words, ids, people = sample(view, rng)
        said, happened = findings(view, ids[:60])
    print(f"{sum(info.articles.values())} articles, {info.statements} statements, {info.bytes // 1_000_000} MB")
    app = make_app(asked.record)
    began = time.process_time()
    warm(app)
    print(f"\nmade before the first reader comes: {time.process_time() - began:.0f} s of processor time")
    loop = asyncio.new_event_loop()

    def get(path: str, **query: str) -> int:
        return loop.run_until_complete(_size(app, path, urlencode(query)))

    kinds: dict[str, Callable[[], int]] = {
        "search, one word, with facets": lambda: get("/search", q=rng.choice(words)),
        "search, two words, with facets": lambda: get("/search", q=" ".join(rng.sample(words, 2))),
        "list by filter, with facets": lambda: get("/search", act=rng.choice(("deny", "say", "warn")), **_month(rng)),
        "API, search": lambda: get("/v1/search", q=rng.choice(words)),
        "API, a page of statements": lambda: get("/v1/statements"),
        "API, statements of a person": lambda: get("/v1/statements", speaker=f"id:{rng.choice(people)}"),
        "first page": lambda: get("/"),
        "article": lambda: get(f"/articles/{rng.choice(ids)}"),
        "statement": lambda: get(f"/statements/{rng.choice(said)}"),
        "event": lambda: get(f"/events/{rng.choice(happened)}"),
        "person": lambda: get(f"/who/{rng.choice(people)}"),
        "people by name": lambda: get("/who", q=rng.choice(words)),
        "stories": lambda: get("/stories"),
        "timeline": lambda: get("/timeline"),
        "timeline, a month": lambda: get("/timeline", on=_month(rng)["from"]),
        "mechanisms": lambda: get("/mechanisms"),
        "compare": lambda: get("/compare", by="lang", q=rng.choice(words)),
        "judgements": lambda: get("/judgements"),
    }
    print("| request | median ms | p95 ms | p95 ms of processor time | largest kB |\n| --- | --- | --- | --- | --- |")
    for name, ask in kinds.items():
        report(name, ask, asked.times)
    with View(asked.record) as view:
        report("words alone, marked (no page)", lambda: _found(view, rng.choice(words)), asked.times)
    plain = sqlite3.connect(f"file:{asked.record}?mode=ro", uri=True)
    query = "SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rank LIMIT 20"
    report("SQLite FTS5 alone", lambda: len(plain.execute(query, [f'"{rng.choice(words)}"']).fetchall()), asked.times)


async def _size(app: FastAPI, path: str, query: str) -> int:
    """Ask as a browser would, without any client's own time; the bytes of the answer before compression."""
    head: dict[bytes, bytes] = {}
    parts: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        assert message.get("status", 200) == 200, (path, query)
        head.update(message.get("headers", ()))
        parts.append(message.get("body", b""))

    scope: dict[str, Any] = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET"}
    scope |= {"scheme": "http", "path": path, "raw_path": quote(path).encode(), "query_string": query.encode()}
    scope |= {"root_path": "", "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 50_000)}
    scope |= {"headers": [(b"host", b"127.0.0.1:8000"), (b"accept-encoding", b"gzip")]}
    await app(scope, receive, send)
    body = b"".join(parts)
    return int.from_bytes(body[-4:], "little") if head.get(b"content-encoding") == b"gzip" else len(body)


def _month(rng: random.Random) -> dict[str, str]:
    return {"from": f"2018-{rng.randrange(1, 13):02}"}


def findings(view: View, ids: list[str]) -> tuple[list[str], list[str]]:
    """Global ids of the articles' statements and events."""
    readings = list(view.some(ids))
    said = [f"{r.article.id[:16]}/{s.id}" for r in readings for s in r.statements]
    return said, [f"{r.article.id[:16]}/{v.id}" for r in readings for v in r.events]


def sample(view: View, rng: random.Random) -> tuple[list[str], list[str], list[str]]:
    """Words of statements, articles' ids and ids of persons that the lexicons know."""
    with view.connection() as c:
        rows = find(c, Query(kind="article"), "time", 400).ids
    ids = rng.sample(rows, min(_WORDS, len(rows)))
    words: set[str] = set()
    people: set[str] = set()
    for reading in view.some(ids[:60]):
        for s in reading.statements:
            words.update(w for w in s.content[0].text.split() if len(w) > 3 and w.isalpha())
        people.update(e.kb for e in reading.entities if e.kb)
    return sorted(words), ids, sorted(people)


def report(name: str, ask: Callable[[], int], times: int) -> None:
    """Ask so many times, after three times to get warm, and print a line."""
    for _ in range(3):
        ask()
    clock, used, size = [], [], 0
    for _ in range(times):
        began, before = time.perf_counter(), time.process_time()
        size = max(size, ask())
        clock.append(1000 * (time.perf_counter() - began))
        used.append(1000 * (time.process_time() - before))
    print(
        f"| {name} | {_at(clock, 0.5):.0f} | {_at(clock, 0.95):.0f} | {_at(used, 0.95):.0f} | {size // 1000} |",
        flush=True,
    )


def _found(view: View, word: str) -> int:
    with view.connection() as c:
        return len(hits(c, "statement", find(c, Query(words=word), "relevance", 20).ids, word))


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


if __name__ == "__main__":
    main()
