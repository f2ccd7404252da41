"""A `.txt` file: one article, stored exactly as it is, with an optional sidecar `<stem>.meta.json`.

The text is the file decoded as UTF-8 without newline translation. A byte order mark at its start is encoding,
not text: it is left out, so offsets count from the first letter.
"""

import errno
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from isnad.errors import InputError
from isnad.inputs.article import make_article
from isnad.inputs.raw import Limits, decode, shown
from isnad.inputs.title import find_title, given
from isnad.model import Article

SIDECAR = ".meta.json"
_SIDECAR_BYTES = 1_000_000


def read_text(stream: BinaryIO, path: str, limits: Limits, meta: Mapping[str, Any]) -> Iterator[Article]:
    """The one article of a text, with what `meta` knows of it; InputError where it can't be read."""
    raw = stream.read(limits.max_article_bytes + 1)
    if len(raw) > limits.max_article_bytes:
        message = (
            f"it has more than {limits.max_article_bytes} bytes, too many for one article; split it into one file "
            "per article or into JSON Lines, or raise max_article_bytes"
        )
        raise InputError("too-large", message, path)
    yield article_of_file(decode(raw, path), Path(path).stem, path, meta)


def article_of_file(text: str, stem: str, path: str, meta: Mapping[str, Any]) -> Article:
    """The one article of a file, with what `meta` knows of it; its key is its own id, else `stem`."""
    return make_article(
        text,
        key=given(meta.get("id")) or stem,
        path=path,
        title=find_title(text, given(meta.get("title"))),
        lang=meta.get("lang"),
        published=meta.get("published"),
        outlet=meta.get("outlet"),
        url=meta.get("url"),
    )


def sidecar(path: Path) -> Mapping[str, Any]:
    """What stands beside a file; {} where there is nothing. A broken one fails its article: its id hangs on it."""
    beside, article = path.with_name(path.stem + SIDECAR), shown(path)
    try:
        with beside.open("rb") as f:
            raw = f.read(_SIDECAR_BYTES)
    except FileNotFoundError:
        return {}
    except OSError as e:
        if e.errno == errno.ENAMETOOLONG:  # as long as a name may be without the sidecar's longer ending
            return {}
        raise InputError("broken-sidecar", f"its {shown(beside)} can't be opened: {e.strerror}", article) from e
    return parse_sidecar(raw, shown(beside), article)


def parse_sidecar(raw: bytes, name: str, article: str) -> Mapping[str, Any]:
    """The values of a sidecar's bytes; InputError where they are none."""
    try:
        meta = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        message = f"its {name} is not JSON in UTF-8 ({e}); mend or remove it"
        raise InputError("broken-sidecar", message, article) from e
    if not isinstance(meta, dict):
        raise InputError("broken-sidecar", f'its {name} must be one JSON object: {{"outlet": …}}', article)
    return meta
