"""The reading room under load: readers and writers on this computer, then kills; nothing may fail or be lost.

    python -m benchmarks.soak.room [RECORD] [--minutes 5] [--readers 50] [--writers 2] [--kills 5]

Each reader asks for a page, reads for some seconds (`--pause`) and asks for the next; each writer judges statements,
one after the other. Then the server is killed in the midst of writing, again and again: what it had answered must
stand in the record. Works on a copy; without a record on one of examples/press. The exit status is 1 where a request
failed, the 99th percentile is 500 ms or more, or a judgement is missing.
"""

import argparse
import asyncio
import json
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from benchmarks.scale.room import sample

from isnad.record import View, Writer

PRESS = Path(__file__).parents[2] / "examples" / "press"
P99 = 0.5
_START = 300.0  # seconds that a server may take until it answers
_TIMEOUT = 30.0


class Tally:
    """What happened to all of them."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.slowest: list[tuple[float, str]] = []
        self.failed: list[str] = []
        self.answered: list[str] = []  # ids of judgements

    def took(self, page: str, seconds: float) -> None:
        """A request has ended."""
        self.seconds.append(seconds)
        self.slowest = sorted([*self.slowest, (seconds, page)], reverse=True)[:8]


class Visit:
    """One reader's or writer's connection to the room; OSError where there is no answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._own: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def close(self) -> None:
        """End the connection; the next request makes a new one."""
        if self._own:
            self._own[1].close()
        self._own = None

    async def get(self, path: str) -> int:
        """Ask for a page; the status."""
        return (await self._ask("GET", path, "accept-encoding: gzip\r\n", b""))[0]

    async def judge(self, about: str, reason: str) -> str:
        """Post a judgement; its id. ValueError where the answer is none."""
        body = json.dumps({"about": about, "verdict": "right", "reason": reason, "author": "soak"}).encode()
        status, text = await self._ask("POST", "/v1/judgements", "content-type: application/json\r\n", body)
        if status != 201:
            raise ValueError(f"{status} for a judgement: {text[:200]!r}")
        return str(json.loads(text)["id"])

    async def _ask(self, method: str, path: str, headers: str, body: bytes) -> tuple[int, bytes]:
        """The status and what was answered. An asyncio.IncompleteReadError is raised as OSError."""
        try:
            async with asyncio.timeout(_TIMEOUT):
                if self._own is None:
                    self._own = await asyncio.open_connection("127.0.0.1", self._port)
                answer, out = self._own
                out.write(
                    f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{self._port}\r\n{headers}"
                    f"content-length: {len(body)}\r\n\r\n".encode()
                )
                out.write(body)
                head = (await answer.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = head.split("content-length:")[1].split("\r\n")[0]
                return int(head.split()[1]), await answer.readexactly(int(length))
        except (asyncio.IncompleteReadError, IndexError) as e:
            raise OSError(f"no whole answer: {e!r}") from e


def main() -> int:
    """Print what was measured; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("record", type=Path, nargs="?")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--pause", type=float, default=10, help="seconds that a reader reads, on average")
    parser.add_argument("--kills", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "room.sqlite"
        if asked.record:
            shutil.copyfile(asked.record, record)
            Writer(record).close()  # what an older writer left is brought up to date
        else:
            subprocess.run([sys.executable, "-m", "isnad", "run", PRESS, "-r", record, "-q"], check=True)
        pages, statements = paths(record)
        tally, killed = Tally(), Tally()
        with served(record) as (port, _):
            jobs = [lambda v, r: read(v, r, pages, asked.pause, tally)] * asked.readers
            jobs += [lambda v, r: write(v, r, statements, 0.5, tally)] * asked.writers
            asyncio.run(together(jobs, port, 60 * asked.minutes))
        for n in range(asked.kills):
            with served(record) as (port, process):
                ending = threading.Timer(1 + n * 0.37, lambda p=process: p.send_signal(signal.SIGKILL))
                ending.start()
                jobs = [lambda v, r: write(v, r, statements, 0, killed)] * asked.writers
                asyncio.run(together(jobs, port, 3 + n * 0.37))
        with View(record) as view:
            kept = {j.id for j in view.judgements()}
        return report(tally, killed, kept)


def paths(record: Path) -> tuple[list[str], list[str]]:
    """Addresses of pages of every kind, as often as readers ask for them, and ids of statements to judge."""
    rng = random.Random(1)
    with View(record) as view:
        words, ids, people = sample(view, rng)
        said = [f"{r.article.id[:16]}/{s.id}" for r in view.some(ids[:100]) for s in r.statements]
    searches = [f"/search?q={quote(w)}" for w in rng.sample(words, min(len(words), 100))]
    pages = [f"/articles/{i}" for i in rng.sample(ids, min(len(ids), 100))]
    pages += [f"/statements/{i}" for i in rng.sample(said, min(len(said), 50))]
    pages += [f"/who/{quote(i)}" for i in rng.sample(people, min(len(people), 50))]
    often = ["/", "/stories", "/timeline", "/mechanisms", "/compare?by=lang", "/judgements", "/v1/statements"] * 7
    return [*searches, *pages, *often], said


@contextmanager
def served(record: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server on a free port, from its first answer on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "isnad", "serve", "-r", record, "--port", str(port)])
    try:
        asyncio.run(_opened(port, process))
        yield port, process
    finally:
        process.kill()
        process.wait()


async def _opened(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until what takes long is made once, before anybody is timed."""
    end = time.monotonic() + _START
    while True:
        try:
            for page in ("/", "/stories", "/timeline", "/mechanisms"):
                await Visit(port).get(page)
            return
        except OSError:
            if time.monotonic() > end or process.poll() is not None:
                raise
            await asyncio.sleep(0.2)


_Turn = Callable[[Visit, random.Random], Awaitable[None]]


async def together(jobs: Sequence[_Turn], port: int, seconds: float) -> None:
    """Do the jobs side by side, each again and again for so long."""
    end = time.monotonic() + seconds

    async def again(job: _Turn, rng: random.Random) -> None:
        visit = Visit(port)
        while time.monotonic() < end:
            await job(visit, rng)
        visit.close()

    await asyncio.gather(*(again(job, random.Random(i)) for i, job in enumerate(jobs)))


async def read(visit: Visit, rng: random.Random, pages: list[str], pause: float, tally: Tally) -> None:
    """Ask for a page, then read it."""
    await asyncio.sleep(rng.uniform(0, 2 * pause))
    page, began = rng.choice(pages), time.monotonic()
    try:
        if (status := await visit.get(page)) != 200:
            tally.failed.append(f"{status} for {page}")
    except OSError as e:
        tally.failed.append(f"{e!r} for {page}")
        visit.close()
    tally.took(page, time.monotonic() - began)


async def write(visit: Visit, rng: random.Random, statements: list[str], pause: float, tally: Tally) -> None:
    """Judge a statement."""
    await asyncio.sleep(rng.uniform(0, 2 * pause))
    began = time.monotonic()
    try:
        tally.answered.append(await visit.judge(rng.choice(statements), f"soak {rng.random()}"))
    except (OSError, ValueError) as e:
        tally.failed.append(repr(e))
        visit.close()
        await asyncio.sleep(0.05)
    tally.took("/v1/judgements", time.monotonic() - began)


def report(tally: Tally, killed: Tally, kept: set[str]) -> int:
    """Print the figures; 1 where one is not as it must be."""
    ordered = sorted(tally.seconds)
    p50, p95, p99 = (1000 * ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95, 0.99))
    lost = [id for id in (*tally.answered, *killed.answered) if id not in kept]
    print(f"{len(ordered)} requests, {len(tally.failed)} failed; ms: p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f}")
    print(f"{len(tally.answered)} judgements answered, {len(killed.answered)} more between kills; {len(lost)} lost")
    print("slowest: " + ", ".join(f"{1000 * seconds:.0f} {page[:60]}" for seconds, page in tally.slowest))
    for line in tally.failed[:10]:
        print(line)
    return int(bool(tally.failed or lost or p99 >= 1000 * P99))


if __name__ == "__main__":
    sys.exit(main())
