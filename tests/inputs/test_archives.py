"""Zip, WACZ and tar: read where they lie, in flat memory, and nothing in them can hurt."""

import gzip
import io
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import msgspec
import pytest
import zstandard
from packed import CONFIG, TEXTS, articles, failures, members, page, read, response, tarred, warc, zipped

from isnad.config import Config
from isnad.inputs import count_inputs, iter_inputs
from isnad.model import Article, Failure

SMALL = Config(max_unpacked_bytes=3_000_000)


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tgz", "tar.zst"])
def test_members_are_read_as_files_are(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"news.{kind}"
    if kind == "zip":
        zipped(path, members())
    elif kind == "tar.zst":
        plain = tarred(tmp_path / "plain", members()).read_bytes()
        path.write_bytes(zstandard.ZstdCompressor().compress(plain))
    else:
        tarred(path, members(), "w" if kind == "tar" else "w:gz")
    found = {a.path: a for a in articles(path)}
    keys = {p.removeprefix(f"{path}/"): (a.key, a.lang) for p, a in found.items() if "jsonl" not in p}
    assert keys == {"ar/a.txt": ("a", "ar"), "fa/b.html": ("b", "fa"), "fa/d.e.txt": ("d.e", "fa")}
    told = found[f"{path}/fa/d.e.txt"]
    assert (told.text, told.outlet, told.published) == (TEXTS["fa"], "خبر", "2020-02-08")
    assert sorted((a.key, a.lang) for a in articles(path)) == sorted(
        [("a", "ar"), ("b", "fa"), ("c:1", "fa"), ("c:2", "ar"), ("d.e", "fa")]
    )
    assert count_inputs([path]) is None


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_members_of_kinds_that_are_not_read_are_told(tmp_path: Path, kind: str, lang: str) -> None:
    beside = {"a.meta.json": b"{}", "README.md": b"", "__MACOSX/._a.txt": b"", ".DS_Store": b""}
    left = {"a.DOC": b"", "b/b.doc": b"", "c": b""}
    path, text = tmp_path / f"news.{kind}", {"a.txt": TEXTS[lang].encode()}

    def packed(files: dict[str, bytes]) -> list[Article | Failure]:
        return read(zipped(path, files) if kind == "zip" else tarred(path, files, "w:gz"))

    assert [f.key for f in packed(text | beside) if isinstance(f, Article)] == ["a"]
    article, told = packed(text | beside | left)
    assert isinstance(article, Article) and isinstance(told, Failure) and told.input == str(path)
    assert (told.code, "that are not read: 2 .doc, 1 no ending;" in told.message) == ("members-passed-over", True)
    for files, words in ((beside, "it holds nothing to read"), (left, "nothing to read: 3 files are of kinds that")):
        (none,) = packed(files)
        assert isinstance(none, Failure) and none.code == "empty-archive" and words in none.message


def test_wacz_reads_its_web_archives_only(tmp_path: Path) -> None:
    records = warc("https://news.example/fa/1", response(page("fa").encode()))
    files = {"archive/data.warc.gz": gzip.compress(records), "pages/pages.jsonl": b"{}", "datapackage.json": b"{}"}
    (a,) = articles(zipped(tmp_path / "crawl.wacz", files, zipfile.ZIP_STORED))
    assert (a.url, a.lang, a.retrieved) == ("https://news.example/fa/1", "fa", "2023-10-04T11:22:33Z")
    assert a.path == f"{tmp_path}/crawl.wacz/archive/data.warc.gz/https://news.example/fa/1"


EVIL = ["../../etc/x.txt", "/etc/x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt"]


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_member_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str, kind: str) -> None:
    files = {name: TEXTS["ar"].encode(), "good.txt": TEXTS["fa"].encode()}
    path = tmp_path / "in" / f"news.{kind}"
    path.parent.mkdir()
    (zipped if kind == "zip" else tarred)(path, files)
    bad, good = read(path)
    assert isinstance(bad, Failure) and bad.code == "unsafe-member"
    assert isinstance(good, Article) and good.key == "good"
    assert {p.name for p in tmp_path.rglob("*")} == {"in", path.name}


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_name_that_is_no_utf8_is_shown_as_far_as_it_is(tmp_path: Path, lang: str) -> None:
    with tarfile.open(tmp_path / "news.tar", "w", encoding="utf-8", errors="surrogateescape") as t:
        for name, text in (
            ("\udcc7\udce1.txt", TEXTS[lang].encode()),
            ("\udcff/b.txt", b"none"),
            ("\udcff/c.zip", b""),
        ):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            t.addfile(info, io.BytesIO(text))
    a, *bad = read(tmp_path / "news.tar")
    assert isinstance(a, Article) and (a.key, a.text) == ("\ufffd\ufffd", TEXTS[lang])
    assert [f.code for f in bad if isinstance(f, Failure)] == ["unsupported-language", "nested-archive"]
    assert msgspec.json.encode([a, *bad])


def test_links_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(TEXTS["ar"], encoding="utf-8")
    with tarfile.open(tmp_path / "news.tar", "w") as t:
        for type_ in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            info = tarfile.TarInfo("link.txt")
            info.type, info.linkname = type_, str(secret)
            t.addfile(info)
        device = tarfile.TarInfo("device.txt")
        device.type = tarfile.CHRTYPE
        t.addfile(device)
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as z:
        z.writestr(link, str(secret))
    assert [f.code for f in failures(tmp_path / "news.tar", tmp_path / "news.zip")] == ["unsafe-member"] * 3


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "jsonl.gz", "warc.gz", "csv.gz", "json.gz", "txt in zip"])
@pytest.mark.parametrize("limit", ["ratio", "size"])
def test_a_bomb_is_stopped_in_flat_memory(tmp_path: Path, kind: str, limit: str) -> None:
    size = 60_000_000
    block = b"{" + b" " * size
    path = tmp_path / f"bomb.{kind.split()[-1]}"
    if kind in ("zip", "txt in zip"):
        zipped(path, {f"{i}.jsonl": block[: size // 4] for i in range(4)})
    elif kind == "tar.gz":
        tarred(path, {"bomb.jsonl": block}, "w:gz")
    elif kind == "warc.gz":
        path.write_bytes(gzip.compress(warc("https://a.example/", response(block)), 9))
    else:
        path.write_bytes(gzip.compress(block, 9))
    config = SMALL if limit == "size" else CONFIG
    tracemalloc.start()
    codes = [f.code for f in failures(path, config=config)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes and codes[-1] == "unpacks-too-large"
    assert peak < 100_000_000


def test_a_bomb_of_many_members_over_one_body_is_stopped(tmp_path: Path) -> None:
    """Members of a zip may overlap: each small, together endless."""
    files = {"0.jsonl": b" " * 5_000_000}
    path = zipped(tmp_path / "overlap.zip", files)
    raw = path.read_bytes()
    at = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entry = raw[at:end]
    raw = raw[:at] + entry * 400 + raw[end:]
    new_end = at + len(entry) * 400
    raw = raw[: new_end + 8] + struct.pack("<HHL", 400, 400, len(entry) * 400) + raw[new_end + 16 :]
    path.write_bytes(raw)
    found = failures(path, config=Config(max_ratio=20))
    assert found[-1].code == "unpacks-too-large" and len(found) < 50


def test_a_zip_whose_list_of_members_is_endless_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "list.zip", {"a.txt": TEXTS["ar"].encode()})
    raw = path.read_bytes()
    at = raw.rindex(b"PK\x05\x06")
    path.write_bytes(raw[: at + 12] + struct.pack("<L", 900_000_000) + raw[at + 16 :])
    (f,) = failures(path)
    assert f.code == "unpacks-too-large" and "too many members" in f.message


def test_a_tar_header_can_not_ask_for_memory(tmp_path: Path) -> None:
    """A name of a gigabyte stands in a header of 512 bytes, and would be held whole."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    path = tmp_path / "long.tar.gz"
    with gzip.open(path, "wb", 1) as f:
        f.write(info.tobuf(tarfile.GNU_FORMAT))
        f.write(b"a" * (16 << 20))
    tracemalloc.start()
    (found,) = failures(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.code == "broken-archive" and peak < 50_000_000


def test_archives_in_archives_and_secrets_are_named(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.txt": TEXTS["ar"].encode()}).read_bytes()
    path = zipped(tmp_path / "outer.zip", {"inner.zip": inner, "b.txt": TEXTS["fa"].encode()})
    bad, good = read(path)
    assert isinstance(bad, Failure) and bad.code == "nested-archive" and bad.input == f"{path}/inner.zip"
    assert isinstance(good, Article)
    raw = bytearray(zipped(tmp_path / "locked.zip", {"a.txt": TEXTS["ar"].encode()}).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    (tmp_path / "locked.zip").write_bytes(raw)
    assert [f.code for f in failures(tmp_path / "locked.zip")] == ["encrypted"]


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "warc.gz", "wacz"])
def test_what_is_damaged_or_cut_short_is_named(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"news.{kind}"
    if kind in ("zip", "wacz"):
        zipped(path, {f"archive/{i}.warc": warc("https://a.example/", response(bytes(3000))) for i in range(9)})
    elif kind == "warc.gz":
        path.write_bytes(gzip.compress(warc("https://a.example/", response(page("ar").encode() * 50))))
    else:
        tarred(path, {f"{i}.txt": TEXTS["ar"].encode() * 200 for i in range(9)}, "w:gz" if "gz" in kind else "w")
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) * 2 // 3])
    assert failures(path)[-1].code in ("broken-archive", "broken-gzip")
    path.write_bytes(b"\x00\x01 no archive at all" * 500)
    assert failures(path)[-1].code in ("broken-archive", "broken-gzip", "broken-warc", "binary")


def test_a_broken_sidecar_fails_its_article_alone(tmp_path: Path) -> None:
    files = {"a.txt": TEXTS["ar"].encode(), "a.meta.json": b"{", "b.txt": TEXTS["fa"].encode()}
    for path in (zipped(tmp_path / "n.zip", files), tarred(tmp_path / "n.tar", files)):
        bad, good = read(path)
        assert isinstance(bad, Failure) and bad.code == "broken-sidecar" and "a.meta.json" in bad.message
        assert isinstance(good, Article) and good.key == "b"


def test_many_members_are_read_in_flat_memory(tmp_path: Path) -> None:
    # no new word in later ones: words that were met are remembered, and how many there are hangs on what ran before
    path = tarred(tmp_path / "many.tar", {f"{i}.txt": f"{i % 9} {TEXTS['fa']}".encode() for i in range(900)})
    held = []
    tracemalloc.start()
    for count, _ in enumerate(iter_inputs([path], CONFIG)):
        if count in (300, 890):
            held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[1] < held[0] + 200_000
