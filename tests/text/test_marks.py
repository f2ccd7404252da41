"""Marks at the ends of what is said: which belong to it."""

import pytest

from isnad.text.marks import trim_said

# phenomenon: (text, what of it stays)
ROWS = {
    "ar marks around all of it": ('"الطريق مفتوح".', "الطريق مفتوح"),
    "fa marks around all of it": ("«راه باز است.»", "راه باز است"),
    "ar a quotation at its end": ('الطريق "مفتوح الآن".', 'الطريق "مفتوح الآن"'),
    "fa a quotation at its end": ("این راه «اکنون باز است».", "این راه «اکنون باز است»"),
    "fa a quotation at its end, the full stop within": ("این راه «اکنون باز است.»", "این راه «اکنون باز است.»"),
    "ar a quotation at its beginning": ('"الطريق مفتوح" منذ أمس.', '"الطريق مفتوح" منذ أمس'),
    "fa a quotation at its beginning": ("«راه باز است» و پل آماده.", "«راه باز است» و پل آماده"),
    "ar two quotations": ('"الطريق مفتوح" و"الجسر جاهز"،', '"الطريق مفتوح" و"الجسر جاهز"'),
    "fa two quotations": ("«راه باز است» و «پل آماده است»،", "«راه باز است» و «پل آماده است»"),
    "ar a bracket at its end": ("الجسر جاهز (منذ أمس).", "الجسر جاهز (منذ أمس)"),
    "fa a bracket within a quotation": ("پل «آماده (از دیروز)».", "پل «آماده (از دیروز)»"),
    "ar a question": ('"هل ننتظر؟".', "هل ننتظر؟"),
    "fa a question within its marks": ("پرسش «آیا راه باز است؟».", "پرسش «آیا راه باز است؟»"),
    "ar a mark without its partner": ('الطريق مفتوح" اليوم.', 'الطريق مفتوح" اليوم'),
    "fa a mark without its partner": ("«راه باز است.", "راه باز است"),
    "nothing but marks": ("«…»", ""),
}


@pytest.mark.parametrize("case", ROWS)
@pytest.mark.parametrize("before", ["", "قال إن "])
def test_what_is_said_keeps_its_own_marks(case: str, before: str) -> None:
    text, said = ROWS[case]
    start, end = trim_said(before + text, len(before), len(before + text))
    assert (before + text)[start:end] == said
