"""Scores of statements: who said what, through which chain."""

from dataclasses import dataclass, field
from typing import Any

from isnad.evaluate.gold import GoldArticle, GoldStatement
from isnad.evaluate.identity import Identity, fold, without_generic
from isnad.evaluate.match import iou, jaccard, offsets, one_to_one
from isnad.evaluate.tally import Share, Tally
from isnad.model import Reading, Statement

FOUND = 0.5  # IoU of contents from which a statement is found
EXACT = 0.95
_SHOWN = 90  # characters of a content among the errors


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong with one statement: speaker, missed or spurious."""

    kind: str
    article: str
    id: str
    words: str

    def line(self) -> str:
        """Tab separated."""
        return "\t".join((self.kind, self.article, self.id, " ".join(self.words.split())))


@dataclass(slots=True)
class StatementScores:
    """Counts over articles."""

    attributed: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)
    exact: Tally = field(default_factory=Tally)
    cue: Tally = field(default_factory=Tally)
    speaker: Share = field(default_factory=Share)
    chain_with_agency: Share = field(default_factory=Share)
    chain_without: Share = field(default_factory=Share)
    type: Share = field(default_factory=Share)
    act: Share = field(default_factory=Share)
    ious: list[float] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def add(self, stem: str, gold: GoldArticle, text: str, reading: Reading, who: Identity) -> None:
        """Count one article."""
        ps, gs = reading.statements, gold.statements
        pc = [offsets(s.content, text) for s in ps]
        gc = [offsets(s.content, text) for s in gs]
        pairs = [(iou(p, g), i, j) for i, p in enumerate(pc) for j, g in enumerate(gc) if p & g]
        found = one_to_one([pair for pair in pairs if pair[0] >= FOUND])
        good = sum(self._compare(stem, ps[i], gs[j], gold.agencies, who) for _, i, j in found)
        self.ious += [score for score, _, _ in found]
        self.content.add(len(found), len(ps), len(gs))
        self.exact.add(sum(score >= EXACT for score, _, _ in found), len(ps), len(gs))
        self.attributed.add(good, len(ps), len(gs))
        self._cues(text, ps, gs)
        self._leftovers(stem, text, found, list(zip(ps, pc, strict=True)), list(zip(gs, gc, strict=True)))

    def _compare(self, stem: str, p: Statement, g: GoldStatement, agencies: list[str], who: Identity) -> bool:
        """Count a statement that was found; whether its speakers are right."""
        right = jaccard(who.all(p.speakers), set(g.source)) >= 0.5
        self.speaker.add(right)
        asked, as_gold = _chain(p, g, agencies, who)
        (self.chain_with_agency if asked else self.chain_without).add(as_gold)
        self.type.add(p.type == g.type)
        self.act.add(p.act == g.act)
        if not right:
            names = ", ".join(who.predicted[x].name for x in p.speakers if x in who.predicted)
            self.misses.append(Miss("speaker", stem, g.id, f"{', '.join(g.source)} ≠ {names or '–'}"))
        return right

    def _cues(self, text: str, ps: list[Statement], gs: list[GoldStatement]) -> None:
        pq, gq = [offsets([s.cue], text) for s in ps], [offsets([s.cue], text) for s in gs]
        pairs = [(1.0, i, j) for i, p in enumerate(pq) for j, g in enumerate(gq) if p & g]
        self.cue.add(len(one_to_one(pairs)), len(ps), len(gs))

    def _leftovers(
        self,
        stem: str,
        text: str,
        found: list[tuple[float, int, int]],
        ps: list[tuple[Statement, set[int]]],
        gs: list[tuple[GoldStatement, set[int]]],
    ) -> None:
        matched_p, matched_g = {i for _, i, _ in found}, {j for _, _, j in found}
        for j, (g, at) in enumerate(gs):
            if j not in matched_g:
                self.misses.append(Miss("missed", stem, g.id, _words(text, at)))
        for i, (p, at) in enumerate(ps):
            if i not in matched_p:
                self.misses.append(Miss("spurious", stem, p.id, _words(text, at)))

    def figures(self) -> dict[str, Any]:
        """All figures by name."""
        return {
            "attributed": self.attributed.figures(),
            "content": self.content.figures(),
            "content_exact": self.exact.figures(),
            "cue": self.cue.figures(),
            "mean_iou": round(sum(self.ious) / len(self.ious), 4) if self.ious else 0.0,
            "speaker": self.speaker.figures(),
            "chain_with_agency": self.chain_with_agency.figures(),
            "chain_without": self.chain_without.figures(),
            "type": self.type.figures(),
            "act": self.act.figures(),
        }


def _chain(p: Statement, g: GoldStatement, agencies: list[str], who: Identity) -> tuple[bool, bool]:
    """Whether gold has an agency or relay between outlet and speaker, and whether the links are exactly gold's.

    Gold names them as entities (`via`) or by name (the article's agencies).
    """
    source = set(g.source)
    via = set(g.via) - source
    named = via | (source & who.gold.keys())
    known = {name for id in named for name in who.gold_names[id]}
    credited = {without_generic(fold(a)) or fold(a) for a in agencies} - known
    asked = bool(via or credited)
    links = [x.entity for x in p.chain if x.role in ("agency", "relay") and x.entity not in p.speakers]
    extra = False
    for link in dict.fromkeys(x for x in links if x in who.predicted):
        if link is None:
            continue
        if (same := who.of(link)) in via:
            via.discard(same or "")
        elif name := next((n for n in sorted(credited) if n in who.names[link]), None):
            credited.discard(name)
        else:
            extra = True
    return asked, not via and not credited and not extra


def _words(text: str, at: set[int]) -> str:
    return text[min(at, default=0) : max(at, default=0) + 1][:_SHOWN]
