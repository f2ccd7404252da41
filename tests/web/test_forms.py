"""Judgements: kept with author and reason, from this server's own pages only."""

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from isnad.errors import UsageError
from isnad.record import View
from isnad.web import loopback, make_app

HERE = "http://127.0.0.1:8000"


@pytest.fixture
def copy(record: Path, tmp_path: Path) -> Path:
    """A record of one's own."""
    return Path(shutil.copy(record, tmp_path / "own.sqlite"))


@pytest.fixture
def browser(copy: Path) -> TestClient:
    return TestClient(make_app(copy), base_url=HERE)


def token(browser: TestClient, page: str) -> str:
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get(page).text)
    assert found
    return found[1]


@pytest.mark.parametrize("reason", ["القائل غيره", "گوینده کس دیگری است", "another speaks"])
def test_what_one_finds_wrong_is_kept(browser: TestClient, copy: Path, ids: dict[str, str], reason: str) -> None:
    page = f"/statements/{ids['statement']}"
    form = {
        "about": ids["statement"],
        "what": "wrong_speaker",
        "reason": reason,
        "author": "Mina",
        "verdict": "wrong",
    }
    answer = browser.post("/judgements", data={**form, "token": token(browser, page)}, headers={"origin": HERE})
    assert "The judgement is kept" in answer.text and reason in answer.text
    with View(copy) as view:
        (kept,) = view.judgements()
    assert (kept.about, kept.author, kept.verdict) == (ids["statement"], "Mina", "wrong")
    assert kept.reason == f"wrong_speaker: {reason}"
    assert reason in browser.get("/judgements").text


def test_a_form_without_this_page_s_token_is_refused(browser: TestClient, copy: Path, ids: dict[str, str]) -> None:
    form = {"about": ids["statement"], "reason": "x", "author": "Mina"}
    for given in ("", "0" * 64):
        assert browser.post("/judgements", data={**form, "token": given}).status_code == 403
    stolen = token(browser, f"/statements/{ids['statement']}")
    stranger = TestClient(browser.app, base_url=HERE)
    assert stranger.post("/judgements", data={**form, "token": stolen}).status_code == 403
    with View(copy) as view:
        assert list(view.judgements()) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"host": "evil.example"},
    ],
)
def test_other_sites_can_send_nothing(browser: TestClient, ids: dict[str, str], headers: dict[str, str]) -> None:
    judged = {"about": ids["statement"], "verdict": "wrong", "reason": "x"}
    for path, body in (("/v1/judgements", judged), ("/v1/readings", {"text": "قال زيد إن"})):
        assert browser.post(path, json=body, headers=headers).status_code in (403, 421)
    assert browser.post("/settings", data={"lang": "ar"}, headers=headers).status_code in (403, 421)


def test_a_name_that_is_not_this_computer_s_is_refused(browser: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example:8000", "192.168.0.1", "localhost.evil:1", ""):
        assert browser.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost", "127.0.0.1:9", "[::1]:8000"):
        assert browser.get("/", headers={"host": host}).status_code == 200


def test_a_body_too_large_is_refused(browser: TestClient) -> None:
    assert browser.post("/v1/readings", content=b"x" * 2_000_001).status_code == 413


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", "8.8.8.8", ""])
def test_no_address_is_listened_on_that_others_could_reach(host: str) -> None:
    with pytest.raises(UsageError, match="other computers"):
        loopback(host)


def test_addresses_of_this_computer_are_listened_on() -> None:
    assert [loopback(h) for h in ("127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.2")] == [
        "127.0.0.1", "127.0.0.1", "::1", "::1", "127.0.0.2",
    ]  # fmt: skip


def test_a_judgement_needs_a_name_and_a_finding(browser: TestClient, ids: dict[str, str]) -> None:
    own = token(browser, f"/statements/{ids['statement']}")
    form = {"token": own, "about": ids["statement"], "reason": "x"}
    assert browser.post("/judgements", data=form).status_code == 400
    answer = browser.post("/judgements", data={**form, "about": "0123456789abcdef/s9", "author": "Mina"})
    assert answer.status_code == 404
