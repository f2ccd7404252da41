"""Kill a run at random moments, resume it, and compare the records: `python -m benchmarks.scale.killed INPUT…`.

Reads the inputs undisturbed into one record and, killed with SIGKILL again and again, into another; then prints
the rate, the failures, the memory that the run had at its highest in each quarter of its time, and whether the
dumps of both records are equal byte for byte. Exit status 1 where they are not.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

ISNAD = [sys.executable, "-m", "isnad"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=2000, help="articles (default 2000)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        whole, broken = Path(folder) / "whole.sqlite", Path(folder) / "broken.sqlite"
        seconds, peaks = watched(command(args, whole))
        kill(command(args, broken), args.kills, seconds, random.Random(args.seed))
        subprocess.run(command(args, broken), check=True, capture_output=True)
        info = msgspec.json.decode(output(["record", "info", str(whole)]))
        digests = [hashlib.sha256(output(["record", "dump", str(p)])).hexdigest() for p in (whole, broken)]
    read = sum(info["articles"].values())
    print(f"{read} articles in {seconds:.0f} s with {args.workers} workers, {read / seconds:.1f} articles a second")
    print(f"statements {info['statements']}, events {info['events']}, failures {info['failures'] or 0}")
    print("memory of all processes, highest in each quarter, MB:", *[p // 2**20 for p in peaks])
    print(f"killed {args.kills} times: dumps", "equal" if digests[0] == digests[1] else "DIFFER", digests[0][:16])
    sys.exit(digests[0] != digests[1])


def command(args: argparse.Namespace, record: Path) -> list[str]:
    """The run that is measured and killed."""
    inputs = [str(p) for p in args.inputs]
    return [
        *ISNAD,
        "run",
        *inputs,
        "--record",
        str(record),
        "--limit",
        str(args.limit),
        "--workers",
        str(args.workers),
    ]


def output(arguments: list[str]) -> bytes:
    return subprocess.run([*ISNAD, *arguments], check=True, capture_output=True).stdout


def watched(line: list[str]) -> tuple[float, list[int]]:
    """(seconds of an undisturbed run, bytes that its processes held at most in each quarter of it)."""
    began = time.monotonic()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen: list[int] = []
    while process.poll() is None:
        seen.append(resident(process.pid))
        time.sleep(0.25)
    if process.returncode:
        raise SystemExit(f"the undisturbed run ended with {process.returncode}")
    quarter = max(len(seen) // 4, 1)
    return time.monotonic() - began, [max(seen[i * quarter : (i + 1) * quarter], default=0) for i in range(4)]


def resident(pid: int) -> int:
    """Bytes that a process and its children hold in memory (Linux)."""
    total = 0
    for p in [pid, *children(pid)]:
        try:
            total += int(Path(f"/proc/{p}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            continue  # it ended meanwhile
    return total


def children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def kill(line: list[str], times: int, seconds: float, chance: random.Random) -> None:
    """Start the run and kill its whole process group, `times` times, each after a part of the time that it needs."""
    for _ in range(times):
        process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(0.02, 1.5 / times) * seconds)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    main()
