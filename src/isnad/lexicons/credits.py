"""The words of bylines, datelines and source lines: media, agencies' nouns and marks, and places."""

from collections.abc import Iterator

from isnad.lexicons.kb import knowledge
from isnad.lexicons.load import load


def credit_words(lang: str) -> Iterator[tuple[str, str]]:
    """Each form of `lang` (ar or fa) with its sort.

    The sorts are name (of a medium), common (such a name that is also another word), noun (agency, newspaper),
    mark (stands for agencies), desk (of the outlet's own) and place.
    """
    yield from ((r.form, r["how"]) for r in load("chrome", lang).rows if r["how"] in ("mark", "desk"))
    yield from ((r.form, "noun") for r in load("bodies", lang).rows if r["type"] == "AGENCY")
    for known in knowledge():
        forms = [*known.forms(lang), *known.forms("en")]
        if known.type == "GPE":
            yield from ((f, "place") for f in [*forms, *known.capital_names.get(lang, [])])
        elif known.type == "AGENCY":
            yield from ((f, "common" if f in known.ambiguous else "name") for f in forms)
