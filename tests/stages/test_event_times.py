"""Years and months that date events without being dates themselves."""

import pytest

from isnad.inputs import article_from_text
from isnad.model import Sentence
from isnad.stages.events.months import months
from isnad.stages.events.years import years
from isnad.text import tokenize

YEARS = [
    ("ar", "في عام 2014", "2014", "عام 2014"),
    ("ar", "العام الماضي", "2017", "العام الماضي"),
    ("ar", "الشهر المقبل", "2018-10", "الشهر المقبل"),
    ("ar", "في عام 1438", "2017", "عام 1438"),
    ("ar", "في عام 1445 هـ", "2024", "عام 1445"),
    ("ar", "سنة 1397 هجري شمسي", "2018", "سنة 1397"),
    ("ar", "عام 1397، وفقا للتقويم الإيراني", "2018", "عام 1397"),
    ("ar", "في عام 1453 ميلادي", "1453", "عام 1453"),
    ("fa", "در سال 2014", "2014", "سال 2014"),
    ("fa", "سال ۱۴۴۵ قمری", "2024", "سال ۱۴۴۵"),
    ("fa", "سال ۱۳۹۷ شمسی", "2018", "سال ۱۳۹۷"),
    ("fa", "سال ۱۳۹۶", "2017", "سال ۱۳۹۶"),
    ("fa", "سال گذشته", "2017", "سال گذشته"),
    ("fa", "ماه گذشته", "2018-08", "ماه گذشته"),
    ("ar", "والشهر الماضي", "2018-08", "الشهر الماضي"),
    ("ar", "وقع في 2014 وانتهى", "2014", "2014"),
    ("ar", "بعد حرب 1967.", "1967", "1967"),
    ("fa", "در ۱۳۹۶ رخ داد", "2017", "۱۳۹۶"),
    ("fa", "جنگ ۱۹۶۷ میلادی", "1967", "۱۹۶۷"),
    ("ar", "عام 1397 وفقا للتقويم الإيراني", "2018", "عام 1397"),
    ("ar", "ثورة 1979 في إيران", "1979", "1979"),
    ("fa", "جنگ ۱۹۶۷ در خاورمیانه", "1967", "۱۹۶۷"),
]
NO_YEARS = [
    ("ar", "شارك 1967 شخصا في المسيرة"),
    ("ar", "أكثر من 2000 شخص"),
    ("fa", "بیش از ۲۰۰۰ نفر"),
    ("fa", "شمار ۱۹۶۷ نفر"),
    ("ar", "بلغ العدد 12."),
    ("fa", "شمار آنها به ۱۲ رسید."),
    ("ar", "هبط المؤشر إلى 1745."),
    ("fa", "شاخص به ۱۷۴۵ رسید."),
    ("ar", "لوحة السيارة 12-1967."),
    ("fa", "پلاک خودرو ۱۲-۱۹۶۷."),
    ("ar", "مضت سنة"),
    ("fa", "یک سال"),
    ("ar", "ارتفع بعد سنة 13.8 في المئة"),
    ("fa", "پس از یک سال ۱۳.۸ درصد"),
    ("ar", "أصيب في عام 125 شخصا"),
    ("fa", "در یک سال ۱۲۵ نفر"),
    ("ar", "أصيب في عام 1250 شخصا"),
    ("fa", "در یک سال ۱۲۴۰ نفر"),
]
MONTHS = [
    ("ar", "زار الوفد أنقرة في مارس والتقى الوزير.", "2018-03", "مارس"),
    ("ar", "اتفاق شباط/فبراير على وقف القتال.", "2018-02", "شباط/فبراير"),
    ("ar", "ستعقد القمة في نوفمبر.", "2018-11", "نوفمبر"),
    ("ar", "وبمارس انتهت المهلة.", "2018-03", "مارس"),
    ("ar", "زارها في مارس/أبريل وفد.", "2018-03", "مارس"),
    ("fa", "این هیئت در ژوئن به آنکارا سفر کرد.", "2018-06", "ژوئن"),
    ("fa", "این توافق در ماه دسامبر امضا شد.", "2017-12", "دسامبر"),
    ("fa", "آنها مرداد ماه دیدار کردند.", "2018-08", "مرداد ماه"),
]
NO_MONTHS = [
    ("ar", "مارس الرئيس ضغوطا على البرلمان."),
    ("ar", "ومارس الرئيس ضغوطا على البرلمان."),
    ("ar", "كانت رحلة مارس طويلة."),
    ("fa", "سفر ژوئن طولانی بود."),
    ("fa", "خودروها در مه غلیظ تصادف کردند."),
    ("fa", "به نقل از مهر، آنها دیدار کردند."),
    ("fa", "به گفته بهمن، آنها دیدار کردند."),
]


def found_months(lang: str, text: str, published: str | None) -> list[tuple[str | None, str]]:
    article = article_from_text(text, lang=lang, key="k", published=published, outlet=None, title=None)
    tokens = tokenize(article.text)
    found = months(article, tokens, [Sentence(0, len(tokens), 0)])
    assert all(article.text[t.start : t.end] == t.text and tokens.start[i] <= t.start for t, i in found)
    return [(t.value, t.text) for t, _ in found]


@pytest.mark.parametrize(("lang", "text", "value", "span"), MONTHS)
def test_months_without_a_year_date_events(lang: str, text: str, value: str, span: str) -> None:
    assert found_months(lang, text, "2018-09-05") == [(value, span)]
    assert found_months(lang, text, None) == []


@pytest.mark.parametrize(("lang", "text"), NO_MONTHS)
def test_names_that_nothing_shows_to_be_months_are_none(lang: str, text: str) -> None:
    assert found_months(lang, text, "2018-09-05") == []


@pytest.mark.parametrize(("lang", "text"), NO_YEARS)
def test_numbers_that_count_are_no_years(lang: str, text: str) -> None:
    article = article_from_text(text, lang=lang, key="k", published="2018-09-05", outlet=None, title=None)
    assert years(article, tokenize(article.text)) == []


@pytest.mark.parametrize(("lang", "text", "value", "span"), YEARS)
def test_years_and_months_date_events(lang: str, text: str, value: str, span: str) -> None:
    article = article_from_text(text, lang=lang, key="k", published="2018-09-05", outlet=None, title=None)
    ((time, at),) = years(article, tokenize(article.text))
    assert (time.value, time.text, article.text[time.start : time.end]) == (value, span, span)
    assert time.precision == ("year" if len(value) == 4 else "month")
    assert tokenize(article.text).start[at] <= time.start < tokenize(article.text).end[at]


@pytest.mark.parametrize("text", ["العام الماضي", "سال گذشته"])
def test_last_year_is_unknown_where_the_day_of_writing_is(text: str) -> None:
    article = article_from_text(
        text, lang="ar" if "ع" in text else "fa", key="k", published=None, outlet=None, title=None
    )
    assert years(article, tokenize(article.text)) == []
