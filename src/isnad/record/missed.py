"""Words of an article that are a statement which was not found: judgements on text, checked letter for letter."""

import re
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from isnad.errors import UsageError
from isnad.record import schema as t
from isnad.record.database import writing
from isnad.record.judgements import MISSING, TEXT, Evidence, Judgement, add
from isnad.record.rows import digest

LONGEST = 5000  # letters of what is missed
_STRETCH = re.compile(r"([0-9a-f]{16})/([0-9]{1,7})-([0-9]{1,7})")


class NotThereError(UsageError):
    """The words don't stand in the text, or not where they are said to."""


def stretch_id(article: str, start: int, end: int) -> str:
    """The id of `text[start:end]` of the article with this short id."""
    return f"{article}/{start}-{end}"


def miss(
    path: Path,
    about: str,
    words: str,
    *,
    reason: str,
    author: str,
    time: str | None = None,
    engine: Engine | None = None,
) -> Judgement:
    """Add the judgement that `words` are a statement which was not found.

    `about` is `<16 hex>/<start>-<end>`, code points of the article's text, and `words` must be `text[start:end]`,
    letter for letter. `time` is ISO 8601, now if None; `engine` as in `judge`. UsageError where there is no such
    article, NotThereError where other words stand there, RecordError where the file is no record.
    """
    parts = _STRETCH.fullmatch(about)
    if parts is None:
        raise UsageError(f"{about!r} is no stretch of a text; give one such as 0123456789abcdef/120-180")
    article, start, end = parts[1], int(parts[2]), int(parts[3])
    moment = time or datetime.now(UTC).isoformat(timespec="seconds")
    path = Path(path)
    with writing(path, engine) as c:
        a = t.articles.c
        row = c.execute(select(a.id, a.text).where(a.short_id == article)).first()
        if row is None:
            raise UsageError(f"there is no article {article!r} in {path}")
        if not _fit(words) or row.text[start:end] != words:
            raise NotThereError(f"other words stand at {start}-{end} of {article}; give them letter for letter")
        j = Judgement(
            id=digest(about, None, MISSING, reason, author, moment),
            about=about,
            verdict=MISSING,
            reason=reason,
            author=author,
            time=moment,
            words=words,
            evidence=[Evidence(article=row.id, kind=TEXT, spans=[(start, end)])],
            now=(about,),
        )
        add(c, j)
    return j


def place_of(text: str, words: str, start: int | None) -> tuple[int, int]:
    """Where `words` stand in `text`: at `start` if that is given, else at the only place that holds them.

    Raises NotThereError where they stand elsewhere, nowhere or more than once.
    """
    if not _fit(words):
        raise NotThereError(f"no words, or more than {LONGEST} letters; give what is said and who says it")
    if start is not None:
        if not text.startswith(words, start):
            raise NotThereError("the words don't stand at this place of the text; mark them again")
        return start, start + len(words)
    first = text.find(words)
    if first < 0:
        raise NotThereError("the words don't stand in the text letter for letter; copy them from it")
    if text.find(words, first + 1) >= 0:
        raise NotThereError("the words stand in the text more than once; give more of them")
    return first, first + len(words)


def _fit(words: str) -> bool:
    return len(words) <= LONGEST and any(ch.isalnum() for ch in words)
