import pytest
from rensa import RMinHash

from isnad.resolve.sketch import STRETCH, WINDOW, keys
from isnad.resolve.words import body_words

AR = (
    "أعلن وزير النقل أمس افتتاح الجسر الجديد فوق النهر بعد ثلاث سنوات من العمل وأكد المهندسون أن الجسر يحمل ألفي "
    "شاحنة في اليوم الواحد وحضر الحفل سفراء كثيرون من دول الجوار وممثلون عن الشركات التي شاركت في البناء"
)
FA = (
    "وزیر راه دیروز از گشایش پل تازه بر رودخانه پس از سه سال کار خبر داد و مهندسان تاکید کردند که پل روزانه دو هزار "
    "کامیون را تاب می‌آورد و سفیران بسیاری از کشورهای همسایه و نمایندگان شرکت‌های سازنده در مراسم بودند"
)
BOTH = pytest.mark.parametrize("text", [AR, FA], ids=["ar", "fa"])


@BOTH
def test_a_dozen_words_in_a_long_text_share_a_key(text: str) -> None:
    words = text.split()
    for at in range(0, len(words) - WINDOW, 3):
        part = " ".join(words[at : at + WINDOW])
        other = body_words(f"كلمات أخرى قبل هذا النص {part} وبعده كلمات أخرى لا صلة لها به أبدا في أي موضع")
        assert set(keys(other)) & set(keys(body_words(text)))


@BOTH
def test_keys_are_few_sorted_and_the_same_again(text: str) -> None:
    found = keys(body_words(text))
    assert found == sorted(set(found)) == keys(body_words(text))
    assert 0 < len(found) < len(text.split())
    assert all(0 <= key < 1 << 32 for key in found)


def test_spelling_does_not_change_keys() -> None:
    assert keys(body_words(AR)) == keys(body_words(AR.replace("أ", "ا").replace("ي", "ی")))
    assert keys(body_words(FA)) == keys(body_words(FA.replace("ی", "ي").replace("ک", "ك")))


def test_texts_shorter_than_a_window() -> None:
    assert keys(body_words("")) == []
    assert len(keys(body_words("خبر"))) == 1
    assert len(keys(body_words(" ".join(AR.split()[: STRETCH - 1])))) == 1


@BOTH
@pytest.mark.parametrize("size", [1, STRETCH, WINDOW - 1, WINDOW, WINDOW + 1, 30])
def test_a_key_is_the_least_hash_of_all_stretches_in_a_window(text: str, size: int) -> None:
    words = body_words(" ".join(text.split()[:size]))
    stretches = [" ".join(words.norm[i : i + STRETCH]) for i in range(max(1, len(words) - STRETCH + 1))]
    n = WINDOW - STRETCH + 1
    windows = [stretches[i : i + n] for i in range(max(1, len(stretches) - n + 1))]
    assert set(keys(words)) == {min(hashes) >> 32 for hashes in RMinHash.hash_token_sets(windows)}
