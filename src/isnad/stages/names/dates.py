"""Names of months within dates, which the tagger takes for names: a man is called Shaaban, too."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged

_YEAR = 3  # digits from which a number behind a month is its year


def in_date(t: Tagged, tokens: Tokens, lang: str) -> bool:
    """Whether a stretch is a month's name with the number of a day before it, in it or of a year behind it."""
    inside = range(t.first, t.last)
    months = [i for i in inside if tokens.norm[i] in _months(lang)]
    if not months or any(tokens.kind[i] == "w" and i not in months for i in inside):
        return False
    before = t.first > 0 and tokens.kind[t.first - 1] == "n"
    behind = t.last < len(tokens) and tokens.kind[t.last] == "n" and len(tokens.norm[t.last]) >= _YEAR
    return before or behind or any(tokens.kind[i] == "n" for i in inside)


@cache
def _months(lang: str) -> frozenset[str]:
    """The folded words of the names of months."""
    return frozenset(word for row in load("months", lang).rows for form in form_variants(row.form) for word in form)
