"""Pages as files: folders of them, saved web archives, and files that are none."""

import json
import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Failure

AR = "قال الوزير إن بلاده ترحب بالحوار مع الجيران، وإن الاجتماع المقبل سيعقد في الشهر القادم في العاصمة."
FA = "وزیر خارجه گفت که این دیدار سازنده بود و کشورش می‌خواهد گفت‌وگوها در ماه‌های آینده ادامه یابد."


def page(title: str, prose: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{prose}</p></body></html>"


def read(path: Path) -> list[Article | Failure]:
    return list(iter_inputs([path], Config()))


def test_a_folder_of_pages(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("الوزير يرحب بالحوار", AR), encoding="utf-8")
    (tmp_path / "b.HTM").write_text(page("دیدار وزیر خارجه در تهران", FA), encoding="utf-8")
    (tmp_path / "c.xhtml").write_bytes(page("الوزير يرحب بالحوار", AR).encode("windows-1256"))
    (tmp_path / "d.html").write_bytes(b" \n")
    (tmp_path / "e.html").write_text("<nav><a href=/>الرئيسية</a></nav>", encoding="utf-8")
    (tmp_path / "f.html").write_text(
        "<p>This page is in English, and nobody reads it here at all.</p>", encoding="utf-8"
    )
    found = read(tmp_path)
    codes = [f.code if isinstance(f, Failure) else f.lang for f in found]
    assert codes == ["ar", "fa", "ar", "empty", "no-article", "unsupported-language"]
    a, b = found[0], found[1]
    assert isinstance(a, Article) and isinstance(b, Article)
    assert (a.key, a.path, a.text) == ("a", str(tmp_path / "a.html"), f"الوزير يرحب بالحوار\n\n{AR}")
    assert b.text == f"دیدار وزیر خارجه در تهران\n\n{FA}"
    assert b.title is not None and b.title.text == "دیدار وزیر خارجه در تهران"


@pytest.mark.parametrize(("title", "prose", "lang"), [("خبر قصير من عمان", AR, "ar"), ("خبر کوتاه تهران", FA, "fa")])
@pytest.mark.parametrize("name", ["x.html", "x.mht"])
def test_what_is_known_of_a_page_stands_beside_it(
    tmp_path: Path, name: str, title: str, prose: str, lang: str
) -> None:
    head = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: https://a.example/1\n\n"
    (tmp_path / name).write_text((head if name == "x.mht" else "") + page(title, prose), encoding="utf-8")
    meta = {"id": "n-7", "outlet": "خبر", "published": "2020-02-08", "url": "https://news.example/7", "lang": lang}
    (tmp_path / "x.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    (a,) = read(tmp_path)
    assert isinstance(a, Article) and a.text == f"{title}\n\n{prose}"
    assert {"id": a.key, **{n: getattr(a, n) for n in list(meta)[1:]}} == meta


@pytest.mark.parametrize(
    ("title", "prose", "charset"), [("خبر قصير من عمان", AR, "windows-1256"), ("خبر تهران", FA, "utf-8")]
)
def test_a_saved_web_archive(tmp_path: Path, title: str, prose: str, charset: str) -> None:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://news.example/1"
    part = MIMEText(page(title, prose), "html", charset)
    part["Content-Location"] = "https://news.example/1"
    message.attach(part)
    message.attach(MIMEText("p {color: red}", "css", "utf-8"))
    (tmp_path / "x.mhtml").write_bytes(message.as_bytes())
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert (found.text, found.url, found.key) == (f"{title}\n\n{prose}", "https://news.example/1", "x")


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0 no page", b"MIME-Version: 1.0\nContent-Type: text/css\n\np {}"]
)
def test_a_web_archive_without_a_page(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.mht").write_bytes(content)
    (found,) = read(tmp_path)
    assert isinstance(found, Failure) and found.code == "no-article" and found.input == str(tmp_path / "x.mht")


@pytest.mark.parametrize(
    "charset", ["=undefined", "=idna", "=a\0b", "*=utf-8''x", "*=a\0b''x", f"*{'9' * 5000}=x"], ids=range(6)
)
@pytest.mark.parametrize("prose", [AR, FA])
def test_a_part_that_declares_nonsense(tmp_path: Path, charset: str, prose: str) -> None:
    parts = (("text/css", "p {color: red}\xff"), ("text/html", page("خبر", prose)))
    saved = f"MIME-Version: 1.0\nContent-Type: multipart/related; charset{charset}; boundary=b\n\n" + "".join(
        f"--b\nContent-Type: {kind}; charset{charset}\n\n{text}\n" for kind, text in parts
    )
    (tmp_path / "x.mht").write_bytes(saved.encode() + b"--b--\n")
    (tmp_path / "y.html").write_text(page("خبر", prose), encoding="utf-8")
    found, other = read(tmp_path)
    assert isinstance(other, Article)
    assert found.text == other.text if isinstance(found, Article) else found.code == "broken-mhtml"


SAVED_BOMBS = [
    "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}\r\n' for i in range(20_000)),
    "".join(f"Content-Type:\n message/rfc822\nX: {i}\n\n" for i in range(20_000)),
    'Content-Type: multipart/related; boundary="b"\n\n' + "--b\nContent-Type: text/plain\n\nx\n" * 150_000 + "--b--",
    "X: a\n" + " b\n" * 3_000_000 + "\nx",
]


@pytest.mark.parametrize("content", SAVED_BOMBS, ids=["nested", "messages", "parts", "lines"])
def test_a_web_archive_that_takes_long_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.mht").write_text(content, encoding="ascii")
    began = time.process_time()
    (found,) = read(tmp_path)
    assert time.process_time() - began < 5
    assert isinstance(found, Failure) and found.code == "too-large"
