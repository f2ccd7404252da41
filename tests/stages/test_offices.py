"""Which words beside a name are an office, how far it goes, and what of."""

import pytest

import isnad

# phenomenon: (language, text, a name, offices that the text gives its bearer)
APPOSITIONS = {
    "ar where somebody spoke is no office": (
        "ar", "خبر جديد\n\nقال عباس عراقجي في مؤتمر صحفي عقده في بيروت إن الطريق مفتوح.", "عراقجي", [],
    ),
    "ar a relative clause is no office": (
        "ar", "خبر جديد\n\nقال عباس عراقجي، الذي ترأس الاجتماع، إن الطريق مفتوح.", "عراقجي", [],
    ),
    "ar an office ends at the comma behind it": (
        "ar", "خبر جديد\n\nقال عباس عراقجي، وزير الخارجية الإيراني، مساء أمس إن الطريق مفتوح.", "عراقجي",
        ["وزير الخارجية الإيراني"],
    ),
    "ar a comma within a name of a body ends none": (
        "ar", "خبر جديد\n\nقال سامر الحلواني، مدير الهيئة، وهو طبيب، إن الطريق مفتوح.", "الحلواني", ["مدير الهيئة"],
    ),
    "fa the reporter of a medium is not whom a comma leads to": (
        "fa", "خبر تازه\n\nبه گزارش خبرنگار سیاسی ایسنا، اسماعیل بقائی در نشست خبری گفت راه باز است.", "بقائی", [],
    ),
    "fa the reporter of a medium is not whom a comma leads to, an office behind the name": (
        "fa", "خبر تازه\n\nبه گزارش خبرنگار سیاسی ایسنا، اسماعیل بقائی سخنگوی وزارت خارجه گفت راه باز است.", "بقائی",
        ["سخنگوی وزارت خارجه"],
    ),
    "fa an office before a comma is not that of a name with its own": (
        "fa", "خبر تازه\n\nپس از سخنان رئیس جمهور آمریکا، محمدجواد ظریف وزیر خارجه ایران گفت راه باز است.", "ظریف",
        ["وزیر خارجه ایران"],
    ),
    "fa an office ends at a comma before a time": (
        "fa", "خبر تازه\n\nمحمدجواد ظریف، وزیر امور خارجه ایران، عصر امروز (سه‌شنبه) گفت راه باز است.", "ظریف",
        ["وزیر امور خارجه ایران"],
    ),
    "fa an office ends at a comma before another clause": (
        "fa", "خبر تازه\n\nناصر کنعانی، سخنگوی وزارت امور خارجه ایران، بازگشت سوریه را تبریک گفت.", "کنعانی",
        ["سخنگوی وزارت امور خارجه ایران"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APPOSITIONS)
def test_what_beside_a_name_is_an_office(case: str) -> None:
    lang, text, name, offices = APPOSITIONS[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    entity = next(e for e in reading.entities if any(name in form for form in e.names.get(lang, ())))
    assert [o.title for o in entity.offices] == offices
    assert all(text[o.span.start : o.span.end] == o.title for o in entity.offices)


GLOSSES = {
    "ar an official": ("ar", "خبر جديد\n\nقال مسؤول إيراني إن الطريق مفتوح.", "official of Iran"),
    "ar the head of a known body": (
        "ar", "خبر جديد\n\nقال رئيس مجلس الأمن الدولي إن الجلسة انتهت.", "head of UN Security Council",
    ),
    "ar the head of something else": ("ar", "خبر جديد\n\nقال رئيس شركة المياه إن الماء عاد.", "رئيس شركة المياه"),
    "ar who speaks for something else": (
        "ar", "خبر جديد\n\nقال المتحدث باسم نقابة الخبازين اللبنانية إن الطريق مفتوح.",
        "المتحدث باسم نقابة الخبازين اللبنانية",
    ),
    "ar the governor of a province": ("ar", "خبر جديد\n\nقال محافظ البصرة إن الطريق مفتوح.", "governor of Basra"),
    "ar a lawyer": ("ar", "خبر جديد\n\nقال محام مصري إن الطريق مفتوح.", "lawyer of Egypt"),
    "fa an official": ("fa", "خبر تازه\n\nمسئول ایرانی گفت راه باز است.", "official of Iran"),
    "fa the head of a known body": (
        "fa", "خبر تازه\n\nرئیس دوره‌ای شورای امنیت گفت جلسه پایان یافت.", "head of UN Security Council",
    ),
    "fa who speaks for something else": (
        "fa", "خبر تازه\n\nسخنگوی صنف نانوایان ایران گفت راه باز است.", "سخنگوی صنف نانوایان ایران",
    ),
    "fa the governor of a province": ("fa", "خبر تازه\n\nاستاندار خوزستان گفت راه باز است.", "governor of Khuzestan"),
    "fa the head of something else": ("fa", "خبر تازه\n\nرئیس اداره آب گفت آب وصل شد.", "رئیس اداره آب"),
}  # fmt: skip


@pytest.mark.parametrize("case", GLOSSES)
def test_the_gloss_of_an_office_says_of_what(case: str) -> None:
    lang, text, gloss = GLOSSES[case]
    assert [e.name for e in isnad.read(text, lang=lang).entities if e.type == "PER"] == [gloss]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "خبر جديد\n\nقال الوفد الفلسطيني إن الطريق مفتوح."),
        ("fa", "خبر تازه\n\nهیئت فلسطینی گفت راه باز است."),
    ],
)
def test_a_country_named_by_its_adjective_alone_has_itself_as_country(lang: str, text: str) -> None:
    assert [(e.kb, e.country) for e in isnad.read(text, lang=lang).entities if e.type == "GPE"] == [("PSE", "PSE")]


# phenomenon: (language, text, day, known ids of who speaks in turn; None for nobody known)
HELD = {
    "ar a country's president is known by the day": (
        "ar", "خبر جديد\n\nقال رئيس روسيا إن الطريق مفتوح.", "2018-05-13", ["p-vladimir-putin"],
    ),
    "ar near miss: the president of a part of it": (
        "ar", "خبر جديد\n\nقال رئيس الشيشان إن الطريق مفتوح.", "2018-05-13", [None],
    ),
    "fa near miss: the president of a part of it": (
        "fa", "خبر تازه\n\nرئیس جمهور چچن گفت راه باز است.", "2018-05-13", [None],
    ),
    "ar the governor of another state, named later": (
        "ar", "خبر جديد\n\nقال حاكم ولاية تكساس إن الطريق مفتوح. وقال أندرو كومو حاكم ولاية نيويورك إن الجسر جاهز.",
        "2018-05-13", [None, "p-andrew-cuomo"],
    ),
    "ar the governor of another province than a known one's": (
        "ar",
        "خبر جديد\n\nقال أسعد العيداني إن الطريق مفتوح. وقال سامر الحلواني إن النفق مغلق. وقال محافظ نينوى إنه جاهز.",
        "2019-12-20", ["p-asaad-al-eidani", None, None],
    ),
    "fa the governor of another province than a known one's": (
        "fa",
        "خبر تازه\n\nاسعد العیدانی گفت راه باز است. بهرام نیکوفر گفت پل بسته است. استاندار نینوا گفت جاده بسته است.",
        "2019-12-20", ["p-asaad-al-eidani", None, None],
    ),
    "fa a governor is not the governor of the bank": (
        "fa", "خبر تازه\n\nعبدالناصر همتی گفت راه باز است. بهرام نیکوفر گفت پل بسته است. استاندار گفت جاده بسته است.",
        "2019-12-20", ["p-abdolnaser-hemmati", None, None],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HELD)
def test_who_holds_an_office(case: str) -> None:
    lang, text, day, known = HELD[case]
    reading = isnad.read(text, lang=lang, published=day)
    ids = {e.id: e.kb for e in reading.entities}
    assert [[ids[e] for e in s.speakers] for s in reading.statements] == [[k] for k in known]
