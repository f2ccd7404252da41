"""Telegram Desktop exports: each message with words an article of its channel; whom it was forwarded from is kept."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import msgspec
import pytest
from packed import CONFIG, TEXTS, failures, read

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Failure
from local_site import page, site


def message(id: int, text: object, **more: object) -> dict[str, Any]:
    return {"id": id, "type": "message", "date": "2023-10-04T11:22:33", "from": "x", "text": text, **more}


def export(name: str, lang: str, id: int = 99) -> dict[str, Any]:
    text = TEXTS[lang]
    return {
        "name": name,
        "type": "public_channel",
        "id": id,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "title": name, "text": ""},
            message(2, text, forwarded_from="وكالة أنباء · خبرگزاری"),
            message(3, [text[:20], {"type": "bold", "text": text[20:40]}, text[40:]], edited="2023-10-05T00:00:00"),
            message(4, "", photo="x.jpg"),
            message(5, "👍 123"),
        ],
    }


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_channel(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(export("قناة «الخبر»", lang), ensure_ascii=False, indent=1), encoding="utf-8")
    first, second = read(path)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.text, first.lang, first.outlet, first.key) == (TEXTS[lang], lang, "قناة «الخبر»", "99/2")
    assert (first.published, first.published_at) == ("2023-10-04", "2023-10-04T11:22:33")
    assert first.provenance == {"forwarded_from": "وكالة أنباء · خبرگزاری", "telegram_message": "2"}
    assert second.text == TEXTS[lang] and second.provenance["edited"] == "2023-10-05T00:00:00"


def test_an_export_of_all_chats(tmp_path: Path) -> None:
    chats = [export("قناة", "ar", 1), export("کانال", "fa", 2)]
    path = tmp_path / "result.json"
    document = {"about": "export", "chats": {"about": "all", "list": chats}}
    path.write_text(json.dumps(document, ensure_ascii=True, indent=1), encoding="utf-8")
    found = [a for a in read(path) if isinstance(a, Article)]
    assert [(a.outlet, a.key, a.lang) for a in found] == [
        ("قناة", "1/2", "ar"),
        ("قناة", "1/3", "ar"),
        ("کانال", "2/2", "fa"),
        ("کانال", "2/3", "fa"),
    ]


NO_VALUES = [
    # what stands in an export, what takes its place, codes or languages of what is read
    ('"name": "قناة"', r'"name": "a\q"', ["broken-json", "fa"]),
    ('"name": "قناة"', r'"name": "\ud800"', ["lone-surrogate", "fa"]),
    ('"date": "2023-10-04T11:22:33"', '"date_unixtime": "²"', ["ar", "fa"]),
    ('"from": "x"', r'"forwarded_from": "قناة \ud800"', ["ar", "fa"]),
    ('"id": 7', r'"id": "\udfff"', ["lone-surrogate", "fa"]),
]


@pytest.mark.parametrize(("whole", "broken", "found"), NO_VALUES)
def test_a_value_that_is_none_takes_no_other_with_it(
    tmp_path: Path, whole: str, broken: str, found: list[str]
) -> None:
    chats = [{"name": n, "messages": [message(7, TEXTS[lang])]} for n, lang in (("قناة", "ar"), ("کانال", "fa"))]
    text = json.dumps({"chats": {"list": chats}}, ensure_ascii=False)
    assert whole in text
    (tmp_path / "result.json").write_text(text.replace(whole, broken, 1), encoding="utf-8")
    got = read(tmp_path / "result.json")
    assert [f.lang if isinstance(f, Article) else f.code for f in got] == found
    assert json.loads(msgspec.json.encode(got))


def test_words_that_look_like_the_format_change_nothing(tmp_path: Path) -> None:
    text = TEXTS["ar"] + ' "messages": [ {"id": 7} ] "name": "x"'
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "ق", "id": 1, "messages": [message(1, text), message(2, text)]}), "utf-8")
    assert [(a.outlet, a.text) for a in read(path) if isinstance(a, Article)] == [("ق", text)] * 2


def test_a_long_export_is_read_in_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    with path.open("w", encoding="utf-8") as f:
        f.write('{"name": "ق", "type": "public_channel", "id": 1, "messages": [')
        for i in range(2000):
            f.write(
                ("," if i else "") + json.dumps(message(i, "👍" if i % 10 else f"{i} {TEXTS['fa']}", x="x" * 5000))
            )
        f.write("]}")
    tracemalloc.start()
    found = sum(1 for _ in iter_inputs([path], CONFIG))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 200 and path.stat().st_size > 10_000_000
    assert peak < 6_000_000


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_an_export_cut_short_gives_what_it_holds_and_says_so(tmp_path: Path, cut: float) -> None:
    raw = json.dumps({"name": "ق", "id": 1, "messages": [message(i, TEXTS["fa"]) for i in range(20)]})
    path = tmp_path / "result.json"
    path.write_text(raw[: int(len(raw) * cut)], encoding="utf-8")
    *found, last = read(path)
    assert isinstance(last, Failure) and last.code == "broken-json"
    assert len(found) == int(20 * cut) or len(found) == int(20 * cut) - 1


def listing(folder: Path, ending: str, urls: list[str]) -> Path:
    """A GDELT article list, as JSON or as CSV."""
    path = folder / f"gdelt{ending}"
    rows = [{"url": url, "title": "x", "seendate": "20231004T112233Z"} for url in urls]
    table = "".join(["URL,MobileURL,Date,Title\n", *(f"{url},,2023-10-04 11:22:33,x\n" for url in urls)])
    path.write_text(json.dumps({"articles": rows}) if ending == ".json" else table, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_a_list_of_addresses_is_told_apart(tmp_path: Path, ending: str) -> None:
    (f,) = failures(listing(tmp_path, ending, ["https://a.example/1"]))
    assert f.code == "no-text" and "--fetch" in f.message


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_the_pages_of_a_list_are_fetched_when_asked_for(tmp_path: Path, ending: str) -> None:
    with site() as web:
        for lang in ("ar", "fa"):
            web.pages[f"/{lang}"] = lambda r, lang=lang: r.reply(page(lang))  # type: ignore[misc]
        path = listing(tmp_path, ending, [f"{web.url}/{name}" for name in ("ar", "fa", "none", "ar")])
        found = read(path, config=Config(fetch_lists=True, private_addresses=True))
    assert [f.lang if isinstance(f, Article) else f.code for f in found] == ["ar", "fa", "http-404"]
