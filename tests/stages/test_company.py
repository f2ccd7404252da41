"""Words that tell their event only beside some nouns, and tell none beside others."""

import pytest

from isnad.lexicons import Row, load
from isnad.stages.events.company import Company
from isnad.stages.events.lexical import event_cues, noun_forms
from isnad.text import tokenize

# language, sentence, the lexicon's row, whether its word may tell an event there.
TOLD = [
    # A light verb tells what its object names.
    ("ar", "نشر الجيش، بحسب شهود، عددا من الدبابات على الحدود.", "ar-event-nshr", True),
    ("ar", "نشرت السفارة بيانا على صفحتها.", "ar-event-nshr", False),
    ("ar", "نشرت الوزارة صورا لقواتها.", "ar-event-nshr", False),
    ("ar", "أطلق الجنود الرصاص على المتظاهرين.", "ar-event-atlq", True),
    ("ar", "أطلقت البلدية حملة للنظافة.", "ar-event-atlq", False),
    ("ar", "وجه القاضي تهمة القتل إلى الحارس.", "ar-event-wjh", True),
    ("ar", "وجه الأمير رسالة إلى الملك.", "ar-event-wjh", False),
    ("ar", "شدد الوزير على ضرورة وقف القتال.", "ar-event-shdd", True),
    ("ar", "شدد الوزير على أن بلاده لا تخاف.", "ar-event-shdd", False),
    ("ar", "وقعت الحكومتان اتفاقية جديدة.", "ar-event-wqe", True),
    ("ar", "وقع الجندي في الأسر.", "ar-event-wqe", False),
    ("fa", "ارتش یگان‌های خود را در مرز مستقر کرد.", "fa-event-mstqr", True),
    ("fa", "این شرکت دفتر خود را در شیراز مستقر کرد.", "fa-event-mstqr", False),
    ("fa", "نیروهای مستقر در مرز خسته‌اند.", "fa-event-mstqr", False),
    ("fa", "استاندار از مردم خواست در خانه بمانند.", "fa-event-khwastn", True),
    ("fa", "او گفت می‌خواهم به خانه برگردم.", "fa-event-khwastn", False),
    # A claim is a charge only against somebody.
    ("fa", "سفیر علیه کشور همسایه ادعا کرد که آب را بسته است.", "fa-event-adea", True),
    ("fa", "سفیر ادعا کرد که کشتی سالم است.", "fa-event-adea", False),
    ("fa", "سفیر مدعی شد که کشتی سالم است.", "fa-event-mdey", False),
    ("ar", "زعم السفير في خطاب ضد الجيران أن الماء مقطوع.", "ar-event-zem", True),
    ("ar", "زعم السفير أن السفينة سليمة.", "ar-event-zem", False),
    ("fa", "پلیس خانه او را بازرسی کرد.", "fa-event-bazrsy", True),
    ("fa", "خودرو در ایست و بازرسی شهر ماند.", "fa-event-bazrsy", False),
    # Matches, elections, interviews and accidents have words in common with what is told.
    ("ar", "عقد الوزيران لقاء في موسكو.", "ar-event-altqa", True),
    ("ar", "انتهى لقاء الفريقين في الدوري بالتعادل.", "ar-event-altqa", False),
    ("ar", "قال في لقاء مع قناة محلية إنه بخير.", "ar-event-altqa", False),
    ("ar", "قالت القناة إن لقاء الوزيرين طويل.", "ar-event-altqa", True),
    ("ar", "أدى القصف إلى مقتل عشرة أشخاص.", "ar-event-qtl", True),
    ("ar", "أدى حادث سير إلى مقتل عشرة أشخاص.", "ar-event-qtl", False),
    ("ar", "رفضت الشركة الطلب.", "ar-event-rfd", True),
    ("ar", "رفضت الشركة التعليق على النبأ.", "ar-event-rfd", False),
    ("ar", "رفضت الشركة تعليق العقد.", "ar-event-rfd", True),
    ("fa", "وزیر خارجه با همتای خود دیدار کرد.", "fa-event-dydar", True),
    ("fa", "این تیم در دیدار برگشت لیگ پیروز شد.", "fa-event-dydar", False),
    ("fa", "به گفته خبرگزاری، گفتگو با ترکیه آغاز شد.", "fa-event-gftgw", True),
    ("fa", "شهردار در گفتگو با خبرنگار ما چنین گفت.", "fa-event-gftgw", False),
    ("fa", "در این حمله سه نفر کشته شدند.", "fa-event-kshth", True),
    ("fa", "در تصادف اتوبوس سه نفر کشته شدند.", "fa-event-kshth", False),
    ("fa", "حمله به شهر ادامه دارد.", "fa-event-hmlh", True),
    ("fa", "پیرمرد بر اثر حمله قلبی درگذشت.", "fa-event-hmlh", False),
    # A week may date a visit, and one may go on it; the first and second leg of a tie are matches.
    ("fa", "وزیر خارجه هفته گذشته با همتای خود دیدار کرد.", "fa-event-dydar", True),
    ("fa", "رئیس‌جمهور به دیدار خانواده او رفت.", "fa-event-dydar", True),
    ("fa", "استقلال دیدار رفت را برد.", "fa-event-dydar", False),
    # A march is told by its own word, a law is signed by one side, an accord that has a name is none of today's.
    ("ar", "احتج العمال على القرار.", "ar-event-ahtj", True),
    ("ar", "خرجت مظاهرة احتجاجا على القرار.", "ar-event-ahtj", False),
    ("ar", "وقع الرئيس قانونا جديدا.", "ar-event-wqe", False),
    ("ar", "استعدت الحكومة للحوار.", "ar-event-asted", True),
    ("ar", "استعد الجيش للمعركة.", "ar-event-asted", False),
    ("fa", "دو کشور تفاهم را امضا کردند.", "fa-event-amda", True),
    ("fa", "رئیس‌جمهور قانون را امضا کرد.", "fa-event-amda", False),
    ("fa", "دو کشور درباره مرز توافق کردند.", "fa-event-twafq", True),
    ("fa", "خروج از توافق هسته‌ای اشتباه بود.", "fa-event-twafq", False),
    ("fa", "جلسه هیئت‌ها در هتل برگزار شد.", "fa-event-jlsh", True),
    ("fa", "جلسه علنی مجلس آغاز شد.", "fa-event-jlsh", False),
    ("fa", "نشست سالانه حزب آغاز شد.", "fa-event-nshst", False),
    ("fa", "شورا صلاحیت او را رد کرد.", "fa-event-rd", True),
    ("fa", "از رد صلاحیت او خبر داد.", "fa-event-rd", False),
    ("fa", "این گل در پی یک ضد حمله به ثمر رسید.", "fa-event-hmlh", False),
    # Words that tell an event only with what is moved, tested, thanked or closed.
    ("ar", "أجرت كوريا تجربة لصاروخ جديد.", "ar-event-tjrbt-slah", True),
    ("ar", "كانت تجربة العمل مفيدة.", "ar-event-tjrbt-slah", False),
    ("ar", "أعربت الوزيرة عن تقديرها للجهود.", "ar-event-tqdyr", True),
    ("ar", "في تقدير الخبراء يحتاج البناء إلى عام.", "ar-event-tqdyr", False),
    ("ar", "أعادت السلطات المهاجرين إلى بلدهم.", "ar-event-aead", True),
    ("ar", "أعادت المتاجر فتح أبوابها.", "ar-event-aead", False),
    ("fa", "دولت مرزهای شرقی را بست.", "fa-event-bstn", True),
    ("fa", "کودک در را بست.", "fa-event-bstn", False),
    ("fa", "ارتش موشک تازه‌ای را آزمایش کرد.", "fa-event-azmaysh-slah", True),
    ("fa", "بیمار آزمایش خون داد.", "fa-event-azmaysh-slah", False),
    ("fa", "دو شرکت قراردادی منعقد کردند.", "fa-event-mneqd", True),
    ("fa", "جلسه‌ای منعقد شد.", "fa-event-mneqd", False),
    # What looks like a form of another word.
    ("ar", "مر وقت طويل من الزمن.", "ar-event-alzm", False),
    ("ar", "توقع أن يهطل المطر.", "ar-event-wqe", False),
    ("ar", "وصل القاضي إلى المحكمة.", "ar-event-qada", False),
    ("fa", "او بر صندلی خواهد نشست.", "fa-event-nshst", False),
]


@pytest.mark.parametrize(("lang", "text", "row", "told"), TOLD)
def test_what_a_word_tells_depends_on_its_company(lang: str, text: str, row: str, told: bool) -> None:
    found = [hit.cue.id for hit in event_cues(lang).find(tokenize(text), text)]
    assert (row in found) == told


def test_a_form_of_two_rows_may_stand_with_anything() -> None:
    rows = [r for r in event_rows() if r["needs"] or r["bars"]]
    company = Company("ar", rows, noun_forms)
    row = next(r for r in rows if r.id == "ar-event-nshr")
    assert not company.fits(row.id, ("MOBILIZE",), ["x"], 0, 1)
    assert company.fits(row.id, ("MOBILIZE", "AID"), ["x"], 0, 1)


def event_rows() -> list[Row]:
    return list(load("event_cues", "ar").rows)
