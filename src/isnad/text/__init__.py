"""Text without meaning: folding with an alignment, tokens, clitics, sentences. Knows no entity and no file."""

from isnad.text.fold import Folded, fold, fold_word
from isnad.text.sentences import split_sentences
from isnad.text.tokens import tokenize

__all__ = ["Folded", "fold", "fold_word", "split_sentences", "tokenize"]
