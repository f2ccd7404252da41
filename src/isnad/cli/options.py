"""Arguments and options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.output import Format
from isnad.config import Config
from isnad.model import ACTS, PLOVER_CLASSES

Record = Annotated[Path, typer.Option("--record", "-r", help="The record: one file, made by `isnad run`.")]
RecordArgument = Annotated[Path, typer.Argument(metavar="RECORD", help="The record: one file, made by `isnad run`.")]
AskedFormat = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="How to print: table, json, jsonl or csv; else a table, JSON Lines when piped."
    ),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="A TOML file with settings; see docs/how-to/configure.md.")
]
KnowledgeBase = Annotated[
    str | None, typer.Option("--kb", help="A knowledge base of your own besides that of the package: `isnad kb add`.")
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT", help="Files, folders, archives or addresses (https://…)."),
]
RequiredInputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, archives or addresses (https://…); - is standard input."),
]
Fields = Annotated[
    str | None,
    typer.Option("--map", help="Which field holds what in JSON, CSV and Parquet: text=body,published=date."),
]
Fetch = Annotated[
    bool | None, typer.Option("--fetch", help="Fetch the pages of lists that hold addresses alone (GDELT).")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many of each kind.")]
Speaker = Annotated[str | None, typer.Option(help="Who said it, in any spelling and script.")]
About = Annotated[
    str | None,
    typer.Option(help="Whom or what it is about, in any spelling and script; of an event, who takes part."),
]
Agency = Annotated[str | None, typer.Option(help="An agency in the chain.")]
Outlet = Annotated[str | None, typer.Option(help="Who published it.")]
Lang = Annotated[str | None, typer.Option(help="The articles' language: ar or fa.")]
From = Annotated[str | None, typer.Option("--from", help="Published in 2020, 2020-02 or 2020-02-08, or later.")]
To = Annotated[str | None, typer.Option("--to", help="Published then or before.")]
Act = Annotated[str | None, typer.Option(help=f"What the words do: {', '.join(ACTS)}.")]
EventClass = Annotated[str | None, typer.Option("--event", help=f"A PLOVER class: {', '.join(PLOVER_CLASSES)}.")]
Mechanism = Annotated[
    str | None,
    typer.Option(help="A process, body, agreement … that it concerns: an id of `isnad mechanism list`, or a name."),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(help="Only statements and events that are at least so sure, from 0 to 1; see docs/how-good.md."),
]


def load_config(path: Path | None, **overrides: int | str | bool | None) -> Config:
    """The settings of the file, or the defaults, under what the command line says."""
    base = Config.load(path) if path else Config()
    given = {name: value for name, value in overrides.items() if value is not None}
    return Config.of({name: getattr(base, name) for name in Config.__dataclass_fields__} | given)
