"""`isnad copies`: which articles have one text behind them, and what each changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.text import Text

from isnad.cli.bidi import LTR, RTL, Cell, isolated, without_controls
from isnad.cli.grouping import grouped
from isnad.cli.layouts import day_column, id_column, names, short
from isnad.cli.options import AskedFormat, Record
from isnad.cli.output import Column, Format, chosen, emit, emit_csv, first, print_detail, stdout, table
from isnad.model import Reading
from isnad.record import ArticleHead, View
from isnad.resolve.changes import ADDED, CUT, Change, Piece, changes, marked
from isnad.resolve.copies import CopyGroup, Member
from isnad.resolve.groups import Groups
from isnad.text.beginning import beginning

_STYLES = {CUT: "red strike", ADDED: "green"}
_MARKS = {CUT: ("[-", "-]"), ADDED: ("{+", "+}")}  # as `git diff --word-diff` marks them
_LONGEST = 60  # letters of a text in a list of changes


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A member of a copy group with what a table shows of it."""

    member: Member
    head: ArticleHead
    source: str
    depth: int


def command(
    record: Record = Path("isnad.sqlite"),
    article: Annotated[
        str | None, typer.Option("--article", help="Only the group of this article: an id, key or path.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also say why, and what each copy cut, added and altered.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many groups.")] = None,
    format: AskedFormat = None,
) -> None:
    """Show which articles have one text behind them. A tree with the text's origin at its root.

    Example: isnad copies --record press.sqlite --explain
    """
    with grouped(record) as (view, found):
        groups = found.copies
        if article:
            own = found.copy_of(view.article(article).article.id[:16])
            groups = [own] if own else []
        groups = list(first(groups, limit, "group"))
        form = chosen(format)
        if form is Format.table:
            for group in groups:
                show_group(view, found, group, explain)
        elif form is Format.csv:
            emit_csv([row for group in groups for row in rows(found, group)], columns())
        else:
            emit(groups, [], form, lambda g: plain(view, found, g, explain))


def show_group(view: View, found: Groups, group: CopyGroup, explain: bool) -> None:
    """A group as a table; explained, with its reasons and each copy's changes."""
    console = stdout()
    console.print(table(rows(found, group), columns(), title(found, group)))
    if not explain:
        return
    for reason in group.because:
        print_detail(f"because {without_controls(reason)}")
    for original, copy, row in compared(view, found, group):
        console.print(
            Cell(Text(f"\n{short(row.head.id)} against {short(original.article.id)}", style="bold cyan"), way=LTR)
        )
        for change in changes(original, copy):
            print_detail(_told(change), "")
        for pieces in marked(original, copy):
            if any(p.kind != "kept" for p in pieces):
                console.print(Cell(_line(pieces), way=RTL))
    console.print()


def rows(found: Groups, group: CopyGroup) -> list[Row]:
    """The members of a group with how deep they stand in its tree."""
    depth: dict[str, int] = {}
    out = []
    agency = found.agency(group) or ""
    for m in group.members:
        depth[m.article] = depth[m.parent] + 1 if m.parent else int(bool(group.agency))
        parent = found.heads[m.parent].outlet or found.heads[m.parent].key if m.parent else ""
        out.append(Row(member=m, head=found.heads[m.article], source=parent or agency, depth=depth[m.article]))
    return out


def columns() -> list[Column[Row]]:
    """Who printed the text, when, from whom it has it and how that is known."""
    return [
        Column("outlet", lambda r: "· " * r.depth + isolated(r.head.outlet or "?"), ratio=3, way=LTR, style="bold"),
        day_column("published", lambda r: r.head.published or "?"),
        Column("title", lambda r: r.head.called, ratio=5, way=RTL),
        Column("text from", lambda r: isolated(r.source), ratio=2, way=LTR),
        Column("by", lambda r: r.member.basis),
        Column("shared", lambda r: "" if r.member.share is None else f"{r.member.share:.0%}"),
        id_column(lambda r: short(r.head.id)),
    ]


def group_columns(found: Groups) -> list[Column[CopyGroup]]:
    """One line for a group: whose text, who printed it, and why."""
    return [
        Column("text of", lambda g: isolated(whose(found, g)), ratio=2, way=LTR, style="bold"),
        Column("articles", lambda g: str(len(g.members))),
        Column("printed by", lambda g: names(_outlets(found, g)), ratio=4, way=LTR),
        Column("title", lambda g: found.heads[g.members[0].article].called, ratio=4, way=RTL),
        id_column(lambda g: g.members[0].article[:8]),
    ]


def whose(found: Groups, group: CopyGroup) -> str:
    """The agency or outlet that a text came from; a question mark where it can't be told."""
    return found.agency(group) or (found.heads[group.root].outlet if group.root else None) or "?"


def _outlets(found: Groups, group: CopyGroup) -> list[str]:
    return [found.heads[m.article].outlet or "?" for m in group.members if m.article != group.root]


def title(found: Groups, group: CopyGroup) -> str:
    """What stands over a group."""
    known = group.agency or group.root
    return f"{len(group.members)} articles with " + (
        f"the text of {isolated(whose(found, group))}" if known else "one text"
    )


def compared(view: View, found: Groups, group: CopyGroup) -> Iterator[tuple[Reading, Reading, Row]]:
    """(original, copy, row) of each copy that has its parent in the record."""
    for row in rows(found, group):
        parent = (
            row.member.parent or group.members[0].article
        )  # copies of an agency's text are held against the first
        if parent != row.member.article:
            yield view.article(parent), view.article(row.member.article), row


def plain(view: View, found: Groups, group: CopyGroup, explain: bool) -> dict[str, Any]:
    """A group as JSON shows it."""
    out: dict[str, Any] = msgspec.to_builtins(found.copy_line(group))
    if explain:
        by_id = {row.head.id: changes(a, b) for a, b, row in compared(view, found, group)}
        for member in out["members"]:
            if member["article"] in by_id:
                member["changes"] = msgspec.to_builtins(by_id[member["article"]])
    return out


def _told(change: Change) -> str:
    """One change in a line."""
    was, now = (isolated(beginning(without_controls(t), _LONGEST)) if t else "" for t in (change.was, change.now))
    words = f"{was} → {now}" if was and now else was or now
    return f"{change.kind} {change.what}: {words}"


def _line(pieces: list[Piece]) -> Text:
    out = Text()
    for i, piece in enumerate(pieces):
        left, right = _MARKS.get(piece.kind, ("", ""))
        out.append(
            (" " if i else "") + left + without_controls(piece.text) + right, style=_STYLES.get(piece.kind, "")
        )
    return out
