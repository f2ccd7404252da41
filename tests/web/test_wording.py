"""How pages put names, verbs, days and shares in three languages, and that no address of a page is an error."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import isnad
from isnad.config import Config
from isnad.job import run
from isnad.model import Entity
from isnad.record import Writer
from isnad.web import make_app
from isnad.web.reader import Reader
from isnad.web.showing import name_of
from isnad.web.words import SEVERAL, Speech, texts

TEXTS = {
    "ar": "وأكدت إيران والعراق أن الحوار سيستمر. وقالت إيران إن الحوار مفيد.",
    "fa": "ایران و عراق تأکید کردند که گفت‌وگو ادامه دارد. ایران گفت که گفت‌وگو مفید است.",
}
SAID = {
    "en": {"Iran and Iraq stress", "Iran says"},
    "ar": {"إيران والعراق · تأكيد", "إيران · قول"},
    "fa": {"ایران و عراق · تأکید", "ایران · گفته"},
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A room where two states speak together, and one of them alone."""
    path = tmp_path_factory.mktemp("talk") / "talk.sqlite"
    with Writer(path) as writer:
        writer.write([isnad.read(text, lang=lang, published="2020-02-08") for lang, text in TEXTS.items()], "test")
    with TestClient(make_app(path), base_url="http://127.0.0.1:8000") as client:
        yield client


def plain(markup: str) -> str:
    """What a page's reader reads."""
    return " ".join(html.unescape(re.sub("<[^>]+>", "", markup)).split())


@pytest.mark.parametrize(("lang", "mark"), [("en", " · "), ("ar", "، "), ("fa", "، ")])
def test_outlets_of_any_script_stand_in_their_order(lang: str, mark: str, tmp_path: Path) -> None:
    """Between right-to-left names a Latin comma seems to stand on the wrong side."""
    said = " ".join(f"قال وزير الخارجية الروسي سيرغي لافروف إن الجولة رقم {n} بدأت." for n in range(9))
    lines = [json.dumps({"text": said, "outlet": outlet, "date": "2020-02-08"}) for outlet in ("ضفة", "Shore", None)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run([tmp_path / "a.jsonl"], tmp_path / "r.sqlite", Config())
    with TestClient(make_app(tmp_path / "r.sqlite"), base_url="http://127.0.0.1:8000") as client:
        home = client.get(f"/?lang={lang}").text
    (outlets,) = re.findall(r'<p class="outlets">(.+?)</p>', home)
    unknown = texts(lang)["ui"]["unknown"]
    assert sorted(plain(outlets).split(mark)) == sorted(["Shore", "ضفة", unknown])


@pytest.mark.parametrize("lang", SAID)
def test_two_who_speak_are_joined_and_take_a_plural(talk: TestClient, lang: str) -> None:
    page = talk.get(f"/search?lang={lang}").text
    heads = re.findall(r'<p class="row-head">(.+?)</p>', page)
    assert {plain(h) for h in heads} == SAID[lang]


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_a_headline_and_its_outlet_do_not_run_together(room: TestClient, kind: str) -> None:
    feet = re.findall(r'<p class="row-foot">(.+?)</p>', room.get(f"/search?lang=en&kind={kind}").text, re.S)
    assert feet and all(plain(foot).count(" · ") == 2 for foot in feet)


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("paper", TEXTS)
def test_two_who_speak_are_one_link_of_the_chain(talk: TestClient, lang: str, paper: str) -> None:
    """Beside the text too: as two links one would have told what the other said."""
    id = talk.get("/v1/articles", params={"lang": paper}).json()["items"][0]["id"][:16]
    page = talk.get(f"/articles/{id}?lang={lang}").text
    for chain in re.findall(r'<ol class="chain".+?</ol>', page, re.S):
        assert chain.count('class="link speaker') == 1
    names = {plain(li) for li in re.findall(r'<li class="link speaker">(.+?)</li>', page, re.S)}
    both, one = (re.sub(r" (· )?\S+$", "", s) for s in sorted(SAID[lang], key=len, reverse=True))
    assert names == {f"{texts(lang)['role']['speaker']} {x}" for x in (both, one)}


@pytest.mark.parametrize("lang", SAID)
def test_the_tab_names_speakers_in_the_page_s_language(talk: TestClient, lang: str) -> None:
    found = talk.get("/v1/statements?act=stress").json()["items"]
    titles = {re.findall("<title>(.+?) ·", talk.get(f"/statements/{s['id']}?lang={lang}").text)[0] for s in found}
    assert titles == {max(SAID[lang], key=len).rpartition(" ·" if lang != "en" else " ")[0]}


@pytest.mark.parametrize(
    ("lang", "kind", "title"),
    [("en", "statement", "Iran, Iraq"), ("ar", "statement", "إيران، العراق"), ("fa", "statement", "ایران، عراق"),
     ("en", "event", "Meeting or talks"), ("ar", "event", "لقاء أو محادثات"), ("fa", "event", "دیدار یا گفت‌وگو")],
)  # fmt: skip
def test_feeds_name_things_in_the_reader_s_language(
    talk: TestClient, visitor: TestClient, lang: str, kind: str, title: str
) -> None:
    room = talk if kind == "statement" else visitor
    feed = room.get("/search.atom", params={"kind": kind, "lang": lang}).text
    assert title in re.findall("<title>(.+?)</title>", feed)


@pytest.mark.parametrize(
    ("lang", "names", "shown"),
    [
        ("ar", {"fa": ["نماینده ایران"], "en": ["envoy of Iran"]}, ("نماینده ایران", "fa")),
        ("fa", {"ar": ["الممثلة العليا"], "en": ["envoy of Iran"]}, ("الممثلة العليا", "ar")),
        ("en", {"fa": ["نماینده ایران"], "en": ["envoy of Iran"]}, ("envoy of Iran", "en")),
    ],
)
def test_an_english_name_is_the_last_for_readers_of_arabic_and_persian(
    lang: str, names: dict[str, list[str]], shown: tuple[str, str]
) -> None:
    assert name_of(Entity(id="e1", type="PER", name="envoy of Iran", names=names), lang) == shown


def test_each_act_has_a_plural_in_english() -> None:
    assert texts("en")[SEVERAL].keys() == texts("en")["act"].keys()


@pytest.mark.parametrize(("lang", "share"), [("en", "94%"), ("ar", "٩٤٪"), ("fa", "۹۴٪")])
def test_shares_have_the_language_s_percent_sign(lang: str, share: str) -> None:
    assert Speech(Reader(lang=lang)).percent(0.944) == share


@pytest.mark.parametrize(("lang", "weekday", "column"), [("en", "Mo", 5), ("ar", "س", 0), ("fa", "ش", 0)])
def test_weeks_begin_as_the_language_s_calendar_has_them(
    visitor: TestClient, lang: str, weekday: str, column: int
) -> None:
    """10 December 2016 was a Saturday."""
    page = visitor.get(f"/timeline?on=2016-12&lang={lang}").text
    assert re.findall(r'<th scope="col">(.+?)</th>', page)[0] == weekday
    weeks = visitor.get(f"/timeline.json?on=2016-12&lang={lang}").json()["weeks"]
    assert [week.index(d) for week in weeks for d in week if d and d["number"] == 10] == [column]


@pytest.mark.parametrize("day", ["2016-12-20", "٢٠١٦-١٢-٢٠", "۲۰۱۶-۱۲-۲۰"])
def test_days_may_be_typed_in_any_digits(visitor: TestClient, day: str) -> None:
    found = visitor.get("/search.json", params={"from": day, "to": day}).json()
    assert found["values"] == {"from": "2016-12-20", "to": "2016-12-20"} and found["total"]


@pytest.mark.parametrize(
    "path", ["/timeline?on=9999-12", "/timeline?on=9999-12-31", "/stories?after=²", "/judgements?after=²"]
)
def test_no_address_is_an_error(visitor: TestClient, path: str) -> None:
    assert visitor.get(path).status_code == 200


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/nowhere", 404), ("/v1", 200), ("/static/room.css", 200)])
def test_what_can_be_got_can_be_asked_for_its_head(visitor: TestClient, path: str, status: int) -> None:
    assert visitor.head(path).status_code == status
