"""Readings of articles that try to run in the page, to restyle it or to turn its letters round."""

import hashlib
from collections.abc import Iterator

from isnad.model import Article, Cue, Entity, Event, Link, Mention, Place, Reading, Span, Statement, When, article_id

PIPELINE = "0123456789abcdef"
ATTACKS = {
    "script": "<script>window.hurt=1</script>",
    "closed": "</title></style></script><script>hurt()</script>",
    "handler": '"><img src=x onerror=hurt()>',
    "quoted": "' onmouseover='hurt()' x='",
    "style": '<style>*{display:none}</style><p style="position:fixed">',
    "svg": "<svg/onload=hurt()>",
    "template": "{{ 7*7 }}{% include '/etc/passwd' %}",
    "frame": "<iframe srcdoc='&lt;script&gt;hurt()&lt;/script&gt;'>",
    "turning": "\u202egnp.exe\u202c \u2067abc",
    "controls": "a\x1bb\x08c\x0bd",
    "entity": "&lt;script&gt;&#x3c;b&#x3e;",
}


def articles() -> list[Reading]:
    """One article for each attack, which stands everywhere that a text can reach."""
    return [_reading(name, attack) for name, attack in ATTACKS.items()]


def words(reading: Reading) -> Iterator[str]:
    """All that an article's author chose."""
    yield reading.article.text
    yield from (e.name for e in reading.entities)


def _reading(name: str, attack: str) -> Reading:
    text = f"{attack} عنوان\n\nقال {attack} إن {attack} سيلتقي {attack} أمس في {attack}.\n{attack}"
    at = [m for m in range(len(text)) if text.startswith(attack, m)]

    def span(start: int, length: int) -> Span:
        return Span(start, start + length, text[start : start + length])

    def the(words: str) -> Span:
        return span(text.index(words), len(words))

    spans = [span(a, len(attack)) for a in at]
    title = span(0, text.index("\n"))
    url = f"javascript:hurt('{name}')"
    article = Article(
        id=article_id(attack, url, "2020-01-01", text),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        key=f"{name}{attack}",
        path=f"{name}.txt",
        lang="ar",
        text=text,
        title=title,
        outlet=attack,
        url=url,
        published="2020-01-01",
    )
    types = ("PER", "ORG", "AGENCY", "GPE")
    entities = [
        Entity(id=f"e{i}", type=t, name=attack, names={"ar": [attack], "en": [attack]}, wikidata=attack)
        for i, t in enumerate(types, 1)
    ]
    mentions = [
        Mention(id=f"m{i}", start=s.start, end=s.end, text=s.text, type="PER", kind="name", entity="e1")
        for i, s in enumerate(spans, 1)
    ]
    cue = the("قال")
    statement = Statement(
        id="s1",
        speakers=["e1"],
        source=spans[1],
        cue=Cue(start=cue.start, end=cue.end, text=cue.text, lemma=attack),
        content=[spans[2]],
        type="indirect",
        act="say",
        addressees=["e2"],
        about=["e2", "e4"],
        chain=[
            Link(role="outlet", entity="e2", span=None, basis="metadata"),
            Link(role="agency", entity="e3", span=spans[1], basis="cue"),
            Link(role="speaker", entity="e1", span=spans[1], basis="explicit"),
        ],
        confidence=0.9,
        by=["attributions@1", attack],
    )
    event = Event(
        id="v1",
        event="CONSULT",
        mode="meet",
        context=[],
        trigger=the("سيلتقي"),
        actors=["e1"],
        recipients=["e2"],
        place=Place(span=spans[4], entity="e4"),
        time=When(span=the("أمس"), value="2019-12-31"),
        status="actual",
        statement="s1",
        confidence=0.9,
        by=["events@1", attack],
    )
    return Reading(
        article=article, outlet="e2", title=title, entities=entities, mentions=mentions, statements=[statement],
        events=[event],
    )  # fmt: skip
