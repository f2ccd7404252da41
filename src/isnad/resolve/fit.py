"""Fit the weights of `likeness`: `python -m isnad.resolve.fit`.

Takes records that hold the articles, each with a file of labelled pairs of their keys (JSON Lines with a, b and
label) or, for the example press, its groups (JSON). Pairs of the examples count less: they are many and easy.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from isnad.record import View
from isnad.resolve.likeness import Comparable, enough, likelihood, measures
from isnad.resolve.profile import profile
from isnad.resolve.words import article_words

SAME = frozenset({"copy", "same_event"})
_WITHIN = ("words", "lead", "names", "rare_names", "days_apart", "same_day", "dates", "numbers", "deeds")
_ACROSS = ("names", "rarest_name", "days_apart", "dates", "numbers", "deeds", "classes")
_OF_EXAMPLES = 0.3
_STRENGTH = 3.0  # of the fit against its penalty
_MODEL = Path(__file__).with_name("models") / "stories.toml"
_HEAD = "# Fitted by `python -m isnad.resolve.fit`; docs/models/stories.md says on what.\n"
Pair = tuple[Comparable, Comparable, bool, float]


def profiles(record: Path) -> dict[str, Comparable]:
    """The profiles of the articles of a record, by key."""
    with View(record) as view:
        made = {r.article.key: profile(r, article_words(r.article, r.boilerplate, r.title)) for r in view.readings()}
    return {key: Comparable(own) for key, own in made.items()}


def labelled(record: Path, pairs: Path) -> Iterator[Pair]:
    """Pairs with whether they are one story, and their weight."""
    found = profiles(record)
    if pairs.suffix == ".json":
        stories = json.loads(pairs.read_text(encoding="utf-8"))["stories"]
        for a, b in combinations(sorted(found), 2):
            yield found[a], found[b], any(a in s and b in s for s in stories), _OF_EXAMPLES
        return
    for line in pairs.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield found[row["a"]], found[row["b"]], row["label"] in SAME, 1.0


def fit(pairs: list[Pair], names: tuple[str, ...]) -> dict[str, float]:
    """The weights of these measures, and `always`, what holds before any is looked at."""
    from sklearn.linear_model import LogisticRegression

    rows = [[found[n] for n in names] for found in (measures(a, b) for a, b, _, _ in pairs)]
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(rows, [same for *_, same, _ in pairs], sample_weight=[weight for *_, weight in pairs])
    return {"always": round(float(model.intercept_[0]), 3)} | {
        name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)
    }


def held_out(sets: list[list[Pair]], always: list[Pair], folds: int = 10) -> list[list[float]]:
    """For each pair of each set how likely it is one story, divided by what is enough: 1 or more is yes.

    A pair is judged by weights that were fitted without it and the pairs of its fold; `always` is fitted on too.
    """
    rows = [pair for own in sets for pair in own]
    scores = [0.0] * len(rows)
    for fold in range(folds):
        rest = [p for i, p in enumerate(rows) if i % folds != fold and p[0].profile.lang == p[1].profile.lang]
        model = fit(rest + [p for p in always if p[0].profile.lang == p[1].profile.lang], _WITHIN)
        for i in range(fold, len(rows), folds):
            a, b, *_ = rows[i]
            scores[i] = likelihood(model, measures(a, b)) / enough(a, b)
    out = []
    for own in sets:
        out.append(scores[: len(own)])
        del scores[: len(own)]
    return out


def main() -> None:
    """Fit both models and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path, metavar="RECORD PAIRS", help="records, each with its pairs")
    given = parser.parse_args().sets
    pairs = [p for record, file in zip(given[::2], given[1::2], strict=True) for p in labelled(record, file)]
    models = {
        "within": fit([p for p in pairs if p[0].profile.lang == p[1].profile.lang], _WITHIN),
        "across": fit(pairs, _ACROSS),
    }
    lines = [f"\n[{name}]\n" + "".join(f"{k} = {v}\n" for k, v in model.items()) for name, model in models.items()]
    _MODEL.write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
