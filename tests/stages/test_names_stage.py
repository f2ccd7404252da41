"""The names stage on sentences of our own, Arabic and Persian alike."""

import hashlib

import pytest

from isnad.model import Article, Layers, Name
from isnad.stages.names import build
from isnad.stages.names.stage import Names
from isnad.stages.sentences import build as build_sentences

STAGE = build({})


def names(text: str, lang: str, stage: Names = STAGE) -> list[Name]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(id=digest, text_sha256=digest, key="k", path="k.txt", lang=lang, text=text)
    layers = build_sentences({}).run(article, Layers())
    found = stage.run(article, layers).names
    assert found is not None
    for n in found:
        assert text[n.start : n.end] == n.text
        assert text[n.phrase.start : n.phrase.end] == n.phrase.text
        assert n.phrase.start <= n.start < n.end <= n.phrase.end
    assert [(n.start, -n.end) for n in found] == sorted((n.start, -n.end) for n in found)
    return found


def only(found: list[Name], kind: str, type: str) -> list[str]:
    return [n.text for n in found if n.kind == kind and n.type == type]


@pytest.mark.parametrize(
    ("lang", "text", "name", "phrase", "role", "country"),
    [
        (
            "ar",
            "وقال وزير الخارجية الإيراني محمد جواد ظريف إن بلاده مستعدة للحوار.",
            "محمد جواد ظريف",
            "وزير الخارجية الإيراني محمد جواد ظريف",
            "foreign_minister",
            "IRN",
        ),
        (
            "ar",
            "واجتمع الرئيس التركي رجب طيب أردوغان مع الوفد في أنقرة.",
            "رجب طيب أردوغان",
            "الرئيس التركي رجب طيب أردوغان",
            "president",
            "TUR",
        ),
        (
            "fa",
            "محمدجواد ظریف وزیر امور خارجه ایران وارد مسکو شد.",
            "محمدجواد ظریف",
            "محمدجواد ظریف وزیر امور خارجه ایران",
            "foreign_minister",
            "IRN",
        ),
        (
            "fa",
            "به گفته سخنگوی دولت علی ربیعی، این طرح اجرا می‌شود.",
            "علی ربیعی",
            "سخنگوی دولت علی ربیعی",
            "government_spokesperson",
            None,
        ),
    ],
)
def test_a_name_with_its_office(lang: str, text: str, name: str, phrase: str, role: str, country: str | None) -> None:
    person = next(n for n in names(text, lang) if n.type == "PER" and n.kind == "name")
    assert (person.text, person.phrase.text, person.role) == (name, phrase, role)
    if country:
        assert person.country == country


@pytest.mark.parametrize(
    ("lang", "text", "office", "role", "country"),
    [
        ("ar", "ورحب الزعيم الكوري الشمالي بالوفد.", "الزعيم الكوري الشمالي", "leader", "PRK"),
        ("ar", "أعلن وزير الخارجية الروسي أن المحادثات تأجلت.", "وزير الخارجية الروسي", "foreign_minister", "RUS"),
        ("ar", "أبلغ مسؤول أردني الحكومة العراقية بأن المعبر مغلق.", "مسؤول أردني", "official", "JOR"),
        ("ar", "ونفى مسؤول في الحكومة العراقية هذه الأنباء.", "مسؤول في الحكومة العراقية", "official", "IRQ"),
        ("ar", "ونفى المتحدث باسم الجيش هذه الأنباء.", "المتحدث باسم الجيش", "spokesperson", None),
        ("fa", "سخنگوی وزارت خارجه روسیه این خبر را رد کرد.", "سخنگوی وزارت خارجه روسیه", "spokesperson", "RUS"),
        ("fa", "رئیس‌جمهور فرانسه امروز به برلین رفت.", "رئیس‌جمهور فرانسه", "president", "FRA"),
    ],
)
def test_an_office_without_a_name(lang: str, text: str, office: str, role: str, country: str | None) -> None:
    found = next(n for n in names(text, lang) if n.kind == "office")
    assert (found.text, found.type, found.role, found.country) == (office, "PER", role, country)


@pytest.mark.parametrize(
    ("lang", "text", "surname"),
    [
        ("ar", "وقال الدكتور سمير قدوري إن السوق هادئة. وقدوري من مواليد حلب.", "قدوري"),
        ("fa", "دکتر کامران شهبازیان استاد دانشگاه است. شهبازیان کتاب نوشته است.", "شهبازیان"),
    ],
)
def test_a_surname_alone_is_found_again(lang: str, text: str, surname: str) -> None:
    people = only(names(text, lang), "name", "PER")
    assert len(people) == 2
    assert people[1] == surname


@pytest.mark.parametrize(
    ("lang", "text", "phrase", "number"),
    [
        ("ar", "وقال مسؤولون أمريكيون إن القرار قريب.", "مسؤولون أمريكيون", "p"),
        ("ar", "وردد المتظاهرون هتافات.", "المتظاهرون", "p"),
        ("fa", "منابع آگاه این خبر را تأیید کردند.", "منابع آگاه", "p"),
        ("fa", "معترضان در خیابان ماندند.", "معترضان", "p"),
        ("fa", "کشاورزان امسال گندم کاشته‌اند.", "کشاورزان", "p"),
        ("fa", "کار باید به کشاورزان واگذار شود.", "کشاورزان", "p"),  # the noun of a verb is no part of the group
        ("fa", "وام در اختیار کشاورزان قرار خواهد گرفت.", "کشاورزان", "p"),
        ("fa", "شاید این حق را کشاورزان داشته باشند.", "کشاورزان", "p"),
        ("fa", "کشاورزان جوان گندم کاشتند.", "کشاورزان جوان", "p"),
        ("fa", "شاید کشاورزان نمی توانند گندم بکارند.", "کشاورزان", "p"),
        ("fa", "این کار کشاورزان جوان بود", "کشاورزان جوان", "p"),
        ("ar", "وصل مئات المزارعين إلى الساحة.", "مئات المزارعين", "p"),
    ],
)
def test_people_without_a_name(lang: str, text: str, phrase: str, number: str) -> None:
    group = next(n for n in names(text, lang) if n.kind == "nominal")
    assert (group.text, group.type, group.number) == (phrase, "GROUP", number)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "ودمرت السيول كميات كبيرة من القمح."),  # quantities, not “like hundreds”
        ("ar", "من جهة أخرى، ارتفع سعر القمح."),
        ("fa", "این نامه از طرف باشگاه فرستاده شد."),
        ("fa", "از آن طرف قیمت گندم بالا رفت."),
    ],
)
def test_nobody(lang: str, text: str) -> None:
    assert not [n for n in names(text, lang) if n.kind == "nominal"]


@pytest.mark.parametrize(
    ("lang", "text", "pronoun", "number"),
    [
        ("ar", "ثم قال هو نفسه ذلك.", "هو", "s"),
        ("fa", "وی افزود که کار تمام است.", "وی", "s"),
        ("fa", "آن‌ها پاسخ ندادند.", "آن‌ها", "p"),
    ],
)
def test_pronouns(lang: str, text: str, pronoun: str, number: str) -> None:
    found = next(n for n in names(text, lang) if n.kind == "pronoun")
    assert (found.text, found.number) == (pronoun, number)


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [("ar", "في إيران وتركيا", ["IRN", "TUR"]), ("fa", "در ایران و ترکیه", ["IRN", "TUR"])],
)
def test_countries_are_known_and_stand_without_clitics(lang: str, text: str, country: list[str]) -> None:
    places = [n for n in names(text, lang) if n.type == "GPE" and n.kind == "name"]
    assert [n.known for n in places] == country
    assert not places[1].text.startswith("و")


@pytest.mark.parametrize(("lang", "text"), [("ar", "الموقف الروسي واضح"), ("fa", "هیئت روسی رسید")])
def test_a_demonym_is_no_name(lang: str, text: str) -> None:
    found = names(text, lang)
    demonym = next(n for n in found if n.kind == "demonym")
    assert demonym.known == "RUS"
    assert not only(found, "name", "GPE")


@pytest.mark.parametrize("word", ["مجريات الاجتماع واضحة", "في مجرى الحديث"])
def test_a_common_word_that_looks_like_an_adjective_is_no_demonym(word: str) -> None:
    assert not [n for n in names(word, "ar") if n.kind == "demonym"]


@pytest.mark.parametrize(
    ("lang", "text", "body"),
    [
        ("ar", "رحبت جامعة الدول العربية بالاتفاق.", "جامعة الدول العربية"),
        ("fa", "اتحادیه اروپا از توافق استقبال کرد.", "اتحادیه اروپا"),
    ],
)
def test_bodies(lang: str, text: str, body: str) -> None:
    found = next(n for n in names(text, lang) if n.type == "ORG")
    assert found.text == body
    assert found.known is not None


def test_the_article_that_lam_swallows_is_known_all_the_same() -> None:
    found = next(n for n in names("وسلم الوفد رسالة للأمم المتحدة أمس.", "ar") if n.type == "ORG")
    assert (found.text, found.known) == ("لأمم المتحدة", "un")


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize(
    "text", ["", "\n\n", "…!؟", "123 456", "a" * 10_000, "م" * 10_000, "‏علي‎ ‫شمخاني‬", "محمد " * 3000]
)
def test_strange_texts(lang: str, text: str) -> None:
    names(text, lang)


def test_a_day_of_the_week_is_no_city() -> None:
    found = names("روز دوشنبه وزیر خارجه گفت که مذاکرات ادامه دارد.", "fa")
    assert [n.type for n in found if n.text == "دوشنبه"] == []


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_two_stages_find_the_same(lang: str) -> None:
    text = "قال علي شمخاني في طهران" if lang == "ar" else "علی شمخانی در تهران گفت"
    assert names(text, lang) == names(text, lang, build({}))


def test_another_language_has_no_names() -> None:
    assert names("Ali Shamkhani said", "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "id"),
    [
        ("fa", "وزارت بهداشت رژیم صهیونیستی آمار را اعلام کرد.", "israel-health-ministry"),
        ("fa", "وزارت بهداشت آمار را اعلام کرد.", "iran-health-ministry"),
        ("ar", "أعلنت وزارة الخارجية الإيرانية العراقية", "iran-foreign-ministry"),
    ],
)
def test_a_body_of_one_country_is_not_that_of_another(lang: str, text: str, id: str | None) -> None:
    bodies = [n.known for n in names(text, lang) if n.type == "ORG"]
    assert bodies[:1] == ([id] if bodies else [])


# phenomenon: (language, text, word, whether it is somebody's office there)
ORDINARY = {
    "ar an adjective of the noun before it": ("ar", "وبدأت تسوية سياسية للنزاع.", "سياسية", False),
    "ar an adjective, both with the article": ("ar", "واستؤنفت العلاقات الدبلوماسية أمس.", "الدبلوماسية", False),
    "ar an adjective of a masculine noun": ("ar", "وتكلم في مؤتمر صحفي أمس.", "صحفي", False),
    "ar an adjective of a possessed noun": ("ar", "وغير موقفها السياسي أمس.", "السياسي", False),
    "ar an adjective joined to another": ("ar", "وشكا من تهميش اقتصادي وسياسي.", "سياسي", False),
    "ar an adjective behind the number of its noun": ("ar", "وصدر القرار 2328 القاضي بالهدنة.", "القاضي", False),
    "ar a participle with its object": ("ar", "وأعربت عن قلقها، داعية جميع الأطراف إلى الهدوء.", "داعية", False),
    "ar a participle with its complement": ("ar", "وكانت الشركة مسؤولة عن البناء.", "مسؤولة", False),
    "ar a participle behind a noun for people": ("ar", "ورحب مصدر مسؤول بالقرار.", "مسؤول", False),
    "ar a verb with its object, written like a side": ("ar", "في خطاب وجهه السكان إلى البلدية.", "جهه السكان", False),
    "ar many together": ("ar", "واجتمع الوفد بالمعارضة أمس.", "المعارضة", False),
    "ar the world, not a scholar": ("ar", "وفاز بكأس العالم أمس.", "العالم", False),
    "ar big, not a chief": ("ar", "وتكبد خسائر كبيرة أمس.", "كبيرة", False),
    "ar a politician behind a verb of saying": ("ar", "وقال سياسي لبناني إن الطريق مفتوح.", "سياسي لبناني", True),
    "ar a journalist behind a noun without the article": ("ar", "وأدان اختفاء الصحفي أمس.", "الصحفي", True),
    "ar an opponent behind a preposition": ("ar", "ونقل عن معارض سوري أن الطريق مفتوح.", "معارض سوري", True),
    "ar a diplomat who opens a sentence": ("ar", "دبلوماسي إيراني: الطريق مفتوح.", "دبلوماسي إيراني", True),
    "ar a masculine behind a feminine is none of its adjectives": (
        "ar", "واعتقلت الشرطة المتهم أمس.", "المتهم", True,
    ),
    "ar the chief of what follows": ("ar", "وبحسب تصريحات كبير المفاوضين أمس.", "كبير المفاوضين", True),
    "ar an official of a country": ("ar", "ونفى ذلك مسؤول إيراني أمس.", "مسؤول إيراني", True),
    "fa a participle with its light verb": ("fa", "او دولت را به جنگ متهم کرد.", "متهم", False),
    "fa a participle with its light verb, mi- apart": ("fa", "او دولت را به جنگ متهم می کند.", "متهم", False),
    "fa a participle with its copula": ("fa", "دولت در این کار مسئول است.", "مسئول", False),
    "fa a participle with its complement": ("fa", "سازمان‌های وابسته به دولت تعطیل شد.", "وابسته", False),
    "fa an accused who is asked": ("fa", "متهم گفت راه باز است.", "متهم", True),
    "fa an official of something": ("fa", "مسئول دفتر گفت راه باز است.", "مسئول دفتر", True),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDINARY)
def test_a_word_for_an_office_may_be_another_word(case: str) -> None:
    lang, text, word, expected = ORDINARY[case]
    offices = [n.text for n in names(text, lang) if n.kind == "office"]
    assert (word in offices) is expected
    assert expected or not offices


DATES = {
    "ar a month with day and year": ("ar", "وصل محمد شعبان يوم 15 شعبان 1446 إلى المدينة.", ["محمد شعبان"]),
    "ar a month behind its day": ("ar", "وصل رجب الحلواني في 3 رجب إلى المدينة.", ["رجب الحلواني"]),
    "fa a month with day and year": ("fa", "بهرام نیکوفر روز ۱۵ شعبان ۱۴۴۶ به شهر آمد.", ["بهرام نیکوفر"]),
    "fa a month behind its day": ("fa", "رجب طیب اردوغان ۱۳ رجب به شهر آمد.", ["رجب طیب اردوغان"]),
}


@pytest.mark.parametrize("case", DATES)
def test_a_month_in_a_date_is_nobodys_name(case: str) -> None:
    lang, text, people = DATES[case]
    assert only(names(text, lang), "name", "PER") == people
