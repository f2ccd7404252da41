"""Statements against labels that nothing was learned from: `python -m benchmarks.quality.contents TEXTS…`.

The labels are those of `statements/held_out`; TEXTS are the news that they belong to, JSON Lines. Prints how well
contents and cues are found, in precision, recall and F1 as `isnad eval` counts them, and the type and act where
the content is found. Labels say nothing of speakers and chains.
"""

import argparse
from pathlib import Path

from isnad.evaluate.gold import GoldArticle as Gold
from isnad.evaluate.gold import GoldStatement
from isnad.evaluate.scorer import Scorer
from isnad.model import Span
from isnad.stages import PIPELINE, build_pipeline, default_spec
from isnad.train.gold import GoldArticle, read_labels

LABELS = Path(__file__).parent / "statements/held_out"
STAGES = tuple(name for name in PIPELINE if name != "events")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    args = parser.parse_args()
    pipeline = build_pipeline(default_spec(STAGES))
    for lang in ("ar", "fa"):
        scorer = Scorer()
        articles = list(read_labels(args.labels, args.texts, lang))
        for labelled in articles:
            article = labelled.article
            scorer.add(gold_of(labelled), article.text, pipeline.read(article), article.key)
        figures = scorer.scores()["statements"]
        print(f"{lang}, {len(articles)} articles")
        for name in ("content", "content_exact", "cue", "type", "act"):
            print(f"  {name:14}", figures[name])


def gold_of(labelled: GoldArticle) -> Gold:
    """The labels in the shape that the scorer takes."""
    statements = [
        GoldStatement(
            id=f"s{n}", source=[], cue=_span(s["cue"]), content=[_span(c) for c in s["content"]],
            type=s["type"], act=s["act"],
        )
        for n, s in enumerate(labelled.gold["statements"], 1)
    ]  # fmt: skip
    return Gold(id=labelled.article.key, lang=labelled.article.lang, entities=[], statements=statements, events=[])


def _span(at: dict[str, int | str]) -> Span:
    return Span(int(at["start"]), int(at["end"]), str(at["text"]))


if __name__ == "__main__":
    main()
