"""Tokens and sentences of the article."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from isnad.lexicons import load
from isnad.lexicons.line_ends import line_ends
from isnad.model import Article, Layers, Sentence, Tokens
from isnad.text import fold_word, split_sentences, tokenize
from isnad.text.line_ends import part_lines, part_words


class Sentences:
    name = "sentences"
    version = "4"
    requires: frozenset[str] = frozenset()
    provides = frozenset({"tokens", "sentences"})

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = tokens_and_sentences(article.text, article.lang)
        return Layers(tokens=tokens, sentences=sentences)


def tokens_and_sentences(text: str, lang: str) -> tuple[Tokens, list[Sentence]]:
    """The tokens and sentences of a text, with words parted that a lost space or line's end has joined."""
    tokens = tokenize(text)
    if lang == "ar":
        tokens = part_words(text, tokens)
    if lang != "fa":
        return tokens, split_sentences(text, tokens, domains=_domains())
    tokens, lines = part_lines(text, tokens, line_ends())
    return tokens, split_sentences(text, tokens, lines, _domains())


@cache
def _domains() -> frozenset[str]:
    """The folded words that end an address: net, com."""
    return frozenset(fold_word(r.form) for r in load("outlet_words", "shared").rows if r["part"] == "domain")


def build(options: Mapping[str, Any]) -> Sentences:
    return Sentences()
