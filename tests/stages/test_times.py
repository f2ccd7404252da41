"""The times stage: our table of dates, and what holds for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.lexicons import load
from isnad.model import Article, Layers, Time
from isnad.stages.sentences import Sentences
from isnad.stages.times import build, find_times
from isnad.stages.times.calendars import converter, from_date, month_value, to_date, year_value
from isnad.text import split_sentences, tokenize

TABLE = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
LANGS = ("ar", "fa")


def times(lang: str, text: str, published: str | None = None) -> list[Time]:
    tokens = tokenize(text)
    return find_times(lang, text, tokens, split_sentences(text, tokens), published)


def values(lang: str, text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    return [(t.text, t.value) for t in times(lang, text, published)]


@pytest.mark.parametrize(("lang", "published", "text"), dict.fromkeys(row[:3] for row in TABLE))
def test_table(lang: str, published: str, text: str) -> None:
    """The table's rows are all the dates of their text, and one without an expression says that it has none."""
    rows = [row[3:] for row in TABLE if row[:3] == (lang, published, text) and row[3]]
    found = {(t.text, t.value or "", t.calendar) for t in times(lang, text, published or None)}
    assert found == set(rows)


def test_table_covers_both_languages_and_three_calendars() -> None:
    dates = [row for row in TABLE if row[3]]
    assert len(dates) >= 300
    for lang in LANGS:
        assert {row[5] for row in dates if row[0] == lang} == {"gregorian", "jalali", "hijri"}


def test_precision_anchor_and_converter_are_kept() -> None:
    absolute, month, relative = times("fa", "از ۳ تیر ۱۳۹۸ تا مهر ۱۳۹۸ و دیروز", "2020-01-08")
    assert (absolute.precision, absolute.anchor, absolute.by.split()[-1]) == ("day", "none", "persiantools")
    assert (month.precision, month.value) == ("month", "2019-10")
    assert (relative.anchor, relative.calendar) == ("published", "gregorian")
    (hijri,) = times("ar", "صدر في 9 رمضان 1439 هـ.")
    assert hijri.by.split()[-1] == "hijridate"
    (old,) = times("ar", "صدر في 9 رمضان 1300 هـ.")
    assert old.by.split()[-1] == "arithmetic"


@pytest.mark.parametrize(
    ("lang", "text", "today", "own"),
    [
        ("ar", "قال الوزير اليوم الجمعة إن الطريق مفتوح. وعاد اليوم إلى بيته.", "2020-02-08", "2020-02-07"),
        ("fa", "نظامیان صبح امروز (جمعه) وارد شدند. پلیس امروز راه را بست.", "2020-02-08", "2020-02-07"),
    ],
)
def test_the_text_names_its_own_today(lang: str, text: str, today: str, own: str) -> None:
    assert {v for _, v in values(lang, text, today)} == {own}


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("ar", "قال أمس الجمعة 31 مارس 2017 إنه راحل.", [("أمس الجمعة 31 مارس 2017", "2017-03-31")]),
        ("ar", "قال أمس الجمعة 31 مارس إنه راحل.", [("أمس الجمعة 31 مارس", None)]),
        ("fa", "او امروز (۱۸ دی ۱۳۹۸) به تهران رسید.", [("امروز", None), ("۱۸ دی ۱۳۹۸", "2020-01-08")]),
        ("fa", "او امروز (۱۸ دی) به تهران رسید.", [("امروز", None), ("۱۸ دی", None)]),
    ],
)
def test_without_a_day_of_publication_only_full_dates_are_known(
    lang: str, text: str, found: list[tuple[str, str | None]]
) -> None:
    assert values(lang, text) == found


def test_tense_decides_the_weekday() -> None:
    assert values("ar", "التقى الوزير الخميس السفير.", "2018-03-14") == [("الخميس", "2018-03-08")]
    assert values("ar", "سيلتقي الوزير الخميس السفير.", "2018-03-14") == [("الخميس", "2018-03-15")]
    assert values("fa", "وزیر روز جمعه سفیر را دید.", "2020-01-08")[0][1] == "2020-01-03"
    assert values("fa", "وزیر روز جمعه سفیر را خواهد دید.", "2020-01-08")[0][1] == "2020-01-10"


def test_a_second_calendar_takes_its_year_from_the_first() -> None:
    text = "دیدار در ۲۰ دسامبر ۲۰۱۹ (۲۹ آذر) انجام شد."
    assert [v for _, v in values("fa", text)] == ["2019-12-20", "2019-12-20"]


def test_clitics_stay_outside_the_span() -> None:
    assert values("ar", "عاد أمس وغداً يسافر.", "2018-03-14") == [("أمس", "2018-03-13"), ("غداً", "2018-03-15")]
    assert values("ar", "يعقد الاجتماع للأحد المقبل.", "2018-03-14")[0][1] == "2018-03-18"


@pytest.mark.parametrize("lang", LANGS)
def test_impossible_days_have_no_value(lang: str) -> None:
    text = {"ar": "في 31 شباط 2020 و30 رمضان 1439 هـ", "fa": "در ۳۱ مهر ۱۳۹۸ و ۳۰ فوریه ۲۰۲۰"}[lang]
    assert next(iter(times(lang, text))).value is None


def test_conversion_there_and_back() -> None:
    for calendar, day in (("jalali", (1398, 10, 18)), ("hijri", (1445, 10, 12)), ("gregorian", (2020, 2, 29))):
        there = to_date(calendar, *day)
        assert there is not None
        assert from_date(calendar, there) == day
    assert to_date("gregorian", 2019, 2, 29) is None
    assert str(to_date("hijri", 1, 1, 1)) == "0622-07-19"
    assert month_value("jalali", 1398, 10) == "2020-01"
    assert [year_value(*y) for y in (("jalali", 1397), ("hijri", 1438), ("hijri", 1445))] == ["2018", "2017", "2024"]
    assert year_value("jalali", 9999) is None
    assert converter("hijri", 1600) == "arithmetic"


@pytest.mark.parametrize("lang", LANGS)
def test_closed_classes_are_complete(lang: str) -> None:
    sets: dict[tuple[str, str], set[str]] = {}
    for row in load("months", lang).rows:
        sets.setdefault((row["calendar"], row["set"]), set()).add(row["month"])
    assert {c for c, _ in sets} == {"gregorian", "jalali", "hijri"}
    assert all(months == {str(m) for m in range(1, 13)} for months in sets.values())
    assert {row["day"] for row in load("weekdays", lang).rows} == {str(d) for d in range(1, 8)}
    ordinals = {row["value"] for row in load("day_numbers", lang).rows if row["kind"] == "ordinal"}
    assert ordinals == {str(d) for d in range(1, 32)}


SENTENCES = (
    "يوم الأحد أمس غدا 12 ٣ آذار مارس /نيسان 2018 1445 هـ من الشهر الماضي قبل ثلاثة أيام ( ) ، .",
    "روز شنبه دیروز ۱۸ دی ماه ۱۳۹۸ گذشته هفته آینده 21/12/2016 2016 - 12 21 سپتامبر 11 و24 ابتدای همین",
)
WORDS = st.sampled_from([*" ".join(SENTENCES).split(), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LANGS), st.lists(WORDS | st.text(max_size=4), max_size=25), st.booleans())
def test_any_text(lang: str, words: list[str], dated: bool) -> None:
    text = " ".join(words)
    article = Article(id="x", text_sha256="", key="k", path="p", lang=lang, text=text,
                      published="2020-02-29" if dated else None)  # fmt: skip
    layers = Sentences().run(article, Layers())
    found = build({}).run(article, layers).times
    assert found is not None
    assert build({}).run(article, layers).times == found
    end = 0
    for t in found:
        assert end <= t.start < t.end <= len(text)
        assert text[t.start : t.end] == t.text
        assert t.value is None or len(t.value) == {"day": 10, "month": 7}[t.precision]
        end = t.end
