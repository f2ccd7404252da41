"""Plain texts that servers gave: read in the encoding that they are in, fetched and kept in archives alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packed import TEXTS, read, response, warc

from isnad.config import Config
from isnad.errors import InputError
from isnad.fetch import Fetched
from isnad.inputs.article import failure_of
from isnad.inputs.online import article_at
from isnad.model import Article, Failure

Found = list[Article | Failure]


def archived(folder: Path, body: bytes, kind: str, config: Config) -> Found:
    (folder / "a.warc").write_bytes(warc("https://a.example/1", response(body, kind)))
    return read(folder / "a.warc", config=config)


def fetched(_: Path, body: bytes, kind: str, config: Config) -> Found:
    url = "https://a.example/1"
    try:
        return [article_at(Fetched(url, 200, {"content-type": kind}, body), url, config)]
    except InputError as e:
        return [failure_of(e)]


WAYS = pytest.mark.parametrize("way", [archived, fetched], ids=["archived", "fetched"])
ENCODINGS = [
    # what the answer declares, what its text is in
    ("text/plain; charset=utf-8", "utf-8-sig"),
    ("text/plain", "utf-8"),
    ("text/plain; charset=windows-1256", "windows-1256"),
    ("text/plain; charset=ISO-8859-1", "utf-8"),
    ("text/plain", "windows-1256"),
    ("text/plain; charset=utf-16", "utf-16"),
    ("text/plain; charset=undefined", "utf-8"),
    ("text/plain; charset=undefined", "windows-1256"),
    ("text/plain; charset=a\0b", "utf-8"),
    ("text/plain; charset=no-such", "windows-1256"),
]


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize(("kind", "encoding"), ENCODINGS)
@WAYS
def test_a_text_is_read_as_it_is(
    way: Callable[..., Found], kind: str, encoding: str, lang: str, tmp_path: Path
) -> None:
    text = TEXTS[lang] if encoding.startswith("utf") else TEXTS[lang].replace("ی", "ي")
    (a,) = way(tmp_path, text.encode(encoding), kind, Config())
    assert isinstance(a, Article) and (a.text, a.lang) == (text, lang)
    assert a.title is not None and a.title.text == text.split("\n")[0]


@pytest.mark.parametrize("lang", ["ar", "fa"])
@WAYS
def test_a_text_within_no_limits_is_refused(way: Callable[..., Found], lang: str, tmp_path: Path) -> None:
    config = Config(max_article_bytes=1000)
    (f,) = way(tmp_path, (TEXTS[lang] * 20).encode(), "text/plain", config)
    assert isinstance(f, Failure) and f.code == "too-large"
