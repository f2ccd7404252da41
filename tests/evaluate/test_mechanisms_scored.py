"""Scores of mechanisms: span and kind, one to one, and finer kinds of annotations."""

import json
from pathlib import Path

import pytest

from isnad.errors import UsageError
from isnad.evaluate.mechanisms import MechanismScores, read_mechanisms
from isnad.model import Article, Entity, Mention, Reading

TEXT = "اجتماع ثلاثي ثم مؤتمر صحافي"


def annotated(folder: Path) -> Path:
    def mechanism(id: str, kind: str, words: str) -> dict[str, object]:
        at = TEXT.index(words)
        span = {"start": at, "end": at + len(words), "text": words}
        return {"id": id, "kind": kind, "name_en": id, "mentions": [span], "notes": None}

    found = [mechanism("a", "meeting_format", "اجتماع ثلاثي"), mechanism("b", "press_conference", "مؤتمر صحافي")]
    (folder / "x.full.json").write_text(json.dumps({"language": "ar", "mechanisms": found}), encoding="utf-8")
    (folder / "x.txt").write_text(TEXT, encoding="utf-8")
    return folder


def reading(*found: tuple[str, str]) -> Reading:
    article = Article(id="x", text_sha256="", key="x", path="", lang="ar", text=TEXT)
    entities, mentions = [], []
    for k, (kind, words) in enumerate(found, 1):
        at = TEXT.index(words)
        entities.append(Entity(id=f"e{k}", type="MECHANISM", name=words, kind=kind))
        mentions.append(
            Mention(
                id=f"m{k}", start=at, end=at + len(words), text=words, type="MECHANISM", kind="name", entity=f"e{k}"
            )
        )
    return Reading(article=article, entities=entities, mentions=mentions)


@pytest.mark.parametrize(
    ("found", "hits", "placed", "missed"),
    [
        ([("format", "اجتماع ثلاثي"), ("occasion", "مؤتمر صحافي")], 2, 2, 0),
        ([("process", "اجتماع ثلاثي")], 0, 1, 2),
        ([("format", "ثلاثي")], 0, 0, 2),
        ([("format", "ثم"), ("format", "اجتماع ثلاثي"), ("format", "اجتماع ثلاثي")], 1, 1, 1),
        ([], 0, 0, 2),
    ],
)
def test_counts(tmp_path: Path, found: list[tuple[str, str]], hits: int, placed: int, missed: int) -> None:
    (gold,) = read_mechanisms(annotated(tmp_path))
    assert [m.kind for m in gold.mechanisms] == ["format", "occasion"]
    scores = MechanismScores()
    scores.add(gold, reading(*found))
    assert (scores.found.hits, scores.found.predicted, scores.found.gold) == (hits, len(found), 2)
    assert (scores.placed.hits, len(scores.missed)) == (placed, missed)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="annotated mechanisms"):
        read_mechanisms(tmp_path)
