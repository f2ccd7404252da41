"""The tagger's best labels, against trying all of them."""

import random
import subprocess
import sys
from itertools import pairwise, product

import pytest

from isnad.stages.names.labelling import MILLION, Labelling, Weights

LABELS = ["O", "B-X", "B-Y", "I-X", "I-Y"]


def weights(rng: random.Random, inside: float) -> Weights:
    """Weights of some features and of transitions, with those inside a type raised as training raises them."""
    n = len(LABELS)
    features = {
        f"f{k}": [x for b in rng.sample(range(n), 3) for x in (b, round(rng.uniform(-4, 4) * MILLION))]
        for k in range(8)
    }
    transitions = [[round(rng.uniform(-2, 2) * MILLION) for _ in range(n)] for _ in range(n)]
    for b, i in ((1, 3), (3, 3), (2, 4), (4, 4)):
        transitions[b][i] += round(inside * MILLION)
    return Weights(LABELS, features, transitions)


def score(w: Weights, rows: list[list[str]], labels: tuple[int, ...]) -> int:
    total = sum(w.transitions[a][b] for a, b in pairwise(labels))
    for row, label in zip(rows, labels, strict=True):
        for f in row:
            pairs = dict(zip(w.features[f][::2], w.features[f][1::2], strict=True))
            total += pairs.get(label, 0)
    return total


@pytest.mark.parametrize("inside", [0.0, 3.0, 7.0])
@pytest.mark.parametrize("seed", range(60))
def test_the_best_labels_are_those_that_trying_all_finds(seed: int, inside: float) -> None:
    rng = random.Random(seed)
    w = weights(rng, inside)
    labelling = Labelling(w)
    rows = [rng.choices(list(w.features), k=rng.randint(0, 4)) for _ in range(rng.randint(1, 5))]
    best = [0] * len(rows)
    for place, label in labelling.best([labelling.sum(row) for row in rows]):
        best[place] = LABELS.index(label)
    tried = max(score(w, rows, labels) for labels in product(range(len(LABELS)), repeat=len(rows)))
    assert score(w, rows, tuple(best)) == tried


def test_an_empty_sentence_has_no_labels() -> None:
    assert Labelling(weights(random.Random(0), 3.0)).best([]) == []


def test_features_without_a_weight_weigh_nothing() -> None:
    labelling = Labelling(weights(random.Random(0), 3.0))
    assert labelling.sum(["f1", "unheard", "f2"]) == labelling.sum(["f1"]) + labelling.sum(["f2"])


def test_reading_needs_no_library_for_training() -> None:
    """The libraries of the extra `train` need not be installed where articles are read."""
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('pycrfsuite', 'sklearn', 'numpy', 'scipy')))\n"
        "import isnad\n"
        "isnad.read('قال الوزير.', lang='ar')\n"
        "isnad.read('وزیر گفت.', lang='fa')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
