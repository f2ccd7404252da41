"""What a search finds as files: the same rows in each form."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("kind", ["statement", "event", "article"])
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_csv_json_lines_and_parquet_hold_the_rows_of_the_search(room: TestClient, kind: str, lang: str) -> None:
    asked = {"kind": kind, "in": lang}
    total = room.get("/search.json", params=asked).json()["total"]
    lines = [json.loads(x) for x in room.get("/search.jsonl", params=asked).text.splitlines()]
    sheet = list(csv.DictReader(io.StringIO(room.get("/search.csv", params=asked).text, newline="")))
    answer = room.get("/search.parquet", params=asked)
    table = pq.read_table(io.BytesIO(answer.content))
    assert answer.headers["content-disposition"] == f'attachment; filename="isnad-{kind}s.parquet"'
    assert len(lines) == len(sheet) == table.num_rows == total > 0
    assert table.column_names == list(sheet[0])
    for one, row in zip(table.to_pylist(), sheet, strict=True):
        assert {k: " ".join((v or "").split()) for k, v in one.items()} == {
            k: " ".join(v.split()) for k, v in row.items()
        }
    assert {row.get("lang", lang) for row in sheet} == {lang}
    assert f'href="/search.parquet?kind={kind}' in room.get("/search", params={"kind": kind}).text


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "atom"])
def test_what_can_t_be_asked_is_no_file(room: TestClient, form: str) -> None:
    assert room.get(f"/search.{form}", params={"kind": "article", "speaker": "!!"}).status_code == 404


def test_parquet_of_nothing_has_its_columns(room: TestClient) -> None:
    table = pq.read_table(io.BytesIO(room.get("/search.parquet", params={"q": "zzzz"}).content))
    assert table.num_rows == 0 and "content" in table.column_names


@pytest.mark.parametrize("lang", ["en", "ar", "fa"])
def test_without_the_library_the_page_says_what_to_install(
    room: TestClient, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.export.parquet.find_spec", lambda name: None)
    answer = room.get("/search.parquet", params={"lang": lang})
    assert answer.status_code == 501 and "-m pip install pyarrow" in answer.text and f'lang="{lang}"' in answer.text
