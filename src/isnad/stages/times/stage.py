"""Dates in the text: found, put together and resolved."""

from datetime import date, timedelta

from isnad.lexicons.match import raw_start
from isnad.model import Article, Layers, Sentence, Span, Time, Tokens
from isnad.stages.times.atoms import Atom, Finder
from isnad.stages.times.resolve import Context, Value, disagreement, resolve
from isnad.stages.times.tense import Tenses, tenses
from isnad.stages.times.vocabulary import vocabulary

_COMMAS = frozenset("،,")
_OWN_DAY_OFF = 1
_TATWEEL = "\u0640"
_BRACKETS = frozenset("(（[")
_WEEK_BEGINS = {"ar": 7, "fa": 6}  # ISO day; Arab weeks begin on Saturday to Monday, Sunday stands between


class Times:
    """Calendar days and months with their ISO values, resolved against the day of publication."""

    name = "times"
    version = "2"
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
    found = dated_groups(lang, tokens, sentences)
    today = own_day(tokens, [g for _, g in found], today) if today else None
    for sentence, groups in found:
        before: list[Atom] = []
        for group in groups:
            beside = last if before and out[-1].value and apposed(tokens, before, group) else None
            tense = _tense(words, tokens, sentence, group) if today and beside is None else ""
            value = resolve(group, Context(today, tense, last, beside, _WEEK_BEGINS[lang]))
            if value.value is not None and value.precision == "day":
                last = date.fromisoformat(value.value)
            out.append(_time(text, tokens, group, value))
            before = group
    return out


def dated_groups(lang: str, tokens: Tokens, sentences: list[Sentence]) -> list[tuple[Sentence, list[list[Atom]]]]:
    """The sentences that hold dates, each with its expressions in order."""
    finder = Finder(vocabulary(lang), tokens, iranian=lang == "fa")
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
    if atom.clitic or group[-1].week is not None or "day" in kinds or "month" in kinds or atom.kind in kinds:
        return False
    if atom.kind not in ("weekday", "day", "month") or not kinds <= {"relative", "weekday"}:
        return False
    gap = atom.first - group[-1].last
    if gap == 0:
        return not (atom.kind == "weekday" and "weekday" in kinds)
    return gap == 1 and tokens.norm[group[-1].last] in _COMMAS and atom.kind == "day" and atom.day is not None


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
