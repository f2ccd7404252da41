"""Lists, single findings, people and counts of a record."""

import tracemalloc
from pathlib import Path

import pytest
from made import PIPELINE, arabic, many, persian

import isnad
from isnad.errors import UsageError
from isnad.record import Said, View, Writer, explain


def _ids(said: list[Said]) -> set[str]:
    return {f"{s.article.key}/{s.statement.id}" for s in said}


def test_info_counts(view: View) -> None:
    info = view.info()
    assert info.articles == {"ar": 1, "fa": 1}
    assert (info.statements, info.events, info.entities, info.outlets) == (6, 2, 10, 1)
    assert info.failures == {"date-not-understood": 1}
    assert info.pipelines == {PIPELINE: 2}
    assert (info.first, info.last, info.ahead, info.undated) == ("2016-12-21", "2016-12-22", 0, 0)


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "قال الوزير إن الاتفاق تم."), ("fa", "وزیر گفت که توافق انجام شد.")]
)
def test_a_day_still_to_come_is_not_the_last(lang: str, text: str, tmp_path: Path) -> None:
    with Writer(tmp_path / "r.sqlite") as writer:
        for day in ("2019-03-12", "2099-01-01", None):
            writer.write([isnad.read(text, lang=lang, published=day)], PIPELINE)
    with View(tmp_path / "r.sqlite") as view:
        info = view.info()
    assert (info.first, info.last, info.ahead, info.undated) == ("2019-03-12", "2019-03-12", 1, 1)


@pytest.mark.parametrize("reading", [arabic(), persian()], ids=["ar", "fa"])
def test_an_article_is_found_by_each_of_its_names(view: View, reading: object) -> None:
    a = getattr(reading, "article")  # noqa: B009
    refs = [a.id, a.id[:16], a.id[:6].upper(), a.key, a.path, *([a.url] if a.url else [])]
    assert [view.article(ref) for ref in refs] == [reading] * len(refs)


def test_an_unknown_or_ambiguous_article_is_said_so(path: Path, view: View) -> None:
    with pytest.raises(UsageError, match="no article 'abcdef'"):
        view.article("abcdef")
    twice = many(2)
    same = [r.article.path for r in twice]
    with Writer(path) as writer:
        writer.write(twice, PIPELINE)
    assert len(set(same)) == 2
    with pytest.raises(UsageError, match="give an id"):
        view.statement("s1")


@pytest.mark.parametrize("key", ["ar-1", "fa-1"])
def test_single_findings(view: View, key: str) -> None:
    said = view.statement(f"{key}/s2")
    assert said == view.statement(said.id)
    assert said.speakers == ["Ali Shamkhani"]
    assert said.content == said.statement.content[0].text
    happened = view.event(f"{key}/v1")
    assert sorted(happened.actors + happened.recipients) == ["Ali Shamkhani", "Walid Muallem"]
    with pytest.raises(UsageError, match="no statement"):
        view.statement(f"{key}/s99")
    with pytest.raises(UsageError, match="no event"):
        view.event(f"{key}/s1")


def test_statements_narrowed(view: View) -> None:
    assert len(list(view.statements())) == 6
    assert _ids(list(view.statements(lang="fa"))) == {"fa-1/s1", "fa-1/s2", "fa-1/s3"}
    assert _ids(list(view.statements(speaker="شمخانى", to="2016-12-21"))) == {"ar-1/s1", "ar-1/s2"}
    assert _ids(list(view.statements(agency="پگاه"))) == {"fa-1/s3"}
    assert _ids(list(view.statements(event="CONSULT"))) == {"ar-1/s3"}
    assert list(view.statements(speaker="nobody")) == []


def test_events_and_articles_narrowed(view: View) -> None:
    assert [v.article.key for v in view.events(lang="fa")] == ["fa-1"]
    assert [v.article.key for v in view.events(speaker="الحكومة السورية")] == ["ar-1"]
    assert list(view.events(event="ASSAULT")) == []
    assert [a.key for a in view.articles(speaker="دولت")] == ["fa-1"]
    assert [a.key for a in view.articles(act="assert")] == ["ar-1"]
    assert [a.key for a in view.articles(event="consult", agency="Naba")] == ["ar-1"]
    (head,) = view.articles(outlet="الضفة")
    assert (head.title, head.outlet, head.lang) == ("شمخاني يستقبل وفدا سوريا", "صحيفة الضفة", "ar")
    assert [r.article.key for r in view.readings(lang="ar")] == ["ar-1"]


@pytest.mark.parametrize("words", ["شمخاني", "شمخانی", "Shamkhani", "علي شمخانى", "per-shamkhani"])
def test_a_person_is_one_in_both_languages(view: View, words: str) -> None:
    (person,) = view.people(words)
    assert (person.name, person.country, person.known) == ("Ali Shamkhani", "IRN", True)
    assert person.names["fa"] == ["علی شمخانی"]
    assert person.offices == ["Secretary (IRN)"]
    assert (person.statements, person.met) == (4, {"Walid Muallem": 2})
    assert _ids(list(view.said_by(person))) == {"ar-1/s1", "ar-1/s2", "fa-1/s1", "fa-1/s2"}
    assert sorted(v.article.key for v in view.events_of(person)) == ["ar-1", "fa-1"]
    assert view.people(person.entities[0]) == [person]


def test_nobody_is_an_empty_list(view: View) -> None:
    assert view.people("nobody") == []
    with pytest.raises(UsageError, match="no word"):
        view.people("؟")


@pytest.mark.parametrize("key", ["ar-1", "fa-1"])
def test_explanations_name_words_stage_and_rule(view: View, key: str) -> None:
    said = view.statement(f"{key}/s1")
    sentence = explain(said)
    assert said.statement.source
    for part in (
        "Ali Shamkhani",
        said.statement.source.text,
        said.statement.cue.text,
        "attributions 1",
        "that-clause",
    ):
        assert part in sentence
    assert sentence.count(". ") == 0
    assert sentence.endswith("confidence 0.90.")
    assert "CONSULT" in explain(view.event(f"{key}/v1"))


def test_a_dropped_subject_and_an_agency_are_explained(view: View) -> None:
    assert "names no subject" in explain(view.statement("ar-1/s2"))
    assert "Naba is the agency: the byline names it" in explain(view.statement("ar-1/s1"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وأكدت إيران والعراق أن الحوار سيستمر."),
        ("fa", "ایران و عراق تأکید کردند که گفت‌وگو ادامه دارد."),
    ],
)
def test_two_who_spoke_are_the_speakers(tmp_path: Path, lang: str, text: str) -> None:
    with Writer(tmp_path / "r.sqlite") as writer:
        writer.write([isnad.read(text, lang=lang)], PIPELINE)
    with View(tmp_path / "r.sqlite") as view:
        assert explain(next(view.statements())).startswith("Iran and Iraq are the speakers of the words at the cue")


def test_lists_take_constant_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.sqlite"
    with Writer(path) as writer:
        for n in range(10):
            writer.write(many(100, "fa", n * 100), PIPELINE)
    peaks = []
    with View(path) as view:
        list(view.statements(to="2020-01-02"))
        for days in ("2020-01-04", "2020-01-28"):
            tracemalloc.start()
            count = sum(1 for _ in view.statements(to=days))
            peaks.append((count, tracemalloc.get_traced_memory()[1]))
            tracemalloc.stop()
    assert peaks[1][0] > 6 * peaks[0][0]
    assert peaks[1][1] < 2 * peaks[0][1]
