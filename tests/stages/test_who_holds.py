"""Offices, documents and bare nouns that seem to be somebody known: linked to whom they mean, or to nobody."""

import pytest
from linked import is_linked

# phenomenon: (language, text, words, id that they might be linked to, whether they are)
ROWS = {
    "ar the new holder is not who has held it for years": (
        "ar",
        "مشاورات بيروت\n\nقال رئيس الوزراء سعد الحريري إن الكتل تتشاور في لبنان. وتنتظر الكتل رئيس "
        "الوزراء الجديد.",
        "رئيس الوزراء الجديد", "p-saad-hariri", False,
    ),
    "ar the new holder who is new": (
        "ar", "مشاورات أديس أبابا\n\nوصل أبي أحمد إلى أديس أبابا. وأعلن رئيس الوزراء الإثيوبي الجديد برنامجه.",
        "رئيس الوزراء الإثيوبي الجديد", "p-abiy-ahmed", True,
    ),
    "fa the next holder is not who holds it": (
        "fa", "انتخابات سال آینده\n\nحسن روحانی به قم رفت. رئیس‌جمهور آینده ایران باید با مجلس کار کند.",
        "رئیس‌جمهور آینده", "p-hassan-rouhani", False,
    ),
    "fa the holder": (
        "fa", "سفر به قم\n\nحسن روحانی به قم رفت. رئیس‌جمهور ایران باید با مجلس کار کند.",
        "رئیس‌جمهور ایران", "p-hassan-rouhani", True,
    ),
    "fa an office that only one country has, beside another country": (
        "fa", "دیدار روز جمعه\n\nمقام معظم رهبری از سیاست آمریکا سخن گفت.", "مقام معظم رهبری", "p-ali-khamenei", True,
    ),
    "ar an office that only one country has, beside another country": (
        "ar", "لقاء الجمعة\n\nتحدث المرشد الأعلى عن سياسة الولايات المتحدة.", "المرشد الأعلى", "p-ali-khamenei", True,
    ),
    "fa near miss: an office of any country": (
        "fa", "دیدار روز جمعه\n\nرئیس جمهور از سیاست آمریکا سخن گفت.", "رئیس جمهور", "p-hassan-rouhani", False,
    ),
    "fa the holder before a preposition": (
        "fa", "سفر مانیل\n\nرودریگو دوترته به مانیل رفت. سخنان رئیس جمهوری فیلیپین بعد از نشست مطرح شد.",
        "رئیس جمهوری فیلیپین", "p-rodrigo-duterte", True,
    ),
    "ar an office behind a noun for kin": (
        "ar",
        "ذكرى الرحيل\n\nتذكر لبنان رئيس الوزراء الأسبق رفيق الحريري. واغتيل الحريري، والد رئيس الوزراء "
        "الحالي، عام 2005.",
        "رئيس الوزراء", "p-rafic-hariri", False,
    ),
    "fa an office behind a noun for kin": (
        "fa", "مراسم سالگرد\n\nسید حسن خمینی، نوه رهبر انقلاب، در مراسم سخن گفت.",
        "رهبر انقلاب", "p-hassan-khomeini", False,
    ),
    "ar a president by name is none of another country": (
        "ar", "خلاف جديد\n\nقال الرئيس ترامب إن الاتفاق سيئ. وزار الرئيس الفرنسي برلين أمس.",
        "الرئيس الفرنسي", "p-donald-trump", False,
    ),
    "fa a president by name is none of another country": (
        "fa", "اختلاف تازه\n\nرئیس‌جمهور ترامپ گفت توافق بد است. رئیس‌جمهور فرانسه دیروز به برلین رفت.",
        "رئیس‌جمهور فرانسه", "p-donald-trump", False,
    ),
    "ar a star of another country": (
        "ar",
        "نجوم الملاعب\n\nقال سيرخيو راموس إن المباراة صعبة. وأضاف النجم البرتغالي أنه سيلعب كريستيانو "
        "رونالدو.",
        "النجم البرتغالي", "p-sergio-ramos", False,
    ),
    "ar a president of a company": (
        "ar",
        "اتفاق الطاقة\n\nوقع الاتفاق رئيس كوريا الجنوبية مون جاي إن. وحضر محمد الأحمدي، والرئيس المدير "
        "التنفيذي للوكالة الكورية للطاقة.",
        "الرئيس المدير", "p-moon-jae-in", False,
    ),
    "ar several sources are no person": (
        "ar",
        "اتفاق الجنوب\n\nقال مدير المرصد السوري رامي عبد الرحمن لوكالة فرانس برس إن الاتفاق قريب. كما "
        "ينص الاتفاق، وفق المصادر ذاتها، على عودة المؤسسات.",
        "المصادر ذاتها", "p-rami-abdul-rahman", False,
    ),
    "ar what is recognised is a city and no paper": (
        "ar", "قرار السفارة\n\nرحب نتنياهو بالقرار. وكان الرئيس ترامب قد أعلن في ديسمبر/ كانون الأول الماضي "
        "اعترافه بالقدس عاصمة لإسرائيل ونقل سفارة بلاده من تل أبيب إلى القدس.",
        "بالقدس", "a-al-quds-newspaper", False,
    ),
    "ar a statement by another body than the last": (
        "ar",
        "قصف في الجبل\n\nقال الحرس الثوري الإيراني إنه قصف مواقع الحزب الديمقراطي الكردستاني الإيراني. "
        "وقتل خمسة وفقا لبيان صادر عن الحزب.",
        "بيان", "irgc", False,
    ),
    "ar a statement of the body that spoke": (
        "ar", "قصف في الجبل\n\nقال الحرس الثوري الإيراني إنه قصف مواقع. وأضاف البيان أن القصف انتهى.",
        "البيان", "irgc", True,
    ),
    "ar somebody at a minister's office": (
        "ar", "زيارة ملغاة\n\nقال مسؤول بمكتب رئيس الوزراء الفرنسي إدوار فيليب إن الزيارة ألغيت.",
        "مسؤول", "p-edouard-philippe", False,
    ),
    "ar a customs union": (
        "ar", "بعد الخروج\n\nقال الاتحاد الأوروبي إنه مستعد. وتريد لندن البقاء داخل الاتحاد الجمركي.",
        "الاتحاد الجمركي", "eu", False,
    ),
    "fa a customs union": (
        "fa", "پس از خروج\n\nاتحادیه اروپا گفت آماده است. لندن می‌خواهد در اتحادیه گمرکی بماند.",
        "اتحادیه گمرکی", "eu", False,
    ),
    "ar a comet": (
        "ar", "ليلة الشهب\n\nيمر مذنب \"سويفت تتل\" قرب الأرض كل قرن.", "سويفت", "swift", False,
    ),
    "ar Latin America's adjective": (
        "ar", "حركات الجنوب\n\nالتقت الحركة المعارضة الأمريكية اللاتينية في البرازيل.",
        "الأمريكية", "USA", False,
    ),
    "ar a kingdom by its adjective": (
        "ar", "رؤية جديدة\n\nقال وزير المالية السعودي إن الاقتصاد ينمو. وتسعى المملكة إلى تنويعه.",
        "المملكة", "SAU", True,
    ),
    "ar a kingdom by the name of a company": (
        "ar", "نقل بحري\n\nبعد هجوم على ناقلة للشركة الوطنية السعودية للنقل البحري، أعلنت المملكة وقف الرحلات.",
        "المملكة", "SAU", True,
    ),
    "ar a kingdom of two": (
        "ar", "لقاء قصير\n\nالتقى وزير المالية السعودي نظيره الأردني. وتسعى المملكة إلى تنويع الاقتصاد.",
        "المملكة", "SAU", False,
    ),
    "ar the Strip": (
        "ar", "معابر مغلقة\n\nأغلقت إسرائيل معابر قطاع غزة. وقالت حماس إن الحدود مع القطاع مغلقة.",
        "القطاع", "c-gaza", True,
    ),
    "ar a state of another country's name": (
        "ar", "حرائق الصيف\n\nاندلعت حرائق كبيرة بولاية فيكتوريا في أستراليا.",
        "فيكتوريا", "c-victoria-australia", True,
    ),
    "ar a firm spelled in another way": (
        "ar", "بيانات المستخدمين\n\nقالت شركة كمبردج أناليتيكا إنها أوقفت مديرها.",
        "كمبردج", "cambridge-analytica", True,
    ),
    "ar a country by its people": (
        "ar", "رد محتمل\n\nقالت الدولة العبرية إنها سترد.", "الدولة العبرية", "ISR", True,
    ),
    "fa a country by its people": (
        "fa", "پاسخ احتمالی\n\nدولت عبری گفت پاسخ می‌دهد.", "دولت عبری", "ISR", True,
    ),
    "ar a name that begins like a noun for an aide": (
        "ar", "لقاء بكين\n\nوصل مستشار الأمن الوطني السعودي مساعد بن محمد العيبان أمس.",
        "مساعد بن محمد", "p-musaed-al-aiban", True,
    ),
    "ar a centre that bears a ruler's name": (
        "ar", "قمر جديد\n\nقال مركز محمد بن راشد للفضاء في دبي إن القمر جاهز.",
        "مركز محمد بن راشد للفضاء", "mbr-space-centre", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_links(case: str) -> None:
    lang, text, words, known, linked = ROWS[case]
    assert is_linked(lang, text, words, known) is linked
