"""`isnad lexicon …`: the word data."""

import typer

from isnad.cli.output import line, note
from isnad.lexicons.check import check

app = typer.Typer(help="Look after the lexicons.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def lexicon() -> None:
    """Look after the lexicons."""


@app.command("check")
def check_() -> None:
    """Check all word data against its headers. Columns, values, letters, doubles and examples; status 1 if any
    fails.

    Example: isnad lexicon check
    """
    problems = check()
    for problem in problems:
        line(problem)
    if problems:
        note(f"{len(problems)} problems", "red")
        raise typer.Exit(1)
    note("the lexicons are sound")
