"""Mechanisms across articles: what is one, what concerns it, and how it is found again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.errors import UsageError
from isnad.inputs import article_from_text
from isnad.model import Article, Entity, Reading
from isnad.pipeline import Pipeline
from isnad.record import View, Writer
from isnad.record.browsing import count
from isnad.record.facets import facets
from isnad.record.mechanisms import Found, events_about, mechanism, mechanisms, said_about
from isnad.record.wanted import Query
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


@pytest.mark.parametrize("kb", [None, "o-port"])
@pytest.mark.parametrize(("lang", "name"), [("ar", "هيئة المرفأ العليا"), ("fa", "شورای عالی بندر")])
def test_one_that_a_text_names_is_new_until_a_knowledge_base_knows_it(
    tmp_path: Path, lang: str, name: str, kb: str | None
) -> None:
    body = Entity(id="e1", type="ORG", name=name, names={lang: [name]}, kind="body", known=True, kb=kb)
    article = article_from_text(name, lang=lang, key="a")
    with Writer(tmp_path / "r.sqlite") as writer:
        writer.write([Reading(article=article, entities=[body])], "test")
    with View(tmp_path / "r.sqlite") as view:
        assert [m.known for m in mechanisms(view)] == [kb is not None]
        assert [len(mechanisms(view, known=known)) for known in (True, False)] == [kb is not None, kb is None]


def test_errors(view: View) -> None:
    with pytest.raises(UsageError, match="there is no kind 'party'"):
        mechanisms(view, kind="party")
    with pytest.raises(UsageError, match="holds no word"):
        mechanisms(view, words="…")
    with pytest.raises(UsageError, match="stands for more than one"):
        mechanism(view, "مؤتمر صحافي")
    with pytest.raises(UsageError, match="no mechanism"):
        mechanism(view, "مسار لا وجود له")


def test_the_filter_finds_what_concerns_it_and_the_facet_counts_as_much(view: View) -> None:
    every = mechanisms(view, limit=100)
    assert len(every) > 4
    for m in every:
        assert [s.id for s in view.statements(mechanism=m.id)] == [s.id for s in said_about(view, m)]
        assert [v.id for v in view.events(mechanism=m.id)] == [v.id for v in events_about(view, m)]
        assert len(list(view.articles(mechanism=m.id))) == m.articles
    with view.connection() as c:
        for kind in ("statement", "event", "article"):
            found = facets(c, Query(kind=kind), shown=100)["mechanism"]
            counts = {v.value: v.count for v in found}
            asked = {f"id:{m.id}": count(c, Query(kind=kind, mechanism=f"id:{m.id}")) for m in every}
            assert counts == {value: n for value, n in asked.items() if n}


@pytest.mark.parametrize(
    "name", ["astana-process", "id:astana-process", "Astana process", "عملية أستانا", "روند آستانه"]
)
def test_the_filter_takes_ids_and_names_of_any_script(view: View, name: str) -> None:
    assert {a.key for a in view.articles(mechanism=name)} == {"a0", "a1"}
    assert {h.article.key for h in view.search("سوريا", kinds=["article"], mechanism=name)} <= {"a0", "a1"}


def test_the_filter_takes_the_short_id_that_lists_show(view: View) -> None:
    (first, *_) = (m for m in mechanisms(view, kind="occasion") if "/" in m.id)
    article, _, own = first.id.partition("/")
    assert [a.id[:16] for a in view.articles(mechanism=f"{article[:8]}/{own}")] == [article]
    assert list(view.articles(mechanism=f"000000/{own}")) == []


def test_a_mechanism_without_a_word_is_refused(view: View) -> None:
    with pytest.raises(UsageError, match="holds no word"):
        list(view.statements(mechanism="…"))
    with view.connection() as c:
        assert count(c, Query(mechanism="…")) == 0


@pytest.mark.parametrize(("lang", "name"), [("ar", "عملية أستانا"), ("fa", "روند آستانه")])
def test_a_date_in_the_future_is_no_last_mention(lang: str, name: str, tmp_path: Path) -> None:
    text = {"ar": f"قال الوزير إن {name} تمضي قدماً.", "fa": f"وزیر گفت که {name} ادامه دارد."}[lang]
    pipeline = Pipeline([build_stage(s) for s in PIPELINE], "test")
    with Writer(tmp_path / "m.sqlite") as writer:
        for day in ("2017-01-24", "2018-01-24", "2099-01-01"):
            writer.write([pipeline.read(article_from_text(text, lang=lang, published=day))], "test")
    with View(tmp_path / "m.sqlite") as view:
        found = mechanism(view, name)
    assert found.first and found.last and found.mentions == 3
    assert (found.first.published, found.last.published) == ("2017-01-24", "2018-01-24")
