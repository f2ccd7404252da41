"""Articles, pages and archives made for tests."""

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Failure

TEXTS = {
    "ar": "الوزير: نرحب بالحوار مع الجيران\n\nقال الوزير أمس إن بلاده ترحب بالحوار في المنطقة، وأضاف أنه كان مفيدا.",
    "fa": "دیدار وزیران خارجه در تهران\n\nوزیر خارجه گفت که این دیدار سازنده بود و می‌تواند به نتیجه برسد.",
}
CONFIG = Config()


def read(*paths: Path | str, config: Config = CONFIG) -> list[Article | Failure]:
    return list(iter_inputs(paths, config))


def articles(*paths: Path | str, config: Config = CONFIG) -> list[Article]:
    found = read(*paths, config=config)
    assert all(isinstance(f, Article) for f in found), found
    return [f for f in found if isinstance(f, Article)]


def failures(*paths: Path | str, config: Config = CONFIG) -> list[Failure]:
    return [f for f in read(*paths, config=config) if isinstance(f, Failure)]


def page(lang: str, text: str | None = None) -> str:
    """A page of an article, with some furniture around it."""
    title, _, body = (text or TEXTS[lang]).partition("\n\n")
    more = " ".join([body] * 4)
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="rtl"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><nav><a href=/>1</a></nav><article><h1>{title}</h1><p>{more}</p><p>{more}</p></article></body></html>"
    )


def response(body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, extra: str = "") -> bytes:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def warc(url: str, block: bytes, number: int = 1, type: str = "response", **headers: str) -> bytes:
    """One record."""
    fields = {
        "WARC-Type": type,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2023-10-04T11:22:33Z",
        "WARC-Target-URI": url,
        "Content-Type": "application/http; msgtype=response",
        "WARC-Payload-Digest": f"sha1:{number:032}",
        "Content-Length": str(len(block)),
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    head = "WARC/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items()) + "\r\n"
    return head.encode() + block + b"\r\n\r\n"


def members() -> dict[str, bytes]:
    """Files of both languages and several kinds, with a sidecar behind what it tells of."""
    return {
        "ar/a.txt": TEXTS["ar"].encode(),
        "fa/b.html": page("fa").encode(),
        "c.jsonl": (json.dumps({"text": TEXTS["fa"]}) + "\n" + json.dumps({"text": TEXTS["ar"]})).encode(),
        "fa/d.e.txt": TEXTS["fa"].encode(),
        "fa/d.e.meta.json": json.dumps({"outlet": "خبر", "published": "2020-02-08"}).encode(),
        "README.txt": b"not an article",
        ".hidden.txt": b"nor this",
    }


def zipped(path: Path, files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as z:
        for name, data in files.items():
            z.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as t:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
    return path
