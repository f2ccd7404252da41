"""Articles per second out of a web archive, and memory over mixed archives: `python -m benchmarks.speed.inputs`.

A WARC.gz of pages after the templates of benchmarks/quality/templates is read three ways on one core, processor time,
by FastWARC and resiliparse alone (records, HTTP, main text), by Isnad (those, and title, byline, source line, day,
outlet, language) with ISA-L, where it is installed, and with zlib, and by `isnad run` into a record. All but the last
take turns: the best of some rounds counts, and how many times as long one takes is the middle of the rounds. With
`--megabytes 300` archives of that size (WARC.gz, zip, tar.zst, JSON Lines, CSV, a Telegram export) are made, and
`isnad run` reads them in its own process.
"""

import argparse
import csv
import gzip
import io
import json
import random
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import zstandard
from benchmarks.quality.templates.build import Page, pages, templates
from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree

from isnad.config import Config
from isnad.inputs import iter_inputs, unpack
from isnad.job import run
from isnad.model import Article

FURNITURE = 40_000  # characters of scripts, styles and menus around a page: what pages of the press weigh
_CHILD = """
import sys
from pathlib import Path
from benchmarks.speed.peak import peak
from isnad.config import Config
from isnad.job import run
counts = run(sys.argv[2:], Path(sys.argv[1]), Config())
print(counts.read, counts.skipped, counts.failures, round(peak()))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=600, help="pages in the web archive (default 600)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--megabytes", type=int, default=0, help="measure memory over archives of this size instead")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.megabytes:
            print(memory(Path(folder), args.megabytes))
        else:
            print("\n".join(speed(Path(folder), args.pages, args.rounds)))


def speed(folder: Path, count: int, rounds: int) -> Iterator[str]:
    """The table's lines."""
    archive = folder / "pages.warc.gz"
    archive.write_bytes(b"".join(gzip.compress(record(p, n), 6) for n, p in enumerate(made(count))))
    unpackers = {"isal": "with", "zlib": "without"} if unpack.unpacker() == "isal" else {"zlib": "without"}
    ways: dict[str, Callable[[], int]] = {
        "FastWARC + resiliparse": lambda: sum(1 for _ in others(archive)),
        **{f"Isnad, {how} isnad[fast]": partial(own, archive, name) for name, how in unpackers.items()},
    }
    yield f"{count} pages, {archive.stat().st_size / 1e6:.1f} MB packed"
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.process_time()
            found = way()
            taken[name].append((time.process_time() - began) / found)
    first = next(iter(taken.values()))
    for name, each in taken.items():
        times = median(b / a for a, b in zip(first, each, strict=True))
        yield f"{name:<28}{1 / min(each):>8.0f} pages/s{1000 * min(each):>9.2f} ms each, {times:.2f} times as long"
    began = time.process_time()
    counts = run([archive], folder / "r.sqlite", Config())
    yield f"into a record{'':<15}{counts.read / (time.process_time() - began):>8.1f} articles/s, all stages"


def own(archive: Path, unpacker: str) -> int:
    """How many articles Isnad reads from the archive, gzip unpacked by ISA-L (`isal`) or `zlib`."""
    before = unpack._INFLATING
    unpack._INFLATING = before if unpacker == "isal" else zlib
    try:
        return sum(isinstance(found, Article) for found in iter_inputs([archive], Config()))
    finally:
        unpack._INFLATING = before


def made(count: int) -> Iterator[Page]:
    """Pages of all templates in turn."""
    chosen = templates()
    each = [list(pages(t, -(-count // len(chosen)))) for t in chosen]
    yield from islice((p for turn in zip(*each, strict=True) for p in turn), count)


def record(page: Page, number: int, furniture: int = FURNITURE) -> bytes:
    """A WARC record of a page, as heavy as those of the press."""
    chance = random.Random(number)
    words = " ".join(f"var x{chance.randrange(1 << 30)}={chance.random()};" for _ in range(furniture // 40))
    head, body, rest = page.content.partition(b"</head>")
    content = head + f"<script>{words}</script>".encode() + body + rest if body else head
    kind = "text/html" + (f"; charset={page.declared}" if page.declared else "")
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2024-01-01T00:00:00Z",
        "WARC-Target-URI": f"{page.url}?n={number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(http)),
    }
    return (
        "".join(["WARC/1.1\r\n", *(f"{k}: {v}\r\n" for k, v in fields.items()), "\r\n"]).encode() + http + b"\r\n\r\n"
    )


def others(archive: Path) -> Iterator[str]:
    """The main text of each page, by FastWARC and resiliparse."""
    with archive.open("rb") as f:
        for found in ArchiveIterator(f, record_types=WarcRecordType.response, parse_http=True):
            if found.http_headers.status_code == 200 and found.http_content_type == "text/html":
                raw = found.reader.read()
                tree = HTMLTree.parse(bytes_to_str(raw, found.http_charset or detect_encoding(raw) or "utf-8"))
                yield extract_plain_text(tree, main_content=True)


def memory(folder: Path, megabytes: int) -> str:
    """What a run over mixed archives takes at most."""
    archives = list(mixed(folder, megabytes * 1_000_000))
    size = sum(p.stat().st_size for p in archives)
    command = [sys.executable, "-c", _CHILD, str(folder / "r.sqlite"), *map(str, archives)]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    read, skipped, failed, most = map(int, done.stdout.split())
    return (
        f"{size / 1e6:.0f} MB in {len(archives)} archives: {read} read, {skipped} skipped, {failed} failed; "
        f"at most {most} MB of memory, {time.monotonic() - began:.0f} s"
    )


def mixed(folder: Path, size: int) -> Iterator[Path]:
    """Archives of six kinds, a sixth of `size` each. Most of their bytes are pictures and furniture, as in crawls."""
    share, chance = size // 6, random.Random(1)
    texts = cycle("\n\n".join([p.title, *p.text]) for p in made(120))
    picture = chance.randbytes(1_000_000)
    every = -(-share // 1_000_000)

    def numbered(n: int) -> str:
        return f"{next(texts)}\n\n{n}."

    with (folder / "a.warc.gz").open("wb") as f:
        for n, page in enumerate(islice(cycle(made(120)), every)):
            f.write(gzip.compress(record(page, n, 200_000), 1) + gzip.compress(_image(picture, n), 0))
    with zipfile.ZipFile(folder / "b.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for n in range(every):
            z.writestr(f"{n}.txt", numbered(n))
            z.writestr(f"{n}.png", picture)
    with (
        (folder / "c.tar.zst").open("wb") as f,
        zstandard.ZstdCompressor(1).stream_writer(f) as packed,
        tarfile.open(fileobj=packed, mode="w|") as t,
    ):
        for n in range(every):
            for name, data in ((f"{n}.txt", numbered(n + 10_000).encode()), (f"{n}.png", picture)):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                t.addfile(info, io.BytesIO(data))
    rows = ({"text": numbered(n + 20_000), "junk": chance.randbytes(400_000).hex()} for n in range(share // 800_000))
    with (folder / "d.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    with (folder / "e.csv").open("w", encoding="utf-8", newline="") as sheet:
        table = csv.writer(sheet)
        table.writerow(["text", "junk"])
        for n in range(share // 800_000):
            table.writerow([numbered(n + 30_000), chance.randbytes(400_000).hex()])
    with (folder / "f.json").open("w", encoding="utf-8") as export:
        export.write('{"name": "x", "type": "public_channel", "id": 1, "messages": [')
        for n in range(share // 800_000):
            one = {"id": n, "type": "message", "text": numbered(n + 40_000), "x": chance.randbytes(400_000).hex()}
            export.write(("," if n else "") + json.dumps(one))
        export.write("]}")
    yield from sorted(folder.iterdir())


def _image(picture: bytes, number: int) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    url = f"https://a.example/{number}.png"
    fields = f"WARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
    length = f"Content-Length: {len(head) + len(picture)}\r\n\r\n"
    return f"WARC/1.1\r\n{fields}{length}".encode() + head + picture + b"\r\n\r\n"


if __name__ == "__main__":
    main()
