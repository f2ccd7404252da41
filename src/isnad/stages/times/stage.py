"""Dates in the text: found, put together and resolved."""

from datetime import date, timedelta

from isnad.lexicons.match import raw_start
from isnad.model import Article, Layers, Sentence, Span, Time, Tokens
from isnad.stages.times.atoms import Atom, Finder
from isnad.stages.times.numeric import year_of
from isnad.stages.times.resolve import Context, Value, disagreement, resolve
from isnad.stages.times.tense import Tenses, tenses
from isnad.stages.times.vocabulary import vocabulary

_COMMAS = frozenset("،,")
_OWN_DAY_OFF = 1
_TATWEEL = "\u0640"
_BRACKETS = frozenset("(（[")
_TO = frozenset({"to"})
_YEAR_BACK = 150  # tokens
_WEEK_BEGINS = {"ar": 7, "fa": 6}  # ISO day; Arab weeks begin on Saturday to Monday, Sunday stands between

Dated = list[tuple[Sentence, list[list[Atom]]]]  # sentences with their expressions


class Times:
    """Calendar days and months with their ISO values, resolved against the day of publication."""

    name = "times"
    version = "4"
    requires = frozenset({"tokens", "sentences"})
    provides = frozenset({"times"})

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        return Layers(times=find_times(article.lang, article.text, tokens, sentences, article.published))


def find_times(lang: str, text: str, tokens: Tokens, sentences: list[Sentence], published: str | None) -> list[Time]:
    """The dates of a text in order. `published` is an ISO date; None leaves relative dates without a value."""
    today = date.fromisoformat(published[:10]) if published else None
    words = tenses(lang)
    out: list[Time] = []
    last: date | None = None
    at = 0  # first token of the expression before
    found = dated_groups(lang, text, tokens, sentences)
    today = own_day(tokens, [g for _, g in found], today) if today else None
    for sentence, groups in found:
        before: list[Atom] = []
        for group, behind in zip(groups, [*groups[1:], []], strict=True):
            context = Context(today, "", last, week_begins=_WEEK_BEGINS[lang])
            beside = last if before and out[-1].value and apposed(tokens, before, group) else None
            if beside is None and behind and _leans(lang, tokens, group, behind):
                tense = _tense(words, tokens, sentence, behind) if today else ""
                beside = _day(resolve(behind, context._replace(tense=tense)))
            tense = _tense(words, tokens, sentence, group) if today and beside is None else ""
            if today and not tense and sentence is sentences[0] and _only_weekday(group):
                tense = _of_title(words, tokens, group, found[1:])
            year = _year_before(tokens, at, group[0].first) if group[-1].same else None
            value = resolve(group, context._replace(tense=tense, beside=beside, year=year))
            last = _day(value) or last
            out.append(_time(text, tokens, group, value))
            before, at = group, group[0].first
    return out


def dated_groups(lang: str, text: str, tokens: Tokens, sentences: list[Sentence]) -> Dated:
    """The sentences that hold dates, each with its expressions in order."""
    finder = Finder(vocabulary(lang), text, tokens, iranian=lang == "fa")
    return [(s, g) for s in sentences if (g := _groups(tokens, finder.find(s.first, s.last)))]


def own_day(tokens: Tokens, found: list[list[list[Atom]]], published: date) -> date:
    """The day that the text itself calls today: publication's, or a day beside it.

    Its first relative day decides, if it is named with its weekday (`today, Friday`) and that lies a day
    off: articles are often dated by another clock or after midnight.
    """
    for groups in found:
        for k, group in enumerate(groups):
            relative = next((a for a in group if a.kind == "relative"), None)
            if relative is None:
                continue
            beside = groups[k + 1] if k + 1 < len(groups) and apposed(tokens, group, groups[k + 1]) else []
            weekday = next((a for a in (*group, *beside) if a.kind == "weekday"), None)
            if weekday is not None:
                off = disagreement(relative, weekday, published)
                return published + timedelta(days=off) if abs(off) <= _OWN_DAY_OFF else published
            return published
    return published


def _tense(words: Tenses, tokens: Tokens, sentence: Sentence, group: list[Atom]) -> str:
    """The tense around an expression; '' where it doesn't matter."""
    if group[-1].kind not in ("weekday", "day") or group[-1].year is not None:
        return ""
    return words.around(tokens, group[0].first, group[-1].last, sentence.first, sentence.last)


def _only_weekday(group: list[Atom]) -> bool:
    return len(group) == 1 and group[0].kind == "weekday" and group[0].shift is None and group[0].week is None


def _of_title(words: Tenses, tokens: Tokens, group: list[Atom], text: Dated) -> str:
    """The tense of a title's weekday, where the title has no verb that shows it: that of its first mention below."""
    for sentence, groups in text:
        for g in groups:
            if _only_weekday(g) and g[0].day == group[0].day:
                return _tense(words, tokens, sentence, g)
    return ""


def _groups(tokens: Tokens, atoms: list[Atom]) -> list[list[Atom]]:
    """Atoms that make one expression together: `yesterday Friday 31 March`, `Saturday, 18 Aban`."""
    out: list[list[Atom]] = []
    for atom in atoms:
        if out and _joins(tokens, out[-1], atom):
            out[-1].append(atom)
        else:
            out.append([atom])
    return out


def _joins(tokens: Tokens, group: list[Atom], atom: Atom) -> bool:
    """Whether an atom goes on with a group: relative, weekday, day in that order, nothing but a comma between."""
    kinds = {a.kind for a in group}
    in_order = kinds <= {"relative", "weekday"} and atom.kind in ("weekday", "day", "month")
    if not in_order or atom.kind in kinds or atom.clitic:
        return False
    gap = tokens.norm[group[-1].last : atom.first]
    return not gap or (len(gap) == 1 and gap[0] in _COMMAS and atom.kind == "day" and atom.day is not None)


def apposed(tokens: Tokens, before: list[Atom], group: list[Atom]) -> bool:
    """Whether a group stands in brackets or behind a comma or slash as another name of the day before it."""
    gap = tokens.norm[before[-1].last : group[0].first]
    kinds = {a.kind for a in before}, {a.kind for a in group}
    if kinds[0] & kinds[1] and before[-1].calendar == group[-1].calendar:
        return False
    if any(a.day is None and a.kind == "day" for a in (*before, *group)):
        return False
    if len(gap) == 1 and gap[0] in _BRACKETS:
        return True
    return len(gap) == 1 and (gap[0] in _COMMAS or gap[0] in "/-–=") and before[-1].last < group[0].first


def _day(value: Value) -> date | None:
    return date.fromisoformat(value.value) if value.value is not None and value.precision == "day" else None


def _leans(lang: str, tokens: Tokens, group: list[Atom], behind: list[Atom]) -> bool:
    """Whether the year or week of a day is told by the day behind it.

    That is so for `3 and 5 May`, for a range `1 May to 5 June 2018`, and for `Tuesday (7 April)`.
    """
    start, end = group[-1], behind[-1]
    if end.kind != "day" or end.day is None:
        return False
    if start.borrows:
        return True
    if _only_weekday(group):
        return len(behind) == 1 and apposed(tokens, group, behind)
    if start.kind != "day" or start.year is not None or start.day is None or end.year is None:
        return False
    to = vocabulary(lang).at(tokens.norm, start.last, behind[0].first, _TO)
    return to is not None and to.last == behind[0].first


def _year_before(tokens: Tokens, first: int, last: int) -> int | None:
    """The year in figures that is named last in tokens `first:last`."""
    for k in range(last - 1, max(first - 1, last - _YEAR_BACK), -1):
        year = year_of(tokens.norm[k], tokens.kind[k], short=False)
        if year is not None:
            return year
    return None


def span_of(text: str, tokens: Tokens, group: list[Atom]) -> Span:
    """The words of an expression, without the clitics before it."""
    start = raw_start(tokens, text, group[0].first, group[0].clitic)
    end = tokens.end[group[-1].last - 1]
    while text[end : end + 1] == _TATWEEL:  # ends an abbreviation such as that of Hijri
        end += 1
    return Span(start, end, text[start:end])


def _time(text: str, tokens: Tokens, group: list[Atom], value: Value) -> Time:
    span = span_of(text, tokens, group)
    by = " ".join([f"{Times.name}@{Times.version}", *dict.fromkeys(a.id for a in group)])
    if value.converter != "none":
        by += f" {value.converter}"
    return Time(
        start=span.start,
        end=span.end,
        text=span.text,
        value=value.value,
        precision=value.precision,
        calendar=value.calendar,
        anchor=value.anchor,
        by=by,
    )
