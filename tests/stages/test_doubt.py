"""Names that are ordinary words too: linked where something beside them shows a name, and nowhere else."""

import pytest

import isnad

# phenomenon: (language, text, word, id that it is linked to or None)
ROWS = {
    "ar always, a town": (
        "ar", "مباراة حاسمة\n\nقال المدرب إن مواجهة الفريق الضيف هنا كانت دوما صعبة على لاعبيه.", "دوما", None,
    ),
    "ar the province, behind a preposition": (
        "ar", "مقتل صحفي\n\nتوفي الصحفي متأثرا بجراحه بعد إصابته في البيضاء يوم السبت.", "البيضاء", "c-al-bayda",
    ),
    "ar the town, its country being named": (
        "ar", "قافلة مساعدات\n\nوصلت إلى سوريا قافلة مساعدات. وقال المدير إن إدخالها إلى دوما تأخر.", "دوما",
        "c-douma",
    ),
    "ar an argument, a province": (
        "ar", "رأي الخبير\n\nرأى الخبير أن هذه حجة مقنعة جدا. وأضاف أن حجة زوكربيرغ لا تكفي.", "حجة", None,
    ),
    "ar the province, behind its noun": ("ar", "قتلى وجرحى\n\nسقط قتلى في محافظة حجة ليل السبت.", "حجة", "c-hajjah"),
    "ar white, a province": (
        "ar", "ذكرى الزعيم\n\nقاد الزعيم المعركة ضد حكم الأقلية البيضاء في جنوب أفريقيا.", "البيضاء", None,
    ),
    "ar the province, beside another one": (
        "ar", "اشتباكات عنيفة\n\nاندلعت اشتباكات على الحدود بين مأرب والبيضاء فجر الأحد.", "البيضاء", "c-al-bayda",
    ),
    "ar the province, behind a preposition that is written on to it": (
        "ar", "قصف جديد\n\nسقط قتلى بمأرب يوم السبت وجرح آخرون.", "مأرب", "c-marib",
    ),
    "ar the town, behind its noun in the dual": (
        "ar", "قصف جديد\n\nسقطت قذائف على بلدتي نبل وكفريا صباح الأحد.", "نبل", "c-nubl",
    ),
    "ar the agency, in a byline": (
        "ar", "افتتاح المعرض\n\nالرياض - واس: افتتح الوزير المعرض صباح الأحد.", "واس", "a-spa",
    ),
    "ar the newspaper, in a credit": (
        "ar", "قيمة العملة\n\nارتفعت قيمة العملة اليوم.\n\nالمصدر: البيان", "البيان", "a-al-bayan",
    ),
    "ar the company, in quotation marks": (
        "ar", "أسواق المال\n\nتراجعت أسهم \"أمازون\" أمس في نيويورك.", "أمازون", "amazon",
    ),
    "ar do, a city": (
        "ar", "كلمة السر\n\nاختر كلمة السر ثم قم بتغيير الصورة.", "قم", None,
    ),
    "ar the city whose name is do, behind its noun": (
        "ar", "سفر الوزير\n\nوصل الوزير إلى مدينة قم أمس.", "قم", "c-qom",
    ),
    "fa an ornament, a country without its long vowel": (
        "fa", "میدان تازه\n\nالمان تازه‌ای در میدان شهر نصب شد.", "المان", None,
    ),
    "fa the country with its long vowel": ("fa", "سفر وزیر\n\nوزیر راه به آلمان رفت.", "آلمان", "DEU"),
    "fa a fitting, a country": ("fa", "جامه نو\n\nبسیاری از جامه‌ها پرو شدند.", "پرو", None),
    "ar depths, an agency": (
        "ar", "فيلم جديد\n\nيبحث الفيلم عن الخير والشر ويكشف عن أعماق النفس البشرية.", "أعماق", None,
    ),
    "ar the agency, behind its noun": (
        "ar", "تبني الهجوم\n\nونقلت وكالة أعماق أن التنظيم تبنى الهجوم.", "وكالة أعماق", "a-amaq",
    ),
    "ar the agency that speaks": ("ar", "تقدم جديد\n\nقالت سبأ إن القوات تقدمت في الجبهة.", "سبأ", "a-saba"),
    "ar civil, a club": (
        "ar", "خطاب العيد\n\nقال النائب إن السلم الأهلي في خطر. وأضاف أن العبث بالسلم الأهلي ممنوع.", "الأهلي", None,
    ),
    "ar the club, beside other clubs": (
        "ar", "نجوم الملاعب\n\nيغيب نجوم الأهلي والنصر والهلال عن مباراة الأحد.", "الأهلي", "al-ahly",
    ),
    "ar how, a capital": (
        "ar", "واتساب يتغير\n\nشرحت الشركة كيف يمكن قراءة الرسائل. كيف تقرأ رسائلك دون أن يعرف أحد؟", "كيف", None,
    ),
    "ar the club, another one being named elsewhere": (
        "ar", "جدول الدوري\n\nواصل الأهلي نتائجه الجيدة أمس. ويلعب ريال مدريد اليوم على أرضه.", "الأهلي", "al-ahly",
    ),
    "ar a princess, a town": (
        "ar", "حياة الأميرة\n\nاتهمت الصحيفة رجلا بالتحرش بالأميرة فيكتوريا ولية عهد السويد.", "فيكتوريا", None,
    ),
    "ar the city, behind its noun": ("ar", "زيارة الوفد\n\nوصل الوفد إلى مدينة الرمادي.", "الرمادي", "c-ramadi"),
    "ar the capital, behind a preposition": (
        "ar", "محادثات جديدة\n\nبدأت المحادثات في سيول يوم السبت.", "سيول", "c-seoul",
    ),
    "fa character, a town": (
        "fa", "کتاب تازه\n\nنویسنده گفت این دارو از خلق و خوی مثبت پشتیبانی می‌کند.", "خوی", None,
    ),
    "fa character, in an article from the town's own country": (
        "fa", "کتاب تازه\n\nنویسنده در تهران گفت این کتاب برای خلق و خوی ما نوشته شد.", "خوی", None,
    ),
    "fa the town, behind its noun": ("fa", "سفر وزیر\n\nوزیر راه از شهر خوی بازدید کرد.", "خوی", "c-khoy"),
    "fa the town, beside another one": (
        "fa", "بارش برف\n\nبرف مدارس ارومیه، خوی و سلماس را تعطیل کرد.", "خوی", "c-khoy",
    ),
    "fa a cheque, a country": ("fa", "نقد و چک\n\nچک‌ها برگشت خورد. او چک داد.", "چک", None),
    "fa the country, beside another one": (
        "fa", "سفر وزیر\n\nوزیر از پراگ آمد. چک و اسلواکی همسایه‌اند.", "چک", "CZE",
    ),
    "fa kindness, an agency": (
        "fa", "یادبود استاد\n\nاو اهل مدارا، لبخند، مهر و عاطفه بود و در رفتارش سختگیری نداشت.", "مهر", None,
    ),
    "fa with kindness, an agency": (
        "fa", "دوستی دو ملت\n\nاز اینکه با مهر و محبت از من حمایت کردید سپاسگزارم.", "مهر", None,
    ),
    "fa the agency, by whose report it is": (
        "fa", "آمار تازه\n\nبه گزارش مهر، وزیر گفت تورم کاهش یافت.", "مهر", "a-mehr",
    ),
    "fa the agency, spaces lost": (
        "fa", "آمار تازه\n\nبه گزارشخبرگزاری مهر، وزیر گفت تورم کاهش یافت.", "مهر", "a-mehr",
    ),
    "fa the agency, to whose reporter it was said": (
        "fa", "نشست حزب\n\nدبیر حزب به خبرنگار سیاسی مهر گفت نشست شنبه برگزار می‌شود.", "مهر", "a-mehr",
    ),
    "fa the agency, to which it was said": (
        "fa", "نشست حزب\n\nدبیر حزب به تسنیم گفت: «نشست شنبه برگزار می‌شود.»", "تسنیم", "a-tasnim",
    ),
    "fa the newspaper, in a credit": (
        "fa", "قیمت خودرو\n\nقیمت خودرو امروز بالا رفت.\n\nمنبع: آرمان", "آرمان", "a-arman-e-melli",
    ),
    "fa the club, in quotation marks": (
        "fa", "فروش بلیت\n\nهواداران «استقلال» دیروز در تهران جمع شدند.", "استقلال", "esteghlal",
    ),
    "fa the island, behind its noun": ("fa", "سفر وزیر\n\nوزیر راه از جزیره کیش بازدید کرد.", "کیش", "c-kish"),
    "fa independence, a club": (
        "fa", "تمامیت ارضی\n\nدر بیانیه بر لزوم احترام به حاکمیت سوریه و استقلال آن تاکید شد.", "استقلال", None,
    ),
    "fa the club, beside another one": (
        "fa", "هفته چهارم لیگ\n\nبازی پرسپولیس و استقلال شنبه برگزار می‌شود.", "استقلال", "esteghlal",
    ),
    "fa the club, another one being named elsewhere": (
        "fa", "نقل و انتقالات\n\nمهاجم تازه استقلال امروز معرفی شد. سرمربی سابق آرسنال هم در تهران بود.", "استقلال",
        "esteghlal",
    ),
    "fa the club, which the article goes on naming": (
        "fa", "استقلال باخت\n\nاستقلال در خانه باخت. سرمربی گفت استقلال شایسته برد بود.", "استقلال", "esteghlal",
    ),
    "fa a word that is half of a verb": (
        "fa", "بازار\n\nاین خریداران به شبکه‌های آنلاین اعتماد کنند گفت: راه دشوار است.", "اعتماد", None,
    ),
    "ar a victory beside a national team": (
        "ar", "كأس العالم\n\nقال رونالدو إن إيطاليا انتزعت النصر من الإسبان. وفاز منتخب إيطاليا على إسبانيا.",
        "النصر", None,
    ),
    "fa a make of car, a club": (
        "fa", "خودروهای تازه\n\nدر آن دوران برای خودرویی مانند پیکان تقاضای فراوانی بود.", "پیکان", None,
    ),
    "fa a tractor, a club": (
        "fa", "صنعت کشاورزی\n\nمدیر گفت امسال 32 هزار دستگاه تراکتور به کشاورزان عرضه می‌شود.", "تراکتور", None,
    ),
}  # fmt: skip


NO_NAMES = {"پیکان", "تراکتور"}  # words by which a text without clubs names nothing


@pytest.mark.parametrize("case", ROWS)
def test_a_word_is_a_name_where_something_shows_it(case: str) -> None:
    lang, text, word, expected = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    kb = {e.id: e.kb for e in reading.entities}
    found = [m for m in reading.mentions if m.text == word and m.kind == "name"]
    if expected or word not in NO_NAMES:
        assert found
    assert {kb[m.entity] for m in found} <= {expected}
    assert all(text[m.start : m.end] == word for m in found)
