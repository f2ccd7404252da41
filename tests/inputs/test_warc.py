"""Web archives: every page an article with its record's id, date and digest; as FastWARC finds them."""

import gzip
import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecordType
from packed import TEXTS, articles, failures, page, read, response, warc

from isnad.inputs import unpack
from isnad.model import Article, Failure

URLS = {"ar": "https://akhbar.example/ar/1", "fa": "https://khabar.example/fa/2"}


def archive() -> bytes:
    ar, fa = page("ar").encode(), page("fa").encode()
    chunked = b"%x;ext=1\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, fa[:100], len(fa) - 100, fa[100:])
    return b"".join(
        [
            warc("", b"software: test\r\n", 0, "warcinfo"),
            warc(URLS["ar"], b"GET / HTTP/1.1\r\n\r\n", 1, "request"),
            warc(URLS["ar"], response(ar), 2),
            warc(URLS["fa"], response(chunked, extra="Transfer-Encoding: chunked\r\n"), 3),
            warc("https://khabar.example/x.png", response(b"\x89PNG", "image/png"), 4),
            warc("https://khabar.example/gone", response(ar, status=404), 5),
            warc("https://khabar.example/r", response(fa), 6, "revisit"),
            warc("https://khabar.example/packed", response(gzip.compress(fa), extra="Content-Encoding: gzip\r\n"), 7),
            warc("https://khabar.example/z", response(zlib.compress(ar), extra="Content-Encoding: deflate\r\n"), 8),
            warc("https://khabar.example/unpacked", response(fa, extra="Content-Encoding: gzip\r\n"), 9),
            warc("file:///a.txt", TEXTS["ar"].encode(), 10, "resource", Content_Type="text/plain"),
        ]
    )


@pytest.mark.parametrize("module", ["zlib", "isal.isal_zlib"])
def test_gzip_is_unpacked_the_same_whoever_unpacks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setattr(unpack, "_INFLATING", pytest.importorskip(module))
    raw = archive()
    at = raw.index(b"WARC/", raw.index(URLS["ar"].encode()))
    members = gzip.compress(raw[:at]) + gzip.compress(raw[at:]) + b"\0" * 20
    for name, packed in (("whole", gzip.compress(raw)), ("members", members), ("cut", members[:-200])):
        (tmp_path / f"{name}.warc.gz").write_bytes(packed)
    assert len(articles(tmp_path / "whole.warc.gz")) == 6
    assert [a.text for a in articles(tmp_path / "members.warc.gz")] == [
        a.text for a in articles(tmp_path / "whole.warc.gz")
    ]
    assert "broken-gzip" in {f.code for f in failures(tmp_path / "cut.warc.gz")}


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "warc.zst"])
def test_pages_are_articles(tmp_path: Path, kind: str) -> None:
    raw = archive()
    path = tmp_path / f"crawl.{kind}"
    if kind == "warc.gz":
        records = [b"WARC/1.1" + part for part in raw.split(b"WARC/1.1")[1:]]
        raw = b"".join(map(gzip.compress, records))
    path.write_bytes(zstandard.ZstdCompressor().compress(raw) if kind == "warc.zst" else raw)
    found = articles(path)
    assert [(a.url, a.lang) for a in found] == [
        (URLS["ar"], "ar"),
        (URLS["fa"], "fa"),
        ("https://khabar.example/packed", "fa"),
        ("https://khabar.example/z", "ar"),
        ("https://khabar.example/unpacked", "fa"),
        ("file:///a.txt", "ar"),
    ]
    first = found[0]
    assert first.retrieved == "2023-10-04T11:22:33Z" and first.path == f"{path}/{URLS['ar']}"
    assert first.provenance["warc_record_id"] == "<urn:uuid:00000000-0000-0000-0000-000000000002>"
    assert first.provenance["warc_payload_digest"] == "sha1:" + "2".zfill(32)
    assert "می‌تواند" in found[1].text


def test_records_are_those_that_fastwarc_finds(tmp_path: Path) -> None:
    raw = archive()
    theirs = [
        r.record_id
        for r in ArchiveIterator(io.BytesIO(raw), record_types=WarcRecordType.response, parse_http=True)
        if r.http_headers.status_code == 200 and r.http_content_type == "text/html"
    ]
    (tmp_path / "a.warc").write_bytes(raw)
    ours = [a.provenance["warc_record_id"] for a in articles(tmp_path / "a.warc") if a.url != "file:///a.txt"]
    assert [i.strip("<>") for i in ours] == [str(i).strip("<>") for i in theirs]


@pytest.mark.parametrize("between", [0, 10, unpack.BLOCK, 70_000, 200_000])
@pytest.mark.parametrize("module", ["zlib", "isal.isal_zlib"])
def test_padding_between_members_hides_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, between: int
) -> None:
    monkeypatch.setattr(unpack, "_INFLATING", pytest.importorskip(module))
    records = [gzip.compress(warc(URLS[lang], response(page(lang).encode()))) for lang in ("ar", "fa")]
    (tmp_path / "a.warc.gz").write_bytes((b"\0" * between).join([*records, b""]))
    assert [a.lang for a in articles(tmp_path / "a.warc.gz")] == ["ar", "fa"]


def test_the_declared_encoding_is_followed(tmp_path: Path) -> None:
    body = page("ar").replace('<meta charset="utf-8">', "").encode("windows-1256")
    (tmp_path / "a.warc").write_bytes(warc("https://a.example/", response(body, "text/html; charset=windows-1256")))
    (a,) = articles(tmp_path / "a.warc")
    assert "نرحب بالحوار" in a.text


def test_a_page_that_is_none_fails_alone_and_is_named(tmp_path: Path) -> None:
    raw = warc("https://a.example/empty", response(b"<html></html>")) + warc(
        URLS["fa"], response(page("fa").encode())
    )
    (tmp_path / "a.warc").write_bytes(raw)
    bad, good = read(tmp_path / "a.warc")
    assert isinstance(bad, Failure) and bad.input.endswith("a.warc/https://a.example/empty")
    assert isinstance(good, Article)


@pytest.mark.parametrize(
    "raw",
    [
        b"no archive\r\n" * 10_000,
        warc("https://a.example/", b"x").replace(b"Content-Length: 1", b"Content-Length: -1"),
        warc("https://a.example/", b"x").replace(b"Content-Length: 1", "Content-Length: ²".encode()),
        warc("https://a.example/", b"x").replace(b"Content-Length: 1", "Content-Length: ٣".encode()),
        warc("https://a.example/", b"x").replace(b"Content-Length: 1", b"Content-Length: 99999999999999999999"),
        b"WARC/1.1\r\n" + b"X: y\r\n" * 100_000,
        b"WARC/1.1\r\n" + b"X" * 1_000_000,
    ],
)
def test_headers_that_lie_are_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(raw)
    assert [f.code for f in failures(tmp_path / "a.warc")][-1] in ("broken-warc", "broken-archive")


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_header_of_many_lines_takes_no_time(tmp_path: Path, lang: str) -> None:
    extra = "X: a\r\n" + " b\r\n" * 1_000_000
    (tmp_path / "x.warc").write_bytes(warc(URLS[lang], response(page(lang).encode(), extra=extra), 1))
    began = time.process_time()
    (a,) = articles(tmp_path / "x.warc")
    assert time.process_time() - began < 5 and a.lang == lang


def test_a_length_beyond_the_end_is_named(tmp_path: Path) -> None:
    raw = warc(URLS["ar"], response(page("ar").encode())).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    (tmp_path / "a.warc").write_bytes(raw)
    assert failures(tmp_path / "a.warc")[-1].code == "broken-archive"


CUT = [
    ("gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", lambda data: zlib.compress(data)[2:-4]),
]


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize(("coding", "pack"), CUT, ids=["gzip", "zlib", "bare"])
def test_a_body_cut_short_is_named(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes], lang: str) -> None:
    body = pack(page(lang).encode())
    for cut in (30, 0):
        raw = warc(URLS[lang], response(body[: len(body) - cut], extra=f"Content-Encoding: {coding}\r\n"))
        (tmp_path / f"{cut}.warc").write_bytes(raw)
    whole, bad = read(tmp_path)
    assert isinstance(whole, Article) and whole.lang == lang
    assert isinstance(bad, Failure) and bad.code == "broken-body"


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_an_address_that_is_none_fails_no_page(tmp_path: Path, lang: str) -> None:
    named = page(lang).replace("<head>", '<head><link rel="canonical" href="https://a.example/1">')
    raw = warc("http://[oops/1", response(named.encode())) + warc(URLS[lang], response(page(lang).encode()))
    (tmp_path / "a.warc").write_bytes(raw)
    assert [a.url for a in articles(tmp_path / "a.warc")] == ["http://[oops/1", URLS[lang]]


def test_a_bomb_within_a_page_is_refused(tmp_path: Path) -> None:
    body = gzip.compress(bytes(80_000_000))
    raw = warc(URLS["ar"], response(body, extra="Content-Encoding: gzip\r\n"))
    (tmp_path / "a.warc").write_bytes(raw + warc(URLS["fa"], response(page("fa").encode())))
    bad, good = read(tmp_path / "a.warc")
    assert isinstance(bad, Failure) and bad.code == "unpacks-too-large"
    assert isinstance(good, Article)
