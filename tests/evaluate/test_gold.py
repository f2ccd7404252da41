import shutil
from pathlib import Path

import pytest

from gold_readings import GOLD, PRESS
from isnad.errors import UsageError
from isnad.evaluate import Floor, checks, gold_digest, load_floors, read_gold
from isnad.evaluate.identity import fold, is_pronoun, without_generic

SCORES = {
    "ar": {"statements": {"attributed": {"f1": 0.6}, "mean_iou": 0.9}},
    "fa": {"statements": {"attributed": {"f1": 0.5}, "mean_iou": 0.8}},
    "all": {"statements": {"attributed": {"f1": 0.55}, "mean_iou": 0.85}},
}


def test_gold_stands_on_its_texts() -> None:
    for f in read_gold(GOLD, PRESS):
        text = f.text.read_bytes().decode("utf-8")
        spans = [s for e in f.gold.entities for s in e.mentions] + [s for x in f.gold.statements for s in x.content]
        assert [s for s in spans if text[s.start : s.end] != s.text] == [], f.stem


def test_digest_changes_with_a_text(tmp_path: Path) -> None:
    for name in ("ar-01-algiers-accord", "fa-01-algiers-accord"):
        lang = name[:2]
        shutil.copy(GOLD / lang / f"{name}.gold.json", tmp_path)
        shutil.copy(PRESS / lang / f"{name}.txt", tmp_path)
    before = gold_digest(read_gold(tmp_path))
    assert before == gold_digest(read_gold(tmp_path))
    with (tmp_path / "fa-01-algiers-accord.txt").open("a", encoding="utf-8") as f:
        f.write(" ")
    assert gold_digest(read_gold(tmp_path)) != before


def test_gold_that_can_not_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no \*\.gold\.json"):
        read_gold(tmp_path)
    with pytest.raises(UsageError, match="--texts"):
        read_gold(GOLD)
    (tmp_path / "x.gold.json").write_text('{"id": "x"}')
    (tmp_path / "x.txt").write_text("x")
    with pytest.raises(UsageError, match=r"x\.gold\.json.*lang"):
        read_gold(tmp_path)
    said = '{"id": "s1", "source": ["E9"], "cue": null, "content": [], "type": "direct", "act": "say"}'
    (tmp_path / "x.gold.json").write_text(
        f'{{"id": "x", "lang": "ar", "entities": [], "statements": [{said}], "events": []}}'
    )
    with pytest.raises(UsageError, match=r"x\.gold\.json: s1 names E9, which is none of its entities"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("text", "langs", "holds"),
    [
        ("statements.attributed.f1=0.55", ["ar", "fa"], [True, False]),
        ("ar.statements.attributed.f1=0.6", ["ar"], [True]),
        ("fa.statements.mean_iou=0.81", ["fa"], [False]),
        ("all.statements.mean_iou=0.8", ["all"], [True]),
    ],
)
def test_floors_are_for_each_language_or_for_one(text: str, langs: list[str], holds: list[bool]) -> None:
    found = list(checks(SCORES, [Floor.parse(text)]))
    assert [c.lang for c in found] == langs
    assert [c.holds for c in found] == holds


@pytest.mark.parametrize("text", ["statements.attributed.f1", "statements.attributed.f1=high", "=", ""])
def test_what_is_no_floor_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no floor"):
        Floor.parse(text)


def test_a_figure_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"statements\.mean_iou"):
        list(checks(SCORES, [Floor.parse("statements.f1=0.5")]))


def test_floors_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('gold = "abc"\n[fa]\n"statements.attributed.f1" = 0.4\n')
    assert load_floors(path) == ("abc", [Floor("statements.attributed.f1", 0.4, "fa")])
    path.write_text("[fa]\n")
    with pytest.raises(UsageError, match="gold"):
        load_floors(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("شمخاني", "شمخانی"),
        ("أَعلَنَ", "اعلن"),
        ("گفت‌وگو", "گفت وگو"),
        ("رئيس", "رئیس"),
        ("٢٠١٧", "۲۰۱۷"),
        ("IRNA", "irna"),
    ],
)
def test_folding_brings_spellings_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "bare"), [("وكالة الأنباء السورية", "السوریه"), ("خبرگزاری فارس", "فارس"), ("Fars News Agency", "fars")]
)
def test_generic_words_of_agencies_go(name: str, bare: str) -> None:
    assert without_generic(fold(name)) == bare


@pytest.mark.parametrize(
    ("word", "is_one"), [("هو", True), ("وی", True), ("او", True), ("الوزير", False), ("وزیر", False)]
)
def test_pronouns_are_known(word: str, is_one: bool) -> None:
    assert is_pronoun(word) is is_one
