"""Where a name begins in its first word: behind which conjunction or preposition."""

from collections.abc import Container

from isnad.lexicons.match import raw_start
from isnad.model import Tokens
from isnad.stages.names.classes import word_classes
from isnad.stages.names.vocabulary import ARTICLE, Vocabulary
from isnad.text.clitics import bare_forms
from isnad.text.marks import OPENING, STRAIGHT

_WAW, _KAF = "\u0648", "\u06a9"
_QUOTES = OPENING | STRAIGHT  # right behind which a name stands as it is


def name_start(tokens: Tokens, text: str, first: int, words: Vocabulary, article_words: Container[str]) -> int:
    """Raw offset of the name that begins in token `first`, behind its clitics."""
    if not words.arabic:
        return tokens.start[first]
    mark = not first or (tokens.kind[first - 1] == "m" and tokens.norm[first - 1] not in _QUOTES)
    n = clitic_length(tokens.norm[first], words, article_words, mark)
    return raw_start(tokens, text, first, n)


def clitic_length(norm: str, words: Vocabulary, article_words: Container[str], after_mark: bool) -> int:
    """How many letters of the folded first word of an Arabic name are no part of it.

    A word that the lexicons know as it stands keeps all its letters; then the reading that they know without
    clitic wins, then one whose bare word stands elsewhere in the article (`article_words`), then the article's
    alef-lam, then the reading that is frequent in news. A waw that nothing decides is a conjunction behind a
    mark that opens nothing, and a letter of the name behind a word or an opening mark.
    """
    readings = bare_forms(norm)
    if len(readings) == 1 or words.knows(norm):
        return 0
    for known in (words.knows, article_words.__contains__, _definite):
        for clitic, bare in readings[1:]:
            if known(bare):
                return clitic
    frequent = word_classes(words.lang)
    if norm in frequent:
        return 0
    for clitic, bare in readings[1:]:
        if bare in frequent and norm[0] != _KAF:
            return clitic
    return 1 if norm[0] == _WAW and after_mark and len(norm) > 4 else 0


def _definite(bare: str) -> bool:
    return bare.startswith(ARTICLE) and len(bare) > 4
