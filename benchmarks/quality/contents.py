"""Statements against labels that nothing was learned from: `python -m benchmarks.quality.contents TEXTS…`.

The labels are those of `statements/held_out`; TEXTS are the news that they belong to, JSON Lines. Prints how well
contents and cues are found, in precision, recall and F1 as `isnad eval` counts them, and the type and act where
the content is found; of the articles whose labels tell the speakers also how many statements have the right ones.
Labels say nothing of chains.
"""

import argparse
from pathlib import Path

from isnad.evaluate.gold import GoldArticle as Gold
from isnad.evaluate.gold import GoldEntity, GoldStatement
from isnad.evaluate.scorer import Scorer
from isnad.model import Span
from isnad.stages import PIPELINE, build_pipeline, default_spec
from isnad.train.gold import GoldArticle, read_labels

LABELS = Path(__file__).parent / "statements/held_out"
WHO = ("attributed", "speaker")
KINDS = {"OFF": "PER"}  # who is known only by an office
STAGES = tuple(name for name in PIPELINE if name != "events")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    args = parser.parse_args()
    pipeline = build_pipeline(default_spec(STAGES))
    for lang in ("ar", "fa"):
        whole, told = Scorer(), Scorer()
        articles = list(read_labels(args.labels, args.texts, lang))
        for labelled in articles:
            article, gold = labelled.article, gold_of(labelled)
            reading = pipeline.read(article)
            for scorer in (whole, told) if gold.entities else (whole,):
                scorer.add(gold, article.text, reading, article.key)
        print(f"{lang}, {len(articles)} articles")
        for scorer, names in ((whole, ("content", "content_exact", "cue", "type", "act")), (told, WHO)):
            for name in names:
                print(f"  {name:14}", scorer.scores()["statements"][name])


def gold_of(labelled: GoldArticle) -> Gold:
    """The labels in the shape that the scorer takes."""
    entities = [
        GoldEntity(
            id=f"e{n}", type=KINDS.get(e["type"], e["type"]), name_en=e["name_en"], mentions=_spans(e["mentions"])
        )
        for n, e in enumerate(labelled.gold["entities"])
    ]
    statements = [
        GoldStatement(
            id=f"s{n}",
            source=[f"e{k}" for k in s["speakers"]],
            mention=_span(s["mention"]) if s["mention"] else None,
            cue=_span(s["cue"]),
            content=_spans(s["content"]),
            type=s["type"],
            act=s["act"],
        )
        for n, s in enumerate(labelled.gold["statements"], 1)
    ]
    return Gold(
        id=labelled.article.key, lang=labelled.article.lang, entities=entities, statements=statements, events=[]
    )


def _spans(at: list[dict[str, int | str]]) -> list[Span]:
    return [_span(x) for x in at]


def _span(at: dict[str, int | str]) -> Span:
    return Span(int(at["start"]), int(at["end"]), str(at["text"]))


if __name__ == "__main__":
    main()
