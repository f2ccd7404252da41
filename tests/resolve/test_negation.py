"""Which words negate, and which only look as if."""

import pytest

from isnad.resolve.negation import negates
from isnad.text import fold_word


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "لا لم لن ليس ليست دون"),
        ("ar", "ولا ولم ولن فلا فلن وليس وليست ودون"),
        ("fa", "نه نیست نیستند نبود نشد"),
        ("fa", "نکرد ندارد نگفت نداد نرفت نیافت نشود نخواهد نتواند ننوشت"),  # past, present and subjunctive
        ("fa", "نکرده نداده نشده‌اند نگفته‌ایم"),  # perfect
        ("fa", "نیامد نیاورده نیاید نیفتاد نینداخت نایستاد"),  # before an alef
        ("fa", "نمی‌شود نمی‌خواهند نمی"),
        ("fa", "نکردن نداشتن"),
    ],
)
def test_what_negates(lang: str, words: str) -> None:
    assert [w for w in words.split() if not negates(fold_word(w), lang)] == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", "ولي فيلم لما ولد ملا بلاد كلام ودولة"),
        ("fa", "نیز نظر نشان نام نیرو نماینده نخست نو نهم نرم"),  # begin with its letter
        ("fa", "نشست نوشت نهاد نامید نمود نگریست نشستند نوشته"),  # verbs of their own
        ("fa", "نزد نبرد نیازم"),  # as verbs they would be negated
    ],
)
def test_what_does_not(lang: str, words: str) -> None:
    assert [w for w in words.split() if negates(fold_word(w), lang)] == []
