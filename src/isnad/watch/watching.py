"""The watch: feeds are checked when their time has come, and what they name is fetched, read and kept.

All that must survive stands in the record. A feed's answer is stored together with the addresses that it named; an
address is done with only after its article stands in the record; an article is known by the digest of its words. So
a watch that is killed at any moment loses nothing and doubles nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import structs
from sqlalchemy import Connection

from isnad.config import Config
from isnad.errors import BusyRecordError, FetchError, InputError, UsageError, quoted
from isnad.fetch import Clock, Polite
from isnad.fetch.client import jittered
from isnad.inputs.online import article_at, failure_at, polite
from isnad.job import take_in
from isnad.model import Article, Failure
from isnad.pipeline import PipelineSpec
from isnad.record import View, Writer
from isnad.record.following import (
    Address,
    Followed,
    due_addresses,
    due_feeds,
    followed,
    meet,
    next_due,
    save_address,
    save_feed,
)
from isnad.record.rows import short_id
from isnad.watch.checking import check_feed
from isnad.watch.looking import POSTPONED, Look, looks
from isnad.watch.outcome import Outcome

AGAIN = (3600.0, 6 * 3600.0, 24 * 3600.0)  # after which an article is looked at anew: papers edit
TRIES = (60.0, 300.0, 1800.0, 7200.0, 6 * 3600.0)  # after which an address that failed is tried again
LONGEST = 24 * 3600.0  # that a feed is left alone, whatever its server asks
_BATCH = 64  # addresses fetched before their articles are read
_IDLE = 3600.0
_SOONER = 0.1  # of the time between two looks: what is due so soon is looked at together with what is due now
_PATIENCE = 600  # seconds for which another writer is waited for


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`every` are the seconds between two looks at a feed; `again` when articles are looked at anew."""

    every: float = 600.0
    threads: int = 8
    again: Sequence[float] = AGAIN
    tries: Sequence[float] = TRIES


@dataclass(slots=True)
class Watch:
    """Follows the feeds of a record. BusyRecordError after ten minutes in which another process writes it."""

    record: Path
    config: Config
    settings: Settings = field(default_factory=Settings)
    guest: Polite | None = None
    tell: Callable[[Outcome], None] = lambda _: None
    spec: PipelineSpec | None = None
    _feeds: dict[str, Followed] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.guest = self.guest or polite(self.config)

    @property
    def clock(self) -> Clock:
        """The clock that says what is due."""
        return self._guest.clock

    @property
    def _guest(self) -> Polite:
        assert self.guest is not None
        return self.guest

    def run(self) -> None:
        """Watch until interrupted. UsageError where the record follows no feed."""
        while True:
            self.round()
            self.clock.wait(self.until_due())

    def until_due(self) -> float:
        """Seconds until something is due."""
        with View(self.record) as view, view.connection() as c:
            due = next_due(c)
        now = self.clock.now()
        return _IDLE if due is None else min(max(due - now, 1.0), _IDLE)

    def round(self) -> None:
        """Check what is due now, once."""
        with View(self.record) as view, view.connection() as c:
            self._feeds = {s.feed.url: s.feed for s in followed(c)}
            feeds = due_feeds(c, self.clock.now() + self.settings.every * _SOONER)
        if not self._feeds:
            raise UsageError(
                f"{self.record} follows no feed; add one: isnad feed add URL --record {quoted(self.record)}"
            )
        if feeds:
            found = list(looks(feeds, self._look_at_feed, self.settings.threads))
            self._patiently(partial(self._store_feeds, found))
        begun = self.clock.now()
        while addresses := self._due(begun):
            seen = list(looks(addresses, self._look_at_page, self.settings.threads))
            self._patiently(partial(self._store_pages, seen))

    def _due(self, now: float) -> list[Address]:
        with View(self.record) as view, view.connection() as c:
            return due_addresses(c, now, _BATCH)

    def _patiently(self, do: Callable[[], None]) -> None:
        """Do what writes, after whoever writes the record now: a run, or a person's judgement."""
        for left in range(_PATIENCE, -1, -1):
            try:
                do()
                return
            except BusyRecordError:
                if not left:
                    raise
            self.clock.wait(1.0)

    def _look_at_feed(self, feed: Followed) -> Look:
        found = check_feed(self._guest, feed.url, feed.etag, feed.modified)
        return Look(feed, feed=found.feed, validators=found.validators)

    def _look_at_page(self, address: Address) -> Look:
        pairs = (("If-None-Match", address.etag), ("If-Modified-Since", address.modified))
        fetched = self._guest.fetch(address.url, {n: v for n, v in pairs if v and address.article})
        if fetched.status == 304:
            return Look(address, validators=(address.etag, address.modified))
        article = article_at(
            fetched,
            address.url,
            self.config,
            published=address.published,
            now=self.clock.now(),
            **self._known(address),
        )
        validators = fetched.headers.get("etag"), fetched.headers.get("last-modified")
        return Look(address, article=article, validators=validators)

    def _known(self, address: Address) -> dict[str, str | None]:
        feed = self._feeds.get(address.feed)
        return {"outlet": feed.outlet, "lang": feed.lang} if feed else {}

    def _store_feeds(self, found: Sequence[Look]) -> None:
        with Writer(self.record) as writer:
            for look in found:
                with writer.transaction() as c:
                    self._store_feed(c, look)

    def _store_feed(self, c: Connection, look: Look) -> None:
        feed, now = look.of, self.clock.now()
        assert isinstance(feed, Followed)
        if look.error_code == POSTPONED:
            due = now + jittered(min(_after(look.error), LONGEST))
            save_feed(c, structs.replace(feed, due=due, outcome=POSTPONED))
            return self._say("feed", POSTPONED, feed.url, look.reason)
        if look.error is not None:
            failures = feed.failures + 1
            delay = max(_after(look.error), self.settings.every * 2 ** min(failures - 1, 8))
            due = now + min(jittered(delay), LONGEST)
            save_feed(c, structs.replace(feed, checked=now, due=due, outcome=look.error_code, failures=failures))
            return self._say("feed", look.error_code, feed.url, look.reason)
        changes: dict[str, Any] = {"checked": now, "due": now + jittered(self.settings.every), "failures": 0}
        if look.feed is None:
            save_feed(c, structs.replace(feed, outcome="unchanged", **changes))
            return self._say("feed", "unchanged", feed.url)
        named = [
            Address(url=e.url, feed=feed.url, entry=e.digest, published=e.published, met=now, due=now)
            for e in look.feed.entries
        ]
        new, changed = meet(c, feed.url, named)
        etag, modified = look.validators
        title = look.feed.title or feed.title
        changes |= {"etag": etag, "modified": modified, "title": title, "outcome": f"{new} new, {changed} changed"}
        save_feed(c, structs.replace(feed, **changes))
        return self._say("feed", "read", feed.url, f"{len(named)} named", new)

    def _store_pages(self, seen: Sequence[Look]) -> None:
        """Keep what was found, then mark the addresses: in this order nothing is lost."""
        judged = [(look, *self._judged(look)) for look in seen]
        items = [item for _, _, item in judged if item is not None]
        if items:
            take_in(iter(items), self.record, self.config, spec=self.spec)
        with Writer(self.record) as writer, writer.transaction() as c:
            for _, address, _ in judged:
                save_address(c, address)
        for look, address, _ in judged:
            self._say("page", address.outcome or "", address.url, look.reason)

    def _judged(self, look: Look) -> tuple[Address, Article | Failure | None]:
        """The address as it stands after the look, and what of it is to be kept."""
        address, now = look.of, self.clock.now()
        assert isinstance(address, Address)
        address = structs.replace(address, checked=now)
        if look.error is not None:
            return self._failed(address, look.error, now)
        again = list(self.settings.again)[address.looks : address.looks + 1]
        etag, modified = look.validators
        address = structs.replace(
            address,
            etag=etag,
            modified=modified,
            failures=0,
            looks=address.looks + 1,
            due=now + jittered(again[0]) if again else None,
        )
        if look.article is None:
            return structs.replace(address, outcome="unchanged"), None
        short = short_id(look.article.id)
        outcome = "new" if address.article is None else "unchanged" if address.article == short else "changed"
        return structs.replace(address, article=short, outcome=outcome), look.article

    def _failed(self, address: Address, error: FetchError | InputError, now: float) -> tuple[Address, Failure | None]:
        """What failed for now is tried again; what fails for good becomes a failure in the record."""
        address = structs.replace(address, outcome=error.code)
        if isinstance(error, FetchError) and error.again:
            failures = address.failures + (error.code != POSTPONED)
            if failures <= len(self.settings.tries):
                wait = max(_after(error), self.settings.tries[max(failures - 1, 0)])
                due = now + min(jittered(wait), LONGEST)
                return structs.replace(address, failures=failures, due=due), None
        kept = failure_at(error, address.url) if address.article is None else None
        return structs.replace(address, due=None, failures=address.failures + 1), kept

    def _say(self, what: str, code: str, url: str, words: str = "", new: int = 0) -> None:
        time = datetime.fromtimestamp(self.clock.now(), UTC).isoformat(timespec="seconds")
        self.tell(Outcome(time, what, code, url, words, new))


def _after(error: FetchError | InputError | None) -> float:
    return (error.after or 0.0) if isinstance(error, FetchError) else 0.0
