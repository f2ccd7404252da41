"""Events and statements of a record as files: rows, columns, pairs, places, and the page that tells the columns."""

import csv
import json
import os
import re
import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.export import events, statements
from isnad.export.occurrence import chain_names
from isnad.export.plover import plover_lines
from isnad.export.reference import reference
from isnad.export.table import Form
from isnad.model import Article, Cue, Entity, Event, Link, Mention, Place, Reading, Span, Statement, When, article_id
from isnad.record import View, Writer
from isnad.record.found import head
from isnad.record.passages import parts

ROOT = Path(__file__).parents[2]
TEXTS = {
    "ar": "التقى ظريف ولافروف في طرابلس يوم الثلاثاء.\nوقال لافروف:\t«=سنلتقي غداً» في لبنان ولبنان.",
    "fa": "ظریف و لاوروف در تهران دیدار کردند.\nلاوروف گفت:\t«=فردا دیدار می‌کنیم».",
}
WORDS = {
    "ar": ("ظريف", "التقى", "طرابلس", "يوم الثلاثاء", "قال", "=سنلتقي غداً", "لبنان"),
    "fa": ("ظریف", "دیدار کردند", "تهران", None, "گفت", "=فردا دیدار می‌کنیم", None),
}


def reading(lang: str) -> Reading:
    """Zarif and Lavrov meet in a city; Lavrov says that they shall meet again."""
    text = TEXTS[lang]
    one, met, city, day, said, content, country = WORDS[lang]

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words), words)

    entities = [
        Entity(id="e1", type="PER", name="Mohammad Javad Zarif", country="IRN", kb="p-mohammad-javad-zarif",
               known=True),
        Entity(id="e2", type="PER", name="Sergey Lavrov", country="RUS", known=True),
        Entity(id="e3", type="GPE", name="City", country="LBY" if lang == "ar" else "IRN",
               kb="c-tripoli" if lang == "ar" else "c-tehran", known=True),
        Entity(id="e4", type="GPE", name="Lebanon", country="LBN", kb="LBN", known=True),
        Entity(id="e5", type="MECHANISM", name="ظريف; لافروف", kind="format"),
    ]  # fmt: skip
    at = [(m.start(), m.end()) for m in re.finditer(country, text)] if country else []
    mentions = [
        Mention(id=f"m{k}", start=a, end=b, text=text[a:b], type="GPE", kind="name", entity="e4")
        for k, (a, b) in enumerate(at, 2)
    ]
    first = span(one)
    mentions.insert(
        0, Mention(id="m1", start=first.start, end=first.end, text=one or "", type="PER", kind="name", entity="e5")
    )
    where, cue = span(city or ""), span(said or "")
    s = Statement(
        id="s1", speakers=["e2"], source=None, cue=Cue(start=cue.start, end=cue.end, text=cue.text, lemma=cue.text),
        content=[span(content or "")], type="direct", act="say", addressees=[], about=[],
        chain=[Link(role="outlet", entity=None, span=None, basis="unknown"),
               Link(role="agency", entity=None, span=where, basis="cue"),
               Link(role="speaker", entity="e2", span=None, basis="dropped")],
        confidence=0.5, by=["made"],
    )  # fmt: skip
    happened: dict[str, Any] = {"event": "CONSULT", "context": [], "confidence": 0.9, "by": ["made"]}
    v1 = Event(
        id="v1", mode="meet", trigger=span(met or ""), actors=["e1", "e2"], recipients=[],
        place=Place(span=where, entity="e3"), time=When(span=span(day), value="2016-12-20") if day else None,
        status="actual", statement=None, **happened,
    )  # fmt: skip
    v2 = Event(
        id="v2", mode=None, trigger=span(content or ""), actors=["e2"], recipients=["e1"], place=None, time=None,
        status="planned", statement="s1", **happened,
    )  # fmt: skip
    article = Article(
        id=article_id("Outlet", lang, "2016-12-21", text), text_sha256="0" * 64, key=f"{lang}-1", path=f"{lang}.txt",
        lang=lang, text=text, outlet="Outlet", published="2016-12-21",
    )  # fmt: skip
    return Reading(article=article, entities=entities, mentions=mentions, statements=[s], events=[v1, v2])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "r.sqlite"
    with Writer(path) as writer:
        writer.write([reading("ar"), reading("fa")], "test")
    return path


@pytest.fixture(scope="module")
def view(record: Path) -> Iterator[View]:
    with View(record) as view:
        yield view


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def of(lang: str, found: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in found if row["lang"] == lang]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_one_row_per_event(view: View, lang: str) -> None:
    met, planned = of(lang, rows("".join(events.event_table(parts(view, "event"), Form.tsv))))
    assert met["actor_name"] == "Mohammad Javad Zarif; Sergey Lavrov"
    assert met["actor_country"] == "IRN; RUS"
    assert met["actor_id"] == "p-mohammad-javad-zarif; ?"
    assert (met["event_type"], met["event_mode"], met["quad_class"]) == ("CONSULT", "meet", "verbal cooperation")
    assert met["sentence"] == TEXTS[lang].split("\n")[0]
    assert met["mechanisms"] == "ظريف, لافروف"
    assert (met["statement_id"], met["chain"]) == ("", "Outlet")
    assert planned["statement_id"] == f"{planned['article_id'][:16]}/s1"
    assert planned["chain"] == f"Outlet > {met['place_text']} > Sergey Lavrov"
    assert (planned["status"], planned["place_text"], planned["event_date"]) == ("planned", "", "")


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_those_who_speak_together_are_one_link_of_the_chain(lang: str) -> None:
    said = reading(lang)
    both = [Link(role="speaker", entity=e, span=None, basis="explicit") for e in ("e1", "e2")]
    statement = replace(said.statements[0], chain=[*said.statements[0].chain[:2], *both])
    found = chain_names(statement, {e.id: e for e in said.entities}, head(said))
    assert found == ["Outlet", WORDS[lang][2], "Mohammad Javad Zarif; Sergey Lavrov"]


def test_places_with_the_reason(view: View) -> None:
    found = rows("".join(events.event_table(parts(view, "event"), Form.tsv)))
    ar, fa = of("ar", found)[0], of("fa", found)[0]
    assert (ar["place_name"], ar["place_country"], ar["place_reason"]) == (
        "Tripoli (Lebanon)",
        "LBN",
        "country-named",
    )
    assert (fa["place_name"], fa["place_country"], fa["place_reason"]) == ("Tehran", "IRN", "only")
    assert (fa["latitude"], fa["longitude"]) == ("35.6944", "51.4215")
    assert (ar["event_date"], ar["date_precision"], fa["event_date"]) == ("2016-12-20", "day", "")


def test_plover_makes_pairs_and_agreements(view: View) -> None:
    found = [json.loads(line) for line in plover_lines(parts(view, "event", lang="ar"))]
    assert [v["event"] for v in found] == ["CONSULT", "CONSULT", "AGREE"]
    assert [(v["actor"][0]["country"], v["recipient"][0]["country"]) for v in found[:2]] == [
        ("IRN", "RUS"),
        ("RUS", "IRN"),
    ]
    assert [v["id"].partition("/")[2] for v in found] == ["v1#1", "v1#2", "v2"]
    assert (found[2]["mode"], found[2]["status"]) == (None, "planned")
    assert found[2]["attribution"]["chain"][-1] == "Sergey Lavrov"
    assert found[0]["location"]["name"] == "Tripoli (Lebanon)"


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_one_row_per_statement(view: View, lang: str) -> None:
    (row,) = of(lang, rows("".join(statements.statement_table(parts(view, "statement"), Form.tsv))))
    assert (row["speaker_name"], row["act"], row["source_text"]) == ("Sergey Lavrov", "say", "")
    assert row["content"] == WORDS[lang][5]
    assert "\t" not in row["sentence"]


@pytest.mark.parametrize("form", ["tsv", "csv", "plover", "statements-tsv", "statements-csv"])
def test_command(record: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form, "-o", str(out)])
    assert result.exit_code == 0, result.output
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") == form.endswith("csv")
    expected = {"plover": 6, "tsv": 4, "csv": 4}.get(form, 2)
    assert f"out: {expected} r" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    screen = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form])
    assert screen.stdout_bytes == raw


@pytest.mark.parametrize("form", ["parquet", "statements-parquet"])
def test_parquet_has_the_rows_of_the_table_with_types(record: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form, "-o", str(out)])
    assert result.exit_code == 0, result.output
    table = pq.read_table(out)
    text = CliRunner().invoke(app, ["export", "--record", str(record), "--as", form.replace("parquet", "tsv")])
    told = rows(text.stdout)
    assert f"out: {len(told)} rows" in result.stderr and table.num_rows == len(told)
    assert table.column_names == list(told[0])
    for found, row in zip(table.to_pylist(), told, strict=True):
        for name, value in found.items():
            if isinstance(value, str):
                assert value.split() == row[name].split()
            else:
                assert value is None if row[name] == "" else value == float(row[name])
    types = {f.name: str(f.type) for f in table.schema}
    assert (types["confidence"], types["sentence_start"], types["article_id"]) == ("double", "int64", "string")
    assert CliRunner().invoke(app, ["export", "--record", str(record), "--as", form]).stdout_bytes == out.read_bytes()


def test_parquet_without_its_library_says_what_to_install(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.export.parquet.find_spec", lambda name: None)
    asked = ["export", "--record", str(record), "--as", "parquet", "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code != 0 and "-m pip install pyarrow" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["tsv", "csv", "parquet", "jsonl"])
def test_a_file_is_of_the_kind_that_its_name_says(record: Path, tmp_path: Path, form: str) -> None:
    by_name, asked = tmp_path / f"by_name.{form}", tmp_path / "asked"
    kind = "plover" if form == "jsonl" else form
    for more in (["-o", str(by_name)], ["-o", str(asked), "--as", kind]):
        assert CliRunner().invoke(app, ["export", "--record", str(record), *more]).exit_code == 0
    assert by_name.read_bytes() == asked.read_bytes()


def test_csv_runs_no_formula(record: Path) -> None:
    result = CliRunner().invoke(app, ["export", "--record", str(record), "--as", "statements-csv"])
    found = list(csv.DictReader(StringIO(result.stdout.removeprefix("\ufeff"), newline="")))
    assert [row["content"][:2] for row in found] == ["'=", "'="]


def test_filters(record: Path) -> None:
    result = CliRunner().invoke(app, ["export", "--record", str(record), "--lang", "fa", "--event", "CONSULT"])
    assert {row["lang"] for row in rows(result.stdout)} == {"fa"}
    none = CliRunner().invoke(app, ["export", "--record", str(record), "--event", "AID"])
    assert len(none.stdout.splitlines()) == 1


@pytest.mark.parametrize(("form", "least"), [("tsv", 0.9), ("tsv", 0.91), ("statements-tsv", 0.51)])
def test_what_is_less_sure_is_not_exported(form: str, least: float, record: Path) -> None:
    every, sure = (
        rows(CliRunner().invoke(app, ["export", "--record", str(record), "--as", form, *more]).stdout)
        for more in ([], ["--min-confidence", str(least)])
    )
    assert every and sure == [row for row in every if float(row["confidence"]) >= least]


def test_a_pipe_is_written_to_and_stays_one(record: Path, tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", tmp_path / "got"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cp", pipe, got])
    done = CliRunner().invoke(app, ["export", "--record", str(record), "-o", str(pipe)])
    if not pipe.is_fifo():
        reader.kill()
    assert pipe.is_fifo() and reader.wait(30) == 0
    assert done.exit_code == 0 and b"\t" in got.read_bytes()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/out", "no/out: No such file or directory; give a file in a folder"),
        ("file/out", "file/out: Not a directory; give a file in a folder"),
        ("/dev/full", "/dev/full: No space left on device; free some space there"),
    ],
)
def test_a_place_that_can_not_be_written_is_said(place: str, said: str, record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(app, ["export", "--record", str(record), "-o", str(tmp_path / place)])
    assert result.exit_code != 0
    assert said in str(result.exception)


def test_every_column_is_told() -> None:
    page = (ROOT / "docs/reference/events-file.md").read_text(encoding="utf-8")
    assert page == reference()
    names = [c.name for c in (*events.COLUMNS, *statements.COLUMNS)]
    assert all(f"| `{name}` |" in page for name in names)
    for columns in (events.COLUMNS, statements.COLUMNS):
        assert len({c.name for c in columns}) == len(columns)
