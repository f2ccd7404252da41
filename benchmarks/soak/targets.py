"""What is fuzzed: for each kind of input, a strategy that makes bytes of it and the reader that takes them."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.soak import containers as box
from benchmarks.soak import html
from hypothesis.strategies import SearchStrategy


class Target(NamedTuple):
    """`read` may raise IsnadError and nothing else, within five seconds and 500 MB."""

    strategy: SearchStrategy[bytes]
    read: Callable[[bytes], None]


TARGETS: dict[str, Target] = {
    "html": Target(html.pages(), html.read),
    "mhtml": Target(box.damaged(box.saved_pages()), box.reader("a.mhtml")),
    "warc": Target(box.damaged(box.warcs()), box.reader("a.warc")),
    "zip": Target(box.damaged(box.zips()), box.reader("a.zip")),
    "tar": Target(box.damaged(box.tars()), box.reader("a.tar")),
    "json": Target(box.damaged(box.jsons()), box.reader("a.json")),
    "csv": Target(box.damaged(box.tables()), box.reader("a.csv")),
    "docx": Target(box.damaged(box.documents()), box.reader("a.docx")),
    "feed": Target(box.damaged(box.feeds()), box.read_feed),
}
