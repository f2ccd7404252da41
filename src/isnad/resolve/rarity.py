"""How rare words and names are in the press: what many articles have tells little about one.

The tables `models/{ar,fa}.words.tsv` say in how many of 10 000 news articles a stem stands. They are fixed, so
that whether two articles belong together depends on these two alone, in whatever order and company they come.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from isnad.resolve.stems import stem
from isnad.text.names import name_words

LANGUAGES = ("ar", "fa")
_OF = 10_000
_LEAST = 8  # a word that is not in the table stands in fewer articles than its last


def counted(lang: str) -> list[tuple[str, int]]:
    """The stems of the table with in how many of 10 000 articles each stands, the most frequent first."""
    return list(_articles_with(lang).items())


@cache
def _articles_with(lang: str) -> Mapping[str, int]:
    table = files("isnad.resolve").joinpath(f"models/{lang}.words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {word: int(n) for word, n in rows}


@lru_cache(maxsize=131072)
def rarity(stemmed: str, lang: str) -> float:
    """Of a stem, from 0 (in every article) to some 7 (in none that was counted)."""
    return log(_OF / max(_LEAST, _articles_with(lang).get(stemmed, 0)))


def name_rarity(names: Mapping[str, Iterable[str]]) -> float:
    """Of a thing with these names by language: that of its rarest word, where it is most common."""
    by_language = ((lang, list(names.get(lang, ()))) for lang in LANGUAGES)
    rarest = (max(_of_name(name, lang) for name in own) for lang, own in by_language if own)
    return min(rarest, default=rarity("", LANGUAGES[0]))


@lru_cache(maxsize=65536)
def _of_name(name: str, lang: str) -> float:
    return max((rarity(stem(word, lang), lang) for word in name_words(name)), default=0.0)
