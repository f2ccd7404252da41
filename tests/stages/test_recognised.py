"""Whom and what the knowledge base knows though the article writes the name in its own way: a table of language."""

import pytest

import isnad

# phenomenon: (language, text, words, id that they are linked to or None)
ROWS = {
    "ar the bare name of a family is its head of government's": (
        "ar", "واشنطن تترقب الخطاب\n\nقال ترامب إن الخطاب سيكون قصيرا. وأضاف أنه سيتحدث مساء.",
        "ترامب", "p-donald-trump",
    ),
    "fa the bare name of a family is its head of government's": (
        "fa", "سخنرانی کوتاه\n\nترامپ گفت سخنرانی کوتاه خواهد بود. او افزود شب سخن می‌گوید.",
        "ترامپ", "p-donald-trump",
    ),
    "fa the bare name and the office with the name are one man": (
        "fa", "ترامپ از کاخ بیرون آمد\n\nرئیس جمهوری آمریکا، دونالد ترامپ، از کاخ بیرون آمد. ترامپ گفت راه باز است.",
        "ترامپ", "p-donald-trump",
    ),
    "fa an honour written on to the name": (
        "fa", "نشست تهران\n\nسیدعباس عراقچی معاون وزیر خارجه ایران گفت نشست برگزار می‌شود.", "سیدعباس عراقچی",
        "p-abbas-araghchi",
    ),
    "fa two of one name are told apart by their office": (
        "fa", "نشست خبری\n\nسید عباس موسوی سخنگوی وزارت امور خارجه ایران گفت نشست برگزار می‌شود.", "سید عباس موسوی",
        "p-abbas-mousavi",
    ),
    "ar a place with the noun for what it is": (
        "ar", "أمطار غزيرة\n\nهطلت أمطار غزيرة في محافظة اللاذقية صباح الأحد.", "محافظة اللاذقية", "c-latakia",
    ),
    "ar the government of the country that the article is about": (
        "ar", "المغرب يبدأ الإحصاء\n\nأعلن المغرب بدء الإحصاء. وقالت الحكومة إن الإحصاء يشمل المغرب كله.", "الحكومة",
        "morocco-government",
    ),
    "ar no government where the article is about two countries": (
        "ar", "لقاء بين تونس والمغرب\n\nالتقى وفد تونس وفد المغرب. وقالت الحكومة إن المغرب وتونس اتفقا.",
        "الحكومة", None,
    ),
    "ar no parliament where its paragraph is about another country": (
        "ar", "سوريا تبدأ الإعمار\n\nأعلنت سوريا بدء الإعمار في سوريا كلها.\n\nوفي العراق دعا البرلمان إلى جلسة.",
        "البرلمان", None,
    ),
    "ar a name that many countries have is nobody's where its country is not": (
        "ar", "انفجار في غزة\n\nقال مدير قوى الأمن الداخلي إن الانفجار وقع في غزة شمال فلسطين.",
        "قوى الأمن الداخلي", None,
    ),
    "fa a bare government is Iran's in a Persian article": (
        "fa", "یارانه‌ها واریز شد\n\nدولت اعلام کرد یارانه‌ها واریز شد. مردم خوشحال شدند.", "دولت", "iran-government",
    ),
    "fa a bare parliament is the other country's that the article is about": (
        "fa", "رای‌گیری در عراق\n\nپارلمان اعلام کرد رای‌گیری در عراق فردا است. عراق آماده رای‌گیری است.", "پارلمان",
        "iraq-parliament",
    ),
    "ar a capital that acts is its government": (
        "ar", "المحادثات مستمرة\n\nبدأت المحادثات بين موسكو وأنقرة في فيينا يوم الأحد.", "موسكو", "RUS",
    ),
    "fa a capital that acts is its government": (
        "fa", "گفت‌وگوها ادامه دارد\n\nگفت‌وگو میان مسکو و آنکارا در وین آغاز شد.", "مسکو", "RUS",
    ),
    "ar a capital behind a word of place is the city": (
        "ar", "مؤتمر جديد\n\nافتتح المؤتمر في مدينة باريس صباح الاثنين.", "باريس", "c-paris",
    ),
    "fa a capital behind a word of place is the city": (
        "fa", "همایش تازه\n\nهمایش در شهر پاریس گشایش یافت.", "پاریس", "c-paris",
    ),
    "ar a first letter that looks like a preposition belongs to the name": (
        "ar", "تجربة جديدة\n\nقام الوفد بدفع بيونغ يانغ إلى التخلي عن السلاح.", "بيونغ يانغ", "c-pyongyang",
    ),
    "ar an article holds the city and the government apart": (
        "ar", "قمة في موسكو\n\nوصل الوفد إلى مدينة موسكو. وموسكو ترحب بالوفد. وقال الوفد إن موسكو ملتزمة.",
        "إن موسكو", "RUS",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_known(case: str) -> None:
    lang, text, words, expected = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    at = text.rindex(words) + len(words)
    around = [m for m in reading.mentions if m.start < at <= m.end]
    mention = min(around, key=lambda m: m.end - m.start)
    assert text[mention.start : mention.end] == mention.text
    entity = next(e for e in reading.entities if e.id == mention.entity)
    assert entity.kb == expected
