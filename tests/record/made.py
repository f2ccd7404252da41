"""Readings made by hand, sentence by sentence, for the tests of the record."""

import hashlib
from collections.abc import Iterator, Sequence

from isnad.model import (
    Article,
    Boilerplate,
    Cue,
    Entity,
    Event,
    Failure,
    Link,
    Mention,
    Office,
    Place,
    Reading,
    Span,
    Statement,
    Time,
    Trace,
    When,
    article_id,
)

PIPELINE = "0123456789abcdef"
TRACE = [
    Trace(stage="attributions", version="1", lexicons="lex1"),
    Trace(stage="events", version="2", lexicons="lex1"),
]


def span(text: str, words: str, nth: int = 0) -> Span:
    """The nth occurrence of `words` in `text`."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words), words)


def article(text: str, lang: str, key: str, **more: str | Span | None) -> Article:
    outlet, published = more.get("outlet"), more.get("published")
    assert outlet is None or isinstance(outlet, str)
    assert published is None or isinstance(published, str)
    url = more.get("url")
    assert url is None or isinstance(url, str)
    id = article_id(outlet, url or key, published, text)
    sha = hashlib.sha256(text.encode()).hexdigest()
    values = {"path": f"{key}.txt", **more}
    return Article(id=id, text_sha256=sha, key=key, lang=lang, text=text, **values)  # type: ignore[arg-type]


def statement(
    text: str,
    id: str,
    speakers: Sequence[str],
    source: str | None,
    cue: str,
    content: str,
    agency: str | None = None,
    outlet: str | None = None,
    act: str = "say",
) -> Statement:
    c = span(text, cue)
    links = [Link(role="outlet", entity=outlet, span=None, basis="metadata" if outlet else "unknown")]
    if agency:
        links.append(Link(role="agency", entity=agency, span=None, basis="byline"))
    where = span(text, source) if source else None
    basis = "explicit" if source else "dropped"
    links += [Link(role="speaker", entity=s, span=where, basis=basis) for s in speakers]
    return Statement(
        id=id,
        speakers=list(speakers),
        source=where,
        cue=Cue(start=c.start, end=c.end, text=c.text, lemma=cue),
        content=[span(text, content)],
        type="indirect",
        act=act,
        addressees=[],
        about=[],
        chain=links,
        confidence=0.9,
        by=["attributions@1", "that-clause", f"cue-{cue}"],
    )


AR_TEXT = (
    "شمخاني يستقبل وفدا سوريا\n\n"
    "طهران - نبأ: أكّد علي شمخاني أن الحوار طريق الحل، وأضاف أن بلاده ترحّب بأي وساطة.\n"
    "والحكومة السورية أعلنت أن الوفد سيعود غدا. والتقى المعلم نظيره الإيراني في طهران أمس.\n"
    "/انتهى/"
)
FA_TEXT = (
    "شمخانی: گفت‌وگو ادامه دارد\n\n"
    "علی شمخانی در دیدار با ولید معلم گفت که گروه‌های مردمی در این روند سهیم‌اند. "
    "وی افزود که همکاری‌های دو کشور ادامه می‌یابد.\n"
    "خبرگزاری پگاه به نقل از دولت نوشت که سفر سه‌شنبه انجام می شود."
)
SHAMKHANI = Entity(
    id="e1",
    type="PER",
    name="Ali Shamkhani",
    names={"en": ["Ali Shamkhani"], "ar": ["علي شمخاني"], "fa": ["علی شمخانی"]},
    country="IRN",
    known=True,
    kb="per-shamkhani",
)
MUALLEM = Entity(
    id="e2",
    type="PER",
    name="Walid Muallem",
    names={"en": ["Walid Muallem"], "ar": ["وليد المعلم"], "fa": ["ولید معلم"]},
    known=True,
    kb="per-muallem",
)


def _mention(
    text: str, id: str, words: str, entity: str, nth: int = 0, type: str = "PER", kind: str = "name"
) -> Mention:
    s = span(text, words, nth)
    return Mention(id=id, start=s.start, end=s.end, text=s.text, type=type, kind=kind, entity=entity)


def arabic(pipeline_shift: int = 0) -> Reading:
    """A reading with something in every table. A shift leaves out the first statement, so that ids move."""
    text = AR_TEXT
    a = article(
        text, "ar", "ar-1", outlet="صحيفة الضفة", published="2016-12-21", published_at="2016-12-21T18:04:00+03:30",
        url="https://example.org/ar/1", title=span(text, "شمخاني يستقبل وفدا سوريا"),
    )  # fmt: skip
    entities = [
        Entity(
            **{**_fields(SHAMKHANI), "offices": [Office(title="Secretary", country="IRN", span=span(text, "علي"))]}
        ),
        MUALLEM,
        Entity(id="e3", type="AGENCY", name="Naba", names={"ar": ["وكالة نبأ"], "en": ["Naba"]}, kind="body"),
        Entity(id="e4", type="ORG", name="الحكومة السورية", names={"ar": ["الحكومة السورية"]}, country="SYR"),
        Entity(id="e5", type="AGENCY", name="صحيفة الضفة", names={"ar": ["صحيفة الضفة"]}, parties=["e4"]),
        Entity(id="e6", type="GPE", name="Tehran", names={"ar": ["طهران"], "fa": ["تهران"], "en": ["Tehran"]}),
    ]
    mentions = [
        _mention(text, "m1", "شمخاني", "e1"),
        _mention(text, "m2", "علي شمخاني", "e1"),
        _mention(text, "m3", "المعلم", "e2"),
        _mention(text, "m4", "الحكومة السورية", "e4", type="ORG"),
        _mention(text, "m5", "طهران", "e6", nth=1, type="GPE"),
    ]
    first = statement(text, "s1", ["e1"], "علي شمخاني", "أكّد", "أن الحوار طريق الحل", "e3", "e5", act="assert")
    second = statement(text, "s2", ["e1"], None, "وأضاف", "أن بلاده ترحّب بأي وساطة", "e3", "e5")
    third = statement(text, "s3", ["e4"], "والحكومة السورية", "أعلنت", "أن الوفد سيعود غدا", "e3", "e5")
    statements = [first, second, third]
    if pipeline_shift:
        renamed = [statement(text, "s1", ["e1"], None, "وأضاف", "أن بلاده ترحّب بأي وساطة", "e3", "e5")]
        statements = [
            *renamed,
            statement(text, "s2", ["e4"], "والحكومة السورية", "أعلنت", "أن الوفد سيعود غدا", "e3"),
        ]
    meeting = Event(
        id="v1", event="CONSULT", mode="visit", context=["diplomatic", "military"], trigger=span(text, "التقى"),
        actors=["e2"], recipients=["e1"], place=Place(span=span(text, "طهران", 1), entity="e6"),
        time=When(span=span(text, "أمس"), value="2016-12-20"), status="actual",
        statement=statements[-1].id, confidence=0.75, by=["events@2", "ev-iltaqa"],
    )  # fmt: skip
    return Reading(
        article=a,
        outlet="e5",
        title=a.title,
        boilerplate=[Boilerplate(*_of(span(text, "/انتهى/")), kind="credit")],
        entities=entities,
        mentions=mentions,
        statements=statements,
        events=[meeting],
        times=[_time(text, "أمس", "2016-12-20"), _time(text, "غدا", None)],
        trace=TRACE,
        failures=[Failure(stage="read", code="date-not-understood", message="…", input="ar-1.txt")],
    )


def persian() -> Reading:
    text = FA_TEXT
    a = article(text, "fa", "fa-1", published="2016-12-22", title=span(text, "شمخانی: گفت‌وگو ادامه دارد"))
    agency = Entity(id="e3", type="AGENCY", name="Pegah", names={"fa": ["خبرگزاری پگاه"], "en": ["Pegah"]})
    state = Entity(id="e4", type="ORG", name="دولت", names={"fa": ["دولت"]})
    statements = [
        statement(text, "s1", ["e1"], "علی شمخانی", "گفت که", "گروه‌های مردمی در این روند سهیم‌اند"),
        statement(text, "s2", ["e1"], "وی", "افزود", "همکاری‌های دو کشور ادامه می‌یابد"),
        statement(text, "s3", ["e4"], "دولت", "نوشت", "سفر سه‌شنبه انجام می شود", agency="e3"),
    ]
    meeting = Event(
        id="v1", event="CONSULT", mode="meet", context=[], trigger=span(text, "دیدار"), actors=["e1"],
        recipients=["e2"], place=None, time=None, status="actual", statement=None, confidence=0.5, by=["events@2"],
    )  # fmt: skip
    mentions = [
        _mention(text, "m1", "شمخانی", "e1"),
        _mention(text, "m2", "علی شمخانی", "e1"),
        _mention(text, "m3", "ولید معلم", "e2"),
        _mention(text, "m4", "وی", "e1", kind="pronoun"),
    ]
    return Reading(
        article=a,
        title=a.title,
        entities=[SHAMKHANI, MUALLEM, agency, state],
        mentions=mentions,
        statements=statements,
        events=[meeting],
        trace=TRACE,
    )


def many(n: int, lang: str = "ar", seed: int = 0) -> list[Reading]:
    """`n` short readings of one statement each, all different."""
    out = []
    for i in range(seed, seed + n):
        if lang == "ar":
            text = f"خبر رقم {i}\nقال الوزير {i} إن الاجتماع {i * 7} انتهى باتفاق."
            source, cue, content = f"الوزير {i}", "قال", f"إن الاجتماع {i * 7} انتهى باتفاق"
        else:
            text = f"خبر شماره {i}\nوزیر {i} گفت که نشست {i * 7} با توافق پایان یافت."
            source, cue, content = f"وزیر {i}", "گفت", f"که نشست {i * 7} با توافق پایان یافت"
        speaker = Entity(id="e1", type="PER", name=source, names={lang: [source]})
        out.append(
            Reading(
                article=article(text, lang, f"{lang}-{i}", published=f"2020-01-{i % 28 + 1:02d}"),
                entities=[speaker],
                mentions=[_mention(text, "m1", source, "e1")],
                statements=[statement(text, "s1", ["e1"], source, cue, content)],
                trace=TRACE,
            )
        )
    return out


def parts(readings: Sequence[Reading], size: int) -> Iterator[Sequence[Reading]]:
    """The readings, `size` at a time."""
    return (readings[i : i + size] for i in range(0, len(readings), size))


def _fields(e: Entity) -> dict[str, object]:
    return {name: getattr(e, name) for name in e.__struct_fields__}


def _of(s: Span) -> tuple[int, int, str]:
    return s.start, s.end, s.text


def _time(text: str, words: str, value: str | None) -> Time:
    s = span(text, words)
    return Time(
        start=s.start, end=s.end, text=s.text, value=value, precision="day", calendar="gregorian",
        anchor="published" if value else "none", by="times@1",
    )  # fmt: skip
