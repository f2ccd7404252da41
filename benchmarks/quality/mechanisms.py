"""Mechanisms against annotations that list them, or those found in articles as a sheet to be judged by reading.

    python -m benchmarks.quality.mechanisms ../shared/gold/seeds [--min 41] [--missed]
    python -m benchmarks.quality.mechanisms --sheet INPUT [--lang ar] [--number 60] [--articles 400] [--seed 1]

The sheet is TSV: kind, whether the knowledge base knows it, its words, the sentence around them with the words
in brackets, and its parties. Needs no network.
"""

import argparse
import random
import sys
from itertools import islice
from pathlib import Path

from isnad.config import Config
from isnad.engines import read_article
from isnad.evaluate.mechanisms import MechanismScores, read_mechanisms
from isnad.inputs import iter_inputs
from isnad.model import Article, Mention, Reading
from isnad.stages import build_pipeline, default_spec

AROUND = 70  # characters on each side of a mention in the sheet


def measure(folder: Path) -> MechanismScores:
    """The scores of the annotations in a folder."""
    pipeline, scores = build_pipeline(default_spec()), MechanismScores()
    for gold in read_mechanisms(folder):
        (article,) = iter_inputs([gold.text], Config())
        assert isinstance(article, Article)
        scores.add(gold, read_article(pipeline, article))
    return scores


def sheet(source: Path, lang: str, number: int, articles: int, seed: int) -> list[str]:
    """Mechanisms drawn at random from random articles, one line each."""
    pipeline, rng = build_pipeline(default_spec()), random.Random(seed)
    found = [a for a in islice(iter_inputs([source], Config()), 30_000) if isinstance(a, Article) and a.lang == lang]
    lines: list[str] = []
    for article in rng.sample(found, min(articles, len(found))):
        lines += list(_lines(read_article(pipeline, article)))
    return rng.sample(lines, min(number, len(lines)))


def _lines(reading: Reading) -> list[str]:
    names = {e.id: e.name for e in reading.entities}
    first: dict[str, Mention] = {}
    for m in reading.mentions:
        first.setdefault(m.entity, m)
    out = []
    for e in reading.entities:
        if e.kind is not None and e.id in first:
            parties = "; ".join(names[p] for p in e.parties)
            known = e.kb or ""
            out.append("\t".join((e.kind, known, first[e.id].text, _around(reading, first[e.id]), parties)))
    return [line.replace("\n", " ") for line in out]


def _around(reading: Reading, m: Mention) -> str:
    text = reading.article.text
    return f"{text[max(0, m.start - AROUND) : m.start]}[[{m.text}]]{text[m.end : m.end + AROUND]}".replace("\t", " ")


def main() -> int:
    """Print what was asked for; 1 where fewer than `--min` were found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--min", type=int, default=0)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--sheet", action="store_true")
    parser.add_argument("--lang", default="ar")
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.sheet:
        print("\n".join(sheet(asked.folder, asked.lang, asked.number, asked.articles, asked.seed)))
        return 0
    scores = measure(asked.folder)
    print(
        f"found with span and kind: {scores.found.hits} of {scores.found.gold}, of {scores.found.predicted} predicted"
    )
    print(f"found with span alone:    {scores.placed.hits}")
    for line in scores.missed if asked.missed else []:
        print("missed", line)
    return int(scores.found.hits < asked.min)


if __name__ == "__main__":
    sys.exit(main())
