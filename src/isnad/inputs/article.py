"""Making an Article, and the failures of those that can't be made.

Every check of a text stands here, so each kind of input refuses the same things with the same words.
"""

import hashlib
import re
from typing import Any

from isnad.errors import InputError
from isnad.inputs.dates import Published, parse_published
from isnad.inputs.language import SUPPORTED, detect, name_of, normal_lang, script_of
from isnad.inputs.title import find_title, given
from isnad.inputs.written import parse_named
from isnad.model import Article, Failure, Reading, Span, article_id

STAGE = "read"
WARNINGS = frozenset({"date-not-understood", "members-passed-over"})
"""Codes of failures that leave the article or archive read: something about it is unknown, or in it left out."""

UNKNOWN_LANG = "und"
_LETTER = re.compile(r"[^\W\d_]")
_SHOWN = 60  # characters of a value in a message


def article_from_text(
    text: str,
    lang: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    key: str = "text",
) -> Article:
    """The article of a text at hand, unchanged; InputError where it can't be read.

    `published` in any form that `parse_published` or `parse_named` knows. The title is `title` where the text holds
    it, else the first line that may be one. Without `lang` the text decides. TypeError for bytes: whoever read them
    knows in which encoding they are.
    """
    if not isinstance(text, str):
        raise TypeError(f"a text is needed, not {type(text).__name__}; decode bytes first")
    span = find_title(text, given(title))
    return make_article(text, key=key, path=key, title=span, lang=lang, published=published, outlet=outlet, url=url)


def make_article(
    text: str,
    *,
    key: str,
    path: str,
    title: Span | None = None,
    lang: object = None,
    published: object = None,
    outlet: object = None,
    url: object = None,
    line: int | None = None,
    retrieved: str | None = None,
    provenance: dict[str, str] | None = None,
) -> Article:
    """The article with its metadata as given by the input; InputError where it can't be read."""
    values: dict[str, Any] = {"outlet": given(outlet), "url": given(url)}
    for name, value in (*values.items(), ("key", key)):
        if value is not None:
            _check_characters(value, f"the {name}", path, line)
    check_text(text, path, line)
    raw = given(published)
    day = (parse_published(raw) or parse_named(raw) if raw else None) or Published()
    return Article(
        id=article_id(values["outlet"], values["url"] or key, day.date, text),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        key=key,
        path=path,
        lang=_lang(text, given(lang), path, line),
        text=text,
        title=title,
        published=day.date,
        published_at=day.at,
        published_raw=_printable(raw) if raw and not day.date else None,
        retrieved=retrieved,
        provenance={name: _printable(value) for name, value in (provenance or {}).items()},
        **values,
    )


def check_text(text: str, path: str, line: int | None = None) -> None:
    """InputError for a text that is empty, has no word, or holds characters that no text has."""
    if not text.strip("\ufeff \t\r\n"):
        raise InputError("empty", "there is no text in it; remove it or put the article's text there", path, line)
    _check_characters(text, "the text", path, line)
    if not _LETTER.search(text):
        raise InputError("no-words", "the text has marks or digits but no word; give the article's words", path, line)


def _check_characters(value: str, what: str, path: str, line: int | None) -> None:
    at = value.find("\0")
    if at >= 0:
        message = f"{what} has a NUL character at offset {at}, so it is damaged or not text; remove it"
        raise InputError("nul-character", message, path, line)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as e:
        message = (
            f"{what} has half a surrogate pair (U+{ord(value[e.start]):04X}) at offset {e.start}; "
            "write the character whole"
        )
        raise InputError("lone-surrogate", message, path, line) from e


def _lang(text: str, lang: str | None, path: str, line: int | None) -> str:
    remedy = 'give "lang": "ar" or "fa" if it is Arabic or Persian after all, else leave it out'
    if lang is not None:
        code = normal_lang(lang)
        if code not in SUPPORTED:
            message = f"its language is given as {_quoted(lang)}, and Isnad reads Arabic and Persian; {remedy}"
            raise InputError("unsupported-language", message, path, line)
        return code
    code = detect(text) or UNKNOWN_LANG
    script = script_of(text)
    if code in SUPPORTED and script == "arabic":
        return code
    if script != "arabic":
        seen = f"it is in {name_of(code)}" if code not in SUPPORTED | {UNKNOWN_LANG} else f"it is in {script} script"
    elif code == UNKNOWN_LANG:
        message = 'nothing in it tells Arabic from Persian; give its language as "lang": "ar" or "fa"'
        raise InputError("unknown-language", message, path, line)
    else:
        seen = f"it seems to be in {name_of(code)}"
    raise InputError("unsupported-language", f"{seen}, and Isnad reads Arabic and Persian; {remedy}", path, line)


def warnings(article: Article) -> list[Failure]:
    """What about an article that was read had to stay unknown; every code is in WARNINGS."""
    if article.published_raw is None:
        return []
    message = (
        f"the publication date {_quoted(article.published_raw)} of {article.key} is not understood, so it stays "
        "unknown and relative dates too; write it as 2017-05-25"
    )
    return [Failure(stage=STAGE, code="date-not-understood", message=message, input=article.path)]


def failure_of(error: InputError) -> Failure:
    """The failure that an input's error becomes in the record."""
    return Failure(stage=STAGE, code=error.code, message=str(error), input=error.path, line=error.line)


def failed_reading(failure: Failure) -> Reading:
    """The reading of an article that could not be read: what is known of it, empty layers, the failure."""
    place = failure.input if failure.line is None else f"{failure.input}:{failure.line}"
    article = Article(
        id=article_id(None, place, None, ""),
        text_sha256=hashlib.sha256(b"").hexdigest(),
        key=place.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1],
        path=failure.input,
        lang=UNKNOWN_LANG,
        text="",
    )
    return Reading(article=article, failures=[failure])


def is_failed(reading: Reading) -> bool:
    """Whether the article could not be read at all, or a stage failed on it; warnings don't count."""
    return any(f.code not in WARNINGS for f in reading.failures)


def failure_line(failure: Failure) -> str:
    """One line that names the file, the place, what is wrong and the remedy."""
    place = failure.input if failure.line is None else f"{failure.input}:{failure.line}"
    return " ".join(f"{place}: {failure.message} [{failure.code}]".split())


def _printable(value: str) -> str:
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _quoted(value: str) -> str:
    value = " ".join(_printable(value).split())
    return f"«{value if len(value) <= _SHOWN else value[:_SHOWN] + '…'}»"
