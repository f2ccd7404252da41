"""A record's copies and stories, as lists and for one article."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec
from msgspec import Struct

from isnad.record import ArticleHead, View
from isnad.record.neighbours import count_stale, kept, links, named
from isnad.resolve import copies, stories
from isnad.resolve.copies import CopyGroup, CopyLink
from isnad.resolve.profile import Profile
from isnad.resolve.stories import Story
from isnad.resolve.update import VERSION

_link = msgspec.msgpack.Decoder(CopyLink).decode
_profile = msgspec.msgpack.Decoder(Profile).decode


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A group as the record contract prints it; `members` and `follows` are beyond it."""

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
        return count_stale(c, VERSION)


class Groups:
    """The groups of a record as they were when this was made."""

    def __init__(self, view: View) -> None:
        self.heads: dict[str, ArticleHead] = {h.id[:16]: h for h in view.articles()}
        with view.connection() as c:
            found = {"copy": list(links(c, "copy")), "story": list(links(c, "story"))}
            numbers = sorted({n for rows in found.values() for r in rows for n in (r.a, r.b)})
            names = {n.number: n.short_id for n in named(c, numbers).values()}
            self.profiles: dict[str, Profile] = {
                p.id: p for p in (_profile(k.body) for k in kept(c, numbers).values())
            }
        self.copy_links: Mapping[tuple[str, str], CopyLink] = {
            _pair(names[r.a], names[r.b]): _link(r.measures) for r in found["copy"]
        }
        self.story_links: Mapping[tuple[str, str], float] = {
            _pair(names[r.a], names[r.b]): r.score for r in found["story"]
        }

    @cached_property
    def copies(self) -> list[CopyGroup]:
        """Articles with one text behind them."""
        return copies.groups(self.copy_links, self.profiles)

    @cached_property
    def stories(self) -> list[Story]:
        """Articles about one event."""
        return stories.groups(self.story_links, ([m.article for m in g.members] for g in self.copies), self.profiles)

    def copy_of(self, article: str) -> CopyGroup | None:
        """The copy group that holds the article with this short id."""
        return next((g for g in self.copies if any(m.article == article for m in g.members)), None)

    def story_of(self, article: str) -> Story | None:
        """The story that holds the article with this short id."""
        return next((s for s in self.stories if article in s.articles), None)

    def name(self, key: str) -> str:
        """What to call an agency or another thing of a profile's by its key."""
        return next((p.names[key] for p in self.profiles.values() if key in p.names), key)

    def copy_line(self, group: CopyGroup) -> Line:
        """The line of a copy group."""
        ids = [m.article for m in group.members]
        members: list[dict[str, str | float | None]] = [
            {
                "key": self.heads[m.article].key,
                "parent": self.heads[m.parent].key if m.parent else None,
                "basis": m.basis,
                "share": m.share,
            }
            for m in group.members
        ]
        return Line(
            kind="copy",
            id=f"c-{ids[0]}",
            keys=self.keys(ids),
            articles=self.ids(ids),
            root=self.heads[group.root].key if group.root else None,
            because=group.because,
            members=members,
            agency=self.name(group.agency) if group.agency else None,
        )

    def story_line(self, story: Story) -> Line:
        """The line of a story."""
        return Line(
            kind="story",
            id=f"t-{story.articles[0]}",
            keys=self.keys(story.articles),
            articles=self.ids(story.articles),
            root=None,
            because=story.because,
            follows=f"t-{story.follows}" if story.follows else None,
        )

    def keys(self, ids: Iterable[str]) -> list[str]:
        """The articles' keys."""
        return [self.heads[id].key for id in ids]

    def ids(self, ids: Iterable[str]) -> list[str]:
        """The articles' whole ids."""
        return [self.heads[id].id for id in ids]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
