"""`isnad corroborate`: on how many independent origins a statement or an event rests."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from isnad.cli.bidi import LTR, isolated, without_controls
from isnad.cli.grouping import grouped
from isnad.cli.layouts import TEXT, id_column, names, short, words_said
from isnad.cli.options import AskedFormat, Record
from isnad.cli.output import NOTHING, Column, emit, first, print_detail, stdout, table
from isnad.record import Happened, Said, View
from isnad.resolve.across import corroborations
from isnad.resolve.corroboration import Corroboration


def command(
    record: Record = Path("isnad.sqlite"),
    id: Annotated[
        str | None,
        typer.Option("--id", help="Only what this statement or event is a report of, as 0123456789abcdef/s1."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also list each origin with its outlets, and what contradicts.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many.")] = None,
    format: AskedFormat = None,
) -> None:
    """Show who stands behind what several articles report. Copies and one agency's texts count once.

    These are counts of origins. Whether a report is true they do not say.

    Example: isnad corroborate --record press.sqlite --explain
    """
    with grouped(record) as (view, found):
        wanted = _finding(view, id) if id else None
        every = corroborations(view, found, found.stories_of(wanted.article.id[:16] if wanted else None))
        if wanted:
            every = (c for c in every if wanted.id in c.reports)
        alone = f"no other article is found to report {id}" if id else NOTHING
        emit(first(every, limit, "report"), columns(), format, plain, show if explain else None, none=alone)


def _finding(view: View, id: str) -> Said | Happened:
    return view.event(id) if id.rpartition("/")[2].startswith("v") else view.statement(id)


def columns() -> list[Column[Corroboration]]:
    """What is reported, and by how many independent origins."""
    return [
        Column("who", lambda c: names(c.who), ratio=3, way=LTR, breaks="-", style="bold"),
        Column("what", lambda c: c.what, lambda c: words_said(c.what), ratio=6, least=TEXT),
        Column("origins", lambda c: str(len(c.origins)), style="bold"),
        Column("outlets", lambda c: str(len(c.outlets))),
        Column("languages", lambda c: ", ".join(c.languages), spare=2),
        Column("countries", lambda c: ", ".join(c.countries), ratio=1, spare=1),
        Column(
            "differ in", lambda c: ", ".join(dict.fromkeys(d.what for d in c.contradictions)), ratio=1, style="yellow"
        ),
        id_column(lambda c: short(c.id)),
    ]


def show(c: Corroboration) -> None:
    """One with its origins and contradictions."""
    console = stdout()
    console.print(table([c], columns()))
    for origin in c.origins:
        ids = ", ".join(map(short, origin.reports))
        name = isolated(without_controls(origin.name))
        print_detail(f"{origin.kind} {name}: {ids} in {names(origin.outlets)}")
    for d in c.contradictions:
        values = "; ".join(f"{isolated(value)}: {', '.join(map(short, ids))}" for value, ids in d.values.items())
        print_detail(f"they differ in {d.what}: {values}", "yellow")
    if c.denied_by:
        print_detail(f"denied by {names(c.denied_by)}", "yellow")
    console.print()


def plain(c: Corroboration) -> dict[str, Any]:
    """One as JSON shows it."""
    out: dict[str, Any] = msgspec.to_builtins(c)
    return out
