"""What is worked out once per word."""

from isnad.text.remembered import Remembered


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [lengths[w] for w in ("قال", "گفت", "قال")] == [3, 3, 3]
    assert asked == ["قال", "گفت"]


def test_it_never_holds_more_words_than_it_may() -> None:
    lengths = Remembered(len, most=10)
    for k in range(1000):
        assert lengths[str(k)] == len(str(k))
        assert len(lengths) <= 10


def test_a_word_that_keeps_coming_is_worked_out_once_however_many_others_come() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, most=10)
    for k in range(1000):
        assert lengths["قال"] == 3
        assert lengths[str(k)] == len(str(k))
    assert asked.count("قال") == 1
    assert len(asked) == 1001
