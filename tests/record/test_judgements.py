"""Judgements are only added, and stay with their words when an article is read anew."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import arabic, persian

from isnad.errors import UsageError
from isnad.record import NotThereError, View, Writer, dump, judge, miss, undo
from isnad.record.judgements import missed_in
from isnad.record.missed import place_of, stretch_id

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


MISSED = {"ar-1": "والتقى المعلم نظيره الإيراني في طهران أمس", "fa-1": "وی افزود که همکاری‌های دو کشور ادامه می‌یابد"}


def _missed(path: Path, key: str) -> tuple[str, str]:
    with View(path) as view:
        article = view.article(key).article
    start, end = place_of(article.text, MISSED[key], None)
    return stretch_id(article.id[:16], start, end), article.text


@pytest.mark.parametrize("key", ["ar-1", "fa-1"])
def test_words_that_are_a_missed_statement_are_kept_with_their_span(path: Path, key: str) -> None:
    about, text = _missed(path, key)
    given = miss(path, about, MISSED[key], **WHO)
    ((start, end),) = given.evidence[0].spans
    assert text[start:end] == given.words == MISSED[key]
    assert (given.verdict, given.evidence[0].kind, given.now) == ("missing", "text", (about,))
    with View(path) as view:
        assert list(view.judgements()) == [given]
    assert miss(path, about, MISSED[key], **WHO) == given
    with View(path) as view:
        assert view.info().judgements == 1


def test_other_words_than_those_of_the_text_are_refused(path: Path) -> None:
    about, text = _missed(path, "fa-1")
    words = MISSED["fa-1"]
    for wrong in (words.replace("\u200c", ""), words.replace("ی", "ي"), words + " ", "", "…"):
        with pytest.raises(NotThereError):
            miss(path, about, wrong, **WHO)
        with pytest.raises(NotThereError):
            place_of(text, wrong.strip() + "!", None)
    article = about.partition("/")[0]
    for id in (f"{article}/9-5", f"{article}/0-999999"):
        with pytest.raises(NotThereError):
            miss(path, id, words, **WHO)
    for id in ("0123456789abcdef/0-5", f"{article}/s1", article):
        with pytest.raises(UsageError, match=r"no article|no stretch"):
            miss(path, id, words, **WHO)
    with pytest.raises(NotThereError, match="more than once"):
        place_of(text, "که", None)
    assert place_of(text, "که", text.rindex("که")) == (text.rindex("که"), text.rindex("که") + 2)
    with View(path) as view:
        assert list(view.judgements()) == []


def test_what_is_missed_outlives_a_new_reading_and_can_be_taken_back(path: Path) -> None:
    about, _ = _missed(path, "ar-1")
    given = miss(path, about, MISSED["ar-1"], **WHO)
    with Writer(path) as writer:
        assert writer.write([arabic(1), persian()], "new").lost == []
    with View(path) as view:
        assert [j.now for j in view.judgements()] == [(about,)]
        with view.connection() as c:
            assert [j.id for j in missed_in(c, about.partition("/")[0])] == [given.id]
            assert missed_in(c, "0123456789abcdef") == []
    undo(path, given.id, reason="found by now", author="nour")
    with View(path) as view, view.connection() as c:
        assert missed_in(c, about.partition("/")[0]) == []
