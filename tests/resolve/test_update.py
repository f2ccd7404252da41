"""A record's groups: the example press comes out right, in whatever order, at once or bit by bit."""

import json
import random
from pathlib import Path

import msgspec
import pytest

from gold_readings import ROOT
from isnad.model import Reading
from isnad.record import View, Writer, check, dump
from isnad.resolve.groups import Groups, waiting
from isnad.resolve.update import update

WANTED = json.loads((ROOT / "benchmarks/quality/pairs/press.json").read_text(encoding="utf-8"))


def lines(path: Path) -> list[str]:
    with View(path) as view:
        found = Groups(view)
        made = [*map(found.copy_line, found.copies), *map(found.story_line, found.stories)]
        return [msgspec.json.encode(x).decode() for x in made]


def written(path: Path, parts: list[list[Reading]], pipeline: str = "p") -> list[str]:
    """The group lines of a record that got its articles in these parts, compared after each."""
    with Writer(path) as writer:
        for part in parts:
            writer.write(part, pipeline)
            update(writer)
    return lines(path)


def test_copies_of_the_example_press(grouped: Path) -> None:
    with View(grouped) as view:
        found = [json.loads(line) for line in lines(grouped)]
        assert waiting(view) == 0
    copies = {(frozenset(g["keys"]), g["root"]) for g in found if g["kind"] == "copy"}
    assert copies == {(frozenset(g["members"]), g["root"]) for g in WANTED["copies"]}


def test_stories_of_the_example_press(grouped: Path) -> None:
    found = [json.loads(line) for line in lines(grouped)]
    stories = {frozenset(g["keys"]) for g in found if g["kind"] == "story"}
    assert stories == {frozenset(s) for s in WANTED["stories"]}
    assert all(g["because"] and g["root"] is None for g in found if g["kind"] == "story")


@pytest.mark.parametrize("seed", range(3))
def test_order_and_parts_do_not_matter(seed: int, readings: dict[str, Reading], tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.sqlite", [list(readings.values())])
    turned = list(readings.values())
    random.Random(seed).shuffle(turned)
    size = (1, 5, 11)[seed]
    parts = [turned[i : i + size] for i in range(0, len(turned), size)]
    assert written(tmp_path / "parts.sqlite", parts) == whole


def test_an_article_read_anew_is_compared_anew(readings: dict[str, Reading], tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    two = [readings["ar-01-algiers-accord"], readings["fa-01-algiers-accord"]]
    before = written(path, [two])
    assert len(before) == 1
    bare = [msgspec.structs.replace(r, entities=[], mentions=[], statements=[], events=[], times=[]) for r in two]
    without_outlet = [msgspec.structs.replace(r, outlet=None) for r in bare]
    assert written(path, [without_outlet], "q") == []
    assert written(path, [two], "r") == before
    assert check(path) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ar-09-moscow-declaration", "ar-11-moscow-declaration-short"),
        ("fa-04-vienna-jcpoa", "fa-05-vienna-jcpoa-copy"),
    ],
)
@pytest.mark.parametrize("undated_first", [True, False])
def test_an_article_without_a_date_meets_all(
    one: str, other: str, undated_first: bool, readings: dict[str, Reading], tmp_path: Path
) -> None:
    undated = msgspec.structs.replace(readings[other].article, published=None, published_at=None)
    two = [[readings[one]], [msgspec.structs.replace(readings[other], article=undated)]]
    found = written(tmp_path / "record.sqlite", two[::-1] if undated_first else two)
    assert [json.loads(line)["kind"] for line in found] == ["copy", "story"]


def test_copies_of_another_month_are_found_and_of_another_year_not(
    readings: dict[str, Reading], tmp_path: Path
) -> None:
    for day, kinds in (("2015-08-10", ["copy", "story"]), ("2016-08-10", [])):
        later = msgspec.structs.replace(readings["fa-05-vienna-jcpoa-copy"].article, published=day)
        two = [
            readings["fa-04-vienna-jcpoa"],
            msgspec.structs.replace(readings["fa-05-vienna-jcpoa-copy"], article=later),
        ]
        found = written(tmp_path / f"{day}.sqlite", [two])
        assert [json.loads(line)["kind"] for line in found] == kinds


def test_what_an_older_version_made_waits(readings: dict[str, Reading], tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    before = written(path, [list(readings.values())])
    with Writer(path) as writer, writer.transaction() as c:
        c.exec_driver_sql("UPDATE profiles SET made_by = 'p an older version', body = x'80'")
    assert lines(path) == []
    with View(path) as view:
        assert waiting(view) == len(readings)
    with Writer(path) as writer:
        assert update(writer) == len(readings)
    assert lines(path) == before


def test_a_second_process_makes_ready_the_same(readings: dict[str, Reading], tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.sqlite", [list(readings.values())])
    path = tmp_path / "apart.sqlite"
    with Writer(path) as writer:
        writer.write(list(readings.values()), "p")
        assert update(writer, apart=1) == len(readings)
    assert lines(path) == whole


def test_groups_are_no_part_of_the_canonical_text(readings: dict[str, Reading], tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Writer(path) as writer:
        writer.write(list(readings.values()), "p")
    before = list(dump(path))
    with Writer(path) as writer:
        assert update(writer) == len(readings)
        assert update(writer) == 0
    assert list(dump(path)) == before
