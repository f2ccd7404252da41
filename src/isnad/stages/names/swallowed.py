"""Arabic names behind a lam that has swallowed the alef of their article: to the journalists, but to Lavrov."""

from collections.abc import Container

from isnad.stages.names.classes import word_classes
from isnad.stages.names.vocabulary import Vocabulary
from isnad.text import fold_word
from isnad.text.names import ARTICLE

_ALEF, _LAM = ARTICLE[0], ARTICLE[1]


def restored(text: str, start: int, end: int, words: Vocabulary, article_words: Container[str]) -> str:
    """`text[start:end]` as it is written where no lam stands before it: with its article, if it has one.

    Of three lams two are written; which of them the article's is, the text shows where it has the name elsewhere.
    """
    name = text[start:end]
    if not (words.arabic and start and name.startswith(_LAM) and text[start - 1] == _LAM):
        return name
    if has_article(fold_word(name.split()[0]), words, article_words):
        return _ALEF + name
    return ARTICLE + name if ARTICLE + name in text else name


def has_article(rest: str, words: Vocabulary, article_words: Container[str]) -> bool:
    """Whether the lam with which a folded word begins behind the preposition is the article's, not its own.

    The words of the article decide, then the lexicons, then what is frequent in news.
    """
    whole = _ALEF + rest
    if whole in article_words:
        return True
    if words.knows(rest):
        return False
    frequent = word_classes(words.lang)
    if words.knows(whole) or whole in frequent:
        return True
    own = (rest, ARTICLE + rest)
    return not any(word in article_words or word in frequent for word in own)
