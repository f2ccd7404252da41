"""Running counts and the figures that they give, rounded to four decimals."""

from dataclasses import dataclass

Figures = dict[str, float | int]


@dataclass(slots=True)
class Tally:
    """Hits among what was predicted and what gold has: precision, recall and their harmonic mean."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        """Count one article."""
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    def figures(self) -> Figures:
        """p, r, f1 and how many were predicted and in gold."""
        p = self.hits / self.predicted if self.predicted else 0.0
        r = self.hits / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "pred": self.predicted, "gold": self.gold}


@dataclass(slots=True)
class Share:
    """How many of those asked are right."""

    right: int = 0
    asked: int = 0

    def add(self, right: bool) -> None:
        """Count one answer."""
        self.right += right
        self.asked += 1

    def figures(self) -> Figures:
        """acc and n."""
        return {"acc": round(self.right / self.asked, 4) if self.asked else 0.0, "n": self.asked}
