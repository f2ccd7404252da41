"""The stamp by which lists and counts are known to be still true."""

from pathlib import Path

from made import PIPELINE, arabic

from isnad.record import View, Writer, judge
from isnad.record.stamp import stamp


def _stamp(path: Path) -> tuple[str, int] | None:
    with View(path) as view, view.connection() as c:
        return stamp(c)


def test_a_judgement_on_a_finding_leaves_it(path: Path) -> None:
    before = _stamp(path)
    with View(path) as view:
        said = next(view.statements())
    judge(path, said.id, "wrong", reason="he did not say so", author="reader")
    assert before is not None
    assert _stamp(path) == before


def test_a_judgement_on_who_is_one_changes_it(path: Path) -> None:
    before = _stamp(path)
    with View(path) as view:
        a, b = (f"{r.article.id[:16]}/{r.entities[0].id}" for r in list(view.readings())[:2])
    judge(path, a, "same", other=b, reason="one person", author="reader")
    assert _stamp(path) != before


def test_other_readings_change_it_and_a_look_does_not(path: Path) -> None:
    before = _stamp(path)
    with Writer(path) as writer:
        assert list(writer.stale(PIPELINE)) == []
    assert _stamp(path) == before
    with Writer(path) as writer:
        writer.write([arabic()], "another")
    assert _stamp(path) != before


def test_a_record_of_an_older_writer_has_none(path: Path) -> None:
    with Writer(path) as writer, writer.transaction() as c:
        c.exec_driver_sql("DELETE FROM meta WHERE name = 'written'")
        assert stamp(c) is None
    assert _stamp(path) is not None
