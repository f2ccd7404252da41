"""What typing leaves out or adds within words decides nothing: the same is read at the same letters."""

import pytest

import isnad
from isnad.model import Reading

# Written in full: Persian with its joiners, Arabic with vowel signs.
TEXTS = [
    ("fa", "رئیس‌جمهور روسیه گفت همکاری‌های دو کشور گسترش می‌یابد."),
    ("fa", "سخنگوی وزارت خارجه ایران می‌گوید: «آتش‌بس در دو شهر نقض شده است.»"),
    ("fa", "نخست‌وزیر عراق گفته‌است که گفت‌وگوها با کشور‌های همسایه ادامه می‌یابد."),
    ("fa", "به گزارش خبرگزاری ایسنا، کارشناسان می‌افزایند که شرکت‌ها به صنعت‌های تازه می‌پردازند."),
    ("fa", "وزارت خارجه اعلام کرده‌است که سفیر احضار شد."),
    ("fa", "در این نامه آمده‌است که کارخانه‌ها بسته می‌شوند."),
    ("ar", "قالَ الرَّئيسُ الرُّوسيُّ إنَّ التَّعاوُنَ بينَ البَلَدَينِ يَتَوَسَّعُ."),
    ("ar", "أكَّدَ المُتَحَدِّثُ باسمِ الأُمَمِ المُتَّحِدَةِ أنَّ الهُدنةَ خُرِقَت في مَدينتَين."),
    ("ar", "ونَقَلَت وَكالةُ رويترز عن مَسؤولٍ عِراقيٍّ أنَّ المُحادَثاتِ مُستَمِرّة."),
]
UNWRITTEN = {"fa": "\u200c", "ar": "".join(map(chr, range(0x64B, 0x653)))}


def found(reading: Reading, text: str, left_out: str) -> list[object]:
    """Who says what, with offsets as they would be without the letters of `left_out`."""

    def at(offset: int) -> int:
        return sum(c not in left_out for c in text[:offset])

    speakers = {m.entity: (at(m.start), at(m.end)) for m in reversed(reading.mentions)}
    said = [
        (s.act, at(s.cue.start), [(at(c.start), at(c.end)) for c in s.content], [speakers[e] for e in s.speakers])
        for s in reading.statements
    ]
    return [*said, *((v.event, at(v.trigger.start)) for v in reading.events)]


@pytest.mark.parametrize(("lang", "text"), TEXTS)
def test_what_was_left_out_changes_no_reading(lang: str, text: str) -> None:
    left_out = UNWRITTEN[lang]
    short = "".join(c for c in text if c not in left_out)
    assert short != text
    whole = found(isnad.read(text, lang=lang, published="2020-05-01"), text, left_out)
    assert whole
    assert found(isnad.read(short, lang=lang, published="2020-05-01"), short, left_out) == whole
