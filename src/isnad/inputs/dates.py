"""Publication dates as outlets write them: ISO, RFC 822, `2020-02-08 15:11:00`, Iranian and Hijri ones in figures."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_tz
from typing import NamedTuple

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from isnad.text import fold_word

# A year outside these is a slip of a machine (0001, 9999), not a date on which news appeared. Iranian and Hijri years
# are written alike, but no Iranian one lies in the future: as this is written it is 1405, and the Hijri year 1448. So
# in figures alone 1420 is the first Hijri year (1999, when news came to the web); names of months say which they are.
GREGORIAN_YEARS = range(1800, 2101)
JALALI_YEARS = range(1200, 1420)
HIJRI_YEARS = range(1300, 1501)

_RFC_822 = re.compile(
    r"(?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}"
    r"(?:\s+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(?:[+-]\d{4}|[a-z]{1,4}))?)?"
)
_DAY = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2}))?(?![\d:])"
)
_ISO = re.compile(r"[12]\d{3}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_LONGEST = 100  # characters; what is longer is prose, not a date


class Published(NamedTuple):
    """`date` is an ISO date, `at` an ISO date and time with offset where given; None = unknown."""

    date: str | None = None
    at: str | None = None


def parse_published(raw: str) -> Published | None:
    """The date in `raw`, whose digits may be of any script; None when it is not understood.

    A year from 1200 to 1419 is one of the Iranian calendar, from 1420 to 1500 a Hijri one. Where the year stands
    last, the day stands first, as in Arabic and Persian (CLDR); American dates are not understood. The local day is
    kept, never moved to UTC. Words beside the date (a weekday, a label) are passed over, but then its clock time
    stays unknown.
    """
    if _ISO.fullmatch(raw) and int(raw[:4]) in GREGORIAN_YEARS and (exact := _iso(raw)):
        return exact
    folded = " ".join(fold_word(raw).split())
    if not folded or len(folded) > _LONGEST:
        return None
    m = _RFC_822.fullmatch(folded)
    if m:
        return _rfc_822(folded, with_clock=m["clock"] is not None)
    return _numeric(folded)


def _iso(value: str) -> Published | None:
    """What most pages write, without the slower patterns; None where it is no date."""
    try:
        if len(value) == len("2020-02-08"):
            return Published(date.fromisoformat(value).isoformat())
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return Published(at.date().isoformat(), at.isoformat())


def _rfc_822(folded: str, *, with_clock: bool) -> Published | None:
    parts = parsedate_tz(folded if with_clock else f"{folded} 00:00")
    if parts is None or parts[0] not in GREGORIAN_YEARS:
        return None
    try:
        at = datetime(*parts[:6])
        if parts[9] is not None:
            at = at.replace(tzinfo=timezone(timedelta(seconds=parts[9])))
    except ValueError:
        return None
    return Published(at.date().isoformat(), at.isoformat() if with_clock else None)


def _numeric(folded: str) -> Published | None:
    days = [(m, 1, 4) for m in _DAY.finditer(folded)] + [(m, 4, 1) for m in _DAY_FIRST.finditer(folded)]
    if len(days) != 1:
        return None
    found, of_year, of_day = days[0]
    year = int(found[of_year])
    day = day_in(calendar_of(year), year, int(found[3]), int(found[of_day]))
    if day is None:
        return None
    rest = folded[: found.start()] + "|" + folded[found.end() :]
    m = _CLOCK.search(rest)
    if m:
        rest = rest[: m.start()] + rest[m.end() :]
    if any(c.isdigit() for c in rest):
        return None
    clock = _clock(m) if m and not any(c.isalpha() for c in rest.replace("|t", "|")) else None
    return Published(day.isoformat(), datetime.combine(day, clock).isoformat() if clock else None)


def calendar_of(year: int) -> str:
    """The calendar of a year in figures, beside which nothing says which it is of."""
    if year in GREGORIAN_YEARS:
        return "gregorian"
    return "jalali" if year in JALALI_YEARS else "hijri"


def day_in(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day of a calendar; None where it has no such day, or no news appeared in such a year."""
    try:
        if calendar == "gregorian" and year in GREGORIAN_YEARS:
            return date(year, month, day)
        if calendar == "jalali" and year in JALALI_YEARS:
            return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        if calendar == "hijri" and year in HIJRI_YEARS:
            there = Hijri(year, month, day).to_gregorian()
            return date(there.year, there.month, there.day)
    except (ValueError, OverflowError):
        return None
    return None


def _clock(m: re.Match[str]) -> time | None:
    zone = m["zone"]
    try:
        offset = None
        if zone in ("z", "utc", "gmt"):
            offset = UTC
        elif zone:
            digits = zone[1:].replace(":", "").ljust(4, "0")
            minutes = int(digits[:2]) * 60 + int(digits[2:])
            offset = timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
        return time(int(m[1]), int(m[2]), int(m[3] or 0), tzinfo=offset)
    except ValueError:
        return None
