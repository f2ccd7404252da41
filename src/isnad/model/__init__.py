"""The frozen types that travel between stages, over process borders and into the record.

This package imports nothing else of Isnad, does no input or output, and holds no word of Arabic or Persian.
"""

from isnad.model.article import Article, Boilerplate, Span, article_id
from isnad.model.findings import (
    ACTS,
    MECHANISM_KINDS,
    PLOVER_CLASSES,
    Attribution,
    Cue,
    Entity,
    Event,
    Link,
    Mechanism,
    Mention,
    Name,
    Occurrence,
    Office,
    Place,
    Speakers,
    Statement,
    Time,
    When,
)
from isnad.model.layers import LAYER_NAMES, Layers, Sentence, Tokens
from isnad.model.reading import SCHEMA, Failure, Reading, Trace, contract, contract_json

__all__ = [
    "ACTS",
    "LAYER_NAMES",
    "MECHANISM_KINDS",
    "PLOVER_CLASSES",
    "SCHEMA",
    "Article",
    "Attribution",
    "Boilerplate",
    "Cue",
    "Entity",
    "Event",
    "Failure",
    "Layers",
    "Link",
    "Mechanism",
    "Mention",
    "Name",
    "Occurrence",
    "Office",
    "Place",
    "Reading",
    "Sentence",
    "Span",
    "Speakers",
    "Statement",
    "Time",
    "Tokens",
    "Trace",
    "When",
    "article_id",
    "contract",
    "contract_json",
]
