"""The words by which layout knows chrome, for one language."""

from functools import cache
from typing import NamedTuple

from isnad.lexicons import Matcher, load
from isnad.lexicons.kb import knowledge


class Row(NamedTuple):
    """A row of the chrome lexicon: kind of boilerplate, how it shows it, and the row's id."""

    kind: str
    how: str
    id: str


class Vocabulary(NamedTuple):
    """Matchers over chrome words and over the words of bylines.

    `credits` gives name (of a medium), common (such a name that is also another word), noun (agency,
    newspaper), mark (stands for agencies), desk (of the outlet's own) or place.
    """

    chrome: Matcher[tuple[Row, ...]]
    credits: Matcher[str]


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The words of `lang` (ar or fa), loaded once per process."""
    rows: dict[str, tuple[Row, ...]] = {}
    chrome = load("chrome", lang).rows
    for row in chrome:
        rows[row.form] = (*rows.get(row.form, ()), Row(row["kind"], row["how"], row.id))
    credits: list[tuple[str, str]] = [(r.form, r["how"]) for r in chrome if r["how"] in ("mark", "desk")]
    credits += [(r.form, "noun") for r in load("bodies", lang).rows if r["type"] == "AGENCY"]
    for known in knowledge():
        forms = [*known.forms(lang), *known.forms("en")]
        if known.type == "GPE":
            credits += [(f, "place") for f in [*forms, *known.capital_names.get(lang, [])]]
        elif known.type == "AGENCY":
            credits += [(f, "common" if f in known.ambiguous else "name") for f in forms]
    return Vocabulary(Matcher(rows.items(), clitics=False), Matcher(credits, clitics=False))
