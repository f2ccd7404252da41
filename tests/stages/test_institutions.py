"""Of which country or body an institution is that a bare noun, or the beginning of its name, names: a table."""

import pytest

import isnad
from isnad.stages.links.clusters import name_key, same_body
from isnad.stages.links.words import words_for
from isnad.text import tokenize

# phenomenon: (language, text, words, id that they are linked to or None)
ROWS = {
    "ar another paragraph's country takes its own mention alone": (
        "ar",
        "المغرب يبدأ الإحصاء\n\nأعلن المغرب بدء الإحصاء. وقالت الحكومة إن الإحصاء يشمل المغرب كله.\n\n"
        "وفي تونس قالت الحكومة إن الموعد لم يحدد.",
        "الحكومة إن الإحصاء", "morocco-government",
    ),
    "fa a government by its capital": (
        "fa", "واکنش به طرح\n\nدولت ریاض این طرح را پذیرفت. عربستان خشنود است.", "دولت ریاض", "saudi-government",
    ),
    "ar a government by its capital": (
        "ar", "رد على المقترح\n\nرفضت حكومة بغداد المقترح. وكان العراق قد درسه.", "حكومة بغداد", "iraq-government",
    ),
    "fa a town's own body by the capital": (
        "fa", "طرح ترافیک\n\nشهرداری ریاض این طرح را پذیرفت. عربستان از آن خشنود است.", "شهرداری ریاض", None,
    ),
    "fa a body's office in a province": (
        "fa",
        "هشدار تازه\n\nستاد ملی مدیریت بیماری کرونا آماده است. ستاد ملی مدیریت بیماری کرونای استان اصفهان هم هست.",
        "ستاد ملی مدیریت بیماری کرونای", None,
    ),
    "fa a parliament of long ago": (
        "fa", "تاریخ اقتصاد\n\nدر سال ۱۳۰۶ بودجه تازه‌ای نوشته شد. با این تصمیم، رئیس مجلس حاضر شد.",
        "مجلس حاضر", None,
    ),
    "fa a parliament of the year before": (
        "fa", "تاریخ اقتصاد\n\nدر سال ۱۳۹۷ بودجه تازه‌ای نوشته شد. با این تصمیم، رئیس مجلس حاضر شد.",
        "مجلس حاضر", "iran-parliament",
    ),
    "fa the parliament beside another assembly": (
        "fa", "نشست خبرگان\n\nنشست مجلس خبرگان رهبری برگزار شد. نمایندگان نیز در جلسه علنی مجلس حاضر بودند.",
        "مجلس حاضر", "iran-parliament",
    ),
    "fa another paragraph's country takes its own mention alone": (
        "fa",
        "آغاز سرشماری در ترکیه\n\nترکیه سرشماری را آغاز کرد. دولت گفت سرشماری در سراسر ترکیه است.\n\n"
        "در یونان نیز دولت گفت زمان آن روشن نیست.",
        "دولت گفت سرشماری", "turkey-government",
    ),
    "ar an article about two countries, a paragraph about one": (
        "ar",
        "لقاء سريع\n\nالتقى وفد تونس وفد المغرب.\n\nوقال رئيس الوفد إن تونس راضية، وإن الحكومة ستعلن موقفها غدا.",
        "الحكومة", "tunisia-government",
    ),
    "ar an article about two countries, a paragraph about both": (
        "ar", "لقاء سريع\n\nالتقى وفد تونس وفد المغرب، وقال المتحدث إن الحكومة ستعلن موقفها غدا.", "الحكومة", None,
    ),
    "fa a foreign country that only the text's end names": (
        "fa",
        "بررسی بودجه\n\nنمایندگان بودجه را بررسی کردند. مجلس شنبه رأی می‌دهد. " + "هوا سرد است و راه‌ها باز است. " * 16
        + "\n\nبلیت قطار ارزان شد.\n\nتیم والیبال به ژاپن رفت.",
        "مجلس", "iran-parliament",
    ),
    "ar the country behind the noun and in": (
        "ar", "لقاء سريع\n\nبحثت فرنسا وألمانيا ملف الطاقة. وقالت الشرطة في إسبانيا إن الطريق مغلق.", "الشرطة",
        "spain-police",
    ),
    "ar a city behind the noun and bi-": (
        "ar", "لقاء سريع\n\nبحثت فرنسا وألمانيا ملف الطاقة. وقالت الشرطة بمدريد إن الطريق مغلق.", "الشرطة",
        "spain-police",
    ),
    "ar an army in another country is not its own": (
        "ar", "لقاء سريع\n\nبحثت فرنسا وألمانيا ملف الطاقة. وقال الجيش في سوريا إن الطريق مغلق.", "الجيش", None,
    ),
    "fa the country behind the noun and in": (
        "fa", "دیدار کوتاه\n\nفرانسه و آلمان درباره انرژی گفتگو کردند. پلیس در اسپانیا راه را بست.", "پلیس",
        "spain-police",
    ),
    "ar what and joins to a body of one country": (
        "ar",
        "لقاء سريع\n\nالتقى وفد كوريا الشمالية وفد الولايات المتحدة في سنغافورة. "
        "وسافر من كوريا الشمالية إلى سنغافورة موظفون من البيت الأبيض ووزارة الخارجية.",
        "وزارة الخارجية", "us-state-department",
    ),
    "fa a noun that shares the country of the next": (
        "fa", "گفتگوی تلفنی\n\nرئیس‌جمهور ایران از دولت و وزارت دفاع روسیه قدردانی کرد.", "دولت", "russia-government",
    ),
    "fa our country's": (
        "fa", "خبر ورزشی\n\nتیم بلغارستان برنده شد و رئیس فدراسیون فوتبال کشورمان تبریک گفت.",
        "فدراسیون فوتبال کشورمان", "iran-football-federation",
    ),
    "ar a congress by its own name, its country not named": (
        "ar", "رأي الكاتبة\n\nلا يفوز أحد في السعودية بشراء أصوات في الكونغرس.", "الكونغرس", "us-congress",
    ),
    "ar a court by the capital in its name": (
        "ar", "أخبار منوعة\n\nأصدرت محكمة جنايات القاهرة حكمها أمس. وفي السعودية هطل المطر.", "محكمة جنايات القاهرة",
        "cairo-criminal-court",
    ),
    "fa a word of the name that is a province too": (
        "fa",
        "بانک‌های چین\n\nرئیس بانک در چین گفت پول کافی است و بانک مرکزی چین آماده است. بانک مرکزی در چین بزرگ است.",
        "بانک مرکزی در چین", "china-central-bank",
    ),
    "ar a consulate whose city stands behind it": (
        "ar", "زيارة قصيرة\n\nدخل الرجل القنصلية السعودية في إسطنبول ظهرا.", "القنصلية السعودية",
        "saudi-consulate-istanbul",
    ),
    "fa an embassy whose city stands behind it": (
        "fa", "دیدار کوتاه\n\nسفارت آمریکا در بغداد بیانیه داد.", "سفارت آمریکا", "us-embassy-baghdad",
    ),
    "ar a coalition by who leads it": (
        "ar", "غارة جديدة\n\nقال التحالف الذي تقوده السعودية إن الطريق مفتوح.", "التحالف", "arab-coalition",
    ),
    "ar whose members a description names": (
        "ar", "موازنة جديدة\n\nشكر الوزير في واشنطن أعضاء الكونغرس من الحزبين.", "الكونغرس", "us-congress",
    ),
    "fa whose supporters a description names": (
        "fa", "بازی امروز\n\nهواداران پرسپولیس به ورزشگاه آمدند و شعار دادند.", "پرسپولیس", "persepolis",
    ),
    "ar a mission to a body": (
        "ar", "رسالة جديدة\n\nقالت بعثة الكويت لدى الأمم المتحدة إنها قدمت رسالة.", "الأمم المتحدة", "un",
    ),
    "fa the party of whose council it tells": (
        "fa", "نشست امروز\n\nعضو شورای مرکزی حزب اعتماد ملی گفت راه باز است.", "حزب اعتماد ملی", "etemad-melli-party",
    ),
    "ar a state's adjective, the airline": (
        "ar", "رحلة قصيرة\n\nوقالت وزارة العمل السعودية إن المكتب مغلق.", "السعودية", None,
    ),
    "ar media of a country, its agency": (
        "ar", "خبر اليوم\n\nقالت وسائل إعلام روسية إن الطريق مغلق.", "إعلام روسية", None,
    ),
    "ar police with the name of a court's adjectives": (
        "ar", "خبر اليوم\n\nقالت منظمة الشرطة الجنائية الدولية إن الطريق مغلق.", "الجنائية الدولية", None,
    ),
    "ar a committee of the council that is named": (
        "ar",
        "جلسة استماع\n\nتحدث الوزير أمام مجلس النواب الأميركي في واشنطن. وشكرته لجنة القوات المسلحة بعد الجلسة.",
        "لجنة القوات المسلحة", "us-house-armed-services",
    ),
    "fa an assembly of the organisation that is named": (
        "fa",
        "نامه به دبیرکل\n\nوزیر خارجه ایران به سازمان ملل متحد نامه نوشت. این نامه سند مجمع عمومی و شورای امنیت است.",
        "مجمع عمومی", "un-general-assembly",
    ),
    "fa an assembly of another organisation": (
        "fa", "نشست باشگاه\n\nمدیر باشگاه گفت مجمع عمومی شنبه برگزار می‌شود.", "مجمع عمومی", None,
    ),
    "fa a municipality beside the city's council": (
        "fa", "بودجه تازه\n\nرئیس شورای شهر تهران از شهرداری انتقاد کرد. مدیران فعلی شهرداری پاسخ دادند.",
        "شهرداری", "tehran-municipality",
    ),
    "fa a municipality of no city": (
        "fa", "بودجه تازه\n\nرئیس‌جمهور در تهران گفت مردم عوارض شهرداری را می‌دهند.", "شهرداری", None,
    ),
    "fa an agency by its director's office": (
        "fa", "گزارش تازه\n\nرافائل گروسی، دبیرکل آژانس، گزارش داد. آژانس شنبه نشست دارد.", "آژانس شنبه", "iaea",
    ),
    "ar an agency by its director's office": (
        "ar", "تقرير جديد\n\nقال رافاييل غروسي مدير عام الوكالة إن الوكالة ستجتمع غدا.", "الوكالة ستجتمع", "iaea",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_an_institution_is_the_known_one_where_the_text_says_whose(case: str) -> None:
    lang, text, words, expected = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2020-04-20")
    start = text.index(words)
    kinds = {e.id: e for e in reading.entities}
    there = [kinds[m.entity] for m in reading.mentions if m.start <= start + 1 and start + 1 < m.end]
    ids = {e.kb for e in there if e.type in {"ORG", "AGENCY"} and e.kb}
    assert expected in ids if expected else not ids


PROVINCES = {
    "ar": ("اللجنة الوطنية لكورونا", "اللجنة الوطنية لكورونا محافظة ديالى", "اللجنة الوطنية العليا لكورونا"),
    "fa": ("ستاد ملی کرونا", "ستاد ملی کرونا استان یزد", "ستاد عالی ملی کرونا"),
}


@pytest.mark.parametrize("lang", PROVINCES)
def test_a_body_is_not_its_office_in_a_province(lang: str) -> None:
    body, office, whole = (name_key(tokenize(form).norm) for form in PROVINCES[lang])
    assert not same_body(body, office, words_for(lang))
    assert same_body(body, whole, words_for(lang))
