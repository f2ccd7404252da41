"""The name comparator on pairs that the project wrote: `python -m benchmarks.quality.name_pairs [--wrong]`.

Two tables of spellings in Arabic, Persian and Latin letters, the same person or not: `tests/text/name_pairs.tsv`, on
which the comparator was tuned, and `pairs/held_out.tsv`, which was written before and not looked at while tuning.
Then all persons of the package's knowledge base: whether a name in Arabic script finds the Latin one by its sound.
"""

import argparse
from collections import Counter
from pathlib import Path

from isnad.knowledge.base import SURE
from isnad.lexicons.kb import knowledge, regional_names
from isnad.text.compare import SAME, compare, skeleton

HERE = Path(__file__).parent
TABLES = {
    "tuned on": HERE.parents[1] / "tests/text/name_pairs.tsv",
    "held out": HERE / "pairs/held_out.tsv",
}
Pair = tuple[str, str, bool]


def same_name(a: str, b: str) -> bool:
    """Whether two full names in any script are spellings of one."""
    return compare(a, b, regional_names()) >= SAME


def read_pairs(path: Path) -> list[Pair]:
    """(name, name, whether they are one person's)."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return [(a, b, judgement == "same") for a, b, judgement in cells]


def scripts(a: str, b: str) -> str:
    """Which scripts and languages are compared, as far as the letters tell."""
    latin = (a + b).isascii() or any("LATIN" in _block(n) for n in (a, b))
    both = all("LATIN" in _block(n) for n in (a, b))
    return "Latin with Latin" if both else "Arabic script with Latin" if latin else "Arabic script"


def _block(name: str) -> str:
    return "LATIN" if all(c < "\u0600" for c in name) else "ARABIC"


def measure(pairs: list[Pair], wrong: bool) -> None:
    """Print precision and recall of "same", all and by script."""
    count: Counter[tuple[str, str]] = Counter()
    for a, b, same in pairs:
        found = same_name(a, b)
        kind = ("hit" if found else "missed") if same else ("false" if found else "rightly apart")
        for group in ("all", scripts(a, b)):
            count[group, kind] += 1
        if wrong and found != same:
            print(f"  {kind}: {a} | {b}")
    for group in ("all", "Arabic script", "Arabic script with Latin", "Latin with Latin"):
        hit, missed, false = (count[group, k] for k in ("hit", "missed", "false"))
        apart = count[group, "rightly apart"]
        if hit + missed:
            precision, recall = hit / max(hit + false, 1), hit / (hit + missed)
            size = f"{hit + missed} same, {false + apart} not"
            print(
                f"  {group:26} P {precision:.3f}  R {recall:.3f}  ({size}; {false} joined wrongly, {missed} missed)"
            )


def by_sound() -> None:
    """Print how often a known person's name in Arabic script finds the person by Latin names alone."""
    people = [k for k in knowledge() if k.type == "PER" and " " in k.name]
    index: dict[str, list[tuple[str, str]]] = {}
    for k in people:
        for form in k.forms("en"):
            index.setdefault(skeleton(form), []).append((form, k.id))
    for lang in ("ar", "fa"):
        count: Counter[str] = Counter()
        for k in people:
            for name in (f for f in k.forms(lang)[:1] if " " in f):
                likely = [(compare(name, form, regional_names()), id) for form, id in index.get(skeleton(name), [])]
                best = max(likely, default=(0.0, ""))[0]
                ids = {id for likelihood, id in likely if likelihood == best >= SURE}
                count["right" if ids == {k.id} else "wrong" if len(ids) == 1 else "left open"] += 1
        n = count.total()
        print(
            f"{lang}: of {n} known persons {count['right']} found by sound alone, {count['wrong']} taken for another"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="also print the pairs that are judged wrongly")
    args = parser.parse_args()
    for name, path in TABLES.items():
        pairs = read_pairs(path)
        print(f"{name}: {len(pairs)} pairs")
        measure(pairs, args.wrong and name == "tuned on")
    by_sound()


if __name__ == "__main__":
    main()
