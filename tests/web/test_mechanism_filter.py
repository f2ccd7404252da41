"""Mechanisms as a filter of search, on the page, in the API and on the command line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import isnad
from isnad.cli.main import app
from isnad.record import Writer
from isnad.web import make_app
from isnad.web.words import texts

TEXTS = {
    "ar": "قال المتحدث باسم الخارجية الإيرانية إن عملية أستانا تمضي قدماً. وأكد الوزير أن الطقس جميل.",
    "fa": "وزیر خارجه گفت که روند آستانه به سود سوریه است. وی افزود که هوا خوب است.",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("mechanisms") / "m.sqlite"
    with Writer(out) as writer:
        writer.write([isnad.read(text, lang=lang, published="2017-05-04") for lang, text in TEXTS.items()], "test")
    return out


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize("lang", ["en", "ar", "fa"])
def test_the_page_has_it_as_a_facet_with_counts(client: TestClient, lang: str) -> None:
    page = client.get("/search.json").json()
    (value,) = (v for v in page["facets"]["mechanism"] if v["value"] == "id:astana-process")
    narrowed = client.get("/search.json", params={"mechanism": value["value"]}).json()
    assert narrowed["total"] == value["count"] == 2 < page["total"]
    html = client.get("/search", params={"mechanism": value["value"], "lang": lang}).text
    assert f'<span class="dim">{texts(lang)["ui"]["mechanism"]}</span>' in html
    assert 'href="/search.csv?' in html and "mechanism=id%3Aastana-process" in html


@pytest.mark.parametrize("name", ["id:astana-process", "astana-process", "عملية أستانا", "روند آستانه"])
def test_the_api_and_the_command_line_take_it(client: TestClient, path: Path, name: str) -> None:
    said = client.get("/v1/statements", params={"mechanism": name}).json()["items"]
    assert {s["article"]["lang"] for s in said} == {"ar", "fa"} and len(said) == 2
    assert len(client.get("/v1/articles", params={"mechanism": name}).json()["items"]) == 2
    assert client.get("/v1/search", params={"q": "الطقس", "mechanism": name}).json()["items"] == []
    done = CliRunner().invoke(app, ["search", "--mechanism", name, "--record", str(path), "--format", "csv"])
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 3
    asked = ["export", "--mechanism", name, "--record", str(path), "--as", "statements-tsv"]
    assert len(CliRunner().invoke(app, asked).stdout.splitlines()) == 3


def test_the_api_lists_them_by_words_and_kind(client: TestClient) -> None:
    def ids(**asked: str) -> list[str]:
        return [m["id"] for m in client.get("/v1/mechanisms", params=asked).json()["items"]]

    assert ids(q="روند آستانه") == ids(q="عملية أستانا") == ["astana-process"]
    assert "astana-process" in ids(kind="process")
    assert ids(kind="envoy") == []
    assert client.get("/v1/mechanisms", params={"kind": "thing"}).status_code == 422


def test_its_page_leads_to_the_statements_that_concern_it(client: TestClient) -> None:
    page = client.get("/who/astana-process")
    assert page.status_code == 200 and "/search?mechanism=id%3Aastana-process" in page.text
    shown = client.get("/who/astana-process.json").json()
    assert {s["article"]["lang"] for s in shown["concerning"]} == {"ar", "fa"} and shown["concerning_count"] == 2
    assert {party["name"] for party, _ in shown["parties"]} == {"Iran"}
    assert page.text.count('<article class="row') >= 2 and "/who/IRN" in page.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ar", "وأكد لافروف أن بلاده تدعم عملية أستانا."), ("fa", "لاوروف گفت که کشورش از روند آستانه پشتیبانی می‌کند.")],
)
def test_the_list_leads_to_the_words_that_first_name_it(tmp_path: Path, lang: str, text: str) -> None:
    """Words in the midst of what somebody says, where nothing else begins."""
    with Writer(tmp_path / "m.sqlite") as writer:
        writer.write([isnad.read(text, lang=lang)], "test")
    with TestClient(make_app(tmp_path / "m.sqlite"), base_url="http://127.0.0.1:8000") as client:
        ((address, word),) = re.findall(r'href="(/articles/[0-9a-f]+)#(w\d+)"', client.get("/mechanisms").text)
        assert f'id="{word}"' in client.get(address).text
