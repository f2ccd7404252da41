"""All scores of readings against gold. The definitions are those of docs/how-good.md."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from isnad.evaluate.details import NameScores, TimeScores
from isnad.evaluate.events import EventScores
from isnad.evaluate.gold import GoldArticle, GoldFile
from isnad.evaluate.identity import Identity
from isnad.evaluate.statements import Miss, StatementScores
from isnad.model import Failure, Reading

Scores = dict[str, Any]
"""Figures by name, nested: `scores["statements"]["attributed"]["f1"]`."""


@dataclass(slots=True)
class Scorer:
    """Adds up articles; all offsets are code points of the article's text."""

    missing: int = 0
    statements: StatementScores = field(default_factory=StatementScores)
    events: EventScores = field(default_factory=EventScores)
    times: TimeScores = field(default_factory=TimeScores)
    names: NameScores = field(default_factory=NameScores)

    def add(self, gold: GoldArticle, text: str, reading: Reading, stem: str = "") -> None:
        """Count one article. ValueError where the gold's ids don't fit."""
        if misfit := gold.misfit():
            raise ValueError(f"{gold.id}: {misfit}")
        who = Identity(gold, text, reading)
        self.statements.add(stem or gold.id, gold, text, reading, who)
        self.events.add(gold, text, reading, who)
        self.times.add(gold, text, reading)
        self.names.add(gold, reading)

    def scores(self) -> Scores:
        """All figures."""
        return {
            "missing_readings": self.missing,
            "statements": self.statements.figures(),
            "events": self.events.figures(),
            "times": self.times.figures(),
            "names": self.names.figures(),
        }


@dataclass(frozen=True, slots=True)
class Result:
    """Scores by language, and together under `all`; misses and failures in the order of the articles."""

    scores: dict[str, Scores]
    misses: list[Miss]
    failures: list[Failure]


def score(files: Iterable[GoldFile], read: Callable[[GoldFile], Reading]) -> Result:
    """The scores of what `read` makes of each gold article; a reading without text counts as missing."""
    scorers = {"all": Scorer()}
    failures: list[Failure] = []
    for f in files:
        reading = read(f)
        failures += reading.failures
        own = scorers.setdefault(f.gold.lang, Scorer())
        for scorer in (own, scorers["all"]):
            scorer.missing += not reading.article.text
            scorer.add(f.gold, reading.article.text or _text(f), reading, f.stem)
    langs = sorted(scorers, key=lambda lang: (lang == "all", lang))
    return Result({lang: scorers[lang].scores() for lang in langs}, scorers["all"].statements.misses, failures)


def _text(f: GoldFile) -> str:
    with f.text.open(encoding="utf-8", newline="") as file:
        return file.read()
