"""Tokens and sentences of the article."""

from collections.abc import Mapping
from typing import Any

from isnad.model import Article, Layers
from isnad.text import split_sentences, tokenize


class Sentences:
    name = "sentences"
    version = "2"
    requires: frozenset[str] = frozenset()
    provides = frozenset({"tokens", "sentences"})

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens = tokenize(article.text)
        return Layers(tokens=tokens, sentences=split_sentences(article.text, tokens))


def build(options: Mapping[str, Any]) -> Sentences:
    return Sentences()
