"""Word classes from unlabelled text: `python -m isnad.train.words --text FILE.jsonl.gz --lang ar --without GOLD`.

Writes for each frequent word its frequency class and two classes of words that stand in like contexts
(from the singular vectors of a positive pointwise mutual information matrix of neighbours). The table
holds words and numbers only.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from isnad.stages.names.classes import TABLES, base
from isnad.text import tokenize

_CONTEXTS = 1500
_OFFSETS = (-2, -1, 1, 2)


_LETTERS = re.compile(r"\W+")
_SLICE = 60


def slices(folder: Path) -> set[str]:
    """Stretches of letters of the articles under `folder`, by which their copies are known."""
    out = set()
    for path in folder.rglob("*.txt"):
        letters = _LETTERS.sub("", path.read_text(encoding="utf-8"))
        out |= {letters[i : i + _SLICE] for i in range(0, len(letters) - _SLICE, _SLICE)}
    return out


def texts(path: Path, limit: int, without: set[str]) -> Iterator[list[str]]:
    """The folded words of each article, those left out that share a slice with `without`."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for i, line in enumerate(f):
            if i >= limit:
                return
            row = json.loads(line)
            text = f"{row.get('title') or ''}\n{row.get('text') or ''}"
            letters = _LETTERS.sub("", text)
            if any(letters[j : j + _SLICE] in without for j in range(len(letters) - _SLICE)):
                continue
            tokens = tokenize(text)
            yield [n if k == "w" else k for n, k in zip(tokens.norm, tokens.kind, strict=True)]


def vectors(articles: list[list[str]], vocabulary: dict[str, int], lang: str, size: int) -> np.ndarray:
    """One unit vector per word of the vocabulary, shape (words, size)."""
    counts = Counter(w for a in articles for w in a)
    contexts = {w: i for i, (w, _) in enumerate(counts.most_common(_CONTEXTS))}
    cells: Counter[tuple[int, int]] = Counter()
    for article in articles:
        ids = [contexts.get(w, -1) for w in article]
        rows = [vocabulary.get(base(w, lang), -1) for w in article]
        for i, row in enumerate(rows):
            if row >= 0:
                for k, offset in enumerate(_OFFSETS):
                    j = i + offset
                    if 0 <= j < len(ids) and ids[j] >= 0:
                        cells[row, k * _CONTEXTS + ids[j]] += 1
    at = np.array(list(cells), dtype=np.int32)
    values = np.array(list(cells.values()), dtype=np.float64)
    m = csr_matrix((values, (at[:, 0], at[:, 1])), shape=(len(vocabulary), _CONTEXTS * len(_OFFSETS)))
    total = m.sum()
    row_sum = np.asarray(m.sum(axis=1)).ravel()
    column_sum = np.asarray(m.sum(axis=0)).ravel() ** 0.75
    column_sum *= total / column_sum.sum()
    m = diags(1 / np.maximum(row_sum, 1)) @ m @ diags(total / np.maximum(column_sum, 1))
    m.data = np.maximum(np.log(m.data), 0)
    u, s, _ = randomized_svd(m, n_components=size, random_state=1)
    v = u * np.sqrt(s)
    out: np.ndarray = v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--lang", choices=("ar", "fa"), required=True)
    parser.add_argument("--without", type=Path, required=True, help="held-out gold, never trained on")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--least", type=int, default=6)
    args = parser.parse_args()
    articles = list(texts(args.text, args.articles, slices(args.without)))
    counts = Counter(base(w, args.lang) for a in articles for w in a if len(w) > 1)
    words = [w for w, n in counts.most_common() if n >= args.least]
    v = vectors(articles, {w: i for i, w in enumerate(words)}, args.lang, 60)
    columns = [MiniBatchKMeans(k, random_state=1, n_init=3, batch_size=4096).fit_predict(v) for k in (64, 400)]
    with TABLES[args.lang].open("w", encoding="utf-8") as f:
        for i, word in enumerate(words):
            frequency = int(np.log2(counts[word] / len(articles) * 10_000 + 1))
            f.write(f"{word}\t{frequency}\t{columns[0][i]}\t{columns[1][i]}\n")


if __name__ == "__main__":
    main()
