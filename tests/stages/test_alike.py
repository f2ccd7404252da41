"""Whom a name means that two could bear, and names that hashtags, marks and news agencies' adjectives hide."""

import pytest

import isnad

# phenomenon: (language, text, words whose last mention is meant, id that it is linked to or None)
ROWS = {
    "ar a family's bare name is its head of state's, though a daughter was named last": (
        "ar", "حفل في المدينة\n\nوصل دونالد ترامب صباحا. وقالت إيفانكا ترامب إنها سعيدة. وأضاف ترامب أن الحفل جيد.",
        "ترامب", "p-donald-trump",
    ),
    "fa a family's bare name is its head of state's, though a daughter was named last": (
        "fa", "جشن شهر\n\nدونالد ترامپ صبح آمد. ایوانکا ترامپ گفت خوشحال است. ترامپ افزود جشن خوب است.", "ترامپ",
        "p-donald-trump",
    ),
    "ar a family name that stands first": (
        "ar", "لقاء القمة\n\nحضر الزعيم كيم جونغ أون، ثم وصل المسؤول كيم يونغ تشول. ووافق كيم على اللقاء.", "كيم",
        "p-kim-jong-un",
    ),
    "fa a family name that stands first": (
        "fa", "دیدار رهبران\n\nکیم جونگ‌اون آمد و کیم یونگ‌چول هم رسید. کیم با دیدار موافقت کرد.", "کیم",
        "p-kim-jong-un",
    ),
    "ar two courts, and the court": (
        "ar", "حكم جديد\n\nأيدت المحكمة الإدارية العليا في مصر الحكم. وقالت المحكمة إن الحكم نهائي. وتنتظر الحكومة "
        "قرار المحكمة الدستورية العليا.", "المحكمة إن", None,
    ),
    "fa two courts, and the court": (
        "fa", "حکم تازه\n\nدادگاه تجدیدنظر تهران حکم داد. دادگاه گفت حکم قطعی است. وکیل به دادگاه انقلاب تهران رفت.",
        "دادگاه گفت", None,
    ),
    "ar near miss: the other one is named oftener": (
        "ar", "معرض الأزياء\n\nافتتحت إيفانكا ترامب المعرض. وشكرت إيفانكا ترامب الحضور ووالدها دونالد ترامب. "
        "وتحدثت إيفانكا ترامب عن المعرض. ثم غادرت ترامب القاعة.", "ترامب", "p-ivanka-trump",
    ),
    "ar the Jordanian capital, in a sentence about Jordan": (
        "ar", "جولة الوزير\n\nقال وزير تركيا بعد لقاء في عمان مع نظيره الأردني إن تركيا راضية. وأضاف أن تركيا ستعود.",
        "عمان", "c-amman",
    ),
    "ar near miss: the sultanate, in a list of states": (
        "ar", "سفن جديدة\n\nوصلت سفن السعودية والإمارات وعمان والأردن. وشكرت السعودية الإمارات.", "عمان", "OMN",
    ),
    "ar a capital in a hashtag, its first letter no preposition": (
        "ar", "جولة الوزير\n\nيصل الوزير غدا إلى #بيونغ_يانغ في زيارة قصيرة.", "بيونغ_يانغ", "c-pyongyang",
    ),
    "ar a person in a hashtag": (
        "ar", "جولة الوزير\n\nالتقى الوزير #مايك_بومبيو في القصر.", "مايك_بومبيو", "p-mike-pompeo",
    ),
    "fa a body in a hashtag": ("fa", "خبر تازه\n\nوزیر به #سازمان_ملل نامه نوشت.", "سازمان_ملل", "un"),
    "fa a person in a hashtag": (
        "fa", "خبر تازه\n\nوزیر با #حسن_روحانی دیدار کرد.", "حسن_روحانی", "p-hassan-rouhani",
    ),
    "ar two newspapers, each in quotation marks": (
        "ar", "خبر جديد\n\nذكرت \"نيويورك تايمز\" و\"واشنطن بوست\" أن الوزير سافر.", "واشنطن بوست",
        "a-the-washington-post",
    ),
    "fa two newspapers, each in quotation marks": (
        "fa", "خبر تازه\n\nبه گزارش «نیویورک تایمز» و «واشنگتن پست» وزیر سفر کرد.", "واشنگتن پست",
        "a-the-washington-post",
    ),
    "ar an agency that is said to be one for news": (
        "ar", "خبر جديد\n\nأفادت وكالة يونهاب الإخبارية بأن الوزير سافر.", "وكالة يونهاب الإخبارية", "a-yonhap",
    ),
    "ar a society that every country has, by the country named": (
        "ar", "أمطار غزيرة\n\nقالت جمعية الهلال الأحمر إن أمطارا هطلت في السودان.", "جمعية الهلال الأحمر",
        "sudan-red-crescent",
    ),
    "fa the own country's society": (
        "fa", "باران شدید\n\nجمعیت هلال احمر گفت در چند استان باران بارید.", "جمعیت هلال احمر", "iran-red-crescent",
    ),
    "ar a movement by its adjective, behind a noun with the article": (
        "ar", "معارك جديدة\n\nقتل القيادي الحوثي صابر الحلواني في اليمن.", "الحوثي", "ansar-allah",
    ),
    "ar who bears the same name, where the article has it whole": (
        "ar", "خطاب جديد\n\nتحدث عبد الملك الحوثي في صنعاء. وقال الحوثي إن الخطاب قصير.", "الحوثي",
        "p-abdul-malik-al-houthi",
    ),
    "ar also behind a title": (
        "ar", "خطاب جديد\n\nتحدث عبد الملك الحوثي في صنعاء. وقال السيد الحوثي إن الخطاب قصير.", "الحوثي",
        "p-abdul-malik-al-houthi",
    ),
    "ar aviation, no airline": (
        "ar", "معارك جديدة\n\nتقدم الجيش مسنودا بالمدفعية والطيران في اليمن.", "الطيران", None,
    ),
    "ar an observatory that has another name": (
        "ar", "بيان المرصد\n\nانتقد مرصد الحديقة العامة القرار. وطالب المرصد في بيان برد سريع.", "المرصد", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_who_is_meant(case: str) -> None:
    lang, text, words, id = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2018-07-06")
    start = text.rindex(words)
    kb = {e.id: e.kb for e in reading.entities}
    there = {kb[m.entity] for m in reading.mentions if m.start < start + len(words) and m.end > start}
    assert id in there or (id is None and there <= {None})


# phenomenon: (language, text, id that nothing in it is linked to)
NOBODY = {
    "ar the right foot is no Yemeni": (
        "ar", "إصابة لاعب\n\nقال الطبيب إن الكسر في القدم اليمنى، وهو يحتاج إلى علاج.", "YEM",
    ),
    "ar thousands in the army are no movement that was named": (
        "ar", "بيان جديد\n\nأعلنت حركة حماس البيان. وقال آلاف في الجيش إنهم موافقون.", "israel-army",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOBODY)
def test_nobody_is_meant(case: str) -> None:
    lang, text, id = NOBODY[case]
    assert id not in {e.kb for e in isnad.read(text, lang=lang).entities}


# phenomenon: (language, text, words that head a phrase, id that the phrase isn't linked to)
OTHERS = {
    "ar thousands in the army": (
        "ar", "بيان جديد\n\nأعلنت حركة حماس البيان. وقال آلاف في الجيش إنهم موافقون.", "آلاف", "hamas",
    ),
    "ar a centre is no armed group": (
        "ar", "تقرير جديد\n\nانتقد تقرير جماعة الحوثي في اليمن. وقال المركز إن التقرير مهم.", "المركز", "ansar-allah",
    ),
    "fa a centre is no armed group": (
        "fa", "گزارش تازه\n\nدر گزارش از جنبش انصارالله یمن انتقاد شد. این مرکز گفت گزارش مهم است.", "مرکز",
        "ansar-allah",
    ),
    "ar a newspaper is no parliament": (
        "ar", "يوم اليمين\n\nيؤدي الرئيس اليمين أمام مجلس النواب في مصر، وفق الصحيفة.", "الصحيفة", "egypt-parliament",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHERS)
def test_a_noun_takes_up_nothing_of_another_kind(case: str) -> None:
    lang, text, words, id = OTHERS[case]
    reading = isnad.read(text, lang=lang, published="2018-07-06")
    kb = {e.id: e.kb for e in reading.entities}
    assert id not in {kb[m.entity] for m in reading.mentions if m.start <= text.index(words) < m.end}
