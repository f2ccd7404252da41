"""The parts of date expressions as they stand in the text, before any calendar or publication day is known."""

from typing import NamedTuple

from isnad.model import Tokens
from isnad.stages.times.numeric import NumericDate, day_of, digits_behind, numeric_at, year_of
from isnad.stages.times.vocabulary import ANCHORS, HAMZA, Match, Vocabulary
from isnad.text.marks import PARTNER, QUOTES_OPEN

SHIFTS = {"last": -1, "this": 0, "next": 1, "beforelast": -2}
_YEAR_SHIFTS = {"yearlast": -1, "yearthis": 0, "yearnext": 1, "yearbeforelast": -2}
_MONTH_SHIFTS = {"monthlast": -1, "monththis": 0, "monthnext": 1}
_WEEK_SHIFTS = {"weeklast": -1, "weekthis": 0, "weeknext": 1}
_SHIFT_KINDS = frozenset(SHIFTS)
_YEAR_KINDS = frozenset([*_YEAR_SHIFTS, "yearsame"])
_WEEK_KINDS = frozenset(_WEEK_SHIFTS)
_ROLE = {
    k: frozenset({k}) for k in ("day", "month", "year", "of", "to", "days", "calendar", "start", "counted", "than")
}
_NUMBER, _NTH = frozenset({"number"}), frozenset({"nth"})
_NAMED = frozenset({"named"})
_WEEKDAY = frozenset({"weekday"})
_MONTH_NAME = frozenset({"month_name"})
_COUNTS = frozenset({"agopost", "afterpost"})
_QUOTES = {o: c for o, c in PARTNER.items() if o in QUOTES_OPEN}
_BEFORE_YEAR = frozenset(",،/")
_JOINS, _OF_ONE_MONTH = frozenset("/(-"), frozenset("/(")  # between two names of a month; a hyphen is also a range's
_COUNTED = 62  # days; what lies further back is a span of time, not a day


class Atom(NamedTuple):
    """Tokens `first:last` behind `clitic` letters.

    `kind`: day (a day or month of a calendar), weekday, relative, month (a day of this, last or next month),
    named or anchored (counted from the last date of the text). `shift` counts weeks, months or None.
    """

    kind: str
    first: int
    last: int
    clitic: int
    id: str
    calendar: str = "gregorian"
    year: int | None = None
    month: int = 0
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    same: bool = False
    week: int | None = None
    offset: int = 0
    date: str = ""
    borrows: bool = False  # month and year stand with the day behind it


class Finder:
    """Finds atoms in one sentence after the other."""

    def __init__(self, words: Vocabulary, text: str, tokens: Tokens, *, iranian: bool) -> None:
        self.words, self.text, self.tokens, self.norm = words, text, tokens, tokens.norm
        # Iranian news counts days in cardinals too, shortens years and means its own months.
        self.short_years = self.cardinals = iranian
        self.months = "jalali" if iranian else "gregorian"
        self.begin = self.stop = 0

    def find(self, first: int, last: int) -> list[Atom]:
        """The atoms in tokens `first:last`, in order, without overlap."""
        out: list[Atom] = []
        norm, kind = self.norm, self.tokens.kind
        anchors = self.words.anchors
        self.begin, self.stop = first, last
        i = first
        while i < last:
            if kind[i] == "n":
                found, end = self._number(i), i + 1
            elif anchors[norm[i]]:
                found, end = self._word(i)
            else:
                i += 1
                continue
            if found:
                out += found
                i = self.begin = max(i + 1, found[-1].last)
            else:
                i = end
        return out

    def _word(self, i: int) -> tuple[list[Atom], int]:
        """The atoms at token `i`, and the token from which to look on where there are none."""
        match = self.words.at(self.norm, i, self.stop, ANCHORS)
        if match is None:
            return [], i + 1
        if match.word.kind == "month_name":
            return self._month(match), self._second_name(match)
        # a weekday that names no day ends with another: in Persian all but one do
        return self._anchored(match), match.last if match.word.kind == "weekday" else i + 1

    def _anchored(self, match: Match) -> list[Atom]:
        i, kind = match.first, match.word.kind
        if kind == "weekday":
            return self._weekday(match)
        if kind == "relative":
            return self._relative(match)
        if kind == "ago":
            return self._ago(match)
        if kind in _COUNTS:
            return self._counted(match)
        if kind == "named":
            return self._named(match)
        if kind == "nextday":
            w = match.word
            return [Atom("anchored", i, match.last, match.clitic, w.id, offset=w.value)]
        return self._day_of_month(match)

    def _is(self, i: int, role: str) -> int:
        """The token behind a word of that role at `i`; 0 where there is none."""
        match = self.words.at(self.norm, i, self.stop, _ROLE[role])
        return match.last if match else 0

    def _before(self, i: int, role: str) -> Match | None:
        """The word of that role, of one token, right before token `i`."""
        return self.words.at(self.norm, i - 1, i, _ROLE[role]) if i > self.begin else None

    def _norm(self, i: int) -> str:
        """Token `i`; '' outside the text."""
        return self.norm[i] if 0 <= i < len(self.norm) else ""

    def _with_day_noun(self, first: int, clitic: int) -> tuple[int, int]:
        """The expression's first token and clitic with a noun `day` before it taken in."""
        noun = None if clitic else self._before(first, "day")
        return (noun.first, noun.clitic) if noun is not None else (first, clitic)

    # Days and months of a calendar

    def _month(self, match: Match) -> list[Atom]:
        """`[day] [of] [month] NAME[/NAME] [year | last, next, this]`, with a range's first day before it."""
        word = match.word
        last = self._second_name(match)
        year, shift, year_shift, same, calendar, last = self._year(last, word.calendar, short=not word.weak)
        day, first, clitic, marked = self._day_before(match)
        sure = marked or year is not None or year_shift is not None
        dated = year is not None or shift is not None or year_shift is not None or same
        if not dated and (day is None or self._begins(first)):
            return []
        if word.weak and not (sure or (shift is not None and day is not None)):
            return []
        atom = Atom("day", first, last, clitic, word.id, calendar, year, word.value, day, shift, year_shift, same)
        return [*self._range_start(atom), atom]

    def _second_name(self, match: Match) -> int:
        """The end of a month, behind its second name where it has one: `May/Ayar`."""
        i = match.last
        joined = i < self.stop and self.norm[i] in _JOINS
        second = self.words.at(self.norm, i + joined, self.stop, _MONTH_NAME)
        if second is None or (self._norm(i) not in _OF_ONE_MONTH and second.word.value != match.word.value):
            return i
        closed = self._norm(i) == "(" and self._norm(second.last) == ")"
        return second.last + closed

    def _year(
        self, i: int, calendar: str, *, short: bool
    ) -> tuple[int | None, int | None, int | None, bool, str, int]:
        """Year, month shift, year shift, `the same year`, calendar and end behind a month that ends at `i`."""
        year, shift, year_shift, same, end = None, None, None, False, i
        modifier = self.words.at(self.norm, i, self.stop, _SHIFT_KINDS)
        if modifier is not None:
            shift, end = SHIFTS[modifier.word.kind], modifier.last
        at = end
        short = short and self.short_years
        glued = digits_behind(self.norm[i - 1])
        if glued:
            return year_of(glued, "n", short=short), shift, year_shift, same, calendar, end
        if at < self.stop and self.norm[at] in _BEFORE_YEAR:
            at, short = at + 1, False  # two figures behind a comma begin another date
        at = self._is(at, "of") or at
        phrase = self.words.at(self.norm, at, self.stop, _YEAR_KINDS)
        if phrase is not None:
            same = phrase.word.kind == "yearsame"
            year_shift = _YEAR_SHIFTS.get(phrase.word.kind)
            return year, shift, year_shift, same, calendar, phrase.last
        noun = self._is(at, "year")
        at = noun or at
        if at < self.stop:
            short = short and (bool(noun) or not self._counts_on(at))
            year = year_of(self.norm[at], self.tokens.kind[at], short=short)
        if year is not None:
            end = at + 1
            mark = self.words.at(self.norm, end, self.stop, _ROLE["calendar"])
            if mark is not None:
                calendar, end = _marked(calendar, mark.word.calendar, year), mark.last
        return year, shift, year_shift, same, calendar, end

    def _counts_on(self, i: int) -> bool:
        """Whether the number at token `i` counts what stands behind it: `28 March 17 thousand people`."""
        return bool(self._is(i + 1, "counted"))

    def _day_before(self, match: Match) -> tuple[int | None, int, int, bool]:
        """Day, first token, clitic and whether a noun `month` or `day` marks it, before a month's name."""
        i, clitic = match.first, match.clitic
        if clitic:
            return None, i, clitic, False
        noun = self._before(i, "month")
        marked = noun is not None
        if noun is not None:
            i, clitic = noun.first, noun.clitic
        start = self._before(i, "start")
        if start is not None:
            return 1, start.first, start.clitic, marked
        j = i - 1 if self._before(i, "of") or (i > self.begin and self.norm[i - 1] in "/-") else i
        day, first, day_clitic = self._day_ending(j)
        if self._before(j, "day"):  # `the ninth day of`
            nth = self.words.number_before(self.norm, j - 1, self.begin, _NTH)
            if nth is not None:
                return nth.word.value, nth.first, nth.clitic, True
        if day is None:
            return None, i, clitic, marked
        with_noun = self._with_day_noun(first, day_clitic)
        if with_noun[0] < first and self._day_ending(with_noun[0])[0] is not None:
            return None, i, clitic, marked  # `the 16 first days of`
        return day, *with_noun, marked or with_noun[0] < first

    def _begins(self, i: int) -> bool:
        """Whether the day is given as the month's beginning."""
        return self.words.at(self.norm, i, self.stop, _ROLE["start"]) is not None

    def _day_ending(self, i: int) -> tuple[int | None, int, int]:
        """A day of the month in figures or words that ends right before token `i`: day, first token, clitic."""
        if i <= self.begin:
            return None, i, 0
        day, clitic = day_of(self.norm[i - 1], self.tokens.kind[i - 1])
        if day is not None:
            return day, i - 1, clitic
        number = self.words.number_before(self.norm, i, self.begin)
        if number is not None and (self.cardinals or not number.word.weak):
            return number.word.value, number.first, number.clitic
        return None, i, 0

    def _range_start(self, atom: Atom) -> list[Atom]:
        """The first day of a range `from 3 to 5 May` or `3 or 5 May`, which borrows month and year."""
        if atom.day is None:
            return []
        first = atom.first
        if self._before(first, "to") or (first > self.begin and self.norm[first - 1] in "-–"):
            first -= 1
        elif not atom.clitic:
            return []
        day, at, clitic = self._day_ending(first)
        if day is None or day >= atom.day:
            return []
        at, clitic = self._with_day_noun(at, clitic)
        return [atom._replace(first=at, last=first, clitic=clitic, day=day, borrows=True)]

    def _number(self, i: int) -> list[Atom]:
        """A date in figures, `2016-12-21`, `21/12/2016`, `1395/10/1`, or a named day that begins with one."""
        match = self.words.at(self.norm, i, self.stop, _NAMED)
        if match is not None:
            return self._named(match)
        found: NumericDate | None = numeric_at(self.tokens, i, self.stop, short=self.short_years)
        if found is None:
            return []
        first, clitic = self._with_day_noun(i, 0)
        calendar, last = found.calendar, found.last
        mark = self.words.at(self.norm, last, self.stop, _ROLE["calendar"])
        if mark is not None:
            calendar, last = _marked(calendar, mark.word.calendar, found.year), mark.last
        return [Atom("day", first, last, clitic, "figures", calendar, found.year, found.month, found.day)]

    def _named(self, match: Match) -> list[Atom]:
        i = match.first
        year = year_of(self._norm(match.last), "n", short=False)
        if year is not None or not self.words.among(self._norm(i - 1), match.word.after):
            return self._month_inside(match)
        last = self._second_name(match)
        return [Atom("named", i, last, match.clitic, match.word.id, date=match.word.date)]

    def _month_inside(self, match: Match) -> list[Atom]:
        """The month's name inside a named day that is not meant as one."""
        inside = (self.words.at(self.norm, i, self.stop, _MONTH_NAME) for i in range(match.first + 1, match.last))
        return next((self._month(month) for month in inside if month is not None), [])

    def _day_of_month(self, match: Match) -> list[Atom]:
        """`the third of this month`, `31 of the same month`."""
        j = match.first
        if match.clitic:
            return []
        j = j - 1 if self._before(j, "of") else j
        day, first, clitic = self._day_ending(j)
        if day is None:
            return []
        if self.cardinals and match.word.kind in ("monthlast", "monthnext") and not self._ordinal(first, j):
            return []  # `three months ago`
        first, clitic = self._with_day_noun(first, clitic)
        shift, last, calendar = _MONTH_SHIFTS.get(match.word.kind), match.last, self.months
        mark = self.words.at(self.norm, last, self.stop, _ROLE["calendar"])
        if mark is not None:
            calendar, last = mark.word.calendar, mark.last
        same = shift is None
        return [Atom("month", first, last, clitic, match.word.id, calendar, day=day, shift=shift, same=same)]

    def _ordinal(self, first: int, last: int) -> bool:
        match = self.words.at(self.norm, first, last, _NUMBER)
        return match is not None and not match.word.weak

    # Weekdays and counted days

    def _weekday(self, match: Match) -> list[Atom]:
        first, clitic = self._with_day_noun(match.first, match.clitic)
        before, behind = self._norm(match.first - 1), self._norm(match.last)
        if self.words.among(before, match.word.not_after):
            return []
        if behind in match.word.not_before or behind == _QUOTES.get(before):
            return []  # a name: `Black Friday`, or in quotes
        last, shift, week = match.last, None, None
        modifier = self.words.at(self.norm, last, self.stop, _SHIFT_KINDS)
        if modifier is not None:
            shift, last = SHIFTS[modifier.word.kind], modifier.last
        else:
            phrase = self.words.at(self.norm, self._is(last, "of") or last, self.stop, _WEEK_KINDS)
            if phrase is not None:
                week, last = _WEEK_SHIFTS[phrase.word.kind], phrase.last
        word = match.word
        return [Atom("weekday", first, last, clitic, word.id, day=word.value, shift=shift, week=week)]

    def _relative(self, match: Match) -> list[Atom]:
        word, i = match.word, match.first
        if self.words.among(self._norm(i - 1), word.not_after) or self._norm(match.last) in word.not_before:
            return []
        if self._counts(i) or self._is_day_of_another(match):
            return []
        last = slice(self.tokens.start[match.last - 1], self.tokens.end[match.last - 1])
        if HAMZA in self.text[last] and not word.hamza:
            return []  # `lunch`
        first, clitic = self._with_day_noun(i, match.clitic)
        return [Atom("relative", first, match.last, clitic, word.id, offset=word.value)]

    def _counts(self, i: int) -> bool:
        """Whether a number counts the days that the phrase at token `i` speaks of; `at ten today` counts none."""
        if i == self.begin or not self._is(i, "days"):
            return False
        number = self.words.number_before(self.norm, i, self.begin)
        return self.tokens.kind[i - 1] == "n" or (number is not None and number.word.weak)

    def _is_day_of_another(self, match: Match) -> bool:
        """Whether the noun that ends a phrase is of the day behind it: `before Friday` is no `a day before`."""
        last = match.last
        if last - match.first == 1 or self.words.at(self.norm, last - 1, last, _ROLE["day"]) is None:
            return False
        figures = last < self.stop and self.tokens.kind[last] == "n"
        return figures or self.words.at(self.norm, last, self.stop, _WEEKDAY) is not None

    def _ago(self, match: Match) -> list[Atom]:
        """`three days ago`, where the word for ago stands first."""
        number, at = self._count(match.last)
        end = self._is(at, "days") if number else 0
        if not end or number > _COUNTED or self._is(end, "of"):
            return []
        return [Atom("relative", match.first, end, match.clitic, match.word.id, offset=-number)]

    def _counted(self, match: Match) -> list[Atom]:
        """`three days ago`, where the word for ago stands last, and `three days from now`."""
        at = match.first - 1
        if self._is(match.last, "than"):
            return []  # `three days before the match`
        if at <= self.begin or self.words.at(self.norm, at, match.first, _ROLE["days"]) is None:
            return []
        number, first = 0, at - 1
        if self.norm[first].isdecimal():
            number = int(self.norm[first])
        else:
            word = self.words.number_before(self.norm, at, self.begin)
            if word is not None:
                number, first = word.word.value, word.first
        if not 0 < number <= _COUNTED:
            return []
        offset = -number if match.word.kind == "agopost" else number
        return [Atom("relative", first, match.last, 0, match.word.id, offset=offset)]

    def _count(self, i: int) -> tuple[int, int]:
        """A number of days at token `i` and where it ends; 0 where there is none."""
        if i < self.stop and self.norm[i].isdecimal():
            return int(self.norm[i]), i + 1
        match = self.words.at(self.norm, i, self.stop, _NUMBER)
        return (match.word.value, match.last) if match else (0, i)


def _marked(calendar: str, mark: str, year: int) -> str:
    """The calendar that a mark behind the year gives: a Hijri mark behind an Iranian month means solar Hijri."""
    return "jalali" if calendar == "jalali" and mark == "hijri" and year < 1420 else mark


__all__ = ["Atom", "Finder"]
