"""The package's front door: light to import, one call to read a text, one to open a record."""

import subprocess
import sys
from pathlib import Path

import pytest

import isnad
from isnad.record import Writer


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, isnad; print([m for m in sys.modules if m.startswith(('isnad.', 'sqlalchemy', 'msgspec'))])"
    assert _python(code) == "[]"


def test_open_gives_a_view(tmp_path: Path) -> None:
    Writer(tmp_path / "r.sqlite").close()
    with isnad.open(tmp_path / "r.sqlite") as record:
        assert list(record.statements()) == []


@pytest.mark.parametrize("text", ["قال الوزير إن الحوار مستمر غدا.", "وزیر گفت که گفت‌وگو فردا ادامه دارد."])
@pytest.mark.parametrize(
    ("published", "codes"), [("8 Feb 2020", []), (None, []), ("02/18/2020", ["date-not-understood"])]
)
def test_a_date_that_is_not_understood_is_told(text: str, published: str | None, codes: list[str]) -> None:
    assert [f.code for f in isnad.read(text, published=published).failures] == codes


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "قال وزير الخارجية إن الحوار مستمر بين البلدين. وأضاف أن اللقاء كان مفيداً."),
        ("fa", "وزیر خارجه گفت که گفت‌وگو میان دو کشور ادامه دارد. وی افزود که این دیدار سودمند بود."),
    ],
)
def test_read_gives_a_reading_each_time(lang: str, text: str) -> None:
    readings = [isnad.read(text, lang=lang, published="2017-05-25", outlet="x") for _ in range(2)]
    assert readings[0] == readings[1]
    assert readings[0].article.published == "2017-05-25"
    assert readings[0].statements
    for said in readings[0].statements:
        assert all(text[span.start : span.end] == span.text for span in said.content)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("رئیسجمهور از همکاریهای دو کشور گفت.", "رئیس‌جمهور از همکاری‌های دو کشور گفت."),
        ("آتشبس پایدار میماند.", "آتش‌بس پایدار می‌ماند."),
        ("رئیس‌جمهور سخن گفت.", "رئیس‌جمهور سخن گفت."),
    ],
)
def test_lost_joiners_stand_where_they_were(text: str, written: str) -> None:
    assert isnad.with_joiners(text) == written
    for lost in isnad.lost_joiners(text):
        assert text[lost.at - 1].isalpha() and text[lost.at].isalpha() and lost.evidence


@pytest.mark.parametrize("given", ["قال الوزير إن".encode(), "وزیر گفت که".encode(), None])
def test_what_is_no_text_is_said(given: object) -> None:
    with pytest.raises(TypeError, match=r"a text is needed, not (bytes|NoneType)"):
        isnad.read(given)  # type: ignore[arg-type]
