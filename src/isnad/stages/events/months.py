"""Months that date an event without being dates themselves: in March, this side or that of the day of writing.

A name alone may be a person's or an agency's too, so something must show the month: a preposition before it, the
noun for month beside it, or its second name behind a slash. Months of a calendar that is not the world's, whose
names are people's more often than not, need the noun.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import compress

from isnad.lexicons import load
from isnad.lexicons.match import raw_start
from isnad.model import Article, Sentence, Time, Tokens
from isnad.stages.attributions.lexical import particle
from isnad.stages.times.atoms import Atom
from isnad.stages.times.resolve import Context, resolve
from isnad.stages.times.tense import tenses
from isnad.stages.times.vocabulary import Match, vocabulary
from isnad.text import fold_word
from isnad.text.clitics import PROCLITIC_PREPOSITIONS

_NAME, _NOUN = frozenset({"month_name"}), frozenset({"month"})
_SLASH = "/"


@cache
def _nouns(lang: str) -> tuple[str, ...]:
    return tuple(fold_word(row.form) for row in load("time_words", lang).rows if row["role"] == "month")


def months(article: Article, tokens: Tokens, sentences: Sequence[Sentence]) -> list[tuple[Time, int]]:
    """Such expressions with their first tokens; none where the day of writing is unknown."""
    if not article.published:
        return []
    today = date.fromisoformat(article.published[:10])
    words, tense = vocabulary(article.lang), tenses(article.lang)
    ends = [s.last for s in sentences]
    free, out = 0, []
    for i in compress(range(len(tokens)), map(words.anchors.__getitem__, tokens.norm)):
        at = bisect_right(ends, i)
        if i < free or at == len(ends):
            continue
        s = sentences[at]
        match = words.at(tokens.norm, i, s.last, _NAME)
        if match is None or match.word.weak:
            continue
        free = _end(article.lang, tokens, match, s)
        if _shown(article.lang, tokens, match, free, s):
            month = match.word
            atom = Atom("day", i, free, match.clitic, month.id, month.calendar, month=month.value)
            context = Context(today, tense.around(tokens, i, free, s.first, s.last))
            value = resolve([atom], context).value
            start, end = raw_start(tokens, article.text, i, match.clitic), tokens.end[free - 1]
            if value is not None:
                out.append((_time(article, start, end, value), i))
    return out


def _end(lang: str, tokens: Tokens, match: Match, s: Sentence) -> int:
    """Where the month ends: behind its second name, if it has one."""
    at = match.last + 1
    if match.last < s.last and tokens.norm[match.last] == _SLASH:
        second = vocabulary(lang).at(tokens.norm, at, s.last, _NAME)
        if second is not None and second.word.value == match.word.value:
            return second.last
    return match.last


def _shown(lang: str, tokens: Tokens, match: Match, end: int, s: Sentence) -> bool:
    """Whether something beside a name shows it to be a month."""
    words, norm, i = vocabulary(lang), tokens.norm, match.first
    beside = ((i - 1, i), (end, end + 1))
    if any(words.at(norm, k, min(stop, s.last), _NOUN) is not None for k, stop in beside if k >= s.first):
        return True
    if norm[match.last - 1].endswith(_nouns(lang)):  # the noun is written with the name
        return True
    if match.word.calendar != "gregorian":
        return False
    before = i > s.first and particle(lang, norm[i - 1]) == "prep"
    glued = match.clitic > 0 and norm[i][match.clitic - 1] in PROCLITIC_PREPOSITIONS
    return before or glued or end > match.last


def _time(article: Article, start: int, end: int, value: str) -> Time:
    return Time(
        start=start,
        end=end,
        text=article.text[start:end],
        value=value,
        precision="month",
        calendar="gregorian",
        anchor="published",
        by="months",
    )
