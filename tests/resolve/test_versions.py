"""An address met again with other words: both versions stand, what changed is told, and who says what until when."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.config import Config
from isnad.inputs.article import make_article
from isnad.inputs.title import find_title
from isnad.job import take_in
from isnad.model import Article
from isnad.record import View, check
from isnad.resolve.versions import article_versions, carried, edits

URL = "https://khabar.example/1"
TEXTS = {
    "ar": (
        "الوزير يعلن موقفه\n\nقال الوزير إن بلاده ترحب بالحوار مع الجيران. وقتل 3 أشخاص في الحادث أمس.",
        "الوزير يعلن موقفه\n\nقتل 5 أشخاص في الحادث أمس. وقال السفير إن اللقاء كان مفيدا.",
    ),
    "fa": (
        "وزیر موضع خود را اعلام کرد\n\nوزیر خارجه گفت که کشورش از گفت‌وگو استقبال می‌کند. دیروز ۳ نفر کشته شدند.",
        "وزیر موضع خود را اعلام کرد\n\nدیروز ۵ نفر کشته شدند. سفیر گفت که این دیدار سازنده بود.",
    ),
}


def version(text: str, lang: str, seen: str | None, url: str | None = URL, published: str = "2023-10-04") -> Article:
    title = find_title(text, None)
    return make_article(
        text, key=str(url), path=str(url), url=url, lang=lang, published=published, retrieved=seen, title=title
    )


def recorded(path: Path, *articles: Article) -> Path:
    take_in(iter(articles), path, Config())
    return path


@pytest.fixture(params=["ar", "fa"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    lang = request.param
    old, new = TEXTS[lang]
    later = version(new, lang, "2023-10-04T12:00:00+03:30")  # 08:30 in UTC: the second, whatever its letters say
    first = version(old, lang, "2023-10-04T08:00:00+00:00")
    again = version(new, lang, "2023-10-06T00:00:00+00:00", published="2023-10-05")
    return recorded(tmp_path / "r.sqlite", later, first, again, version(old, lang, None, "https://khabar.example/2"))


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_copy_that_nobody_dated_hides_no_date(tmp_path: Path, lang: str) -> None:
    old, new = (
        version(text, lang, seen, published="")
        for text, seen in zip(TEXTS[lang], ("2023-10-04", "2023-10-05"), strict=True)
    )
    undated = make_article(old.text, key="saved", path="saved.html", url=URL, lang=lang, outlet="x")
    path = recorded(tmp_path / "r.sqlite", undated, new, old)
    with View(path) as view:
        assert [e.version.seen for e in edits(view, new.id)] == ["2023-10-04", "2023-10-05"]


ORDERS = (  # when two versions were retrieved, and whether it is known which came first
    ("2023-10-04", "2023-10-05T08:00:00+00:00", True),
    ("2023-10-05T08:00:00+03:30", "2023-10-05T08:00:00+03:00", True),
    ("2023-10-04T08:00:00+03:30", "2023-10-04", False),  # at any hour of that day
    ("2023-10-04T08:00:00+03:30", "2023-10-04T09:00:00", False),  # by a clock of nobody knows where
    ("2023-10-05T08:00:00+00:00", None, False),  # published the day before, and found nobody says when
    (None, None, False),  # published on one day
)


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize(("first", "second", "known"), ORDERS)
def test_an_order_that_nothing_tells_is_said_to_be_unknown(
    tmp_path: Path, lang: str, first: str | None, second: str | None, known: bool
) -> None:
    old, new = (version(text, lang, seen) for text, seen in zip(TEXTS[lang], (first, second), strict=True))
    path = recorded(tmp_path / "r.sqlite", new, old)
    with View(path) as view:
        found = article_versions(view, new.id)
        assert [v.ordered for v in found] == [True, known]
        told = [c for s in view.statements() if (c := carried(view, s)) and c.edited]
        assert told and all((c.appeared is not None or c.went is not None) == known == c.ordered for c in told)
        if known:
            assert [v.id for v in found] == [old.id[:16], new.id[:16]] and view.article(URL).article.id == new.id
    shown = CliRunner().invoke(app, ["show", new.id, "--record", str(path), "--format", "table"]).stdout
    assert ("order unknown" in shown) is not known


def test_versions_stand_in_order_and_say_what_they_changed(record: Path) -> None:
    assert check(record) == []
    with View(record) as view:
        newest = view.article(URL)
        found = edits(view, newest.article.id)
        assert [e.version.seen for e in found] == ["2023-10-04T08:00:00+00:00", "2023-10-04T12:00:00+03:30"]
        assert found[-1].version.id == newest.article.id[:16]
        kinds = {(c.kind, c.what) for c in found[1].changes}
        assert ("altered", "number") in kinds or ("added", "sentence") in kinds
        other = view.article("https://khabar.example/2")
        assert len(article_versions(view, other.article.id)) == 1


def test_a_statement_says_which_versions_carry_it(record: Path) -> None:
    with View(record) as view:
        old, new = (view.article(v.id).article.id for v in article_versions(view, view.article(URL).article.id))
        gone = [c for s in view.statements() if s.article.id == old and (c := carried(view, s))]
        came = [c for s in view.statements() if s.article.id == new and (c := carried(view, s))]
        assert {(c.appeared, c.went) for c in gone if c.edited} == {(None, "2023-10-04T12:00:00+03:30")}
        assert {(c.appeared, c.went) for c in came if c.edited} == {("2023-10-04T12:00:00+03:30", None)}
        alone = [s for s in view.statements() if s.article.url != URL]
        assert alone and all(carried(view, s) is None for s in alone)


def test_show_tells_of_versions(record: Path) -> None:
    with View(record) as view:
        old = article_versions(view, view.article(URL).article.id)[0].id
        own = (s for s in view.statements() if s.id.startswith(old))
        statement = next(s.id for s in own if (c := carried(view, s)) and c.edited)

    def show(*words: str) -> str:
        done = CliRunner().invoke(app, ["show", *words, "--record", str(record)])
        assert done.exit_code == 0, done.output
        return done.stdout

    assert "1 of 2: edited after publication" in show(old, "--format", "table")
    assert "edited after publication" in show(statement, "--format", "table")
    assert json.loads(show(statement, "--format", "json"))[0]["versions"]["edited"] is True
    (article,) = json.loads(show(URL, "--format", "json"))
    assert [len(v["changes"]) > 0 for v in article["versions"]] == [False, True]
