"""How findings look in tables and lines."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
from rich.text import Text

from isnad.cli.bidi import LTR, RTL, isolated, with_isolates, without_controls
from isnad.cli.output import Column, Format, stdout
from isnad.model import Failure
from isnad.record import ArticleHead, Happened, Hit, Person, Said
from isnad.text.clitics import with_bound

T = TypeVar("T")
ARROW = " → "
_UNKNOWN = "?"
TEXT = 22  # letters in which a sentence can be read
_MARK = "bold yellow"


def names(found: Sequence[str]) -> str:
    """Names in a row, each kept apart from the others' direction."""
    return ", ".join(isolated(without_controls(n)) for n in found)


def content_style() -> str:
    """Of what is said, within its sentence; a terminal that is to have no colours can still underline."""
    return "underline" if stdout().no_color else "green"


def words_said(words: str) -> Text:
    """What was said, as a table shows it."""
    return Text(with_isolates(with_bound(words)))


def chain(said: Said) -> str:
    """The way from outlet to speaker: unnamed agencies by the words that stand for them, the unknown as ?."""
    outlet = said.article.outlet or _UNKNOWN
    between: list[str] = []
    for link in said.statement.chain:
        if link.role in ("agency", "relay"):
            between += said.names([link.entity]) if link.entity else [link.span.text if link.span else _UNKNOWN]
    return ARROW.join(isolated(without_controls(n)) for n in [outlet, *between, ", ".join(said.speakers) or _UNKNOWN])


def way(said: Said) -> str:
    """The chain without its speaker."""
    return chain(said).rpartition(ARROW)[0]


def id_column(id: Callable[[T], str], name: str = "id") -> Column[T]:
    """Ids: parted behind a hyphen, as those of a knowledge base are long, and behind a slash before a word is cut."""
    return Column(name, id, ratio=1, way=LTR, style="cyan", breaks="-/", whole=len("01234567/s12"))


def day_column(name: str, day: Callable[[T], str], style: str = "dim", spare: int = 0) -> Column[T]:
    """Days: parted behind a hyphen before a word is cut."""
    return Column(name, day, ratio=1, way=LTR, style=style, breaks="-", whole=len("2020-02-08"), spare=spare)


def said_columns(with_article: bool = True) -> list[Column[Said]]:
    """Who said what to whom, through which chain."""
    columns: list[Column[Said]] = [
        Column("who", lambda s: names(s.speakers) or _UNKNOWN, ratio=3, way=LTR, breaks="-", style="bold"),
        Column("does", lambda s: s.statement.act),
        Column("what", lambda s: s.content, lambda s: words_said(s.content), ratio=8, way=RTL, least=TEXT),
        Column("to", lambda s: names(s.names(s.statement.addressees)), ratio=2, way=LTR, breaks="-"),
        Column("through", way, ratio=3, way=LTR, style="dim"),
    ]
    if with_article:
        columns.append(day_column("published", lambda s: s.article.published or "", spare=1))
    return [*columns, id_column(lambda s: short(s.id))]


def happened_columns(with_article: bool = True) -> list[Column[Happened]]:
    """What happened, between whom, where and when."""
    columns: list[Column[Happened]] = [
        day_column("date", _date, style="bold"),
        Column("event", event_class, ratio=2),
        Column("actors", lambda v: names(v.actors), ratio=3, way=LTR, breaks="-"),
        Column("recipients", lambda v: names(v.recipients), ratio=3, way=LTR, breaks="-"),
        Column("words", lambda v: v.event.trigger.text, ratio=2, way=RTL),
        Column("place", lambda v: v.event.place.span.text if v.event.place else "", ratio=1, way=RTL, spare=1),
        Column("status", lambda v: v.event.status, style="dim"),
    ]
    if with_article:
        columns.append(Column("outlet", lambda v: v.article.outlet or _UNKNOWN, ratio=2, style="dim", spare=2))
    return [*columns, id_column(lambda v: short(v.id))]


def hit_columns(form: Format) -> list[Column[Hit]]:
    """What a search found; in the table colours tell its words within the sentence, in CSV a column of their own."""
    words = [Column("what", _own_words)] if form is Format.csv else []
    return [
        Column("kind", lambda h: h.kind, style="dim", spare=2),  # the id says it too
        Column("who", lambda h: names(_who(h)), ratio=2, way=LTR, breaks="-", style="bold"),
        Column("sentence", lambda h: h.sentence.text, styled=marked, ratio=7, way=RTL, least=TEXT),
        Column("through", lambda h: way(h.said) if h.said else isolated(h.article.outlet or ""), ratio=2, way=LTR),
        day_column("published", lambda h: h.article.published or "", spare=1),
        id_column(lambda h: short(h.id)),
        *words,
    ]


def article_columns() -> list[Column[ArticleHead]]:
    """Articles without their texts."""
    return [
        day_column("published", lambda a: a.published or _UNKNOWN, style="bold"),
        Column("outlet", lambda a: isolated(without_controls(a.outlet or _UNKNOWN)), ratio=3, way=LTR),
        Column("lang", lambda a: a.lang, style="dim"),
        Column("title", lambda a: a.called, ratio=6, way=RTL),
        Column("key", lambda a: a.key, ratio=3, style="dim", breaks="-", spare=1),
        id_column(lambda a: short(a.id)),
    ]


def undated_columns() -> list[Column[ArticleHead]]:
    """Articles whose day is to be given: where each came from."""
    return [
        Column("input", lambda a: a.path, ratio=3, way=LTR, breaks="/-"),
        Column("key", lambda a: a.key, ratio=2, style="dim", breaks="-", spare=1),
        Column("outlet", lambda a: isolated(without_controls(a.outlet or _UNKNOWN)), ratio=2, way=LTR, spare=2),
        Column("title", lambda a: a.called, ratio=5, way=RTL, least=TEXT),
        id_column(lambda a: short(a.id)),
    ]


def failure_columns() -> list[Column[Failure]]:
    """What could not be read."""
    return [
        Column("input", lambda f: f.input if f.line is None else f"{f.input}:{f.line}", ratio=3, way=LTR),
        Column("code", lambda f: f.code),
        Column("what", lambda f: f.message, ratio=5, way=LTR),
    ]


def people_columns() -> list[Column[Person]]:
    """Who is in a record."""
    return [
        Column("name", lambda p: names([p.name]), ratio=2, way=LTR, breaks="-", style="bold"),
        Column("type", lambda p: p.type),
        Column("also", lambda p: names([n for own in p.names.values() for n in own if n != p.name][:4]), ratio=4),
        Column("offices", lambda p: names(p.offices[:2]), ratio=4),
        Column("statements", lambda p: str(p.statements)),
        id_column(lambda p: p.id),
    ]


def marked(hit: Hit) -> Text:
    """The sentence with the words found marked, and in a statement's what is said; direction marks in it are made
    spaces, so offsets stay."""
    raw = hit.sentence.text
    out = Text("".join(c if without_controls(c) else " " for c in raw))
    if hit.said:
        for c in hit.said.statement.content:
            out.stylize(content_style(), max(0, c.start - hit.sentence.start), max(0, c.end - hit.sentence.start))
    for start, end in hit.marks:
        out.stylize(_MARK, start, end)
    if hit.by_name:
        out.append(f"  ({names(hit.by_name)})", style=_MARK)
    return out


def event_class(v: Happened) -> str:
    """Class and mode, as CONSULT visit."""
    return f"{v.event.event} {v.event.mode}" if v.event.mode else v.event.event


def short(id: str) -> str:
    """A global id with as much of the article's as `isnad show` needs."""
    article, slash, own = id.partition("/")
    return f"{article[:8]}/{own}" if slash else article[:8]


def said_plain(s: Said) -> dict[str, Any]:
    """A statement as JSON shows it: its ids resolved to names beside them."""
    return {
        "id": s.id,
        "article": msgspec.to_builtins(s.article),
        "speakers": s.speakers,
        "addressees": s.names(s.statement.addressees),
        "about": s.names(s.statement.about),
        "agencies": s.agencies,
        "content": s.content,
        "statement": msgspec.to_builtins(s.statement),
    }


def happened_plain(v: Happened) -> dict[str, Any]:
    """An event as JSON shows it."""
    return {
        "id": v.id,
        "article": msgspec.to_builtins(v.article),
        "actors": v.actors,
        "recipients": v.recipients,
        "event": msgspec.to_builtins(v.event),
    }


def hit_plain(h: Hit) -> dict[str, Any]:
    """A hit as JSON shows it."""
    return {
        "kind": h.kind,
        "id": h.id,
        "article": msgspec.to_builtins(h.article),
        "sentence": msgspec.to_builtins(h.sentence),
        "marks": [list(m) for m in h.marks],
        "by_name": h.by_name,
        "said": said_plain(h.said) if h.said else None,
        "happened": happened_plain(h.happened) if h.happened else None,
    }


def _who(h: Hit) -> list[str]:
    if h.said:
        return h.said.speakers
    return [*h.happened.actors, *h.happened.recipients] if h.happened else []


def _own_words(h: Hit) -> str:
    if h.said:
        return h.said.content
    return h.happened.event.trigger.text if h.happened else ""


def _date(v: Happened) -> str:
    return (v.event.time.value if v.event.time else None) or _UNKNOWN
