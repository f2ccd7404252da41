"""Every engine runs one job to the same bytes: with bad input, poisoned articles, killed workers and resumed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parent))  # so that worker processes find the stage too
import job
import poison

from isnad.config import Config
from isnad.engines import InlineEngine, PoolEngine
from isnad.errors import PipelineError, ShardError
from isnad.inputs import iter_inputs
from isnad.model import Article, Failure, Reading

AR = "قال وزير الخارجية إن الجولة رقم {} من الحوار انتهت. وأضاف أن اللقاء كان مفيداً. {}"
FA = "وزیر خارجه گفت دور شماره {} گفت‌وگو پایان یافت. وی افزود این دیدار سودمند بود. {}"


def corpus(folder: Path, *marks: str, articles: int = 30) -> list[Path]:
    """A file of articles of both languages and bad lines; `marks` are spread over the articles."""
    lines = []
    for i in range(articles):
        mark = marks[i // 7] if i % 7 == 3 and i // 7 < len(marks) else ""
        lines.append(json.dumps({"text": (AR if i % 2 else FA).format(i, mark), "published": "1397/9/10"}))
        if i % 9 == 5:
            lines.append('{"text": "')
    path = folder / "job.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [path, folder / "gone.txt"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[Path], list[str]]]:
    inputs = corpus(tmp_path_factory.mktemp("job"), poison.RAISES)
    yield inputs, job.run(job.ENGINES["inline"], inputs)


def test_the_job_itself(undisturbed: tuple[list[Path], list[str]]) -> None:
    readings = [json.loads(line) for line in undisturbed[1]]
    codes = [f["code"] for r in readings for f in r["failures"]]
    assert len(readings) == 34
    assert codes == ["stage-failed", "broken-json", "broken-json", "broken-json", "not-found"]
    assert [r["article"]["key"] for r in readings][:3] == ["job:1", "job:2", "job:3"]


@pytest.mark.parametrize("with_work", [False, True])
@pytest.mark.parametrize("name", job.ENGINES)
def test_same_bytes(undisturbed: tuple[list[Path], list[str]], tmp_path: Path, name: str, with_work: bool) -> None:
    inputs, lines = undisturbed
    assert job.run(job.ENGINES[name], inputs, tmp_path if with_work else None) == lines
    assert bool(list(tmp_path.glob("*.shard"))) == with_work


def test_a_changed_worker_count_finds_finished_shards(
    undisturbed: tuple[list[Path], list[str]], tmp_path: Path
) -> None:
    inputs, lines = undisturbed
    assert job.run(job.ENGINES["pool-2"], inputs, tmp_path) == lines
    made = {p.name: p.stat().st_mtime_ns for p in tmp_path.glob("*.shard")}
    damaged = sorted(made)[0]
    (tmp_path / damaged).write_bytes(b"cut short")
    (tmp_path / "left.shard.1.tmp").write_bytes(b"by a killed run")
    assert job.run(job.ENGINES["pool-3"], inputs, tmp_path) == lines
    now = {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    assert now.keys() == made.keys()
    assert [name for name in made if now[name] != made[name]] == [damaged]


@pytest.mark.parametrize("name", ["inline", "pool-2"])
def test_killed_and_resumed(tmp_path: Path, name: str) -> None:
    work, out = tmp_path / "work", tmp_path / "out.json"
    inputs = corpus(tmp_path, poison.RAISES, articles=400)
    command = [sys.executable, str(Path(job.__file__)), name, str(work), str(out), *map(str, inputs)]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 30
    while len(list(work.glob("*.shard"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(list(work.glob("*.shard"))) >= 3
    subprocess.run(command, check=True, timeout=60)
    assert msgspec.json.decode(out.read_bytes()) == job.run(job.ENGINES["inline"], inputs)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    inputs = corpus(tmp_path, articles=4000)
    command = [sys.executable, str(Path(job.__file__)), "pool-2", str(tmp_path / "w"), "x", *map(str, inputs)]
    process = subprocess.Popen(command)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.parent.exists():
        pytest.skip("needs /proc")
    deadline = time.monotonic() + 30
    while not list((tmp_path / "w").glob("*.shard")) and time.monotonic() < deadline:
        time.sleep(0.002)
    workers = [int(pid) for pid in children.read_text().split()]
    process.kill()
    process.wait()
    assert workers
    while any(_lives(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [pid for pid in workers if _lives(pid)]


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.mark.parametrize("with_work", [False, True])
def test_a_killed_worker_changes_nothing(tmp_path: Path, with_work: bool) -> None:
    inputs = corpus(tmp_path, poison.RAISES, poison.ONCE)
    once, work = tmp_path / "killed", tmp_path / "work" if with_work else None
    lines = job.run(job.ENGINES["pool-2"], inputs, work, once)
    assert once.exists()
    assert lines == job.run(job.ENGINES["inline"], inputs, None, once)


def test_a_shard_that_kills_its_worker_is_given_up_and_the_rest_read(tmp_path: Path) -> None:
    inputs = corpus(tmp_path, poison.EXITS)
    engine = job.ENGINES["pool-2"]
    found: list[Reading | Failure] = []
    with pytest.raises(ShardError, match=r"1 of 9 shards failed 3 times each, so 4 articles .*job:4.*shard_size 1"):
        _collect(engine.run(job.spec(), iter_inputs(inputs, engine.config)), found)
    keys = [r.article.key for r in found if isinstance(r, Reading)]
    assert len(keys) == 26 and not {"job:1", "job:2", "job:3", "job:4"} & set(keys)
    assert sum(isinstance(f, Failure) for f in found) == 4


@pytest.mark.parametrize("name", ["inline", "pool-2"])
def test_memory_errors_are_no_articles_fault(tmp_path: Path, name: str) -> None:
    inputs = corpus(tmp_path, poison.MEMORY)
    found: list[Reading | Failure] = []
    engine = job.ENGINES[name]
    with pytest.raises(ShardError, match="MemoryError"):
        _collect(engine.run(job.spec(), iter_inputs(inputs, engine.config)), found)
    assert sum(isinstance(r, Reading) for r in found) == 26


def test_when_all_fail_the_run_stops(tmp_path: Path) -> None:
    texts = ({"text": AR.format(i, poison.MEMORY)} for i in range(100))
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, texts)), encoding="utf-8")
    engine = InlineEngine(Config(shard_size=1, retries=0))
    with pytest.raises(ShardError, match="5 of 5 shards failed 1 times each"):
        list(engine.run(job.spec(), iter_inputs([path], engine.config)))


@pytest.mark.parametrize("name", ["inline", "pool-2"])
def test_a_pipeline_that_cannot_be_goes_up_at_once(tmp_path: Path, name: str) -> None:
    engine = job.ENGINES[name]
    spec = msgspec.structs.replace(job.spec(), stages=("poison:build",), versions=("1",))
    with pytest.raises(PipelineError, match="requires tokens"):
        list(engine.run(spec, iter_inputs(corpus(tmp_path), engine.config)))
    spec = msgspec.structs.replace(job.spec(), stages=("poison:missing",), versions=("1",))
    with pytest.raises(PipelineError, match="missing"):
        list(engine.run(spec, iter_inputs(corpus(tmp_path), engine.config)))


@pytest.mark.parametrize("name", job.ENGINES)
def test_skip_and_parts(undisturbed: tuple[list[Path], list[str]], tmp_path: Path, name: str) -> None:
    inputs, lines = undisturbed
    engine = job.ENGINES[name]
    half = {json.loads(line)["article"]["id"] for line in lines[:17]}

    def skip(article: Article) -> bool:
        return article.id in half

    parts = []
    for part in engine.parts(job.spec(), iter_inputs(inputs, engine.config), tmp_path, skip):
        parts.append(part)
        part.discard()
    found = [r.article.id for part in parts for r in part.results if isinstance(r, Reading)]
    assert found == [json.loads(x)["article"]["id"] for x in lines[17:] if '"code":"broken' not in x][:-1]
    assert not list(tmp_path.iterdir())


def test_look_ahead_is_bounded(tmp_path: Path) -> None:
    taken = 0

    def inputs() -> Iterator[Article | Failure]:
        nonlocal taken
        for item in iter_inputs(corpus(tmp_path, articles=200), Config()):
            taken += 1
            yield item

    engine = PoolEngine(Config(workers=2, shard_size=2))
    results = engine.run(job.spec(), inputs())
    next(results)
    assert taken <= 2 * 2 * 2
    results.close()  # type: ignore[attr-defined]


def _collect(results: Iterator[Reading | Failure], found: list[Reading | Failure]) -> None:
    for result in results:
        found.append(result)


def test_environment_has_no_part(undisturbed: tuple[list[Path], list[str]]) -> None:
    inputs, lines = undisturbed
    code = (
        f"import sys; sys.path.insert(0, {str(Path(job.__file__).parent)!r})\nimport job\nfrom pathlib import Path\n"
    )
    code += f"print('\\n'.join(job.run(job.ENGINES['inline'], [Path(p) for p in {[str(p) for p in inputs]!r}])))"
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=env, timeout=60)
    assert out.stdout.decode("utf-8").splitlines() == lines
