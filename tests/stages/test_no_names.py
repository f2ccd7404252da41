"""Words that look like names and are none, and names that look like words: of nobody, of nothing known."""

import pytest

import isnad

OFFICES = {
    "ar": ("إعصار يقترب\n\nوذكر مراسل سكاي نيوز عربية أن الإعصار يقترب.", "مراسل"),
    "fa": (
        "مقام معظم رهبری\n\nمقام معظم رهبری سخن گفت. فرمانده معظم کل قوا تشکر کرد. معظم له تاکید کرد.",
        "معظم",
    ),
}


@pytest.mark.parametrize("lang", OFFICES)
def test_an_office_of_frequent_words_is_no_name_and_its_words_are_none(lang: str) -> None:
    text, word = OFFICES[lang]
    mentions = isnad.read(text, lang=lang).mentions
    assert any(word in m.text for m in mentions)
    assert [m.text for m in mentions if m.kind == "name" and word in m.text] == []


FAMILIES_OF_WORDS = {
    "ar": ("مؤتمر التعليم\n\nقال الدكتور أحمد القادم إن المؤتمر ناجح. وأضاف القادم أن الوفود وصلت.", "القادم"),
    "fa": ("نشست خبری\n\nعلی کشتی سخنگوی شهرداری گفت پل باز شد. کشتی همچنین افزود راه بسته است.", "کشتی"),
}


@pytest.mark.parametrize("lang", FAMILIES_OF_WORDS)
def test_a_frequent_word_behind_a_given_name_is_a_surname_alone_too(lang: str) -> None:
    text, word = FAMILIES_OF_WORDS[lang]
    mentions = isnad.read(text, lang=lang).mentions
    assert [m.text for m in mentions if m.kind == "name" and m.start == text.rindex(word)] == [word]


PLURALS = [
    ("می‌دانید چرا شکارچی ها مردمک دایره‌ای دارند؟", "شکارچی"),
    ("علیرغم وجود المان های لازم رشد نکرد.", "المان"),
]


@pytest.mark.parametrize(("text", "word"), PLURALS)
def test_a_persian_word_in_the_plural_is_no_name(text: str, word: str) -> None:
    assert [m.text for m in isnad.read("خبر تازه\n\n" + text, lang="fa").mentions if m.text == word] == []


# phenomenon: (language, text, what nothing in it is a mention of)
ABSENT = {
    "ar a river": ("ar", "خبر جديد\n\nتقع القرية قرب نهر الأردن. وصل الوفد أمس.", "JOR"),
    "fa a sea": ("fa", "خبر تازه\n\nناو در دریای عمان بود. خلبان نجات یافت.", "OMN"),
    "ar a gulf, behind a conjunction": ("ar", "خبر جديد\n\nاجتاز الإعصار الساحل وخليج المكسيك أمس.", "MEX"),
    "fa a gulf": ("fa", "خبر تازه\n\nتوفان از خلیج مکزیک گذشت.", "MEX"),
    "ar a sea with more behind it": ("ar", "خبر جديد\n\nعبرت السفينة بحر الصين الجنوبي أمس.", "CHN"),
    "fa an ocean": ("fa", "خبر تازه\n\nکشتی به اقیانوس هند رسید.", "IND"),
    "ar a street": ("ar", "خبر جديد\n\nفتح المتجر في شارع فلسطين أمس.", "PSE"),
    "fa a street": ("fa", "خبر تازه\n\nفروشگاه در خیابان سئول باز شد.", "KOR"),
    "ar grey": ("ar", "لون جديد\n\nاختار المصمم اللون الرمادي للجدار.", "c-ramadi"),
    "ar torrents": ("ar", "أمطار غزيرة\n\nتسببت الأمطار بسيول جارفة في الوادي.", "c-seoul"),
    "ar a given name like an adjective": ("ar", "خبر جديد\n\nقالت لوسي إنها سعيدة.", "LCA"),
    "fa cashews": ("fa", "خبر تازه\n\nقیمت بادام هندی بالا رفت.", "IND"),
    "ar tamarind": ("ar", "خبر جديد\n\nارتفع سعر تمر هندي أمس.", "IND"),
    "ar a person whose given name is a country's": (
        "ar", "خبر جديد\n\nقالت جورجيا ميلوني إن الطريق مفتوح.", "GEO",
    ),
    "ar a person whose given name is a country's, in a body's name": (
        "ar", "خبر جديد\n\nوأيدت القرار حكومة جورجيا ميلوني أمس.", "GEO",
    ),
    "fa a formula for the dead": ("fa", "خبر تازه\n\nوالد ما (قدس سره) چنین گفت.", "c-jerusalem"),
    "fa an uncle of somebody known": ("fa", "خبر تازه\n\nدایی عمر البشیر گفت راه باز است.", "p-omar-al-bashir"),
    "ar a name that many bear": (
        "ar", "خبر جديد\n\nقال محمد إبراهيم المنسق الإعلامي إن الطريق مفتوح.", "p-mohamed-ibrahim-moustafa",
    ),
    "fa a diameter": ("fa", "خبر تازه\n\nذرات با قطر کمتر از ۲.۵ میکرون خطرناک است.", "QAT"),
    "ar a diameter": ("ar", "خبر جديد\n\nعثر العمال على حفرة بقطر 20 مترا.", "QAT"),
    "fa any seminary": ("fa", "خبر تازه\n\nاو گفت یک حوزه علمیه خاص چنین نظری دارد.", "qom-seminary"),
    "fa mobilisation": ("fa", "خبر تازه\n\nوزیر گفت طرح بسیج ملی آغاز شد.", "basij"),
    "fa to mobilise": ("fa", "خبر تازه\n\nوزیر گفت باید همه را بسیج کرد تا راه باز شود.", "basij"),
    "fa a square": ("fa", "خبر تازه\n\nمردم در میدان بهارستان گرد آمدند.", "iran-parliament"),
    "fa independence": ("fa", "خبر تازه\n\nاین کشور استقلال خود را حفظ خواهد کرد.", "esteghlal"),
    "fa Fathollah": ("fa", "خبر تازه\n\nعلی فتح الله‌زاده گفت راه باز است. فتح الله‌زاده امروز آمد.", "fatah"),
    "fa a surname like an adjective": (
        "fa", "فهرست نامزدها\n\nزاهدی، میرتاج‌الدینی، مصری، نادران و توکلی نامزد شدند.", "EGY",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ABSENT)
def test_no_mention_of(case: str) -> None:
    lang, text, id = ABSENT[case]
    assert id not in {e.kb for e in isnad.read(text, lang=lang, published="2019-12-20").entities}


PRESENT = {
    "ar the country beside its river": ("ar", "خبر جديد\n\nقال الأردن إن نهر الأردن جف.", "JOR"),
    "fa the country beside its sea": ("fa", "خبر تازه\n\nعمان گفت دریای عمان امن است.", "OMN"),
    "ar a strait that has that name": ("ar", "خبر جديد\n\nعبرت السفن مضيق باب المندب أمس.", "c-bab-al-mandab"),
    "fa a country with a number behind it": ("fa", "خبر تازه\n\nقطر ۲۰ هواپیما خرید.", "QAT"),
    "fa the body of the name that others begin with": ("fa", "خبر تازه\n\nفتح و حماس دیدار کردند.", "hamas"),
    "fa the parliament by its square": ("fa", "خبر تازه\n\nچهره‌های تازه وارد بهارستان شدند.", "iran-parliament"),
    "fa a nationality behind its noun": ("fa", "خبر تازه\n\nبازیکن مصری، امروز آمد.", "EGY"),
}  # fmt: skip


@pytest.mark.parametrize("case", PRESENT)
def test_a_mention_of(case: str) -> None:
    lang, text, id = PRESENT[case]
    assert id in {e.kb for e in isnad.read(text, lang=lang, published="2019-12-20").entities}
