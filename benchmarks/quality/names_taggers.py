"""Which tagger labels names best: `python -m benchmarks.quality.names_taggers --gold DIR [--lang fa] [--only cnn]`.

A conditional random field, an averaged perceptron and a small convolutional network are trained on the same articles,
with the same features, and measured on the same held-out quarter: F1 by overlap as `names.person` and
`names.organisation` are scored, echoes included, and processor time a token of labelling alone. Unlike for the models
of the package, each article is seen once, with the knowledge base. The field is decoded by the package's own decoder,
the other two by Viterbi in plain Python. Needs the extra `train`; the network needs torch, which nothing else here
does.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from isnad.stages.names.echoes import echoes
from isnad.stages.names.features import Features, phrase_marks
from isnad.stages.names.labelling import Labelling, load
from isnad.stages.names.tagger import stretches
from isnad.stages.names.vocabulary import vocabulary
from isnad.train.names import Example, count, examples, fit, label_tokens, sequences

Rows = list[list[str]]
Tag = Callable[[Rows], list[str]]
_HELD = 4  # one article of so many is held out
_EPOCHS = 6


def best_labels(
    names: Sequence[str], scores: Sequence[Sequence[float]], moves: Sequence[Sequence[float]]
) -> list[str]:
    """The best labels under scores per token and per step, by Viterbi."""
    if not scores:
        return []
    n, row, back = len(names), list(scores[0]), []
    for at in scores[1:]:
        steps = [max(range(n), key=lambda a, b=b: row[a] + moves[a][b]) for b in range(n)]  # type: ignore[misc]
        row = [row[a] + moves[a][b] + at[b] for b, a in enumerate(steps)]
        back.append(steps)
    last = max(range(n), key=row.__getitem__)
    path = [last]
    for steps in reversed(back):
        path.append(steps[path[-1]])
    return [names[k] for k in reversed(path)]


def field(data: list[tuple[Rows, list[str]]]) -> Tag:
    """The package's conditional random field."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        fit(data, path)
        labelling = Labelling(load(path))

    def tag(rows: Rows) -> list[str]:
        found = dict(labelling.best([labelling.sum(row) for row in rows]))
        return [found.get(i, "O") for i in range(len(rows))]

    return tag


class Perceptron:
    """An averaged structured perceptron (Collins 2002)."""

    def __init__(self, data: list[tuple[Rows, list[str]]]) -> None:
        self.labels = sorted({label for _, labels in data for label in labels})
        place = {label: k for k, label in enumerate(self.labels)}
        n = len(self.labels)
        self.weights: dict[str, list[float]] = {}
        self.moves = [[0.0] * n for _ in range(n)]
        sums: dict[str, list[float]] = {}
        move_sums = [[0.0] * n for _ in range(n)]
        step, order = 0, list(data)
        for epoch in range(_EPOCHS):
            random.Random(epoch).shuffle(order)
            for rows, labels in order:
                step += 1
                found = self(rows)
                for i, (row, a, b) in enumerate(zip(rows, labels, found, strict=True)):
                    for label, sign in ((a, 1.0), (b, -1.0)) if a != b else ():
                        for feature in row:
                            own = self.weights.setdefault(feature, [0.0] * n)
                            total = sums.setdefault(feature, [0.0] * n)
                            own[place[label]] += sign
                            total[place[label]] += sign * step
                    if i and (labels[i - 1], a) != (found[i - 1], b):
                        for x, y, sign in ((labels[i - 1], a, 1.0), (found[i - 1], b, -1.0)):
                            self.moves[place[x]][place[y]] += sign
                            move_sums[place[x]][place[y]] += sign * step
        for feature, own in self.weights.items():
            self.weights[feature] = [w - t / step for w, t in zip(own, sums[feature], strict=True)]
        self.moves = [
            [w - t / step for w, t in zip(own, total, strict=True)]
            for own, total in zip(self.moves, move_sums, strict=True)
        ]

    def __call__(self, rows: Rows) -> list[str]:
        scores = [self._scores(row) for row in rows]
        return best_labels(self.labels, scores, self.moves)

    def _scores(self, row: list[str]) -> list[float]:
        found = [w for f in row if (w := self.weights.get(f)) is not None]
        return [sum(column) for column in zip(*found, strict=True)] if found else [0.0] * len(self.labels)


def network(data: list[tuple[Rows, list[str]]]) -> Tag:
    """A convolutional network: features of each token embedded and summed, two layers of width three over tokens."""
    import torch
    from torch import nn

    torch.manual_seed(7)
    torch.set_num_threads(1)
    counts = Counter(f for rows, _ in data for row in rows for f in set(row))
    known = {f: k + 1 for k, f in enumerate(sorted(f for f, n in counts.items() if n > 1))}
    labels = sorted({label for _, own in data for label in own})
    place = {label: k for k, label in enumerate(labels)}

    class Net(nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.embed = nn.EmbeddingBag(len(known) + 1, 64, mode="sum", padding_idx=0)
            self.first, self.second = nn.Conv1d(64, 96, 3, padding=1), nn.Conv1d(96, 96, 3, padding=1)
            self.out, self.drop = nn.Linear(96, len(labels)), nn.Dropout(0.4)

        def forward(self, flat: Any, offsets: Any, lengths: list[int]) -> Any:
            words = self.drop(torch.tanh(self.embed(flat, offsets)))
            padded = nn.utils.rnn.pad_sequence(words.split(lengths), batch_first=True)
            hidden = torch.relu(self.first(padded.transpose(1, 2)))
            hidden = self.drop(torch.relu(self.second(hidden)).transpose(1, 2))
            return torch.cat([hidden[k, :n] for k, n in enumerate(lengths)]) @ self.out.weight.T + self.out.bias

    def batch(many: list[Rows]) -> tuple[Any, Any, list[int]]:
        tokens = [[known[f] for f in row if f in known] for rows in many for row in rows]
        offsets, total = [], 0
        for own in tokens:
            offsets.append(total)
            total += len(own)
        flat = torch.tensor([k for own in tokens for k in own] or [0])
        return flat, torch.tensor(offsets), [len(rows) for rows in many]

    net = Net()
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    order = [(rows, own) for rows, own in data if rows]
    for epoch in range(_EPOCHS):
        random.Random(epoch).shuffle(order)
        for i in range(0, len(order), 32):
            part = order[i : i + 32]
            wanted = torch.tensor([place[label] for _, own in part for label in own])
            loss = nn.functional.cross_entropy(net(*batch([rows for rows, _ in part])), wanted)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    net.eval()
    moves = _allowed(labels)

    def tag(rows: Rows) -> list[str]:
        if not rows:
            return []
        with torch.no_grad():
            return best_labels(labels, net(*batch([rows])).tolist(), moves)

    return tag


def _allowed(labels: list[str]) -> list[list[float]]:
    """Steps to an I- only from its own type."""

    def fits(a: str, b: str) -> bool:
        return b[:2] != "I-" or a[2:] == b[2:]

    return [[0.0 if fits(a, b) else -1e6 for b in labels] for a in labels]


def measure(name: str, tag: Tag, held: list[Example], features: Features, trained: float) -> None:
    """Print F1 and the time that labelling takes."""
    counts: Counter[tuple[str, str]] = Counter()
    words = features.vocabulary
    spent, tokens = 0.0, 0
    for a in held:
        marks, often = phrase_marks(words.phrases.find(a.tokens)), Counter(a.tokens.norm)
        gold = stretches(enumerate(label_tokens(a, words)))
        rows = [features.sentence(a.tokens, s, marks, often) for s in a.sentences]
        began = time.process_time()
        found = [tag(own) for own in rows]
        spent += time.process_time() - began
        tokens += len(a.tokens)
        labels = [
            (s.first + k, label) for s, own in zip(a.sentences, found, strict=True) for k, label in enumerate(own)
        ]
        count(echoes(a.tokens, stretches(labels), words), gold, counts)
    line = f"  {name:11}"
    for pool in ("person", "organisation", "GPE"):
        hit, p, g = (counts[pool, k] for k in ("hit", "predicted", "gold"))
        line += f"  {pool} {2 * hit / max(p + g, 1):.3f}"
    print(f"{line}  {spent / tokens * 1e6:.1f} µs/token to label, {trained:.0f} s to train", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--lang", choices=("ar", "fa"))
    parser.add_argument("--only", choices=("field", "perceptron", "cnn"))
    args = parser.parse_args()
    makers: dict[str, Callable[[list[tuple[Rows, list[str]]]], Tag]] = {
        "field": field,
        "perceptron": Perceptron,
        "cnn": network,
    }
    for lang in [args.lang] if args.lang else ["ar", "fa"]:
        articles = examples(args.gold, lang)
        random.Random(7).shuffle(articles)
        held, kept = articles[::_HELD], [a for i, a in enumerate(articles) if i % _HELD]
        features = Features(vocabulary(lang))
        both = sequences(kept, features)
        data = both[: len(both) // 2]
        print(f"{lang}: {len(kept)} articles to train on, {len(held)} held out")
        for name in [args.only] if args.only else list(makers):
            began = time.process_time()
            tag = makers[name](data)
            measure(name, tag, held, features, time.process_time() - began)


if __name__ == "__main__":
    main()
