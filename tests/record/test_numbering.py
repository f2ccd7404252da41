"""Rows are numbered by time, whatever came when, and filters are words of the index."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import PIPELINE, arabic, article, persian, statement
from msgspec import structs

from isnad.model import Reading
from isnad.record import View, Writer, check, judge
from isnad.record.browsing import count, find
from isnad.record.facets import facets
from isnad.record.numbering import PER_ARTICLE, day_number, finding_number, month_of
from isnad.record.wanted import Query

DAYS = ["2018-03-17", None, "2020-01-01", "2018-03", "2018-03-17", "2019"]
NEWEST_FIRST = ["2020-01-01", "2019", "2018-03-17", "2018-03-17", "2018-03", None]


def _dated(n: int, day: str | None, lang: str = "ar") -> Reading:
    text = f"خبر {n}.\nقال المصدر إن الاجتماع سيعقد غدا. وأضاف أن الوفد سيصل."
    own = article(text, lang, f"k{n}", published=day)
    said = [
        statement(text, "s1", [], "المصدر", "قال", "الاجتماع سيعقد غدا"),
        statement(text, "s2", [], None, "أضاف", "الوفد سيصل", act="add"),
    ]
    return Reading(article=own, statements=said)


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """A record whose articles came in no order, one batch each."""
    path = tmp_path / "dated.sqlite"
    with Writer(path) as writer:
        for n, day in enumerate(DAYS):
            writer.write([_dated(n, day, "fa" if n == 2 else "ar")], PIPELINE)
    return path


def _days(path: Path, query: Query, sort: str = "time") -> list[tuple[str | None, str]]:
    with View(path) as view, view.connection() as c:
        found, after = [], None
        while True:
            page = find(c, query, sort, 2, after)
            found += page.ids
            if (after := page.next) is None:
                break
        return [(view.article(i.partition("/")[0]).article.published, i.rpartition("/")[2]) for i in found]


@pytest.mark.parametrize("words", [None, "الاجتماع", "سيصل"])
def test_lists_are_newest_first_and_in_text_order_page_by_page(dated: Path, words: str | None) -> None:
    ids = ["s1", "s2"] if words is None else ["s1"] if words == "الاجتماع" else ["s2"]
    assert _days(dated, Query(words=words)) == [(day, id) for day in NEWEST_FIRST for id in ids]
    if words:
        assert sorted(_days(dated, Query(words=words), "relevance"), key=str) == sorted(
            ((day, id) for day in DAYS for id in ids), key=str
        )


@pytest.mark.parametrize(
    ("from_", "to", "wanted"),
    [
        ("2018-03", None, NEWEST_FIRST[:5]),
        ("2018-03-01", "2018-03-31", ["2018-03-17"] * 2),
        (None, "2018", ["2018-03-17", "2018-03-17", "2018-03"]),
        ("2019", "2019", ["2019"]),
        (None, "2018-03-16", ["2018-03"]),
    ],
)
def test_a_period_is_a_range_of_numbers(dated: Path, from_: str | None, to: str | None, wanted: list[str]) -> None:
    for kind in ("statement", "article"):
        found = _days(dated, Query(kind=kind, act="say", from_=from_, to=to))
        assert [day for day, _ in found] == wanted


def test_filters_are_tags(dated: Path) -> None:
    with View(dated) as view, view.connection() as c:
        assert count(c, Query(act="add")) == 6
        assert count(c, Query(act="ADD", lang="fa")) == 1
        assert count(c, Query(kind="article", act="add", lang="ar")) == 5
        assert count(c, Query(act="deny")) == 0
        years = {v.value: v.count for v in facets(c, Query(), only=("year",))["year"]}
    assert years == {"2018": 6, "2019": 2, "2020": 2}


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_who_is_judged_to_be_one_with_others_is_found_with_them(path: Path, lang: str) -> None:
    reading = arabic() if lang == "ar" else persian()
    ids = [
        f"{reading.article.id[:16]}/{e}"
        for e in dict.fromkeys([reading.statements[0].speakers[0], *(m.entity for m in reading.mentions)])
    ]
    with View(path) as view, view.connection() as c:
        before = count(c, Query(speaker=f"id:{ids[0]}"))
    assert before
    judge(path, ids[0], "same", other=ids[1], reason="one", author="me")
    with View(path) as view, view.connection() as c:
        assert count(c, Query(speaker=f"id:{ids[1]}")) >= before


def test_an_older_record_is_numbered_anew(dated: Path) -> None:
    with closing(sqlite3.connect(dated)) as c:
        for table in ("articles", "statements"):
            c.execute(f"UPDATE {table} SET number = -number")
            rows = c.execute(f"SELECT number FROM {table} ORDER BY number DESC").fetchall()
            c.executemany(
                f"UPDATE {table} SET number = ? WHERE number = ?", [(i, r[0]) for i, r in enumerate(rows, 1)]
            )
        c.execute("DROP INDEX entities_with_kind_in")
        c.execute("PRAGMA user_version=4")
        c.commit()
    Writer(dated).close()
    assert check(dated) == []
    assert [day for day, _ in _days(dated, Query(words="الاجتماع"))] == NEWEST_FIRST


def test_a_reading_that_is_read_anew_keeps_its_place(dated: Path) -> None:
    with Writer(dated) as writer:
        writer.write([structs.replace(_dated(0, DAYS[0]), statements=[])], "f" * 16)
        writer.write([_dated(0, DAYS[0])], "e" * 16)
    assert check(dated) == []
    assert [day for day, _ in _days(dated, Query(words="الاجتماع"))] == NEWEST_FIRST


def test_numbers_fit_and_tell_their_month() -> None:
    assert [day_number(d) for d in ("2018-03-17", "2018-03", "2018", None, "soon", "9999-01-01")] == [
        20180317, 20180300, 20180000, 0, 0, 0,
    ]  # fmt: skip
    last = finding_number((90_00_12_31 + 1) * 10**6 - 1, 0)
    assert last < 2**63 and finding_number(7, 0) > finding_number(7, 1) > finding_number(6, 0)
    assert last // PER_ARTICLE == (90_00_12_31 + 1) * 10**6 - 1
    assert (month_of(201803), month_of(201800)) == ("2018-03", "2018")
