"""The API: true to its description, in the record's own field names."""

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import periods  # noqa: F401 (its hook)
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from gold_readings import press
from isnad.record import View, Writer
from isnad.record.filters import is_day
from isnad.web import make_app
from isnad.web.api import DAY

HERE = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The API over a record of its own, as it is written to."""
    path = tmp_path_factory.mktemp("api") / "press.sqlite"
    with Writer(path) as writer:
        writer.write(press()[:6], "gold")
    with TestClient(make_app(path), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("kind", ["statements", "events", "articles", "entities", "mechanisms"])
def test_cursors_lead_through_all_rows_once(room: TestClient, kind: str) -> None:
    ids, cursor = [], None
    while True:
        page = room.get(f"/v1/{kind}", params={"limit": 7, **({"cursor": cursor} if cursor else {})}).json()
        ids += [x["id"] for x in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(ids) == len(set(ids))
    if kind != "entities" and kind != "mechanisms":
        with View(room.app.state.room.path) as view:  # type: ignore[attr-defined]
            assert set(ids) == {x.id for x in getattr(view, kind)()}


def test_a_cursor_of_nobody_is_refused(room: TestClient) -> None:
    answer = room.get("/v1/statements", params={"cursor": "aaaaaaaaaaaa"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


@pytest.mark.parametrize(("place", "status"), [(-1, 404), (2**62 - 1, 200), (2**63 - 1, 404), (2**64, 404)])
@pytest.mark.parametrize("kind", ["statements", "events", "articles", "failures", "judgements"])
def test_a_cursor_behind_every_row_leads_to_none(room: TestClient, kind: str, place: int, status: int) -> None:
    cursor = base64.urlsafe_b64encode(f'["ffff",{place}]'.encode()).decode().rstrip("=")
    answer = room.get(f"/v1/view/{kind}", params={"cursor": cursor})
    assert answer.status_code == status and not answer.json().get("items")


@pytest.mark.parametrize(("q", "lang"), [("شمخاني", "fa"), ("شمخانی", "ar"), ("Shamkhani", "ar")])
def test_names_are_found_in_any_script(room: TestClient, q: str, lang: str) -> None:
    found = room.get("/v1/search", params={"q": q, "lang": lang}).json()["items"]
    assert found and all(x["article"]["lang"] == lang for x in found)
    for hit in found:
        assert all(0 <= a < b <= len(hit["sentence"]["text"]) for a, b in hit["marks"])


def test_findings_are_found_again_by_their_ids(room: TestClient, ids: dict[str, str]) -> None:
    statement = room.get(f"/v1/statements/{ids['statement']}").json()
    article = room.get(f"/v1/articles/{statement['article']['id']}").json()
    own = next(s for s in article["statements"] if s["id"] == statement["statement"]["id"])
    assert own == statement["statement"]
    for span in own["content"]:
        assert article["text"][span["start"] : span["end"]] == span["text"]
    assert room.get(f"/v1/events/{ids['event']}").json()["event"]["id"] == ids["event"].partition("/")[2]
    assert room.get(f"/v1/entities/{ids['who']}").json()["id"] == ids["who"]


def test_an_answer_that_did_not_change_is_not_sent_again(room: TestClient) -> None:
    first = room.get("/v1/statements")
    again = room.get("/v1/statements", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("text", "lang", "cue"),
    [("قال الوزير إن الاجتماع سيعقد غدا.", "ar", "قال"), ("وزیر گفت که نشست فردا برگزار می‌شود.", "fa", "گفت")],
)
def test_a_text_is_read_and_not_kept(room: TestClient, text: str, lang: str, cue: str) -> None:
    before = room.get("/v1").json()
    reading = room.post("/v1/readings", json={"text": text, "published": "2020-02-08"}).json()
    assert (reading["schema"], reading["article"]["lang"], reading["text"]) == ("isnad/1", lang, text)
    assert [s["cue"]["text"] for s in reading["statements"]] == [cue]
    assert room.get("/v1").json() == before


def test_a_text_that_can_t_be_read_says_why(room: TestClient) -> None:
    reading = room.post("/v1/readings", json={"text": "123"}).json()
    assert reading["statements"] == [] and reading["failures"][0]["code"]


def test_judgements_are_added(record: Path, tmp_path: Path, ids: dict[str, str]) -> None:
    own = Path(shutil.copy(record, tmp_path / "own.sqlite"))
    client = TestClient(make_app(own), base_url=HERE)
    body = {"about": ids["statement"], "verdict": "wrong", "reason": "غير صحيح"}
    answer = client.post("/v1/judgements", json=body)
    assert answer.status_code == 201
    with View(own) as view:
        assert [j.id for j in view.judgements()] == [answer.json()["id"]]


def test_what_is_asked_wrongly_is_a_problem_document(room: TestClient) -> None:
    for path in (
        "/v1/statements?limit=0",
        "/v1/search",
        "/v1/statements?from=yesterday",
        "/v1/nothing",
        "/v1/articles/1",
    ):
        answer = room.get(path)
        assert answer.status_code in (404, 422)
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "detail"} <= answer.json().keys()


@pytest.mark.parametrize("year", [1000, 1393, 1900, 2000, 2019, 2020, 2100, 9999])
def test_the_days_that_the_description_allows_are_those_of_the_calendar(year: int) -> None:
    parts = [f"{n:02}" for n in range(34)]
    given = [f"{year}", *(f"{year}-{m}" for m in parts), *(f"{year}-{m}-{d}" for m in parts for d in parts)]
    assert [x for x in given if re.search(DAY, x)] == [x for x in given if is_day(x)]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("statements?spekaer=Lavrov", "query.spekaer: there is no such parameter; there are q, speaker, about"),
        ("events?speaker=Lavrov&On=2016", "query.On: "),
        ("search?q=x&words=y", "query.words: "),
        (
            "view/statements?who=Lavrov",
            "query.who: there is no such parameter; there are limit, cursor, speaker, about",
        ),
        ("view/search?q=x&kinds=event", "query.kinds: "),
        ("mechanisms?event=AGREE", "query.event: "),
        ("?lang=ar", "query.lang: there is no such parameter; it takes none"),
        ("articles/0123456789abcdef?lang=ar", "query.lang: "),
        ("statements?act=lie", "|deny|"),
        ("statements?event=MEET", "CONSULT|"),
        ("statements?lang=en", "'ar' or 'fa'"),
        ("view/events?act=lie", "|deny|"),
        ("statements?from=2020-13", "query.from"),
        ("view/statements?to=2025-02-31", "query.to"),
        ("events?on=2023-02-29", "query.on: "),
        ("mechanisms?kind=foo", "|process|"),
        ("statements?from=2021&to=2020-12", "query.from: the period begins (2021) after its end (2020-12)"),
        ("view/events?from=2021&to=2020", "exchange from and to"),
        ("articles?from=2021-13&to=2020", "query.from: '2021-13' is no day; give one as 2020-02-08"),
        ("view/articles?from=1399", "query.from: '1399' is no day of the Gregorian calendar; give one as"),
    ],
)
def test_what_can_t_be_asked_for_is_named_with_what_can(room: TestClient, asked: str, named: str) -> None:
    answer = room.get(f"/v1/{asked}".replace("/?", "?"))
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert named in answer.json()["detail"]


def test_the_api_does_what_its_description_says(api: TestClient) -> None:
    """A few made requests for each operation; `make flows` asks many more."""
    description = schemathesis.openapi.from_asgi("/openapi.json", api.app, headers={"host": "127.0.0.1"})

    @settings(
        max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate], database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"host": "127.0.0.1"})

    for operation in description.get_all_operations():
        given(case=operation.ok().as_strategy())(ask)()
