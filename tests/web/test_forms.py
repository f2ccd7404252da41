"""Judgements: kept with author and reason, from this server's own pages only."""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import isnad
from isnad.errors import UsageError
from isnad.record import View, Writer, database
from isnad.web import loopback, make_app, room

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
    for host in ("evil.example", "127.0.0.1.evil.example:8000", "192.168.0.1", "localhost.evil:1", "", "[]:80"):
        assert browser.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost", "127.0.0.1:9", "[::1]:8000", "127.0.0.2:8000"):  # each may be listened on
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


@pytest.fixture
def locked_away(record: Path) -> Iterator[Path]:
    """A record that may only be read: written to by nobody but root, whom the test then is not."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:  # the test's own folder is closed to others than its owner
        path = Path(shutil.copy(record, Path(folder) / "own.sqlite"))
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        if root:
            os.setresuid(65534, 65534, 0)
        try:
            yield path
        finally:
            if root:
                os.setresuid(0, 0, 0)
            Path(folder).chmod(0o755)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "can only be read"), ("ar", "للقراءة فقط"), ("fa", "فقط خواندنی است")]
)
def test_a_record_that_may_only_be_read_says_so(locked_away: Path, ids: dict[str, str], lang: str, said: str) -> None:
    browser = TestClient(make_app(locked_away), base_url=HERE)
    page = f"/statements/{ids['statement']}"
    judged = {"about": ids["statement"], "verdict": "wrong", "reason": "x", "author": "Mina"}
    form = {**judged, "token": token(browser, page)}
    answer = browser.post(f"/judgements?lang={lang}", data=form)
    assert answer.status_code == 403 and said in answer.text
    answer = browser.post("/v1/judgements", json=judged)
    assert answer.status_code == 403 and "check that you may read and write the file" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "is writing the record"), ("ar", "يكتب في السجل الآن"), ("fa", "در پیشینه می‌نویسد")]
)
def test_a_record_that_another_program_holds_says_so_soon(
    copy: Path, ids: dict[str, str], lang: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert database.AT_HAND <= 10  # seconds: nobody waits longer for a page
    monkeypatch.setattr(room, "AT_HAND", 0.1)
    browser = TestClient(make_app(copy), base_url=HERE)
    page = f"/statements/{ids['statement']}"
    judged = {"about": ids["statement"], "verdict": "wrong", "reason": "x", "author": "Mina"}
    form = {**judged, "token": token(browser, page)}
    with closing(sqlite3.connect(copy, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = browser.post(f"/judgements?lang={lang}", data=form)
        assert answer.status_code == 503 and said in answer.text
    assert browser.post("/v1/judgements", json=judged).status_code == 201


def test_a_judgement_needs_a_name_and_a_finding(browser: TestClient, ids: dict[str, str]) -> None:
    own = token(browser, f"/statements/{ids['statement']}")
    form = {"token": own, "about": ids["statement"], "reason": "x"}
    assert browser.post("/judgements", data=form).status_code == 400
    answer = browser.post("/judgements", data={**form, "about": "0123456789abcdef/s9", "author": "Mina"})
    assert answer.status_code == 404


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize("marked", [True, False])
def test_a_missed_statement_is_kept_with_its_place(
    browser: TestClient, copy: Path, ids: dict[str, str], lang: str, marked: bool
) -> None:
    page = f"/articles/{ids[lang]}"
    text = browser.get(f"/v1{page}").json()["text"]
    line = max(text.split("\n"), key=len)
    start, words = text.index(line) + 5, line[5:60].strip()
    start += len(line[5:60]) - len(line[5:60].lstrip())
    form = {"about": ids[lang], "verdict": "missing", "words": words, "author": "Mina", "reason": "السبب"}
    form |= {"start": str(start)} if marked else {}
    answer = browser.post("/judgements", data={**form, "token": token(browser, page)})
    assert answer.status_code == 200 and "The judgement is kept" in answer.text
    assert f'id="w{start}"' in answer.text and "missed-note" in answer.text
    with View(copy) as view:
        (kept,) = view.judgements()
    assert kept.about == f"{ids[lang]}/{start}-{start + len(words)}"
    assert (kept.words, kept.author, kept.reason) == (words, "Mina", "missing_statement: السبب")
    shown = browser.get(f"{page}.json").json()["marked"]["paragraphs"]
    assert "".join(s["text"] for p in shown for s in p["stretches"] if s["missed"]) == words
    assert f'href="/articles/{ids[lang]}#w{start}"' in browser.get("/judgements").text


@pytest.mark.parametrize(("lang", "said"), [("en", "letter for letter"), ("ar", "حرفًا بحرف"), ("fa", "حرف‌به‌حرف")])
def test_words_that_do_not_stand_in_the_text_are_not_kept(
    browser: TestClient, copy: Path, ids: dict[str, str], lang: str, said: str
) -> None:
    page = f"/articles/{ids['fa']}"
    own = token(browser, page)
    for more in ({"words": "این واژه‌ها در متن نیستند"}, {"words": "در", "start": "1"}, {"words": ""}):
        form = {"about": ids["fa"], "verdict": "missing", "author": "Mina", "token": own, **more}
        answer = browser.post(f"/judgements?lang={lang}", data=form)
        assert answer.status_code == 400 and said in answer.text
    assert browser.post("/judgements", data={**form, "about": "nothing"}).status_code == 404
    assert browser.post("/judgements", data={**form, "token": ""}).status_code == 403
    with View(copy) as view:
        assert list(view.judgements()) == []


def test_the_api_keeps_what_is_missed_and_refuses_other_words(
    browser: TestClient, copy: Path, ids: dict[str, str]
) -> None:
    text = browser.get(f"/v1/articles/{ids['ar']}").json()["text"]
    body = {"about": f"{ids['ar']}/0-12", "verdict": "missing", "words": text[:12], "reason": "x"}
    kept = browser.post("/v1/judgements", json=body)
    assert kept.status_code == 201 and kept.json()["words"] == text[:12]
    for change, status in (
        ({"words": text[:11]}, 409),
        ({"about": "0123456789abcdef/0-12"}, 404),
        ({"about": ids["statement"]}, 422),
        ({"verdict": "wrong"}, 422),
        ({"words": ""}, 422),
    ):
        answer = browser.post("/v1/judgements", json={**body, **change})
        assert answer.status_code == status, (change, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
    with View(copy) as view:
        assert len(list(view.judgements())) == 1


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "قال الوزير \u202eإن الاتفاق تم."), ("fa", "وزیر گفت\u2067 که توافق شد.")]
)
def test_marks_that_turn_a_text_are_kept_though_the_page_shows_signs(tmp_path: Path, lang: str, text: str) -> None:
    """The page shows such a mark as a sign; what one copies from it is still found, and kept as it stands."""
    with Writer(tmp_path / "r.sqlite") as writer:
        writer.write([isnad.read(text, lang=lang)], "test")
    browser = TestClient(make_app(tmp_path / "r.sqlite"), base_url=HERE)
    (article,) = browser.get("/v1/articles").json()["items"]
    page = f"/articles/{article['id'][:16]}"
    shown = text.replace("\u202e", "\u25ab").replace("\u2067", "\u25ab")[:-1]
    assert "\u25ab" in shown
    form = {"about": article["id"][:16], "verdict": "missing", "words": shown, "author": "Mina"}
    assert browser.post("/judgements", data={**form, "token": token(browser, page)}).status_code == 200
    with View(tmp_path / "r.sqlite") as view:
        (kept,) = view.judgements()
    assert (kept.words, kept.evidence[0].spans) == (text[:-1], [(0, len(text) - 1)])
