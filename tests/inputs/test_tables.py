"""CSV, Parquet and JSON with mapped fields; what is wrong with a row stays that row's."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from packed import CONFIG, TEXTS, articles, failures, read

from isnad.config import Config
from isnad.errors import UsageError
from isnad.model import Article, Failure

MAPPED = Config(map="text=body, published=meta.date,outlet=site,id=n")
ROWS = [
    {"n": "n-1", "body": TEXTS["ar"], "meta": {"date": "2023-10-04"}, "site": "الخبر"},
    {"n": "n-2", "body": TEXTS["fa"], "meta": {"date": "۱۴۰۲/۷/۱۲"}, "site": "خبر"},
]


def expect(found: list[Article]) -> None:
    assert [(a.key, a.lang, a.text, a.outlet, a.published) for a in found] == [
        ("n-1", "ar", TEXTS["ar"], "الخبر", "2023-10-04"),
        ("n-2", "fa", TEXTS["fa"], "خبر", "2023-10-04"),
    ]


def test_mapped_fields_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in ROWS), encoding="utf-8")
    expect(articles(path, config=MAPPED))
    (first, _) = failures(path)
    assert first.code == "no-text" and "--map text=" in first.message


def test_mapped_fields_of_json_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for document in (ROWS, {"count": 2, "articles": ROWS}):
        path.write_text(json.dumps(document, indent=1), encoding="utf-8")
        expect(articles(path, config=MAPPED))
    path.write_text(json.dumps(ROWS[0]), encoding="utf-8")
    (one,) = articles(path, config=MAPPED)
    assert one.key == "n-1"


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_json_lines_under_the_name_of_json_are_told(tmp_path: Path, lang: str) -> None:
    (tmp_path / "a.json").write_text((json.dumps({"text": TEXTS[lang]}) + "\n") * 2, encoding="utf-8")
    (bad,) = failures(tmp_path / "a.json")
    assert bad.code == "broken-json" and ".jsonl" in bad.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_mapped_fields_of_csv(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as f:
        sheet = csv.writer(f, delimiter=delimiter)
        sheet.writerow(["n", "body", "meta.date", "site", "notes"])
        for r in ROWS:
            sheet.writerow([r["n"], r["body"], r["meta"]["date"], r["site"], 'a "quoted", note'])  # type: ignore[index]
    expect(articles(path, config=MAPPED))


def test_mapped_fields_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    expect(articles(path, config=MAPPED))


@pytest.mark.parametrize("wrong", ["text", "text=", "words=body", "text=body,=x"])
def test_a_mapping_that_is_none_is_told(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--map text=body"):
        read(tmp_path / "a.jsonl", config=Config(map=wrong))


BROKEN = {  # what stands between two good rows: how many failures it makes
    "a line that is no text within quotation marks": (b'"%s\n\xff\xfe",x', 1),
    "a line that is too long at the end of quotation marks": (b'"%s\n' + b"x" * 30_000 + b'",x', 1),
    "a text with marks that are not doubled": (b'"%s" and more,x', 1),
    "a text with a delimiter and without marks": (b"%s, and more,x", 1),
    "empty cells at the end": (b'"%s",x,,', 0),
}


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize("case", BROKEN)
def test_no_row_runs_into_another_or_loses_words(tmp_path: Path, case: str, lang: str) -> None:
    text, (middle, failed) = TEXTS[lang].splitlines()[-1], BROKEN[case]
    rows = [line % text.encode() for line in (b'"%s",1', middle, b'"%s",3')]
    (tmp_path / "a.csv").write_bytes(b"text,id\n" + b"\n".join(rows) + b"\n")
    found = read(tmp_path / "a.csv", config=Config(max_article_bytes=5000))
    good = [f for f in found if isinstance(f, Article)]
    assert {a.text for a in good} == {text} and {a.key for a in good} >= {"1", "3"}
    assert len(good) == 3 - failed and len(found) == 3


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_mark_that_is_never_closed_makes_no_article(tmp_path: Path, lang: str) -> None:
    text = TEXTS[lang].splitlines()[-1]
    (tmp_path / "a.csv").write_text(f'text,id\n{text},1\n"{text},2\n{text},3\n', "utf-8")
    good, bad = read(tmp_path / "a.csv")
    assert isinstance(good, Article) and isinstance(bad, Failure)
    assert (good.key, bad.code, bad.line) == ("1", "broken-csv", 3)


def test_what_is_wrong_with_a_row_stays_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    ar, fa = (f'"{TEXTS[lang]}"\n'.encode() for lang in ("ar", "fa"))
    path.write_bytes(b"text\n" + ar + b"\xe3\xe3\xff\n" + b'"   "\n' + b"x" * 30_000 + b"\n" + fa)
    found = read(path, config=Config(max_article_bytes=5000))
    kinds = [f.lang if isinstance(f, Article) else f.code for f in found]
    assert kinds == ["ar", "not-utf8", "empty", "too-large", "fa"]
    assert [f.line for f in failures(path, config=Config(max_article_bytes=5000))] == [5, 6, 7]


NO_VALUES = [
    pa.array([b"2023-10-04", b"\xff\xfe", b"2023-10-04"]).view(pa.string()),
    pa.array([0, 1, 0], pa.timestamp("ns")),
    pa.array([0, 2**62, 0], pa.timestamp("us")),
    pa.array([0, 2**30, 0], pa.date32()),
    pa.array([0, 2**62, 0], pa.duration("s")),
]


@pytest.mark.parametrize("column", NO_VALUES, ids=lambda c: str(c.type))
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_value_that_is_none_fails_its_row(tmp_path: Path, column: pa.Array, lang: str) -> None:
    pq.write_table(pa.table({"text": [TEXTS[lang]] * 3, "published": column}), tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert [f.lang if isinstance(f, Article) else f.code for f in found] == [lang, "broken-parquet", lang]
    (bad,) = failures(tmp_path / "a.parquet")
    assert bad.line == 2 and "row" in bad.message


def test_times_of_no_zone_fail_their_rows(tmp_path: Path) -> None:
    times = pa.array([0, 1], pa.timestamp("us", tz="No/Where"))
    pq.write_table(pa.table({"text": [TEXTS["ar"], TEXTS["fa"]], "published": times}), tmp_path / "a.parquet")
    assert [(f.code, f.line) for f in failures(tmp_path / "a.parquet")] == [
        ("broken-parquet", 1),
        ("broken-parquet", 2),
    ]


def test_a_column_whose_name_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [TEXTS["fa"]], "zzzz": ["a"]}), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"zzzz", b"\xff\xfe\xff\xfe"))
    assert [f.code for f in failures(path)] == ["broken-parquet"]


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.parquet"])
def test_an_empty_or_broken_table_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert failures(path)[0].code in ("empty", "broken-json", "broken-parquet")
    path.write_bytes(b"[1, 2" if name == "a.json" else b"\x89PNG\x00\x00")
    assert failures(path)[-1].code in ("binary", "broken-json", "broken-parquet")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_without_texts_is_one_failure_that_names_its_columns(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    columns = {"id": ["1", "2"], "body": [TEXTS["ar"], TEXTS["fa"]]}
    if name == "a.csv":
        path.write_text("id,body\n" + "".join(f'{n},"{t}"\n' for n, t in zip(*columns.values(), strict=True)))
    else:
        pq.write_table(pa.table(columns), path)
    (failure,) = failures(path)
    assert failure.code == "no-text" and 'no column "text" but id, body; say which' in failure.message
    assert [a.text for a in articles(path, config=Config(map="text=body"))] == list(TEXTS.values())


def test_a_parquet_column_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"text": ["ا" * 20_000_000]})
    pq.write_table(table, path, compression="zstd", use_dictionary=False)
    assert failures(path, config=Config(max_article_bytes=1_000_000))[0].code == "unpacks-too-large"


def test_a_missing_library_is_named_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (f,) = failures(tmp_path / "a.parquet", config=CONFIG)
    assert f.code == "extra-missing" and "-m pip install pyarrow" in f.message
