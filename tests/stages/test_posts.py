"""Offices of posts and of others, and names that are parts of others: not linked to whom they seem to be."""

import pytest

import isnad

# phenomenon: (language, text, words, id that they might be linked to, whether they are)
ROWS = {
    "ar a post": (
        "ar",
        "مستقبل ماي\n\nقالت تيريزا ماي إنها باقية. ويسعى وزير البيئة البريطاني إلى منصب رئيس الوزراء.",
        "رئيس الوزراء",
        "p-theresa-may",
        False,
    ),
    "ar the holder": (
        "ar",
        "مستقبل ماي\n\nقالت رئيسة الوزراء البريطانية تيريزا ماي إنها باقية. وأكدت رئيسة الوزراء أنها ستسافر.",
        "رئيسة الوزراء أنها",
        "p-theresa-may",
        True,
    ),
    "ar an office before another one's name": (
        "ar",
        "لقاء بغداد\n\nالتقى نوري المالكي وفدا كرديا، ثم حضر رئيس الوزراء المنتهية ولايته حيدر العبادي.",
        "رئيس الوزراء",
        "p-nouri-al-maliki",
        False,
    ),
    "fa the former holder of an office that the person holds": (
        "fa",
        "سفر پکن\n\nحسن روحانی به پکن رفت. سخنرانی رئیس‌جمهور سابق ایران در پکن لغو شد.",
        "رئیس‌جمهور سابق",
        "p-hassan-rouhani",
        False,
    ),
    "fa the next one": (
        "fa",
        "سفر پکن\n\nحسن روحانی به پکن رفت. نام رئیس‌جمهور آینده ایران سال بعد معلوم می‌شود.",
        "رئیس‌جمهور آینده",
        "p-hassan-rouhani",
        False,
    ),
    "fa the holder, before a preposition that is an adjective of time": (
        "fa",
        "سفر پکن\n\nحسن روحانی به پکن رفت. رئیس‌جمهور بعد از دیدار به تهران بازگشت.",
        "رئیس‌جمهور بعد",
        "p-hassan-rouhani",
        True,
    ),
    "ar the next one": (
        "ar",
        "زيارة بكين\n\nوصل عبد الفتاح السيسي إلى بكين. وسيعرف اسم الرئيس المصري المقبل بعد أعوام.",
        "الرئيس المصري المقبل",
        "p-abdel-fattah-el-sisi",
        False,
    ),
    "fa one of several behind a number": (
        "fa",
        "رأی مجلس\n\nغلامرضا تاجگردون نماینده گچساران به تهران آمد. اعتبارنامه ۱۷۳ نماینده تأیید شد.",
        "نماینده تأیید",
        "p-gholamreza-tajgardoun",
        False,
    ),
    "fa another country's office before a name without a mark": (
        "fa",
        "گفت‌وگوی تلفنی\n\nمایک پامپئو، وزیر خارجه آمریکا محمد توفیق علاوی را دعوت کرد. وزیر خارجه آمریکا "
        "گفت که عراق آرام می‌شود.",
        "وزیر خارجه آمریکا",
        "p-mohammed-tawfiq-allawi",
        False,
    ),
    "ar another country's office before a name": (
        "ar",
        "مكالمة هاتفية\n\nدعا وزير الخارجية الأمريكي حيدر العبادي إلى واشنطن. وقال وزير الخارجية الأمريكي إنه "
        "سيزور بغداد.",
        "وزير الخارجية الأمريكي",
        "p-haider-al-abadi",
        False,
    ),
    "fa an office that another one is known to hold": (
        "fa",
        "جلسه دولت\n\nدر این جلسه محمود واعظی رئیس دفتر رئیس‌جمهور، علی ربیعی سخنگوی دولت و چند وزیر حضور "
        "داشتند. رئیس‌جمهور گفت که کار ادامه دارد.",
        "رئیس‌جمهور گفت",
        "p-ali-rabiei",
        False,
    ),
    "fa a pronoun, a body": (
        "fa",
        "نشست خبری\n\nسخنگوی شرکت گفت: با این حال ما بارها از فیفا خواستیم که پول را بدهد.",
        "ما بارها",
        "fifa",
        False,
    ),
    "fa a post": (
        "fa",
        "رقابت در مجلس\n\nمحمدباقر قالیباف رئیس مجلس شد. چند نماینده دیگر هم برای سمت رئیس مجلس نامزد بودند.",
        "رئیس مجلس نامزد",
        "p-mohammad-bagher-ghalibaf",
        False,
    ),
    "fa the holder": (
        "fa",
        "رقابت در مجلس\n\nمحمدباقر قالیباف به قم رفت. رئیس مجلس گفت که جلسه فردا برگزار می‌شود.",
        "رئیس مجلس گفت",
        "p-mohammad-bagher-ghalibaf",
        True,
    ),
    "ar a word for zeal": (
        "ar",
        "مباراة الغد\n\nيستعد اللاعبون للمباراة، وقوبل المدرب بـ حماس كبير من الجماهير في القاهرة.",
        "حماس",
        "hamas",
        False,
    ),
    "ar the movement, its country being named": (
        "ar",
        "تهدئة جديدة\n\nقالت مصادر في غزة إن حماس وافقت على التهدئة.",
        "حماس",
        "hamas",
        True,
    ),
    "fa a word for an echo": (
        "fa",
        "نطق نمایندگان\n\nصدای این نمایندگان بلند است و اکو دارند، اما رأی ندارند.",
        "اکو",
        "eco",
        False,
    ),
    "fa the organisation among others": (
        "fa",
        "بیانیه مشترک\n\nاتحادیه عرب، آسه‌آن و اکو از این توافق استقبال کردند.",
        "اکو",
        "eco",
        True,
    ),
    "fa an adverb": (
        "fa",
        "پاسخ منتقدان\n\nاولاً روسیه موافق نبود و دوماً طرح ناقص بود.",
        "دوماً",
        "russia-parliament",
        False,
    ),
    "ar an adverb": (
        "ar",
        "رحلة البحث\n\nكان الوزير في سوريا يبحث دوماً عن حل.",
        "دوماً",
        "c-douma",
        False,
    ),
    "ar a brigade whose name ends like a head of state": (
        "ar",
        "خروج المقاتلين\n\nغادر مقاتلو فيلق الرحمن الغوطة أمس إلى إدلب.",
        "الرحمن",
        "p-emomali-rahmon",
        False,
    ),
    "ar another country's agency in an article on Syria": (
        "ar",
        "لقاء في دمشق\n\nوصل الوفد إلى سوريا. وذكرت وكالة الأنباء الروسية أن سوريا رحبت به.",
        "وكالة الأنباء الروسية",
        "a-sana",
        False,
    ),
    "ar the capital behind an adjective, Oman being named": (
        "ar",
        "اتفاقية جديدة\n\nوقعت السعودية وقطر والكويت في العاصمة الأردنية عمان اتفاقية للنقل.",
        "عمان",
        "c-amman",
        True,
    ),
    "ar the Italian capital, its clubs being named": (
        "ar",
        "إياب نصف النهائي\n\nتعادل ليفربول مع يوفنتوس في العاصمة الإيطالية روما يوم الأربعاء.",
        "روما",
        "c-rome",
        True,
    ),
    "ar a coalition in quotation marks": (
        "ar",
        'نتائج الاقتراع\n\nحل ائتلاف "النصر" ثالثا في العراق بزعامة العبادي.',
        "النصر",
        "al-nassr",
        False,
    ),
    "ar sights of a capital": (
        "ar",
        "حواجز جديدة\n\nأعلنت بريطانيا وضع حواجز على جسور لندن، وقالت لندن إنها مؤقتة.",
        "لندن، وقالت",
        "c-london",
        True,
    ),
    "fa sights of a capital": (
        "fa",
        "فیلم برگزیده\n\nفیلم آلمان خرس نقره جشنواره برلین را گرفت و برلین از آن استقبال کرد.",
        "برلین را",
        "c-berlin",
        True,
    ),
    "ar any president of that country": (
        "ar",
        "لقاء مرتقب\n\nكان هذا أول لقاء لـ رئيس أمريكي مع كيم. وقال مايك بنس، نائب الرئيس الأمريكي، إنه باق.",
        "رئيس أمريكي",
        "p-mike-pence",
        False,
    ),
    "ar a society of another country": (
        "ar",
        "زلزال جديد\n\nقالت المتحدثة باسم الصليب الأحمر الإندونيسي إن الفريق عثر على ضحايا.",
        "الصليب الأحمر",
        "icrc",
        False,
    ),
    "ar a stadium called by a person": (
        "ar",
        "مباراة الغد\n\nفاز العين على ضيفه الهلال على استاد هزاع بن زايد في الجولة الخامسة.",
        "هزاع بن زايد",
        "p-hazza-bin-zayed-al-nahyan",
        False,
    ),
    "ar a city's club that is named, too": (
        "ar",
        "هامبورغ يعلن إقالة مدربه\n\nأعلن نادي هامبورغ إقالة مدربه. ويواجه هامبورغ شبح الهبوط.",
        "هامبورغ شبح",
        "hamburger-sv",
        True,
    ),
    "ar the paper is no club": (
        "ar",
        "نجم مدريد\n\nضغط ريال مدريد على مدربه. وبحسب الصحيفة، فإن اللاعب يرى نفسه الأفضل.",
        "الصحيفة",
        "real-madrid",
        False,
    ),
    "fa a government to come": (
        "fa",
        "پیش‌بینی انتخابات\n\nدرباره دولت سیزدهم هنوز زود است. مجلس گفت دولت لایحه را بفرستد.",
        "دولت سیزدهم",
        "raisi-government",
        False,
    ),
    "fa a parliament": (
        "fa",
        "نقد مجلس\n\nمجلس لایحه را تصویب کرد. همه امور کشور باید توسط یک مجلس انجام شود.",
        "مجلس انجام",
        "iran-parliament",
        False,
    ),
    "fa a cheque": (
        "fa",
        "قانون تازه\n\nصدور چک در وجه حامل ممنوع شد. قانون چک تغییر کرد. اگر فردی چکی را بنویسد، مبلغ چک ثبت می‌شود.",
        "چک ثبت",
        "CZE",
        False,
    ),
    "fa the country": (
        "fa",
        "دیدار وزیران\n\nوزیر خارجه چک در پراگ با همتای اسلواکی دیدار کرد و گفت جمهوری چک با لهستان موافق است.",
        "جمهوری چک",
        "CZE",
        True,
    ),
    "fa the holder of the first half of a year": (
        "fa",
        "نامه تازه\n\nامیر کویت گفت گفت‌وگوها ادامه دارد.",
        "امیر کویت",
        "p-sabah-al-ahmad-al-sabah",
        True,
    ),
    "ar the holder of the first half of a year": (
        "ar",
        "قانون جديد\n\nقال رئيس الوزراء الأردني إن القانون باق.",
        "رئيس الوزراء الأردني",
        "p-hani-mulki",
        True,
    ),
    "fa what somebody is to become": (
        "fa",
        "گفت‌وگوهای ائتلاف\n\nبنیامین نتانیاهو از انتخاب گانتز به عنوان نخست‌وزیر اسرائیل نگران است.",
        "نخست‌وزیر اسرائیل",
        "p-benjamin-netanyahu",
        False,
    ),
    "ar what somebody speaks as": (
        "ar",
        "اجتماع جديد\n\nقالت تيريزا ماي إن اللقاء مفيد. وتحدث سامي بصفته رئيس الوزراء البريطاني.",
        "رئيس الوزراء البريطاني",
        "p-theresa-may",
        False,
    ),
    "fa what somebody was for years": (
        "fa",
        "یادی از گذشته\n\nحسن روحانی سخنرانی کرد. سالخورده‌ای که هشت سال رئیس جمهور کشور بود نیز آمد.",
        "رئیس جمهور کشور",
        "p-hassan-rouhani",
        False,
    ),
    "fa what somebody does each year": (
        "fa",
        "پیام نوروزی\n\nحسن روحانی پیام داد. هر سال رئیس جمهور کشور چنین پیامی می‌دهد.",
        "رئیس جمهور کشور",
        "p-hassan-rouhani",
        True,
    ),
    "fa a university of another place": (
        "fa",
        "آمار استان‌ها\n\nدانشگاه علوم پزشکی شیراز آمار داد. دانشگاه علوم پزشکی کردستان هم از مرگ شش نفر گفت.",
        "دانشگاه علوم پزشکی کردستان",
        "shiraz-medical",
        False,
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_links(case: str) -> None:
    lang, body, words, known, linked = ROWS[case]
    at = body.rindex(words)
    reading = isnad.read(body, lang=lang, published="2018-06-01" if lang == "ar" else "2020-06-10")
    ids = {e.id for e in reading.entities if e.kb == known}
    found = any(m.entity in ids and m.start <= at < m.end for m in reading.mentions)
    assert found is linked, case
