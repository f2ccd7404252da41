"""`isnad eval`: how good readings are, measured against gold."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from isnad.cli.output import Column, chosen, line, note, stdout, table, to_json
from isnad.evaluate import Check, Floor, Result, checks, read_gold, reader, score
from isnad.inputs import failure_line


class EvalFormat(StrEnum):
    """How scores are printed."""

    table = "table"
    json = "json"


def command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder with <id>.gold.json files.")],
    texts: Annotated[Path | None, typer.Option(help="Where <id>.txt are, if not beside the gold.")] = None,
    format: Annotated[EvalFormat | None, typer.Option("--format", "-f", help="How to print: table or json.")] = None,
    least: Annotated[
        list[str] | None,
        typer.Option("--min", metavar="KEY=X", help="Fail below this, in each language; ar.KEY=X in one."),
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Show so many misses.")] = 0,
) -> None:
    """Score the readings of annotated articles. Precision, recall and F1 of statements, events, dates and names.

    Example: isnad eval benchmarks/quality/gold --texts examples/press --min statements.attributed.f1=0.55
    """
    floors = [Floor.parse(text) for text in least or []]
    result = score(read_gold(gold, texts), reader())
    form = format or EvalFormat(chosen(None) if chosen(None) == "table" else "json")
    if form is EvalFormat.table:
        print_scores(result)
        for miss in result.misses[:errors]:
            line(miss.line())
    else:
        shown = {**result.scores, "errors": [miss.line() for miss in result.misses[:errors]]}
        line(to_json(shown if errors else result.scores, indent=1))
    if not all(tell(check) for check in list(checks(result.scores, floors))):
        raise typer.Exit(1)


def tell(check: Check) -> bool:
    """Say whether a floor holds."""
    sign = "≥" if check.holds else "<"
    note(f"{check.lang} {check.key} {check.figure:.4f} {sign} {check.least:.4f}", "" if check.holds else "red")
    return check.holds


def print_scores(result: Result) -> None:
    """All figures of each language, and what could not be read."""
    for failure in result.failures:
        note(failure_line(failure), "yellow")
    langs = [lang for lang in result.scores if lang != "all"]
    columns: list[Column[list[str]]] = [Column("score", lambda row: row[0])]
    for i, lang in enumerate(langs, 1):
        columns.append(Column(lang, _cell(i)))
    rows = [[name, *(_shown(result.scores[lang], name) for lang in langs)] for name in _names(result.scores["all"])]
    stdout().print(table(rows, columns))


def _cell(i: int) -> Callable[[list[str]], str]:
    return lambda row: row[i]


def _names(scores: dict[str, Any], before: str = "") -> Iterator[str]:
    """Dotted names of groups of figures (p, r, f1 …) and of single ones."""
    for name, value in scores.items():
        if isinstance(value, dict) and any(isinstance(v, dict) for v in value.values()):
            yield from _names(value, f"{before}{name}.")
        else:
            yield before + name


def _shown(scores: dict[str, Any], name: str) -> str:
    at: Any = scores
    for part in name.split("."):
        at = at.get(part, {}) if isinstance(at, dict) else {}
    if not isinstance(at, dict):
        return str(at)
    if "f1" in at:
        return f"f1 {at['f1']:.3f} p {at['p']:.3f} r {at['r']:.3f} of {at['gold']}"
    return f"acc {at['acc']:.3f} of {at['n']}" if at else ""
