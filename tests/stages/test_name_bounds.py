"""Where names of bodies and persons end, and what only describes them. Sentences of our own."""

import pytest

import isnad

# phenomenon: (language, text, type, names of that type in text order)
ROWS = {
    "ar a noun with its article has no genitive": (
        "ar", "قرار جديد\n\nوحث المجلس طهران على الحوار.", "ORG", ["المجلس"],
    ),
    "ar a title joined by and": (
        "ar", "نداء عاجل\n\nدعا مجلس الأمن الدولي والأمين العام للأمم المتحدة إلى الهدوء.",
        "ORG", ["مجلس الأمن الدولي", "لأمم المتحدة"],
    ),
    "ar any court": ("ar", "حكم جديد\n\nقضت محكمة في مراكش بسجن المتهم.", "ORG", []),
    "ar his country's team": ("ar", "خبر رياضي\n\nسجل اللاعب هدفا مع منتخب بلاده أمس.", "ORG", []),
    "fa his country's team": ("fa", "خبر ورزشی\n\nاو با تیم ملی کشورش به پاریس رفت.", "ORG", []),
    "ar an association alone": ("ar", "خبر جديد\n\nقالت الجمعية إن الحملة نجحت.", "ORG", []),
    "fa an association alone": ("fa", "خبر تازه\n\nانجمن اعلام کرد که کار تمام شد.", "ORG", []),
    "ar a person behind and": (
        "ar", "خبر رياضي\n\nسجل لوكاكو وهازار هدفين. وقال هازار إن الفوز مهم.", "PER", ["لوكاكو", "هازار", "هازار"],
    ),
    "ar to the, behind a person": ("ar", "تصريح جديد\n\nوقال مايك بينس للإعلام إن الوضع جيد.", "PER", ["مايك بينس"]),
    "ar a first letter like a preposition": (
        "ar", "تصريح جديد\n\nوقال مايك بينس إن الوضع جيد. وكان خطاب بينس قصيرا.", "PER", ["مايك بينس", "بينس"],
    ),
    "ar a name with a hyphen, again": (
        "ar", "زيارة رسمية\n\nوقالت كوليندا غرابار-كيتاروفيتش إن الفريق قوي. وشكرت غرابار-كيتاروفيتش الجمهور.",
        "PER", ["كوليندا غرابار-كيتاروفيتش", "غرابار-كيتاروفيتش"],
    ),
    "ar a noun for a person": ("ar", "معارك جديدة\n\nقال المراسل إن القوات تقدمت.", "PER", []),
    "ar a surname that is a title": (
        "ar", "لقاء جديد\n\nقال محمد الخطيب إن الوضع صعب. وأضاف الخطيب أن الحل قريب.",
        "PER", ["محمد الخطيب", "الخطيب"],
    ),
    "fa the house behind a name": (
        "fa", "خبر تازه\n\nمحمد بن فهد آل سعود بازداشت شد.", "PER", ["محمد بن فهد آل سعود"],
    ),
    "fa the house behind a name that the tagger cuts": (
        "fa", "خبر تازه\n\nبه گزارش ایسنا، محمد بن سعد آل سعود که روز یکشنبه دستگیر شد سخن گفت.", "PER",
        ["محمد بن سعد آل سعود"],
    ),
    "ar the house behind a name": (
        "ar", "خبر جديد\n\nاعتقل محمد بن فهد آل سعود يوم الأحد.", "PER", ["محمد بن فهد آل سعود"],
    ),
    "fa good neighbourliness": ("fa", "خبر تازه\n\nکشور به اصل حسن همجواری پایبند است.", "PER", []),
    "ar good faith": ("ar", "خبر جديد\n\nطلب الوفد حسن النية من الجميع.", "PER", []),
    "fa governments": ("fa", "خبر تازه\n\nدولت‌های نهم و دهم این طرح را اجرا کردند.", "ORG", []),
    "fa west of a city": ("fa", "خبر تازه\n\nنیروها در شمال غرب حلب پیشروی کردند.", "PER", []),
    "ar west of a city": ("ar", "خبر جديد\n\nتقدمت القوات شمال غرب حلب.", "PER", []),
    "fa a verb behind a name": ("fa", "رکورد تازه\n\nمردی به نام رابرت توانست رکورد بزند.", "PER", ["رابرت"]),
    "fa the tail of a surname": (
        "fa", "صنعت خودرو\n\nمحمدرضا نجفی منش گفت: تولید کم است.", "PER", ["محمدرضا نجفی منش"],
    ),
    "fa Allah behind a given name": (
        "fa", "نشست مجلس\n\nهدایت الله خادمی گفت: آب کم است.", "PER", ["هدایت الله خادمی"],
    ),
    "fa an office of several words behind a name, and alone": (
        "fa",
        "نماز جمعه\n\nحجت‌الاسلام کاظم نوری امام جمعه موقت اهواز در خطبه‌ها گفت: پل بسته است.\n"
        "امام جمعه موقت اهواز ادامه داد: امام راحل فرمودند مسجد سنگر است.",
        "PER", ["کاظم نوری"],
    ),
    "fa in marks behind a title, a town's name its first word": (
        "fa", "خبر تازه\n\nآقای «باکو هیگیراس» صورت خود را پوشانده است.", "PER", ["باکو هیگیراس"],
    ),
    "fa in marks at a sentence's head, a profession behind": (
        "fa", "خبر تازه\n\n\"لو تین\" محقق موسسه ناکامورا از بازار رفت.", "PER", ["لو تین"],
    ),
    "fa near miss: a film's title before its director": (
        "fa", "خبر تازه\n\nفیلم «باران تند» کارگردان ایرانی را شناساند.", "PER", [],
    ),
    "fa a paper behind the medium that it is told by": (
        "fa", "خبر تازه\n\nبه گزارش تابناک روزنامه شرق نوشت: راه بسته است.", "AGENCY", ["تابناک", "روزنامه شرق"],
    ),
    "ar an office of several words behind a name": (
        "ar", "صلاة الجمعة\n\nوقال الشيخ سامر الحلواني إمام المسجد الكبير إن الجسر مغلق.", "PER", ["سامر الحلواني"],
    ),
    "ar a mark that the name opens": (
        "ar", "خبر جديد\n\nوصل الوفد، وفقا لوكالة \"الندى برس\".", "AGENCY", ["وكالة \"الندى برس\""],
    ),
    "fa a mark that the name opens": (
        "fa", "خبر تازه\n\nوی که با مجله «فارین پالیسی» سخن می‌گفت مدعی شد که پل آماده است.", "AGENCY",
        ["مجله «فارین پالیسی»"],
    ),
    "ar a mark that closes what opens before it": (
        "ar", "خبر جديد\n\nوقال الوزير لمجلة \"فرانس فوتبول\" الفرنسية إن الفوز مهم.", "AGENCY", ["فرانس فوتبول"],
    ),
    "ar a mark of the next quotation": (
        "ar", "خبر جديد\n\nوقال سامر الحلواني لصحيفة \"الندى\" العامة \"الجسر جاهز\".", "AGENCY", ["الندى"],
    ),
    "fa the whole of what stands in marks": (
        "fa", "خبر تازه\n\nرضا نیکوفر به روزنامه «خبر روز» گفت: پل آماده است.", "AGENCY", ["خبر روز"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_names(case: str) -> None:
    lang, text, type_, names = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    assert [m.text for m in reading.mentions if m.kind == "name" and m.type == type_] == names
