"""Whom and what the knowledge base knows though the article writes the name in its own way: a table of language."""

import pytest

import isnad
from isnad.stages.links.words import words_for
from isnad.text import tokenize

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
    "ar a prince is known by his title and his given name": (
        "ar", "زيارة القصر\n\nقال الأمير هاري إن الزيارة قصيرة.", "هاري", "p-prince-harry",
    ),
    "ar a king who reigns": (
        "ar", "زيارة القصر\n\nعاد الملك سلمان إلى الرياض. وقال الملك سلمان إن الزيارة قصيرة.", "الملك سلمان",
        "p-king-salman",
    ),
    "ar a king of a name that two kings had": (
        "ar", "زيارة القصر\n\nزار الملك عبد الله الرياض. وقال الملك عبد الله إن الزيارة قصيرة.", "عبد الله", None,
    ),
    "fa a commander by his rank and his surname": (
        "fa", "مراسم یادبود\n\nدر این مراسم از سردار سلیمانی یاد شد.", "سلیمانی", "p-qasem-soleimani",
    ),
    "ar a government by its country's name": (
        "ar", "ميزانية كبيرة\n\nأعلنت حكومة اليابان أمس ميزانية كبيرة.", "حكومة اليابان", "japan-government",
    ),
    "ar the official agency of the country that the article is about": (
        "ar", "حديقة جديدة\n\nافتتحت الجزائر حديقة كبيرة. ونقلت وكالة الأنباء الرسمية أن الجزائر ستفتح غيرها.",
        "وكالة الأنباء الرسمية", "a-aps",
    ),
    "ar no official agency where the article is about two countries": (
        "ar", "لقاء سريع\n\nالتقى وفد تونس وفد المغرب. ونقلت وكالة الأنباء الرسمية أن تونس والمغرب اتفقا.",
        "وكالة الأنباء الرسمية", None,
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
    "ar a foreign name in another spelling, its country named": (
        "ar", "فوز في نيوزيلندا\n\nقالت جاكيندا أرديرن إن نيوزيلندا ترحب بالزوار هذا العام.", "جاكيندا أرديرن",
        "p-jacinda-ardern",
    ),
    "ar a name of the press's own language has one spelling": (
        "ar", "ندوة في عمان\n\nقال محمد السويدي إن الندوة ناجحة في لبنان والأردن.", "محمد السويدي", None,
    ),
    "fa a foreign family name may stand first": (
        "fa", "سفر به ژاپن\n\nآبه شینزو نخست وزیر ژاپن گفت که این سفر مهم است.", "آبه شینزو", "p-shinzo-abe",
    ),
    "ar a part of the name is left out but the office is told": (
        "ar", "تصريح من المنامة\n\nقال وزير خارجية البحرين خالد بن آل خليفة إن المنامة ترحب بالوفد.",
        "خالد بن آل خليفة", "p-khalid-bin-ahmed-al-khalifa",
    ),
    "fa a title that is taken for a part of the name": (
        "fa", "پیام عمان\n\nسلطان هیثم بن طارق در پیامی تبریک گفت.", "سلطان هیثم بن طارق", "p-haitham-bin-tariq",
    ),
    "fa an office that is taken for a name": (
        "fa", "دیدار در ریاض\n\nولیعهد سعودی در دیدار با هیئت گفت راه باز است.", "ولیعهد سعودی",
        "p-mohammed-bin-salman",
    ),
    "fa an office without its country is that of the press's own": (
        "fa", "دیدار سالانه\n\nرهبر انقلاب در دیدار با معلمان گفت آموزش مهم است.", "رهبر انقلاب", "p-ali-khamenei",
    ),
    "ar a given name in a family that the article names": (
        "ar", "خروج سكريبال\n\nغادر سيرغي سكريبال المستشفى. وسافرت ابنته يوليا أمس.", "يوليا",
        "p-yulia-skripal",
    ),
    "ar a proper name in quotation marks within an agency's": (
        "ar", "زيارة قريبة\n\nأفادت وكالة أنباء \"تسنيم\" الإيرانية أن الوزير سيزور بغداد.", "وكالة أنباء \"تسنيم",
        "a-tasnim",
    ),
    "fa a body's name with and written on to the words beside it": (
        "fa", "سال تازه\n\nوزارت آموزش‌وپرورش از آغاز سال تحصیلی خبر داد.", "وزارت آموزش‌وپرورش",
        "iran-education-ministry",
    ),
    "ar a known body before the name of another country": (
        "ar", "تقرير سنوي\n\nوتصنف منظمة فريدوم هاوس روسيا في آخر القائمة.", "منظمة فريدوم هاوس", "freedom-house",
    ),
    "ar a word that a paper is called by beside the name of another country": (
        "ar", "بيان جديد\n\nنقلت وكالة الأنباء الروسية عن الوزير قوله إن البيان جاهز.", "وكالة الأنباء", None,
    ),
    "ar a bare body of the country whose people the article names": (
        "ar", "أزمة اللجوء\n\nقالت أنغيلا ميركل إن ألمانيا ستتحرك. ولم تتحرك الحكومة حتى الآن.", "الحكومة",
        "germany-government",
    ),
    "ar the government of its head": (
        "ar", "أزمة سياسية\n\nقال رئيس وزراء تونس يوسف الشاهد إن الحوار مستمر. وانتقد نواب حكومة الشاهد.",
        "حكومة الشاهد", "tunisia-government",
    ),
    "fa the ministry of this country is of the one named last": (
        "fa", "بیماری در ایتالیا\n\nبیماری در ایتالیا گسترش یافت. دولت این کشور اعلام کرد که شهرها تعطیل است.",
        "دولت این کشور", "italy-government",
    ),
    "fa a country in the name of its ministry": (
        "fa", "بیانیه تازه\n\nوزارت خارجه آلمان در بیانیه‌ای از این دیدار استقبال کرد.", "آلمان", "DEU",
    ),
    "ar a deputy is not the one whose deputy he is": (
        "ar", "جلسة قريبة\n\nقال حسن الكعبي نائب رئيس البرلمان العراقي إن الجلسة قريبة. وتسلم رئيس البرلمان الطلب.",
        "رئيس البرلمان", None,
    ),
    "fa a deputy is not the one whose deputy he is": (
        "fa", "نشست پارلمان\n\n«حسن الکعبی» معاون اول رئیس پارلمان عراق سخن گفت. رئیس پارلمان این کشور نامه را دید.",
        "رئیس پارلمان این کشور", None,
    ),
    "ar a capital that a verb of acting stands before": (
        "ar", "عقوبات جديدة\n\nفرضت واشنطن عقوبات على الشركة يوم الأحد.", "واشنطن", "USA",
    ),
    "ar a capital joined to one that is a party": (
        "ar", "لقاء غير مباشر\n\nلم يجر أي لقاء بين واشنطن وبيونغ يانغ حتى الآن.", "بيونغ يانغ", "PRK",
    ),
    "fa a capital joined to one that is a party": (
        "fa", "نشانه گفت‌وگو\n\nاین دیدار نشانه مناسبات مسکو و آنکارا است.", "آنکارا", "TUR",
    ),
    "fa a city whose name is a weekday's behind a noun for a city": (
        "fa", "حمله در تاجیکستان\n\nحمله در نزدیکی شهر دوشنبه، پایتخت تاجیکستان، رخ داد.", "دوشنبه", "c-dushanbe",
    ),
    "fa a name of the language's own has one spelling": (
        "fa", "نشست مشهد\n\nعلی لارجانی گفت نشست در ایران برگزار شد.", "علی لارجانی", None,
    ),
    "ar a name behind a title": (
        "ar", "برقية تهنئة\n\nالسلطان هيثم بن طارق بعث برقية تهنئة.", "السلطان هيثم بن طارق", "p-haitham-bin-tariq",
    ),
    "fa a body's name in quotation marks": (
        "fa", "سفر وزیر\n\nخبرگزاری «تسنیم» ایران گزارش داد که وزیر به بغداد می‌رود.", "تسنیم", "a-tasnim",
    ),
    "fa a given name in a family that is named": (
        "fa", "ترخیص اسکریپال\n\nسرگئی اسکریپال از بیمارستان بیرون آمد. دخترش یولیا هم با او بود.", "یولیا",
        "p-yulia-skripal",
    ),
    "ar the government of this country": (
        "ar", "انتخابات في إيطاليا\n\nبدأت الانتخابات في إيطاليا. وقالت حكومة هذا البلد إن الاقتراع آمن.",
        "حكومة هذا البلد", "italy-government",
    ),
    "ar a country in the name of its embassy": (
        "ar", "معارك في الشمال\n\nوقالت سفارة إيران في بغداد إن الطريق آمن.", "إيران", "IRN",
    ),
    "fa a capital whose decision it is": (
        "fa", "تحریم تازه\n\nاین گزارش از تصمیم واشنگتن خبر داد.", "واشنگتن", "USA",
    ),
    "fa no ministry of one's own where the article is about another country": (
        "fa", "حمله در تاجیکستان\n\nدر تاجیکستان به یک پاسگاه حمله شد. وزارت کشور اعلام کرد تاجیکستان امن است.",
        "وزارت کشور", "tajikistan-interior-ministry",
    ),
    "ar a capital that is a city": (
        "ar", "قمة في البلقان\n\nوصل الوفد إلى مدينة سكوبيه صباح الأحد.", "سكوبيه", "c-skopje",
    ),
    "fa a capital that is a city": ("fa", "نشست بالکان\n\nهیئت به شهر اسکوپیه رسید.", "اسکوپیه", "c-skopje"),
    "ar an adviser is not the one whom he advises": (
        "ar", "زيارة كوشنر\n\nوصل جاريد كوشنر مستشار ترامب إلى بغداد. وقال ترامب إن الزيارة قصيرة.", "ترامب",
        "p-donald-trump",
    ),
    "fa the parliament of the country whose head the article names": (
        "fa", "بحران پناهندگان\n\nآنگلا مرکل گفت آلمان آماده است. پارلمان نیز نشست داشت.", "پارلمان",
        "germany-parliament",
    ),
    "fa an office of one's own country, and of no other": (
        "fa", "دیدار ترکیه\n\nرهبر انقلاب در ترکیه گفت آموزش مهم است.", "رهبر انقلاب", None,
    ),
    "ar a body's name behind an opening mark that is not closed": (
        "ar", "بث مباشر\n\nذكرت قناة \"الميادين أن الجسر جاهز في لبنان.", "قناة \"الميادين", "a-al-mayadeen",
    ),
    "ar a party's name that is borne by another country's party": (
        "ar", "عملية في الشمال\n\nأعلنت تركيا أن الجيش هاجم مواقع حزب العمال شمال العراق.", "حزب العمال", None,
    ),
    "ar a party of the country that the article names": (
        "ar", "انتخابات لندن\n\nأعلنت بريطانيا النتائج، وقال حزب العمال إنه فاز.", "حزب العمال", "labour",
    ),
    "fa a party's name that is borne by another country's party": (
        "fa", "انتخابات استرالیا\n\nنتایج انتخابات استرالیا اعلام شد و حزب کارگر تبریک گفت.", "حزب کارگر", None,
    ),
    "fa a party of the country that the article names": (
        "fa", "انتخابات لندن\n\nنتایج در انگلیس اعلام شد و حزب کارگر گفت پیروز شده است.", "حزب کارگر", "labour",
    ),
    "ar a group behind a noun for such": (
        "ar", "غارة ليلية\n\nقصفت الطائرات مواقع ميليشيات حزب الله قرب دمشق.", "ميليشيات حزب الله", "hezbollah",
    ),
    "fa a group behind a noun for such, its country behind it": (
        "fa", "عملیات صنعا\n\nسخنگو گفت نیروهای الحشد الشعبی عراق به شهر رسیدند.", "نیروهای الحشد الشعبی عراق",
        "popular-mobilization-forces",
    ),
    "ar a monarch by a word for any of them": (
        "ar", "زيارة رسمية\n\nاستقبل العاهل الأردني الوفد، وقال العاهل الأردني إن الزيارة مهمة.", "العاهل الأردني",
        "p-abdullah-ii-of-jordan",
    ),
    "fa heads of several things are no head of state": (
        "fa", "نشست بیت‌المقدس\n\nرؤسای شهرک‌های اسرائیلی گفتند نشست برگزار می‌شود.", "رؤسای شهرک‌های اسرائیلی",
        None,
    ),
    "ar an official is not the president": (
        "ar", "خطاب ترامب\n\nوصل ترامب إلى القاعة. وقال مسؤول وزارة الداخلية الأميركية إن القاعة آمنة.",
        "مسؤول وزارة الداخلية الأميركية", None,
    ),
    "fa a surname alone whose known bearer's country is not named": (
        "fa", "برد تیم\n\nدقیقه نود ترابی گل دوم را زد. ترابی گفت بازی سختی بود.", "ترابی", None,
    ),
    "fa a surname alone whose known bearer's country is named": (
        "fa", "کودتا در سودان\n\nترابی در سودان بازداشت شد. ترابی گفت آزاد می‌شود.", "ترابی", "p-hassan-al-turabi",
    ),
    "fa a company that begins with a country's name": (
        "fa", "فروش تازه\n\nشرکت ایران خودرو اعلام کرد فروش آغاز می‌شود.", "ایران خودرو", "iran-khodro",
    ),
    "fa the country's name that a company begins with is no mention of the country": (
        "fa", "فروش تازه\n\nشرکت ایران خودرو اعلام کرد فروش آغاز می‌شود.", "ایران", "iran-khodro",
    ),
    "ar an office with a nationality is no name of its own": (
        "ar", "الرئيس الفلسطيني يدين\n\nأعلن الرئيس الفلسطيني، محمود عباس، الاثنين، تنكيس الأعلام."
        " وأوضح الرئيس الفلسطيني أنه يجتمع بحكومته لمناقشة الأمر.", "الرئيس الفلسطيني", "p-mahmoud-abbas",
    ),
    "fa an office with a country is no name of its own": (
        "fa", "رئیس جمهوری ترکیه محکوم کرد\n\nرجب طیب اردوغان رئیس جمهوری ترکیه گفت راه باز است. رئیس جمهوری ترکیه"
        " افزود پل هم باز است.", "رئیس جمهوری ترکیه", "p-recep-tayyip-erdogan",
    ),
    "ar a federation is no newspaper of its name": (
        "ar", "قرار البنك\n\nاجتمع الأعضاء في مقر الاتحاد. وأعلن الاتحاد قراره.", "الاتحاد", None,
    ),
    "ar a surname that is a given name is nobody's alone": (
        "ar", "تحقيق أمريكي\n\nقال توماس إن التحقيق في واشنطن مستمر، وإن الولايات المتحدة ستنشره.", "توماس", None,
    ),
    "fa a surname of a given name is nobody's alone": (
        "fa", "هفته چهارم لیگ\n\nمربی تیم گفت نادری عملکرد خوبی داشت و گل زد.", "نادری", None,
    ),
    "ar a surname that one family has": (
        "ar", "زيارة باريس\n\nأضاف لودريان الخميس أن الوضع في فرنسا هادئ وأن الوزراء يجتمعون.", "لودريان",
        "p-jean-yves-le-drian",
    ),
    "fa a surname that one family has": (
        "fa", "دیدار حزب\n\nقالیباف گفت نامزد می‌شود و فهرست می‌دهد.", "قالیباف", "p-mohammad-bagher-ghalibaf",
    ),
    "ar the bare name is the leader's, not his grandson's": (
        "ar", "ذكرى الثورة\n\nعانت المملكة منذ ثورة الخميني. وتغيرت إيران.", "الخميني", "p-ruhollah-khomeini",
    ),
    "fa the bare name is the leader's, not his grandson's": (
        "fa", "یادبود\n\nنام خمینی در یادها ماند و مردم به تهران آمدند.", "خمینی", "p-ruhollah-khomeini",
    ),
    "ar the office before the bare name is his adviser's": (
        "ar", "تقرير من واشنطن\n\nتحدث مستشار الأمن القومي لترامب عن إيران. وقال ترامب إنه راض.", "ترامب",
        "p-donald-trump",
    ),
    "fa the office before the bare name is his adviser's": (
        "fa", "گزارش واشنگتن\n\nمشاور امنیت ملی ترامپ درباره ایران سخن گفت.", "ترامپ", "p-donald-trump",
    ),
    "ar the capital with a country's name, in an article about its own country": (
        "ar", "احتجاجات الأردن\n\nتواصلت الاحتجاجات في عمان ومناطق بالأردن ضد مشروع القانون.", "عمان", "c-amman",
    ),
    "ar the country with a capital's name, in an article about it": (
        "ar", "زيارة إلى مسقط\n\nوصل الوفد إلى مسقط. وقال الوزير إن عمان تستضيف القمة بمشاركة الأردن.", "عمان", "OMN",
    ),
    "ar the country, in an article about a third one": (
        "ar", "العراق يستعد للقمة\n\nأعلن العراق أن عمان والأردن ستحضران. وقال العراق إن القمة غدا.", "عمان", "OMN",
    ),
    "fa the country is itself where a city elsewhere shares its name in Arabic": (
        "fa", "دیدار با وزیر\n\nوزیر خارجه اردن در عمان با همتای خود دیدار کرد. اردن میزبان بعدی است.", "عمان", "OMN",
    ),
    "fa where somebody lives is the city": (
        "fa", "وزیران اروپا\n\nنویسنده‌ای ساکن لندن است که درباره فناوری می‌نویسد.", "لندن", "c-london",
    ),
    "ar an official is no head of state": (
        "ar", "قمة في واشنطن\n\nالتقى الرئيس الأمريكي دونالد ترامب الوفد. وقال المسؤول الأمريكي إن الوفود وصلت.",
        "المسؤول الأمريكي", None,
    ),
    "fa an official is no head of state": (
        "fa", "نشست واشنگتن\n\nدونالد ترامپ رئیس جمهوری آمریکا با هیئت دیدار کرد. این مقام آمریکایی گفت خوب بود.",
        "این مقام آمریکایی", None,
    ),
    "ar an office in the feminine is no man's": (
        "ar", "طائرة رئيسة الوزراء\n\nهرب الرجل إلى أيسلندا على طائرة رئيسة الوزراء. وكان ناريندرا مودي رئيس وزراء"
        " الهند في انتظارها. وقالت رئيسة الوزراء إنها لم تعلم.", "رئيسة الوزراء", None,
    ),
    "ar an office in the feminine is not held by the man who holds it": (
        "ar", "لقاء في واشنطن\n\nقالت وزيرة الخارجية الأمريكية إن اللقاء كان وديا.", "وزيرة الخارجية الأمريكية", None,
    ),
    "ar an office in the feminine is not held by the man whom the article names": (
        "ar", "لقاء في واشنطن\n\nقال وزير الخارجية الأمريكي مايك بومبيو إنه باق. وقالت وزيرة الخارجية الأمريكية"
        " السابقة إنها توافق.", "وزيرة الخارجية الأمريكية السابقة", None,
    ),
    "fa an adjective goes before the plural of another country's": (
        "fa", "بازیکن تازه\n\nبازیکن نیجریه‌ای تیم گفت می‌ماند.", "نیجریه‌ای", "NGA",
    ),
    "ar a striker's city is its club": (
        "ar", "خبر رياضي\n\nقال مهاجم نيس إن الفريق جاهز للقاء.", "نيس", "ogc-nice",
    ),
    "fa a striker's city is its club": ("fa", "نشست خبری\n\nمهاجم نیس گفت تیم آماده دیدار است.", "نیس", "ogc-nice"),
    "ar a city where clubs are named is its club": (
        "ar", "خبر رياضي\n\nانتقل الحارس من روما إلى ليفربول. وقال إن برشلونة فريق قوي.", "روما", "as-roma",
    ),
    "fa a city where clubs are named is its club": (
        "fa", "نقل و انتقالات\n\nیوونتوس و لیورپول از رم بازیکن گرفتند.", "رم", "as-roma",
    ),
    "ar a city where clubs are named, behind a word of place": (
        "ar", "خبر رياضي\n\nيلعب ليفربول مع يوفنتوس غدا في روما.", "روما", "c-rome",
    ),
    "fa a city where clubs are named, behind a word of place": (
        "fa", "نقل و انتقالات\n\nیوونتوس و لیورپول فردا در رم بازی دارند.", "رم", "c-rome",
    ),
    "ar a coach's city that no club has for its name": (
        "ar", "خبر رياضي\n\nأكد مدرب سياتل أن اللاعبين بخير.", "سياتل", None,
    ),
    "ar a club with its city behind it": (
        "ar", "خبر رياضي\n\nوصل إلى التدريب هداف هيرتا برلين أمس.", "هيرتا برلين", "hertha-bsc",
    ),
    "ar a state of another country with a country's name": (
        "ar", "دراسة جديدة\n\nأجرت الولايات المتحدة الدراسة. وقال باحثون في جامعة جورجيا إنها دقيقة.", "جورجيا",
        "c-georgia-state",
    ),
    "ar the country with a state's name": (
        "ar", "زيارة تبليسي\n\nوصل الوفد إلى تبليسي. وقالت جورجيا إن الزيارة مهمة.", "جورجيا", "GEO",
    ),
    "ar a newspaper with a capital in its name": (
        "ar", "خبر جديد\n\nذكر موقع \"ذا واشنطن فري بيكن\" أن الوفد وصل.", "ذا واشنطن فري بيكن",
        "a-washington-free-beacon",
    ),
    "fa a newspaper with a capital in its name": (
        "fa", "خبر تازه\n\nروزنامه واشنگتن اگزماینر نوشت راه باز است.", "واشنگتن اگزماینر", "a-washington-examiner",
    ),
    "ar a company behind quotation marks is no club": (
        "ar", "خبر جديد\n\nأعلنت شركة نفط \"الهلال\" أن الإنتاج بدأ.", "شركة نفط \"الهلال", None,
    ),
    "ar a club in quotation marks": ("ar", "خبر جديد\n\nأعلن نادي \"الهلال\" أنه فاز.", "نادي \"الهلال", "al-hilal"),
    "ar a given name of one syllable with another vowel": (
        "ar", "خبر جديد\n\nقال دين سميث في إنجلترا إن الطريق مفتوح.", "دين سميث", None,
    ),
    "ar a given name of one syllable with its vowel": (
        "ar", "خبر جديد\n\nقال دان سميث في إنجلترا إن الطريق مفتوح.", "دان سميث", "p-dan-smith",
    ),
    "fa games in a capital": (
        "fa", "خبر تازه\n\nملی‌پوشان در المپیک ۲۰۲۰ توکیو مدال گرفتند.", "توکیو", "c-tokyo",
    ),
    "ar games in a capital": ("ar", "خبر جديد\n\nفاز اللاعبون في أولمبياد 2020 طوكيو.", "طوكيو", "c-tokyo"),
    "fa a mall with its country's name": ("fa", "خبر تازه\n\nمجموعه ایران مال شلوغ بود.", "ایران مال", "iran-mall"),
    "fa a company with a country's name": (
        "fa", "خبر تازه\n\nشرکت آمریکا موویل قرارداد بست.", "آمریکا موویل", "america-movil",
    ),
    "fa the one seminary of Qom": (
        "fa", "خبر تازه\n\nحوزه علمیه قم بیانیه داد.", "حوزه علمیه قم", "qom-seminary",
    ),
    "fa a surname whose second part stands apart": (
        "fa", "دولت‌های گذشته\n\nایران به تفکر احمدی نژاد برنمی‌گردد.", "احمدی نژاد", "p-mahmoud-ahmadinejad",
    ),
    "fa an honorific without its joiner": (
        "fa", "واکنش آیت الله جنتی\n\nآیت الله احمد جنتی گفت راه باز است.", "آیت الله جنتی", "p-ahmad-jannati",
    ),
    "fa a parliament by its number": (
        "fa", "آغاز کار\n\nمجلس دهم کار خود را آغاز کرد.", "مجلس دهم", "iran-parliament",
    ),
    "fa a channel in quotation marks, a city": (
        "fa", "گزارش «الجزیره» از نشست\n\nاین نشست در الجزایر است و لیبی هم می‌آید.", "الجزیره", "a-al-jazeera",
    ),
    "fa a city, a club": (
        "fa", "حادثه ریلی\n\nقطار از میلان عازم رم بود. پلیس ایتالیا گزارش داد.", "میلان", "c-milan",
    ),
    "fa a town whose name begins with a hill": (
        "fa", "نبرد تازه\n\nخودروها از شهرک تل تمر در سوریه گذشتند.", "تل تمر", "c-tal-tamr",
    ),
    "ar a town whose name begins with a hill": (
        "ar", "معارك جديدة\n\nمرت الآليات قرب بلدة تل تمر في سوريا.", "تل تمر", "c-tal-tamr",
    ),
    "fa Fathollah's son": (
        "fa", "خبر تازه\n\nعلی فتح الله‌زاده گفت راه باز است. فتح الله‌زاده امروز آمد.", "فتح الله‌زاده", None,
    ),
    "fa a surname like an adjective in a list": (
        "fa", "فهرست نامزدها\n\nزاهدی، میرتاج‌الدینی، مصری، نادران و توکلی نامزد شدند.", "مصری", None,
    ),
    "fa a bank that begins with an agency's name": (
        "fa", "ادغام بانک‌ها\n\nزمان ادغام «بانک مهر اقتصاد» با بانک سپه اعلام شد.", "مهر اقتصاد", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_known(case: str) -> None:
    lang, text, words, expected = ROWS[case]
    reading = isnad.read(text, lang=lang, published="2019-12-20")
    at = text.rindex(words) + len(words)
    around = [m for m in reading.mentions if m.start < at <= m.end]
    mention = next((m for m in around if m.text == words), min(around, key=lambda m: m.end - m.start))
    assert text[mention.start : mention.end] == mention.text
    entity = next(e for e in reading.entities if e.id == mention.entity)
    assert entity.kb == expected


FAMILIES = {
    "ar": ("ذكرى الثورة\n\nقال الخميني إن الثورة باقية. وقال علي خامنئي إنها بدأت في إيران.", "الخميني", "خامنئي"),
    "fa": ("سالگرد انقلاب\n\nخمینی به ایران بازگشت. علی خامنه‌ای گفت انقلاب ماندگار است.", "خمینی", "خامنه‌ای"),
}


@pytest.mark.parametrize("lang", FAMILIES)
def test_known_families_of_like_names_are_two(lang: str) -> None:
    text, one, other = FAMILIES[lang]
    mentions = isnad.read(text, lang=lang).mentions
    assert len({m.entity for m in mentions if m.text.endswith((one, other))}) == 2


MEDIA = [
    ("ar", "صحيفة الغد", None),
    ("ar", "قناة الغد", "a-al-ghad-tv"),
    ("ar", "وكالة أنباء سبوتنيك", "a-sputnik"),
    ("ar", "تلفزيون النهار", None),
    ("fa", "روزنامه فرانسوی لو فیگارو", "a-le-figaro"),
    ("fa", "روزنامه عرب‌زبان القدس العربی", "a-al-quds-al-arabi"),
    ("fa", "خبرگزاری شرق", None),
    ("ar", "أوليه", "a-ole"),
    ("fa", "اولیه", None),
]


@pytest.mark.parametrize(("lang", "name", "known"), MEDIA, ids=[name for _, name, _ in MEDIA])
def test_what_stands_before_a_medium_tells_which(lang: str, name: str, known: str | None) -> None:
    assert words_for(lang).agency(tokenize(name).norm) == known


COMMON = {
    "ar": "مؤتمر نيويورك\n\nالتقى الوزير كبار المسؤولين الماليين في نيويورك.",
    "fa": "نشست پاریس\n\nگروه ویژه اقدام مالی در پاریس نشست برگزار کرد.",
}


@pytest.mark.parametrize("lang", COMMON)
def test_an_ordinary_adjective_is_no_country(lang: str) -> None:
    assert "MLI" not in {e.kb for e in isnad.read(COMMON[lang], lang=lang).entities}


def test_a_word_that_is_a_place_in_the_other_language_is_none_here() -> None:
    text = "زلزال\n\nوقع الزلزال في مدينة بالو بجزيرة سولاويسي وسط إندونيسيا."
    assert {e.kb for e in isnad.read(text, lang="ar").entities} <= {None, "IDN"}
