"""`isnad watch`: follows the feeds of a record."""

import re
import signal
import sys
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from isnad.cli.options import ConfigFile, KnowledgeBase, Record, load_config
from isnad.cli.output import Format, chosen, line, note, to_json
from isnad.errors import UsageError
from isnad.watch import Outcome, Settings, Watch

_EVERY = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST = 60.0
_GOOD = frozenset({"read", "new", "changed", "unchanged"})


class Told(StrEnum):
    """How the outcomes are told, one after the other: a watch has no end at which a list could be closed."""

    table = "table"
    jsonl = "jsonl"


def command(
    record: Record = Path("isnad.sqlite"),
    every: Annotated[str, typer.Option(help="How often a feed is looked at: 30m, 2h …; 1m at least.")] = "10m",
    once: Annotated[bool, typer.Option("--once", help="Look at what is due now, and end.")] = False,
    format: Annotated[
        Told | None, typer.Option("--format", "-f", help="table (lines to read) or jsonl; jsonl when piped.")
    ] = None,
    kb: KnowledgeBase = None,
    config: ConfigFile = None,
) -> None:
    """Read what a record's feeds name into it, until stopped. What is edited becomes a version.

    Stopped or killed at any moment, the same command goes on: no article is lost and none is doubled.

    Example: isnad watch --record press.sqlite --every 10m
    """
    form = chosen(Format(format) if format else None)

    def tell(outcome: Outcome) -> None:
        if form is Format.table:
            words = f"  {outcome.words}" if outcome.words else ""
            new = f"  {outcome.new} new" if outcome.new else ""
            style = "" if outcome.code in _GOOD else "yellow"
            note(f"{outcome.time[11:19]} {outcome.what} {outcome.code:<10}{new}  {outcome.url}{words}", style)
        else:
            line(to_json(outcome._asdict()))
            sys.stdout.flush()  # else what reads the pipe would hear of it hours later

    settings = Settings(every=seconds(every))
    watch = Watch(record, load_config(config, kb=kb), settings, tell=tell)
    signal.signal(signal.SIGTERM, _stop)
    try:
        if once:
            watch.round()
        else:
            watch.run()
    except KeyboardInterrupt:
        note("isnad: stopped; what was read is kept, and the same command goes on from there")


def seconds(every: str) -> float:
    """The seconds in `10m`; UsageError for what is no such time."""
    m = _EVERY.fullmatch(every.strip().lower())
    if not m or int(m[1]) * _SECONDS[m[2]] < _LEAST:
        raise UsageError(f"--every {every} is no time that a feed can bear; write 10m or 2h, 1m at least")
    return float(int(m[1]) * _SECONDS[m[2]])


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
