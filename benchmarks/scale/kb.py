"""A knowledge base of a million made-up entities: `python -m benchmarks.scale.kb [--entities 1000000]`.

Prints how long indexing takes, the memory that it and a lookup need, the file's size, and how long a lookup takes of
a name that is there, in another script, and not there. Half of the entities are persons with an Arabic, a Persian
and a Latin name, a quarter persons with a Latin one alone, a quarter organisations.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from isnad.knowledge import Base, Given, Index
from isnad.lexicons.kb import Known

_ARABIC = "بتجحدرسصطعفقكلمنهوي"
_PERSIAN = str.maketrans("كي", "کی")
_LATIN = dict(zip(_ARABIC, "btjhdrsstafqklmnhwy", strict=True))
_LOOKUPS = 2_000


def word(rng: random.Random) -> str:
    """A made-up word of three to six letters."""
    return "".join(rng.choice(_ARABIC) for _ in range(rng.randint(3, 6)))


def latin(name: str) -> str:
    """The name in Latin letters, with vowels."""
    return " ".join("a".join(_LATIN[c] for c in w).title() for w in name.split())


def entities(n: int) -> Iterator[Given]:
    """`n` made-up entities, the same ones each time."""
    rng = random.Random(7)
    for i in range(n):
        name = f"{word(rng)} {word(rng)} {word(rng)}" if i % 3 else f"{word(rng)} {word(rng)}"
        if i % 4 == 3:
            yield Given(id=f"o{i}", type="ORG", names=[name, name.translate(_PERSIAN)], country="IRN")
        elif i % 4 == 2:
            yield Given(id=f"l{i}", type="PER", names=[latin(name)], country="LBN")
        else:
            names = [latin(name), name, name.translate(_PERSIAN)]
            yield Given(id=f"p{i}", type="PER", names=names, country="SYR", wikidata=f"Q{i}")


def build(path: Path, n: int) -> None:
    """Index them, and print time and memory."""
    began, worked = time.perf_counter(), time.process_time()
    with Index(path) as index:
        added = index.add("made", enumerate(entities(n), 1), "made", lambda noted: print(noted.message))
    took = f"{time.perf_counter() - began:.0f} s, {time.process_time() - worked:.0f} s of processor time"
    print(f"indexed {added.entities:,} entities in {took}")
    print(f"memory of indexing {_peak():.0f} MB, file {path.stat().st_size / 1e6:.0f} MB")


def look_up(path: Path, n: int) -> None:
    """Look names up, and print time and memory."""
    base = Base(path)
    chosen = random.Random(3).sample(range(n), _LOOKUPS)
    wanted = {i: e for i, e in enumerate(entities(n)) if i in set(chosen)}
    by_name = [(e.id, e.names[-1]) for e in wanted.values()]
    across = [(e.id, e.names[0].upper()) for e in wanted.values() if e.id[0] == "l"]
    _timed("names that are there", by_name, base.named)
    _timed("persons by sound", across, base.alike)
    _timed("names that are not there", [("", " ".join(reversed(name.split()))) for _, name in by_name], base.find)
    print(f"memory of looking up {_peak():.0f} MB")


def _timed(what: str, names: list[tuple[str, str]], find: Callable[[str], list[Known]]) -> None:
    times, right = [], 0
    for id, name in names:
        began = time.process_time_ns()
        found = find(name)
        times.append((time.process_time_ns() - began) / 1e6)
        right += id in {e.id for e in found} if id else not found
    times.sort()
    mean, late = sum(times) / len(times), times[int(len(times) * 0.99)]
    print(
        f"{what}: {mean:.3f} ms each, 99 % under {late:.3f} ms (processor time); {right} of {len(names)} as expected"
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=1_000_000)
    parser.add_argument("--step", choices=("build", "look-up"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        (build if args.step == "build" else look_up)(args.file, args.entities)
        return
    with tempfile.TemporaryDirectory() as folder:
        for step in ("build", "look-up"):  # each in a process of its own: memory is that of one step
            command = [sys.executable, "-m", "benchmarks.scale.kb", "--step", step, "--file", f"{folder}/made.kb"]
            subprocess.run([*command, "--entities", str(args.entities)], check=True)


if __name__ == "__main__":
    main()
