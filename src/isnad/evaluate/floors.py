"""Floors under scores: a figure below its floor fails."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from isnad.errors import UsageError
from isnad.evaluate.scorer import Scores


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure may be; `lang` None = in each language."""

    key: str  # as statements.attributed.f1
    least: float
    lang: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Floor":
        """The floor of `KEY=X` or `LANG.KEY=X`; UsageError for anything else."""
        key, _, value = text.partition("=")
        first, _, rest = key.partition(".")
        try:
            least = float(value)
        except ValueError:
            raise UsageError(f"{text!r} is no floor; write one as statements.attributed.f1=0.55") from None
        return cls(rest, least, first) if first in ("ar", "fa", "all") and rest else cls(key, least)


@dataclass(frozen=True, slots=True)
class Check:
    """A floor with the figure that stands on it."""

    lang: str
    key: str
    figure: float
    least: float

    @property
    def holds(self) -> bool:
        return self.figure >= self.least


def checks(scores: dict[str, Scores], floors: Iterable[Floor]) -> Iterator[Check]:
    """Each floor with its figure in each language that it is for; UsageError for a key that there is not."""
    for floor in floors:
        langs = [floor.lang] if floor.lang else [lang for lang in scores if lang != "all"]
        for lang in langs:
            if lang not in scores:
                raise UsageError(f"there is no gold in language {lang!r}; there is {', '.join(scores)}")
            yield Check(lang, floor.key, figure(scores[lang], floor.key), floor.least)


def figure(scores: Scores, key: str) -> float:
    """The figure at a dotted key; UsageError where there is none."""
    at: object = scores
    for part in key.split("."):
        at = at.get(part) if isinstance(at, dict) else None
    if not isinstance(at, int | float):
        raise UsageError(f"there is no figure {key!r}; there are {', '.join(keys(scores))}")
    return float(at)


def keys(scores: Scores, before: str = "") -> Iterator[str]:
    """All dotted keys of figures."""
    for name, value in scores.items():
        if isinstance(value, dict):
            yield from keys(value, f"{before}{name}.")
        else:
            yield before + name


def load_floors(path: Path) -> tuple[str, list[Floor]]:
    """The gold's digest and the floors of a TOML file: `gold = "…"`, then one table per language."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        digest = str(data.pop("gold"))
        floors = [Floor(key, float(least), lang) for lang in data for key, least in data[lang].items()]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as e:
        raise UsageError(f'{path}: {e!r}; it needs gold = "DIGEST" and tables such as [ar]') from e
    return digest, floors
