"""Bringing a record's groups up to date: each article that is new, or was read anew, meets its few candidates.

What is stored of a pair depends on the two articles alone, so the order in which they come does not matter.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from sqlalchemy import Connection

from isnad.record import Writer
from isnad.record.loading import load
from isnad.record.neighbours import (
    UNDATED,
    Kept,
    forget,
    keep,
    keep_keys,
    kept,
    link,
    named,
    sharing,
    stale,
)
from isnad.record.rows import short_id
from isnad.resolve import copies, sketch
from isnad.resolve import keys as story
from isnad.resolve import profile as profiling
from isnad.resolve.copies import CopyLink, Seen, compare
from isnad.resolve.likeness import ACROSS, WITHIN, Comparable, enough, same_event
from isnad.resolve.prepared import APART, Prepared, prepared
from isnad.resolve.profile import Profile
from isnad.resolve.words import Words, article_words

COPY_WINDOW = 31  # days apart up to which articles are looked at as copies
WORTH = 0.25  # of what is enough: less likely pairs are not stored
_BATCH = 100  # articles in one transaction; far fewer than are kept at hand
_CACHED = 8000  # articles whose profiles are kept at hand, some 15 kB each; of words as many
_encode = msgspec.msgpack.Encoder().encode
_keys = msgspec.msgpack.Decoder(dict[str, list[int]]).decode
_profile = msgspec.msgpack.Decoder(Profile).decode
Progress = Callable[[int, int], None]


@cache
def version() -> str:
    """What pairs and profiles depend on besides the readings, as a digest."""
    models = sorted(files("isnad.resolve").joinpath("models").iterdir(), key=lambda f: f.name)
    parts = [profiling.VERSION, sketch.VERSION, *map(repr, (copies.THRESHOLDS, WITHIN, ACROSS))]
    made = hashlib.sha256("\n".join([*parts, *(f.read_text(encoding="utf-8") for f in models)]).encode())
    return made.hexdigest()[:16]


def update(writer: Writer, progress: Progress | None = None, apart: int = APART) -> int:
    """Compare the articles that are new or were read anew with the others; how many they were.

    `progress` is told how many are done and how many there are. Killed at any moment, it goes on where it stopped.
    From `apart` articles a second process makes ready what is compared.
    """
    with writer.transaction() as c:
        todo = stale(c, version())
    work = _Work()
    batches = [todo[done : done + _BATCH] for done in range(0, len(todo), _BATCH)]
    made = prepared(writer.path, [[short for _, short, _ in batch] for batch in batches], apart)
    done = 0
    for batch, articles in zip(batches, made, strict=True):
        with writer.transaction() as c:
            numbers = {short: (number, maker) for number, short, maker in batch}
            work.forget(c, [number for number, _ in numbers.values()])
            for article in articles:
                work.add(c, article, *numbers[article.short])
            work.store(c)
        done += len(batch)
        if progress:
            progress(done, len(todo))
    return len(todo)


class _Work:
    """Puts articles in, with what was needed of others at hand."""

    def __init__(self) -> None:
        self._words: OrderedDict[int, tuple[str, Words]] = OrderedDict()
        self._profiles: OrderedDict[int, Comparable] = OrderedDict()
        self._made: list[Kept] = []  # what is stored at the end of a transaction, all at once
        self._links: dict[str, list[tuple[int, int, Any]]] = {"copy": [], "story": []}

    def forget(self, c: Connection, articles: list[int]) -> None:
        """Take out what older readings of these articles left."""
        for number, old in kept(c, articles).items():
            forget(c, old, _keys(old.keys))
            self._words.pop(number, None)
            self._profiles.pop(number, None)

    def add(self, c: Connection, article: Prepared, number: int, maker: str) -> None:
        """Store an article's keys, and make its links to those that are there."""
        made, own = article.profile, article.keys
        day = made.day or UNDATED
        self._words[number] = article.short, article.words
        self._profiles[number] = Comparable(made)
        texts = sharing(c, "copy", own["copy"], day, COPY_WINDOW)
        one_story = sharing(c, "story", own["story"], day, story.WINDOW, story.LEAST)
        self._fill(c, [*texts, *one_story], texts)
        measured = self._copies(number, texts)
        forms = {other for other, found in measured if found.form}
        self._links["copy"] += [(number, other, _encode(found)) for other, found in measured]
        self._links["story"] += self._stories(number, [other for other in one_story if other not in forms])
        self._made.append(Kept(article=number, day=day, made_by=maker, body=_encode(made), keys=_encode(own)))
        keep_keys(c, number, day, own)

    def store(self, c: Connection) -> None:
        """Store the profiles and links of the articles that were put in."""
        keep(c, self._made)
        self._made.clear()
        for kind, found in self._links.items():
            link(c, kind, found)
            found.clear()
        self._trim()

    def _copies(self, number: int, others: Iterable[int]) -> list[tuple[int, CopyLink]]:
        mine = self._seen(number)
        found = ((other, compare(mine, self._seen(other))) for other in others)
        return [(other, measured) for other, measured in found if measured]

    def _stories(self, number: int, others: Iterable[int]) -> list[tuple[int, int, float]]:
        out = []
        for other in others:
            a, b = sorted((self._profiles[number], self._profiles[other]), key=lambda x: x.profile.id)
            likely = same_event(a, b) / enough(a, b)
            if likely >= WORTH:
                out.append((number, other, round(likely, 4)))
        return out

    def _seen(self, number: int) -> Seen:
        id, words = self._words[number]
        return Seen(id=id, words=words, outlet=self._profiles[number].profile.outlet)

    def _fill(self, c: Connection, profiles: list[int], texts: list[int]) -> None:
        """Have these articles at hand."""
        if missing := [n for n in profiles if n not in self._profiles]:
            for number, row in kept(c, missing).items():
                self._profiles[number] = Comparable(_profile(row.body))
        if missing := [n for n in texts if n not in self._words]:
            names = named(c, missing)
            by_short = {n.short_id: n.number for n in names.values()}
            for reading in load(c, list(by_short), ("boilerplate",)):
                short = short_id(reading.article.id)
                words = article_words(reading.article, reading.boilerplate, reading.title)
                self._words[by_short[short]] = short, words

    def _trim(self) -> None:
        while len(self._words) > _CACHED:
            self._words.popitem(last=False)
        while len(self._profiles) > _CACHED:
            self._profiles.popitem(last=False)
