"""python -m benchmarks.soak [--minutes 10] [--only NAME]: read random inputs until the time is over.

An input that ends in anything but an IsnadError, takes more than five seconds or makes the process larger than
500 MB is written to tests/inputs/corpus, which the tests read from then on; the exit status is 1.
"""

import argparse
import hashlib
import resource
import sys
import time
import traceback
from pathlib import Path

from benchmarks.soak.targets import TARGETS, Target
from hypothesis import HealthCheck, Phase, given, settings

from isnad.errors import IsnadError

CORPUS = Path(__file__).parents[2] / "tests" / "inputs" / "corpus"
SECONDS = 5.0
MEGABYTES = 500
_BATCH = 200  # examples between two looks at the clock


class Failed(Exception):
    """An input that a reader doesn't bear."""


def check(target: Target, content: bytes) -> None:
    """Read an input; Failed where that goes wrong, takes too long or too much memory."""
    before, began = _megabytes(), time.process_time()
    try:
        target.read(content)
    except IsnadError:
        pass
    except Exception as e:
        raise Failed("".join(traceback.format_exception(e, limit=-4))) from e
    seconds, after = time.process_time() - began, _megabytes()
    if seconds > SECONDS:
        raise Failed(f"it took {seconds:.1f} s")
    if after > max(MEGABYTES, before):
        raise Failed(f"the process has grown from {before} to {after} MB")


def _megabytes() -> int:
    """The most memory that the process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def soak(name: str, target: Target, seconds: float) -> tuple[int, list[Path]]:
    """Read random inputs of a kind for so long; how many, and the files of those that failed."""
    read = 0
    saved: list[Path] = []
    end = time.monotonic() + seconds

    @settings(
        max_examples=_BATCH,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(content=target.strategy)
    def batch(content: bytes) -> None:
        nonlocal read
        read += 1
        try:
            check(target, content)
        except Failed as e:
            path = CORPUS / name / f"{hashlib.sha256(content).hexdigest()[:16]}.bin"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            saved.append(path)
            print(f"{name}: {path}: {e}", flush=True)

    while time.monotonic() < end:
        batch()
    return read, saved


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the readers.")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long, over all kinds")
    parser.add_argument("--only", choices=sorted(TARGETS), help="one kind of input")
    args = parser.parse_args()
    chosen = {n: t for n, t in TARGETS.items() if args.only in (None, n)}
    failed = 0
    for name, target in chosen.items():
        read, saved = soak(name, target, 60 * args.minutes / len(chosen))
        failed += len(saved)
        print(f"{name}: {read} inputs read, {len(saved)} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
