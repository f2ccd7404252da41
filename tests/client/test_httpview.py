"""A View over HTTP answers as the View of the file does."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from served_room import served

import isnad
from isnad.client import HttpView
from isnad.client import httpview as module
from isnad.errors import RecordError, UsageError
from isnad.inputs import article_from_text
from isnad.model import Failure, Reading
from isnad.record import Filters, Happened, Hit, RecordView, Said, View, Writer, judge, miss, undo
from isnad.record.missed import stretch_id
from isnad.web.plain import happened, said

FILTERS = [
    Filters(),
    Filters(lang="ar"),
    Filters(lang="fa", act="SAY"),
    Filters(speaker="لاوروف"),
    Filters(speaker="لافروف", lang="fa"),
    Filters(agency="Reuters", from_="2015", to="2016-12"),
    Filters(from_="٢٠١٥", to="۲۰۱۶-۱۲"),
    Filters(about="سوريا", act="say"),
    Filters(about="سوریه", lang="ar"),
    Filters(event="consult"),
    Filters(outlet="نسيم تالاب", lang=None),
    Filters(speaker="nobody at all"),
    Filters(lang="ar", min_confidence=0.9),
    Filters(lang="fa", event="consult", min_confidence=0.6),
]
WORDS = ["شمخاني", "شمخانی", "Shamkhani", "ایران توافق", "اتفاق", "zzz"]


@pytest.fixture
def near(record: Path) -> Iterator[View]:
    with View(record) as view:
        yield view


@pytest.fixture
def far(address: str) -> Iterator[RecordView]:
    with isnad.open(address) as view:
        yield view


def trimmed(found: Said | Happened | Hit) -> object:
    """The same with the entities that its ids mean, as lists over HTTP have it."""
    if isinstance(found, Said):
        return said(found)
    if isinstance(found, Happened):
        return happened(found)
    return (found.kind, found.id, found.article, found.sentence, found.marks, found.by_name,
            found.said and said(found.said), found.happened and happened(found.happened))  # fmt: skip


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_lists_are_the_same_in_the_same_order(near: View, far: RecordView, filters: Filters) -> None:
    assert [a.id for a in far.articles(**filters)] == [a.id for a in near.articles(**filters)]
    assert [*map(trimmed, far.statements(**filters))] == [*map(trimmed, near.statements(**filters))]
    assert [*map(trimmed, far.events(**filters))] == [*map(trimmed, near.events(**filters))]


@pytest.mark.parametrize("words", WORDS)
def test_searches_find_the_same(near: View, far: RecordView, words: str) -> None:
    for filters in (Filters(), Filters(lang="fa"), Filters(act="say")):
        assert [*map(trimmed, far.search(words, 7, **filters))] == [*map(trimmed, near.search(words, 7, **filters))]
    only = far.search(words, kinds=["event"])
    assert [h.id for h in only] == [h.id for h in near.search(words, kinds=["event"])]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_single_findings_are_the_same_to_the_last_field(near: View, far: RecordView, lang: str) -> None:
    head = next(near.articles(lang=lang))
    for ref in (head.id, head.id[:16], head.id[:8], head.key, head.path):
        assert far.article(ref) == near.article(ref)
    assert [*far.readings(lang=lang)] == [*near.readings(lang=lang)]
    assert [*far.some([head.id[:16], "0" * 16])] == [*near.some([head.id[:16], "0" * 16])]
    one, two = next(near.statements(lang=lang)), next(near.events(lang=lang))
    assert far.statement(one.id) == near.statement(one.id) and far.statement(one.id).speakers == one.speakers
    assert far.event(two.id) == near.event(two.id)
    assert far.statement(f"{one.article.key}/{one.statement.id}") == near.statement(one.id)


@pytest.mark.parametrize("name", ["لافروف", "ظریف", "Iran"])
def test_people_and_what_is_theirs_are_the_same(near: View, far: RecordView, name: str) -> None:
    found = near.people(name, 3)
    assert found and far.people(name, 3) == found
    for person in found:
        assert [s.id for s in far.said_by(person)] == [s.id for s in near.said_by(person)]
        assert [v.id for v in far.events_of(person)] == [v.id for v in near.events_of(person)]


def test_counts_failures_and_judgements_are_the_same(record: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(record, tmp_path / "own.sqlite"))
    broken = Reading(
        article=article_from_text("قال الوزير", lang="ar", key="x"),
        failures=[Failure(stage="read", code="no-date", message="…", input="x.txt")],
    )
    with Writer(own) as writer:
        writer.write([broken], "gold")
    with View(own) as near:
        ids = [s.id for s in near.statements()]
        text = near.article(ids[0][:16]).article.text
    first = judge(own, ids[0], "wrong", reason="القائل غيره", author="nour")
    judge(own, ids[1], "right", reason="درست است", author="mina")
    miss(own, stretch_id(ids[0][:16], 0, 9), text[:9], reason="x", author="mina")
    undo(own, first.id, reason="x", author="nour")
    with served(own) as address, View(own) as near, HttpView(address) as far:
        assert far.info() == near.info()
        assert list(far.judgements()) == list(near.judgements()) != []
        assert list(far.failures()) == list(near.failures()) != []
        assert list(far.failures("no-date")) == list(near.failures("no-date"))
        assert list(far.failures("other")) == []


def test_lists_go_on_over_pages(near: View, far: RecordView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAGE", 7)
    monkeypatch.setattr(module, "_ENTITIES", 2)
    assert [s.id for s in far.statements()] == [s.id for s in near.statements()]
    assert [v.id for v in far.events()] == [v.id for v in near.events()]
    assert [a.id for a in far.articles()] == [a.id for a in near.articles()]
    (lavrov, *_) = near.people("لافروف")
    assert [s.id for s in far.said_by(lavrov)] == [s.id for s in near.said_by(lavrov)]


@pytest.mark.parametrize("ask", [
    lambda v: v.article("nothing"), lambda v: v.statement("s1"), lambda v: v.statement("0" * 16 + "/s1"),
    lambda v: v.search("…"), lambda v: v.people("…"), lambda v: list(v.statements(from_="yesterday")),
    lambda v: list(v.statements(mechanism="…")), lambda v: list(v.statements(speaker="…")),
    lambda v: list(v.statements(about="…")),
    lambda v: v.search("x", kinds=["paper"]),
    lambda v: list(v.statements(act="lie")), lambda v: list(v.events(event="MEET")),
    lambda v: v.search("x", act="lie"),
    lambda v: list(v.articles(lang="en")), lambda v: list(v.readings(lang="fr")),
    lambda v: list(v.statements(from_="2020-13")), lambda v: list(v.events(to="2025-02-31")),
])  # fmt: skip
def test_what_can_t_be_asked_is_a_usage_error_here_too(near: View, far: RecordView, ask: object) -> None:
    for view in (near, far):
        with pytest.raises(UsageError):
            ask(view)  # type: ignore[operator]


@pytest.mark.parametrize("name", ["statements", "events", "articles", "readings", "search"])
def test_a_filter_that_there_is_not_is_a_type_error(near: View, far: RecordView, name: str) -> None:
    for view in (near, far):
        with pytest.raises(
            TypeError, match=r"no filter 'spekaer'; there are speaker, agency, .*mechanism, min_confidence$"
        ):
            list(getattr(view, name)(*["x"] * (name == "search"), spekaer="Lavrov"))


def test_several_threads_may_ask_at_once(near: View, far: RecordView) -> None:
    wanted = [s.id for s in near.statements(lang="fa")]
    with ThreadPoolExecutor(6) as pool:
        for found in pool.map(lambda _: [s.id for s in far.statements(lang="fa")], range(12)):
            assert found == wanted


def test_all_methods_of_the_one_are_those_of_the_other() -> None:
    inner = {"connection", "persons", "sightings", "identity"}  # of the package's own modules
    public = {n for n in vars(View) if not n.startswith("_")} - inner
    assert public <= {n for n in vars(HttpView) if not n.startswith("_")}
    assert {n for n in vars(RecordView) if not n.startswith("_")} == public


def test_limits_are_said(far: RecordView) -> None:
    for limit in (0, 1001):
        with pytest.raises(UsageError, match="1 to 1000"):
            far.search("x", limit=limit)
    with pytest.raises(UsageError, match="looks it up"):
        list(far.statements(also=["x"]))


def test_a_server_that_went_away_is_said(record: Path) -> None:
    with served(record) as address:
        far = HttpView(address)
        assert far.info().articles
    with pytest.raises(RecordError, match="nobody answers"):
        far.info()
    far.close()
