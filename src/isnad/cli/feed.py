"""`isnad feed …`: which feeds a record follows."""

from pathlib import Path
from typing import Annotated, Any

import typer

from isnad.cli.options import AskedFormat, ConfigFile, Record, load_config
from isnad.cli.output import Column, emit, note
from isnad.errors import FetchError, InputError, UsageError, quoted
from isnad.fetch import check_url
from isnad.inputs.feeds import Feed
from isnad.inputs.language import SUPPORTED
from isnad.inputs.online import polite
from isnad.record import View, Writer
from isnad.record.following import Followed, Standing, follow, followed, unfollow
from isnad.watch import Checked, check_feed, look_for_feeds

app = typer.Typer(help="Follow feeds: RSS, Atom, JSON Feed, sitemaps.", no_args_is_help=True, rich_markup_mode=None)
Address = Annotated[str, typer.Argument(metavar="URL", help="The feed's address, or a page that names its feeds.")]


@app.command("add")
def add(
    url: Address,
    record: Record = Path("isnad.sqlite"),
    outlet: Annotated[str | None, typer.Option(help="Whose articles they are, where the pages don't say it.")] = None,
    lang: Annotated[str | None, typer.Option(help="ar or fa, where the articles don't tell.")] = None,
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Don't look at it now; the watch will.")] = False,
    config: ConfigFile = None,
) -> None:
    """Follow a feed from now on: `isnad watch` reads what it names. A page is searched for the feeds that it names.

    Example: isnad feed add https://example.org/rss.xml --outlet "Example" --record press.sqlite
    """
    check_url(url)
    if lang is not None and lang not in SUPPORTED:
        raise UsageError(f"--lang {lang} is none of the languages that Isnad reads; give ar or fa, or leave it out")
    found, title = [url], None
    if not unchecked:
        found, title = _found(url, config)
    with Writer(record) as writer, writer.transaction() as c:
        for address in found:
            new = follow(c, Followed(url=address, title=title, outlet=outlet, lang=lang))
            note(f"{record}: {'follows' if new else 'follows already, and anew from now,'} {address}")
    note(f"read them: isnad watch --record {quoted(record)}")


def _found(url: str, config: Path | None) -> tuple[list[str], str | None]:
    """The feed at an address with its title, or the feeds that the page there names."""
    guest = polite(load_config(config))
    try:
        checked = check_feed(guest, url)
    except InputError:
        if named := look_for_feeds(guest, url):
            return named, None
        raise
    return [url], checked.feed.title if checked.feed else None


@app.command("list")
def list_(record: Record = Path("isnad.sqlite"), format: AskedFormat = None) -> None:
    """List the feeds that a record follows. With what came of the last look at each.

    Example: isnad feed list --record press.sqlite
    """
    with View(record) as view, view.connection() as c:
        found = followed(c)
    emit(found, _standing_columns(), format, _standing_plain, none=_no_feed(record))


@app.command("remove")
def remove(url: Address, record: Record = Path("isnad.sqlite")) -> None:
    """Follow a feed no more. Its articles stay in the record.

    Example: isnad feed remove https://example.org/rss.xml --record press.sqlite
    """
    with Writer(record) as writer, writer.transaction() as c:
        if not unfollow(c, url):
            raise UsageError(
                f"{record} does not follow {url}; `isnad feed list --record {quoted(record)}` says what it follows"
            )
    note(f"{record}: follows {url} no more")


@app.command("check")
def check(
    urls: Annotated[
        list[str] | None, typer.Argument(metavar="URL", help="Addresses; without any, the feeds of the record.")
    ] = None,
    record: Record = Path("isnad.sqlite"),
    config: ConfigFile = None,
    format: AskedFormat = None,
) -> None:
    """Look at feeds without keeping anything. What they are and how many articles they name; status 1 if any fails.

    Example: isnad feed check https://example.org/rss.xml
    """
    if not urls:
        with View(record) as view, view.connection() as c:
            urls = [s.feed.url for s in followed(c)]
    guest = polite(load_config(config))
    found: list[tuple[str, Checked | FetchError | InputError]] = []
    for url in urls:
        try:
            found.append((url, check_feed(guest, url)))
        except (FetchError, InputError) as e:
            found.append((url, e))
    looked = [_looked(url, what) for url, what in found]
    emit(looked, _checked_columns(), format, dict, none=_no_feed(record))
    if any(not isinstance(what, Checked) for _, what in found):
        raise typer.Exit(1)


def _no_feed(record: Path) -> str:
    return f"{record} follows no feed; add one: isnad feed add URL --record {quoted(record)}"


def _looked(url: str, what: Checked | FetchError | InputError) -> dict[str, Any]:
    if isinstance(what, Checked):
        feed = what.feed or Feed("", None, [])
        latest = max((e.published for e in feed.entries if e.published), default=None)
        return {"url": url, "kind": feed.kind, "title": feed.title, "named": len(feed.entries), "latest": latest}
    reason = what.reason if isinstance(what, FetchError) else str(what)
    return {"url": url, "kind": what.code, "title": None, "named": 0, "latest": None, "problem": reason}


def _checked_columns() -> list[Column[dict[str, Any]]]:
    return [
        Column("feed", lambda r: r["url"], ratio=3, breaks="/-"),
        Column("kind", lambda r: r["kind"]),
        Column("named", lambda r: str(r["named"])),
        Column("title", lambda r: r["title"] or "", ratio=2),
        Column("problem", lambda r: r.get("problem") or "", ratio=3, style="red"),
    ]


def _standing_columns() -> list[Column[Standing]]:
    return [
        Column("feed", lambda s: s.feed.url, ratio=3, breaks="/-"),
        Column("title", lambda s: s.feed.title or "", ratio=2),
        Column("outlet", lambda s: s.feed.outlet or "", ratio=1),
        Column("last", lambda s: s.feed.outcome or "not yet", ratio=1),
        Column("failures", lambda s: str(s.feed.failures) if s.feed.failures else ""),
        Column("named", lambda s: str(s.named)),
        Column("waiting", lambda s: str(s.waiting) if s.waiting else ""),
    ]


def _standing_plain(standing: Standing) -> dict[str, Any]:
    f = standing.feed
    return {
        "url": f.url,
        "title": f.title,
        "outlet": f.outlet,
        "lang": f.lang,
        "outcome": f.outcome,
        "failures": f.failures,
        "named": standing.named,
        "waiting": standing.waiting,
    }
