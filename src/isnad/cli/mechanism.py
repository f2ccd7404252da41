"""`isnad mechanism …`: processes, formats, bodies, instruments and missions, and what concerns them."""

from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from isnad.cli.bidi import LTR, RTL, isolated
from isnad.cli.layouts import (
    day_column,
    happened_columns,
    happened_plain,
    id_column,
    names,
    said_columns,
    said_plain,
    short,
)
from isnad.cli.options import AskedFormat, Limit, Record
from isnad.cli.output import (
    Column,
    Format,
    chosen,
    counted,
    emit,
    line,
    print_rows,
    stdout,
    table,
    tell_rest,
    to_json,
)
from isnad.model import MECHANISM_KINDS
from isnad.record import Filters, View
from isnad.record.counting import count, count_mechanisms
from isnad.record.mechanisms import Found, Occurrence, events_about, mechanism, mechanisms, said_about

app = typer.Typer(
    help="Look up processes, bodies, agreements and missions.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(
    words: Annotated[str | None, typer.Argument(help="Words of the name, in any spelling and script.")] = None,
    record: Record = Path("isnad.sqlite"),
    kind: Annotated[str | None, typer.Option(help=f"Only one kind: {', '.join(MECHANISM_KINDS)}.")] = None,
    known: Annotated[
        bool | None, typer.Option("--known/--new", help="Only those that the knowledge base knows, or only others.")
    ] = None,
    limit: Limit = 20,
    format: AskedFormat = None,
) -> None:
    """List processes, bodies, agreements and the like. Those of most articles first.

    Example: isnad mechanism list --kind process --record press.sqlite
    """
    with View(record) as view:
        found = mechanisms(view, words, kind, known, limit)
        there = count_mechanisms(view, words, kind, known) if len(found) == limit else 0
    emit(found, _columns(), format, msgspec.to_builtins)
    tell_rest((limit, there, "mechanisms"))


@app.command("show")
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="An id that `isnad mechanism list` gives, or a name.")],
    record: Record = Path("isnad.sqlite"),
    limit: Limit = 20,
    format: AskedFormat = None,
) -> None:
    """Show one with all that concerns it. Its parties, its first and last mention, statements and events.

    A statement concerns it that it makes, or whose words mention it; an event, in which it takes part or in whose
    sentence it is mentioned.

    Example: isnad mechanism show jcpoa --record press.sqlite
    """
    form = chosen(format)
    with View(record) as view:
        found = mechanism(view, id)
        said = list(islice(said_about(view, found), limit))
        happened = list(islice(events_about(view, found), limit))
        cut = [kind for kind, rows in (("statement", said), ("event", happened)) if len(rows) == limit]
        rest = [(limit, count(view, kind, Filters(mechanism=f"id:{found.id}")), f"{kind}s") for kind in cut]
    if form is Format.table:
        print_rows(_rows(found))
        if said:
            stdout().print(table(said, said_columns(), "Statements that concern it"))
        if happened:
            stdout().print(table(happened, happened_columns(), "Events that concern it"))
    elif form is Format.csv:
        emit([found], _columns(), form, msgspec.to_builtins)
    else:
        plain: dict[str, Any] = msgspec.to_builtins(found)
        plain |= {"said": [said_plain(s) for s in said], "happened": [happened_plain(v) for v in happened]}
        line(to_json(plain if form is Format.jsonl else [plain], indent=None if form is Format.jsonl else 1))
    tell_rest(*(rest if form is not Format.csv else ()))


def _columns() -> list[Column[Found]]:
    return [
        Column("kind", lambda m: m.kind, style="dim"),
        Column("name", lambda m: names([m.name]), ratio=4, way=LTR, breaks="-", style="bold", least=20),
        Column("in text", _in_text, ratio=3, way=RTL, least=14),
        Column("parties", lambda m: names(list(m.parties)), ratio=4, way=LTR, least=14),
        Column("articles", lambda m: str(m.articles)),
        Column("mentions", lambda m: str(m.mentions), spare=1),
        day_column("first", lambda m: _day(m.first), spare=1),
        day_column("last", lambda m: _day(m.last), spare=1),
        id_column(lambda m: _short(m.id)),
    ]


def _short(id: str) -> str:
    """An entity's global id with as much of the article's as it needs; other ids whole."""
    return short(id) if "/" in id else id


def _in_text(m: Found) -> str:
    """The words of the first mention where they are not the name."""
    words = m.first.span.text if m.first else ""
    return "" if words == m.name else words


def _day(o: Occurrence | None) -> str:
    return (o.published if o else None) or "?"


def _rows(m: Found) -> list[tuple[str, str]]:
    parties = ", ".join(f"{isolated(name)} ({n})" for name, n in m.parties.items())
    return [
        ("name", isolated(m.name)),
        ("kind", m.kind),
        *((lang, names(own)) for lang, own in sorted(m.names.items())),
        ("parties", parties),
        ("in", f"{counted(m.articles, 'article')}, {counted(m.mentions, 'mention')}"),
        ("first", _place(m.first)),
        ("last", _place(m.last)),
        ("id", _short(m.id)),
    ]


def _place(o: Occurrence | None) -> str:
    return f"{isolated(o.span.text)} ({_day(o)}, {o.key})" if o else ""
