"""Years and months that date an event without being dates themselves: in 2014, the war of 1967, last month.

They are no expressions of the times layer, which holds what names a day or a month of a year.
"""

from datetime import date
from functools import cache
from itertools import compress

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import raw_start
from isnad.model import Article, Time, Tokens
from isnad.stages.attributions.lexical import particle
from isnad.stages.times.calendars import year_value
from isnad.stages.times.vocabulary import vocabulary
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

_SHIFTS = {
    "yearthis": (0, 0),
    "yearlast": (-1, 0),
    "yearnext": (1, 0),
    "yearbeforelast": (-2, 0),
    "monththis": (0, 0),
    "monthlast": (0, -1),
    "monthnext": (0, 1),
}
_GREGORIAN = range(1700, 2101)
_RECENT = range(1900, 2051)
_OTHER = {"ar": ("hijri", range(1300, 1500)), "fa": ("jalali", range(1250, 1451))}  # the press's second calendar
_CALENDAR = frozenset({"calendar"})
_COMMAS = frozenset("،,")
_DIGITS = 4

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _phrases(lang: str) -> Phrases:
    """First folded word -> (the words behind it, role), the longest first."""
    out: Phrases = {}
    for row in load("time_words", lang).rows:
        if row["role"] in _SHIFTS or row["role"] == "year":
            for first, *rest in form_variants(row.form):
                out.setdefault(first, []).append((tuple(rest), row["role"]))
    for entries in out.values():
        entries.sort(key=lambda e: -len(e[0]))
    return out


@cache
def _begun(lang: str) -> Remembered[str, tuple[int, list[tuple[tuple[str, ...], str]]] | None]:
    """How many letters of clitics stand before what a token begins, and what that may be."""
    table = _phrases(lang)

    def make(norm: str) -> tuple[int, list[tuple[tuple[str, ...], str]]] | None:
        forms = bare_forms(norm) if lang == "ar" else ((0, norm),)
        return next(((n, table[bare]) for n, bare in forms if bare in table), None)

    return Remembered(make)


def years(article: Article, tokens: Tokens) -> list[tuple[Time, int]]:
    """Such expressions with their first tokens; relative ones only where the day of writing is known."""
    begun, norm, out = _begun(article.lang), tokens.norm, []
    for i in compress(range(len(norm)), map(begun.__getitem__, norm)):
        clitic, phrases = begun[norm[i]] or (0, [])
        for rest, role in phrases:
            if tuple(norm[i + 1 : i + 1 + len(rest)]) != rest:
                continue
            last = i + 1 + len(rest)
            if role == "year":
                value, last, anchor = _numbered(article.lang, tokens, last), last + 1, "none"
            else:
                value, anchor = _shifted(article.published, role), "published"
            if value is not None:
                span = article.span(raw_start(tokens, article.text, i, clitic), tokens.end[last - 1])
                out.append((_time(span.start, span.end, span.text, value, anchor), i))
            break
    taken = {time.end for time, _ in out}
    for i in compress(range(len(norm)), map("n".__eq__, tokens.kind)):
        value = _bare(article.lang, tokens, i)
        if value is not None and tokens.end[i] not in taken:
            span = article.span(tokens.start[i], tokens.end[i])
            out.append((_time(span.start, span.end, span.text, value, "none"), i))
    return out


def _bare(lang: str, tokens: Tokens, i: int) -> str | None:
    """The year that the number at token `i` is without a noun for it: behind a preposition, or ending what it is in.

    Round numbers and those of other times count something else more often than not.
    """
    if i == 0 or tokens.kind[i - 1] != "w":
        return None
    value = _numbered(lang, tokens, i)
    if value is None or int(value) not in _RECENT or int(tokens.norm[i]) % 100 == 0:
        return None
    if particle(lang, tokens.norm[i - 1]) == "prep":
        return value
    ends = i + 1 == len(tokens) or tokens.kind[i + 1] == "m" or bool(particle(lang, tokens.norm[i + 1]))
    return value if ends or _calendar(lang, tokens, i + 1) else None


def _time(start: int, end: int, text: str, value: str, anchor: str) -> Time:
    precision = "year" if len(value) == _DIGITS else "month"
    return Time(
        start=start,
        end=end,
        text=text,
        value=value,
        precision=precision,
        calendar="gregorian",
        anchor=anchor,
        by="years",
    )


def _numbered(lang: str, tokens: Tokens, i: int) -> str | None:
    """The Gregorian year that the number at token `i` is, or in which the middle of another calendar's year lies.

    The calendar is the one that stands behind the number, else that of the press in which such numbers are years.
    """
    if i >= len(tokens) or tokens.kind[i] != "n" or len(tokens.norm[i]) != _DIGITS or not tokens.norm[i].isdecimal():
        return None
    number = int(tokens.norm[i])
    calendar, years_of = _OTHER[lang]
    named = _calendar(lang, tokens, i + 1)
    if named:
        return year_value(named, number)
    if number in _GREGORIAN:
        return str(number)
    return year_value(calendar, number) if number in years_of else None


def _calendar(lang: str, tokens: Tokens, i: int) -> str:
    """The calendar that is named from token `i`, also as the one by which the year is counted; '' for none."""
    norm, size = tokens.norm, len(tokens)
    at = i + 1 if i < size and norm[i] in _COMMAS else i
    by = at + 1 if at < size and particle(lang, norm[at]) == "according" else i
    mark = vocabulary(lang).at(norm, by, size, _CALENDAR)
    return mark.word.calendar if mark is not None else ""


def _shifted(published: str | None, role: str) -> str | None:
    """The year, or the month of a year, that lies so far from the day of writing."""
    if not published:
        return None
    by_years, by_months = _SHIFTS[role]
    day = date.fromisoformat(published[:10])
    if not role.startswith("month"):
        return str(day.year + by_years)
    months = day.year * 12 + day.month - 1 + by_months
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
