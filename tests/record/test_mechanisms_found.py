"""Mechanisms across articles: what is one, what concerns it, and how it is found again."""

from collections.abc import Iterator

import pytest

from isnad.errors import UsageError
from isnad.inputs import article_from_text
from isnad.model import Article, Reading
from isnad.pipeline import Pipeline
from isnad.record import View, Writer
from isnad.record.mechanisms import Found, events_about, mechanism, mechanisms, said_about
from isnad.stages import PIPELINE, build_stage

ARTICLES = [
    (
        "ar",
        "أولاً",
        "2017-01-24",
        "قال المتحدث باسم الخارجية الإيرانية إن عملية أستانا تمضي قدماً بدعم روسيا وتركيا. "
        "وأعلن الوزير في مؤتمر صحافي أن الاجتماع الثلاثي بين إيران وتركيا وروسيا سيعقد غداً.",
    ),
    (
        "fa",
        "دوم",
        "2017-05-04",
        "ایران بر ادامه روند آستانه تأکید کرد. وزیر خارجه در نشست خبری گفت روند آستانه به سود سوریه است.",
    ),
    ("ar", "ثالثاً", "2017-09-15", "وقال وزير الخارجية في مؤتمر صحافي إن الأمر انتهى."),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("record") / "m.sqlite"
    pipeline = Pipeline([build_stage(s) for s in PIPELINE], "test")
    readings = []
    for i, (lang, title, published, text) in enumerate(ARTICLES):
        article = article_from_text(
            f"{title}\n\n{text}", lang=lang, key=f"a{i}", published=published, outlet=None, title=title
        )
        readings.append(_read(pipeline, article))
    with Writer(path) as writer:
        writer.write(readings, "test")
    with View(path) as view:
        yield view


def _read(pipeline: Pipeline, article: Article) -> Reading:
    reading = pipeline.read(article)
    assert not reading.failures
    return reading


def by_id(view: View, id: str) -> Found:
    return next(m for m in mechanisms(view) if m.id == id)


def test_a_known_one_is_one_in_both_languages(view: View) -> None:
    found = by_id(view, "astana-process")
    assert (found.kind, found.known, found.articles, found.mentions) == ("process", True, 2, 3)
    assert found.first is not None and found.last is not None
    assert (found.first.key, found.first.published) == ("a0", "2017-01-24")
    assert (found.last.key, found.last.published) == ("a1", "2017-05-04")
    assert set(found.parties) >= {"Russia", "Turkey", "Iran"}


def test_occasions_of_two_articles_are_two(view: View) -> None:
    found = mechanisms(view, kind="occasion")
    assert [m.articles for m in found] == [1, 1, 1]


def test_what_concerns_it(view: View) -> None:
    astana = mechanism(view, "astana-process")
    said = list(said_about(view, astana))
    assert {s.article.key for s in said} == {"a0", "a1"}
    assert all(e.article.key in {"a0", "a1"} for e in events_about(view, astana))


@pytest.mark.parametrize("ref", ["astana-process", "Astana process", "عملية أستانا", "روند آستانه", "فرآيند آستانه"])
def test_found_again_by_any_name(view: View, ref: str) -> None:
    assert mechanism(view, ref).id == "astana-process"


def test_found_again_by_entity(view: View) -> None:
    new = next(m for m in mechanisms(view, kind="format", known=False))
    article, _, own = new.id.partition("/")
    assert mechanism(view, f"{article[:8]}/{own}").name == new.name
    assert set(new.parties) == {"Iran", "Turkey", "Russia"}


@pytest.mark.parametrize("words", ["أستانا", "آستانه", "astana"])
def test_list_by_words(view: View, words: str) -> None:
    assert [m.id for m in mechanisms(view, words)] == ["astana-process"]


def test_errors(view: View) -> None:
    with pytest.raises(UsageError, match="there is no kind 'party'"):
        mechanisms(view, kind="party")
    with pytest.raises(UsageError, match="holds no word"):
        mechanisms(view, words="…")
    with pytest.raises(UsageError, match="stands for more than one"):
        mechanism(view, "مؤتمر صحافي")
    with pytest.raises(UsageError, match="no mechanism"):
        mechanism(view, "مسار لا وجود له")
