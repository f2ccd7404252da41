"""The reading room under load: readers and writers on this computer, then kills; nothing may fail or be lost.

    python -m benchmarks.soak.room [RECORD] [--minutes 5] [--readers 50] [--writers 2] [--kills 5]

Each reader asks for a page, reads for some seconds (`--pause`) and asks for the next; each writer judges statements,
one after the other. Then the server is killed in the midst of writing, again and again: what it had answered must
stand in the record. Works on a copy; without a record on one of examples/press. The exit status is 1 where a request
failed, the 99th percentile is 500 ms or more, or a judgement is missing.
"""

import argparse
import http.client
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from benchmarks.scale.room import sample

from isnad.record import View

PRESS = Path(__file__).parents[2] / "examples" / "press"
P99 = 0.5
_START = 300.0  # seconds that a server may take until it answers
_TIMEOUT = 30.0


class Tally:
    """What happened, from all threads."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.failed: list[str] = []
        self.answered: list[str] = []  # ids of judgements


class Visit:
    """One reader's or writer's connection to the room."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._own = http.client.HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT)

    def close(self) -> None:
        """End the connection; the next request makes a new one."""
        self._own.close()

    def get(self, path: str) -> int:
        """Ask for a page; the status."""
        self._own.request("GET", path, headers={"accept-encoding": "gzip"})
        answer = self._own.getresponse()
        answer.read()
        return answer.status

    def judge(self, about: str, reason: str) -> str:
        """Post a judgement; its id. OSError or HTTPException where there is no answer, ValueError for another one."""
        body = json.dumps({"about": about, "verdict": "right", "reason": reason, "author": "soak"})
        self._own.request("POST", "/v1/judgements", body, {"content-type": "application/json"})
        answer = self._own.getresponse()
        text = answer.read()
        if answer.status != 201:
            raise ValueError(f"{answer.status} for a judgement: {text[:200]!r}")
        return str(json.loads(text)["id"])


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
        else:
            subprocess.run([sys.executable, "-m", "isnad", "run", PRESS, "-r", record, "-q"], check=True)
        pages, statements = paths(record)
        tally, killed = Tally(), Tally()
        with served(record) as (port, _):
            jobs = [lambda v, r: read(v, r, pages, asked.pause, tally)] * asked.readers
            jobs += [lambda v, r: write(v, r, statements, 0.5, tally)] * asked.writers
            together(jobs, port, 60 * asked.minutes)
        for n in range(asked.kills):
            with served(record) as (port, process):
                ending = threading.Timer(1 + n * 0.37, lambda p=process: p.send_signal(signal.SIGKILL))
                ending.start()
                together([lambda v, r: write(v, r, statements, 0, killed)] * asked.writers, port, 3 + n * 0.37)
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
        end = time.monotonic() + _START
        while True:
            try:
                for page in ("/", "/stories", "/timeline", "/mechanisms"):
                    Visit(port).get(page)  # what takes long is made once, before anybody is timed
                break
            except (OSError, http.client.HTTPException):
                if time.monotonic() > end or process.poll() is not None:
                    raise
                time.sleep(0.2)
        yield port, process
    finally:
        process.kill()
        process.wait()


_Turn = Callable[[Visit, random.Random], None]


def together(jobs: list[_Turn], port: int, seconds: float) -> None:
    """Do the jobs side by side, each again and again for so long."""
    end = time.monotonic() + seconds

    def again(job: _Turn, rng: random.Random) -> None:
        visit = Visit(port)
        while time.monotonic() < end:
            job(visit, rng)

    threads = [threading.Thread(target=again, args=(job, random.Random(i))) for i, job in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def read(visit: Visit, rng: random.Random, pages: list[str], pause: float, tally: Tally) -> None:
    """Ask for a page, then read it."""
    time.sleep(rng.uniform(0, 2 * pause))
    page, began = rng.choice(pages), time.monotonic()
    try:
        if (status := visit.get(page)) != 200:
            tally.failed.append(f"{status} for {page}")
    except (OSError, http.client.HTTPException) as e:
        tally.failed.append(f"{e!r} for {page}")
        visit.close()
    tally.seconds.append(time.monotonic() - began)


def write(visit: Visit, rng: random.Random, statements: list[str], pause: float, tally: Tally) -> None:
    """Judge a statement."""
    time.sleep(rng.uniform(0, 2 * pause))
    began = time.monotonic()
    try:
        tally.answered.append(visit.judge(rng.choice(statements), f"soak {rng.random()}"))
    except (OSError, http.client.HTTPException, ValueError) as e:
        tally.failed.append(repr(e))
        visit.close()
        time.sleep(0.05)
    tally.seconds.append(time.monotonic() - began)


def report(tally: Tally, killed: Tally, kept: set[str]) -> int:
    """Print the figures; 1 where one is not as it must be."""
    ordered = sorted(tally.seconds)
    p50, p95, p99 = (1000 * ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95, 0.99))
    lost = [id for id in (*tally.answered, *killed.answered) if id not in kept]
    print(f"{len(ordered)} requests, {len(tally.failed)} failed; ms: p50 {p50:.0f}, p95 {p95:.0f}, p99 {p99:.0f}")
    print(f"{len(tally.answered)} judgements answered, {len(killed.answered)} more between kills; {len(lost)} lost")
    for line in tally.failed[:10]:
        print(line)
    return int(bool(tally.failed or lost or p99 >= 1000 * P99))


if __name__ == "__main__":
    sys.exit(main())
