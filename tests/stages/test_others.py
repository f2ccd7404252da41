"""Names that somebody or something else bears too: which of them an article names. Sentences of our own."""

import pytest

import isnad

# phenomenon: (language, text, known ids of which none is named)
ABSENT = {
    "ar the police of a city, a president": (
        "ar", "سرقة متجر\n\nلاحقت شرطة دبي لصا فر من المتجر أمس.", "p-idriss-deby",
    ),
    "ar the second battalion, a queen": (
        "ar", "قتال جديد\n\nدخلت الكتيبة الثانية في بريطانيا ثكنتها أمس.", "p-queen-elizabeth-ii",
    ),
    "ar a street, an army": ("ar", "زحام\n\nتوقف السير في لبنان في شارع الجيش صباح الأحد.", "lebanon-army"),
    "ar a continent, a country": (
        "ar", "سفر طويل\n\nزار الرحالة أميركا الجنوبية ثم عاد إلى بيته.", "USA",
    ),
    "ar an ocean, a country": ("ar", "سفن كثيرة\n\nأبحرت السفن في المحيط الهندي أمس.", "IND"),
    "ar a valley that is called by a river": (
        "ar", "قرار جديد\n\nتحدث النواب عن ضم غور الأردن أمس.", "JOR",
    ),
    "fa a valley that is called by a river": ("fa", "تصمیم تازه\n\nنمایندگان از الحاق غور اردن گفتند.", "JOR"),
    "ar an adjective of a continent": ("ar", "سفر\n\nزار الرحالة الدول الأمريكية اللاتينية أمس.", "USA"),
    "fa an adjective of a continent": ("fa", "سفر\n\nاو به این کشور آمریکایی لاتین رفت.", "USA"),
    "fa a language behind a preposition": ("fa", "کتاب تازه\n\nاین کتاب در انگلیسی نام دیگری دارد.", "GBR"),
    "fa another one of the family": (
        "fa", "استیضاح\n\nنمایندگان با محوریت اردشیر مطهری گرد آمدند. مطهری گفت که کار ادامه دارد.", "p-ali-motahari",
    ),
    "fa pollination, a mayor": ("fa", "بهار\n\nکنترل زمان گرده افشانی در تهران مهم است.", "p-mohammad-ali-afshani"),
    "fa cheques, a country": (
        "fa", "بدهی باشگاه\n\nوقتی موعد چک رسید، باشگاه چک نداشت. چک برای کارگزار است.", "CZE",
    ),
    "fa mobilisation, a force": ("fa", "واکسن\n\nاو در بسیج واکسیناسیون کودکان کار کرد.", "basij"),
    "fa water, a town": ("fa", "کرمان\n\nدر این محله آب در روزهای متوالی قطع شده است.", "c-ibb"),
    "ar the parliament of Russia, a town of Syria": (
        "ar", "هجوم كيميائي\n\nقالت سوريا إن الهجوم على دوما لم يقع. وقرأت سوريا تقرير دوما.", "russia-parliament",
    ),
    "fa the parliament of Russia, a town of Syria": (
        "fa", "حمله شیمیایی\n\nسوریه می‌گوید حمله ادعایی دوما دروغ است. سوریه از گزارش دوما گفت.", "russia-parliament",
    ),
    "fa an airport that is called by a person": (
        "fa", "سفر تیم\n\nبازیکنان به فرودگاه امام خمینی رفتند.", "p-ruhollah-khomeini",
    ),
    "ar a hospital that is called by a person": (
        "ar", "حادث سير\n\nنقل الجرحى إلى مستشفى ياسر عرفات صباح أمس.", "p-yasser-arafat",
    ),
    "fa a deputy minister, the head of a state with his surname": (
        "fa", "آمار تازه\n\nدکتر رئیسی معاون بهداشت وزارت بهداشت گفت که شمار بیماران کم شد.", "p-ebrahim-raisi",
    ),
    "fa an examination, a footballer": (
        "fa", "لغو آزمون\n\nآزمون دستیاری پزشکی که فردا در تهران بود لغو شد.", "p-sardar-azmoun",
    ),
    "fa secondly, the parliament of Russia": (
        "fa", "گزارش تازه\n\nوکیل گفت اولا گلوله از روبه‌رو بود و دوما زاویه داشت.", "russia-parliament",
    ),
    "fa the grandson": ("fa", "نشست امروز\n\nسیدحسن خمینی گفت که جامعه مشکل دارد.", "p-ruhollah-khomeini"),
    "fa an actor, a country": (
        "fa", "موسیقی فیلم\n\nباب پک، وین نایت، کامرون تور و ساموئل جکسون در این فیلم بازی کردند.", "CMR",
    ),
    "fa a coach, a former minister": (
        "fa", "پیش از بازی\n\nنامجومطلق گفت که استقلال آماده است. مجید نامجومطلق مربی استقلال است.", "p-majid-namjoo",
    ),
    "fa a film's editor, a company": (
        "fa", "پشت صحنه\n\nکریستین واگنر این فیلم را تدوین کرد.", "wagner",
    ),
    "fa a stadium of a town near Tehran": (
        "fa", "بازی امروز\n\nبازی از ورزشگاه شهر قدس به ورزشگاه آزادی رفت.", "c-jerusalem",
    ),
    "fa shrines, a valley": ("fa", "زیارت\n\nورود به بقاع متبرکه استان محدود شد.", "c-bekaa"),
    "fa the surname of a foreign president that is also one of the press's own country": (
        "fa", "داستان\n\nدر این کتاب داستانی از علوی نویسنده تهرانی آمده است.", "p-arif-alvi",
    ),
    "fa a club's name that clubs of several countries bear": (
        "fa", "بازی حساس\n\nاستقلال فردا به مصاف الاهلی می‌رود و سپاهان با تراکتور بازی دارد.", "al-ahly",
    ),
    "fa a town like a country, a government": (
        "fa", "شهرهای بریتانیا\n\nلستر و برایتون مسیر ساختند. دولت بریتانیا کمک کرد. برایتون آماده است.",
        "brighton-fc",
    ),
    "fa a parliament, its research centre": (
        "fa", "ریاست مجلس\n\nنامزدی برای ریاست مجلس اعلام شد. مجلس آماده کار است.", "iran-parliament-research-center",
    ),
    "fa a club that is called by its city alone": (
        "fa", "قرارداد تازه\n\nباشگاه بوردو بازیکن می‌خواهد. مدیر بوردو گفت که کار ادامه دارد.", "c-bordeaux",
    ),
    "ar a club that is called by its city alone": (
        "ar", "صفقة جديدة\n\nتعاقد نادي بوردو مع لاعب مغربي. وقال مدرب بوردو إن اللاعب جاهز.", "c-bordeaux",
    ),
    "fa a ligament, a capital": (
        "fa", "مصدومیت تازه\n\nبازیکن تیم از ناحیه رباط زانو آسیب دید.", "c-rabat",
    ),
    "fa a database, a newspaper": (
        "fa", "کتابخانه\n\nمقاله در پایگاه اطلاعات علمی ثبت شد.", "a-ettelaat",
    ),
    "ar a surname that is a given name, of a country that is not named": (
        "ar", "خبر جديد\n\nوقال حسان إن الطريق مفتوح.", "p-jafar-hassan",
    ),
    "fa a surname of a given name, of a country that is not named": (
        "fa", "دستمزد کارگران\n\nعباسی رئیس کانون کارگران گفت: دستمزد کم است.", "p-shahid-khaqan-abbasi",
    ),
    "ar a surname that is a word": (
        "ar", "حادث سير\n\nونقلت الوكالة عن شاهد قوله إن النار اندلعت. وقال شاهد: رأيت النار في تونس.",
        "p-youssef-chahed",
    ),
    "fa a surname that is a word": (
        "fa", "کنکور\n\nثبت نام برای آزمون سراسری فردا آغاز می‌شود. آزمون در مرداد است و آزمون عملی در مهر.",
        "p-sardar-azmoun",
    ),
    "fa a surname that is a word, behind one": (
        "fa", "گردهمایی\n\nدر این تجمع یک روحانی سخن گفت.", "p-hassan-rouhani",
    ),
    "fa the end of a longer surname": (
        "fa", "سرگذشت\n\nکایلی جنر، که زادهٔ ۱۹۹۷ است، در افغانستان بود.", "p-hibatullah-akhundzada",
    ),
    "ar two given names, another country": (
        "ar", "أسواق المال\n\nقال محمد يونس كبير الاقتصاديين في شركة كندية إن الدولار سيرتفع.", "p-muhammad-yunus",
    ),
    "ar a surname with and without the article": (
        "ar", "مسلسل جديد\n\nقال المؤلف محمد سيد بشير إن الحلقات تصور في سوريا.", "p-mohammed-al-bashir",
    ),
    "ar a desert road": ("ar", "حادث سير\n\nانقلبت الحافلة على الطريق الصحراوي أمس.", "ESH"),
    "fa a field hospital": ("fa", "کمک‌رسانی\n\nارتش یک بیمارستان صحرایی ساخت.", "ESH"),
    "fa wrinkles": ("fa", "سلامت پوست\n\nبروز چین و چروک در پوست طبیعی است.", "CHN"),
    "fa a checklist": ("fa", "ایمنی خودرو\n\nموارد در چک لیست ثبت شد.", "CZE"),
    "ar a cup that bears a country's name": ("ar", "خبر رياضي\n\nفاز المنتخب بلقب بطولة كوبا أميركا أمس.", "CUB"),
    "ar a city in a club's name": ("ar", "كرة السلة\n\nفاز الفريق على فيلادلفيا سيكسرز أمس.", "c-philadelphia"),
    "fa a model of a car": ("fa", "بازار خودرو\n\nاین خودرو جایگزین مدل کالیفرنیا می‌شود.", "c-california"),
    "ar a federation that is called like a club": (
        "ar", "ورشة عمل\n\nوشارك الاتحاد السعودي في الورشة أمس.", "al-ittihad-jeddah",
    ),
    "fa a company's share is no club's": (
        "fa", "بازار سهام\n\nسهم فولاد خوزستان و سهم شرکت سایپا در بورس رشد کرد.", "foolad-fc",
    ),
    "fa independence, named often": (
        "fa", "یادداشت\n\nاستقلال کشور مهم است. مردم استقلال خواستند و استقلال به دست آمد.", "esteghlal",
    ),
    "fa a company in quotation marks that a club is called like": (
        "fa", "محصول تازه\n\nشرکت «استقلال» محصول تازه‌ای عرضه کرد.", "esteghlal",
    ),
    "ar oil of a country is not its ministry": (
        "ar", "أسواق النفط\n\nتراجعت صادرات النفط الإيرانية أمس.", "iran-oil-ministry",
    ),
    "fa the government of a country that is no more": (
        "fa", "تاریخ\n\nایران با دولت شوروی قرارداد بست.", "iran-government",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ABSENT)
def test_nothing_is(case: str) -> None:
    lang, text, id = ABSENT[case]
    assert id not in {e.kb for e in isnad.read(text, lang=lang, published="2019-12-20").entities}


# phenomenon: (language, text, mention, known id)
PRESENT = {
    "ar a surname behind the bearer's own given name": (
        "ar", "زيارة رسمية\n\nوصل دونالد ترامب إلى باريس. وقال ترامب إن اللقاء مهم.", "ترامب", "p-donald-trump",
    ),
    "fa a surname that is a word, behind a title": (
        "fa", "دیدار وزیران\n\nآقای ظریف به مسکو رفت.", "ظریف", "p-mohammad-javad-zarif",
    ),
    "ar a medium behind a correspondent": (
        "ar", "معارك جديدة\n\nوقال مراسل سكاي نيوز عربية إن المعارك توقفت.", "سكاي نيوز عربية", "a-sky-news-arabia",
    ),
    "fa a medium behind a correspondent": (
        "fa", "نشست خبری\n\nخبرنگار اسکای‌نیوز عربی گفت که نشست پایان یافت.", "اسکای‌نیوز عربی", "a-sky-news-arabia",
    ),
    "ar the president whose forces they are": (
        "ar", "معارك جديدة\n\nدخلت قوات الأسد المدينة أمس.", "الأسد", "p-bashar-al-assad",
    ),
    "fa the president whose forces they are": (
        "fa", "نبرد تازه\n\nنیروهای اسد دیروز وارد شهر شدند.", "اسد", "p-bashar-al-assad",
    ),
    "ar a body before its country's adjective": (
        "ar", "أرقام جديدة\n\nأعلن معهد روبرت كوخ الألماني أرقاما جديدة.", "معهد روبرت كوخ الألماني", "rki",
    ),
    "fa a body before its country's name": (
        "fa", "آمار تازه\n\nبه گزارش انستیتو رابرت کوخ آلمان شمار بیماران کم شد.", "انستیتو رابرت کوخ", "rki",
    ),
    "fa a newspaper that bears its country's name, in quotation marks behind talk": (
        "fa", "پزشک جوان\n\nاو در گفت‌وگو با «ایران» می‌گوید که بیمارستان آماده است.", "ایران", "a-iran",
    ),
    "fa the country in quotation marks": (
        "fa", "دیدار پکن\n\nسخن از «ایران» در این دیدار زیاد بود.", "ایران", "IRN",
    ),
    "fa a foundation by the end of its name": (
        "fa", "زیارت\n\nخادمان قدس رضوی در مشهد آماده‌اند.", "قدس رضوی", "astan-quds-razavi",
    ),
    "fa the leader's name in two words": (
        "fa", "دیدار تازه\n\nامام خمینی چنین می‌گفت. حضرت آیت الله خامنه ای گفتند که کار ادامه دارد.",
        "آیت الله خامنه ای", "p-ali-khamenei",
    ),
    "fa the president, behind an office of his deputy": (
        "fa", "نشست امروز\n\nمعاون اول روحانی گفت که کار ادامه دارد.", "روحانی", "p-hassan-rouhani",
    ),
    "ar the army by its forces": (
        "ar", "معارك جديدة\n\nأطلقت قوات الجيش اليمني عملية. وقال الجيش اليمني إن قوات الجيش تقدمت.", "قوات الجيش",
        "yemen-armed-forces",
    ),
    "ar a monarch by the title alone": (
        "ar", "لقاء الدوحة\n\nالتقى وزير الخارجية الإيراني أمير قطر أمس.", "أمير قطر", "p-tamim-bin-hamad-al-thani",
    ),
    "fa a monarch by the title alone": (
        "fa", "دیدار تازه\n\nمحمدجواد ظریف با امیر قطر دیدار کرد.", "امیر قطر", "p-tamim-bin-hamad-al-thani",
    ),
    "ar another monarch beside him": (
        "ar", "لقاء الدوحة\n\nقال أمير قطر إن العلاقات جيدة. وحضر أمير الكويت.", "أمير الكويت",
        "p-sabah-al-ahmad-al-sabah",
    ),
    "fa seminaries of women": (
        "fa", "آموزش\n\nمدیران حوزه علمیه خواهران در سمنان گرد آمدند.", "حوزه علمیه خواهران", "womens-seminaries",
    ),
    "ar seminaries of women": (
        "ar", "تعليم\n\nاجتمعت الحوزة العلمية النسوية في سمنان.", "الحوزة العلمية النسوية", "womens-seminaries",
    ),
    "fa a newspaper that bears its country's name": (
        "fa", "یادداشت\n\nاو در روزنامه ایران نوشت که کار دشوار است.", "روزنامه ایران", "a-iran",
    ),
    "ar clubs of one name, by the country": (
        "ar", "الدوري السعودي\n\nفاز الأهلي على ليفربول وعلى الهلال في السعودية.", "الأهلي", "al-ahli-jeddah",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PRESENT)
def test_it_is(case: str) -> None:
    lang, text, words, id = PRESENT[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    kb = {e.id: e.kb for e in reading.entities}
    assert (words, id) in [(m.text, kb[m.entity]) for m in reading.mentions]
