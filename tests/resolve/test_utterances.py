"""One statement in many articles, who stands behind it, and what contradicts."""

from itertools import combinations
from pathlib import Path

import pytest
from msgspec import structs
from test_copies import made

from isnad.model import Reading
from isnad.record import View
from isnad.resolve.across import all_utterances, corroborations
from isnad.resolve.copies import CopyGroup, Member
from isnad.resolve.corroboration import Corroboration, Sources
from isnad.resolve.groups import Groups
from isnad.resolve.occurrences import happenings, occurrences, same_happening
from isnad.resolve.reports import Report, reports, same_words
from isnad.resolve.utterances import Utterance, differences, utterances


@pytest.fixture(scope="module")
def found(grouped: Path) -> list[Utterance]:
    with View(grouped) as view:
        return list(all_utterances(view, Groups(view).stories))


@pytest.fixture(scope="module")
def behind(grouped: Path) -> list[Corroboration]:
    with View(grouped) as view:
        groups = Groups(view)
        return list(corroborations(view, groups, groups.stories))


def holding(found: list[Utterance], words: str) -> Utterance:
    (one,) = [u for u in found if any(words in r.content for r in u.reports)]
    return one


def test_copies_report_one_statement(found: list[Utterance]) -> None:
    for words, keys in (
        ("الأولوية هي لمكافحة الإرهاب", {"ar-09", "ar-10", "ar-11"}),
        ("این توافق برای هیچ‌کس کامل نیست", {"fa-04", "fa-05"}),
    ):
        one = holding(found, words)
        assert {r.article.key[:5] for r in one.reports} == keys
        assert not differences(one)


def test_a_statement_is_found_in_the_other_language(found: list[Utterance]) -> None:
    one = holding(found, "سه کشور آماده‌اند ضامن توافق دولت سوریه و مخالفان باشند")
    assert {r.article.key[:5] for r in one.reports} == {"ar-09", "ar-10", "ar-11", "fa-07"}
    assert one.speakers == ["Sergey Lavrov"]
    days = [r.article.published or "" for r in one.reports]
    assert days == sorted(days)


def test_every_utterance_has_one_speaker_and_two_articles(found: list[Utterance]) -> None:
    assert len(found) > 20
    for u in found:
        assert len({r.article.id for r in u.reports}) > 1
        assert frozenset.intersection(*(r.speakers for r in u.reports)) or len(u.reports) > 2


def report(id: str, content: str, lang: str = "ar", **more: object) -> Report:
    """A report of one speaker in an article of its own."""
    from isnad.inputs import article_from_text
    from isnad.model import Cue, Entity, Mention, Span, Statement

    text = f"السيد س {content}"
    start = len(text) - len(content)
    entity = Entity(id="e1", type="PER", name="Somebody", names={"en": ["Somebody"]})
    statement = Statement(
        id="s1", speakers=["e1"], source=Span(0, 6, text[:6]), cue=Cue(start=0, end=1, text="", lemma=""),
        content=[Span(start, len(text), content)], type="direct", act=str(more.get("act", "say")), addressees=[],
        about=[], chain=[], confidence=1.0, by=[],
    )  # fmt: skip
    mention = Mention(id="m1", start=0, end=6, text=text[:6], type="PER", kind="name", entity="e1")
    article = article_from_text(text, lang=lang, key=id, published=f"2020-01-0{id}")
    (one,) = reports(Reading(article=article, entities=[entity], mentions=[mention], statements=[statement]))
    return one


@pytest.mark.parametrize(
    ("lang", "first", "second", "what"),
    [
        ("ar", "سنرسل 20 سفينة محملة بالقمح إلى الميناء", "سنرسل 30 سفينة محملة بالقمح إلى الميناء", "number"),
        ("fa", "۲۰ کشتی گندم به بندر می‌فرستیم", "۳۰ کشتی گندم به بندر می‌فرستیم", "number"),
        ("ar", "المصنع لن يغلق أبوابه قبل الخريف", "المصنع سوف يغلق أبوابه قبل الخريف", "negation"),
        ("fa", "کارخانه پیش از پاییز تعطیل نمی‌شود", "کارخانه پیش از پاییز تعطیل می‌شود", "negation"),
        ("ar", "المصنع مفتوح ولم يغلق أبوابه قبل الخريف", "المصنع مفتوح وقد يغلق أبوابه قبل الخريف", "negation"),
        ("fa", "کارخانه درهایش را پیش از پاییز نبست", "کارخانه درهایش را پیش از پاییز بست", "negation"),
    ],
)
def test_where_reports_differ(lang: str, first: str, second: str, what: str) -> None:
    a, b = report("1", first, lang), report("2", second, lang)
    assert same_words(a, b) == same_words(b, a) >= 1
    (one,) = utterances([[b, a]])
    assert one.reports == [a, b] or [r.id for r in one.reports] == [a.id, b.id]
    assert [d.what for d in differences(one)] == [what]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("ar", "لم يغلق المصنع أبوابه قبل الخريف", "ولم يغلق المصنع أبوابه قبل الخريف"),
        ("fa", "کارخانه درهایش را پیش از پاییز نبسته است", "کارخانه درهایش را پیش از پاییز نمی‌بندد"),
    ],
)
def test_another_word_that_negates_is_no_difference(lang: str, first: str, second: str) -> None:
    (one,) = utterances([[report("1", first, lang), report("2", second, lang)]])
    assert differences(one) == []


@pytest.mark.parametrize(
    ("lang", "words"), [("ar", "العلما ء يناقشون الملف النووي"), ("fa", "انشا ء مدرسه در روستا به پایان رسید")]
)
def test_a_hamza_alone_weighs_nothing(lang: str, words: str) -> None:
    found = report("1", words, lang)
    assert found.words and all(found.words)
    assert found.weight == report("2", words.replace(" ء", ""), lang).weight


def test_stronger_words_are_a_difference() -> None:
    words = "المصنع يغلق أبوابه قبل الخريف"
    (one,) = utterances([[report("1", words), report("2", words, act="threaten")]])
    assert [(d.what, sorted(d.values)) for d in differences(one)] == [("act", ["say", "threaten"])]


def test_other_speakers_do_not_make_one_utterance() -> None:
    a = report("1", "المصنع يغلق أبوابه قبل الخريف")
    b = report("2", "المصنع يغلق أبوابه قبل الخريف")
    other = Report(**{f: getattr(b, f) for f in b.__struct_fields__} | {"speakers": frozenset({"another"})})
    assert same_words(a, b) > 1
    assert same_words(a, other) == 0


def test_copies_are_one_origin(behind: list[Corroboration]) -> None:
    for words, origin in (("الأولوية هي لمكافحة الإرهاب", "SANA"), ("این توافق برای هیچ‌کس کامل نیست", "سپیدار پرس")):
        (one,) = [c for c in behind if words in c.what]
        assert [o.name for o in one.origins] == [origin]
        assert len(one.outlets) == len(one.origins[0].outlets) > 1


def test_an_event_told_in_both_languages(behind: list[Corroboration]) -> None:
    (one,) = [c for c in behind if c.kind == "event" and c.what == "AGREE 2023-03-10"]
    assert one.languages == ["ar", "fa"]
    assert len(one.origins) == 3 < len(one.outlets)
    assert set(one.who) == {"Iran", "Saudi Arabia"}


def test_nothing_tells_whether_it_is_true() -> None:
    assert not {"score", "truth", "confidence", "probability"} & set(Corroboration.__struct_fields__)


def test_an_agency_is_counted_once() -> None:
    cards = {
        "a": made("a", outlet="A", outlet_key="ORG:a", credits={"wire": "Wire"}),
        "b": made("b", outlet="B", outlet_key="ORG:b"),
        "c": made("c", outlet="C", outlet_key="ORG:c"),
    }
    members = [Member(article=x, parent=None, basis="likeness", share=None) for x in "bc"]
    sources = Sources([CopyGroup(members=members, root=None, agency=None, because=[])], cards)
    assert sources.origin("a", [], {}) == ("wire", "Wire", "agency")
    assert sources.origin("b", [], {}) == sources.origin("c", [], {}) == ("ORG:b", "B", "outlet")
    assert sources.origin("x", ["wire"], {"wire": "Wire"})[0] == "wire"


def test_events_of_one_class_need_common_actors_and_days(readings: dict[str, Reading]) -> None:
    every = [h for r in readings.values() for h in happenings(r)]
    found = list(occurrences([every]))
    assert len(found) > 10
    for o in found:
        assert len({h.event.event for h in o.reports}) == 1
        for one in o.reports:
            near = [h for h in o.reports if h is not one and h.who & one.who]
            assert near
            assert any(not (h.day and one.day) or h.day[:7] == one.day[:7] for h in near)


@pytest.mark.parametrize("status", ["planned", "hypothetical", "denied"])
def test_what_happened_is_not_one_with_what_did_not(readings: dict[str, Reading], status: str) -> None:
    every = [h for r in readings.values() for h in happenings(r) if h.event.status == "actual"]
    a, b = next((a, b) for a, b in combinations(every, 2) if same_happening(a, b) >= 1)
    other = structs.replace(b, event=structs.replace(b.event, status=status))
    assert same_happening(a, other) == 0
