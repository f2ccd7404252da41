"""Articles strewn with letters and marks of which folding leaves nothing or little are read like any other."""

import random
from pathlib import Path

import pytest

import isnad
from isnad.resolve.words import article_words

PRESS = Path(__file__).parents[2] / "examples" / "press"
ODD = [
    "ء",
    "ء ء",
    "َ",
    "ـ",
    "،",
    "«",
    "»",
    ":",
    "\u200c",
    "(",
    ")",
    "ـ ء",
    "٪",
    "و",
    "ال",
    "لل",
    "ب",
    "ّ",
    "ٔ",
    "۱",
    "12",
    "ء،",
]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_no_odd_word_stops_a_reading(lang: str) -> None:
    rng = random.Random(2328)
    for path in sorted((PRESS / lang).glob("*.txt")):
        words = path.read_text(encoding="utf-8").split(" ")
        text = " ".join(w if rng.random() > 0.3 else f"{w} {rng.choice(ODD)}" for w in words)
        reading = isnad.read(text, lang=lang, published="2019-12-20")
        assert not reading.failures, path.name
        assert all(text[m.start : m.end] == m.text for m in reading.mentions)
        found = article_words(reading.article, reading.boilerplate, reading.title)
        assert all(found.norm) and found.numbers() <= set(found.norm)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "نُشر البيان في ء أيار الماضي."),
        ("fa", "این بیانیه در ء مرداد منتشر شد."),
        ("ar", "قال الوزير في مقابلة مع وكالة ء ء نور للأنباء إن الأمر واضح."),
        ("fa", "وزیر در گفت‌وگو با خبرگزاری ء نور گفت که کار روشن است."),
    ],
)
def test_a_hamza_alone_is_a_word_without_letters(lang: str, text: str) -> None:
    reading = isnad.read(text, lang=lang)
    assert not reading.failures
    assert article_words(reading.article, reading.boilerplate, reading.title).numbers() == set()
