"""Events as PLOVER JSON: one object per event and line, a joint one per ordered pair of its parties.

What PLOVER's manual wants otherwise than the record keeps it: a meeting to come is AGREE, and who does something
together is actor once and recipient once.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import Any

from isnad.export.cells import cell
from isnad.export.occurrence import QUADS, Occurrence, occurrences, sector
from isnad.model import Entity
from isnad.record.passages import Part

_JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_MOST = 6  # parties that are paired: more would fill a file with one summit
_Sides = tuple[list[Entity], list[Entity]]


def plover_lines(parts: Iterable[Part]) -> Iterator[str]:
    """The file's lines, each a JSON object with its line end."""
    for o in occurrences(parts):
        for value in records(o):
            yield json.dumps(value, ensure_ascii=False) + "\n"


def records(o: Occurrence) -> list[dict[str, Any]]:
    """The PLOVER records of an event; several where it is a joint one."""
    pairs = _pairs(o)
    many = len(pairs) > 1
    return [_record(o, f"{o.id}#{n}" if many else o.id, pair) for n, pair in enumerate(pairs, 1)]


def _pairs(o: Occurrence) -> list[_Sides]:
    joint = o.event.event in _JOINT and not o.recipients and 2 <= len(o.actors) <= _MOST
    return [([a], [b]) for a, b in permutations(o.actors, 2)] if joint else [(o.actors, o.recipients)]


def _record(o: Occurrence, id: str, sides: _Sides) -> dict[str, Any]:
    planned = o.event.event == "CONSULT" and o.event.status == "planned"
    event = "AGREE" if planned else o.event.event
    return {
        "id": id,
        "date": (o.event.time.value if o.event.time else None) or None,
        "event": event,
        "mode": None if planned else o.event.mode,
        "context": o.event.context,
        "quad_class": QUADS.get(event),
        "status": o.event.status,
        "actor": [_participant(e) for e in sides[0]],
        "recipient": [_participant(e) for e in sides[1]],
        "location": _location(o),
        "text": _clean(o.sentence.text),
        "trigger": _clean(o.event.trigger.text),
        "confidence": o.event.confidence,
        "attribution": {
            "statement": f"{o.article.id[:16]}/{o.statement.id}" if o.statement else None,
            "chain": [_clean(name) for name in o.chain],
        },
        "mechanisms": [{"name": _clean(e.name), "kind": e.kind, "id": e.kb} for e in o.mechanisms],
        "language": o.article.lang,
        "publication_date": o.article.published,
        "publisher": o.article.outlet,
        "headline": _clean(o.article.title or "") or None,
        "url": o.article.url,
        "article": o.article.id,
    }


def _participant(e: Entity) -> dict[str, Any]:
    return {
        "name": _clean(e.name),
        "country": e.country,
        "sector": sector(e) or None,
        "type": e.type,
        "id": e.kb,
        "wikidata": e.wikidata,
    }


def _location(o: Occurrence) -> dict[str, Any] | None:
    if o.event.place is None:
        return None
    p = o.place
    return {
        "text": _clean(o.event.place.span.text),
        "name": p.name if p else None,
        "kind": p.kind if p else None,
        "country": p.country if p else None,
        "latitude": p.latitude if p else None,
        "longitude": p.longitude if p else None,
        "geonames": p.geonames if p else None,
        "reason": p.reason if p else None,
    }


def _clean(text: str) -> str:
    """Without line ends and half characters, which no JSON reader of other programs takes."""
    return cell(text)
