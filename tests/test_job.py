"""The main job: what it counts, skips, resumes and leaves behind."""

import json
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from msgspec import structs

from gold_readings import PRESS
from isnad.cli.run import summary
from isnad.config import Config
from isnad.errors import RecordError, UsageError
from isnad.inputs import article_from_text
from isnad.job import Counts, run, take_in, work_folder
from isnad.model import Failure
from isnad.pipeline import PipelineSpec
from isnad.record import View, dump

SPEC = PipelineSpec(stages=("sentences",), versions=("1",), lexicons="0" * 16)
NEWER = PipelineSpec(stages=("sentences",), versions=("2",), lexicons="0" * 16)
AR = "قال الوزير أحمد إن المحادثات ستبدأ غدا في العاصمة بحضور الوفدين."
FA = "وزیر خارجه گفت که گفت‌وگوها فردا در پایتخت با حضور دو هیئت آغاز می‌شود."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    out = tmp_path / "in"
    out.mkdir()
    (out / "ar.txt").write_text(AR, encoding="utf-8")
    (out / "fa.txt").write_text(FA, encoding="utf-8")
    (out / "bad.txt").write_bytes(b"\xc7\xe1\xe6\xd2\xed\xd1")
    lines = [
        json.dumps({"text": AR, "id": "a", "date": "2031-99-99"}),
        "{broken",
        json.dumps({"text": FA, "id": "f"}),
    ]
    (out / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return out


def long(sentence: str, n: int) -> str:
    """Forty sentences that no article of another number has: else all would be compared as copies."""
    return " ".join(
        " ".join(f"{word}{n}{k}" if i % 3 == 2 else word for i, word in enumerate(sentence.split()))
        for k in range(40)
    )


def go(inputs: Path, record: Path, spec: PipelineSpec = SPEC, workers: int = 1, **more: object) -> Counts:
    return run([inputs], record, Config(workers=workers, shard_size=2), spec=spec, **more)  # type: ignore[arg-type]


def test_everything_is_counted_and_nothing_left_behind(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    counts = go(folder, record)
    assert (counts.read, counts.skipped, counts.failures) == (4, 0, 2)
    assert counts.failed == {"not-utf8": 1, "broken-json": 1}
    assert counts.warned == {"date-not-understood": 1}
    assert counts.words == 2 * (len(AR.split()) + len(FA.split()))
    assert not counts.none_read
    assert not work_folder(record).exists()
    with View(record) as view:
        assert view.info().articles == {"ar": 2, "fa": 2}
        failures = [(Path(f.input).name, f.line, f.code) for f in view.failures()]
    assert ("bad.txt", None, "not-utf8") in failures and ("news.jsonl", 2, "broken-json") in failures
    assert len(failures) == 3


@pytest.mark.parametrize("text", [AR, FA])
def test_a_folder_or_archive_that_is_mended_is_no_failure_any_more(text: str, tmp_path: Path) -> None:
    folder, archive, record = tmp_path / "in", tmp_path / "in.zip", tmp_path / "r.sqlite"
    folder.mkdir()
    archive.write_bytes(b"PK")
    run([folder, archive], record, Config(), spec=SPEC)
    with View(record) as view:
        assert {f.code for f in view.failures()} == {"empty-folder", "broken-archive"}
    (folder / "a.txt").write_text(text, encoding="utf-8")
    run([folder], record, Config(), spec=SPEC)
    shutil.make_archive(str(tmp_path / "in"), "zip", folder)
    assert run([archive], record, Config(), spec=SPEC).skipped == 1
    with View(record) as view:
        assert list(view.failures()) == []


@pytest.mark.parametrize(("text", "lang"), [(AR, "ar"), (FA, "fa")])
def test_an_address_holds_no_others(text: str, lang: str, tmp_path: Path) -> None:
    record, page = tmp_path / "r.sqlite", "https://example.org/news"
    failed = Failure(stage="input", code="not-found", message="there is no such page", input=page)
    below = structs.replace(article_from_text(text, lang=lang), path=f"{page}/1")
    take_in(iter([failed]), record, Config(), spec=SPEC)
    take_in(iter([below]), record, Config(), spec=SPEC)
    with View(record) as view:
        assert [f.input for f in view.failures()] == [page]


def test_a_second_run_skips_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    go(folder, record)
    before = list(dump(record))
    counts = go(folder, record)
    assert (counts.read, counts.skipped, counts.failures) == (0, 4, 2)
    assert list(dump(record)) == before


def test_a_pool_writes_the_same_record(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    go(PRESS, one)
    counts = go(PRESS, two, workers=2)
    assert counts.read == 33
    assert list(dump(one)) == list(dump(two))


def test_a_mended_file_loses_its_failure(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    go(folder, record)
    (folder / "bad.txt").write_text(AR + " " + AR, encoding="utf-8")
    counts = go(folder, record)
    assert (counts.read, counts.skipped, counts.failures) == (1, 4, 1)
    with View(record) as view:
        assert "bad.txt" not in {Path(f.input).name for f in view.failures()}


@pytest.mark.parametrize("text", [AR, FA])
def test_what_has_gone_from_the_folder_is_no_failure_any_more(text: str, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.sqlite"
    (folder / "within").mkdir(parents=True)
    (folder / "good.txt").write_text(text, encoding="utf-8")
    for name in ("gone.txt", "kept.txt", "within/gone.txt"):
        (folder / name).write_bytes(b"")
    with zipfile.ZipFile(folder / "packed.zip", "w") as z:
        z.writestr("bad.txt", b"")
    (tmp_path / "other.txt").write_bytes(b"")
    run([folder, tmp_path / "other.txt"], record, Config(), spec=SPEC)
    (folder / "gone.txt").unlink()
    shutil.rmtree(folder / "within")
    (tmp_path / "other.txt").unlink()  # lies in no folder that is read
    go(folder, record, limit=1)
    with View(record) as view:
        left = {f.input for f in view.failures()}
    assert left == {str(tmp_path / name) for name in ("in/kept.txt", "in/packed.zip/bad.txt", "other.txt")}


def test_again_reads_what_an_older_pipeline_read(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    go(folder, record)
    shutil.rmtree(folder)
    counts = run([], record, Config(), spec=NEWER, again=True)
    assert (counts.read, counts.replaced, counts.failures) == (4, 4, 0)
    assert run([], record, Config(), spec=NEWER, again=True).read == 0
    with View(record) as view:
        assert view.info().pipelines == {NEWER.digest(): 4}


@pytest.mark.parametrize("text", [AR, FA], ids=["ar", "fa"])
def test_articles_whose_day_is_known_only_now_are_told(text: str, tmp_path: Path) -> None:
    file, record = tmp_path / "a.txt", tmp_path / "r.sqlite"
    file.write_text(text, encoding="utf-8")
    assert go(file, record).twins == 0
    (tmp_path / "a.meta.json").write_text('{"published": "2020-02-08"}', encoding="utf-8")
    counts = go(file, record)
    assert (counts.read, counts.twins) == (1, 1)
    assert any("stand in it twice" in line for line in summary(counts, record))
    assert go(file, record).twins == 0  # nothing new


def test_limit_takes_the_first_inputs(tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    assert go(PRESS, record, limit=3).done == 3
    counts = go(PRESS, record, limit=5)
    assert (counts.read, counts.skipped) == (2, 3)


def test_it_is_told_when_all_is_read_and_the_comparing_begins(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[bool, int]] = []
    go(folder, tmp_path / "r.sqlite", progress=lambda counts: told.append((counts.comparing, counts.read)))
    assert [read for comparing, read in told if comparing] == [4]
    assert told[-1][0] and len(told) > 1


def test_progress_is_told_with_failures_as_they_come(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    codes: list[str] = []

    def tell(counts: Counts) -> None:
        told.append((counts.done, counts.failures))
        codes.extend(f.code for f in counts.new_failures)
        counts.new_failures.clear()

    go(folder, tmp_path / "r.sqlite", progress=tell)
    assert told == sorted(told) and told[-1] == (6, 2)
    assert sorted(codes) == ["broken-json", "date-not-understood", "not-utf8"]


def test_no_input_is_a_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no input"):
        run([], tmp_path / "r.sqlite", Config(), spec=SPEC)


def test_none_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    counts = go(tmp_path / "empty.txt", tmp_path / "r.sqlite")
    assert counts.none_read and counts.failed == {"empty": 1}


def stored(record: Path) -> int:
    """How many articles a record holds that another process is making."""
    try:
        with View(record) as view:
            return sum(view.info().articles.values())
    except RecordError:
        return 0  # not there yet


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_moment_and_run_again_it_leaves_the_same_record(tmp_path: Path, workers: int) -> None:
    news = tmp_path / "news.jsonl"
    articles = [{"text": long(AR, n), "id": f"a{n}"} for n in range(60)]
    articles += [{"text": long(FA, n), "id": f"f{n}"} for n in range(60)]
    news.write_text("".join(json.dumps(a) + "\n" for a in articles) + "{broken\n", encoding="utf-8")
    undisturbed, killed = tmp_path / "undisturbed.sqlite", tmp_path / "killed.sqlite"
    go(news, undisturbed)
    command = [sys.executable, __file__, str(news), str(killed), str(workers)]
    kept = []
    for wanted in (1, 50, 100):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and stored(killed) < wanted:
                time.sleep(0.005)
            process.kill()
        kept.append(stored(killed))
    assert kept == sorted(kept) and any(0 < n < 120 for n in kept), "a run is killed while it writes"
    counts = go(news, killed, workers=workers)
    assert counts.read + counts.skipped == 120
    assert list(dump(killed)) == list(dump(undisturbed))
    assert not work_folder(killed).exists()


if __name__ == "__main__":
    go(Path(sys.argv[1]), Path(sys.argv[2]), workers=int(sys.argv[3]))
