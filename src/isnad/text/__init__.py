"""Text without meaning: folding with an alignment, tokens, clitics, sentences. Knows no entity and no file."""

from isnad.text.fold import Folded, fold, fold_word
from isnad.text.sentences import split_sentences
from isnad.text.tokens import norms, tokenize

__all__ = ["Folded", "fold", "fold_word", "norms", "split_sentences", "tokenize"]
