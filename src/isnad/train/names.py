"""Train the names tagger: `python -m isnad.train.names --gold DIR [--labels DIR --texts NEWS…] [--folds 5]`.

With `--folds` it cross-validates and prints F1 by label; without, it writes the models of the package. Labels are
of articles whose texts are not ours to give (`isnad.train.gold.read_labels`). Articles whose text stands in
`--without DIR` are never trained on.
"""

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pycrfsuite

from isnad.model import Sentence, Tokens
from isnad.stages.names.echoes import echoes
from isnad.stages.names.features import Features, phrase_marks
from isnad.stages.names.labelling import MILLION, Weights
from isnad.stages.names.tagger import MODELS, Tagged, Tagger, model_file, stretches
from isnad.stages.names.vocabulary import Vocabulary, vocabulary
from isnad.stages.sentences import tokens_and_sentences
from isnad.train.gold import GoldArticle, read_gold, read_labels

LABELS = ("PER", "OFF", "ORG", "AGENCY", "GPE", "GROUP")
_OFFICE_EN = re.compile(r"(?:^| )(?:of|an?|the|from|to|in|who|at|by)\b|^[a-z]|[a-z]\)$")
Sequence = tuple[list[list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article with its tokens and sentences."""

    text: str
    gold: dict[str, Any]
    tokens: Tokens
    sentences: list[Sentence]


def examples(folder: Path, lang: str) -> list[Example]:
    """The gold articles of one language under `folder`."""
    return [_example(a) for a in read_gold(folder, lang)]


def labelled_examples(labels: Path, texts: list[Path], lang: str) -> list[Example]:
    """The articles among `texts` whose names stand in `labels`/`<lang>.jsonl`."""
    return [_example(a) for a in read_labels(labels, texts, lang)]


def _example(a: GoldArticle) -> Example:
    tokens, sentences = tokens_and_sentences(a.article.text, a.article.lang)
    return Example(a.article.text, a.gold, tokens, sentences)


def label_tokens(article: Example, words: Vocabulary) -> list[str]:
    """The B-/I-/O label of each token from the gold's mentions; longer mentions win over those inside."""
    tokens = article.tokens
    labels = ["O"] * len(tokens)
    spans = []
    for e in article.gold["entities"]:
        for m in e.get("mentions", []):
            label = e["type"]
            if label == "PER" and is_office(e.get("name_en") or ""):
                label = "OFF"
            spans.append((m["start"] - m["end"], m["start"], m["end"], label))
    for _, start, end, label in sorted(spans):
        inside = [i for i in range(len(tokens)) if tokens.start[i] < end and tokens.end[i] > start]
        if label in LABELS and inside and all(labels[i] == "O" for i in inside):
            labels[inside[0]] = "B-" + label
            for i in inside[1:]:
                labels[i] = "I-" + label
    _fill_places(article, words, labels)
    return labels


def _fill_places(article: Example, words: Vocabulary, labels: list[str]) -> None:
    """Label known countries that the gold, by its scheme, leaves out where they take no part."""
    for hit in words.phrases.find(article.tokens):
        place = any(s.known is not None and s.tag in ("k.GPE", "k.capital") for s in hit.value)
        if place and all(labels[i] == "O" for i in range(hit.first, hit.last)):
            labels[hit.first] = "B-GPE"
            for i in range(hit.first + 1, hit.last):
                labels[i] = "I-GPE"


def is_office(name_en: str) -> bool:
    """Whether a gold PER with this name in English is an office or description, not a name."""
    return bool(_OFFICE_EN.search(name_en)) and not _is_name(name_en)


def _is_name(name_en: str) -> bool:
    parts = [p for p in re.split(r"[\s-]+", name_en) if p]
    small = {
        "bin",
        "ibn",
        "al",
        "von",
        "de",
        "van",
        "der",
        "el",
        "ash",
        "bint",
        "abd",
        "di",
        "da",
        "du",
        "la",
    }
    return all(p[0].isupper() or p in small for p in parts) and "(" not in name_en


def sequences(articles: Iterable[Example], features: Features) -> list[Sequence]:
    """Feature and label rows per sentence, with the knowledge base and as if it knew no name in them."""
    chosen = list(articles)
    plain = Features(Vocabulary(features.vocabulary.lang, people=False))
    labels = [label_tokens(a, features.vocabulary) for a in chosen]
    return [*_sequences(chosen, labels, features), *_sequences(chosen, labels, plain)]


def _sequences(articles: list[Example], labelled: list[list[str]], features: Features) -> list[Sequence]:
    out: list[Sequence] = []
    words = features.vocabulary
    for a, labels in zip(articles, labelled, strict=True):
        marks, counts = phrase_marks(words.phrases.find(a.tokens)), Counter(a.tokens.norm)
        out += [(features.sentence(a.tokens, s, marks, counts), labels[s.first : s.last]) for s in a.sentences]
    return out


def fit(data: list[Sequence], path: Path, c1: float = 0.05, c2: float = 0.05, iterations: int = 80) -> None:
    """Train on `data` and write the weights to `path`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for x, y in data:
        trainer.append(x, y)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.possible_transitions": False})
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        path.write_bytes(msgspec.msgpack.encode(weights_of(Path(file.name))))


def weights_of(model: Path) -> Weights:
    """The weights of a CRFsuite model, none lost."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    types = sorted({label[2:] for label in info.labels if label != "O"})
    labels = ["O", *(f"B-{t}" for t in types), *(f"I-{t}" for t in types)]
    place = {label: k for k, label in enumerate(labels)}
    features: dict[str, list[int]] = {}
    for (name, label), weight in sorted(info.state_features.items()):
        features.setdefault(name, []).extend((place[label], round(weight * MILLION)))
    return Weights(
        labels, features, [[round(info.transitions.get((a, b), 0.0) * MILLION) for b in labels] for a in labels]
    )


def count(predicted: list[Tagged], gold: list[Tagged], counts: Counter[tuple[str, str]]) -> None:
    """Add hits by overlap, one to one, with labels as the scorer pools them."""
    pools = {"PER": "person", "ORG": "organisation", "AGENCY": "organisation", "OFF": "office"}
    for pool in ("person", "organisation", "office", "GPE", "GROUP"):
        p = [x for x in predicted if pools.get(x.label, x.label) == pool]
        g = [x for x in gold if pools.get(x.label, x.label) == pool]
        left = list(g)
        for x in p:
            match = next((y for y in left if x.first < y.last and y.first < x.last), None)
            if match:
                left.remove(match)
                counts[pool, "hit"] += 1
        counts[pool, "predicted"] += len(p)
        counts[pool, "gold"] += len(g)


def cross_validate(articles: list[Example], features: Features, folds: int, c1: float, c2: float) -> None:
    """Print precision, recall and F1 by pool over `folds` folds of articles."""
    order = list(range(len(articles)))
    random.Random(7).shuffle(order)
    counts: Counter[tuple[str, str]] = Counter()
    for k in range(folds):
        held = {order[i] for i in range(k, len(order), folds)}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model"
            fit(sequences((a for i, a in enumerate(articles) if i not in held), features), path, c1, c2)
            tagger = Tagger(features, path)
            for i in held:
                a = articles[i]
                hits = features.vocabulary.phrases.find(a.tokens)
                gold = stretches(enumerate(label_tokens(a, features.vocabulary)))
                found = tagger.tag(a.tokens, a.sentences, hits)
                found = echoes(a.tokens, found, features.vocabulary)
                count(found, gold, counts)
    for pool in ("person", "organisation", "office", "GPE", "GROUP"):
        hit, p, g = (counts[pool, k] for k in ("hit", "predicted", "gold"))
        precision, recall = hit / max(p, 1), hit / max(g, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{pool:14} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({p} predicted, {g} gold)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--labels", type=Path, help="a folder with labels of names, <lang>.jsonl")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], help="the news that the labels belong to")
    parser.add_argument("--without", type=Path)
    parser.add_argument("--lang", choices=("ar", "fa"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--c1", type=float, default=0.05)
    parser.add_argument("--c2", type=float, default=0.05)
    args = parser.parse_args()
    for lang in [args.lang] if args.lang else ["ar", "fa"]:
        held = {a.text for a in examples(args.without, lang)} if args.without else set()
        labelled = labelled_examples(args.labels, args.texts, lang) if args.labels else []
        articles = [a for a in [*examples(args.gold, lang), *labelled] if a.text not in held]
        features = Features(vocabulary(lang))
        if args.folds:
            print(lang, len(articles), "articles,", args.folds, "folds")
            cross_validate(articles, features, args.folds, args.c1, args.c2)
        else:
            MODELS.mkdir(exist_ok=True)
            fit(sequences(articles, features), model_file(MODELS, lang), args.c1, args.c2)


if __name__ == "__main__":
    main()
