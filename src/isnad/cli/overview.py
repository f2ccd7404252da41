"""`isnad overview`: what a record holds at a glance."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice, zip_longest
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import msgspec
import typer

from isnad.cli.copies import group_columns as copies_columns
from isnad.cli.corroborate import columns as behind_columns
from isnad.cli.layouts import happened_columns, happened_plain, said_columns, said_plain
from isnad.cli.options import AskedFormat, Lang, Record
from isnad.cli.output import Column, Format, chosen, counted, emit_csv, line, note, stdout, table, to_json
from isnad.cli.stories import columns as stories_columns
from isnad.errors import quoted
from isnad.record import Filters, Happened, Info, Said, View
from isnad.record.counting import count
from isnad.resolve.across import corroborations
from isnad.resolve.copies import CopyGroup
from isnad.resolve.corroboration import Corroboration
from isnad.resolve.groups import Groups
from isnad.resolve.stories import Story

MEETINGS = "CONSULT"
T = TypeVar("T", Said, Happened)


def command(
    record: Record = Path("isnad.sqlite"),
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many lines of each table.")] = 15,
    lang: Lang = None,
    format: AskedFormat = None,
) -> None:
    """Show what a record tells, at a glance. Who said what to whom through which chain, who met whom, what else
    happened, copies and stories.

    Some of each article, those that tell most first: `isnad search` shows all.

    Example: isnad overview --record press.sqlite
    """
    with View(record) as view:
        form, found = chosen(format), Groups(view)
        shown = _chosen(view, found, lang, limit)
        if form is Format.table:
            _print(shown, found, view.info(), record)
            return
        there = [count(view, kind, Filters(lang=lang)) for kind in ("statement", "event")]
    cut = f"{len(shown.said)} of {there[0]} statements, {len(shown.met) + len(shown.other)} of {there[1]} events"
    note(f"{cut}: those that tell most; isnad search and isnad export give all")
    if form is Format.csv:
        emit_csv(shown.said, said_columns())
        return
    plain = _plain(shown, found)
    for text in map(to_json, plain) if form is Format.jsonl else [to_json(plain, indent=1)]:
        line(text)


class Shown(NamedTuple):
    """What an overview shows."""

    said: list[Said]
    met: list[Happened]
    other: list[Happened]
    copies: list[CopyGroup]
    stories: list[Story]
    behind: list[Corroboration]


def _chosen(view: View, found: Groups, lang: str | None, limit: int) -> Shown:
    """At most `limit` of each, those that tell most."""
    said = spread((s for s in view.statements(lang=lang) if s.speakers), limit, lambda s: not s.agencies)
    dated = [v for v in view.events(lang=lang) if when(v)]
    met = spread((v for v in dated if v.event.event == MEETINGS), limit, alone)
    other = spread((v for v in dated if v.event.event != MEETINGS), limit, alone)
    stories = sorted(found.stories, key=lambda s: -len(s.articles))[:limit]
    return Shown(
        said=sorted(said, key=lambda s: s.article.published or ""),
        met=sorted(met, key=when),
        other=sorted(other, key=when),
        copies=sorted(found.copies, key=lambda g: -len(g.members))[:limit],
        stories=stories,
        behind=sorted(corroborations(view, found, stories), key=lambda b: -len(b.origins))[:limit],
    )


def _print(shown: Shown, found: Groups, info: Info, record: Path) -> None:
    """A table of each that there is, and how to go on."""
    tables: tuple[tuple[Sequence[Any], Sequence[Column[Any]], str], ...] = (
        (shown.said, said_columns(), "Who said what, to whom, through which chain"),
        (shown.met, happened_columns(), "Who met whom, and when"),
        (shown.other, happened_columns(), "What else happened, and when"),
        (shown.copies, copies_columns(found), "Which articles have one text"),
        (shown.stories, stories_columns(found), "Which tell of one event, in both languages"),
        (shown.behind, behind_columns(), "What rests on most origins, copies counted once"),
    )
    for rows, columns, title in tables:
        if rows:
            stdout().print(table(rows, columns, title))
    for text in next_steps(info, record, speaker(shown.said), stdout().width):
        stdout().print(text, soft_wrap=text.startswith("  isnad "))  # a command is copied whole


def _plain(shown: Shown, found: Groups) -> list[dict[str, Any]]:
    """All of it as JSON shows it."""
    groups = (*map(found.copy_line, shown.copies), *map(found.story_line, shown.stories))
    return [
        *({"said": said_plain(s)} for s in shown.said),
        *({"happened": happened_plain(v)} for v in (*shown.met, *shown.other)),
        *({"group": msgspec.to_builtins(group)} for group in groups),
        *({"behind": msgspec.to_builtins(b)} for b in shown.behind),
    ]


def when(happened: Happened) -> str:
    """The date of an event, ISO."""
    return (happened.event.time.value if happened.event.time else None) or ""


def alone(happened: Happened) -> bool:
    """Whether fewer than two take part."""
    return len({*happened.event.actors, *happened.event.recipients}) < 2


def spread(found: Iterable[T], n: int, last: Callable[[T], bool]) -> list[T]:
    """At most `n`, of each article in turn so that all show, those for which `last` holds after its others."""
    by_article = [sorted(group, key=last) for _, group in groupby(found, key=lambda x: x.article.id)]
    turns = chain.from_iterable(zip_longest(*by_article))
    return list(islice((x for x in turns if x is not None), n))


def speaker(said: Iterable[Said]) -> str:
    """Who of the persons with an English name speaks most often here; NAME where there is none."""
    known = (s.entities[i] for s in said for i in s.statement.speakers if i in s.entities)
    names = Counter(e.name for e in known if e.type == "PER" and e.name.isascii() and e.name[:1].isupper())
    return names.most_common(1)[0][0] if names else "NAME"


def next_steps(info: Info, record: Path, name: str, columns: int) -> Iterator[str]:
    """What the record holds, and how to go on, with the name of somebody as the example, in so many `columns`."""
    languages = ", ".join(f"{n} {lang}" for lang, n in info.articles.items())
    articles = counted(sum(info.articles.values()), "article") + (f" ({languages})" if languages else "")
    failures = f", {counted(sum(info.failures.values()), 'failure')}" if info.failures else ""
    of = f" of {counted(info.outlets, 'outlet')}" if info.outlets else ""
    yield f"{record}: {articles}{of},"
    found = ((info.statements, "statement"), (info.events, "event"), (info.entities, "entity"))
    yield f"  {', '.join(counted(n, what) for n, what in found)}{failures}"
    yield "Go on:"
    own = quoted(record)
    read = (
        f"isnad run YOUR/FOLDER --record {'news.sqlite' if info.articles else own}",
        "your own files: text, HTML, JSON, archives …",
    )
    why = (f"isnad record failures {own}", "what could not be read, and why")
    steps: tuple[tuple[str, str], ...] = (
        (
            f"isnad search {quoted(name)} --record {own}",
            "find words in any spelling, and names in any script",
        ),
        (f"isnad show {quoted(name)} --record {own}", "a person; or an id from the tables above"),
        (f"isnad copies --explain --record {own}", "what each copy cut, added and altered"),
        (f"isnad utterances --explain --record {own}", "one statement in several articles' words"),
        (f"isnad serve --record {own}", "all of it as pages in your browser"),
        read,
    )
    if not info.articles:
        steps = (why, read) if info.failures else (read,)
    width = max(len(command) for command, _ in steps)
    beside = 4 + width + max(len(what) for _, what in steps) <= columns
    for command, what in steps:
        yield f"  {command:<{width}}  {what}" if beside else f"  {command}\n      {what}"
