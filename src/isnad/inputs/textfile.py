"""A `.txt` file: one article, stored exactly as it is, with an optional sidecar `<stem>.meta.json`.

The text is the file decoded as UTF-8 without newline translation. A byte order mark at its start is encoding,
not text: it is left out, so offsets count from the first letter.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from isnad.errors import InputError
from isnad.inputs.article import make_article
from isnad.inputs.raw import Limits, decode, os_error, shown
from isnad.inputs.title import find_title, given
from isnad.model import Article

SIDECAR = ".meta.json"
_SIDECAR_BYTES = 1_000_000


def read_textfile(path: Path, limits: Limits) -> Iterator[Article]:
    """The one article of the file; InputError where it can't be read."""
    name = shown(path)
    try:
        with path.open("rb") as f:
            raw = f.read(limits.max_article_bytes + 1)
    except OSError as e:
        raise os_error(e, name) from e
    if len(raw) > limits.max_article_bytes:
        message = (
            f"it has more than {limits.max_article_bytes} bytes, too many for one article; split it into one file "
            "per article or into JSON Lines, or raise max_article_bytes"
        )
        raise InputError("too-large", message, name)
    text = decode(raw, name)
    meta = _sidecar(path.with_name(path.stem + SIDECAR), name)
    yield make_article(
        text,
        key=given(meta.get("id")) or Path(name).stem,
        path=name,
        title=find_title(text, given(meta.get("title"))),
        lang=meta.get("lang"),
        published=meta.get("published"),
        outlet=meta.get("outlet"),
        url=meta.get("url"),
    )


def _sidecar(path: Path, article: str) -> Mapping[str, Any]:
    """The sidecar's values; {} where there is none. A broken one fails its article: its id hangs on it."""
    try:
        with path.open("rb") as f:
            raw = f.read(_SIDECAR_BYTES)
    except FileNotFoundError:
        return {}
    except OSError as e:
        raise InputError("broken-sidecar", f"its {shown(path)} can't be opened: {e.strerror}", article) from e
    try:
        meta = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        message = f"its {shown(path)} is not JSON in UTF-8 ({e}); mend or remove it"
        raise InputError("broken-sidecar", message, article) from e
    if not isinstance(meta, dict):
        raise InputError("broken-sidecar", f'its {shown(path)} must be one JSON object: {{"outlet": …}}', article)
    return meta
