"""What tells whether lists and counts are still true: another stamp, other readings or other identities.

A judgement on a single finding changes no list; so what takes long to count stays, however much people judge.
"""

import secrets

from sqlalchemy import Connection, delete, func, select

from isnad.record import schema as t

_WRITTEN = "written"  # the name under which `meta` has a token that each write of readings changes
_IDENTITY = ("same", "not-same", "undo")
_token = select(t.meta.c.value).where(t.meta.c.name == _WRITTEN)
_last = select(func.max(t.judgements.c.number)).where(t.judgements.c.verdict.in_(_IDENTITY))


def changes(c: Connection) -> int:
    """How many rows the connection has changed so far."""
    return int(c.exec_driver_sql("SELECT total_changes()").scalar_one())


def renew(c: Connection) -> None:
    """Give the record another stamp; part of each transaction that changes readings, or what is made of them."""
    c.execute(delete(t.meta).where(t.meta.c.name == _WRITTEN))
    c.execute(t.meta.insert().values(name=_WRITTEN, value=secrets.token_hex(8)))


def stamp(c: Connection) -> tuple[str, int] | None:
    """The record's stamp: of its readings and of who is judged to be one; None where no writer has left one yet."""
    token = c.execute(_token).scalar()
    return (str(token), int(c.execute(_last).scalar() or 0)) if token else None
