"""Days and months of three calendars as ISO dates.

Iranian dates go through persiantools, Hijri ones through hijridate (Umm al-Qura, 1343 to 1500); Hijri years
outside are counted arithmetically (civil epoch), which may differ by a day or two. `converter` says which.
"""

from datetime import date
from functools import lru_cache

from hijridate import Hijri
from hijridate.convert import Gregorian
from persiantools.jdatetime import JalaliDate

UMM_AL_QURA = range(1343, 1501)
_HIJRI_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1, civil
_MID_MONTH, _MID_YEAR = 15, 7
CONVERTER = {"gregorian": "none", "jalali": "persiantools", "hijri": "hijridate"}


@lru_cache(maxsize=8192)
def to_date(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        if calendar == "jalali":
            return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        if calendar == "hijri":
            return _hijri(year, month, day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _hijri(year: int, month: int, day: int) -> date:
    if year in UMM_AL_QURA:
        there = Hijri(year, month, day).to_gregorian()
        return date(there.year, there.month, there.day)
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"{year}/{month}/{day} is no Hijri day")
    days = day - 1 + 29 * (month - 1) + month // 2 + 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(_HIJRI_EPOCH + days)


@lru_cache(maxsize=1024)
def from_date(calendar: str, day: date) -> tuple[int, int, int]:
    """Year, month and day of a day in a calendar; Hijri only where Umm al-Qura reaches, else ValueError."""
    if calendar == "jalali":
        there = JalaliDate(day)  # type: ignore[no-untyped-call]
        return there.year, there.month, there.day
    if calendar == "hijri":
        try:
            h = Gregorian(day.year, day.month, day.day).to_hijri()
        except OverflowError as e:
            raise ValueError(str(e)) from e
        return h.year, h.month, h.day
    return day.year, day.month, day.day


def month_value(calendar: str, year: int, month: int) -> str | None:
    """`YYYY-MM`: the Gregorian month in which the middle of the month lies."""
    middle = to_date(calendar, year, month, _MID_MONTH)
    return middle.isoformat()[:7] if middle else None


def year_value(calendar: str, year: int) -> str | None:
    """`YYYY`: the Gregorian year in which the middle of the year lies, the first day of its second half."""
    middle = to_date(calendar, year, _MID_YEAR, 1)
    return middle.isoformat()[:4] if middle else None


def converter(calendar: str, year: int) -> str:
    """What brings a date of that calendar and year into the Gregorian one."""
    if calendar == "hijri" and year not in UMM_AL_QURA:
        return "arithmetic"
    return CONVERTER[calendar]
