"""Pages in three languages: what they say, in which direction, and as JSON."""

import html
import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

import isnad
from isnad.config import Config
from isnad.job import run
from isnad.record import View, Writer
from isnad.record.numbering import tomorrow
from isnad.web import make_app
from isnad.web.guard import NAMED_HEADERS
from isnad.web.showing import hit_words, tame
from isnad.web.words import SEVERAL, texts

LANGS = {"en": "ltr", "ar": "rtl", "fa": "rtl"}
ARABIC_ONLY, PERSIAN_ONLY = re.compile("[\u064a\u0643\u0629\u0649]"), re.compile("[\u06cc\u06a9\u06af\u067e\u0686]")


def paths(ids: dict[str, str]) -> list[str]:
    """One page of each kind."""
    return [
        "/", "/?span=month", "/search", "/search?q=%D8%A7%DB%8C%D8%B1%D8%A7%D9%86", "/search?kind=event",
        "/search?kind=article&in=fa", "/stories", "/timeline", "/compare", "/compare?by=lang", "/settings",
        "/judgements", "/mechanisms", f"/articles/{ids['ar']}", f"/articles/{ids['fa']}",
        f"/statements/{ids['statement']}", f"/events/{ids['event']}", f"/who/{ids['who']}", "/who?q=iran",
    ]  # fmt: skip


@pytest.mark.parametrize(("lang", "way"), LANGS.items())
def test_each_page_is_there_in_each_language(visitor: TestClient, ids: dict[str, str], lang: str, way: str) -> None:
    for path in paths(ids):
        answer = visitor.get(f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert answer.status_code == 200, path
        assert f'<html lang="{lang}" dir="{way}"' in answer.text, path
        assert str(texts(lang)["ui"]["home"]) in answer.text


def test_headings_leave_no_level_out(visitor: TestClient, ids: dict[str, str]) -> None:
    """A screen reader's list of headings is the page's contents."""
    for path in paths(ids):
        found = re.findall(r'<h(\d)(?:[^>]*aria-level="(\d)")?', visitor.get(path).text)
        levels = [int(spoken or level) for level, spoken in found]
        assert levels.count(1) == 1 and levels[0] == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), (path, levels)


def test_each_page_is_there_as_json(visitor: TestClient, ids: dict[str, str]) -> None:
    for path in paths(ids):
        address, mark, query = path.partition("?")
        answer = visitor.get(("/home" if address == "/" else address) + ".json" + mark + query)
        assert answer.headers["content-type"] == "application/json", path
        assert answer.json(), path


def test_a_language_is_kept_until_another_is_chosen(visitor: TestClient) -> None:
    assert 'lang="en"' in visitor.get("/").text
    visitor.get("/?lang=fa")
    assert '<html lang="fa"' in visitor.get("/stories").text
    visitor.get("/?lang=ar")
    assert '<html lang="ar"' in visitor.get("/stories").text


def test_a_browser_s_own_language_comes_first(visitor: TestClient) -> None:
    answer = visitor.get("/", headers={"accept-language": "fa-IR,fa;q=0.9,en;q=0.5"})
    assert '<html lang="fa"' in answer.text


def test_all_languages_have_the_same_texts() -> None:
    keys = {lang: {(s, k) for s, own in texts(lang).items() if s != SEVERAL for k in own} for lang in LANGS}
    assert keys["ar"] == keys["en"] == keys["fa"]


@pytest.mark.parametrize(("lang", "foreign"), [("ar", PERSIAN_ONLY), ("fa", ARABIC_ONLY)])
def test_texts_are_written_with_their_language_s_letters(lang: str, foreign: re.Pattern[str]) -> None:
    own = {f"{s}.{k}": str(v) for s, found in texts(lang).items() for k, v in found.items()}
    assert [k for k, v in own.items() if foreign.search(v)] == []


def test_every_text_that_templates_name_exists() -> None:
    from isnad.web.room import _environment

    env, known = _environment(), set(texts("en")["ui"])
    source = "".join(env.loader.get_source(env, name)[0] for name in env.list_templates())  # type: ignore[union-attr]
    named = set(re.findall(r"\bt\('([a-z_]+)'\)", source))
    assert named - known == set()


@pytest.mark.parametrize(
    ("lang", "noun", "verb"),
    [
        ("ar", "إعلان", "أعلن"),
        ("ar", "قول", "قال"),
        ("ar", "تأكيد", "أكد"),
        ("fa", "اعلام", "اعلام کرد"),
        ("fa", "گفته", "گفت"),
        ("fa", "تأکید", "تأکید کرد"),
    ],
)
def test_acts_beside_names_need_no_agreement(visitor: TestClient, lang: str, noun: str, verb: str) -> None:
    """A verb would say of Iran, of a ministry and of two men what can be said of one man alone."""
    acts = texts(lang)["act"]
    assert noun in acts.values() and verb not in acts.values()
    html = visitor.get(f"/search?lang={lang}").text
    shown = re.findall(r'<span class="act">(.+?)</span>', html)
    assert len(shown) == 20 and set(shown) <= {f"· {a}" for a in acts.values()}


def test_the_text_of_an_article_stands_in_its_page_letter_for_letter(
    visitor: TestClient, ids: dict[str, str]
) -> None:
    for lang in ("ar", "fa"):
        text = visitor.get(f"/v1/articles/{ids[lang]}").json()["text"]
        page = visitor.get(f"/articles/{ids[lang]}.json").json()
        shown = ["".join(s["text"] for s in p["stretches"]) for p in page["marked"]["paragraphs"]]
        assert shown == [line for line in text.split("\n") if line.strip()]


def test_each_link_of_a_chain_leads_to_its_words(visitor: TestClient, ids: dict[str, str]) -> None:
    for lang in ("ar", "fa"):
        html = visitor.get(f"/articles/{ids[lang]}").text
        wanted = set(re.findall(r'href="#(w\d+)"', html))
        assert wanted and wanted <= set(re.findall(r'id="(w\d+)"', html))


def test_numbers_lead_to_as_many_rows(visitor: TestClient) -> None:
    home = visitor.get("/home.json").json()
    for facet in ("speakers", "agencies", "acts"):
        assert home[facet]
        for value in home[facet]:
            name = {"speakers": "speaker", "agencies": "agency", "acts": "act"}[facet]
            found = visitor.get("/search.json", params={name: value["value"]}).json()
            assert found["total"] == value["count"], value


@pytest.mark.parametrize("span", ["all", "year", "day"])
def test_a_date_in_the_future_is_a_claim_of_the_page_and_not_the_newest(visitor: TestClient, span: str) -> None:
    """One of the press, in Persian, says that it is of 2031."""
    home = visitor.get("/home.json", params={"span": span}).json()
    assert max(s["article"]["published"] for s in home["newest"]) == home["last"] < "2026-12"
    assert home["info"]["last"] == home["last"] and home["info"]["ahead"] == home["ahead"]["count"] == 1
    assert all((s["first"] or "") < "2031" for s in home["stories"][:3])
    listed = visitor.get("/search.json", params=home["ahead"]["filters"]).json()
    assert [h["published"] for h in listed["items"]] == ["2031-07-20"]


@pytest.mark.parametrize(
    ("lang", "text"), [("ar", "قال الوزير إن الاتفاق تم."), ("fa", "وزیر گفت که توافق انجام شد.")]
)
def test_tomorrow_is_not_yet_the_future(lang: str, text: str, tmp_path: Path) -> None:
    with Writer(tmp_path / "r.sqlite") as writer:
        for day in (tomorrow(), "2099-01-01"):
            writer.write([isnad.read(text, lang=lang, published=day)], "test")
    with TestClient(make_app(tmp_path / "r.sqlite"), base_url="http://127.0.0.1:8000") as client:
        home = client.get("/home.json").json()
        assert client.get("/").text.count("– ") == 0, "one day is no span"
    assert home["last"] == tomorrow() and {s["article"]["published"] for s in home["newest"]} == {tomorrow()}


@pytest.mark.parametrize("path", ["/search.json?kind=article", "/search.json", "/v1/articles", "/v1/statements"])
def test_lists_put_a_date_in_the_future_last(visitor: TestClient, path: str) -> None:
    """Page by page."""
    name = "cursor" if path.startswith("/v1") else "after"
    days, found = list[str](), visitor.get(path).json()
    while found["next"]:
        days += [(x.get("article") or x)["published"] or "" for x in found["items"]]
        found = visitor.get(path, params={**parse_qs(urlsplit(path).query), name: found["next"]}).json()
    days += [(x.get("article") or x)["published"] or "" for x in found["items"]]
    assert days[-1] == "2031-07-20" and days == sorted(days, key=lambda d: (d < "2031", d), reverse=True)


def test_feeds_know_a_date_in_the_future_too(tmp_path: Path) -> None:
    with Writer(tmp_path / "r.sqlite") as writer:
        for lang, text in (("ar", "قال الوزير إن الاتفاق تم."), ("fa", "وزیر گفت که توافق انجام شد.")):
            writer.write([isnad.read(text, lang=lang, published="2099-01-01")], "test")
    with TestClient(make_app(tmp_path / "r.sqlite"), base_url="http://127.0.0.1:8000") as client:
        feed = client.get("/search.atom?kind=article").text
    assert "2099" not in feed and "1970-01-01T00:00:00Z" in feed


def test_stories_of_a_date_in_the_future_come_last(tmp_path: Path) -> None:
    rows = []
    for day, who in (("2099-01-01", "قال الوزير لافروف إن الجولة رقم"), ("2020-02-08", "وزیر ظریف گفت که دور شماره")):
        text = " ".join(f"{who} {day[:4]}{n}." for n in range(12))
        rows += [json.dumps({"text": text, "outlet": outlet, "date": day}) for outlet in ("ضفة", "کرانه")]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    run([tmp_path / "a.jsonl"], tmp_path / "r.sqlite", Config())
    with TestClient(make_app(tmp_path / "r.sqlite"), base_url="http://127.0.0.1:8000") as client:
        stories = client.get("/stories.json").json()["stories"]
    assert [s["last"] for s in stories] == ["2020-02-08", "2099-01-01"]


def test_facets_lead_to_as_many_rows(visitor: TestClient) -> None:
    for query in ({"q": "ایران"}, {"kind": "event"}, {"kind": "article"}):
        page = visitor.get("/search.json", params=query).json()
        assert page["facets"]
        for name, values in page["facets"].items():
            for v in values[:2]:
                to = {"from": v["value"], "to": v["value"]} if name == "year" else {
                    "in" if name == "lang" else name: v["value"]}  # fmt: skip
                found = visitor.get("/search.json", params={**query, **to}).json()
                # what stands anywhere in an event is more than those who act in it
                assert found["total"] == v["count"] or (name == "who" and found["total"] > v["count"]), (name, v)


@pytest.mark.parametrize("words", ["السورية", "سوریه"])
def test_what_is_said_stands_out_of_its_sentence(visitor: TestClient, record: Path, words: str) -> None:
    """Two statements of one sentence would else look the same."""
    with View(record) as view:
        hits = [h for h in view.search(words, 100, ["statement"]) if h.said]
    assert len(hits) > 3
    page = visitor.get("/search", params={"q": words, "in": hits[0].article.lang}).text
    assert re.search(r'<blockquote class="said"[^>]*>[^<]*<span class="dim">', page)
    for h in hits:
        at, spans = h.sentence.start, h.said.statement.content if h.said else []
        said = "".join(h.sentence.text[max(0, c.start - at) : max(0, c.end - at)] for c in spans) or h.sentence.text
        undimmed = re.sub(r'<span class="dim">.*?</span>', "", str(hit_words(h)), flags=re.S)
        shown = html.unescape(re.sub("<[^>]+>", "", undimmed))
        assert "".join(shown.split()) == "".join(said.split())
        assert html.unescape(re.sub("<[^>]+>", "", str(hit_words(h)))) == tame(h.sentence.text)


def test_pages_of_results_hold_each_row_once(visitor: TestClient) -> None:
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = visitor.get("/search.json", params={"after": after} if after else {}).json()
        seen += [s["id"] for s in page["items"]]
        after = page["next"]
    assert len(seen) == len(set(seen)) == page["total"]


@pytest.mark.parametrize("digits", ["latin", "arab", "persian"])
def test_digits_are_as_chosen(visitor: TestClient, digits: str) -> None:
    page = visitor.get("/settings").text
    assert "0123456789" in page
    visitor.post("/settings", data={"digits": digits, "lang": "ar", "calendar": "none"})
    numbers = re.findall(r"<dd><a[^>]*>([^<]+)</a>", visitor.get("/").text)
    letters = {"latin": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}[digits]
    assert numbers and all(set(n) <= set(letters + ",٬") for n in numbers)


def test_a_second_calendar_stands_beside_the_first(visitor: TestClient, ids: dict[str, str]) -> None:
    visitor.post("/settings", data={"digits": "latin", "lang": "en", "calendar": "jalali"})
    assert re.search(r"\d+ \w+ \d{4} \(\d+ \w+ 1[34]\d\d\)", visitor.get(f"/articles/{ids['ar']}").text)


def test_what_is_not_there_is_said_so(visitor: TestClient) -> None:
    for path in ("/articles/nothing", "/who/nobody", "/statements/0123456789abcdef/s1", "/stories/none", "/nowhere"):
        answer = visitor.get(path)
        assert answer.status_code == 404 and "<h1>" in answer.text


@pytest.mark.parametrize("path", ["/broken", "/v1/broken", "/broken.json"])
def test_an_error_that_nobody_foresaw_is_guarded_too(record: Path, path: str) -> None:
    app = make_app(record)
    app.add_api_route(path.removesuffix(".json"), lambda: 1 / 0)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        answer = client.get(path)
    assert answer.status_code == 500 and "division by zero" in answer.text
    assert [answer.headers.get(name) for name in NAMED_HEADERS] == list(NAMED_HEADERS.values())


@pytest.mark.parametrize("path", ["/search", "/compare", "/compare?by=lang"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_period_that_ends_before_it_begins_is_told(visitor: TestClient, lang: str, path: str) -> None:
    asked = path + ("&" if "?" in path else "?") + f"lang={lang}"
    assert texts(lang)["ui"]["ends_before"] in visitor.get(f"{asked}&from=2021&to=2020").text
    assert texts(lang)["ui"]["ends_before"] not in visitor.get(f"{asked}&from=1900&to=1901").text


@pytest.mark.parametrize("path", ["/search", "/compare"])
@pytest.mark.parametrize("day", ["1403-07-15", "۱۴۰۳", "١٤٤٦-٠٤", "2016-13"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_day_that_is_left_out_is_told(visitor: TestClient, lang: str, day: str, path: str) -> None:
    told = texts(lang)["ui"]["no_day"]
    page = visitor.get(path, params={"lang": lang, "from": day, "to": "2016"}).text
    assert told in page and f"{day}</bdi>" in page
    assert told not in visitor.get(path, params={"lang": lang, "from": "2016-12", "to": "2017"}).text


def test_a_page_that_did_not_change_is_not_sent_again(visitor: TestClient) -> None:
    visitor.get("/stories")
    first = visitor.get("/stories")
    again = visitor.get("/stories", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_page_weighs_more_than_its_budget(visitor: TestClient, ids: dict[str, str]) -> None:
    for path in paths(ids):
        assert len(visitor.get(path).content) < 200_000
