"""Dates as pages show them: `12 May 2024 - 14:30`, in words or figures, of three calendars, among other words."""

import calendar
import re
from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import NamedTuple

from isnad.inputs.dates import Published, calendar_of, day_in
from isnad.lexicons import form_variants, load
from isnad.text import fold_word

_TOKEN = re.compile(r"\d+(?::\d+)+|\d+|[^\W\d_]+")
_FIGURES = re.compile(r"(?<![\d:/.-])(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d/])")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_LONGEST = 200  # characters; what is longer is prose
_YEAR_REACH = 3  # words between month and year: another name of the month, "of the year"
_ORDER = ("gregorian", "jalali", "hijri")


class _Month(NamedTuple):
    words: tuple[str, ...]
    calendar: str
    number: int


class _Found(NamedTuple):
    calendar: str
    day: date


@lru_cache(maxsize=4096)
def parse_written(raw: str) -> Published | None:
    """The day, and the time where it stands there, that `raw` shows; None where it shows none or several.

    Of one day in two calendars the Gregorian date is taken. A relative time ("an hour ago") gives nothing.
    """
    return _one_day(raw, figures=True)


def parse_named(raw: str) -> Published | None:
    """The same of a date whose month has a name: of two numbers nothing says which is the month."""
    return _one_day(raw, figures=False)


def _one_day(raw: str, *, figures: bool) -> Published | None:
    if len(raw) > _LONGEST or not _DIGIT.search(raw):
        return None
    folded = " ".join(fold_word(raw).split())
    found = [*(_in_figures(folded) if figures else ()), *_in_words(folded)]
    for name in _ORDER:
        days = {f.day for f in found if f.calendar == name}
        if len(days) == 1:
            return _with_clock(days.pop(), folded)
        if days:
            return None
    return None


def _with_clock(day: date, folded: str) -> Published:
    clocks = list(_CLOCK.finditer(folded))
    if len(clocks) != 1:
        return Published(day.isoformat())
    hour, minute = int(clocks[0][1]), int(clocks[0][2])
    behind = next((m[0] for m in re.finditer(r"[^\W\d_]+(?:\.[^\W\d_]+)*", folded[clocks[0].end() :])), "")
    half = _halves().get(behind.replace(".", ""))
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    try:
        return Published(day.isoformat(), datetime.combine(day, time(hour, minute)).isoformat())
    except ValueError:
        return Published(day.isoformat())


def _in_figures(folded: str) -> list[_Found]:
    out = []
    for m in _FIGURES.finditer(folded):
        a, b, c = int(m[1]), int(m[3]), int(m[4])
        if len(m[1]) == 4:
            found = _figures(a, b, c)
        elif len(m[4]) == 4:
            found = _figures(c, b, a) or _figures(c, a, b)
        elif len(m[1]) == 2 and a > 31 and m[2] == "/":  # two figures of an Iranian year
            found = _figures(1300 + a, b, c)
        else:
            found = None
        if found:
            out.append(found)
    return out


def _figures(year: int, month: int, day: int) -> _Found | None:
    return _day(calendar_of(year), year, month, day)


def _day(system: str, year: int, month: int, day: int) -> _Found | None:
    found = day_in(system, year, month, day)
    return _Found(system, found) if found else None


def _in_words(folded: str) -> list[_Found]:
    words = _TOKEN.findall(folded)
    out = []
    at = 0
    while at < len(words):
        month = next(
            (m for m in _months().get(words[at], ()) if tuple(words[at : at + len(m.words)]) == m.words), None
        )
        if month is None:
            at += 1
            continue
        last = at + len(month.words)
        found = _around(words, at, last, month)
        if found:
            out.append(found)
        at = last
    return out


def _around(words: list[str], first: int, last: int, month: _Month) -> _Found | None:
    """The date whose month stands at words `first:last`: the day before it or behind it, the year behind that."""
    day = _number(words, first - 1) or (_number(words, first - 2) if first > 1 else None)
    start = last
    if day is None or day > 31:
        day, start = _number(words, last), last + 1
    if day is None or not 0 < day <= 31:
        return None
    for at in range(start, min(start + _YEAR_REACH + 1, len(words))):
        year = _number(words, at)
        if year is not None and year > 31:
            return _day(month.calendar, year, month.number, day)
    return None


def _number(words: list[str], at: int) -> int | None:
    if not 0 <= at < len(words) or not words[at].isdecimal() or len(words[at]) > 4:
        return None
    return int(words[at])


@cache
def _months() -> dict[str, list[_Month]]:
    """The months of both languages by their first word, the longest first."""
    out: dict[str, list[_Month]] = {}
    for lang in ("ar", "fa"):
        for row in load("months", lang).rows:
            for form in form_variants(row.form):
                month = _Month(form, row["calendar"], int(row["month"]))
                if month not in out.setdefault(form[0], []):
                    out[form[0]].append(month)
    for name, number in _ENGLISH.items():
        out[name] = [_Month((name,), "gregorian", number)]
        out[name[:3]] = [_Month((name[:3],), "gregorian", number)]
    for months in out.values():
        months.sort(key=lambda m: -len(m.words))
    return out


_ENGLISH = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


@cache
def _halves() -> dict[str, str]:
    """The words for before and after noon."""
    out = {"am": "am", "pm": "pm"}
    for lang in ("ar", "fa"):
        for row in load("page_labels", lang).rows:
            if row["role"] in ("am", "pm"):
                out[fold_word(row.form).replace(".", "")] = row["role"]
    return out
