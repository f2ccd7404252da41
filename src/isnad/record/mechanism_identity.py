"""Which entities are one mechanism, and which a name or an id means.

Mechanisms of several articles are one where the knowledge base knows them as one, or where they bear one telling
name: a number in it, parties, or three words. Others, such as a press conference, stay apart by article.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, false, func, select

from isnad.record import schema as t
from isnad.record.filters import matching
from isnad.record.many import listed, many
from isnad.record.words import expression, query_words
from isnad.text import fold_word

ID = "id:"
_GLOBAL = re.compile(r"([0-9a-f]{6,16})(/e\d{1,6})")
_ALONE = frozenset({"occasion", "inquiry", "ceasefire"})  # their words name others in other articles
_OWN_NAME = 3  # words of a name that tells one from others


def key_of(row: Any, parties: bool) -> str:
    """What is equal for entities (id, kind, name, knowledge_base_id) that are one mechanism."""
    if row.knowledge_base_id:
        return str(row.knowledge_base_id)
    name = fold_word(row.name)
    words = len(name.split())
    telling = words >= _OWN_NAME or (words > 1 and (parties or any(ch.isdigit() for ch in name)))
    return f"{row.kind}:{name}" if telling and row.kind not in _ALONE else str(row.id)


def with_parties(c: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the entities that have parties."""
    p = t.entity_parties.c
    query = select(p.entity).where(p.entity.in_(many("ids"))).distinct()
    return {r[0] for r in c.execute(query, {"ids": listed(ids)})}


def mechanism_ids(c: Connection, value: str) -> Select[Any] | None:
    """The query for the global ids of the entities that are meant; None where `value` holds no word.

    `value` is `id:` and an id that lists of mechanisms give, that id alone, or words of a name in any spelling and
    script; words mean every mechanism whose names hold them all.
    """
    e = t.entities.c
    ref = value.removeprefix(ID)
    if parts := _GLOBAL.fullmatch(ref):
        return _one_with(c, *parts.groups())
    known = select(e.id).where(e.knowledge_base_id == ref, e.kind.is_not(None))
    if value.startswith(ID) or c.execute(known.limit(1)).first():
        return known
    words = query_words(value)
    if not words:
        return None
    return select(e.id).where(e.kind.is_not(None), matching("entity_search", e.number, expression(words, "names")))


def known_as(c: Connection, value: str) -> str | None:
    """The knowledge base's id of the one mechanism that is meant, where it has one; `value` as in `mechanism_ids`."""
    e = t.entities.c
    ref = value.removeprefix(ID)
    one = select(e.knowledge_base_id).where(e.kind.is_not(None)).limit(1)
    if _GLOBAL.fullmatch(ref):
        return c.execute(one.where(e.id == ref)).scalar()
    return c.execute(one.where(e.knowledge_base_id == ref)).scalar()


def _one_with(c: Connection, article: str, own: str) -> Select[Any]:
    """The query for the entities that are one with an article's; of the article's id the beginning is enough."""
    e = t.entities.c
    columns = (e.id, e.kind, e.name, e.knowledge_base_id)
    begins = (e.id > article, e.id < article + "g", e.id.endswith(own, autoescape=True))
    found = c.execute(select(*columns).where(*begins, e.kind.is_not(None)).limit(2)).all()
    if len(found) != 1:
        return select(e.id).where(false())
    row = found[0]
    if row.knowledge_base_id:
        return select(e.id).where(e.knowledge_base_id == row.knowledge_base_id, e.kind.is_not(None))
    alike = (e.name == row.name, e.kind == row.kind, e.knowledge_base_id.is_(None))
    rows = c.execute(select(*columns).where(*alike)).all()
    parties = with_parties(c, [r.id for r in rows])
    key = key_of(row, row.id in parties)
    same = listed(r.id for r in rows if key_of(r, r.id in parties) == key)
    return select(func.json_each(same).table_valued("value").c.value)
