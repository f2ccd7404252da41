"""Rows of a lexicon that one of its columns picks out, as what finds their forms or as folded words."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Matcher


@cache
def phrases(lexicon: str, lang: str, column: str, *values: str) -> Matcher[str]:
    """What finds the forms of the rows whose `column` has one of `values`."""
    return Matcher([(form, form) for form in forms(lexicon, lang, column, *values)], clitics=False)


@cache
def single_words(lexicon: str, lang: str, column: str, *values: str) -> frozenset[str]:
    """The folded forms of such rows that are one word."""
    found = (v for form in forms(lexicon, lang, column, *values) for v in form_variants(form))
    return frozenset(v[0] for v in found if len(v) == 1)


@cache
def forms(lexicon: str, lang: str, column: str, *values: str) -> tuple[str, ...]:
    """The forms of such rows, as they are written there."""
    return tuple(row.form for row in load(lexicon, lang).rows if row[column] in values)
