"""Programmes in quotation marks: media where somebody speaks to them, nothing known elsewhere."""

import pytest

import isnad

# phenomenon: (language, text, media that it names)
ROWS = {
    "ar one that somebody speaks to": ("ar", 'قال سامر الحلواني لبرنامج "ستون دقيقة" إن الجسر جاهز.', ["ستون دقيقة"]),
    "fa one that somebody speaks to": ("fa", "رضا نیکوفر به برنامه «بهار» گفت که پل آماده است.", ["بهار"]),
    "ar a known station's, by its name": ("ar", 'قال سامر الحلواني لبرنامج "الجزيرة" إن الجسر جاهز.', ["الجزيرة"]),
    "ar near miss: nobody speaks": ("ar", 'قدمت الوزارة دعما لبرنامج "تكافل" أمس.', []),
    "fa near miss: nobody speaks": ("fa", "وزارت راه بودجه را به برنامه «کار و کارگاه» داد.", []),
    "ar near miss: within what is said": ("ar", 'قال سامر الحلواني إن الوزارة قدمت دعما لبرنامج "تكافل" أمس.', []),
    "fa near miss: within what is said": ("fa", "رضا نیکوفر گفت که پول به برنامه «کار و کارگاه» رسید.", []),
}


@pytest.mark.parametrize("case", ROWS)
def test_programmes(case: str) -> None:
    lang, text, media = ROWS[case]
    mentions = isnad.read(text, lang=lang).mentions
    assert [m.text for m in mentions if m.type == "AGENCY"] == media
    assert all(text[m.start : m.end] == m.text for m in mentions)
