"""A day's watch in a short time: a fake clock, many feeds, faults at random, and the process killed over and over.

Run it: PYTHONPATH=tests:tests/watch python tests/watch/soak.py [FEEDS HOURS KILLS SEED]. The record must hold every
article exactly once, and of each that was edited every version that was given to a process that lived to keep it, the
last one in any case. With --child RECORD CLOCK it is the process that is killed.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from following import Clock, follow_all, watch

import isnad
from isnad.record import View, check
from isnad.record.following import followed
from local_site import Request, Site, page, raw, rss, site

HERE = Path(__file__).parent
PACKAGE = Path(isnad.__file__).parents[1]  # the children watch with what judges them
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (HERE, HERE.parent, PACKAGE)))}
START = 1_700_000_000.0
HOUR = 3600.0
ADDED = "وأضاف بعد ذلك. "
QUIET = 4 * HOUR  # at the end without faults, so that what failed is tried again


class Press:
    """Feeds whose articles appear by the clock, and a server that fails by chance until `calm`."""

    def __init__(self, web: Site, clock: Path, feeds: int, hours: float, seed: int) -> None:
        self.web = web
        self.clock = clock
        self.chance = random.Random(seed)
        self.calm = START + hours * HOUR
        plan = random.Random(seed + 1)
        self.articles: dict[str, tuple[str, int, float, float | None]] = {}
        self.given: set[tuple[str, int]] = set()  # addresses and which version of each a fetch got whole
        self.feeds: dict[str, list[str]] = {f"/feed/{n}": [] for n in range(feeds)}
        for number in range(feeds * 4):
            lang = "ar" if number % 2 else "fa"
            path, at = f"/{lang}/{number}", START + plan.random() * hours * HOUR
            edited = at + 2 * HOUR if number % 10 == 0 else None
            self.articles[path] = (lang, number, at, edited)
            for feed in plan.sample(sorted(self.feeds), 1 + (number % 7 == 0)):
                self.feeds[feed].append(path)
        web.default = self.answer

    def now(self) -> float:
        try:
            return float(self.clock.read_text())
        except (OSError, ValueError):
            return START

    def answer(self, r: Request) -> None:
        now = self.now()
        with self.web.guard:
            fault = self.chance.random() if now < self.calm else 1.0
        if r.path == "/robots.txt":
            return r.reply("User-agent: *\nDisallow: /no")
        if fault < 0.08:
            return self.misbehave(r, fault)
        if r.path in self.feeds:
            return self.feed(r, now)
        lang, number, _, edited = self.articles[r.path]
        version = 2 if edited is not None and now >= edited else 1
        with self.web.guard:
            self.given.add((r.path, version))
        return r.reply(page(lang, number, ADDED if version == 2 else ""))

    def feed(self, r: Request, now: float) -> None:
        up = [p for p in self.feeds[r.path] if self.articles[p][2] <= now]
        said = rss(self.web.url, up)
        for path in up:
            edited = self.articles[path][3]
            if edited is not None and now >= edited:
                said = said.replace(f"<title>{path}<", f"<title>{path} 2<")
        tag = f'"{hash(said)}"'
        if r.headers.get("If-None-Match") == tag:
            return r.reply(status=304, ETag=tag)
        return r.reply(said, Content_Type="application/rss+xml", ETag=tag)

    def misbehave(self, r: Request, fault: float) -> None:
        if fault < 0.01:
            time.sleep(0.3)
            return raw(r, b"")
        if fault < 0.03:
            return r.reply("slow down", 429 if fault < 0.02 else 503, Retry_After="60")
        if fault < 0.05:
            return raw(r, b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n<rss><channel>")
        if fault < 0.06:
            return r.reply(status=302, Location=r.path)
        return r.reply("broken", 500)


def child(record: Path, clock: Path) -> None:
    watch(record, Clock(START, clock), every=600.0, seconds=1.0).run()


def soak(feeds: int, hours: float, kills: int, seed: int, folder: Path) -> dict[str, int]:
    """Watch for `hours` of the fake clock; AssertionError where an article was lost or doubled."""
    record, clock = folder / "r.sqlite", folder / "clock"
    deaths = random.Random(seed + 2)
    with site() as web:
        press = Press(web, clock, feeds, hours, seed)
        follow_all(record, *(web.url + f for f in press.feeds))
        end = press.calm + QUIET
        moments = sorted(START + deaths.random() * (end - START) for _ in range(kills))
        killed = 0
        unstored: set[tuple[str, int]] = set()  # versions given to a process that was killed before it kept them
        while press.now() < end:
            process = subprocess.Popen(
                [sys.executable, __file__, "--child", str(record), str(clock)], env=ENVIRONMENT
            )
            until = moments[killed] if killed < len(moments) else end
            while press.now() < until and process.poll() is None:
                time.sleep(0.01 + deaths.random() * 0.02)
            assert process.poll() is None, "the watch ended by itself"
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            unstored |= press.given - set(held(press, record))
        return judge(press, record, killed, unstored)


def held(press: Press, record: Path) -> Counter[tuple[str, int]]:
    """How often the record holds each version of each article."""
    with View(record) as view:
        articles = [reading.article for reading in view.readings()]
    urls = [(a.url or "").removeprefix(press.web.url) for a in articles]
    return Counter((url, 2 if ADDED.strip() in a.text else 1) for url, a in zip(urls, articles, strict=True))


def judge(press: Press, record: Path, killed: int, unstored: set[tuple[str, int]]) -> dict[str, int]:
    """What came of a watch; AssertionError where it lost or doubled anything."""
    found = held(press, record)
    with View(record) as view:
        failures = list(view.failures())
        with view.connection() as c:
            waiting = sum(s.waiting for s in followed(c))
    edited = {path for path, (_, _, _, at) in press.articles.items() if at is not None}
    last = {(path, 2 if path in edited else 1) for path in press.articles}
    assert set(found) <= press.given and max(found.values()) == 1, [v for v in found if found[v] > 1][:5]
    assert last <= set(found), f"lost {sorted(last - set(found))[:5]}"
    assert press.given - set(found) <= unstored, f"lost {sorted(press.given - set(found) - unstored)[:5]}"
    assert not failures and not waiting, (failures[:3], waiting)
    assert check(record) == []
    return {
        "articles": len(press.articles),
        "edited": len(edited),
        "seen edited": sum((path, 1) in found for path in edited),
        "not given before the edit": sum((path, 1) not in press.given for path in edited),
        "given and lost in a kill": sum((path, 1) in press.given - set(found) for path in edited),
        "killed": killed,
        "asked": len(press.web.asked),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        given = [float(a) for a in sys.argv[1:]]
        feeds, hours, kills, seed = (*given, *(200, 24, 20, 1)[len(given) :])
        work = Path(tempfile.mkdtemp())
        began = time.monotonic()
        try:
            told = soak(int(feeds), hours, int(kills), int(seed), work)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        print(f"{told} in {time.monotonic() - began:.0f} s: every article exactly once")
