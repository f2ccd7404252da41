"""To whom something is said: a sentence of our own, who is told."""

import pytest

from isnad import read

TITLE = {"ar": "نشرة الأخبار\n\n", "fa": "گزیده خبرها\n\n"}
ROWS = {
    "ar li- behind the source": (
        "ar", "قال وزير الخارجية الروسي سيرغي لافروف لنظيره المصري سامح شكري إن المحادثات مستمرة.",
        ["Sameh Shoukry"],
    ),
    "ar li- behind the verb": (
        "ar", "قال سيرغي لافروف إن الهدنة صامدة. وأكد لنظيره المصري سامح شكري أن المحادثات مستمرة.",
        ["Sameh Shoukry"],
    ),
    "ar journalists behind an office": ("ar", "قال الوزير للصحفيين إن المحادثات مستمرة.", ["الصحفيين"]),
    "ar an object": ("ar", "دعا الرئيس الفرنسي إيمانويل ماكرون إيران إلى ضبط النفس.", ["Iran"]),
    "ar objects joined by and": (
        "ar", "دعا الرئيس الفرنسي إيمانويل ماكرون إيران وروسيا إلى ضبط النفس.",
        ["Iran", "Russia"],
    ),
    "ar an object of a dropped subject": (
        "ar", "قال إيمانويل ماكرون إن الوضع خطير. ودعا إيران إلى ضبط النفس.",
        ["Iran"],
    ),
    "ar a preposition of asking": ("ar", "طلبت واشنطن من أنقرة وقف العمليات العسكرية.", ["Ankara"]),
    "ar an occasion": (
        "ar", "أكد الرئيس السوري بشار الأسد خلال استقباله علي شمخاني أن العلاقات راسخة.",
        ["Ali Shamkhani"],
    ),
    "ar nobody": ("ar", "قال لافروف إن روسيا ستواصل الدعم.", []),
    "ar a name that begins with lam": ("ar", "قال لافروف إن المحادثات مستمرة.", []),
    "ar a medium passes on, it is no addressee": (
        "ar", "قال محمد جواد ظريف لصحيفة الشرق الأوسط إن بلاده لن تفاوض.",
        [],
    ),
    "ar li- behind a noun belongs to it": (
        "ar", "قال رئيس المجلس الوطني لشباب إيران إن الملتقى ناجح.",
        [],
    ),
    "ar who is accused is not told": ("ar", "جددت الوزارة اتهام لندن لموسكو بمحاولة القتل.", []),
    "ar a subject joined by and is no object": (
        "ar", "حذرت الأمم المتحدة ومنظمة العفو الدولية من كارثة إنسانية.",
        [],
    ),
    "ar an occasion at the end of the text": ("ar", "قال الرئيس السوري بشار الأسد إن العلاقات راسخة خلال لقائه", []),
    "ar who is told ends the text": (
        "ar", "المحادثات مستمرة، بحسب ما قال سيرغي لافروف لنظيره المصري سامح شكري",
        ["Sameh Shoukry"],
    ),
    "ar a subject behind its plural verb is not told": (
        "ar", "قال المحتجون إن الطريق مغلق. وطالبوا المحتجون برحيل المدير.",
        [],
    ),
    "ar a headline's colon": ("ar", "لافروف لشكري: المحادثات مستمرة", ["شكري"]),
    "ar near miss: li- behind an apposed noun": (
        "ar", "قال إيمانويل ماكرون رئيس المجلس الوطني لشباب إيران إن الملتقى ناجح.",
        [],
    ),
    "fa a phrase with another preposition behind the subject": (
        "fa", "وزیر خارجه روسیه از فرستاده سازمان ملل به سوریه خواست که به دمشق برود.",
        ["envoy"],
    ),
    "fa be at the head of a sentence": ("fa", "به ترکیه پوتین هشدار داد که عملیات را متوقف کند.", ["Turkey"]),
    "fa a verb that ends the text": ("fa", "سرگئی لاوروف بر ادامه مذاکرات تأکید کرد", []),
    "fa a body in quotation marks": ("fa", "آنتونیو گوترش از «حزب‌الله» خواست که خویشتنداری کند.", ["Hezbollah"]),
    "fa be before the verb": (
        "fa", "وزیر خارجه ایران محمدجواد ظریف به همتای روسی خود سرگئی لاوروف گفت که مذاکرات ادامه دارد.",
        ["Sergey Lavrov"],
    ),
    "fa a warning": ("fa", "پوتین به ترکیه هشدار داد که عملیات را متوقف کند.", ["Turkey"]),
    "fa a preposition of asking": (
        "fa", "آنتونیو گوترش از ایران خواست که خویشتنداری کند.",
        ["Iran"],
    ),
    "fa two are asked": (
        "fa", "آنتونیو گوترش از ایران و عربستان خواست که خویشتنداری کنند.",
        ["Iran", "Saudi Arabia"],
    ),
    "fa an address": (
        "fa", "مایک پمپئو خطاب به طالبان گفت: به قول‌های خود پایبند باشید.",
        ["Taliban"],
    ),
    "fa an occasion": (
        "fa", "ظریف در دیدار با بشار اسد تأکید کرد که ایران در کنار سوریه است.",
        ["Bashar al-Assad"],
    ),
    "fa nobody": ("fa", "سرگئی لاوروف گفت که مذاکرات ادامه دارد.", []),
    "fa a medium passes on, it is no addressee": (
        "fa", "ظریف به شبکه المیادین گفت: تحریم‌ها شکست خورده است.",
        [],
    ),
    "fa be behind a noun belongs to it": (
        "fa", "ظریف با اشاره به آمریکا گفت: تحریم‌ها شکست خورده است.",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "told"), ROWS.values(), ids=list(ROWS))
def test_addressees(lang: str, text: str, told: list[str]) -> None:
    reading = read(TITLE[lang] + text, lang=lang)
    names = {e.id: e.name for e in reading.entities}
    assert reading.statements
    assert [names[a] for a in reading.statements[-1].addressees] == told


def test_a_cue_at_the_very_beginning_is_behind_no_preposition() -> None:
    reading = read("طالب إسرائيل بالانسحاب", lang="ar")  # the last letter is the preposition's
    names = {e.id: e.name for e in reading.entities}
    assert [[names[a] for a in s.addressees] for s in reading.statements] == [["Israel"]]
