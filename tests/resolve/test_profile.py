import pytest

from isnad.inputs import article_from_text
from isnad.model import Reading
from isnad.resolve.profile import Card, Profile, entity_key, profile
from isnad.resolve.rarity import counted, name_rarity, rarity
from isnad.resolve.stems import root, stem
from isnad.resolve.words import article_words
from isnad.text import fold_word


def of(reading: Reading) -> Profile:
    return profile(reading, article_words(reading.article, reading.boilerplate, reading.title))


@pytest.mark.parametrize(
    ("lang", "common", "rare"), [("ar", "رئيس", "سنغافورة"), ("fa", "رئیس", "سنگاپور")], ids=["ar", "fa"]
)
def test_what_many_articles_have_is_not_rare(lang: str, common: str, rare: str) -> None:
    often, seldom = (rarity(stem(fold_word(word), lang), lang) for word in (common, rare))
    assert often < seldom <= rarity("", lang)
    counts = [n for _, n in counted(lang)]
    assert counts == sorted(counts, reverse=True)


def test_a_name_is_as_rare_as_where_it_is_common() -> None:
    assert name_rarity({"ar": ["إيران"], "fa": ["ایران"]}) == name_rarity({"fa": ["ایران"]})
    assert name_rarity({"en": ["Nobody"]}) == rarity("", "ar")


@pytest.mark.parametrize(
    ("lang", "word", "bare"),
    [
        ("ar", "والوزير", "وزير"),
        ("ar", "للوزير", "وزير"),
        ("ar", "وال", "وال"),
        ("fa", "کشورهای", "کشور"),
        ("fa", "ها", "ها"),
    ],
)
def test_stems(lang: str, word: str, bare: str) -> None:
    assert stem(fold_word(word), lang) == fold_word(bare)


def test_roots_are_one_where_the_languages_write_the_feminine_differently() -> None:
    assert root("حکومه") == root("حکومت")
    assert root("سه") == "سه"


def test_a_thing_has_one_key_in_both_languages(readings: dict[str, Reading]) -> None:
    a, b = (of(readings[key]) for key in ("ar-14-stockholm-agreement", "fa-13-stockholm-agreement"))
    common = set(a.entities) & set(b.entities)
    assert {a.names[key] for key in common} >= {"António Guterres", "Sweden"}
    for reading in readings.values():
        assert all(entity_key(e) for e in reading.entities)


def test_credits_and_outlets(readings: dict[str, Reading]) -> None:
    assert "SANA" in of(readings["ar-09-moscow-declaration"]).credits.values()
    assert of(readings["fa-07-moscow-declaration"]).outlet == "پگاه خاور"
    assert of(readings["ar-20-league-syria-damascus"]).day is None


def test_a_card_is_part_of_a_profile(readings: dict[str, Reading]) -> None:
    whole = of(readings["fa-07-moscow-declaration"])
    assert isinstance(whole, Card)
    assert {"words", "entities"} & set(Card.__struct_fields__) == set()


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("ar", "العلما ء يناقشون الملف النووي", "اجتمع الباحثون في العاصمة أمس."),
        ("fa", "علما ء درباره پرونده هسته‌ای گفت‌وگو کردند", "پژوهشگران دیروز در پایتخت گرد هم آمدند."),
    ],
)
def test_a_hamza_alone_in_a_title_is_no_word(lang: str, title: str, text: str) -> None:
    article = article_from_text(f"{title}\n\n{text}", lang=lang, key="a", title=title)
    assert article.title
    made = of(Reading(article=article))
    assert made.lead and all(made.lead) and all(made.words)
