"""Files that are no record, damaged, newer or out of reach: each is refused by name, with what to do."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import PIPELINE, many

from isnad.errors import NewerRecordError, RecordError
from isnad.record import View, Writer, check, dump
from isnad.record.database import VERSION
from isnad.record.schema import metadata


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as c:
        for s in statements:
            c.execute(s)
        c.commit()


def _refused(path: Path, match: str, error: type[RecordError] = RecordError) -> None:
    for open_ in (View, Writer, check):
        with pytest.raises(error, match=match) as e:
            open_(path)
        assert str(path) in str(e.value)


def test_a_newer_record_is_refused_with_its_version(path: Path) -> None:
    before = path.read_bytes()
    _run(path, f"PRAGMA user_version={VERSION + 6}")
    _refused(path, rf"format {VERSION + 6}, this one reads up to {VERSION}.*upgrade", NewerRecordError)
    _run(path, f"PRAGMA user_version={VERSION}")
    assert len(path.read_bytes()) == len(before)


def test_an_older_record_says_how_to_bring_it_up_without_its_inputs(path: Path) -> None:
    _run(path, "PRAGMA user_version=1")
    with pytest.raises(RecordError, match=rf"format 1\); `isnad run --again --record {path}` brings it up"):
        View(path)


def test_a_text_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text("این یک خبر است و پایگاه داده نیست. " * 50, encoding="utf-8")
    _refused(tmp_path / "خبر.txt", "not a SQLite file, so no record; give another file name")


def test_another_sqlite_file_is_refused(tmp_path: Path) -> None:
    _run(tmp_path / "other.sqlite", "CREATE TABLE notes (text)")
    _refused(tmp_path / "other.sqlite", "no record of Isnad")


def test_a_missing_record_is_made_by_writers_only(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such record; make one with `isnad run"):
        View(tmp_path / "none.sqlite")
    assert not list(tmp_path.iterdir())
    Writer(tmp_path / "none.sqlite").close()
    with View(tmp_path / "none.sqlite") as view:
        assert list(view.statements()) == []
        assert view.info().articles == {}
    with pytest.raises(RecordError, match="folder"):
        Writer(tmp_path / "no" / "such" / "folder.sqlite")
    with pytest.raises(RecordError, match="file"):
        Writer(tmp_path)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(RecordError, match="empty"):
        View(tmp_path / "empty.sqlite")
    Writer(tmp_path / "empty.sqlite").close()
    assert check(tmp_path / "empty.sqlite") == []


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_damaged_record_is_named(path: Path, lang: str) -> None:
    with Writer(path) as writer:
        writer.write(many(100, lang), PIPELINE)
    data = bytearray(path.read_bytes())
    for at in range(4096 * 8, len(data), 4096 * 3):
        data[at : at + 64] = b"\xa5" * 64
    path.write_bytes(bytes(data))
    assert any("damaged" in f for f in _found(path))


def test_a_record_that_was_cut_short_is_named(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(RecordError, match="restore it from a copy"):
        list(dump(path))
    assert any("damaged" in f for f in _found(path))


def _found(path: Path) -> list[str]:
    """What check says, be it of the file or of what is in it."""
    try:
        return check(path)
    except RecordError as e:
        return [str(e)]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE statement_content SET text = 'غيره' WHERE statement LIKE '%/s1'", "s1.content"),
        ('UPDATE mentions SET start = start + 1, "end" = "end" + 1', "does not hold"),
        ("UPDATE articles SET text = text || ' '", "SHA-256 differs"),
        ("UPDATE articles SET published = '1999-01-01'", "its id is not the digest"),
        ("DELETE FROM statement_chain WHERE role = 'speaker'", ""),
        ("UPDATE entities SET name = 'Someone Else'", "search does not find"),
        ("DELETE FROM statements", "statement_search has 6 rows for 0"),
        ("UPDATE statement_speakers SET entity = 'gone'", "points to a row of entities"),
    ],
)
def test_check_names_what_was_changed_behind_its_back(path: Path, change: str, problem: str) -> None:
    _run(path, change)
    found = check(path)
    assert not problem or any(problem in f for f in found)


def test_check_stops_at_its_limit(path: Path) -> None:
    _run(path, 'UPDATE mentions SET start = start + 1, "end" = "end" + 1')
    assert len(check(path, limit=3)) == 4


def test_a_record_in_a_folder_that_is_read_only_opens(path: Path) -> None:
    path.with_name("record.sqlite.lock").unlink()
    path.parent.chmod(0o555)
    try:
        with View(path) as view:
            assert len(list(view.statements())) == 6
        if os.access(path.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(RecordError, match="folder you may write to"):
            Writer(path)
    finally:
        path.parent.chmod(0o755)


def test_a_name_with_odd_characters_opens(tmp_path: Path) -> None:
    path = tmp_path / "سجل ?#100% آرشیو.sqlite"
    with Writer(path) as writer:
        writer.write(many(1), PIPELINE)
    with View(path) as view:
        assert len(list(view.statements())) == 1
    assert path.is_file()


def test_the_file_explains_itself(path: Path) -> None:
    with closing(sqlite3.connect(path)) as c:
        tables = {r[0]: r[1] for r in c.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")}
        for table in metadata.tables:
            assert tables[table].rstrip().endswith("STRICT"), table
        assert c.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert c.execute("PRAGMA foreign_key_check").fetchall() == []
        said = c.execute("SELECT speakers, cue, content, agencies FROM who_said_what ORDER BY statement").fetchall()
        assert ("دولت", "نوشت", "سفر سه‌شنبه انجام می شود", "Pegah") in said
        assert ("Ali Shamkhani", "أكّد", "أن الحوار طريق الحل", "Naba") in said
        met = c.execute("SELECT date, event, actors, recipients FROM what_happened").fetchall()
        assert ("2016-12-20", "CONSULT", "Walid Muallem", "Ali Shamkhani") in met


def test_vacuum_does_not_part_rows_from_their_words(path: Path) -> None:
    with Writer(path) as writer:
        writer.write([*many(5), *many(5, "fa")], PIPELINE)
    with closing(sqlite3.connect(path, isolation_level=None)) as c:
        c.execute("VACUUM")
    assert check(path) == []
