"""One page of each language: its text whole, and what stands around it."""

import pytest

from isnad.config import Config
from isnad.errors import InputError
from isnad.inputs.pages import read_page

FA = """<!doctype html><html lang=fa dir=rtl><head><meta charset=utf-8>
<title>دیدار دو وزیر در تهران | پایگاه خبری نمونه</title>
<meta property="og:site_name" content="پایگاه خبری نمونه"></head><body class="has-sidebar">
<nav><ul><li><a href=/a>سیاسی</a></li><li><a href=/b>اقتصادی</a></li></ul></nav>
<h1>دیدار دو وزیر در تهران</h1>
<div class=meta><span class=date>۱۲ مرداد ۱۴۰۳ - ۱۴:۳۰</span> <span>کد خبر: ۱۲۳۴۵۶</span></div>
<div class="item-text"><p>رئیس‌جمهور «بله»&nbsp;گفت:
می‌خواهیم <a href=/x>همکاری‌ها</a> ادامه یابد
&amp;quot;همیشه&amp;quot; و کارها پیش برود.</p>
<p style="display: none">این بند را هیچ خواننده‌ای نمی‌بیند و نباید در متن باشد، هر چند که جمله است.</p>
<p>بیشتر بخوانید: <a href=/q>خبر دیگری که خیلی مهم است</a></p>
<p>او افزود: <q>این راه ادامه دارد</q> و گفت که دو کشور به آن پایبند خواهند ماند.</p>
<p>منبع: ایسنا</p></div>
<aside><a href=/c>عنوان خبر دیگری که اینجا نیست</a></aside><footer>تمام حقوق محفوظ است</footer></body></html>"""

AR = """<html lang="ar" dir="rtl"><head><meta charset="windows-1256">
<title>صحيفة المثال - الوزيران يلتقيان في عمان</title></head>
<body><table><tr><td><a href="/">الرئيسية</a></td><td><a href="/w">العالم</a></td></tr></table>
<table><tr><td><h2>الوزيران يلتقيان في عمان</h2>الثلاثاء 13 شباط 2024 - 09:15 صباحاً<br><br>
عمان - وكالات<br><br>قال الوزير إن بلاده ترحب بـ«الحوار» مع الجيران، وإن الاجتماع المقبل
سيعقد في الشهر القادم.<br><br>
وأضاف أن اللجنة ستواصل عملها، مشيراً إلى أن &quot;الطريق طويل&quot; وأن التعاون هو السبيل الوحيد.<br>
<b>المصدر: سانا</b></td></tr></table></body></html>"""


def read(html: str, encoding: str = "utf-8"):  # type: ignore[no-untyped-def]
    return read_page(
        html.encode(encoding), key="k", path="k.html", limits=Config(), url="https://www.news.example/n/1"
    )


def test_persian_page() -> None:
    a = read(FA)
    assert a.text == (
        "دیدار دو وزیر در تهران\n\n"
        'رئیس‌جمهور «بله»\xa0گفت: می‌خواهیم همکاری‌ها ادامه یابد "همیشه" و کارها پیش برود.\n'
        "او افزود: «این راه ادامه دارد» و گفت که دو کشور به آن پایبند خواهند ماند.\n"
        "منبع: ایسنا"
    )
    assert a.title is not None and a.title.text == "دیدار دو وزیر در تهران"
    assert (a.lang, a.outlet, a.published, a.published_at) == (
        "fa",
        "پایگاه خبری نمونه",
        "2024-08-02",
        "2024-08-02T14:30:00",
    )
    assert (a.url, a.provenance["source_line"]) == ("https://www.news.example/n/1", "منبع: ایسنا")


def test_arabic_page_of_tables_in_an_old_encoding() -> None:
    a = read(AR, "windows-1256")
    assert a.text == (
        "الوزيران يلتقيان في عمان\n\nعمان - وكالات\n"
        "قال الوزير إن بلاده ترحب بـ«الحوار» مع الجيران، وإن الاجتماع المقبل سيعقد في الشهر القادم.\n"
        'وأضاف أن اللجنة ستواصل عملها، مشيراً إلى أن "الطريق طويل" وأن التعاون هو السبيل الوحيد.\n'
        "المصدر: سانا"
    )
    assert (a.lang, a.published_at, a.provenance["byline"]) == ("ar", "2024-02-13T09:15:00", "عمان - وكالات")
    assert a.provenance["encoding"] == "cp1256"


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<p></p>", "<a href=x>الرئيسية</a>", "<h1>عنوان</h1>"]
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(InputError) as error:
        read(html)
    assert error.value.code == "no-article"


PROSE = "قال الوزير إن بلاده ترحب بالحوار مع الجيران، وإن الاجتماع المقبل سيعقد في الشهر القادم."


def test_what_is_given_stands_in_for_what_the_page_does_not_say() -> None:
    given = {"url": "https://news.example/1", "outlet": "صحيفة المثال", "published": "2020-02-08", "lang": "ar"}
    a = read_page(f"<p>{PROSE}</p>".encode(), key="k", path="k", limits=Config(), provenance={"feed": "x"}, **given)
    assert (a.published, a.lang, a.url, a.provenance["feed"]) == ("2020-02-08", "ar", "https://news.example/1", "x")
    said = (
        "<meta property=article:published_time content=2021-03-04T05:06:07Z><meta property=og:site_name content=موقع>"
    )
    b = read_page(f"{said}<p>{PROSE}</p>".encode(), key="k", path="k", limits=Config(), **given)
    assert (b.published_at, b.outlet) == ("2021-03-04T05:06:07+00:00", "صحيفة المثال")  # as its feed is called


def test_a_date_that_is_not_understood_is_kept() -> None:
    a = read_page(
        f"<meta name=pubdate content='قبل ساعتين'><p>{PROSE}</p>".encode(), key="k", path="k", limits=Config()
    )
    assert (a.published, a.published_raw) == (None, "قبل ساعتين")


DATES = [
    (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"1402/11/24"}</script>',
        "2024-02-13",
    ),
    (
        '<script type="application/ld+json">{"@graph":[{"@type":["Report"],"datePublished":"2024-02-13"}]}</script>',
        "2024-02-13",
    ),
    ("<meta itemprop=datePublished content='Tue, 13 Feb 2024 09:15:00 +0300'>", "2024-02-13"),
    ("<meta name=dc.date content=2024-02-13>", "2024-02-13"),
    ("<p><time datetime=2024-02-13T09:15>منذ يوم</time></p>", "2024-02-13"),
    ("<div>3 شعبان 1445 هـ - 13 شباط 2024</div>", "2024-02-13"),
    ("<div>آخر تحديث: 15 شباط 2024</div><div>نشر في: 13 شباط 2024</div>", "2024-02-13"),
    ("<div class=updated>تم التحديث 13/02/2024</div>", "2024-02-13"),
    ("<div>۲۴ بهمن ۱۴۰۲ ساعت ۹:۱۵</div>", "2024-02-13"),
    ("<span>تاریخ انتشار:</span><div>۱۴۰۲/۱۱/۲۴</div>", "2024-02-13"),
    ("<div>منذ ساعتين</div>", None),
]


@pytest.mark.parametrize(("shown", "day"), DATES)
def test_the_day_of_publication(shown: str, day: str | None) -> None:
    html = f"<html><body><h1>الوزير يرحب بالحوار مع الجيران</h1>{shown}<p>{PROSE}</p><p>{PROSE}</p></body></html>"
    a = read(html)
    assert (a.published, a.text) == (day, f"الوزير يرحب بالحوار مع الجيران\n\n{PROSE}\n{PROSE}")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/2024/05/12/title", "2024-05-12"),
        ("https://news.example/fa/1403/2/23/title.html", "2024-05-12"),
        ("https://news.example/2024-05-12-title", "2024-05-12"),
        ("https://news.example/2024/99/12/title", None),
        ("https://news.example/12/2024/05", None),
    ],
)
def test_the_day_of_an_address_counts_where_the_page_shows_none(address: str, day: str | None) -> None:
    for page, own in ((FA, "2024-08-02"), (AR, "2024-02-13")):
        bare = page.replace("۱۲ مرداد ۱۴۰۳ - ۱۴:۳۰", "").replace("الثلاثاء 13 شباط 2024 - 09:15 صباحاً", "")
        assert bare != page
        found = [
            read_page(p.encode(), key="k", path="k.html", limits=Config(), url=address).published
            for p in (page, bare)
        ]
        assert found == [own, day]
