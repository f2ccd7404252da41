"""Copies and stories on labelled pairs: `python -m benchmarks.quality.groups [--work DIR]`.

Prints F1 of copy, and of same story (copy or same_event), of Isnad and of two plain methods at the threshold that
is best on the very same pairs: MinHash over whole articles, and the cosine of TF-IDF. The pairs: those of the
example press within and across the languages, our own of `pairs/`, and those of ../shared, which nothing was fitted
on. News and pairs that are not at hand are named and left out. Our own pairs fitted the weights of stories, so they
are scored by weights that were fitted without them, in folds. With --work the readings are kept for another run.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

from rensa import RMinHash
from sklearn.feature_extraction.text import TfidfVectorizer

from isnad.config import Config
from isnad.job import run
from isnad.record import View, Writer
from isnad.resolve.fit import held_out, labelled
from isnad.resolve.groups import Groups
from isnad.resolve.update import update
from isnad.resolve.words import Words, article_words

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PRESS = ROOT / "examples/press"
OWN = ROOT / "benchmarks/quality/pairs"
SAME = frozenset({"copy", "same_event"})
Labelled = tuple[str, str, str]  # keys of two articles and the label
Scores = list[float]


def main() -> None:
    """Measure every set that is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=SHARED / "data/news", help="folder with dev_{ar,fa}.jsonl.gz")
    parser.add_argument("--pairs", type=Path, default=SHARED / "gold/copies_dev.jsonl", help="that fitted nothing")
    parser.add_argument("--work", type=Path, help="where readings are kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = given.work or Path(folder)
        work.mkdir(exist_ok=True)
        press = record_of(work / "press.sqlite", [PRESS])
        sets = {name: (press, rows) for name, rows in press_pairs(press).items()}
        sources = {"given, ar-ar": ("ar", given.pairs), "own, ar-ar": ("ar", OWN / "ar_ar.jsonl")}
        for name, (lang, pairs) in {**sources, "own, fa-fa": ("fa", OWN / "fa_fa.jsonl")}.items():
            news = given.news / f"dev_{lang}.jsonl.gz"
            if news.exists() and pairs.exists():
                sets[name] = news_set(work, name, news, pairs), read_pairs(pairs)
            else:
                print(f"{name}: left out, {news if not news.exists() else pairs} is not there")
        folds = {name: record for name, (record, _) in sets.items() if name.startswith("own")}
        own = [list(labelled(record, OWN / f"{name[-2:]}_{name[-2:]}.jsonl")) for name, record in folds.items()]
        unfitted = dict(zip(folds, held_out(own, list(labelled(press, OWN / "press.json"))), strict=True))
        print(f"{'pairs':22}{'':8}{'n':>5}{'Isnad':>9}{'groups':>9}{'MinHash':>9}{'TF-IDF':>9}   (best thresholds)")
        for name, (record, rows) in sets.items():
            measure(name, record, rows, unfitted.get(name))


def measure(name: str, record: Path, rows: list[Labelled], likely: Scores | None) -> None:
    """Print both lines of a set."""
    with View(record) as view:
        found = Groups(view)
        words = {r.article.key: article_words(r.article, r.boilerplate, r.title) for r in view.readings()}
    short = {head.key: id for id, head in found.heads.items()}
    pairs = [(short[a], short[b]) if short[a] < short[b] else (short[b], short[a]) for a, b, _ in rows]
    linked = [p in found.copy_links and not found.copy_links[p].form for p in pairs]
    story = [found.story_links.get(p, 0.0) >= 1 for p in pairs]
    if likely is not None:
        story = [w >= 1 for w in likely]
    in_copy, in_story = (
        [any(set(p) <= set(g) for g in groups) for p in pairs]
        for groups in ([[m.article for m in g.members] for g in found.copies], [s.articles for s in found.stories])
    )
    plain = {"MinHash": minhash(words, rows), "TF-IDF": tfidf(words, rows)}
    for what, wanted, mine, grouped in (
        ("copy", {"copy"}, linked, in_copy),
        ("story", SAME, [a or b for a, b in zip(linked, story, strict=True)], in_story),
    ):
        truth = [label in wanted for *_, label in rows]
        if not any(truth):
            continue
        best = {m: max((f1(truth, [s >= t for s in scores]), t) for t in set(scores)) for m, scores in plain.items()}
        values = (f1(truth, mine), f1(truth, grouped), *(value for value, _ in best.values()))
        at = ", ".join(f"{method} {threshold:.2f}" for method, (_, threshold) in best.items())
        print(f"{name:22}{what:8}{len(rows):5}{''.join(f'{value:9.3f}' for value in values)}   {at}")


def f1(truth: Iterable[bool], found: Iterable[bool]) -> float:
    """F1 of yes and no."""
    both = list(zip(truth, found, strict=True))
    hits = sum(t and f for t, f in both)
    return 2 * hits / max(1, sum(t for t, _ in both) + sum(f for _, f in both))


def minhash(words: dict[str, Words], rows: list[Labelled]) -> Scores:
    """Estimated Jaccard of word triples of whole articles, 128 permutations."""
    made = {}
    for key in {key for a, b, _ in rows for key in (a, b)}:
        made[key] = RMinHash(num_perm=128, seed=1)
        norm = words[key].norm
        made[key].update([" ".join(norm[i : i + 3]) for i in range(len(norm) - 2)] or norm)
    return [float(made[a].jaccard(made[b])) for a, b, _ in rows]


def tfidf(words: dict[str, Words], rows: list[Labelled]) -> Scores:
    """Cosine of TF-IDF over folded words, weighted by all articles of the set."""
    keys = sorted(words)
    analyzer: Callable[[str], list[str]] = lambda key: words[key].norm  # noqa: E731
    table = TfidfVectorizer(analyzer=analyzer, sublinear_tf=True).fit_transform(keys)
    at = {key: i for i, key in enumerate(keys)}
    return [float((table[at[a]] @ table[at[b]].T).sum()) for a, b, _ in rows]


def press_pairs(record: Path) -> dict[str, list[Labelled]]:
    """All pairs of the example press, within one language and across."""
    groups = json.loads((OWN / "press.json").read_text(encoding="utf-8"))
    copies = [set(g["members"]) for g in groups["copies"]]
    with View(record) as view:
        lang = {head.key: head.lang for head in view.articles()}
    out: dict[str, list[Labelled]] = {}
    for a, b in combinations(sorted(lang), 2):
        one = "copy" if any({a, b} <= g for g in copies) else "same_event"
        label = one if any({a, b} <= set(s) for s in groups["stories"]) else "unrelated"
        out.setdefault(f"press, {lang[a]}-{lang[b]}", []).append((a, b, label))
    return out


def read_pairs(path: Path) -> list[Labelled]:
    """The pairs of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(row["a"], row["b"], row["label"]) for row in rows]


def news_set(work: Path, name: str, news: Path, pairs: Path) -> Path:
    """A record of the articles that the pairs name."""
    wanted = {key for a, b, _ in read_pairs(pairs) for key in (a, b)}
    record = work / f"{name.replace(', ', '-')}.sqlite"
    articles = work / f"{record.stem}.jsonl"
    if not record.exists():
        articles.write_text("".join(articles_of(news, wanted)), encoding="utf-8")
    return record_of(record, [articles])


def articles_of(news: Path, wanted: set[str]) -> Iterator[str]:
    """The lines of these articles; of an id that stands twice the last, as the pairs were labelled on it."""
    found = {}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            if (id := json.loads(line)["id"]) in wanted:
                found[id] = line
    yield from found.values()


def record_of(path: Path, inputs: list[Path]) -> Path:
    """A record of the inputs, with its groups; one that is there is used again."""
    if not path.exists():
        run(inputs, path, Config.of({"workers": 1}))
    with Writer(path) as writer:
        update(writer)
    return path


if __name__ == "__main__":
    main()
