import gzip
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from isnad.config import Config
from isnad.inputs import count_inputs, failed_reading, failure_line, is_failed, iter_inputs, warnings
from isnad.model import Article, Failure

AR = "الوزير: نرحب بالحوار مع الجيران\n\nقال الوزير أمس إن بلاده ترحب بالحوار في المنطقة."
FA = "دیدار وزیران خارجه در تهران\r\n\r\nوزیر خارجه گفت که این دیدار سازنده بود."
CONFIG = Config()


def read(*paths: Path | str, config: Config = CONFIG) -> list[Article | Failure]:
    return list(iter_inputs(paths, config))


def article(path: Path) -> Article:
    (found,) = read(path)
    assert isinstance(found, Article), found
    return found


def failure(path: Path, config: Config = CONFIG) -> Failure:
    (found,) = read(path, config=config)
    assert isinstance(found, Failure), found
    return found


def jsonl(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(("lang", "text"), [("ar", AR), ("fa", FA)])
def test_txt_is_stored_as_it_is(tmp_path: Path, lang: str, text: str) -> None:
    path = tmp_path / "x.1.txt"
    path.write_bytes(text.encode())
    a = article(path)
    assert (a.text, a.lang, a.key, a.path, a.published, a.outlet) == (text, lang, "x.1", str(path), None, None)
    assert a.title is not None and text.startswith(a.title.text)
    assert "\r" not in a.title.text
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert article(path) == a


@pytest.mark.parametrize(("lang", "text"), [("ar", AR), ("fa", FA)])
def test_sidecar(tmp_path: Path, lang: str, text: str) -> None:
    (tmp_path / "x.txt").write_bytes(text.encode())
    meta = {"id": "n-7", "outlet": "خبر", "published": "۱۷:۵۰ - ۱۳۹۷/۹/۱۰", "url": "", "title": "nan", "lang": lang}
    (tmp_path / "x.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    a = article(tmp_path / "x.txt")
    assert (a.key, a.outlet, a.url, a.lang) == ("n-7", "خبر", None, lang)
    assert (a.published, a.published_at, a.published_raw) == ("2018-12-01", "2018-12-01T17:50:00", None)
    assert a.title is not None and text.startswith(a.title.text)


def test_id_hangs_on_outlet_place_day_and_text(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": AR}, {"id": "b", "text": AR}, {"id": "a", "text": AR, "outlet": "خبر"}]
    rows += [{"id": "a", "text": AR, "date": "2017-05-25"}, {"id": "a", "text": FA}, {"id": "a", "text": AR, "x": 1}]
    ids = [a.id for a in read(jsonl(tmp_path / "a.jsonl", *rows)) if isinstance(a, Article)]
    assert len(ids) == 6 and len(set(ids)) == 5 and ids[0] == ids[5]


TITLED = [
    # title, text, stored text
    ("عنوان الخبر", "قال الوزير إنه يرحب بالحوار.", "عنوان الخبر\n\nقال الوزير إنه يرحب بالحوار."),
    ("عنوان خبر", "عنوان خبر\nوزیر گفت که این خوب است.", "عنوان خبر\nوزیر گفت که این خوب است."),
    ("nan", "وزیر گفت که این خوب است.", "وزیر گفت که این خوب است."),
    (float("nan"), "قال الوزير إنه يرحب بالحوار.", "قال الوزير إنه يرحب بالحوار."),
    (None, "قال الوزير إنه يرحب بالحوار.\nوأضاف.", "قال الوزير إنه يرحب بالحوار.\nوأضاف."),
    ("", "وزیر گفت که این خوب است.", "وزیر گفت که این خوب است."),
]


@pytest.mark.parametrize(("title", "text", "stored"), TITLED)
def test_jsonl_title(tmp_path: Path, title: object, text: str, stored: str) -> None:
    a = article(jsonl(tmp_path / "a.jsonl", {"title": title, "text": text}))
    assert a.text == stored
    assert (a.title.text if a.title else None) == (title if title in ("عنوان الخبر", "عنوان خبر") else None)


def test_jsonl_names_and_places(tmp_path: Path) -> None:
    rows = [{"text": AR, "date": "2020-02-08 15:11:00", "source": "خبر"}, "", {"text": FA, "id": 7}]
    path = jsonl(tmp_path / "day.one.jsonl", *rows)
    packed = tmp_path / "day.two.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    found = [a for a in read(path, packed) if isinstance(a, Article)]
    assert [a.key for a in found] == ["day.one:1", "7", "day.two:1", "7"]
    assert (found[0].published_at, found[0].outlet) == ("2020-02-08T15:11:00", "خبر")
    assert [a.lang for a in found] == ["ar", "fa"] * 2


def test_folder_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.txt", "readme.md", "notes.md", ".hidden.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(AR, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"outlet": "خبر"}', encoding="utf-8")
    jsonl(tmp_path / "a.jsonl", {"text": FA})
    found = read(tmp_path)
    assert [a.key for a in found if isinstance(a, Article)] == ["a:1", "a", "b", "c"]
    assert len(found) == 4


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    for name in (
        "خبر.html",
        "خبر_files/frame.html",
        "x.htm",
        "x_files/within/frame.htm",
        "y_files/c.html",
        "_files/d.html",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(f"<p>{AR}</p>", encoding="utf-8")
    found = [x.path if isinstance(x, Article) else x.input for x in read(tmp_path)]
    assert [str(Path(x).relative_to(tmp_path)) for x in found] == [
        "_files/d.html",
        "x.htm",
        "y_files/c.html",
        "خبر.html",
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(FA, encoding="utf-8")
    pipe, article = read(tmp_path)
    assert isinstance(pipe, Failure) and (pipe.code, pipe.input) == ("no-file", str(tmp_path / "a.txt"))
    assert isinstance(article, Article) and count_inputs([tmp_path]) == 2


def test_paths_that_give_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.md").write_text(AR, encoding="utf-8")
    (tmp_path / "x.meta.json").write_text("{}", encoding="utf-8")
    (tmp_path / "x.txt").write_text(AR, encoding="utf-8")
    (tmp_path / "n.jsonl").write_bytes(b"\n\n")
    names = ("gone.txt", "gone", "empty", "a.md", "x.meta.json", "n.jsonl", "x.txt")
    found = read(*(tmp_path / n for n in names))
    codes = [f.code if isinstance(f, Failure) else f.key for f in found]
    assert codes == ["not-found", "not-found", "empty-folder", "unknown-kind", "unknown-kind", "empty", "x"]


NO_NAMES = [
    "خبر" * 90 + ".txt",
    "گزارش" * 90,
    "x/" * 3000 + "x.jsonl",
    "گزارش\0.txt",
    "خبر\0.jsonl",
    "خبر\0.zip",
    "گزارش\ud800.txt",
    "gone.zip",
    "good.txt/خبر.txt",
]


@pytest.mark.parametrize("name", NO_NAMES, ids=range(len(NO_NAMES)))
def test_a_name_that_no_file_has_fails_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "good.txt").write_text(FA, encoding="utf-8")
    names = [tmp_path / name, tmp_path / "good.txt"]
    bad, good = read(*names)
    assert isinstance(bad, Failure) and bad.code == "not-found" and "check the path" in bad.message
    assert isinstance(good, Article)
    failed_reading(bad).article.key.encode()
    assert count_inputs(names) == 2


@pytest.mark.parametrize(("stem", "text"), [("خبر" * 41 + "ab", AR), ("گزارش" * 25, FA)])
def test_a_name_too_long_for_a_sidecar_has_none(tmp_path: Path, stem: str, text: str) -> None:
    (tmp_path / f"{stem}.txt").write_text(text, encoding="utf-8")
    assert article(tmp_path / f"{stem}.txt").key == stem


def test_a_folder_that_can_not_be_listed_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(AR if name == "a" else FA, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert count_inputs([tmp_path]) == 3
    found = [f.code if isinstance(f, Failure) else f.key for f in read(tmp_path)]
    assert found == ["a", "unreadable", "c"]


BAD_FILES: list[tuple[bytes, str, str]] = [
    # bytes, code, what the line must name
    (b"", "empty", "put the article's text there"),
    (b"\xef\xbb\xbf \n", "empty", ""),
    (AR.encode()[:200] + b"\xc7\xe1\xe6" + AR.encode()[200:], "not-utf8", "byte 0xC7 at byte offset "),
    ("Министр сказал, что визит состоится в мае.".encode("cp1251"), "not-utf8", "iconv -f windows-1256"),
    (AR.encode("utf-16")[:-1], "not-utf8", "begins as utf-16"),
    (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "binary", "PDF"),
    (bytes(range(256)), "binary", "byte offset 0"),
    ((AR[:5] + "\0" + AR[5:]).encode(), "nul-character", "offset 5"),
    ("… «» !؟ 12 ۳".encode(), "no-words", "words"),
    ("وزیر خارجہ نے کہا کہ یہ دورہ اگلے ہفتے ہوگا۔".encode(), "unsupported-language", "Urdu"),
    ("وەزیری دەرەوە ڕایگەیاند کە سەردانەکە دەبێت.".encode(), "unsupported-language", "Kurdish"),
    (b"The minister said that the visit is to be in May.", "unsupported-language", "English"),
    ("Министр сказал, что визит состоится.".encode(), "unsupported-language", "cyrillic"),
]


@pytest.mark.parametrize(("raw", "code", "names"), BAD_FILES)
def test_bad_files(tmp_path: Path, raw: bytes, code: str, names: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    (tmp_path / "good.txt").write_text(FA, encoding="utf-8")
    bad, good = read(path, tmp_path / "good.txt")
    assert isinstance(bad, Failure) and isinstance(good, Article)
    assert (bad.stage, bad.code, bad.input) == ("read", code, str(path))
    line = failure_line(bad)
    assert line.startswith(f"{path}: ") and names in line and "\n" not in line
    reading = failed_reading(bad)
    assert is_failed(reading) and reading.failures == [bad] and reading.article.key == "bad.txt"


def row(**values: object) -> str:
    return json.dumps(values)


BAD_LINES = [
    ('{"text": "قال', "broken-json", "column"),
    ("[1, 2]", "broken-json", "object"),
    ("[" * 7000, "broken-json", ""),
    ('{"n": ' + "9" * 5000 + "}", "broken-json", ""),
    ('{"title": "عنوان", "body": 1}', "no-text", 'no "text" but title, body; every line'),
    ('{"text": ["قال"]}', "no-text", '"text"'),
    (row(text="", title="عنوان خبر"), "empty", "text"),
    (row(text="قال\ud83d الوزير إنه يرحب"), "lone-surrogate", "U+D83D"),
    (row(text="گفت که این خوب است", outlet="\udc00"), "lone-surrogate", "outlet"),
    (row(text="قال\0 الوزير إنه يرحب"), "nul-character", "offset 3"),
    (row(text="گفت که این خوب است", lang="ur"), "unsupported-language", "ur"),
    (json.dumps({"text": "قال الوزير إنه يرحب " * 100}, ensure_ascii=False), "too-large", "2000 bytes"),
    (row(text="گفت که این خوب است " * 1000), "too-large", "2000 bytes"),
]


@pytest.mark.parametrize(("line", "code", "names"), BAD_LINES)
def test_bad_lines(tmp_path: Path, line: str, code: str, names: str) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"text": AR}, line, {"text": FA})
    first, bad, last = read(path, config=Config(max_article_bytes=2000))
    assert isinstance(first, Article) and isinstance(bad, Failure) and isinstance(last, Article)
    assert (bad.code, bad.input, bad.line) == (code, str(path), 2)
    assert failure_line(bad).startswith(f"{path}:2: ") and names in bad.message
    assert last.key == "a:3"
    assert failed_reading(bad).article.key == "a.jsonl:2"


def test_a_line_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + row(text=AR).encode() + b"\n{\xe3\xe3\n" + row(text=FA).encode())
    codes = [f.code if isinstance(f, Failure) else f.key for f in read(path)]
    assert codes == ["a:1", "not-utf8", "a:3"]


def test_binary_and_cut_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"PK\x03\x04" + bytes(5000))
    (tmp_path / "b.jsonl.gz").write_bytes(b"not packed")
    many = "".join(row(text=f"{i} {AR}") + "\n" for i in range(2000)).encode()
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(many)[:-200])
    found = read(tmp_path)
    codes = [f.code for f in found if isinstance(f, Failure)]
    assert codes == ["binary", "broken-gzip", "broken-gzip"]


@pytest.mark.parametrize(("lang", "text"), [("ar", AR), ("fa", FA)])
@pytest.mark.parametrize("raw", ["9999-01-01", "أول أمس", "پریروز"])
def test_a_date_that_is_not_understood_stays_unknown(tmp_path: Path, lang: str, text: str, raw: str) -> None:
    a = article(jsonl(tmp_path / "a.jsonl", {"text": text, "published": raw}))
    assert (a.lang, a.published, a.published_at, a.published_raw) == (lang, None, None, raw)
    (warning,) = warnings(a)
    assert warning.code == "date-not-understood" and raw in warning.message


@pytest.mark.parametrize(
    "text", ['قال «الوزير: "نرحب في المنطقة.', "\u202bوزیر گفت\u202c که این \u2067خوب\u2069 است »"]
)
def test_unbalanced_marks_and_bidi_controls_are_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    a = article(tmp_path / "a.txt")
    assert a.text == text and warnings(a) == []


@pytest.mark.parametrize("meta", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_broken_sidecar_fails_its_article(tmp_path: Path, meta: bytes) -> None:
    (tmp_path / "a.txt").write_text(AR, encoding="utf-8")
    (tmp_path / "a.meta.json").write_bytes(meta)
    found = failure(tmp_path / "a.txt")
    assert found.code == "broken-sidecar" and "a.meta.json" in found.message


def test_large_files_are_not_loaded(tmp_path: Path) -> None:
    for name in ("big.txt", "line.jsonl"):
        with (tmp_path / name).open("wb") as f:
            f.write(b'{"text": "')
            f.truncate(200_000_000)
    with gzip.open(tmp_path / "many.jsonl.gz", "wb", compresslevel=1) as f:
        for _ in range(6):
            f.write((row(text=FA) + "\n").encode() * 500)
    tracemalloc.start()
    count, codes = 0, []
    for found in iter_inputs([tmp_path], Config(max_article_bytes=100_000)):
        count += isinstance(found, Article)
        codes += [found.code] if isinstance(found, Failure) else []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes == ["too-large", "too-large"] and count == 3000
    assert peak < 20_000_000


def test_lazy(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", *({"text": AR} for _ in range(5)))
    found = iter_inputs([path, tmp_path / "gone.txt"], CONFIG)
    assert isinstance(next(found), Article)
    path.unlink()
    found.close()  # type: ignore[attr-defined]
