"""Host and guest: of two who meet in the country of one of them, that one is called on by the other."""

from collections.abc import Sequence

from isnad.model import Place
from isnad.stages.events.lexical import MUTUAL, EventCue
from isnad.stages.events.scene import Scene

_MEETING = "CONSULT"
_ELSEWHERE = frozenset({"visit", "phone"})  # modes: who visits is told by the word, and callers are at home


def host_and_guest(
    scene: Scene, cue: EventCue, label: str, actors: Sequence[str], recipients: Sequence[str], place: Place | None
) -> tuple[list[str], list[str]]:
    """(actors, recipients) of an event: the guest is actor and the host recipient, where its place shows them."""
    told = list(actors), list(recipients)
    country = scene.country(place.entity) if place is not None and place.entity else ""
    if label != _MEETING or not country or MUTUAL in cue.roles or not _ELSEWHERE.isdisjoint(cue.modes):
        return told
    both = [*actors, *recipients]
    homes = [scene.country(e) for e in both]
    media = any(e in scene.entities and scene.entities[e].type == "AGENCY" for e in both)
    if len(both) != 2 or not all(homes) or homes.count(country) != 1 or media:
        return told
    host = homes.index(country)
    return [both[1 - host]], [both[host]]
