"""Name keys: one for all spellings of a name in one script."""

import pytest

from isnad.text.names import name_key, name_words, surname_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "عبدالفتّاح السيسى", "عبدالفتاح السیسی"],
        ["أبو بكر البغدادي", "ابوبكر البغدادي", "ابو بکر البغدادی"],
        ["إسماعيل هنية", "اسماعيل هنيه", "اسماعیل هنیه"],
        ["سيد إبراهيم رئيسي", "سید ابراهیم رئیسی", "سيد ابراهيم رييسي"],
    ],
)
def test_spellings_share_a_key(spellings: list[str]) -> None:
    assert len({name_key(s) for s in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("حسن", "حسين"), ("حسن", "حسین"), ("محمد", "محمود"), ("سالم", "سليم")])
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


def test_a_family_is_no_surname_and_its_word_within_a_name_may_be_the_article() -> None:
    assert name_key("آل سعود") != name_key("سعود")
    assert name_key("محمد آل جابر") == name_key("محمد الجابر")


def test_the_last_word_is_the_surname() -> None:
    assert surname_key("محمد جواد ظريف") == surname_key("ظریف")
    assert surname_key("خليفة حفتر") == surname_key("حفتر")
    assert surname_key("…") == ""


def test_compounds_are_one_word() -> None:
    assert len(name_words("عبد الله بن زايد")) == 3
    assert name_words("أبي بكر") == name_words("ابوبكر")
