"""No text of an article can run, restyle the page or turn it round."""

import re
from html.parser import HTMLParser

import pytest
from hostile import ATTACKS, articles
from starlette.testclient import TestClient

OURS = {"/static/room.js", "/static/built/htmx.min.js"}
LANGS = ("en", "ar", "fa")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("style", "iframe", "img", "object", "embed", "base"):
            self.faults.append(f"<{tag}>")
        if tag == "script" and (values.get("src") or "").partition("?")[0] not in OURS:
            self.faults.append(f"<script {values}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"<{tag} {name}>")
            if name in ("href", "src", "action") and (value or "").strip().lower().startswith(
                ("javascript", "data:")
            ):
                self.faults.append(f"<{tag} {name}={value}>")
        if tag == "script":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.faults.append("a script in the page")


def pages(some: int = len(ATTACKS)) -> list[str]:
    """Every kind of page in which an article's words stand, of `some` articles."""
    out = ["/", "/search", "/search?kind=event", "/search?kind=article", "/search?q=hurt", "/timeline", "/stories"]
    out += ["/compare?by=speaker&a=hurt&b=script&q=hurt", "/compare", "/who?q=hurt", "/mechanisms", "/judgements"]
    for reading in articles()[:some]:
        id = reading.article.id[:16]
        out += [f"/articles/{id}", f"/statements/{id}/s1", f"/events/{id}/v1", f"/who/{id}/e1", f"/who/{id}/e4"]
    return out


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_holds_what_would_run_or_restyle(den: TestClient, lang: str) -> None:
    for path in pages() if lang == "en" else pages(2):
        answer = den.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert answer.status_code == 200, path
        assert Page(answer.text).faults == [], path
        assert not TURNING.search(answer.text), path  # nothing turns what stands around a text


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_what_is_asked_for_does_not_run_either(den: TestClient, attack: str) -> None:
    values = {"q": attack, "speaker": attack, "who": attack, "a": attack, "b": attack, "on": attack, "sort": attack}
    for path in ("/search", "/who", "/compare", "/timeline", "/articles/x", "/stories/x", "/copies/x"):
        answer = den.get(path, params=values)
        assert Page(answer.text).faults == [], path


def test_the_text_itself_is_kept_letter_for_letter(den: TestClient) -> None:
    for reading in articles():
        assert den.get(f"/v1/articles/{reading.article.id[:16]}").json()["text"] == reading.article.text


def test_spreadsheets_get_no_formulas(den: TestClient) -> None:
    for kind in ("statement", "event", "article"):
        for line in den.get("/search.csv", params={"kind": kind}).text.splitlines()[1:]:
            assert not line.startswith(("=", "+", "-", "@"))


def test_feeds_are_well_formed(den: TestClient) -> None:
    from xml.etree import ElementTree

    for kind in ("statement", "event", "article"):
        feed = ElementTree.fromstring(den.get("/search.atom", params={"kind": kind}).content)
        assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(ATTACKS)


def test_every_answer_forbids_scripts_and_styles_of_others(den: TestClient) -> None:
    for path in ("/", "/nothing", "/v1", "/static/room.css", "/search.csv"):
        policy = den.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert "script-src 'self'" in policy and "style-src 'self'" in policy
