"""`isnad entity …`: who is one person over the record, judged by people."""

import getpass
import os
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from isnad.cli.bidi import LTR, Cell, isolated, without_controls
from isnad.cli.layouts import day_column, id_column, names, people_columns
from isnad.cli.options import AskedFormat, Limit, Record
from isnad.cli.output import Column, Format, chosen, emit, note, stdout, table, tell_rest
from isnad.errors import UsageError
from isnad.record import Judgement, View, undo
from isnad.record.counting import count_people
from isnad.resolve.identity import Candidate, Someone
from isnad.resolve.identity_judging import accept, candidates_in, judge_pair, persons_in

app = typer.Typer(help="Judge who is one person.", no_args_is_help=True, rich_markup_mode=None)
Who = Annotated[
    str, typer.Argument(metavar="ID", help="An entity's id, as 0123456789abcdef/e1, a person's id or name.")
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other one, likewise.")]


def _not_blank(reason: str) -> str:
    if not reason.strip():
        raise typer.BadParameter("it is empty; say why, for those who read the judgement later")
    return reason


Reason = Annotated[str, typer.Option("--reason", callback=_not_blank, help="Why; it is kept with the judgement.")]
Author = Annotated[
    str | None, typer.Option("--author", help="Who judges; else the variable ISNAD_AUTHOR, else the user's name.")
]


@app.command("list")
def list_(
    name: Annotated[str | None, typer.Argument(help="Only those of this name, in any spelling.")] = None,
    record: Record = Path("isnad.sqlite"),
    limit: Limit = 50,
    format: AskedFormat = None,
) -> None:
    """List the persons of a record. Those in most articles first; with a name also agencies and bodies.

    Example: isnad entity list "شمخاني" --record press.sqlite
    """
    with View(record) as view:
        if name:
            n = emit(view.people(name, limit), people_columns(), format, msgspec.to_builtins)
            there = count_people(view, name) if n == limit else n
        else:
            found = sorted(persons_in(view), key=lambda p: (-len(p.articles), p.id))
            n, there = emit(found[:limit], _someone_columns(), format, _someone), len(found)
    tell_rest((n, there, "persons"))


@app.command("show")
def show(id: Who, record: Record = Path("isnad.sqlite"), format: AskedFormat = None) -> None:
    """Show which entities of which articles are one. With the judgements that make them so.

    Example: isnad entity show p-ali-shamkhani --record press.sqlite
    """
    with View(record) as view:
        found = view.people(id, 10)
        given = list(view.judgements())
    if not found:
        raise UsageError(f"nobody and nothing in {record} is {id!r}; `isnad entity list` lists them")
    about = [(p, [j for j in given if set(j.now) & set(p.entities)]) for p in found]
    if chosen(format) is not Format.table:
        emit(about, [], Format.jsonl if format is Format.csv else format, _with_judgements)
        return
    for person, own in about:
        stdout().print(table([person], people_columns()))
        stdout().print(Cell(Text("  entities: " + ", ".join(person.entities), style="cyan"), way=LTR))
        if own:
            stdout().print(table(own, _judgement_columns()))


@app.command("candidates")
def candidates(
    record: Record = Path("isnad.sqlite"),
    limit: Limit = 20,
    accept_: Annotated[
        bool, typer.Option("--accept", help="Judge those to be the same for whom the rule holds; each can be undone.")
    ] = False,
    format: AskedFormat = None,
) -> None:
    """Show who may be one person though names differ. With the reasons for and against, the likeliest first.

    The rule holds where the names are alike by 0.9 or more, something else is common, and nothing speaks against it.

    Example: isnad entity candidates --record press.sqlite
    """
    if accept_:
        given = accept(record)
        emit(given, _judgement_columns(), format, msgspec.to_builtins, none="")
        note(f"{len(given)} pairs were judged the same by the rule; `isnad entity undo` takes one back")
        return
    with View(record) as view:
        found = candidates_in(view)
    n = emit(found[:limit], _candidate_columns(), format, _candidate, none="nobody is left to judge")
    tell_rest((n, len(found), "pairs"))


@app.command("same")
def same(id: Who, other: Other, reason: Reason, record: Record = Path("isnad.sqlite"), author: Author = None) -> None:
    """Judge that two are one. Statements stay as they are; searches and lists treat the two as one from now on.

    Example: isnad entity same 0123456789abcdef/e1 fedcba9876543210/e4 --reason "same office" --record press.sqlite
    """
    _judge(record, id, other, "same", reason, author)


@app.command("not-same")
def not_same(
    id: Who, other: Other, reason: Reason, record: Record = Path("isnad.sqlite"), author: Author = None
) -> None:
    """Judge that two are not one, though they bear one name. They are not offered again.

    Example: isnad entity not-same 0123456789abcdef/e1 fedcba9876543210/e4 --reason "two towns" --record press.sqlite
    """
    _judge(record, id, other, "not-same", reason, author)


@app.command("undo")
def undo_(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id.")],
    reason: Reason,
    record: Record = Path("isnad.sqlite"),
    author: Author = None,
) -> None:
    """Take a judgement back. That is one more judgement: nothing is deleted.

    Example: isnad entity undo 0123456789abcdef --reason "read again" --record press.sqlite
    """
    given = undo(record, judgement, reason=reason, author=_author(author))
    note(f"{judgement} about {isolated(given.words)} is taken back by {given.id} of {given.author}")


@app.command("judgements")
def judgements(record: Record = Path("isnad.sqlite"), format: AskedFormat = None) -> None:
    """List what was judged about who is who. Also what was taken back, and which judgements contradict others.

    Example: isnad entity judgements --record press.sqlite
    """
    with View(record) as view:
        found = [j for j in view.judgements() if j.verdict in ("same", "not-same", "undo")]
        contradictions = view.identity().contradictions
    emit(found, _judgement_columns(), format, msgspec.to_builtins)
    for text in contradictions:
        note(text, "yellow")


def _judge(record: Path, id: str, other: str, verdict: str, reason: str, author: str | None) -> None:
    given, known = judge_pair(record, id, other, verdict, reason=reason, author=_author(author))
    with View(record) as view:
        one, two = (_called(view, id) for id in (given.about, str(given.other)))
    note(f"judgement {given.id} of {given.author}: {one} and {two} are {verdict}")
    if known:
        note(f"  {known}; the judgement is kept beside the others")


def _called(view: View, id: str) -> str:
    """An entity by its name and its id, since a typing error in an id looks like any other id."""
    article, _, own = id.partition("/")
    name = next((e.name for e in view.article(article).entities if e.id == own), "?")
    return f"{isolated(without_controls(name))} ({id})"


def _author(given: str | None) -> str:
    return given or os.environ.get("ISNAD_AUTHOR") or getpass.getuser()


def _someone_columns() -> list[Column[Someone]]:
    return [
        Column("name", lambda p: names([p.name]), ratio=2, way=LTR, breaks="-", style="bold"),
        Column("also", lambda p: names([n for n in p.names if n != p.name][:4]), ratio=4),
        Column("offices", lambda p: names(p.offices[:2]), ratio=4),
        Column("articles", lambda p: str(len(p.articles))),
        Column("country", lambda p: ", ".join(sorted(p.countries)), ratio=1, spare=1),
        id_column(lambda p: p.id),
    ]


def _candidate_columns() -> list[Column[Candidate]]:
    return [
        Column("one", lambda c: isolated(c.a.name), ratio=2, way=LTR, breaks="-", style="bold"),
        Column("other", lambda c: isolated(c.b.name), ratio=2, way=LTR, breaks="-", style="bold"),
        Column("for", lambda c: "; ".join(c.reasons), ratio=5, way=LTR),
        Column("against", lambda c: "; ".join(c.against), ratio=2, way=LTR, style="yellow"),
        Column("rule", lambda c: "holds" if c.by_rule else "", style="green"),
        id_column(lambda c: f"{c.a.entities[0]} {c.b.entities[0]}", "ids"),
    ]


def _judgement_columns() -> list[Column[Judgement]]:
    return [
        Column("verdict", lambda j: j.verdict, style="bold"),
        Column("words", lambda j: isolated(j.words), ratio=4, way=LTR),
        Column("reason", lambda j: j.reason, ratio=4, way=LTR),
        Column("author", lambda j: j.author, ratio=1),
        day_column("time", lambda j: j.time[:10], spare=1),
        Column("id", lambda j: j.id, style="cyan"),
    ]


def _someone(p: Someone) -> dict[str, Any]:
    out: dict[str, Any] = msgspec.to_builtins(p)
    return {
        k: sorted(v) if isinstance(v, set | list) and k != "names" else v for k, v in out.items() if k != "company"
    }


def _candidate(c: Candidate) -> dict[str, Any]:
    return {
        "a": _someone(c.a),
        "b": _someone(c.b),
        "likeness": c.likeness,
        "reasons": c.reasons,
        "against": c.against,
        "rule": c.by_rule,
    }


def _with_judgements(found: tuple[Any, list[Judgement]]) -> dict[str, Any]:
    person, own = found
    return {**msgspec.to_builtins(person), "judgements": msgspec.to_builtins(own)}
