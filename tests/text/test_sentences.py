"""Where sentences end, in both languages; | stands in the text where one ends and is taken out."""

import pytest

from isnad.stages.sentences import tokens_and_sentences
from isnad.text import split_sentences, tokenize

CASES = [
    ("ar full stops", "وصل الوزير أمس.| والتقى نظيره.|"),
    ("fa full stops", "وزیر دیروز رسید.| او با همتایش دیدار کرد.|"),
    ("ar no full stop at the end", "وصل الوزير أمس.| والتقى نظيره|"),
    ("fa no full stop at all", "وزیر رسید و گفت مذاکره ادامه دارد و سپس بازگشت|"),
    ("ar title before a name", "قال د. سامي إن الاجتماع تأجل.| ولم يذكر السبب.|"),
    ("ar title of two initials", "حضر أ.د. سامي و م. ليلى الاجتماع.|"),
    ("fa initial", "آقای م. رضایی گفت جلسه به تعویق افتاد.|"),
    ("fa calendar", "در سال ۱۳۵۹ ه‍.ش. جنگ آغاز شد.|"),
    ("ar calendar", "في سنة 1445 هـ الموافق 2023 م. عقد الاجتماع.|"),
    ("ar decimals", "ارتفع السعر 3.5 في المئة.| وانخفض ٢٫٥ أمس.|"),
    ("fa decimals", "بها ۳.۵ درصد رشد کرد.| سپس ۲٫۵ درصد افت کرد.|"),
    ("ar decimal that a line's end broke", "ارتفع السعر 3.\n5 دنانير أمس.|"),
    ("fa decimal that a line's end broke", "بها ۳.\n۵ درصد رشد کرد.|"),
    ("ar a year at a line's end is none", "عقد الاجتماع عام 2019.|\n20 دولة حضرته.|"),
    ("fa a year at a line's end is none", "جلسه پیش از ۱۳۹۸.|\n۲۰ کشور آمدند.|"),
    ("fa a list is none", "شماره ۳.|\n۴- راه باز است.|"),
    ("ar dates", "عقد في 12.5.2023 في جنيف.|"),
    ("fa times", "ساعت ۱۷.۳۰ آغاز شد.|"),
    ("ar question", "هل يشارك الوفد؟| لم يرد جواب.|"),
    ("fa question", "آیا هیئت شرکت می‌کند؟| پاسخی نرسید.|"),
    ("ar exclamation", "هذا غريب!| ثم صمت.|"),
    ("fa exclamation", "عجیب است!| سپس سکوت کرد.|"),
    ("ar semicolon and comma", "وصل الوفد؛ ثم غادر، ولم يصرح.|"),
    ("fa semicolon and comma", "هیئت رسید؛ سپس رفت، و چیزی نگفت.|"),
    ("ar stop inside a quotation", "قال: «انتهى الاجتماع.»| وغادر القاعة.|"),
    ("fa stop inside a quotation", "گفت: «جلسه پایان یافت.»| سپس رفت.|"),
    ("ar stop behind a quotation", 'قال: "انتهى الاجتماع".| وغادر القاعة.|'),
    ("fa stop behind a quotation", "گفت: «جلسه پایان یافت».| سپس رفت.|"),
    ("ar question inside marks, goes on", "سأل: «متى نبدأ؟»، ثم انتظر.|"),
    ("fa question inside marks, goes on", "پرسید: «کی آغاز می‌کنیم؟»، و منتظر ماند.|"),
    ("ar doubt in brackets", "قال إن الموعد معروف (؟) للجميع.|"),
    ("fa doubt in brackets", "گفت دوستش (!) هم آنجا بود.|"),
    ("ar nested marks", "قال: «يرفضون «الاتفاق» كله.| لا نعرف لماذا».| ثم سكت.|"),
    ("fa nested marks", "گفت: «این «توافق» را نمی‌پذیرند.| نمی‌دانیم چرا».| و ساکت شد.|"),
    ("ar unbalanced mark", "قال: «الاتفاق جيد.| ثم غادر.|"),
    ("fa unbalanced mark", "گفت: «توافق خوب است.| سپس رفت.|"),
    ("ar ellipsis", "انتظر طويلا...| ثم غادر.|"),
    ("fa ellipsis", "مدتی ماند…| سپس رفت.|"),
    ("ar ellipsis before a word", "قال ...وغادر.|"),
    ("ar ellipsis behind a waw", "وصل هو و... آخرون.|"),
    ("ar several marks", "أهذا صحيح؟!| نعم.|"),
    ("fa several marks", "واقعا؟!!| بله.|"),
    ("ar lines", "طهران - وكالات|\nوصل الوزير|\n\nوقال إنه يأمل|"),
    ("fa lines", "تهران - ایرنا|\nوزیر رسید|\n\nو گفت امیدوار است|"),
    ("ar lost space", "وصل الوفد.وقال رئيسه إنه متفائل.|".replace(".و", ".|و")),
    ("fa lost space", "هیئت رسید.|رئیس آن گفت امیدوار است.|"),
    ("ar domain", "نشر موقع press.example.net الخبر.|"),
    ("fa domain", "پایگاه press.example.ir خبر داد.|"),
    ("ar domain in its own letters", "تحدث إلى المثال.نت أمس.| ثم غادر.|"),
    ("fa domain in its own letters", "با نمونه.کام گفت‌وگو کرد.| سپس رفت.|"),
    ("ar Latin initials", "قال مندوب U.N. في جنيف.|"),
    ("ar stop in brackets", "(انتهى الاجتماع.)| ثم غادروا.|"),
    ("fa escaped marks", "گفت: &quot;جلسه پایان یافت.&quot;| سپس رفت.|"),
    ("ar Urdu full stop", "وصل الوفد۔| ثم غادر۔|"),
    ("only marks", "...|\n؟!|"),
]


@pytest.mark.parametrize(("phenomenon", "marked"), CASES)
def test_sentences(phenomenon: str, marked: str) -> None:
    text = marked.replace("|", "")
    tokens, sentences = tokens_and_sentences(text, phenomenon[:2] if phenomenon[:2] == "fa" else "ar")
    ends = [tokens.end[s.last - 1] for s in sentences]
    expected = []
    at = 0
    for piece in marked.split("|")[:-1]:
        at += len(piece)
        expected.append(at)
    assert [text[:e] for e in ends] == [text[:e] for e in expected]


def test_lines_are_paragraphs() -> None:
    text = "العنوان\nقال. ثم صمت.\n\nتهران. پایان"
    tokens = tokenize(text)
    assert [s.paragraph for s in split_sentences(text, tokens)] == [0, 1, 1, 2, 2]


def test_no_text_has_no_sentence() -> None:
    assert split_sentences(" \n\u200f", tokenize(" \n\u200f")) == []
