"""Archives, tables, exports, documents and feeds, whole and damaged: pieces overwritten, doubled, cut out."""

import csv
import gzip
import io
import json
import quopri
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from pathlib import Path

import zstandard
from hypothesis import strategies as st

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.inputs.feeds import discover, parse_feed

LIMITS = Config(max_article_bytes=200_000, max_unpacked_bytes=20_000_000)
_TEXTS = (
    "الوزير: نرحب بالحوار مع الجيران\n\nقال الوزير أمس إن بلاده ترحب بالحوار في المنطقة.",
    "دیدار وزیران خارجه در تهران\n\nوزیر خارجه گفت که این دیدار سازنده بود و می‌تواند به نتیجه برسد.",
)
_PAGES = [
    f"<html><title>{t[:30]}</title><body><article><h1>{t[:30]}</h1><p>{t * 4}</p></article></body></html>"
    for t in _TEXTS
]
_MARKS = [
    b"\0",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"9" * 12,
    b"-1",
    b"\r\n\r\n",
    b'"',
    b"[",
    b"{",
    b"<",
    b"PK\x03\x04",
]


def damaged(samples: list[bytes]) -> st.SearchStrategy[bytes]:
    """One of the samples with some pieces of it changed."""
    edit = st.tuples(
        st.integers(0, 10_000), st.integers(0, 40), st.one_of(st.sampled_from(_MARKS), st.binary(max_size=8))
    )
    return st.builds(_edited, st.sampled_from(samples), st.lists(edit, max_size=8), st.integers(1, 30))


def _edited(sample: bytes, edits: list[tuple[int, int, bytes]], kept: int) -> bytes:
    out = bytearray(sample)
    for at, length, new in edits:
        at = at * len(out) // 10_000
        out[at : at + length] = new
    return bytes(out[: len(out) * min(kept, 20) // 20])


def reader(name: str) -> Callable[[bytes], None]:
    """Reads bytes as the file of this name."""

    def read(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            for _ in iter_inputs([path], LIMITS):
                pass

    return read


def read_feed(content: bytes) -> None:
    """Reads bytes as a feed, and as a page that names feeds."""
    discover(content, "https://a.example/")
    parse_feed(content, "https://a.example/")


def saved_pages() -> list[bytes]:
    """Pages as browsers save them, with what they show."""
    out = []
    for coding in ("quoted-printable", "base64", "8bit"):
        whole = MIMEMultipart("related", boundary="b")
        whole["Snapshot-Content-Location"] = "https://a.example/1"
        for page in _PAGES:
            part = MIMENonMultipart("text", "html", charset="utf-8")
            part.set_payload(page, "utf-8" if coding == "base64" else None)
            if coding != "base64":
                packed = quopri.encodestring(page.encode()).decode("ascii") if coding[0] == "q" else page
                part["Content-Transfer-Encoding"] = coding
                part.set_payload(packed)
            part["Content-Location"] = "https://a.example/1"
            whole.attach(part)
        out.append(whole.as_string().encode())
    return out


def warcs() -> list[bytes]:
    """Web archives, plain, packed by record and packed as a whole."""
    records = []
    for n, page in enumerate(_PAGES):
        body = page.encode()
        packed = n % 2 == 1
        coding = "Content-Encoding: gzip\r\n" if packed else ""
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n".encode()
        block += gzip.compress(body) if packed else body
        head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{n}>\r\nWARC-Date: 2023-10-04T11:22:33Z\r\n"
        head += f"WARC-Target-URI: https://a.example/{n}\r\nContent-Type: application/http\r\n"
        records.append(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    whole = b"".join(records)
    return [whole, b"".join(map(gzip.compress, records)), zstandard.ZstdCompressor().compress(whole)]


def zips() -> list[bytes]:
    """Zip archives, with and without packing."""
    out = []
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", method) as z:
            for n, text in enumerate(_TEXTS):
                z.writestr(f"{n}.txt", text)
                z.writestr(f"{n}.meta.json", '{"outlet": "x"}')
            z.writestr("page.html", _PAGES[0])
        out.append(raw.getvalue())
    return out


def tars() -> list[bytes]:
    """Tar archives of all formats, plain and packed."""
    out = []
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        raw = io.BytesIO()
        with tarfile.open(fileobj=raw, mode="w", format=form) as t:
            for n, text in enumerate(_TEXTS):
                info = tarfile.TarInfo(f"{'ا' * 30}/{n}.txt" if form != tarfile.USTAR_FORMAT else f"{n}.txt")
                info.size = len(text.encode())
                t.addfile(info, io.BytesIO(text.encode()))
        out += [raw.getvalue(), gzip.compress(raw.getvalue()), zstandard.ZstdCompressor().compress(raw.getvalue())]
    return out


def jsons() -> list[bytes]:
    """A Telegram export, a list of articles, one article, an address list."""
    messages = [{"id": n, "type": "message", "date": "2023-10-04T11:22:33", "text": t} for n, t in enumerate(_TEXTS)]
    chat = {"name": "x", "type": "public_channel", "id": 1, "messages": messages}
    rows = [{"text": t, "date": "2023-10-04"} for t in _TEXTS]
    listed = {"articles": [{"url": "https://a.example/1", "seendate": "20231004T112233Z"}]}
    documents = (chat, {"chats": {"list": [chat, chat]}}, rows, {"articles": rows}, rows[0], listed)
    return [json.dumps(d, ensure_ascii=n % 2 == 0).encode() for n, d in enumerate(documents)]


def tables() -> list[bytes]:
    """CSV with each delimiter."""
    out = []
    for delimiter in ",;\t":
        raw = io.StringIO()
        csv.writer(raw, delimiter=delimiter).writerows([["text", "date"], *([t, "2023-10-04"] for t in _TEXTS)])
        out.append(raw.getvalue().encode())
    return out


def documents() -> list[bytes]:
    """A Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inner = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in _TEXTS)
    out = []
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        raw = io.BytesIO()
        with zipfile.ZipFile(raw, "w", method) as z:
            z.writestr("word/document.xml", f"<w:document {space}><w:body>{inner}</w:body></w:document>")
        out.append(raw.getvalue())
    return out


def feeds() -> list[bytes]:
    """A feed of each kind."""
    item = "<title>خبر &laquo;x&raquo;</title><link>https://a.example/1</link><pubDate>2023-10-04</pubDate>"
    return [
        f'<?xml version="1.0"?><rss><channel><title>x</title><item>{item}</item></channel></rss>'.encode(),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/1"/><title>x</title></entry></feed>',
        b"<urlset><url><loc>https://a.example/1</loc><lastmod>2023</lastmod></url></urlset>",
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"url": "https://a.example/1"}]}).encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>',
    ]
