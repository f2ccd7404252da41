"""What the interface says in its three languages, and how it writes numbers and dates."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from hijridate import Gregorian
from persiantools.jdatetime import JalaliDate

from isnad.web.reader import Reader

_DIGITS = {
    "arab": str.maketrans("0123456789", "".join(map(chr, range(0x660, 0x66A)))),
    "persian": str.maketrans("0123456789", "".join(map(chr, range(0x6F0, 0x6FA)))),
}
_AUTO_DIGITS = {"en": "latin", "ar": "arab", "fa": "persian"}
_AUTO_CALENDAR = {"en": "none", "ar": "hijri", "fa": "jalali"}
_MARKS = {"arab": ("\u066b", "\u066c"), "persian": ("\u066b", "\u066c")}
_PERCENT = "\u066a"
SEVERAL = "act_of_several"  # a section that a language has where its verbs agree with their subject


@cache
def texts(lang: str) -> dict[str, dict[str, Any]]:
    """The texts of a language, by section and key."""
    raw = (resources.files("isnad.web") / "texts" / f"{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


class Speech:
    """The texts, digits and dates of one reader."""

    def __init__(self, reader: Reader) -> None:
        self.lang = reader.lang
        self._texts = texts(reader.lang)
        self._digits = _AUTO_DIGITS[reader.lang] if reader.digits == "auto" else reader.digits
        self._calendar = _AUTO_CALENDAR[reader.lang] if reader.calendar == "auto" else reader.calendar

    def __call__(self, key: str, section: str = "ui", **values: str) -> str:
        """The text of a key; a key that is in no section is shown as it is, as lexicons may name new classes."""
        found = self._texts.get(section, {}).get(key)
        out = str(found) if found is not None else key.replace("_", " ")
        return out.format(**values) if values else out

    def number(self, n: float) -> str:
        """A number with the reader's digits."""
        plain = f"{n:,}" if isinstance(n, int) else f"{n:.2f}"
        if self._digits not in _DIGITS:
            return plain
        point, comma = _MARKS[self._digits]
        return plain.translate({ord("."): point, ord(","): comma}).translate(_DIGITS[self._digits])

    def plain(self, text: str) -> str:
        """Text of the interface with the reader's digits."""
        return text.translate(_DIGITS[self._digits]) if self._digits in _DIGITS else text

    def date(self, iso: str | None, beside: bool = True) -> str:
        """A day, month or year in words; `beside` adds the second calendar to a day."""
        if not iso:
            return self("undated")
        parts = iso[:10].split("-")
        if not all(p.isdecimal() for p in parts):
            return iso
        months = self._texts["calendar"]["gregorian"]
        year, *rest = (int(p) for p in parts)
        if not rest or not 1 <= rest[0] <= 12:
            return self.plain(str(year))
        words = f"{months[rest[0] - 1]} {year}"
        if len(rest) > 1:
            words = f"{rest[1]} {words}"
            if beside and (other := self._other(year, rest[0], rest[1])):
                words += f" ({other})"
        return self.plain(words)

    def month(self, iso: str) -> str:
        """The name of a month, `2016-12`, with its year."""
        return self.date(iso[:7])

    def act(self, act: str, several: bool) -> str:
        """What somebody does with words, or what several do: only English tells them apart."""
        own: dict[str, str] = self._texts.get(SEVERAL, {})
        return own[act] if several and act in own else self(act, "act")

    def percent(self, share: float) -> str:
        """A share of one as a percentage."""
        return self.number(round(100 * share)) + (_PERCENT if self._digits in _DIGITS else "%")

    @property
    def first_weekday(self) -> int:
        """The day that a week begins with; 0 is Monday."""
        return int(self._texts["calendar"]["first_weekday"])

    @property
    def weekdays(self) -> list[str]:
        """Short names of the days, from the first of the week on."""
        found: list[str] = self._texts["calendar"]["weekdays"]
        return found[self.first_weekday :] + found[: self.first_weekday]

    def _other(self, year: int, month: int, day: int) -> str:
        try:
            if self._calendar == "jalali":
                j = JalaliDate(date(year, month, day))  # type: ignore[no-untyped-call]
                return f"{j.day} {self._texts['calendar']['jalali'][j.month - 1]} {j.year}"
            if self._calendar == "hijri":
                h = Gregorian(year, month, day).to_hijri()
                return f"{h.day} {self._texts['calendar']['hijri'][h.month - 1]} {h.year}"
        except (ValueError, OverflowError):  # outside of what the calendar's tables hold
            pass
        return ""
