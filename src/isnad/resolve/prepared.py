"""What an article alone tells of its copies and stories, made in a second process while the first compares."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from isnad.engines.workers import new_pool
from isnad.record import View
from isnad.record.loading import load
from isnad.record.rows import short_id
from isnad.resolve import sketch
from isnad.resolve.keys import story_keys
from isnad.resolve.profile import Profile, profile
from isnad.resolve.words import Words, article_words

APART = 1000  # articles from which a second process is worth its start
_AHEAD = 2  # batches that are asked for before the first of them is wanted


class Prepared(NamedTuple):
    """An article's words, its profile, and the keys by which copies and stories find it."""

    short: str
    words: Words
    profile: Profile
    keys: dict[str, list[int]]


def prepare(c: Connection, shorts: Sequence[str]) -> list[Prepared]:
    """The articles with these short ids, in this order."""
    out = []
    for reading in load(c, shorts):
        words = article_words(reading.article, reading.boilerplate, reading.title)
        made = profile(reading, words)
        own = {"copy": sketch.keys(words), "story": story_keys(made)}
        out.append(Prepared(short_id(reading.article.id), words, made, own))
    return out


def prepared(path: Path, batches: Sequence[Sequence[str]], apart: int = APART) -> Iterator[list[Prepared]]:
    """The articles of each batch, of `apart` or more in all by a second process; by this one where that was ended."""
    left = deque(batches)
    if sum(map(len, batches)) >= apart:
        yield from _apart(path, left)
    for batch in left:
        with View(path) as view, view.connection() as c:
            made = prepare(c, batch)
        yield made


def _apart(path: Path, left: deque[Sequence[str]]) -> Iterator[list[Prepared]]:
    """Batches as a second process makes them; those that it no longer could stay in `left`."""
    with new_pool(1) as pool:
        asked: deque[Future[list[Prepared]]] = deque()
        try:
            while left:
                while len(asked) < min(_AHEAD, len(left)):
                    asked.append(pool.submit(_work, path, left[len(asked)]))
                made = asked.popleft().result()
                left.popleft()
                yield made
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _work(path: Path, shorts: Sequence[str]) -> list[Prepared]:
    """In the second process: the articles of one batch."""
    with _view(path).connection() as c:
        return prepare(c, shorts)


@lru_cache(1)
def _view(path: Path) -> View:
    return View(path)
