"""Dates and days in figures."""

from functools import lru_cache
from typing import NamedTuple

from isnad.model import Tokens

_GREGORIAN = range(1800, 2101)
_HIJRI = range(1200, 1501)
_SEPARATORS = ("/", ".", "-")


class NumericDate(NamedTuple):
    calendar: str
    year: int
    month: int
    day: int
    last: int  # token behind it


def day_of(norm: str, kind: str) -> tuple[int | None, int]:
    """The day of the month that a token is, with how many letters of another word stand before it (a
    conjunction, or a word whose space is lost)."""
    if kind == "n":
        return (int(norm), 0) if len(norm) <= 2 and norm.isdecimal() and 1 <= int(norm) <= 31 else (None, 0)
    if kind != "w" or not norm[-1:].isdecimal():
        return None, 0
    clitic = 0
    while clitic < len(norm) and not norm[clitic].isdecimal():
        clitic += 1
    rest = norm[clitic:]
    if len(rest) > 2 or not rest.isdecimal() or not 1 <= int(rest) <= 31:
        return None, 0
    return int(rest), clitic


def year_of(norm: str, kind: str, *, short: bool) -> int | None:
    """A plausible year of any calendar; with `short` also two figures for an Iranian year (98, 00 is 1400)."""
    if kind != "n" or not norm.isdecimal():
        return None
    year = int(norm)
    if len(norm) == 4 and (year in _GREGORIAN or year in _HIJRI):
        return year
    if short and len(norm) == 2:
        return (1300 if year >= 20 else 1400) + year
    return None


def digits_behind(norm: str) -> str:
    """The figures that are written to the end of a word; '' where there are none or nothing else."""
    word = norm.rstrip("0123456789")
    return norm[len(word) :] if word else ""


def numeric_at(tokens: Tokens, i: int, stop: int, *, short: bool) -> NumericDate | None:
    """The date in figures at token `i`, in one token (21/12/2016) or parted by marks (2016-12-21)."""
    norm = tokens.norm[i]
    if len(norm) >= 6:
        found = _parse(norm, short)
        return NumericDate(*found, i + 1) if found else None
    if i + 4 >= stop or tokens.norm[i + 1] not in _SEPARATORS or tokens.norm[i + 3] != tokens.norm[i + 1]:
        return None
    if tokens.start[i + 4] - tokens.end[i] > 5:  # parted by spaces: a range or a score
        return None
    found = _parse("/".join(tokens.norm[i : i + 5 : 2]), short)
    return NumericDate(*found, i + 5) if found else None


@lru_cache(maxsize=4096)
def _parse(text: str, short: bool) -> tuple[str, int, int, int] | None:
    for separator in _SEPARATORS:
        parts = text.split(separator)
        if len(parts) == 3 and all(p.isdecimal() and len(p) <= 4 for p in parts):
            break
    else:
        return None
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
    elif len(parts[2]) == 4:
        year, month, day = c, b, a
        if month > 12 >= day:
            month, day = day, month
    elif short and separator == "/" and len(parts[0]) == 2 and a > 31:
        year, month, day = 1300 + a, b, c
    elif short and separator == "/" and len(parts[2]) == 2 and c > 31:
        year, month, day = 1300 + c, b, a
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    calendar = "gregorian" if year in _GREGORIAN else ("jalali" if short else "hijri") if year in _HIJRI else None
    return (calendar, year, month, day) if calendar else None
