"""The words that show whether what a clause tells happened, looked up in an article's tokens: `factuality` rows."""

from functools import cache
from typing import NamedTuple

from isnad.lexicons import Matcher, load
from isnad.model import Tokens
from isnad.stages.events.inflection import ArabicForms
from isnad.stages.events.lexical import noun_forms
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered


class Sign(NamedTuple):
    """What a word does, by the lexicon's roles, and which prepositions may stand behind it (folded)."""

    roles: frozenset[str]
    takes: frozenset[str] = frozenset()
    future: bool = False


class Signs:
    """The signs of one language."""

    def __init__(self, lang: str) -> None:
        self._verbs = ArabicForms()
        self._inflected = Remembered(self._inflect)
        forms: list[tuple[str, Sign]] = []
        for at, row in enumerate(load("factuality", lang).rows):
            sign = Sign(frozenset(row.list("role")), frozenset(fold_word(w) for w in row.list("takes")))
            if lang == "ar" and row["part"] != "word":
                self._verbs.add(row, at)
                continue
            forms.append((row.form, sign))
            if row["part"] == "noun":
                forms += [(" ".join(words), sign) for words in noun_forms(lang, row.form)]
        self._matcher: Matcher[Sign] = Matcher(forms, clitics=lang == "ar")

    def ends(self, tokens: Tokens) -> dict[int, tuple[int, Sign]]:
        """The first token and the sign of each phrase, by the token that ends it."""
        return {h.last - 1: (h.first, h.value) for h in self._matcher.find(tokens)}

    def inflected(self, norm: str) -> Sign | None:
        """The sign that an Arabic word is a form of."""
        return self._inflected[norm]

    def _inflect(self, norm: str) -> Sign | None:
        for _, bare in bare_forms(norm):
            found = self._verbs.readings(bare) or self._verbs.jussives(bare)
            if found:
                row = found[0].row
                takes = frozenset(fold_word(w) for w in row.list("takes"))
                return Sign(frozenset(row.list("role")), takes, found[0].part == "future")
        return None


@cache
def signs(lang: str) -> Signs:
    """The signs of `lang`, built once per process."""
    return Signs(lang)
