"""The program `isnad`: its commands, and what an error looks like."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

import typer

from isnad import __version__
from isnad.cli import (
    copies,
    corroborate,
    entity,
    evaluate,
    export,
    feed,
    kb,
    lexicon,
    mechanism,
    overview,
    read,
    record,
    run,
    sample,
    search,
    serve,
    show,
    sniff,
    stories,
    utterances,
    watch,
)
from isnad.cli.output import note
from isnad.errors import InputError, IsnadError, UsageError

FAILED, USAGE = 1, 2

app = typer.Typer(
    name="isnad",
    help="Reads Arabic and Persian news into a record of who said what, through which chain.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.command)
app.command("run")(run.command)
app.command("sniff")(sniff.command)
app.add_typer(feed.app, name="feed")
app.command("watch")(watch.command)
app.command("overview")(overview.command)
app.command("search")(search.command)
app.command("show")(show.command)
app.command("copies")(copies.command)
app.command("stories")(stories.command)
app.command("utterances")(utterances.command)
app.command("corroborate")(corroborate.command)
app.add_typer(mechanism.app, name="mechanism")
app.command("export")(export.command)
app.command("serve")(serve.command)
app.add_typer(entity.app, name="entity")
app.add_typer(record.app, name="record")
app.command("sample")(sample.command)
app.add_typer(kb.app, name="kb")
app.add_typer(lexicon.app, name="lexicon")
app.command("eval")(evaluate.command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"isnad {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads Arabic and Persian news into a record of who said what, through which chain."""


def main() -> None:
    """Run the program; what went wrong is one line on the error stream and an exit status."""
    _open_streams()
    os.environ["PYTHONSAFEPATH"] = "1"  # else workers would run a signal.py that lies in the working directory
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except UsageError as e:
        note(f"isnad: {e}", "red")
        sys.exit(USAGE)
    except InputError as e:  # whose message leaves its place to who tells it
        note(f"isnad: {e.path}: {e}", "red")
        sys.exit(FAILED)
    except IsnadError as e:
        note(f"isnad: {e}", "red")
        sys.exit(FAILED)
    except OSError as e:  # mostly of a disk that is full, or of a reader who has gone, to whom nothing is said
        if not isinstance(e, BrokenPipeError):
            note(f"isnad: {e.filename or 'the output'}: {e.strerror or e}", "red")
        sys.stdout = _nowhere()  # what is left of the output can't be written at the end either
        sys.exit(FAILED)


def _open_streams() -> None:
    """Print UTF-8 whatever the locale, for others have not all letters; nowhere, where a stream is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere())
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
