"""Attributions with their speakers to statements, each with its whole chain."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from isnad.errors import PipelineError
from isnad.model import Article, Attribution, Layers, Mention, Speakers, Statement
from isnad.stages.statements.addressees import Addressees
from isnad.stages.statements.chain import Chains


class Statements:
    name = "statements"
    version = "8"
    requires = frozenset({"tokens", "sentences", "attributions", "mentions", "entities", "outlet", "speakers"})
    provides = frozenset({"statements"})

    def __init__(self, quoted: bool = False) -> None:
        self.quoted = quoted

    def run(self, article: Article, layers: Layers) -> Layers:
        attributions = sorted(layers.attributions or [], key=lambda a: (a.cue.start, a.id))
        if not attributions:
            return Layers(statements=[])
        chains = Chains(article, layers, self.quoted)
        addressees = Addressees(chains.text, chains.mentions, chains.entities, chains.words)
        made = (_statement(f"s{k}", a, chains, addressees) for k, a in enumerate(attributions, 1))
        return Layers(statements=list(made))


def _statement(id_: str, a: Attribution, chains: Chains, addressees: Addressees) -> Statement:
    voice = chains.voices[a.id]
    source = chains.source(a)
    return Statement(
        id=id_,
        speakers=voice.entities,
        source=source,
        cue=a.cue,
        content=a.content,
        type=a.type,
        act=a.act,
        addressees=addressees.of(a, source, voice.entities),
        about=_about(a, voice, chains.mentions),
        chain=chains.of(a),
        confidence=a.confidence,
        by=[*a.by, voice.by, f"{Statements.name}@{Statements.version}"],
    )


def _about(a: Attribution, voice: Speakers, mentions: list[Mention]) -> list[str]:
    """Entities mentioned in the content, speakers left out, in the order of their first mention."""
    found = (m.entity for span in a.content for m in _within(mentions, span.start, span.end))
    return [e for e in dict.fromkeys(found) if e not in voice.entities]


def _within(mentions: list[Mention], start: int, end: int) -> list[Mention]:
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, first, key=lambda m: m.start)
    return [m for m in mentions[first:last] if m.end <= end]


def build(options: Mapping[str, Any]) -> Statements:
    """`quoted_credit`: what a medium that the lead credit quotes is credited with, `article` or its `sentence`.

    PipelineError on any other value.
    """
    scope = options.get("quoted_credit", "sentence")
    if scope not in {"article", "sentence"}:
        raise PipelineError(f"quoted_credit is {scope!r}; it must be 'article' or 'sentence'")
    return Statements(quoted=scope == "article")
