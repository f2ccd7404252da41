"""`isnad stories`: which articles tell of one event, in both languages, and why they are one story."""

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from isnad.cli.bidi import LTR, RTL, isolated, without_controls
from isnad.cli.grouping import grouped
from isnad.cli.layouts import day_column, id_column, names, short
from isnad.cli.options import AskedFormat, Record
from isnad.cli.output import Column, emit, first, print_detail, stdout, table
from isnad.record import ArticleHead
from isnad.resolve.groups import Groups
from isnad.resolve.stories import Story


def command(
    record: Record = Path("isnad.sqlite"),
    article: Annotated[
        str | None, typer.Option("--article", help="Only the story of this article: an id, key or path.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also list each story's articles, and how near each is to the others.")
    ] = False,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most so many stories.")] = None,
    format: AskedFormat = None,
) -> None:
    """Show which articles tell of one event. Copies or in their own words, Arabic and Persian together.

    Example: isnad stories --record press.sqlite --explain
    """
    with grouped(record) as (view, found):
        own = view.article(article).article.id[:16] if article else None
        stories = first(found.stories_of(own), limit, "story")
        show = partial(show_story, found) if explain else None
        emit(stories, columns(found), format, lambda s: plain(found, s, explain), show)


def columns(found: Groups) -> list[Column[Story]]:
    """When, how many articles of which outlets, and what makes them one story."""
    return [
        Column("days", lambda s: days(found, s), ratio=2, style="bold"),
        Column("articles", lambda s: languages(found, s)),
        Column("same story because", lambda s: names(found.because(s)), ratio=5, way=LTR),
        Column("outlets", lambda s: names(outlets(found, s)), ratio=4, way=LTR, spare=1),
        Column("follows", lambda s: s.follows[:8] if s.follows else "", style="dim"),
        id_column(lambda s: s.articles[0][:8]),
    ]


def show_story(found: Groups, story: Story) -> None:
    """A story with its articles."""
    console = stdout()
    heads = [found.heads[id] for id in story.articles]
    near: list[Column[ArticleHead]] = [
        day_column("published", lambda h: h.published or "?", style="bold"),
        Column("outlet", lambda h: isolated(h.outlet or "?"), ratio=2, way=LTR),
        Column("title", lambda h: h.called, ratio=5, way=RTL),
        Column("near", lambda h: nearest(found, story, h.id[:16])),
        id_column(lambda h: short(h.id)),
    ]
    console.print(table(heads, near, f"{days(found, story)}: {languages(found, story)}"))
    print_detail(f"same story because: {without_controls(', '.join(found.because(story)))}")
    if story.follows:
        print_detail(f"follows the story of {story.follows[:8]}")
    console.print()


def days(found: Groups, story: Story) -> str:
    """From the first to the last day of publication."""
    known = sorted(d for id in story.articles if (d := found.heads[id].published))
    if not known:
        return "?"
    return known[0] if known[0] == known[-1] else f"{known[0]} – {known[-1]}"


def languages(found: Groups, story: Story) -> str:
    """How many articles in which language."""
    count = Counter(found.heads[id].lang for id in story.articles)
    return ", ".join(f"{n} {lang}" for lang, n in sorted(count.items()))


def outlets(found: Groups, story: Story) -> list[str]:
    """The outlets, each once."""
    return list(dict.fromkeys(found.heads[id].outlet or "?" for id in story.articles))


def nearest(found: Groups, story: Story, article: str) -> str:
    """How near an article is to the one it is nearest to in its story: `copy`, or a multiple of what is enough."""
    pairs = [(min(article, other), max(article, other)) for other in story.articles if other != article]
    if any((link := found.copy_links.get(p)) and not link.form for p in pairs):
        return "copy"
    best = max((found.story_links.get(p, 0.0) for p in pairs), default=0.0)
    return f"{best:.1f}×" if best else ""


def plain(found: Groups, story: Story, explain: bool) -> dict[str, Any]:
    """A story as JSON shows it."""
    out: dict[str, Any] = msgspec.to_builtins(found.story_line(story))
    if explain:
        out["near"] = {found.heads[id].id: nearest(found, story, id) for id in story.articles}
    return out
