"""Readings made from gold: what a perfect program would find, and what a worse one would."""

from collections.abc import Callable
from pathlib import Path

from msgspec import structs

from isnad.config import Config
from isnad.evaluate import GoldArticle, GoldFile, read_gold
from isnad.inputs import article_from_text, iter_inputs
from isnad.model import (
    Article,
    Cue,
    Entity,
    Event,
    Link,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
    Time,
    When,
)

ROOT = Path(__file__).parents[1]
GOLD, PRESS = ROOT / "benchmarks/quality/gold", ROOT / "examples/press"
Move = Callable[[Span], Span]


def stay(span: Span) -> Span:
    """The span itself."""
    return span


def shift(by: int) -> Move:
    """Moves spans to the right."""
    return lambda s: Span(s.start + by, s.end + by, s.text)


def perfect(f: GoldFile, move: Move = stay) -> Reading:
    """The reading that says what gold says, each span moved."""
    with f.text.open(encoding="utf-8", newline="") as file:
        text = file.read()
    g = f.gold
    credited = [a for a in g.agencies if not any(a == e.name_en for e in g.entities)]
    return Reading(
        article=article_from_text(text, lang=g.lang, key=f.stem),
        entities=[
            *(Entity(id=e.id, type=e.type, name=e.name_en or e.id, names={g.lang: e.forms}) for e in g.entities),
            *(Entity(id=f"credit-{a}", type="AGENCY", name=a) for a in credited),
        ],
        mentions=_mentions(g, move),
        statements=_statements(g, move),
        events=_events(g, move),
        times=[
            Time(
                start=move(d.span).start,
                end=move(d.span).end,
                text=d.span.text,
                value=d.value,
                precision="day",
                calendar="gregorian",
                anchor="text",
            )
            for d in g.dates
        ],
    )


def _mentions(g: GoldArticle, move: Move) -> list[Mention]:
    found = [(e, move(m)) for e in g.entities for m in e.mentions]
    return [
        Mention(id=f"m{i}", start=m.start, end=m.end, text=m.text, type=e.type, kind="name", entity=e.id)
        for i, (e, m) in enumerate(found, 1)
    ]


def _statements(g: GoldArticle, move: Move) -> list[Statement]:
    ids = {e.name_en: e.id for e in g.entities}
    credits = [ids.get(a, f"credit-{a}") for a in g.agencies]
    out = []
    for s in g.statements:
        cue = move(s.cue) if s.cue else Span(0, 0, "")
        links = [x for x in dict.fromkeys([*credits, *s.via]) if x not in s.source]
        out.append(
            Statement(
                id=s.id,
                speakers=s.source,
                source=move(s.mention) if s.mention else None,
                cue=Cue(start=cue.start, end=cue.end, text=cue.text, lemma=cue.text),
                content=[move(c) for c in s.content],
                type=s.type,
                act=s.act,
                addressees=[],
                about=[],
                chain=[Link(role="agency", entity=x, span=None, basis="credit") for x in links],
                confidence=1.0,
                by=[],
            )
        )
    return out


def _events(g: GoldArticle, move: Move) -> list[Event]:
    return [
        Event(
            id=f"v{i}",
            event=e.event,
            mode=None,
            context=[],
            trigger=move(e.trigger),
            actors=e.roles()[0],
            recipients=e.roles()[1],
            place=Place(span=move(e.place), entity=None) if e.place else None,
            time=When(span=e.trigger, value=e.date_value) if e.date_value else None,
            status=e.status or "actual",
            statement=None,
            confidence=1.0,
            by=[],
        )
        for i, e in enumerate(g.events, 1)
    ]


def recordable(f: GoldFile) -> Reading:
    """The perfect reading with the article's metadata, its outlet and ids as the record wants them."""
    (article,) = iter_inputs([f.text], Config())
    assert isinstance(article, Article)
    reading = perfect(f)
    new = {e.id: f"e{i}" for i, e in enumerate(reading.entities, 1)}
    outlet = Entity(id=f"e{len(new) + 1}", type="ORG", name=article.outlet or "?")
    entities = [
        structs.replace(e, id=new[e.id], names={"en": [e.name], **e.names}, known=True) for e in reading.entities
    ]
    mentions = sorted(reading.mentions, key=lambda m: m.start)
    return structs.replace(
        reading,
        article=article,
        outlet=outlet.id,
        entities=[*entities, outlet],
        mentions=[structs.replace(m, id=f"m{i}", entity=new[m.entity]) for i, m in enumerate(mentions, 1)],
        statements=[_recordable(s, new, outlet.id) for s in reading.statements],
        events=[
            structs.replace(
                v, actors=[new[x] for x in v.actors], recipients=[new[x] for x in v.recipients], by=["events@1"]
            )
            for v in reading.events
        ],
    )


def _recordable(s: Statement, new: dict[str, str], outlet: str) -> Statement:
    basis = "explicit" if s.source else "dropped"
    chain = [
        Link(role="outlet", entity=outlet, span=None, basis="metadata"),
        *(structs.replace(link, entity=new[str(link.entity)]) for link in s.chain),
        *(Link(role="speaker", entity=new[x], span=s.source, basis=basis) for x in s.speakers),
    ]
    return structs.replace(s, speakers=[new[x] for x in s.speakers], chain=chain, by=["attributions@1", "verb-first"])


def press() -> list[Reading]:
    """The example press, read perfectly."""
    return [recordable(f) for f in read_gold(GOLD, PRESS)]
