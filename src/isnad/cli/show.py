"""`isnad show`: one article, statement, event or person."""

import re
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from isnad.cli import versions
from isnad.cli.bidi import RTL, Cell, isolated
from isnad.cli.layouts import (
    chain,
    event_class,
    happened_columns,
    happened_plain,
    names,
    people_columns,
    said_columns,
    said_plain,
)
from isnad.cli.options import AskedFormat, Limit, Record
from isnad.cli.output import Format, chosen, counted, emit, line, print_rows, stdout, table, tell_rest, to_json
from isnad.cli.page import paragraphs
from isnad.cli.reported import report_rows, reports_plain
from isnad.errors import UsageError
from isnad.export.occurrence import located
from isnad.lexicons.gazetteer import Located
from isnad.model import Reading, contract
from isnad.record import Happened, Person, Said, View, explain
from isnad.record.browsing import load_happened, load_said
from isnad.record.counting import count_people
from isnad.record.found import all_happened, all_said, head
from isnad.record.listing import newest_of_person, of_person
from isnad.resolve.groups import Groups, Line
from isnad.text.clitics import with_bound

_FINDING = re.compile(r".+/([sve])\d+")
_TOO_SHORT = re.compile("[0-9a-f]{3,5}")  # of an article's id


def command(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id (six digits or more of an article's), a key or path, or a name.",
        ),
    ],
    record: Record = Path("isnad.sqlite"),
    limit: Limit = 20,
    format: AskedFormat = None,
) -> None:
    """Show an article, a statement, an event or a person. An article with its statements in place, the others with
    their chain and why.

    Example: isnad show ar-16-beijing-statement/s1 --record press.sqlite
    """
    with View(record) as view:
        reading = _article(view, id)  # first: an address may end as ids of findings do
        finding = None if reading else _FINDING.fullmatch(id)
        kind = finding[1] if finding else ""
        if kind == "s":
            _show_said(view, view.statement(id), chosen(format))
        elif kind == "v":
            _show_happened(view, view.event(id), chosen(format))
        elif kind == "e":
            article, _, own = id.rpartition("/")
            _show_people(view, f"{view.article(article).article.id[:16]}/{own}", limit, chosen(format))
        elif reading:
            _show_article(view, reading, chosen(format))
        else:
            _show_people(view, id, limit, chosen(format))


def _article(view: View, id: str) -> Reading | None:
    try:
        return view.article(id)
    except UsageError as e:
        if "more than one" in str(e):
            raise
        return None


def _show_said(view: View, said: Said, form: Format) -> None:
    if form is not Format.table:
        more = {"why": explain(said), **versions.said_plain(view, said), **reports_plain(view, said)}
        emit([said], said_columns(), form, lambda s: said_plain(s) | more)
        return
    s = said.statement
    rows = [
        ("who", names(said.speakers)),
        ("does", f"{s.act}, {s.type}"),
        ("what", with_bound(said.content)),
        ("to", names(said.names(s.addressees))),
        ("about", names(said.names(s.about))),
        ("chain", chain(said)),
        ("article", isolated(said.article.called)),
        ("published", said.article.published or "?"),
        ("url", said.article.url or ""),
        *versions.said_rows(view, said),
        *report_rows(view, said),
        ("why", explain(said)),
        ("id", said.id),
    ]
    print_rows(rows)


def _show_happened(view: View, happened: Happened, form: Format) -> None:
    place = located(view.article(happened.article.id), happened.event)
    if form is not Format.table:
        more = {"place": msgspec.to_builtins(place), "why": explain(happened)}
        emit([happened], happened_columns(), form, lambda v: happened_plain(v) | more)
        return
    v = happened.event
    rows = [
        ("event", f"{event_class(happened)}, {v.status}"),
        ("actors", names(happened.actors)),
        ("recipients", names(happened.recipients)),
        ("words", v.trigger.text),
        ("place", v.place.span.text if v.place else ""),
        ("which is", _located(place)),
        ("date", (v.time.value or v.time.span.text) if v.time else ""),
        ("on the word of", v.statement or ""),
        ("article", isolated(happened.article.called)),
        ("published", happened.article.published or "?"),
        ("url", happened.article.url or ""),
        ("why", explain(happened)),
        ("id", happened.id),
    ]
    print_rows(rows)


def _located(place: Located | None) -> str:
    """Name, country, coordinates, and why it is this one of its namesakes."""
    if place is None:
        return ""
    at = f" {place.latitude:g}, {place.longitude:g}" if place.latitude is not None else ""
    return f"{isolated(place.name)}, {place.country or '?'}{at} ({place.kind}; {place.reason})"


def _show_article(view: View, reading: Reading, form: Format) -> None:
    if form is Format.csv:
        emit(all_said(reading), said_columns(), form, said_plain)
        return
    if form is not Format.table:
        found = Groups(view, reading.article.id[:16])
        more = {"groups": msgspec.to_builtins(_lines(found, reading))}
        if len(edited := versions.article_plain(view, reading.article.id)) > 1:
            more["versions"] = edited
        _print_json([contract(reading) | more], form)
        return
    article, console = head(reading), stdout()
    print_rows(
        [
            ("outlet", isolated(article.outlet or "?")),
            ("published", article.published or "?"),
            ("key", article.key),
            ("path", article.path),
            ("url", article.url or ""),
            ("id", article.id[:16]),
            *_company(view, reading),
            *versions.article_rows(view, reading.article.id),
        ]
    )
    console.print()
    for paragraph in paragraphs(reading):
        console.print(Cell(paragraph, way=RTL))
    if reading.statements:
        console.print(table(all_said(reading), said_columns(with_article=False)))
    if reading.events:
        console.print(table(all_happened(reading), happened_columns(with_article=False)))


def _lines(found: Groups, reading: Reading) -> list[Line]:
    """The article's copy group and story, as the record contract has them."""
    id = reading.article.id[:16]
    copies, story = found.copy_of(id), found.story_of(id)
    return [*([found.copy_line(copies)] if copies else []), *([found.story_line(story)] if story else [])]


def _company(view: View, reading: Reading) -> list[tuple[str, str]]:
    """Whose text the article has, and which story it belongs to."""
    id = reading.article.id[:16]
    found = Groups(view, id)
    out = []
    if group := found.copy_of(id):
        n = len(group.members) - 1
        whose = found.agency(group) or (found.heads[group.root].outlet if group.root else None)
        out.append(
            ("copies", f"{counted(n, 'more article')} with this text" + (f", {isolated(whose)}'s" if whose else ""))
        )
    if story := found.story_of(id):
        n = len(story.articles) - 1
        out.append(
            (
                "story",
                f"{counted(n, 'more article')} in {', '.join(sorted({found.heads[a].lang for a in story.articles}))}",
            )
        )
        out.append(("same story because", names(found.because(story))))
    return out


def _show_people(view: View, words: str, limit: int, form: Format) -> None:
    """One person in full; more than one of the name as a list to choose from."""
    found = view.people(words, limit)
    if not found:
        digits = "; of an article's id give six digits or more" if _TOO_SHORT.fullmatch(words) else ""
        raise UsageError(f"nobody and nothing in {view.path} is called {words!r}; try `isnad search`{digits}")
    rest = [(limit, count_people(view, words) if len(found) == limit else 0, "persons")]
    if form is Format.csv or (len(found) > 1 and form is Format.table):
        emit(found, people_columns(), form, msgspec.to_builtins)
    elif form is Format.table:
        rest += _show_person(view, found[0], limit)
    else:
        _print_json([_person_plain(view, p, limit) for p in found], form)
        rest += [x for p in found for x in _rest(view, p, limit)]
    tell_rest(*rest)


def _show_person(view: View, person: Person, limit: int) -> list[tuple[int, int, str]]:
    console = stdout()
    met = [f"{isolated(name)} ({n})" for name, n in list(person.met.items())[:limit]]
    print_rows(
        [
            ("name", isolated(person.name)),
            *((lang, names(own)) for lang, own in sorted(person.names.items())),
            ("offices", names(person.offices[:5])),
            ("country", person.country or ""),
            ("met", ", ".join(met)),
            ("id", person.id),
        ]
    )
    said, happened = _theirs(view, person, limit)
    if said:
        console.print(table(said, said_columns(), f"What they said ({len(said)} of {person.statements})"))
    if happened:
        console.print(table(happened, happened_columns(), "What they took part in"))
    return _rest(view, person, limit)


def _theirs(view: View, person: Person, limit: int) -> tuple[list[Said], list[Happened]]:
    """What they said and took part in, the newest first, at most `limit` of each."""
    with view.connection() as c:
        said, happened = (newest_of_person(c, kind, person.entities)[:limit] for kind in ("statement", "event"))
        return load_said(c, said), load_happened(c, happened)


def _rest(view: View, person: Person, limit: int) -> list[tuple[int, int, str]]:
    """What `limit` may leave out of what is theirs, for `tell_rest`."""
    name = isolated(person.name)
    with view.connection() as c:
        events = len(of_person(c, "event", person.entities))
    return [(limit, person.statements, f"statements of {name}"), (limit, events, f"events of {name}")]


def _person_plain(view: View, person: Person, limit: int) -> dict[str, Any]:
    said, happened = _theirs(view, person, limit)
    return {
        **msgspec.to_builtins(person),
        "said": [said_plain(s) for s in said],
        "took_part": [happened_plain(v) for v in happened],
    }


def _print_json(values: list[dict[str, Any]], form: Format) -> None:
    for text in map(to_json, values) if form is Format.jsonl else [to_json(values, indent=1)]:
        line(text)
