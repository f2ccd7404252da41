"""Stories and copies: which articles tell of one event, which have one text."""

from typing import Any

from fastapi import APIRouter, Request, Response

from isnad.errors import UsageError
from isnad.record.numbering import tomorrow
from isnad.resolve.across import corroborations
from isnad.resolve.changes import changes
from isnad.resolve.changes import marked as compared
from isnad.resolve.copies import CopyGroup
from isnad.resolve.groups import Groups
from isnad.resolve.stories import Story
from isnad.web import room
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
_PAGE = 40
_COPY_GROUPS = 30
_COPIES = 6  # compared on one page


@router.get("/stories")
def stories(request: Request) -> Response:
    """All stories, the latest first."""
    own, who = room.of(request), reader(request)
    found, every = own.kept_of_groups("stories", _latest)
    at = request.query_params.get("after", "0")
    first = int(at) if at.isdecimal() and len(at) < 9 else 0
    data = {
        "stories": [shown(found, s, who.lang) for s in every[first : first + _PAGE]],
        "copies": [copy_shown(found, g) for g in found.copies[:_COPY_GROUPS]] if not first else [],
        "next": str(first + _PAGE) if len(every) > first + _PAGE else None,
        "total": len(every),
    }
    return own.page(request, who, "stories.html", data)


def _latest(found: Groups) -> tuple[Groups, list[Story]]:
    """All stories, those with the latest article first."""
    until = tomorrow()
    latest = {s.articles[0]: last_day(found, s, until) for s in found.stories}
    return found, sorted(found.stories, key=lambda s: latest[s.articles[0]], reverse=True)


def last_day(found: Groups, story: Story, until: str) -> str:
    """The last day of publication that is no later than `until`; empty where none is."""
    published = (found.heads[a].published or "" for a in story.articles)
    return max((day for day in published if day[:10] <= until), default="")


@router.get("/stories/{id}")
def story(request: Request, id: str) -> Response:
    """The story that an article stands in; `id` is the article's short id."""
    own, who = room.of(request), reader(request)
    found = Groups(own.view, _article(own, id))
    one = found.story_of(_article(own, id))
    if one is None:
        raise UsageError(f"article {id!r} stands in no story")
    behind = sorted(corroborations(own.view, found, [one]), key=lambda b: -len(b.origins))
    data = {"story": shown(found, one, who.lang), "because": found.because(one), "behind": behind}
    return own.page(request, who, "story.html", data)


@router.get("/copies/{id}")
def copies(request: Request, id: str) -> Response:
    """The copies of a text, and what each changed; `id` is the short id of one of the articles."""
    own, who = room.of(request), reader(request)
    found = Groups(own.view, _article(own, id))
    group = found.copy_of(_article(own, id))
    if group is None:
        raise UsageError(f"article {id!r} has no copies")
    told = _changes(own, group)
    data = {
        "group": copy_shown(found, group),
        "because": group.because,
        "changes": told,
        "untold": len(group.members) - 1 - len(told),
    }
    return own.page(request, who, "copies.html", data)


def _article(own: room.Room, ref: str) -> str:
    return own.view.article(ref).article.id[:16]


def _changes(own: room.Room, group: CopyGroup) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for m in group.members:
        parent = m.parent or group.members[0].article
        if parent != m.article and len(out) < _COPIES:
            original, copy = own.view.article(parent), own.view.article(m.article)
            pieces = [line for line in compared(original, copy) if any(p.kind != "kept" for p in line)]
            out.append(
                {"article": m.article, "against": parent, "changes": changes(original, copy), "pieces": pieces}
            )
    return out


def shown(found: Groups, story: Story, lang: str) -> dict[str, Any]:
    """A story as lists show it: its headline in the reader's language where there is one, copies folded away."""
    heads = [found.heads[a] for a in story.articles]
    rows: list[dict[str, Any]] = []
    of_group: dict[int, dict[str, Any]] = {}
    for h in sorted(heads, key=lambda h: (h.published or "", h.id)):
        group = found.copy_of(h.id[:16])
        if group is not None and id(group) in of_group:
            of_group[id(group)]["copies"].append(h)
            continue
        row: dict[str, Any] = {"article": h, "copies": []}
        if group is not None:
            of_group[id(group)] = row
        rows.append(row)
    days = sorted(h.published for h in heads if h.published)
    titled = sorted((h for h in heads if h.title), key=lambda h: h.lang != lang)
    return {
        "id": story.articles[0],
        "title": (titled or heads)[0],
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "languages": sorted({h.lang for h in heads}),
        "outlets": list(dict.fromkeys(h.outlet or "?" for h in heads)),
        "articles": len(heads),
        "rows": rows,
        "follows": story.follows,
    }


def copy_shown(found: Groups, group: CopyGroup) -> dict[str, Any]:
    """A copy group as lists show it."""
    root, agency = found.heads[group.root] if group.root else None, found.agency(group)
    return {
        "id": group.members[0].article,
        "whose": agency or (root.outlet if root else None),
        "root": group.root,
        "title": found.heads[group.members[0].article],
        "members": [
            {
                "article": found.heads[m.article],
                "parent": m.parent,
                "source": (found.heads[m.parent].outlet or found.heads[m.parent].key) if m.parent else agency,
                "basis": m.basis,
                "share": m.share,
            }
            for m in group.members
        ],
    }
