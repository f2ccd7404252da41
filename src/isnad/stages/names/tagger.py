"""The learned tagger: labels B-/I- of PER, OFF, ORG, AGENCY, GPE, GROUP for each token."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from isnad.lexicons import Hit
from isnad.model import Sentence, Tokens
from isnad.stages.names.features import Features, phrase_marks
from isnad.stages.names.vocabulary import Sense

MODELS = Path(__file__).parent / "models"


class Tagged(NamedTuple):
    """Tokens `first:last` carry one label (PER, OFF, ORG, AGENCY, GPE or GROUP)."""

    first: int
    last: int
    label: str


class Tagger:
    """Labels tokens of one language with the model of the package or that at `path`."""

    def __init__(self, features: Features, path: Path) -> None:
        self.features = features
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(path))

    def tag(self, tokens: Tokens, sentences: list[Sentence], hits: list[Hit[list[Sense]]]) -> list[Tagged]:
        """Labelled stretches in text order, none over another."""
        marks = phrase_marks(hits)
        counts = Counter(tokens.norm)
        out: list[Tagged] = []
        for s in sentences:
            labels = self._tagger.tag(self.features.sentence(tokens, s, marks, counts))
            out.extend(stretches(labels, s.first))
        return out


def stretches(labels: list[str], offset: int) -> list[Tagged]:
    """The labelled stretches of B-/I-/O labels; an I- without its B- begins one."""
    out: list[Tagged] = []
    first, current = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if current and label != "I-" + current:
            out.append(Tagged(offset + first, offset + i, current))
            current = ""
        if label != "O" and not current:
            first, current = i, label[2:]
    return out
