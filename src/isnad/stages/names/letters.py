"""How much a word's letters look like a personal name's, from weights of letter sequences (`isnad.train.letters`)."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "models"
WEIGHTS = {lang: _FOLDER / f"{lang}.letters.tsv" for lang in ("ar", "fa")}
SIZES = (2, 3, 4)
SCALE = 100
_BOUND = 4


def sequences(word: str) -> set[str]:
    """The letter sequences of a folded word, its edges marked."""
    marked = f"^{word}$"
    return {marked[i : i + n] for n in SIZES for i in range(len(marked) - n + 1)}


@cache
def letter_weights(lang: str) -> dict[str, int]:
    """Sequence -> weight in hundredths; "" holds the constant."""
    path = WEIGHTS[lang]
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {sequence: int(weight) for sequence, weight in rows}


def name_likeness(word: str, lang: str) -> int:
    """A class from -4 (a common word) to 4 (a name)."""
    weight = letter_weights(lang).get
    total = weight("", 0) + sum([weight(s, 0) for s in sequences(word)])
    return max(-_BOUND, min(_BOUND, total // SCALE))
