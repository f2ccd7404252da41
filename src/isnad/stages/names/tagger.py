"""The learned tagger: labels B-/I- of PER, OFF, ORG, AGENCY, GPE, GROUP for each token."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from isnad.lexicons import Hit
from isnad.model import Sentence, Tokens
from isnad.stages.names.features import FIRST, LAST, REPEATED, Features, marks
from isnad.stages.names.labelling import Labelling, load
from isnad.stages.names.vocabulary import Senses
from isnad.text.remembered import Remembered

MODELS = Path(__file__).parent / "models"

Sums = tuple[int, int, int, int, int]


def model_file(folder: Path, lang: str) -> Path:
    """Where a folder holds the tagger's weights for a language."""
    return folder / f"{lang}.labels.msgpack"


class Tagged(NamedTuple):
    """Tokens `first:last` carry one label (PER, OFF, ORG, AGENCY, GPE or GROUP)."""

    first: int
    last: int
    label: str


class Tagger:
    """Labels tokens of one language with the weights at `path`."""

    def __init__(self, features: Features, path: Path) -> None:
        self.features = features
        self._labelling = Labelling(load(path))
        self._first, self._last = self._labelling.sum([FIRST]), self._labelling.sum([LAST])
        self._repeated = [self._labelling.sum([r]) for r in REPEATED]
        self._words = Remembered(self._word)
        self._marks: dict[tuple[tuple[str, ...], bool], tuple[int, int, int]] = {}

    def tag(self, tokens: Tokens, sentences: list[Sentence], hits: list[Hit[Senses]]) -> list[Tagged]:
        """Labelled stretches in text order, none over another."""
        sums = self._sums(tokens.norm, sentences)
        self._add_marks(sums, hits)
        out: list[Tagged] = []
        best = self._labelling.best
        for s in sentences:
            labels = best(sums[s.first : s.last])
            if labels:
                out.extend(stretches(labels, s.first))
        return out

    def _sums(self, norm: list[str], sentences: list[Sentence]) -> list[int]:
        """What its words and those around it add to the labels of each token."""
        if not norm:
            return []
        words, repeated = self._words, self._repeated
        own_sums = {
            word: words[word][0] + repeated[count if count < len(repeated) else -1]
            for word, count in Counter(norm).items()
        }
        of = [words[word] for word in norm]
        behind, before = [0, *[w[1] for w in of]], [*[w[2] for w in of], 0]
        second_behind, second_before = [0, 0, *[w[3] for w in of]], [*[w[4] for w in of], 0, 0]
        for s in sentences:
            behind[s.first], before[s.last] = self._first, self._last
            second_behind[s.first] = second_behind[s.first + 1] = 0
            second_before[s.last] = second_before[s.last + 1] = 0
        return [
            own_sums[word] + a + b + c + d
            for word, a, b, c, d in zip(norm, behind, before[1:], second_behind, second_before[2:], strict=False)
        ]

    def _word(self, norm: str) -> Sums:
        own, behind, before, second_behind, second_before = map(self._labelling.sum, self.features.parts(norm))
        return own, behind, before, second_behind, second_before

    def _add_marks(self, sums: list[int], hits: list[Hit[Senses]]) -> None:
        """Add what matches of the lexicons and the knowledge base say of their tokens and of those behind them."""
        for hit in hits:
            first, last = hit.first, hit.last
            key = hit.value.tags, last - first > 1
            found = self._marks.get(key)
            if found is None:
                begin, inside, behind = map(self._labelling.sum, marks(*key))
                found = self._marks[key] = begin, inside, behind
            sums[first] += found[0]
            for i in range(first + 1, last):
                sums[i] += found[1]
            if last < len(sums):
                sums[last] += found[2]


def stretches(labels: Iterable[tuple[int, str]], offset: int = 0) -> list[Tagged]:
    """The stretches of B-/I- labels at their places; an I- without its B- begins one."""
    out: list[Tagged] = []
    first = last = 0
    current = ""
    for place, label in labels:
        if label == "O":
            continue
        if current and (place != last or label != "I-" + current):
            out.append(Tagged(offset + first, offset + last, current))
            current = ""
        if not current:
            first, current = place, label[2:]
        last = place + 1
    if current:
        out.append(Tagged(offset + first, offset + last, current))
    return out
