"""Times, things and people of the other gender where a speaker would stand; `each of` before who speak together."""

import pytest

import isnad

# phenomenon: (language, text, the speakers of each statement)
ROWS = {
    "ar a time behind the verb": (
        "ar",
        "قال سامر الحلواني إن الجسر جاهز. وأعلن الأسبوع الماضي أن العمل انتهى.",
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar a time behind a word for how many": (
        "ar",
        "قال سامر الحلواني إن الجسر جاهز. وأعلن عدة مرات أن العمل انتهى.",
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar a happening away from the verb": (
        "ar",
        'قال سامر الحلواني إن الجسر جاهز. ووجه بعد الحادث اعتذارا قال فيه: "أتحمل المسؤولية كاملة".',
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar a thing right behind the verb says nothing": ("ar", "يهدد ارتفاع الأسعار العائلات.", []),
    "ar a thing right before the verb says nothing": ("ar", "ثغرة أمنية تهدد بيانات المستخدمين", []),
    "ar a measure that something is done by": ("ar", "توزع المقاعد حسب نسبة الأصوات في كل دائرة.", []),
    "ar near miss: a report": ("ar", "توزع المقاعد، حسب تقرير اللجنة، في كل دائرة.", [["تقرير اللجنة"]]),
    "ar a time behind a demonstrative": (
        "ar",
        "قال سامر الحلواني إن الجسر جاهز. وأعلن هذا الشهر أن العمل انتهى.",
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar near miss: a name": (
        "ar",
        "قال سامر الحلواني إن الجسر جاهز. وبحسب صباح الأحمد فإن العمل انتهى.",
        [["سامر الحلواني"], ["Sabah al-Ahmad al-Sabah"]],
    ),
    "ar a man's office before a feminine verb": (
        "ar",
        "رفضت متحدثة باسم وزارة النقل التعليق على كلام الوزير، لكنها قالت إن الجسر جاهز.",
        [["متحدثة باسم وزارة النقل"]],
    ),
    "ar a man's office, a woman's name behind it": (
        "ar",
        "في لقاء مع ريم الحداد، عضو المجلس هالة الصواف قالت إن الجسر جاهز.",
        [["هالة الصواف"]],
    ),
    "fa a time before the verb": (
        "fa",
        "رضا نیکوفر گفت کار تمام شد. چند سال بعد اعلام کرد که پل آماده است.",
        [["رضا نیکوفر"], ["رضا نیکوفر"]],
    ),
    "fa a happening as the verb's object": (
        "fa",
        "رضا نیکوفر گفت کار تمام شد. بازگشایی کامل پل شهر را اعلام کرد.",
        [["رضا نیکوفر"], ["رضا نیکوفر"]],
    ),
    "fa a happening with its ezafe": (
        "fa",
        "رضا نیکوفر گفت کار تمام شد. ژرفای مشکلات شهر را یادآوری کرد.",
        [["رضا نیکوفر"], ["رضا نیکوفر"]],
    ),
    "fa an adverb alone": (
        "fa",
        "رضا نیکوفر گفت کار تمام شد. همچنان تأکید کرد که پل آماده است.",
        [["رضا نیکوفر"], ["رضا نیکوفر"]],
    ),
    "fa near miss: a document": ("fa", "در گزارش این شرکت آمده است که پل آماده است.", [["گزارش این شرکت"]]),
    "ar each of two names": (
        "ar",
        "قال كل من سامر الحلواني وهالة الصواف إن الجسر جاهز.",
        [["سامر الحلواني", "هالة الصواف"]],
    ),
    "ar each of two countries": ("ar", "وقالت كل من فرنسا وألمانيا إن الجسر جاهز.", [["France", "Germany"]]),
    "fa each of two countries": ("fa", "هر یک از ایران و روسیه اعلام کردند که پل آماده است.", [["Iran", "Russia"]]),
    "ar near miss: every": ("ar", "قال كل وزير إن الجسر جاهز.", [["كل وزير"]]),
    "fa near miss: every": ("fa", "هر وزیری گفت که پل آماده است.", [["هر وزیری"]]),
}


@pytest.mark.parametrize("case", ROWS)
def test_speechless(case: str) -> None:
    lang, text, speakers = ROWS[case]
    reading = isnad.read(text, lang=lang)
    names = {e.id: e.name for e in reading.entities}
    said = [[names[s] for s in statement.speakers] for statement in reading.statements]
    assert said == speakers
    spans = [span for s in reading.statements for span in (s.source, s.cue, *s.content) if span is not None]
    assert all(text[span.start : span.end] == span.text for span in spans)
