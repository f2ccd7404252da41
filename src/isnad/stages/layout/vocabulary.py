"""The words by which layout knows chrome, for one language."""

from functools import cache
from typing import NamedTuple

from isnad.lexicons import Matcher, load
from isnad.lexicons.credits import credit_words


class Row(NamedTuple):
    """A row of the chrome lexicon: kind of boilerplate, how it shows it, and the row's id."""

    kind: str
    how: str
    id: str


class Vocabulary(NamedTuple):
    """Matchers over chrome words and over the words of bylines; `credits` gives the sorts of `credit_words`."""

    chrome: Matcher[tuple[Row, ...]]
    credits: Matcher[str]


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The words of `lang` (ar or fa), loaded once per process."""
    rows: dict[str, tuple[Row, ...]] = {}
    chrome = load("chrome", lang).rows
    for row in chrome:
        rows[row.form] = (*rows.get(row.form, ()), Row(row["kind"], row["how"], row.id))
    return Vocabulary(Matcher(rows.items(), clitics=False), Matcher(credit_words(lang), clitics=False))
