"""`isnad utterances`: one statement with all its reports, side by side."""

import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from isnad.cli.bidi import LTR, RTL, isolated
from isnad.cli.grouping import grouped
from isnad.cli.layouts import TEXT, day_column, id_column, names, short, words_said
from isnad.cli.options import About, AskedFormat, From, Record, Speaker, To
from isnad.cli.output import Column, emit, first, print_detail, stdout, table
from isnad.record import Filters, View
from isnad.record.listing import newest
from isnad.resolve.across import all_utterances
from isnad.resolve.reports import Report
from isnad.resolve.utterances import Utterance, differences


def command(
    record: Record = Path("isnad.sqlite"),
    article: Annotated[
        str | None, typer.Option("--article", help="Only in the story of this article: an id, key or path.")
    ] = None,
    speaker: Speaker = None,
    about: About = None,
    from_: From = None,
    to: To = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also show all wordings side by side, and where they differ.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many utterances.")] = None,
    format: AskedFormat = None,
) -> None:
    """Show what several articles report as said once. By one speaker: direct, indirect or in the other language.

    With filters those of which a report answers to each; the other reports are shown, too.

    Example: isnad utterances --record press.sqlite --explain
    """
    with grouped(record) as (view, found):
        own = view.article(article).article.id[:16] if article else None
        every = all_utterances(view, found.stories_of(own))
        narrow = (Filters(speaker=speaker), Filters(about=about), Filters(from_=from_, to=to))
        said = [_said(view, one) for one in narrow if any(one.values())]
        every = (u for u in every if all(any(r.id in ids for r in u.reports) for ids in said))
        emit(first(every, limit, "utterance"), columns(), format, plain, show if explain else None)


def columns() -> list[Column[Utterance]]:
    """Who said it, its earliest wording, who had it first, and how often it is reported."""
    return [
        day_column("first", lambda u: u.reports[0].article.published or "?"),
        Column("in", lambda u: isolated(u.reports[0].article.outlet or "?"), ratio=2, way=LTR),
        Column("who", lambda u: names(u.speakers), ratio=2, way=LTR, breaks="-", style="bold"),
        Column(
            "as first reported",
            lambda u: u.reports[0].content,
            lambda u: words_said(u.reports[0].content),
            ratio=6,
            way=RTL,
            least=TEXT,
        ),
        Column("articles", lambda u: str(len({r.article.id for r in u.reports}))),
        Column("languages", lambda u: ", ".join(sorted({r.lang for r in u.reports})), spare=1),
        Column(
            "differ in",
            lambda u: ", ".join(dict.fromkeys(d.what for d in differences(u))),
            ratio=1,
            style="yellow",
            spare=2,
        ),
        id_column(lambda u: short(u.id)),
    ]


def wordings() -> list[Column[Report]]:
    """The reports of an utterance."""
    return [
        day_column("published", lambda r: r.article.published or "?"),
        Column("outlet", lambda r: isolated(r.article.outlet or "?"), ratio=2, way=LTR),
        Column("agency", lambda r: names([r.names[key] for key in r.agencies]), ratio=1, way=LTR),
        Column("does", lambda r: f"{r.act}, {r.type}", ratio=1),
        Column("wording", lambda r: r.content, lambda r: words_said(r.content), ratio=6, way=RTL, least=TEXT),
        id_column(lambda r: short(r.id)),
    ]


def show(utterance: Utterance) -> None:
    """An utterance with its wordings and where they differ."""
    console = stdout()
    console.print(table(utterance.reports, wordings(), names(utterance.speakers)))
    for d in differences(utterance):
        values = "; ".join(f"{isolated(value)}: {', '.join(map(short, ids))}" for value, ids in d.values.items())
        print_detail(f"they differ in {d.what}: {values}", "yellow")
    console.print()


def _said(view: View, narrow: Filters) -> set[str]:
    """The ids of the statements that the filters let through."""
    with view.connection() as c:
        return set(newest(c, "statement", narrow, sys.maxsize))


def plain(utterance: Utterance) -> dict[str, Any]:
    """An utterance as JSON shows it."""
    return {
        "kind": "utterance",
        "id": utterance.id,
        "speakers": utterance.speakers,
        "reports": [plain_report(r) for r in utterance.reports],
        "differences": msgspec.to_builtins(differences(utterance)),
    }


def plain_report(report: Report) -> dict[str, Any]:
    """A report of it as JSON shows it."""
    return {
        "id": report.id,
        "key": report.article.key,
        "outlet": report.article.outlet,
        "published": report.article.published,
        "lang": report.lang,
        "agencies": [report.names[key] for key in report.agencies],
        "act": report.act,
        "type": report.type,
        "cue": report.cue,
        "content": report.content,
    }
