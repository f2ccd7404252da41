"""What a whole reading links to a known entity."""

import isnad

PUBLISHED = {"ar": "2018-06-01", "fa": "2020-06-10"}


def is_linked(lang: str, text: str, words: str, known: str) -> bool:
    """Whether the last `words` of the text are a mention of the entity with the id `known` in the knowledge base."""
    at = text.rindex(words)
    reading = isnad.read(text, lang=lang, published=PUBLISHED[lang])
    ids = {e.id for e in reading.entities if e.kb == known}
    return any(m.entity in ids and m.start <= at < m.end for m in reading.mentions)
