import pytest

from isnad.inputs.language import detect, name_of, normal_lang, script_of
from isnad.lexicons import load
from isnad.text import fold_word

TEXTS = [
    ("ar", "أعلن وزير الخارجية أن بلاده تدعم الحوار، مشيراً إلى أن الزيارة ستتم الأسبوع المقبل."),
    ("ar", "اعلن وزير الخارجيه ان بلاده تدعم الحوار في المنطقه"),
    ("fa", "وزیر امور خارجه گفت که این سفر در هفته آینده انجام می‌شود."),
    ("fa", "وزير امور خارجه گفت كه اين سفر در هفته آينده انجام مي شود."),
    ("fa", "به گزارش خبرنگار، سخنگوي دولت از برگزاري نشست خبر داد"),
    ("ur", "وزیر خارجہ نے کہا کہ یہ دورہ اگلے ہفتے ہوگا اور اس میں بات چیت ہوگی۔"),
    ("ckb", "وەزیری دەرەوە ڕایگەیاند کە سەردانەکە هەفتەی داهاتوو دەبێت و گفتوگۆ دەکرێت."),
    ("ps", "د بهرنیو چارو وزیر وویل چې دا سفر به په راتلونکې اونۍ کې ترسره شي."),
    ("ug", "تاشقى ئىشلار مىنىستىرى بۇ زىيارەتنىڭ كېلەر ھەپتە بولىدىغانلىقىنى ئېيتتى."),
    ("en", "The foreign minister said that the visit is to take place next week in the capital."),
]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_detect(lang: str, text: str) -> None:
    assert detect(text) == lang
    assert script_of(text) == ("latin" if lang == "en" else "arabic")


def test_nothing_tells() -> None:
    assert detect("12 345 …") is None
    assert script_of("12 345 …") is None


@pytest.mark.parametrize(
    ("given", "code"), [("ar-SA", "ar"), ("FA", "fa"), ("fas", "fa"), ("Persian", "fa"), ("ara", "ar"), ("ur", "ur")]
)
def test_codes(given: str, code: str) -> None:
    assert normal_lang(given) == code


def test_names() -> None:
    assert name_of("ckb") == "Kurdish (Sorani)"
    assert name_of("xx") == "xx"


def test_words_speak_for_one_language_only() -> None:
    seen: dict[str, str] = {}
    for row in load("languages", "shared").rows:
        if row["kind"] == "word":
            assert seen.setdefault(fold_word(row.form), row["lang"]) == row["lang"], row
