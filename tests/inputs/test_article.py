import pytest

from isnad.errors import InputError
from isnad.inputs import article_from_text

ROWS = [
    ("ar", "الوزير: نرحب بالحوار مع الجيران\n\nقال الوزير إن بلاده ترحب.", "2017-05-25"),
    ("fa", "دیدار وزیران خارجه در تهران\n\nوزیر گفت که این خوب بود.", "1396/3/4"),
]


@pytest.mark.parametrize(("lang", "text", "published"), ROWS)
def test_article_from_text(lang: str, text: str, published: str) -> None:
    a = article_from_text(text, published=published, outlet="خبر")
    assert (a.lang, a.text, a.published, a.outlet, a.key) == (lang, text, "2017-05-25", "خبر", "text")
    assert a.title is not None and a.title.text == text.split("\n")[0]
    assert article_from_text(text, lang=lang, published="2017-05-25", outlet="خبر") == a


@pytest.mark.parametrize(
    ("published", "day", "at"),
    [
        ("8 شباط/فبراير 2020", "2020-02-08", None),
        ("14 جمادى الآخرة 1441هـ", "2020-02-08", None),
        ("شنبه ۱۹ بهمن ۱۳۹۸ - ۱۴:۳۰", "2020-02-08", "2020-02-08T14:30:00"),
        ("February 8, 2020", "2020-02-08", None),
        ("08/02/2020", "2020-02-08", None),
        ("02/18/2020", None, None),
    ],
)
def test_a_date_is_understood_in_words_and_day_first(published: str, day: str | None, at: str | None) -> None:
    for _, text, _ in ROWS:
        a = article_from_text(text, published=published)
        assert (a.published, a.published_at, a.published_raw) == (day, at, None if day else published)


def test_language_given_decides() -> None:
    assert article_from_text("سلام", lang="fa").lang == "fa"
    assert article_from_text("سلام", lang="ar-IQ").lang == "ar"


@pytest.mark.parametrize(("text", "code"), [("سلام", "unknown-language"), ("", "empty"), ("سلام\0", "nul-character")])
def test_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as e:
        article_from_text(text)
    assert e.value.code == code
