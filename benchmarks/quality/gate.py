"""The quality gate: `python -m benchmarks.quality.gate [--write]`.

Reads the example press, scores it against its gold and fails when a figure is below its floor in `floors.toml`,
or when the gold is not the one that the floors stand on. `--write` sets the floors anew, a little below what is
measured, and writes what was measured to `docs/scores.md`. Where the larger gold of ../shared is at hand it is
measured too, without floors.
"""

import argparse
import sys
from pathlib import Path

from isnad import __version__
from isnad.cli.evaluate import print_scores, tell
from isnad.evaluate import GoldFile, Result, checks, figure, gold_digest, load_floors, read_gold, reader, score

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks/quality/gold"
TEXTS = ROOT / "examples/press"
FLOORS = ROOT / "benchmarks/quality/floors.toml"
SCORES = ROOT / "docs/scores.md"
DEV = ROOT.parent / "shared/gold/dev"
PAGE = """# Scores

Measured by `python -m benchmarks.quality.gate --write` with Isnad {version}. What each score means stands in
[how good it is](how-good.md); n is how many gold has, or how many were asked.
"""
MARGIN = 0.02  # how far below what was measured a new floor stands: a small trade between stages is no regression
LEAST = 30  # events found from which the share of those that are right says something
SWAYED = 2  # how many of them a small trade between stages may turn
FOUND = frozenset({"events.status.acc", "events.place.acc", "events.date.acc"})  # shares of the events found
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
    "events.status.acc",
    "events.place.acc",
    "events.date.acc",
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
    real = score(read_gold(DEV), read) if DEV.is_dir() else None
    if real:
        print("\nThe larger gold beside this checkout, without floors:")
        print_scores(real)
    if write:
        FLOORS.write_text(floors_text(files, result), encoding="utf-8")
        SCORES.write_text(page(result, real), encoding="utf-8")
        return 0
    digest, floors = load_floors(FLOORS)
    if digest != gold_digest(files):
        print(f"{FLOORS}: the floors stand on gold {digest}, and this is {gold_digest(files)}; measure with --write")
        return 1
    held = [tell(check) for check in checks(result.scores, floors)]
    return 0 if all(held) else 1


def page(press: Result, real: Result | None) -> str:
    """The text of docs/scores.md."""
    parts = [PAGE.format(version=__version__), "## The example press\n", *scores_table(press)]
    if real:
        parts += [
            "\n## Real news\n",
            "Articles of real outlets, annotated by the same scheme; their texts can't be shared.\n",
        ]
        parts += scores_table(real)
    return "\n".join(parts) + "\n"


def scores_table(result: Result) -> list[str]:
    """The headline figures as lines of a table, a column per language."""
    langs = [lang for lang in result.scores if lang != "all"]
    lines = ["| | " + " | ".join(f"{lang} | n" for lang in langs) + " |", "| --- |" + " ---: | ---: |" * len(langs)]
    for key in KEYS:
        group, _, last = key.rpartition(".")
        cells = []
        for lang in langs:
            n = figure(result.scores[lang], f"{group}.{'gold' if last == 'f1' else 'n'}")
            cells += [f"{figure(result.scores[lang], key):.3f}", f"{n:.0f}"]
        lines.append(f"| {group} {'F1' if last == 'f1' else 'share'} | {' | '.join(cells)} |")
    return lines


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
            margin = margin_of(result, lang, key)
            if margin is not None:
                lines.append(f'"{key}" = {max(0.0, figure(result.scores[lang], key) - margin):.4f}')
    return "\n".join(lines) + "\n"


def margin_of(result: Result, lang: str, key: str) -> float | None:
    """How far below what was measured a floor stands; None where too few were asked for one to mean anything."""
    if key not in FOUND:
        return MARGIN
    n = figure(result.scores[lang], f"{key.removesuffix('acc')}n")
    return max(MARGIN, SWAYED / n) if n >= LEAST else None


if __name__ == "__main__":
    sys.exit(main())
