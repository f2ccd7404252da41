"""From parts of date expressions to ISO values, by the day of publication and the text around."""

from datetime import date, timedelta
from typing import NamedTuple

from isnad.stages.times.atoms import Atom
from isnad.stages.times.calendars import converter, from_date, month_value, to_date

# A day without a year lies ahead when it is nearer than the last such day by this factor.
_NEAR = 0.34
_VERY_NEAR = 0.12  # in a clause about the past: plans that have been made
_CLOSE = 45  # days
_LEAP = 4  # years in which the 29th of February comes at least once
_FAR = 4.0  # in a clause about the future
_OTHER_ERA = 1600  # years below are of the Iranian or the Hijri calendar


class Value(NamedTuple):
    """ISO value (None = unknown), precision, calendar, anchor (published, text, none) and converter."""

    value: str | None
    precision: str
    calendar: str
    anchor: str
    converter: str = "none"


class Context(NamedTuple):
    """What the text around offers: the day of publication, the clause's tense, the last day found before.

    `beside` is the day that an apposition beside it names (another calendar's version of the same day) or that
    ends the range; `year` is the year in figures that was named last.
    """

    published: date | None
    tense: str
    last: date | None = None
    beside: date | None = None
    week_begins: int = 7
    year: int | None = None


def resolve(parts: list[Atom], context: Context) -> Value:
    """The value of one expression; its parts stand side by side (`yesterday Friday 31 March 2017`)."""
    kinds = {p.kind: p for p in parts}
    if "day" in kinds:
        return _calendar_day(kinds["day"], kinds.get("weekday"), kinds.get("relative"), context)
    if "month" in kinds:
        return _day_of_month(kinds["month"], context)
    if "named" in kinds:
        return Value(kinds["named"].date, "day", "gregorian", "none")
    if "relative" in kinds and "weekday" in kinds and context.published is not None:
        return _on_or_near(kinds["relative"], kinds["weekday"], context.published)
    if "relative" in kinds:
        return _shifted(context.published, kinds["relative"].offset, "published")
    if "anchored" in kinds:
        return _shifted(context.last, kinds["anchored"].offset, "text")
    return _weekday(kinds["weekday"], context)


def _shifted(anchor: date | None, days: int, name: str) -> Value:
    if anchor is None:
        return Value(None, "day", "gregorian", "none")
    return Value((anchor + timedelta(days=days)).isoformat(), "day", "gregorian", name)


def disagreement(relative: Atom, weekday: Atom, published: date) -> int:
    """By how many days (-3 to 3) the weekday that the text gives lies off the relative day."""
    there = published + timedelta(days=relative.offset)
    off = ((weekday.day or 0) - there.isoweekday()) % 7
    return off - 7 if off > 3 else off


def _on_or_near(relative: Atom, weekday: Atom, published: date) -> Value:
    """`today Friday`: the weekday decides where publication came a day late."""
    return _shifted(published, relative.offset + disagreement(relative, weekday, published), "published")


def _weekday(atom: Atom, context: Context) -> Value:
    """The latest such day not after publication, the next one in a clause about the future."""
    if atom.day is None or context.published is None:
        return Value(None, "day", "gregorian", "none")
    if context.beside is not None and context.beside.isoweekday() == atom.day:
        return Value(context.beside.isoformat(), "day", "gregorian", "published")
    today = context.published
    back = (today.isoweekday() - atom.day) % 7
    ahead = (atom.day - today.isoweekday()) % 7
    if atom.week is not None:
        begun = (today.isoweekday() - context.week_begins) % 7
        days = 7 * atom.week - begun + (atom.day - context.week_begins) % 7
    elif not atom.shift:
        days = ahead if context.tense in ("future", "present") else -back
    elif atom.shift < 0:
        days = -(back or 7) + 7 * (atom.shift + 1)
    else:
        days = ahead or 7
    return _shifted(today, days, "published")


def _calendar_day(atom: Atom, weekday: Atom | None, relative: Atom | None, context: Context) -> Value:
    calendar = atom.calendar
    precision = "month" if atom.day is None else "day"
    if atom.year is not None:
        return _absolute(atom, atom.year, "none")
    if relative is not None and context.published is not None:
        return _nearest(atom, context.published + timedelta(days=relative.offset), "published")
    if context.beside is not None:
        return _nearest(atom, context.beside, "text")
    if atom.same:
        figures = context.year is not None and (context.year < _OTHER_ERA) != (calendar == "gregorian")
        year = context.year if figures else _year(calendar, context.last)
        return _absolute(atom, year, "text") if year is not None else Value(None, precision, calendar, "none")
    today = context.published
    year = _year(calendar, today)
    if today is None or year is None:
        return Value(None, precision, calendar, "none")
    if atom.year_shift is not None:
        return _absolute(atom, year + atom.year_shift, "published")
    if weekday is not None and weekday.day is not None and atom.day is not None:
        return _on_weekday(atom, weekday.day, year, today)
    if atom.shift is not None:
        return _absolute(atom, _shifted_year(atom, year, today), "published")
    return _by_tense(atom, year, today, context.tense)


def _absolute(atom: Atom, year: int, anchor: str) -> Value:
    calendar, month, day = atom.calendar, atom.month, atom.day
    if day is None:
        return Value(month_value(calendar, year, month), "month", calendar, anchor, converter(calendar, year))
    there = to_date(calendar, year, month, day)
    return Value(there.isoformat() if there else None, "day", calendar, anchor, converter(calendar, year))


def _year(calendar: str, day: date | None) -> int | None:
    try:
        return from_date(calendar, day)[0] if day else None
    except ValueError:
        return None


def _days(atom: Atom, year: int, reach: int = 1) -> list[tuple[date, int]]:
    """The day in the years around, with its year."""
    years = range(year - reach, year + reach + 1)
    found = ((to_date(atom.calendar, y, atom.month, atom.day or 1), y) for y in years)
    return [(d, y) for d, y in found if d is not None]


def _nearest(atom: Atom, to: date, anchor: str) -> Value:
    """The day or month in the year that brings it nearest to another day."""
    year = _year(atom.calendar, to)
    days = _days(atom, year) if year is not None else []
    if not days:
        return Value(None, "day", atom.calendar, "none")
    return _absolute(atom, min(days, key=lambda d: abs((d[0] - to).days))[1], anchor)


def _on_weekday(atom: Atom, weekday: int, year: int, today: date) -> Value:
    """The nearest year in which the day falls on that weekday, else simply the nearest."""
    days = _days(atom, year)
    right = [d for d in days if d[0].isoweekday() == weekday] or days
    if not right:
        return Value(None, "day", atom.calendar, "none")
    nearest, best = (min(ds, key=lambda d: abs((d[0] - today).days)) for ds in (days, right))
    # A weekday that is off by a slip must not move a day of this month to another year.
    slip = abs((nearest[0] - today).days) <= _CLOSE < abs((best[0] - today).days)
    return _absolute(atom, (nearest if slip else best)[1], "published")


def _shifted_year(atom: Atom, year: int, today: date) -> int:
    """The year of last, this or next such month; a month that is not over counts as last year's if past."""
    month = from_date(atom.calendar, today)[1]
    there = atom.month
    shift = atom.shift or 0
    if shift == 0:
        return year
    if shift < 0:
        ended = there < month or (there == month and atom.day is not None and _day_over(atom, year, today))
        return year + (0 if ended else -1) + (shift + 1)
    begins = there > month or (there == month and atom.day is not None and not _day_over(atom, year, today))
    return year + (0 if begins else 1)


def _day_over(atom: Atom, year: int, today: date) -> bool:
    there = to_date(atom.calendar, year, atom.month, atom.day or 1)
    return there is not None and there <= today


def _by_tense(atom: Atom, year: int, today: date, tense: str) -> Value:
    """The day of a clause about the future is the next one; else the last, unless the next is much nearer."""
    days = sorted(_days(atom, year, _LEAP))
    past = [d for d in days if d[0] <= today]
    ahead = [d for d in days if d[0] >= today]
    if not past or not ahead:
        return Value(None, "day", atom.calendar, "none")
    gone, coming = (today - past[-1][0]).days, (ahead[0][0] - today).days
    near = {"future": _FAR, "past": _VERY_NEAR}.get(tense, _NEAR)
    year = ahead[0][1] if coming < gone * near else past[-1][1]
    return _absolute(atom, year, "published")


def _day_of_month(atom: Atom, context: Context) -> Value:
    """A day of this, last, next or the same month."""
    anchor = context.last if atom.same else context.published
    calendar = atom.calendar
    if anchor is None:
        return Value(None, "day", calendar, "none")
    try:
        year, month, _ = from_date(calendar, anchor)
    except ValueError:
        return Value(None, "day", calendar, "none")
    month += atom.shift or 0
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return _absolute(atom._replace(month=month), year, "text" if atom.same else "published")
