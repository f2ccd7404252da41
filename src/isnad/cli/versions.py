"""How `isnad show` tells of an article's versions."""

from typing import Any

import msgspec

from isnad.cli.bidi import isolated
from isnad.record import Said, View
from isnad.record.rows import short_id
from isnad.resolve.changes import Change
from isnad.resolve.versions import Edit, carried, edits
from isnad.text.beginning import beginning

Rows = list[tuple[str, str]]
_SHOWN = 8  # changes of one version
_LETTERS = 90  # of one change


def article_rows(view: View, article: str) -> Rows:
    """Which version of its address an article is, and what each changed; nothing where there is one only."""
    found = edits(view, article)
    if len(found) < 2:
        return []
    own = next(n for n, e in enumerate(found, 1) if e.version.id == short_id(article))
    unknown = "" if all(e.version.ordered for e in found) else "; which came first is not known of all"
    rows = [("version", f"{own} of {len(found)}: edited after publication{unknown}")]
    for n, edit in enumerate(found, 1):
        here = ", this one" if n == own else ""
        order = "" if edit.version.ordered else ", order unknown"
        rows.append((f"version {n}", f"{edit.version.id}, seen {edit.version.seen or '?'}{order}{here}"))
        label = "changed" if edit.version.ordered else "differs"
        rows += [(label, _words(change)) for change in edit.changes[:_SHOWN]]
        if len(edit.changes) > _SHOWN:
            rows.append((label, f"… and {len(edit.changes) - _SHOWN} more"))
    return rows


def said_rows(view: View, said: Said) -> Rows:
    """Which versions carry a statement; nothing where its article has one only."""
    found = carried(view, said)
    if found is None:
        return []
    n, m = len(found.carries), len(found.carries) + len(found.lacks)
    words = f"in {n} of {m}"
    if found.appeared:
        words += f"; appeared {found.appeared}"
    if found.went:
        words += f"; gone {found.went}"
    if not found.ordered:
        words += "; which came first is not known"
    return [("versions", words + (" (edited after publication)" if found.edited else ""))]


def article_plain(view: View, article: str) -> list[dict[str, Any]]:
    """The versions as plain dicts, the oldest first."""
    return [_plain(edit) for edit in edits(view, article)]


def said_plain(view: View, said: Said) -> dict[str, Any]:
    """What JSON has of a statement's versions: {} where its article has one only."""
    found = carried(view, said)
    return {"versions": msgspec.to_builtins(found) | {"edited": found.edited}} if found else {}


def _plain(edit: Edit) -> dict[str, Any]:
    return {**msgspec.to_builtins(edit.version), "changes": msgspec.to_builtins(edit.changes)}


def _words(change: Change) -> str:
    was, now = (isolated(_short(x)) for x in (change.was, change.now))
    if change.was and change.now:
        return f"{change.what} altered: {was} → {now}"
    return f"{change.what} {change.kind}: {was if change.was else now}"


def _short(text: str | None) -> str:
    return beginning(" ".join((text or "").split()), _LETTERS)
