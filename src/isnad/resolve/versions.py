"""What became of an article after it was published: its versions, what each changed, and what each still says."""

from collections.abc import Sequence

from msgspec import Struct

from isnad.record import Said, View
from isnad.record.rows import short_id
from isnad.record.versions import Version, versions
from isnad.resolve.changes import Change, changes
from isnad.text import fold


class Carried(Struct, frozen=True, kw_only=True):
    """Which versions of its article carry a statement's words.

    `appeared` is when the first version that has them was seen, None where that is the first of all; `went` when
    the first was seen that has them no more. Both are None where the order of the versions is not known.
    """

    carries: list[str]
    lacks: list[str]
    ordered: bool
    appeared: str | None = None
    went: str | None = None

    @property
    def edited(self) -> bool:
        """Whether the statement was added or taken away after publication."""
        return bool(self.lacks)


class Edit(Struct, frozen=True, kw_only=True):
    """A version with what it changed against the one before, or the other way round where it is not `ordered`."""

    version: Version
    changes: list[Change]


def article_versions(view: View, article: str) -> list[Version]:
    """The versions of an article's address, the oldest first; one where it was never met with other words."""
    with view.connection() as c:
        return versions(c, short_id(article))


def edits(view: View, article: str) -> list[Edit]:
    """The versions of an article, each with what it changed; the first changed nothing."""
    found = article_versions(view, article)
    readings = list(view.some([v.id for v in found])) if len(found) > 1 else []
    out = [Edit(version=found[0], changes=[])]
    for version, before, now in zip(found[1:], readings, readings[1:], strict=False):
        out.append(Edit(version=version, changes=changes(before, now)))
    return out


def carried(view: View, said: Said) -> Carried | None:
    """Which versions of its article carry a statement's words; None where the article has one version only."""
    found = article_versions(view, said.article.id)
    if len(found) < 2:
        return None
    words = [_letters(span.text) for span in said.statement.content]
    texts = {short_id(r.article.id): _letters(r.article.text) for r in view.some([v.id for v in found])}
    has = [all(w in texts[v.id] for w in words) for v in found]
    ordered = all(v.ordered for v in found)
    return Carried(
        carries=[v.id for v, there in zip(found, has, strict=True) if there],
        lacks=[v.id for v, there in zip(found, has, strict=True) if not there],
        ordered=ordered,
        appeared=_appeared(found, has) if ordered else None,
        went=_went(found, has) if ordered else None,
    )


def _appeared(found: Sequence[Version], has: Sequence[bool]) -> str | None:
    first = has.index(True) if True in has else 0
    return found[first].seen if first else None


def _went(found: Sequence[Version], has: Sequence[bool]) -> str | None:
    last = len(has) - 1 - list(reversed(has)).index(True) if True in has else len(has) - 1
    return found[last + 1].seen if last + 1 < len(has) else None


def _letters(text: str) -> str:
    """Letters and digits alone, folded: a changed comma takes no statement away."""
    return "".join(c for c in fold(text).text if c.isalnum())
