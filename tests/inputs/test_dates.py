import pytest

from isnad.inputs.dates import parse_published
from isnad.inputs.pages.credits import day_of
from isnad.inputs.written import parse_written

UNDERSTOOD = [
    # raw, date, date and time
    ("2017-05-25", "2017-05-25", None),
    ("2017/5/25", "2017-05-25", None),
    ("٢٠١٧/٠٥/٢٥", "2017-05-25", None),
    ("2016-12-21T18:04:00+03:30", "2016-12-21", "2016-12-21T18:04:00+03:30"),
    ("2016-12-21T18:04:00.123Z", "2016-12-21", "2016-12-21T18:04:00+00:00"),
    ("2016-12-21 18:04 +0330", "2016-12-21", "2016-12-21T18:04:00+03:30"),
    ("2020-02-08 15:11:00", "2020-02-08", "2020-02-08T15:11:00"),
    ("2020-02-08 25:11:00", "2020-02-08", None),
    ("Fri, 05 Oct 2018 10:15:41 GMT", "2018-10-05", "2018-10-05T10:15:41+00:00"),
    ("Wed, 14 Mar 2018 04:23:21 +0400", "2018-03-14", "2018-03-14T04:23:21+04:00"),
    ("5 Oct 2018", "2018-10-05", None),
    ("۱۷:۵۰ - ۱۳۹۷/۹/۱۰", "2018-12-01", "2018-12-01T17:50:00"),
    ("۱۳۹۷/۰۹/۱۰ - ۱۷:۵۰", "2018-12-01", "2018-12-01T17:50:00"),
    ("1397-09-10", "2018-12-01", None),
    ("شنبه ۱۳۹۷/۹/۱۰ ساعت ۱۷:۵۰", "2018-12-01", None),
    ("السبت 2018/12/01 - 05:50 م", "2018-12-01", None),
    ("\u200f۱۳۹۹/۱۲/۳۰\u200f", "2021-03-20", None),
    ("۱۴۱۹/۱۲/۲۹", "2041-03-19", None),
    ("1420/01/01", "1999-04-17", None),
    ("1445-09-15", "2024-03-25", None),
    ("1445-09-15 12:30", "2024-03-25", "2024-03-25T12:30:00"),
    ("١٤٤٥/٩/١٥", "2024-03-25", None),
    ("25/05/2017", "2017-05-25", None),
    ("05/06/2017", "2017-06-05", None),
    ("٢٥/٠٥/٢٠١٧ - ١٨:٠٤", "2017-05-25", "2017-05-25T18:04:00"),
    ("پنجشنبه ۴/۳/۱۳۹۶", "2017-05-25", None),
    ("29.8.1438", "2017-05-25", None),
    ("الاثنين 1445/09/15 الساعة 12:30", "2024-03-25", None),
]
NOT_UNDERSTOOD = [
    "",
    "أمس",
    "دیروز",
    "9999-01-01",
    "Fri, 01 Jan 9999 10:00:00 GMT",
    "0001-01-01",
    "2017-13-01",
    "2017-02-30",
    "۱۳۹۸/۱۲/۳۰",  # no leap year
    "1445/09/31",  # no Hijri month has as many
    "1501/01/01",
    "05/17/2017",  # month first, as no outlet of these languages writes
    "31/06/2017",
    "25/05/17",
    "25/05/2017 - 26/05/2017",
    "2017-05-25 و 2017-05-26",
    "2017-05",
    "1580000000",
    "2017-05-25 " + "x" * 200,
]


@pytest.mark.parametrize(("raw", "date", "at"), UNDERSTOOD)
def test_understood(raw: str, date: str, at: str | None) -> None:
    assert parse_published(raw) == (date, at)


@pytest.mark.parametrize("raw", ["1399/12/30", "1403-05-12", "1419/01/01", "1420/01/01", "1445-09-15", "2024-03-25"])
def test_a_day_in_figures_is_one_day_wherever_it_stands(raw: str) -> None:
    day = parse_published(raw)
    assert day is not None and day.date is not None
    assert day == parse_written(raw) == day_of(raw)
    timed = day_of(f"{raw} 12:30")
    assert timed is not None and timed.date == day.date


@pytest.mark.parametrize("raw", NOT_UNDERSTOOD)
def test_not_understood(raw: str) -> None:
    assert parse_published(raw) is None
