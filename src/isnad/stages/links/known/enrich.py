"""What a user's knowledge base adds to the entities that are known by it."""

from msgspec import structs

from isnad.knowledge import Base
from isnad.lexicons.kb import knowledge
from isnad.model import Entity, Layers
from isnad.text.remembered import Remembered


class Enriched:
    """Entities with their names, country and Wikidata id in a user's knowledge base."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._wikidata = Remembered(self._of_package)

    def layers(self, layers: Layers) -> Layers:
        """The layers with entities that the base knows completed."""
        return structs.replace(layers, entities=[self._entity(e) if e.kb else e for e in layers.entities or []])

    def _entity(self, e: Entity) -> Entity:
        assert e.kb is not None
        if e.kb in knowledge().by_id:
            return structs.replace(e, wikidata=self._wikidata[e.kb])
        known = self._base.by_id(e.kb)
        if known is None:
            return e
        names = {
            lang: list(dict.fromkeys([*e.names.get(lang, []), *known.forms(lang)]))
            for lang in ("ar", "fa", "en")
            if e.names.get(lang) or known.forms(lang)
        }
        country = e.country or known.country
        return structs.replace(e, name=known.name, names=names, country=country, wikidata=known.wikidata)

    def _of_package(self, id: str) -> str | None:
        known = knowledge().by_id[id]
        return known.wikidata or self._base.wikidata(known)
