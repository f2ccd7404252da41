import random

import pytest

from isnad.resolve.alignment import SEED, shared, tiles
from isnad.resolve.words import body_words

AR = "أعلن وزير النقل افتتاح الجسر فوق النهر. وأكد المهندسون أن العمل استغرق ثلاث سنوات. وحضر الحفل سفراء كثيرون."
FA = "وزیر راه از گشایش پل بر رودخانه خبر داد. مهندسان گفتند که کار سه سال طول کشید. سفیران بسیاری در مراسم بودند."
BOTH = pytest.mark.parametrize("text", [AR, FA], ids=["ar", "fa"])


@BOTH
def test_a_text_is_wholly_in_itself(text: str) -> None:
    words = body_words(text)
    found = shared(words, words)
    assert found.words == found.longest == len(words)
    assert found.of_shorter == found.a_first == found.b_first == 1.0


@BOTH
def test_sentences_in_another_order_are_found(text: str) -> None:
    turned = ". ".join(reversed(text.rstrip(".").split(". ")))
    assert shared(body_words(text), body_words(turned)).words >= len(body_words(text)) - SEED


@BOTH
def test_a_short_text_in_a_long_one(text: str) -> None:
    short, long = body_words(text.split(". ")[1] + "."), body_words(text)
    found = shared(short, long)
    assert found.of_shorter == 1.0
    assert found.own < 0.5 * max(found.a_own, found.b_own)
    assert (found.a_first, found.b_first) == (1.0, 0.0)


def test_languages_share_nothing() -> None:
    assert shared(body_words(AR), body_words(FA)).words == 0


def test_no_word_stands_in_two_tiles() -> None:
    rng = random.Random(7)
    for _ in range(200):
        a, b = ([rng.choice("abcd") for _ in range(rng.randrange(30))] for _ in "ab")
        found = tiles(a, b)
        for side in ("a", "b"):
            places = [getattr(t, side) + k for t in found for k in range(t.length)]
            assert len(places) == len(set(places))
        assert all(a[t.a : t.a + t.length] == b[t.b : t.b + t.length] for t in found)
        assert all(t.length >= SEED for t in found)
