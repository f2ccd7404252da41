"""Mechanisms among the entities and mentions of a reading, where the record contract has them."""

from msgspec import structs

from isnad.model import Entity, Mechanism, Mention

_BODY = "body"


def with_mechanisms(
    entities: list[Entity], mentions: list[Mention], mechanisms: list[Mechanism]
) -> tuple[list[Entity], list[Mention]]:
    """Entities with the kind and parties of mechanisms, new ones behind them; mentions numbered in text order."""
    if not mechanisms:
        return entities, mentions
    by_id = {e.id: e for e in entities}
    more: list[Mention] = []
    for m in mechanisms:
        old = by_id.get(m.entity or "")
        e = _added(m, f"e{len(by_id) + 1}") if old is None else _kinded(old, m)
        by_id[e.id] = e
        more += [
            Mention(id="", start=s.start, end=s.end, text=s.text, type=e.type, kind=s.kind, entity=e.id)
            for s in m.spans
        ]
    merged = sorted([*mentions, *more], key=lambda m: (m.start, -m.end))
    numbered = [structs.replace(m, id=f"m{k}") if m.id != f"m{k}" else m for k, m in enumerate(merged, 1)]
    return list(by_id.values()), numbered


def _type(kind: str) -> str:
    return "ORG" if kind == _BODY else "MECHANISM"


def _kinded(e: Entity, m: Mechanism) -> Entity:
    return structs.replace(e, kind=m.kind, type=_type(m.kind), parties=[p for p in m.parties if p != e.id])


def _added(m: Mechanism, id: str) -> Entity:
    named = m.known is not None  # a new one is described: a noun and what stands behind it
    return Entity(
        id=id, type=_type(m.kind), name=m.name, names=m.names, kind=m.kind, parties=m.parties, known=named, kb=m.known
    )
