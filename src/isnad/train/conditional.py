"""Fitting log-linear choices (conditional logit) by L-BFGS with an L2 penalty."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Instance = tuple[Sequence[Sequence[str]], int]  # candidates' features, index of the right one


def fit(
    instances: Sequence[Instance], penalty: float = 1.0, rare: int = 2, iterations: int = 120
) -> dict[str, float]:
    """Weights that make the right candidates likely; features seen in fewer than `rare` candidates are left out."""
    seen = Counter(f for candidates, _ in instances for c in candidates for f in set(c))
    chosen = {f for candidates, right in instances for f in candidates[right]}
    names = sorted(f for f, n in seen.items() if n >= rare and (f in chosen or n >= 5))
    index = {f: i for i, f in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    first: list[int] = []
    right_rows: list[int] = []
    row = 0
    for candidates, right in instances:
        first.append(row)
        right_rows.append(row + right)
        for features in candidates:
            known = [index[f] for f in features if f in index]
            rows.extend([row] * len(known))
            columns.extend(known)
            row += 1
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(names)))
    weights = _maximise(x, np.array(first), np.array(right_rows), penalty, iterations)
    return {f: round(float(weights[i]), 4) for f, i in index.items() if abs(weights[i]) > 1e-3}


def _maximise(
    x: csr_matrix, first: npt.NDArray[np.int64], right: npt.NDArray[np.int64], penalty: float, iterations: int
) -> npt.NDArray[np.float64]:
    group = np.repeat(np.arange(len(first)), np.diff(np.append(first, x.shape[0])))
    transposed = x.T.tocsr()
    observed = np.asarray(x[right].sum(axis=0)).ravel()

    def loss(w: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = x @ w
        top = np.maximum.reduceat(score, first)
        e = np.exp(score - top[group])
        total = np.add.reduceat(e, first)
        value = -(score[right] - top - np.log(total)).sum() + 0.5 * penalty * (w @ w)
        return float(value), transposed @ (e / total[group]) - observed + penalty * w

    result = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": iterations})
    return np.asarray(result.x)
