"""Frequency and context classes of words, learned from unlabelled news (`isnad.train.words`)."""

from functools import cache
from pathlib import Path

from isnad.text.clitics import bare_forms

_FOLDER = Path(__file__).parent / "models"
TABLES = {lang: _FOLDER / f"{lang}.classes.tsv" for lang in ("ar", "fa")}
ARTICLE = "\u0627\u0644"


def base(norm: str, lang: str) -> str:
    """The folded word without what could be a clitic before an article; other words as they are."""
    if lang != "ar":
        return norm
    for clitic, bare in bare_forms(norm):
        if bare.startswith(ARTICLE) and len(bare) > 4:
            return bare if clitic else norm
    return norm


@cache
def word_classes(lang: str) -> dict[str, tuple[int, str, str]]:
    """word -> (frequency class, coarse class, fine class); {} where the model has none."""
    path = TABLES[lang]
    if not path.is_file():
        return {}
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, coarse, fine = line.split("\t")
        out[word] = (int(frequency), coarse, fine)
    return out
