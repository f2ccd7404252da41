"""A record's copies and stories, as lists and for one article."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection

from isnad.record import ArticleHead, View
from isnad.record.found import head
from isnad.record.neighbours import kept, links, number_of, stale
from isnad.resolve import copies, stories
from isnad.resolve.copies import CopyGroup, CopyLink
from isnad.resolve.profile import Card, Profile
from isnad.resolve.stories import Story
from isnad.resolve.update import version

_AT_ONCE = 500  # profiles whose cards are read together: they are large, and cards small
_link = msgspec.msgpack.Decoder(CopyLink).decode
_profile = msgspec.msgpack.Decoder(Profile).decode
_card = msgspec.msgpack.Decoder(Card).decode


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group as the record contract prints it; what follows `because` is beyond it."""

    kind: str
    id: str
    keys: list[str]
    articles: list[str]
    root: str | None
    because: list[str]
    members: list[dict[str, str | float | None]] | None = None
    agency: str | None = None
    follows: str | None = None


def waiting(view: View) -> int:
    """How many articles of a record were not compared with the others yet."""
    with view.connection() as c:
        return len(stale(c, version()))


class Groups:
    """The groups of a record as they were when this was made; with `article`, a short id, those around it only.

    Articles that are not compared yet, or were by an older version, stand alone until `update` has seen them.
    """

    def __init__(self, view: View, article: str | None = None) -> None:
        self._view = view
        with view.connection() as c:
            found = _all(c) if article is None else _around(c, number_of(c, article))
            numbers = sorted({n for rows in found.values() for r in rows for n in (r.a, r.b)})
            current: dict[int, Card] = {}
            for i in range(0, len(numbers), _AT_ONCE):
                rows = kept(c, numbers[i : i + _AT_ONCE])
                current |= {n: _card(k.body) for n, k in rows.items() if k.made_by.endswith(f" {version()}")}
        self.cards: dict[str, Card] = {card.id: card for card in current.values()}
        self._numbers = {card.id: n for n, card in current.items()}
        linked = {kind: [r for r in rows if r.a in current and r.b in current] for kind, rows in found.items()}
        self.copy_links: Mapping[tuple[str, str], CopyLink] = {
            _pair(current[r.a].id, current[r.b].id): _link(r.measures) for r in linked["copy"]
        }
        self.story_links: Mapping[tuple[str, str], float] = {
            _pair(current[r.a].id, current[r.b].id): r.score for r in linked["story"]
        }
        if article is None:
            self.heads: dict[str, ArticleHead] = {h.id[:16]: h for h in view.articles()}
        else:
            self.heads = {r.article.id[:16]: head(r) for r in view.some([article, *self._numbers])}

    @cached_property
    def copies(self) -> list[CopyGroup]:
        """Articles with one text behind them."""
        return copies.groups(self.copy_links, self.cards)

    @cached_property
    def stories(self) -> list[Story]:
        """Articles about one event."""
        days = {id: card.day for id, card in self.cards.items()}
        return stories.groups(self.story_links, ([m.article for m in g.members] for g in self.copies), days)

    @cached_property
    def _copy_of(self) -> dict[str, CopyGroup]:
        return {m.article: g for g in self.copies for m in g.members}

    @cached_property
    def _story_of(self) -> dict[str, Story]:
        return {article: s for s in self.stories for article in s.articles}

    def copy_of(self, article: str) -> CopyGroup | None:
        """The copy group that holds the article with this short id."""
        return self._copy_of.get(article)

    def story_of(self, article: str) -> Story | None:
        """The story that holds the article with this short id."""
        return self._story_of.get(article)

    def stories_of(self, article: str | None) -> list[Story]:
        """All stories, or the one that holds the article with this short id."""
        if article is None:
            return self.stories
        return [story for story in self.stories if article in story.articles]

    def because(self, story: Story) -> list[str]:
        """Why its articles are one story: what most of them share."""
        with self._view.connection() as c:
            rows = kept(c, [self._numbers[id] for id in story.articles])
        return stories.because([_profile(rows[self._numbers[id]].body) for id in story.articles])

    def agency(self, group: CopyGroup) -> str | None:
        """The name of the agency whose text a group has."""
        credits = (self.cards[m.article].credits for m in group.members)
        return next((own[group.agency] for own in credits if group.agency in own), None) if group.agency else None

    def copy_line(self, group: CopyGroup) -> Line:
        """The line of a copy group."""
        ids = [m.article for m in group.members]
        return Line(
            kind="copy",
            id=f"c-{ids[0]}",
            keys=self.keys(ids),
            articles=self.ids(ids),
            root=self.heads[group.root].key if group.root else None,
            because=group.because,
            members=[
                {
                    "key": self.heads[m.article].key,
                    "article": self.heads[m.article].id,
                    "parent": self.heads[m.parent].key if m.parent else None,
                    "parent_article": self.heads[m.parent].id if m.parent else None,
                    "basis": m.basis,
                    "share": m.share,
                }
                for m in group.members
            ],
            agency=self.agency(group),
        )

    def story_line(self, story: Story) -> Line:
        """The line of a story."""
        return Line(
            kind="story",
            id=f"t-{story.articles[0]}",
            keys=self.keys(story.articles),
            articles=self.ids(story.articles),
            root=None,
            because=self.because(story),
            follows=f"t-{story.follows}" if story.follows else None,
        )

    def keys(self, ids: Iterable[str]) -> list[str]:
        """The articles' keys."""
        return [self.heads[id].key for id in ids]

    def ids(self, ids: Iterable[str]) -> list[str]:
        """The articles' whole ids."""
        return [self.heads[id].id for id in ids]


def _all(c: Connection) -> dict[str, list[Any]]:
    return {kind: list(links(c, kind)) for kind in ("copy", "story")}


def _around(c: Connection, number: int) -> dict[str, list[Any]]:
    """The links of all articles that links lead to from this one."""
    found: dict[str, dict[tuple[int, int], Any]] = {"copy": {}, "story": {}}
    seen, waiting = {number}, [number]
    while waiting:
        at = waiting.pop()
        for kind, rows in found.items():
            for r in links(c, kind, at):
                rows[r.a, r.b] = r
                for other in {r.a, r.b} - seen:
                    seen.add(other)
                    waiting.append(other)
    return {kind: [rows[pair] for pair in sorted(rows)] for kind, rows in found.items()}


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
