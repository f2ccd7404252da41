"""Files of entities: three formats, packed or not, and what is wrong with a line."""

import bz2
import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from isnad.errors import InputError
from isnad.knowledge import Given, Noted, read_entities


def ftm(id: str, schema: str = "Person", **properties: list[str]) -> str:
    entity = {"id": id, "schema": schema, "caption": properties["name"][0], "properties": properties}
    return json.dumps(entity, ensure_ascii=False)


def item(
    id: str, kind: str, labels: dict[str, str], aliases: dict[str, list[str]] | None = None, **claims: str
) -> str:
    def claim(value: str) -> dict[str, Any]:
        return {"mainsnak": {"datavalue": {"value": {"id": value}}}, "rank": "normal"}

    return json.dumps(
        {
            "id": id,
            "type": "item",
            "labels": {lang: {"language": lang, "value": v} for lang, v in labels.items()},
            "aliases": {lang: [{"value": v} for v in vs] for lang, vs in (aliases or {}).items()} or [],
            "claims": {"P31": [claim(kind)], **{p: [claim(v)] for p, v in claims.items()}},
        },
        ensure_ascii=False,
    )


def given(path: Path, **options: Any) -> list[Given]:
    return [x for _, x in read_entities(path, **options) if isinstance(x, Given)]


def noted(path: Path, **options: Any) -> list[Noted]:
    return [x for _, x in read_entities(path, **options) if isinstance(x, Noted)]


FTM = "\n".join(
    [
        ftm("a", name=["نديم الطرشيشي"], alias=["Nadim Tarshishi"], country=["lb"], gender=["male"]),
        "{broken",
        ftm("b", "Vessel", name=["Sea Star"]),
        ftm("c", "Company", name=["شرکت ریحان دریا"], jurisdiction=["ir"], wikidataId=["Q7"]),
    ]
)


def test_follow_the_money(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text(FTM, encoding="utf-8")
    one, two = given(path)
    assert (one.id, one.type, one.country, one.gender) == ("a", "PER", "LBN", "m")
    assert one.names[-1] == "Nadim Tarshishi"
    assert (two.id, two.type, two.country, two.wikidata) == ("c", "ORG", "IRN", "Q7")
    assert [n.line for n in noted(path)] == [2]
    assert sum(x is None for _, x in read_entities(path)) == 1, "a vessel is no entity of texts"


DUMP = [
    item("Q1", "Q5", {"fa": "فرهاد گلمکانی", "en": "Farhad Golmakani", "de": "F. G."}, P27="Q794", P21="Q6581097"),
    item("Q2", "Q192283", {"ar": "وكالة سنابل"}, {"ar": ["سنابل"]}, P17="Q822"),
    item("Q3", "Q571", {"ar": "كتاب"}),
    item("Q4", "Q5", {"de": "Niemand"}),
]


@pytest.mark.parametrize("pack", [None, "gz", "bz2"])
def test_a_wikidata_dump(tmp_path: Path, pack: str | None) -> None:
    text = ("[\n" + ",\n".join([*DUMP, '{"id": "Q9", "labels"']) + "\n]\n").encode()
    path = tmp_path / f"dump.json{'.' + pack if pack else ''}"
    path.write_bytes(gzip.compress(text) if pack == "gz" else bz2.compress(text) if pack else text)
    person, agency = given(path)
    assert (person.type, person.country, person.gender, person.wikidata) == ("PER", "IRN", "m", "Q1")
    assert person.names == ["فرهاد گلمکانی", "Farhad Golmakani"]
    assert (agency.type, agency.country, agency.names) == ("AGENCY", "LBN", ["وكالة سنابل", "سنابل"])
    assert [n.line for n in noted(path)] == [6]


def test_of_a_dump_classes_and_languages_are_chosen(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text("[\n" + ",\n".join(DUMP) + "\n]\n", encoding="utf-8")
    assert [g.id for g in given(path, classes={"Q571": "ORG"})] == ["Q3"]
    assert [g.names for g in given(path, languages=["de"])] == [["F. G."], ["Niemand"]]


CSV = (
    "id,type,ar,fa,name,country\n"
    "1,PER,نديم الطرشيشي|أبو نديم,,Nadim Tarshishi,lbn\n"
    '2,PER,"open,,,\n'
    "3,FISH,سمك,,,\n"
    "4,ORG,,بنیاد خوشه‌های طلایی,,IR\n"
    "5,PER,واحد\n"
    ",PER,بلا رقم,,,\n"
    "7,PER,,,,\n"
)


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("\ufeff" + CSV, encoding="utf-8")
    one, two = given(path)
    assert one.names == ["Nadim Tarshishi", "نديم الطرشيشي", "أبو نديم"]
    assert (two.id, two.type, two.country) == ("4", "ORG", "IRN")
    assert [n.line for n in noted(path)] == [3, 4, 6, 7, 8], "each line that is left out is told"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"name,country\nx,y\n", "first line must name the columns"),
        ("a.json", b"hello", "format can't be told"),
        ("a.json.gz", b"not packed", "can't be unpacked"),
        ("a.json.gz", b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 9, "can't be unpacked"),
        ("a.csv", b'id,"type,name\nx,PER,y\n', "first line must name the columns"),
    ],
)
def test_what_is_no_file_of_entities(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        list(read_entities(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="check its name"):
        list(read_entities(tmp_path / "none.json"))


def test_a_download_that_broke_off_gives_what_it_has(tmp_path: Path) -> None:
    whole = gzip.compress("\n".join(ftm(str(i), name=[f"Name {i} {i * 7919}"]) for i in range(5000)).encode())
    path = tmp_path / "cut.json.gz"
    path.write_bytes(whole[: len(whole) // 2])
    assert len(given(path)) > 100
    assert "breaks off" in noted(path)[-1].message


def test_a_file_that_is_damaged_inside_gives_what_stands_before(tmp_path: Path) -> None:
    lines = (ftm(str(i), name=[f"{name} {i * 7919}"]) for i in range(5000) for name in ("نديم", "فرهاد"))
    packer = zlib.compressobj(wbits=31)
    path = tmp_path / "damaged.json.gz"
    packed = packer.compress("\n".join(lines).encode()) + packer.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(packed + b"\xff" * 64)
    assert len(given(path)) > 100
    assert "damaged here" in noted(path)[-1].message
