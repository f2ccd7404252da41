from pathlib import Path

import msgspec
import pytest

from isnad.config import Config
from isnad.engines import engine_for, read_article
from isnad.engines.inline import InlineEngine
from isnad.engines.pool import PoolEngine
from isnad.engines.shard import SHARD_CHARACTERS, Shard, batches, load_shard, run_shard
from isnad.inputs import article_from_text
from isnad.model import Article, Failure, Reading
from isnad.pipeline import PipelineSpec
from isnad.stages import build_pipeline

SPEC = PipelineSpec(stages=("sentences",), versions=("1",), lexicons="0" * 16)
TEXTS = {"ar": "قال الوزير إن الحوار مفيد.", "fa": "وزیر گفت که این گفت‌وگو سودمند بود."}
BAD = Failure(stage="read", code="empty", message="nothing there", input="x.txt")


def articles(n: int, lang: str = "ar") -> list[Article]:
    return [article_from_text(f"{TEXTS[lang]} {i}", lang=lang, key=f"k{i}") for i in range(n)]


@pytest.mark.parametrize("lang", TEXTS)
def test_id_hangs_on_pipeline_and_articles(lang: str) -> None:
    some = articles(2, lang)
    other = msgspec.structs.replace(SPEC, lexicons="1" * 16)
    assert Shard.of(SPEC, some) == Shard.of(SPEC, articles(2, lang))
    ids = {
        Shard.of(SPEC, some).id,
        Shard.of(other, some).id,
        Shard.of(SPEC, some[::-1]).id,
        Shard.of(SPEC, some[:1]).id,
    }
    assert len(ids) == 4


def test_batches_keep_order_and_places() -> None:
    a = articles(5)
    made = list(batches(SPEC, [a[0], BAD, a[1], a[2], BAD, BAD, a[3], a[4]], 2))
    assert [b.shard.keys if b.shard else () for b in made] == [("k0",), ("k1", "k2"), (), ("k3", "k4")]
    assert [b.inputs for b in made] == [[None, BAD], [None, None], [BAD, BAD], [None, None]]
    resumed = list(batches(SPEC, [a[0], BAD, a[1], a[2], BAD, BAD, a[3], a[4]], 2, lambda x: x.key == "k0"))
    assert [b.shard.id for b in resumed[1:] if b.shard] == [b.shard.id for b in made[1:] if b.shard]


def test_long_articles_close_a_batch() -> None:
    long = article_from_text(TEXTS["fa"] * (SHARD_CHARACTERS // len(TEXTS["fa"]) + 1), lang="fa")
    assert [len(b.inputs) for b in batches(SPEC, [long, *articles(3)], 32)] == [1, 3]


@pytest.mark.parametrize("lang", TEXTS)
def test_a_finished_shard_is_not_run_again(tmp_path: Path, lang: str) -> None:
    shard = Shard.of(SPEC, articles(2, lang))
    encoded = run_shard(shard, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [f"{shard.id}.shard"]
    readings = msgspec.msgpack.decode(encoded, type=list[Reading])
    assert [r.article for r in readings] == articles(2, lang)
    shard.file(tmp_path).write_bytes(msgspec.msgpack.encode(readings[:1]))
    assert run_shard(shard, tmp_path) == msgspec.msgpack.encode(readings[:1])
    shard.file(tmp_path).write_bytes(encoded[:-3])
    assert load_shard(shard.file(tmp_path)) is None
    assert run_shard(shard, tmp_path) == run_shard(shard, None) == encoded


def test_warnings_stand_in_the_reading() -> None:
    reading = read_article(build_pipeline(SPEC), article_from_text(TEXTS["ar"], published="9999-01-01"))
    assert [f.code for f in reading.failures] == ["date-not-understood"]
    assert reading.article.published_raw == "9999-01-01" and reading.trace


def test_engine_for() -> None:
    assert type(engine_for(Config())) is InlineEngine
    assert type(engine_for(Config(workers=2))) is PoolEngine
