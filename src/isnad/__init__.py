"""Isnad reads Arabic and Persian news into a record of who said what, through which chain.

One text, or a record of many:

    reading = isnad.read(text, lang="ar", published="2017-05-25")
    with isnad.open("press.sqlite") as record:
        for said in record.statements(speaker="Shamkhani"):
            print(said.speakers, said.content)
"""

from functools import cache
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from pathlib import Path

    from isnad.model import Reading
    from isnad.pipeline import Pipeline
    from isnad.record import RecordView, View
    from isnad.text.zwnj import LostJoiner

__version__ = "0.1.0"
__all__ = ["__version__", "lost_joiners", "open", "read", "with_joiners"]


@overload
def open(path: "Path") -> "View": ...


@overload
def open(path: str) -> "RecordView": ...


def open(path: "Path | str") -> "RecordView":
    """A record, read-only, also while a writer writes it; RecordError where it is none.

    `path` is a file, or the address that `isnad serve` prints (`http://127.0.0.1:8000`): then the same questions go
    to that reading room, with the same answers.
    """
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        from isnad.client import HttpView

        return HttpView(path)
    from isnad.record import View

    return View(path)


def read(
    text: str,
    lang: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    kb: "Path | str | None" = None,
) -> "Reading":
    """The reading of one text; offsets in it are code points of `text`.

    `lang` is ar or fa, by default what the text shows. `published` is a date in any form that inputs may have;
    without it relative dates stay unknown, and one that is not understood is told in the reading's `failures`. `kb`
    is a knowledge base of one's own, made by `isnad kb add`. Raises InputError where the text can't be read,
    RecordError where `kb` is no knowledge base.
    """
    from isnad.engines.shard import read_article
    from isnad.inputs import article_from_text

    article = article_from_text(text, lang=lang, published=published, outlet=outlet, title=title)
    return read_article(_pipeline(kb), article)


def lost_joiners(text: str) -> "list[LostJoiner]":
    """The zero-width non-joiners that a Persian text has lost, with offsets in `text` and the evidence for each.

    Reading does not need them, for words are compared without joiners; they are for display and for other programs.
    """
    from isnad.lexicons.joiners import joiner_repair
    from isnad.text import tokenize
    from isnad.text.zwnj import lost_joiners as found

    return found(text, tokenize(text), joiner_repair())


def with_joiners(text: str) -> str:
    """A Persian text with the joiners that it has lost; offsets of the text as it was no longer hold in it."""
    from isnad.text.zwnj import with_joiners as joined

    return joined(text, lost_joiners(text))


@cache
def _pipeline(kb: "Path | str | None") -> "Pipeline":
    """The default pipeline, built once per process and knowledge base."""
    from isnad.stages import build_pipeline, default_spec

    return build_pipeline(default_spec(kb=kb))
