"""`isnad overview`: what a record holds at a glance."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice, zip_longest
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
import typer

from isnad.cli.copies import group_columns as copies_columns
from isnad.cli.corroborate import columns as behind_columns
from isnad.cli.layouts import happened_columns, happened_plain, said_columns, said_plain
from isnad.cli.options import AskedFormat, Lang, Record
from isnad.cli.output import Format, chosen, emit_csv, line, note, stdout, table, to_json
from isnad.cli.stories import columns as stories_columns
from isnad.record import Filters, Happened, Info, Said, View
from isnad.record.counting import count
from isnad.resolve.across import corroborations
from isnad.resolve.groups import Groups

MEETINGS = "CONSULT"
T = TypeVar("T", Said, Happened)


def command(
    record: Record = Path("isnad.sqlite"),
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many lines of each table.")] = 15,
    lang: Lang = None,
    format: AskedFormat = None,
) -> None:
    """Show who said what to whom through which chain, who met whom, what else happened, copies and stories.

    Some of each article, those that tell most first: `isnad search` shows all.

    Example: isnad overview --record press.sqlite
    """
    with View(record) as view:
        info = view.info()
        said = spread((s for s in view.statements(lang=lang) if s.speakers), limit, lambda s: not s.agencies)
        said.sort(key=lambda s: s.article.published or "")
        dated = [v for v in view.events(lang=lang) if when(v)]
        met = spread((v for v in dated if v.event.event == MEETINGS), limit, alone)
        other = spread((v for v in dated if v.event.event != MEETINGS), limit, alone)
        for events in (met, other):
            events.sort(key=when)
        found = Groups(view)
        copies = sorted(found.copies, key=lambda g: -len(g.members))[:limit]
        stories = sorted(found.stories, key=lambda s: -len(s.articles))[:limit]
        behind = sorted(corroborations(view, found, stories), key=lambda b: -len(b.origins))[:limit]
        there = [count(view, kind, Filters(lang=lang)) for kind in ("statement", "event")]
        lines = [*map(found.copy_line, copies), *map(found.story_line, stories)]
        grouped = [table(copies, copies_columns(found), "Which articles have one text")] if copies else []
        if stories:
            grouped.append(table(stories, stories_columns(found), "Which tell of one event, in both languages"))
        if behind:
            grouped.append(table(behind, behind_columns(), "What rests on most origins, copies counted once"))
    form = chosen(format)
    if form is not Format.table:
        cut = f"{len(said)} of {there[0]} statements, {len(met) + len(other)} of {there[1]} events"
        note(f"{cut}: those that tell most; isnad search and isnad export give all")
    if form is Format.table:
        console = stdout()
        if said:
            console.print(table(said, said_columns(), "Who said what, to whom, through which chain"))
        for events, title in ((met, "Who met whom, and when"), (other, "What else happened, and when")):
            if events:
                console.print(table(events, happened_columns(), title))
        for made in grouped:
            console.print(made)
        for text in next_steps(info, record):
            console.print(text)
    elif form is Format.csv:
        emit_csv(said, said_columns())
    else:
        plain: list[dict[str, Any]] = [{"said": said_plain(s)} for s in said]
        plain += [{"happened": happened_plain(v)} for v in [*met, *other]]
        plain += [{"group": msgspec.to_builtins(group)} for group in lines]
        plain += [{"behind": msgspec.to_builtins(b)} for b in behind]
        for text in map(to_json, plain) if form is Format.jsonl else [to_json(plain, indent=1)]:
            line(text)


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


def next_steps(info: Info, record: Path) -> Iterator[str]:
    """What the record holds in one line, and how to go on."""
    articles = ", ".join(f"{n} {lang}" for lang, n in info.articles.items())
    failures = f", {sum(info.failures.values())} failures" if info.failures else ""
    yield f"{record}: {sum(info.articles.values())} articles ({articles}) of {info.outlets} outlets, "
    yield f"  {info.statements} statements, {info.events} events, {info.entities} entities{failures}"
    yield "Go on:"
    steps = (
        (f"isnad search Shamkhani --record {record}", "find words in any spelling, and names in any script"),
        (f"isnad show Shamkhani --record {record}", "a person; or an id from the tables above"),
        (f"isnad copies --explain --record {record}", "what each copy cut, added and altered"),
        (f"isnad utterances --explain --record {record}", "one statement in several articles' words"),
        (f"isnad serve --record {record}", "all of it as pages in your browser"),
        ("isnad run YOUR/FOLDER --record news.sqlite", "your own files: text, HTML, JSON, archives …"),
    )
    width = max(len(command) for command, _ in steps)
    for command, what in steps:
        yield f"  {command:<{width}}  {what}"
