"""Attributions with their speakers to statements, each with its whole chain."""

from collections.abc import Mapping
from typing import Any

from isnad.errors import PipelineError
from isnad.model import Article, Attribution, Entity, Layers, Mention, Speakers, Statement
from isnad.stages.statements.addressees import Addressees
from isnad.stages.statements.chain import Chains


class Statements:
    name = "statements"
    version = "6"
    requires = frozenset({"tokens", "sentences", "attributions", "mentions", "entities", "outlet", "speakers"})
    provides = frozenset({"statements"})

    def __init__(self, quoted: bool = False) -> None:
        self.quoted = quoted

    def run(self, article: Article, layers: Layers) -> Layers:
        attributions = sorted(layers.attributions or [], key=lambda a: (a.cue.start, a.id))
        speakers = {s.attribution: s for s in layers.speakers or []}
        chains = Chains(article, layers, self.quoted)
        mentions = layers.mentions or []
        entities = {e.id: e for e in layers.entities or []}
        addressees = Addressees(chains.text, mentions, entities, chains.words)
        out: list[Statement] = []
        for a in attributions:
            voice = speakers.get(a.id) or Speakers(attribution=a.id, entities=[], basis="dropped")
            out.append(_statement(f"s{len(out) + 1}", a, voice, chains, mentions, entities, addressees))
        return Layers(statements=out)


def _statement(
    id_: str,
    a: Attribution,
    voice: Speakers,
    chains: Chains,
    mentions: list[Mention],
    entities: dict[str, Entity],
    addressees: Addressees,
) -> Statement:
    source = None if voice.basis == "dropped" else chains.source(a)
    return Statement(
        id=id_,
        speakers=voice.entities,
        source=source,
        cue=a.cue,
        content=a.content,
        type=a.type,
        act=a.act,
        addressees=addressees.of(a, source, voice.entities),
        about=_about(a, voice, mentions, entities),
        chain=chains.of(a),
        confidence=a.confidence,
        by=[*a.by, *([voice.by] if voice.by else []), f"{Statements.name}@{Statements.version}"],
    )


def _about(a: Attribution, voice: Speakers, mentions: list[Mention], entities: dict[str, Entity]) -> list[str]:
    """Entities mentioned in the content, speakers left out, in the order of their first mention."""
    found = [
        m.entity
        for span in a.content
        for m in _within(mentions, span.start, span.end)
        if m.entity not in voice.entities and m.entity in entities
    ]
    return list(dict.fromkeys(found))


def _within(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    lo, hi = 0, len(mentions)
    while lo < hi:
        mid = (lo + hi) // 2
        if mentions[mid].start < start:
            lo = mid + 1
        else:
            hi = mid
    out = []
    while lo < len(mentions) and mentions[lo].start < end:
        if mentions[lo].end <= end:
            out.append(mentions[lo])
        lo += 1
    return out


def build(options: Mapping[str, Any]) -> Statements:
    """`quoted_credit`: what a medium that the lead credit quotes is credited with, `article` or its `sentence`.

    PipelineError on any other value.
    """
    scope = options.get("quoted_credit", "sentence")
    if scope not in {"article", "sentence"}:
        raise PipelineError(f"quoted_credit is {scope!r}; it must be 'article' or 'sentence'")
    return Statements(quoted=scope == "article")
