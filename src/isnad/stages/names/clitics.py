"""Where a name begins in its first word: behind which conjunction or preposition."""

from collections.abc import Container

from isnad.stages.names.vocabulary import ARTICLE, Vocabulary
from isnad.text.clitics import bare_forms

_WAW = "\u0648"


def clitic_length(norm: str, words: Vocabulary, article_words: Container[str], after_title: bool) -> int:
    """How many letters of the folded first word of a name are no part of it.

    A word that the lexicons know as it stands keeps all its letters, then the reading that they know
    without clitic wins, then one whose bare word stands elsewhere in the article (`article_words`), then
    the article's alef-lam; a waw alone is taken for a conjunction unless a title stands before it.
    """
    if not words.arabic:
        return 0
    readings = bare_forms(norm)
    if len(readings) == 1 or words.knows(norm):
        return 0
    for clitic, bare in readings[1:]:
        if words.knows(bare):
            return clitic
    for clitic, bare in readings[1:]:
        if bare in article_words:
            return clitic
    for clitic, bare in readings[1:]:
        if bare.startswith(ARTICLE) and len(bare) > 4:
            return clitic
    if norm[0] == _WAW and not after_title and len(norm) > 4:
        return 1
    return 0
