"""What narrows a list of articles, statements or events, as conditions of a query."""

import re
import unicodedata
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Select, Table, bindparam, select, text
from sqlalchemy.sql.elements import TextClause

from isnad.errors import UsageError
from isnad.record import schema as t
from isnad.record.concerning import concerns, stands
from isnad.record.words import expression, query_words

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_FIRST_YEAR = "1700"  # before it there was no press in these languages: such a year is one of another calendar


class Filters(TypedDict, total=False):
    """Filters of lists and searches; one that is None does not narrow.

    `speaker`, `agency` and `outlet` are names in any spelling and script, `also` other names of the speaker;
    `about` is a name of whom or what a statement is about, of who takes part in an event or stands in an article, and
    `topics` the entities meant, which a View looks up;
    `from_` and `to` are ISO days, months or years of publication, in any digits, both included; `act` is a
    statement's, `event` a PLOVER class; `mechanism` is a process, body, agreement … that the finding concerns, by an
    id that lists of mechanisms give or by words of its name, and `meant` its entities, which a View looks up;
    `min_confidence` is the least confidence of a statement or event, from 0 to 1.
    Articles answer to `speaker`, `act` and `event` when they hold such a statement or event (and one so sure), events
    to `speaker` and `act` by the statement they rest on, statements to `event` when such an event rests on them.
    """

    speaker: str | None
    also: list[str] | None
    agency: str | None
    outlet: str | None
    about: str | None
    topics: Select[Any] | None
    lang: str | None
    from_: str | None
    to: str | None
    act: str | None
    event: str | None
    mechanism: str | None
    meant: Select[Any] | None
    min_confidence: float | None


def named(filters: Filters) -> str | None:
    """The full-text expression of the filters that are names, for statement_search and event_search."""
    return _named(filters, {"speaker": "speakers", "agency": "agencies", "outlet": "outlet"})


def conditions(kind: str, filters: Filters, names: bool = True) -> list[ColumnElement[bool] | TextClause]:
    """The conditions for `kind` (article | statement | event); without those on names if `names` is false."""
    out = _of_article(filters)
    if (meant := filters.get("meant")) is not None:
        out.append(concerns(kind, meant))
    if (topics := filters.get("topics")) is not None:
        out.append(stands(kind, "about", topics))
    if kind == "article":
        if names and (match := _named(filters, {"agency": "agencies", "outlet": "outlet"})):
            out.append(matching("article_search", t.articles.c.number, match))
        return out + _article_holds(filters)
    table = t.statements if kind == "statement" else t.events
    if names and (match := named(filters)):
        out.append(matching(f"{kind}_search", table.c.number, match))
    out += _sure(table, filters)
    act, event = filters.get("act"), filters.get("event")
    if kind == "statement":
        if act:
            out.append(t.statements.c.act == act.lower())
        if event:
            out.append(t.statements.c.id.in_(select(t.events.c.statement).where(t.events.c.event == event.upper())))
    else:
        if event:
            out.append(t.events.c.event == event.upper())
        if act:
            out.append(t.events.c.statement.in_(select(t.statements.c.id).where(t.statements.c.act == act.lower())))
    return out


def matching(table: str, number: Any, match: str) -> TextClause:
    """The condition that the row with this number is found in a full-text table."""
    name = f"match_{table}_{number.name}_{abs(hash(match))}"
    sql = f"{number.table.name}.{number.name} IN (SELECT rowid FROM {table} WHERE {table} MATCH :{name})"
    return text(sql).bindparams(bindparam(name, match))


def _named(filters: Filters, columns: dict[str, str]) -> str | None:
    parts = []
    for name, column in columns.items():
        if value := filters.get(name):
            words = query_words(str(value))
            if not words:
                raise UsageError(f"{name} {value!r} holds no word; give a name")
            others = (filters.get("also") or ()) if name == "speaker" else ()
            either = [words, *(own for other in others if (own := query_words(other)))]
            parts.append("(" + " OR ".join(expression(own, column) for own in either) + ")")
    return " AND ".join(parts) or None


def _of_article(filters: Filters) -> list[ColumnElement[bool] | TextClause]:
    out: list[ColumnElement[bool] | TextClause] = []
    a = t.articles.c
    if lang := filters.get("lang"):
        out.append(a.lang == lang.lower())
    from_, to = _day(filters.get("from_")), _day(filters.get("to"))
    check_period(from_, to)
    if from_:
        out.append(a.published >= from_)
    if to:
        out.append(a.published < to + "~")  # "~" sorts after every digit and hyphen: the whole day, month or year
    return out


def is_day(value: str) -> bool:
    """Whether it is a day, month or year of the Gregorian calendar, as 2020-02-08, 2020-02 or 2020."""
    try:
        known = _DAY.fullmatch(value) and value >= _FIRST_YEAR
        return bool(known and date.fromisoformat(value + "0000-01-01"[len(value) :]))
    except ValueError:
        return False


def no_day(value: str) -> str:
    """What is told of what `is_day` refuses."""
    day = in_latin_digits(value)
    other = " of the Gregorian calendar" if _DAY.fullmatch(day) and day < _FIRST_YEAR else ""
    return f"{value!r} is no day{other}; give one as 2020-02-08, a month as 2020-02 or a year as 2020"


def in_latin_digits(day: str) -> str:
    """A day as Arabic and Persian keyboards write it, in the digits that the record has."""
    return "".join(str(unicodedata.decimal(c, c)) for c in day)


def ends_before(from_: str | None, to: str | None) -> bool:
    """Whether a period, of days, months or years, ends before it begins."""
    return bool(from_ and to and from_ > to + "~")


def check_period(from_: str | None, to: str | None) -> None:
    """UsageError for a period that ends before it begins: nothing could be found in it."""
    if ends_before(from_, to):
        raise UsageError(f"the period begins ({from_}) after its end ({to}); exchange from and to")


def _day(value: str | None) -> str | None:
    day = in_latin_digits(value or "")
    if day and not is_day(day):
        raise UsageError(no_day(value or ""))
    return day or None


def _article_holds(filters: Filters) -> list[ColumnElement[bool] | TextClause]:
    holds: list[Select[Any]] = []
    speaker = _named(filters, {"speaker": "speakers"})
    if speaker or filters.get("act"):
        query = select(t.statements.c.article)
        if speaker:
            query = query.where(matching("statement_search", t.statements.c.number, speaker))
        if act := filters.get("act"):
            query = query.where(t.statements.c.act == act.lower())
        holds.append(query.where(*_sure(t.statements, filters)))
    if event := filters.get("event"):
        query = select(t.events.c.article).where(t.events.c.event == event.upper())
        holds.append(query.where(*_sure(t.events, filters)))
    return [t.articles.c.short_id.in_(query) for query in holds]


def _sure(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    least = filters.get("min_confidence")
    return [] if least is None else [table.c.confidence >= least]
