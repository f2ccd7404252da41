"""Spellings of one word fold to one form; different words stay apart."""

import pytest

from isnad.text import fold, fold_word

SAME = [
    # phenomenon, spelling, other spelling
    ("ar hamza above alef", "أكد", "اكد"),
    ("ar hamza below alef", "إيران", "ايران"),
    ("ar madda", "آسيا", "اسيا"),
    ("ar alef wasla", "ٱلوزير", "الوزير"),
    ("ar hamza on waw", "مسؤول", "مسوول"),
    ("ar hamza on yeh", "رئيس", "رييس"),
    ("ar hamza on the line", "وزراء", "وزرا"),
    ("ar hamza as a combining mark", "ا\u0654كد", "أكد"),
    ("ar madda as a combining mark", "ا\u0653سيا", "آسيا"),
    ("ar alef maksura", "مصطفى", "مصطفي"),
    ("ar yeh typed as Farsi yeh", "وزير", "وزیر"),
    ("ar kaf typed as keheh", "كتاب", "کتاب"),
    ("ar teh marbuta", "وزارة", "وزاره"),
    ("ar shadda and vowels", "أكَّدَ", "أكد"),
    ("ar tanwin", "رأيًا", "رأيا"),
    ("ar superscript alef", "هٰذا", "هذا"),
    ("ar tatweel", "الريـــاض", "الرياض"),
    ("ar digits", "٢٠٢٣", "2023"),
    ("ar presentation forms", "ﺍﻟﻮﺯﻳﺮ", "الوزير"),
    ("ar lam-alef ligature", "الإﺳﻼم", "الإسلام"),
    ("ar Allah ligature", "عبد ﷲ", "عبد الله"),
    ("ar no-break space", "رئيس\u00a0الوزراء", "رئيس الوزراء"),
    ("ar right-to-left mark", "\u200fالوزير\u200f", "الوزير"),
    ("ar isolated diacritic of an old font", "أكدﹶ", "أكد"),
    ("fa Arabic yeh", "ايران", "ایران"),
    ("fa Arabic kaf", "كشور", "کشور"),
    ("fa alef maksura for yeh", "وزىر", "وزیر"),
    ("fa madda", "آمریکا", "امریکا"),
    ("fa hamza on yeh", "رئیس", "رییس"),
    ("fa hamza above alef", "تأکید", "تاکید"),
    ("fa hamza on waw", "مؤلف", "مولف"),
    ("fa hamza over heh, composed", "خانۀ", "خانه"),
    ("fa hamza over heh, combining", "خانهٔ", "خانه"),
    ("fa teh marbuta", "دایرة‌المعارف", "دایره‌المعارف"),
    ("fa final hamza", "شعراء", "شعرا"),
    ("fa vowels", "مُرد", "مرد"),
    ("fa tanwin", "حتماً", "حتما"),
    ("fa tatweel", "تهـــران", "تهران"),
    ("fa extended digits", "۱۴۰۳", "1403"),
    ("fa Arabic digits", "١٤٠٣", "۱۴۰۳"),
    ("fa ZWNJ", "می‌گوید", "میگوید"),
    ("fa soft hyphen for ZWNJ", "می\u00adگوید", "می‌گوید"),
    ("fa zero-width space for ZWNJ", "می\u200bگوید", "می‌گوید"),
    ("fa no-break space of zero width for ZWNJ", "می\ufeffگوید", "می‌گوید"),
    ("fa presentation forms", "ﺗﻬﺮﺍﻥ", "تهران"),
    ("fa Urdu heh", "تہران", "تهران"),
    ("fa Kurdish heh", "خانە", "خانه"),
    ("fa narrow no-break space", "رئیس\u202fجمهور", "رئیس جمهور"),
    ("fa bidi embedding", "\u202bتهران\u202c", "تهران"),
    ("Latin case", "Reuters", "REUTERS"),
    ("Latin accents", "Zürich", "zurich"),
    ("full-width Latin", "ＵＮ", "UN"),
]

APART = [
    ("ar beh and peh", "باريس", "پاریس"),
    ("ar kaf and gaf", "كل", "گل"),
    ("ar yeh and alef", "قالي", "قالا"),
    ("ar space", "رئيس الوزراء", "رئيسالوزراء"),
    ("ar thal and zain", "ذكر", "زكر"),
    ("fa jeem and cheh", "جراغ", "چراغ"),
    ("fa zain and zheh", "زرف", "ژرف"),
    ("fa waw and heh", "او", "اه"),
    ("fa space", "می گوید", "می‌گوید"),
    ("fa sad and seen", "صد", "سد"),
]


@pytest.mark.parametrize(("phenomenon", "one", "other"), SAME)
def test_spellings_fold_to_one_form(phenomenon: str, one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(("phenomenon", "one", "other"), APART)
def test_different_words_stay_apart(phenomenon: str, one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
def test_the_three_digit_sets_fold_to_one(digits: str) -> None:
    assert fold_word(digits) == "0123456789"


@pytest.mark.parametrize(
    ("text", "found", "raw"),
    [
        ("ثم أكّـدَ الوزيرُ", "اکد", "أكّـدَ"),
        ("وقالت مصادر مطّلعةٌ لنا", "مطلعه", "مطّلعةٌ"),
        ("سخنگو می‌گوید که", "میگوید", "می‌گوید"),
        ("رئيس‌جمهور آمد", "رییسجمهور", "رئيس‌جمهور"),
        ("سنة ٢٠٢٣ م", "2023", "٢٠٢٣"),
        ("عبد ﷲ الثاني", "الله", "ﷲ"),
    ],
)
def test_what_is_found_in_folded_text_is_cut_from_the_raw_text(text: str, found: str, raw: str) -> None:
    folded = fold(text)
    at = folded.text.index(found)
    start, end = folded.to_raw(at, at + len(found))
    assert text[start:end] == raw


def test_an_empty_stretch_has_a_place() -> None:
    folded = fold("أكد")
    assert folded.to_raw(1, 1) == (1, 1)
    assert folded.to_raw(3, 3) == (3, 3)


def test_a_stretch_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="lies outside"):
        fold("می‌گوید").to_raw(0, 9)
