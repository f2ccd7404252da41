"""Fetching as a guest: what robots.txt forbids is left alone, and a host is asked one thing at a time."""

import threading
import time
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from isnad.errors import FetchError
from isnad.fetch.address import Target, check_url
from isnad.fetch.client import Client, Fetched, jittered
from isnad.fetch.robots import Robots

PAUSE = 1.0  # seconds between two fetches from one host
_KEPT = 24 * 3600.0  # seconds for which a robots.txt holds
_KEPT_BROKEN = 600.0  # and for which a host is left alone whose robots.txt can't be had
_HOSTS = 10_000


class Clock(Protocol):
    """What time it is, and waiting."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def wait(self, seconds: float) -> None:
        """Return after so many seconds."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Return after so many seconds."""
        time.sleep(seconds)


class _Host(NamedTuple):
    robots: Robots | None  # None: all is forbidden for now
    until: float
    reason: str = ""


class Polite:
    """A client that keeps to robots.txt and pauses between fetches from one host. Usable from several threads."""

    def __init__(self, client: Client, clock: Clock | None = None, pause: float = PAUSE) -> None:
        self.client = client
        self.clock = clock or SystemClock()
        self._pause = pause
        self._hosts: dict[str, _Host] = {}
        self._free: dict[str, float] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """As Client.fetch; FetchError `robots` for what robots.txt forbids."""
        with self._lock(check_url(url).origin):
            return self.client.fetch(url, headers, self._allow)

    def _lock(self, origin: str) -> threading.Lock:
        with self._guard:
            if len(self._locks) > _HOSTS:
                self._locks = {o: lock for o, lock in self._locks.items() if lock.locked()}
                self._hosts.clear()
                now = self.clock.now()
                self._free = {o: at for o, at in self._free.items() if at > now}
            return self._locks.setdefault(origin, threading.Lock())

    def _allow(self, target: Target) -> None:
        """Wait for the host's turn; FetchError where its robots.txt forbids the target."""
        host = self._hosts.get(target.origin)
        if host is None or host.until < self.clock.now():
            host = self._hosts[target.origin] = self._robots(target)
        if host.robots is None:
            raise FetchError(
                "robots",
                f"its host's robots.txt can't be had, so nothing is fetched: {host.reason}",
                target.url,
                again=True,
            )
        if not host.robots.allows(target.path):
            raise FetchError("robots", "robots.txt forbids it", target.url)
        self._turn(target, host.robots.delay)

    def _robots(self, target: Target) -> _Host:
        self._turn(target, None)
        now = self.clock.now()
        agent = self.client.limits.user_agent
        try:
            found = self.client.fetch(f"{target.scheme}://{target.host_header}/robots.txt")
        except FetchError as e:
            if e.code.startswith("http-4") and e.code != "http-429":
                return _Host(Robots(), now + _KEPT)  # there is none
            if e.code in ("private-address", "bad-address"):
                raise FetchError(e.code, e.reason, target.url) from e
            return _Host(None, now + _KEPT_BROKEN, e.reason)
        return _Host(Robots.parse(found.body, agent), now + _KEPT)

    def _turn(self, target: Target, delay: float | None) -> None:
        pause = jittered(max(self._pause, delay or 0.0))
        wait = self._free.get(target.origin, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.wait(wait)
        self._free[target.origin] = self.clock.now() + pause
