"""The index of a user's knowledge base: what is found in it, and what is told when it is made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from isnad.errors import RecordError
from isnad.knowledge import Base, Given, Index, Noted
from isnad.text import tokenize

PEOPLE = [
    Given(id="p1", type="PER", names=["نديم الطرشيشي", "Nadim Tarshishi"], country="LBN", gender="m", wikidata="Q1"),
    Given(id="p2", type="PER", names=["Farhad Golmakani"], country="IRN"),
    Given(id="p3", type="PER", names=["عبد الرحيم المنجد"]),
    Given(id="o1", type="ORG", names=["مؤسسة السنابل الذهبية", "بنیاد خوشه‌های طلایی"]),
    Given(id="o2", type="ORG", names=["مؤسسة السنابل"]),
]


def made(path: Path, entities: list[Given], name: str = "mine") -> tuple[Base, list[Noted]]:
    told: list[Noted] = []
    with Index(path) as index:
        index.add(name, enumerate(entities, 1), name, told.append)
    return Base(path), told


@pytest.fixture
def base(tmp_path: Path) -> Base:
    return made(tmp_path / "my.kb", PEOPLE)[0]


@pytest.mark.parametrize(
    "name", ["نديم الطرشيشي", "ندیم طرشیشی", "نديم طرشيشي", "Nadim Tarshishi", "NADIM TARSHISHI"]
)
def test_a_name_is_found_in_any_spelling_of_its_script(base: Base, name: str) -> None:
    assert [k.id for k in base.named(name)] == ["p1"]


@pytest.mark.parametrize("name", ["فرهاد گلمکانی", "فرهاد غلمكاني", "Farhad Gholmakani"])
def test_a_person_is_found_across_scripts(base: Base, name: str) -> None:
    assert base.named(name) == []
    assert [k.id for k in base.find(name)] == ["p2"]


@pytest.mark.parametrize("name", ["", "…", "نديم", "فرهاد", "حسن الطرشيشي", "x" * 10_000])
def test_others_are_not(base: Base, name: str) -> None:
    assert base.find(name) == []


@pytest.mark.parametrize("name", ["عبدالرحیم منجد", "عبد الرحيم المنجد", "عبدالرحيم المنجد"])
def test_compounds_are_one_name(base: Base, name: str) -> None:
    assert [k.id for k in base.named(name)] == ["p3"]


@pytest.mark.parametrize("name", ["بنیاد خوشه‌های طلایی", "بنیاد خوشه های طلایی", "بنیاد خوشههای طلایی"])
def test_joiners_do_not_matter(base: Base, name: str) -> None:
    assert [k.id for k in base.named(name)] == ["o1"]


@pytest.mark.parametrize(
    ("text", "arabic", "found"),
    [
        ("قالت مؤسسة السنابل الذهبية إن العمل بدأ", True, [(1, 4, "ORG")]),
        ("وبمؤسسة السنابل فريق", True, [(0, 2, "ORG")]),
        ("مدیر بنیاد خوشه های طلایی گفت", False, [(1, 5, "ORG")]),
        ("التقى نديم الطرشيشي وعبد الرحيم المنجد", True, [(1, 3, "PER"), (3, 6, "PER")]),
        ("السنابل الذهبية", True, []),
    ],
)
def test_names_are_found_in_text(base: Base, text: str, arabic: bool, found: list[tuple[int, int, str]]) -> None:
    assert list(base.in_text(tokenize(text), arabic=arabic)) == found


def test_an_entity_keeps_what_is_known_of_it(base: Base) -> None:
    known = base.by_id("p1")
    assert known is not None
    assert (known.name, known.country, known.gender, known.wikidata) == ("Nadim Tarshishi", "LBN", "m", "Q1")
    assert known.forms("ar") == ["نديم الطرشيشي"]
    assert base.by_id("nobody") is None


def test_what_is_no_name_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    names = ["x" * 10_000, "\u200f\u202bنديم\u202c الطرشيشي\u200e", "…", "Надим Таршиши"]
    base, told = made(
        tmp_path / "my.kb", [Given(id="p", type="PER", names=names), Given(id="q", type="PER", names=["!"])]
    )
    assert [(n.line, n.message.split(";")[0]) for n in told] == [
        (1, "p: a name of 10000 characters is no name"),
        (1, "p: the name '…' has no letters"),
        (2, "q: the name '!' has no letters"),
        (2, "q: no name that can be used"),
    ]
    assert [k.forms("ar") for k in base.named("نديم الطرشيشي")] == [["نديم الطرشيشي"]]


def test_a_name_that_two_claim_is_told_and_links_to_neither(tmp_path: Path) -> None:
    two = [Given(id=id, type="PER", names=["علي الطرشيشي"]) for id in ("a", "b")]
    with Index(tmp_path / "my.kb") as index:
        added = index.add("mine", enumerate(two, 1), "mine", pytest.fail)
    assert (added.entities, added.claimed, added.examples) == (2, 1, ["علي الطرشيشي"])
    assert len(Base(tmp_path / "my.kb").named("علي الطرشيشي")) == 2


def test_an_id_that_comes_again_adds_its_names(tmp_path: Path) -> None:
    parts = [Given(id="a", type="PER", names=["نديم الطرشيشي"]), Given(id="a", type="PER", names=["ندیم ترشیشی"])]
    base, _ = made(tmp_path / "my.kb", parts)
    assert [k.id for k in base.named("ندیم ترشیشی")] == ["a"]
    known = base.by_id("a")
    assert known is not None
    assert known.forms("ar") and known.forms("fa")


def test_a_file_that_is_added_again_is_replaced_and_can_be_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "my.kb"
    made(path, PEOPLE, "one")
    made(path, [PEOPLE[1]], "two")
    base, _ = made(path, PEOPLE[2:3], "one")
    assert [(s.name, s.entities) for s in base.sources()] == [("two", 1), ("one", 1)]
    assert base.named("نديم الطرشيشي") == []
    with Index(path) as index:
        assert index.remove("one") == 1
        assert index.remove("one") == -1
    assert Base(path).named("عبد الرحيم المنجد") == []


def test_a_full_disk_is_said_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "my.kb"
    made(path, PEOPLE, "one")
    many = [Given(id=f"m{n}", type="PER", names=[f"نديم {n * 7919}", f"ندیم {n}"]) for n in range(5_000)]
    with Index(path) as index:
        index._c.execute("PRAGMA max_page_count = 60")
        with pytest.raises(RecordError, match="full; nothing was changed"):
            index.add("two", enumerate(many, 1), "two", pytest.fail)
        assert [s.name for s in index.sources()] == ["one"]
        assert index.add("three", enumerate(PEOPLE[:1], 1), "three", pytest.fail).entities == 1


def test_what_fails_at_the_end_changes_nothing(tmp_path: Path) -> None:
    with Index(tmp_path / "my.kb") as index:
        index._c.execute("PRAGMA foreign_keys = ON")
        index._c.execute("CREATE TABLE no (one INTEGER REFERENCES entities DEFERRABLE INITIALLY DEFERRED)")
        index._c.execute("CREATE TRIGGER late AFTER INSERT ON sources BEGIN INSERT INTO no VALUES (-1); END")
        with pytest.raises(RecordError, match="nothing was changed"):
            index.add("one", enumerate(PEOPLE, 1), "one", pytest.fail)
        assert index.sources() == []


def test_the_digest_tells_what_was_added(tmp_path: Path) -> None:
    one, _ = made(tmp_path / "a.kb", PEOPLE)
    same, _ = made(tmp_path / "b.kb", PEOPLE)
    more, _ = made(tmp_path / "b.kb", PEOPLE[:1], "more")
    assert one.digest == same.digest != more.digest


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough" * 40])
def test_what_is_no_knowledge_base_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "my.kb"
    with pytest.raises(RecordError, match="isnad kb add"):
        Base(path)
    path.write_bytes(content)
    with pytest.raises(RecordError, match="no knowledge base"):
        Base(path)


def test_a_damaged_knowledge_base_is_said(tmp_path: Path) -> None:
    path = tmp_path / "my.kb"
    made(path, PEOPLE)[0].close()
    with closing(sqlite3.connect(path)) as c, c:
        c.execute("UPDATE meta SET value = x'00' WHERE name = 'starts'")
    with pytest.raises(RecordError, match="make it anew by `isnad kb add`"):
        Base(path)
