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
