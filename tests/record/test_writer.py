"""What goes into a record comes out of it, once, in every order and after every accident."""

import errno
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from made import PIPELINE, TRACE, arabic, article, many, parts, persian

from isnad.errors import RecordError
from isnad.model import Failure, Reading, Span, contract_json
from isnad.record import View, Writer, check, dump

BOTH = pytest.mark.parametrize("reading", [arabic(), persian()], ids=["ar", "fa"])


@BOTH
def test_a_reading_comes_back_as_it_went_in(view: View, reading: Reading) -> None:
    back = view.article(reading.article.id)
    assert back == reading
    assert contract_json(back) == contract_json(reading)


@BOTH
def test_writing_again_changes_nothing(path: Path, reading: Reading) -> None:
    before = list(dump(path))
    with Writer(path) as writer:
        written = writer.write([reading, reading], PIPELINE)
    assert (written.added, written.replaced, written.skipped) == (0, 0, 2)
    assert list(dump(path)) == before


def test_an_event_may_rest_on_a_statement_where_an_article_before_it_has_none(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(persian(), statements=[])
    with Writer(tmp_path / "record.sqlite") as writer:
        assert writer.write([bare, arabic()], PIPELINE).added == 2
    assert check(tmp_path / "record.sqlite") == []


@BOTH
def test_holds(path: Path, reading: Reading) -> None:
    with Writer(path) as writer:
        assert writer.holds(reading.article.id)
        assert writer.holds(reading.article.id, PIPELINE)
        assert not writer.holds(reading.article.id, "another")
        assert not writer.holds("0" * 64)


def test_an_article_read_by_another_pipeline_is_replaced(path: Path, tmp_path: Path) -> None:
    new = arabic(1)
    with Writer(path) as writer:
        assert sorted(a.key for a in writer.stale("new")) == ["ar-1", "fa-1"]
        written = writer.write([new, persian()], "new")
        assert list(writer.stale("new")) == []
    assert (written.added, written.replaced) == (0, 2)
    assert check(path) == []
    with View(path) as view:
        assert view.article("ar-1") == new
        assert [h.id[-2:] for h in view.search("وساطة", kinds=["statement"])] == ["s1"]
        assert [s.statement.id for s in view.statements(lang="ar")] == ["s1", "s2"]
    with Writer(fresh := tmp_path / "fresh.sqlite") as writer:
        writer.write([persian(), new], "new")
    assert list(dump(fresh)) == list(dump(path))


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_order_and_batches_do_not_show_in_the_dump(tmp_path: Path, lang: str) -> None:
    readings = many(40, lang)
    dumps = []
    for n, batch in enumerate((1, 7, 100)):
        random.Random(n).shuffle(readings)
        with Writer(tmp_path / f"{n}.sqlite") as writer:
            assert sum(writer.write(part, PIPELINE).added for part in parts(readings, batch)) == 40
        dumps.append(list(dump(tmp_path / f"{n}.sqlite")))
    assert dumps[0] == dumps[1] == dumps[2]


def test_failures_of_unread_inputs_stand_once_and_can_be_cleared(path: Path) -> None:
    bad = Failure(stage="read", code="not-utf8", message="it is not UTF-8; save it so", input="گزارش.txt", line=3)
    unread = Reading(article=article("", "und", "bad"), failures=[bad])
    with Writer(path) as writer:
        writer.fail([bad])
        assert writer.write([unread], PIPELINE).failures == 1
        with View(path) as view:
            assert [f for f in view.failures() if f.code == "not-utf8"] == [bad]
            assert view.info().failures == {"date-not-understood": 1, "not-utf8": 1}
        writer.clear_failures("گزارش.txt")
    with View(path) as view:
        assert list(view.failures("not-utf8")) == []
        assert len(list(view.failures())) == 1


@BOTH
def test_a_reading_that_contradicts_its_text_becomes_a_failure(tmp_path: Path, reading: Reading) -> None:
    s = reading.statements[0]
    moved = msgspec.structs.replace(s, content=[Span(s.content[0].start + 1, s.content[0].end, s.content[0].text)])
    with Writer(tmp_path / "r.sqlite") as writer:
        written = writer.write(
            [msgspec.structs.replace(reading, statements=[moved, *reading.statements[1:]])], PIPELINE
        )
    assert written.added == 1
    with View(tmp_path / "r.sqlite") as view:
        back = view.article(reading.article.key)
        assert back.statements == []
        assert back.failures[-1].code == "inconsistent-reading"
        assert "s1.content" in back.failures[-1].message


def test_unknown_entities_and_double_ids_are_contradictions(tmp_path: Path) -> None:
    for change in ({"outlet": "e99"}, {"entities": persian().entities * 2}, {"statements": persian().statements * 2}):
        reading = msgspec.structs.replace(persian(), **change)
        with Writer(tmp_path / "r.sqlite") as writer:
            assert writer.write([reading], str(change)[:20]).failures == 1


def test_half_a_surrogate_pair_becomes_a_failure(tmp_path: Path) -> None:
    broken = Reading(article=msgspec.structs.replace(persian().article, text="خبر \ud800", title=None))
    odd_name = Reading(article=msgspec.structs.replace(arabic().article, path="a\udcff.txt"), trace=TRACE)
    with Writer(tmp_path / "r.sqlite") as writer:
        writer.write([broken, odd_name], PIPELINE)
    with View(tmp_path / "r.sqlite") as view:
        assert [f.code for f in view.failures()] == ["text-not-unicode"]
        assert view.article("ar-1").article.path == "a\\udcff.txt"


def test_a_batch_that_fails_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(dump(path))
    with Writer(path) as writer:
        with pytest.raises(RuntimeError), monkeypatch.context() as m:
            m.setattr("isnad.record.batch.Batch._flush", _fail_after_the_index)
            writer.write(many(3), PIPELINE)
        assert list(dump(path)) == before
        assert writer.write(many(3), PIPELINE).added == 3
    assert check(path) == []


def _fail_after_the_index(batch: object, held: set[str]) -> None:
    raise RuntimeError("pulled the plug")


def test_a_second_writer_is_told_who_writes(path: Path) -> None:
    with Writer(path), pytest.raises(RecordError, match=r"process \d+ is writing it; wait"):
        Writer(path)
    Writer(path).close()


def test_a_disk_without_locks_is_no_other_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(RecordError, match=r"can't be locked \(No locks available\); choose"):
        Writer(path)


def test_readers_see_whole_batches_while_a_writer_writes(path: Path) -> None:
    with Writer(path) as writer, View(path) as view:
        seen = view.statements()
        first = next(seen)
        for lang in ("ar", "fa"):
            writer.write(many(30, lang), PIPELINE)
        assert len(list(seen)) == 5, "an iterator sees the record as of its start"
        assert len(list(view.statements())) == 66
        assert view.statement(first.id) == first
        assert view.search("الاجتماع")
        assert view.search("نشست")


def test_an_index_made_by_other_code_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as m:
        for module in ("writer", "checking"):
            m.setattr(f"isnad.record.{module}.index_version", lambda: "other")
        with Writer(path) as writer:
            writer.write(many(3), PIPELINE)
        assert check(path) == []
    assert [p for p in check(path) if "indexed by other code" in p] == check(path)
    with Writer(path) as writer:
        writer.write([arabic(1)], "new")
    assert check(path) == []


WRITE = """
import sys
sys.path.insert(0, {folder!r})
from made import PIPELINE, arabic, many, parts, persian
from isnad.record import Writer
from isnad.model import Failure
from time import sleep
readings = [r for pair in zip(many(300, "ar"), many(300, "fa")) for r in pair] + [arabic(), persian()]
with Writer(sys.argv[1]) as writer:
    writer.clear_failures("bad.txt")
    writer.fail([Failure(stage="read", code="empty", message="it is empty", input="bad.txt")])
    print("open", flush=True)
    for part in parts([r for r in readings if not writer.holds(r.article.id, PIPELINE)], 8):
        writer.write(part, PIPELINE)
        print("batch", flush=True)
print("done")
"""


def test_killed_at_any_moment_and_run_again_gives_the_same_dump(tmp_path: Path) -> None:
    code = WRITE.format(folder=str(Path(__file__).parent))
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "whole.sqlite")], check=True, capture_output=True)
    rng = random.Random(598)
    target, killed = tmp_path / "killed.sqlite", 0
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            for _ in range(rng.randint(1, 6)):
                if process.stdout.readline() != b"batch\n":
                    break
            time.sleep(rng.uniform(0.0, 0.03))
            process.send_signal(signal.SIGKILL)
            process.stdout.read()
        killed += process.returncode == -signal.SIGKILL
        with View(target) as view:
            held = sum(view.info().articles.values())
    assert killed >= 2
    assert held > 0
    subprocess.run([sys.executable, "-c", code, str(target)], check=True, capture_output=True)
    assert list(dump(target)) == list(dump(tmp_path / "whole.sqlite"))
    assert check(target) == []


def test_one_file_is_left(path: Path) -> None:
    assert sorted(p.name for p in path.parent.iterdir()) == ["record.sqlite", "record.sqlite.lock"]
