"""Events: lexicon forms, choices, merging and what the shipped models make of plain sentences of our own."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from isnad.inputs import article_from_text
from isnad.model import Event, Reading
from isnad.pipeline import Pipeline
from isnad.stages import PIPELINE, build_stage
from isnad.stages.events.choice import Choice, Part, Templates, expand
from isnad.stages.events.lexical import CueHit, event_cues
from isnad.stages.events.modes import MODES, mode_of
from isnad.text import tokenize


@cache
def pipeline() -> Pipeline:
    return Pipeline([build_stage(s) for s in PIPELINE], "test")


@cache
def read(lang: str, text: str) -> Reading:
    """The reading of a headline without events and one paragraph, published on a Wednesday."""
    title = {"ar": "أخبار اليوم", "fa": "خبرهای روز"}[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=title
    )
    return pipeline().read(article)


def names(reading: Reading, ids: list[str]) -> list[str]:
    table = {e.id: e.name for e in reading.entities}
    return [table[i] for i in ids]


def one(reading: Reading, label: str) -> Event:
    found = [e for e in reading.events if e.event == label]
    assert len(found) == 1, [(e.event, e.trigger.text) for e in reading.events]
    return found[0]


TOLD = [
    ("ar", "اتهمت إيران إسرائيل بقصف منشآتها النووية.", "ACCUSE", "اتهمت", ["Iran"], ["Israel"]),
    ("ar", "دعت الأمم المتحدة إسرائيل إلى وقف القصف.", "REQUEST", "دعت", ["United Nations"], ["Israel"]),
    ("ar", "اعتقلت الشرطة التركية ثلاثة صحفيين في إسطنبول.", "COERCE", "اعتقلت", ["Police of Turkey"], ["صحفيين"]),
    ("ar", "أشاد حسن روحاني بموقف العراق.", "SUPPORT", "أشاد", ["Hassan Rouhani"], ["Iraq"]),
    ("ar", "فرضت الولايات المتحدة عقوبات على روسيا.", "SANCTION", None, ["United States"], ["Russia"]),
    ("fa", "سازمان ملل از اسرائیل خواست بمباران را متوقف کند.", "REQUEST", "خواست", ["United Nations"], ["Israel"]),
    ("fa", "حسن روحانی از مواضع عراق تمجید کرد.", "SUPPORT", "تمجید کرد", ["Hassan Rouhani"], ["Iraq"]),
    ("fa", "آمریکا روسیه را تحریم کرد.", "SANCTION", "تحریم کرد", ["United States"], ["Russia"]),
]


@pytest.mark.parametrize(("lang", "text", "label", "trigger", "actors", "recipients"), TOLD)
def test_who_did_what_to_whom(
    lang: str, text: str, label: str, trigger: str | None, actors: list[str], recipients: list[str]
) -> None:
    reading = read(lang, text)
    e = one(reading, label)
    assert names(reading, e.actors) == actors
    assert names(reading, e.recipients) == recipients
    assert e.status == "actual"
    assert trigger is None or e.trigger.text == trigger


PLANNED = [
    ("ar", "سيزور الرئيس الروسي فلاديمير بوتين طهران الأسبوع المقبل.", "سيزور"),
    ("fa", "ولادیمیر پوتین هفته آینده به تهران سفر خواهد کرد.", "سفر خواهد کرد"),
]


@pytest.mark.parametrize(("lang", "text", "trigger"), PLANNED)
def test_the_future_is_planned(lang: str, text: str, trigger: str) -> None:
    reading = read(lang, text)
    e = one(reading, "CONSULT")
    assert (e.trigger.text, e.mode, e.status) == (trigger, "visit", "planned")
    assert names(reading, e.actors) == ["Vladimir Putin"]


SAID = [
    ("ar", "قالت روسيا إن أوكرانيا قصفت مدينة بيلغورود.", "Ukraine"),
    ("fa", "روسیه اعلام کرد که اوکراین به شهر بلگورود حمله کرده است.", "Ukraine"),
]


@pytest.mark.parametrize(("lang", "text", "actor"), SAID)
def test_an_event_inside_a_statement_names_it(lang: str, text: str, actor: str) -> None:
    reading = read(lang, text)
    e = one(reading, "ASSAULT")
    assert names(reading, e.actors) == [actor]
    assert e.statement == reading.statements[0].id


NOTHING = [
    ("ar", "يقرأ الأطفال الكتب في الحديقة."),
    ("fa", "دانشجویان در کتابخانه دنبال کتاب می‌گردند."),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_plain_life_is_no_event(lang: str, text: str) -> None:
    assert read(lang, text).events == []


@pytest.mark.parametrize(("lang", "text"), [(r[0], r[1]) for r in (*TOLD, *PLANNED, *SAID, *NOTHING)])
def test_events_are_well_formed(lang: str, text: str) -> None:
    reading = read(lang, text)
    raw = reading.article.text
    known = {e.id for e in reading.entities}
    statements = {s.id for s in reading.statements}
    assert [e.id for e in reading.events] == [f"v{k}" for k in range(1, len(reading.events) + 1)]
    assert all(a.trigger.start <= b.trigger.start for a, b in pairwise(reading.events))
    for e in reading.events:
        assert raw[e.trigger.start : e.trigger.end] == e.trigger.text != ""
        assert e.actors or e.recipients
        assert {*e.actors, *e.recipients} <= known
        assert not set(e.actors) & set(e.recipients)
        assert e.statement is None or e.statement in statements
        assert e.mode is None or e.mode in MODES[e.event]
        assert 0 < e.confidence <= 1
        for found in (e.place, e.time):
            assert found is None or raw[found.span.start : found.span.end] == found.span.text


def hits(lang: str, text: str) -> Iterator[tuple[str, CueHit]]:
    tokens = tokenize(text)
    for hit in event_cues(lang).find(tokens):
        yield text[tokens.start[hit.first] : tokens.end[hit.last - 1]], hit


FORMS = [
    ("ar", "والتقى", "CONSULT", "perfect", "ms"),
    ("ar", "التقت", "CONSULT", "perfect", "fs"),
    ("ar", "يلتقون", "CONSULT", "imperfect", "mp"),
    ("ar", "سيلتقي", "CONSULT", "future", "ms"),
    ("ar", "لقائهما", "CONSULT", "masdar-own", "s"),
    ("ar", "الزيارات", "CONSULT", "masdar-the", "p"),
    ("ar", "مطالبًا", "REQUEST", "participle", "s"),
    ("ar", "أدانتها", "ACCUSE", "perfect", "fso"),
    ("fa", "دیدارهای", "CONSULT", "noun", "p"),
    ("fa", "حمله‌ای", "ASSAULT", "noun", "s"),
    ("fa", "می‌خواهد", "REQUEST", "present", "s"),
]


@pytest.mark.parametrize(("lang", "form", "label", "part", "shown"), FORMS)
def test_cues_are_found_in_every_form(lang: str, form: str, label: str, part: str, shown: str) -> None:
    ((word, hit),) = hits(lang, form)
    assert word == form
    assert label in hit.cue.events
    assert (hit.cue.part, hit.cue.shown) == (part, shown)


def test_words_that_only_look_like_a_cue_are_left_out() -> None:
    assert list(hits("ar", "وزارة النفط")) == []
    assert list(hits("fa", "وزیر دفاع")) == []


def test_a_persian_noun_takes_its_verb_along() -> None:
    ((_, done),) = hits("fa", "بازداشت کردند")
    assert done.verb is not None
    assert (done.verb.verb, done.verb.tense, done.verb.negated) == ("کردن", "past", False)
    ((_, denied),) = hits("fa", "حمایت نمی‌کند")
    assert denied.verb is not None and denied.verb.negated
    ((_, future),) = hits("fa", "سفر خواهد کرد")
    assert future.future


def test_modes_follow_the_class() -> None:
    (_, visit) = next(hits("ar", "زيارة"))
    assert mode_of("CONSULT", visit.cue, "", ["e1"], ["e2"]) == "visit"
    (_, meeting) = next(hits("fa", "دیدار"))
    assert mode_of("CONSULT", meeting.cue, "", ["e1", "e2"], []) == "meet"
    assert mode_of("CONSULT", meeting.cue, "", ["e1", "e2", "e3"], []) == "multilateral"
    assert mode_of("AGREE", meeting.cue, "", ["e1"], []) is None
    assert mode_of("ACCUSE", meeting.cue, "condemn", ["e1"], []) == "disapprove"


def test_a_choice_sums_the_weights_of_its_features() -> None:
    templates = Templates("""
        side side+gap
        word
    """)
    near = [Part(templates, {"side": "A", "gap": "1", "word": "x"}, ("L|", "any|"))]
    far = [Part(templates, {"side": "B", "gap": "9", "word": "x"}, ("L|", "any|"))]
    assert "L|side+gap=A|1" in expand([near])[0]
    choice = Choice({"L|side=A": 1.0, "any|side+gap=A|1": 0.5, "L|word=x": 3.0})
    for _ in range(2):  # the second time from what it remembers
        p = choice.probabilities([near, far])
        assert p[0] == pytest.approx(0.8175744762)
        assert choice.best([near, far]) == 0
        assert choice.best_or_none([near, far], 0.2) == 1
        assert choice.best_or_none([near, far], 0.5) == 0
