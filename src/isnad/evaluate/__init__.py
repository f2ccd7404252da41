"""How good readings are: measured against gold, articles annotated by hand."""

from isnad.evaluate.floors import Check, Floor, checks, figure, keys, load_floors
from isnad.evaluate.gold import GoldArticle, GoldFile, gold_digest, read_gold
from isnad.evaluate.reading import reader
from isnad.evaluate.scorer import Result, Scorer, Scores, score
from isnad.evaluate.statements import Miss

__all__ = [
    "Check",
    "Floor",
    "GoldArticle",
    "GoldFile",
    "Miss",
    "Result",
    "Scorer",
    "Scores",
    "checks",
    "figure",
    "gold_digest",
    "keys",
    "load_floors",
    "read_gold",
    "reader",
    "score",
]
