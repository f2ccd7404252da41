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


def test_language_given_decides() -> None:
    assert article_from_text("سلام", lang="fa").lang == "fa"
    assert article_from_text("سلام", lang="ar-IQ").lang == "ar"


@pytest.mark.parametrize(("text", "code"), [("سلام", "unknown-language"), ("", "empty"), ("سلام\0", "nul-character")])
def test_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as e:
        article_from_text(text)
    assert e.value.code == code
