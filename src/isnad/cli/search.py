"""`isnad search`: statements, events and articles that hold words."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from isnad.cli.layouts import (
    article_columns,
    happened_columns,
    happened_plain,
    hit_columns,
    hit_plain,
    said_columns,
    said_plain,
)
from isnad.cli.options import (
    About,
    Act,
    Agency,
    AskedFormat,
    EventClass,
    From,
    Lang,
    Limit,
    Mechanism,
    MinConfidence,
    Outlet,
    Record,
    Speaker,
    To,
)
from isnad.cli.output import Format, chosen, emit, tell_rest
from isnad.errors import UsageError
from isnad.record import Filters, View
from isnad.record.counting import count, newest_articles, newest_events, newest_hits, newest_statements
from isnad.record.searching import KINDS


def command(
    words: Annotated[str | None, typer.Argument(help="What to look for; all words must be found.")] = None,
    record: Record = Path("isnad.sqlite"),
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="statement, event or article; with words by default all.")
    ] = None,
    speaker: Speaker = None,
    about: About = None,
    agency: Agency = None,
    outlet: Outlet = None,
    lang: Lang = None,
    from_: From = None,
    to: To = None,
    act: Act = None,
    event: EventClass = None,
    mechanism: Mechanism = None,
    min_confidence: MinConfidence = None,
    limit: Limit = 20,
    format: AskedFormat = None,
) -> None:
    """Find statements, events and articles. By words, or by filters alone.

    Spelling, script variants, diacritics and joiners don't matter, and a name is found by its other spellings. By
    filters alone statements are listed, or events where a class of them is asked for; --kind says otherwise. The best
    come first, by filters alone the newest; a date later than tomorrow is a claim of the page and comes last.

    Example: isnad search "شمخاني" --record press.sqlite --from 2016 --act say
    """
    narrow = Filters(speaker=speaker, about=about, agency=agency, outlet=outlet, lang=lang, from_=from_, to=to,
                     act=act, event=event, mechanism=mechanism, min_confidence=min_confidence)  # fmt: skip
    kinds = list(dict.fromkeys(kind or ()))
    if unknown := [k for k in kinds if k not in KINDS]:
        raise UsageError(f"there is no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    if not words and not kinds and not any(narrow.values()):
        raise UsageError("nothing to look for; give words, or a filter such as --speaker")
    with View(record) as view:
        if words:
            hits = view.search(words, limit=limit, kinds=kinds or KINDS, **narrow)
            shown = Counter(h.kind for h in hits)
            emit(hits, hit_columns(chosen(format)), format, hit_plain)
        else:
            shown = _list(view, kinds or ["event" if event else "statement"], narrow, limit, format)
        cut = [k for k, n in shown.items() if n == limit]
        tell_rest(*((limit, count(view, k, narrow, words), f"{k}s") for k in cut))


def _list(view: View, kinds: list[str], narrow: Filters, limit: int, format: Format | None) -> Counter[str]:
    """Print what the filters let through, and say how much of each kind; several kinds as a search shows them."""
    if len(kinds) > 1:
        hits = newest_hits(view, kinds, narrow, limit)
        emit(hits, hit_columns(chosen(format)), format, hit_plain)
        return Counter(h.kind for h in hits)
    (kind,) = kinds
    if kind == "article":
        n = emit(newest_articles(view, narrow, limit), article_columns(), format, msgspec.to_builtins)
    elif kind == "event":
        n = emit(newest_events(view, narrow, limit), happened_columns(), format, happened_plain)
    else:
        n = emit(newest_statements(view, narrow, limit), said_columns(), format, said_plain)
    return Counter({kind: n})
