"""Judgements are only added, and stay with their words when an article is read anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import arabic, persian

from isnad.errors import UsageError
from isnad.record import View, Writer, dump, judge

WHO = {"reason": "the text says so", "author": "nour", "time": "2026-01-01T00:00:00+00:00"}


def _id(path: Path, key: str, local: str) -> str:
    with View(path) as view:
        return f"{view.article(key).article.id[:16]}/{local}"


@pytest.mark.parametrize("key", ["ar-1", "fa-1"])
@pytest.mark.parametrize("local", ["s1", "v1", "e1"])
def test_a_judgement_keeps_the_words_it_was_given_on(path: Path, key: str, local: str) -> None:
    given = judge(path, _id(path, key, local), "wrong", **WHO)
    with View(path) as view:
        assert list(view.judgements()) == [given]
        text = view.article(key).article.text
    assert all(text[a:b] in given.words for a, b in given.evidence[0].spans)
    assert judge(path, _id(path, key, local), "wrong", **WHO) == given, "given twice it stands once"
    with View(path) as view:
        assert view.info().judgements == 1


def test_two_findings_are_the_same_or_not(path: Path) -> None:
    one, two = _id(path, "ar-1", "e1"), _id(path, "fa-1", "e1")
    assert judge(path, one, "same", other=two, **WHO).now == (one, two)
    with pytest.raises(UsageError, match="second id"):
        judge(path, one, "not-same", **WHO)
    with pytest.raises(UsageError, match="one id only"):
        judge(path, one, "wrong", other=two, **WHO)


def test_what_can_not_be_judged_is_said(path: Path) -> None:
    with pytest.raises(UsageError, match="no verdict 'maybe'"):
        judge(path, _id(path, "ar-1", "s1"), "maybe", **WHO)
    for id in ("0123456789abcdef/s1", _id(path, "fa-1", "s77"), "s1", ""):
        with pytest.raises(UsageError, match="no finding"):
            judge(path, id, "wrong", **WHO)


def test_a_writer_at_work_does_not_keep_people_from_judging(path: Path) -> None:
    with Writer(path):
        judge(path, _id(path, "fa-1", "s1"), "right", **WHO)
    with View(path) as view:
        assert view.info().judgements == 1


def test_after_a_new_reading_judgements_follow_their_words(path: Path) -> None:
    gone = judge(path, _id(path, "ar-1", "s1"), "wrong", **WHO)
    moved = judge(path, _id(path, "ar-1", "s2"), "wrong", **WHO)
    other = judge(path, _id(path, "fa-1", "s1"), "right", **WHO)
    with Writer(path) as writer:
        written = writer.write([arabic(1), persian()], "new")
    assert [j.id for j in written.lost] == [gone.id]
    with View(path) as view:
        now = {j.id: j.now for j in view.judgements()}
        assert all(j.words for j in view.judgements())
    assert now == {gone.id: (None,), moved.id: (_id(path, "ar-1", "s1"),), other.id: (_id(path, "fa-1", "s1"),)}


def test_judgements_can_not_be_changed_or_taken_away(path: Path) -> None:
    judge(path, _id(path, "ar-1", "s1"), "wrong", **WHO)
    with closing(sqlite3.connect(path)) as c:
        for change in ("UPDATE judgements SET verdict = 'right'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                c.execute(change)


def test_the_dump_holds_judgements_without_their_time(path: Path) -> None:
    judge(path, _id(path, "fa-1", "s1"), "wrong", **WHO)
    first = list(dump(path))
    assert "the text says so" in first[-1]
    assert "2026" not in first[-1]
