"""The quality gate: `python -m benchmarks.quality.gate [--write]`.

Reads the example press, scores it against its gold and fails when a figure is below its floor in `floors.toml`,
or when the gold is not the one that the floors stand on. `--write` sets the floors anew, a little below what is
measured. Where the larger gold of ../shared is at hand it is measured too, without floors.
"""

import argparse
import sys
from pathlib import Path

from isnad.cli.evaluate import print_scores, tell
from isnad.evaluate import GoldFile, Result, checks, figure, gold_digest, load_floors, read_gold, reader, score

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks/quality/gold"
TEXTS = ROOT / "examples/press"
FLOORS = ROOT / "benchmarks/quality/floors.toml"
DEV = ROOT.parent / "shared/gold/dev"
MARGIN = 0.02  # how far below what was measured a new floor stands: a small trade between stages is no regression
KEYS = (
    "statements.attributed.f1",
    "statements.content.f1",
    "statements.content_exact.f1",
    "statements.speaker.acc",
    "statements.chain_with_agency.acc",
    "statements.chain_without.acc",
    "statements.type.acc",
    "statements.act.acc",
    "events.event.f1",
    "events.with_roles.f1",
    "times.value.f1",
    "names.person.f1",
    "names.organisation.f1",
    "names.person_identity.acc",
)


def main() -> int:
    """0 when every floor holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="set the floors anew")
    write = parser.parse_args().write
    read = reader()
    files = read_gold(GOLD, TEXTS)
    result = score(files, read)
    print_scores(result)
    if write:
        FLOORS.write_text(floors_text(files, result), encoding="utf-8")
        return 0
    digest, floors = load_floors(FLOORS)
    if digest != gold_digest(files):
        print(f"{FLOORS}: the floors stand on gold {digest}, and this is {gold_digest(files)}; measure with --write")
        return 1
    held = [tell(check) for check in checks(result.scores, floors)]
    if DEV.is_dir():
        print("\nThe larger gold beside this checkout, without floors:")
        print_scores(score(read_gold(DEV), read))
    return 0 if all(held) else 1


def floors_text(files: list[GoldFile], result: Result) -> str:
    """The text of floors.toml."""
    lines = [
        "# Written by: python -m benchmarks.quality.gate --write",
        "# A figure below its floor fails the checks. Raise floors when readings get better; lower one only with a",
        "# reason in the commit.",
        f'gold = "{gold_digest(files)}"',
    ]
    for lang in (x for x in result.scores if x != "all"):
        lines += ["", f"[{lang}]"]
        for key in KEYS:
            lines.append(f'"{key}" = {max(0.0, figure(result.scores[lang], key) - MARGIN):.4f}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
