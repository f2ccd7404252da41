"""Spelling, script, diacritics, joiners and clitics never decide whether a search finds."""

from collections.abc import Callable

import pytest

from isnad.errors import UsageError
from isnad.record import View
from isnad.record.words import Finder, query_words
from isnad.text import tokenize

# what is typed, the statement that must be among the hits, the words that must be marked
FOUND = [
    # Arabic: yeh and its dots, hamza, shadda, clitics with and without the article
    ("شمخاني", "ar-1/s1", "شمخاني"),
    ("شمخانی", "ar-1/s1", "شمخاني"),
    ("شمخانى", "ar-1/s1", "شمخاني"),
    ("Shamkhani", "ar-1/s1", "علي شمخاني"),
    ("shamkhani ALI", "ar-1/s1", "علي شمخاني"),
    ("اكد", "ar-1/s1", "أكّد"),
    ("أَكَّدَ", "ar-1/s1", "أكّد"),
    ("ترحب", "ar-1/s2", "ترحّب"),
    ("الحكومة", "ar-1/s3", "والحكومة"),
    ("حكومه", "ar-1/s3", "والحكومة"),
    ("وساطة", "ar-1/s2", "وساطة"),
    ("وسـاطة", "ar-1/s2", "وساطة"),
    # Persian: Arabic letters, joiners written, left out and spaced, the plural
    ("شمخانی", "fa-1/s1", "شمخانی"),
    ("شمخاني", "fa-1/s1", "شمخانی"),
    ("Shamkhani", "fa-1/s2", "وی"),
    ("گروه‌های", "fa-1/s1", "گروه‌های"),
    ("گروههای", "fa-1/s1", "گروه‌های"),
    ("گروه های", "fa-1/s1", "گروه‌های"),
    ("گروه", "fa-1/s1", "گروه‌های"),
    ("همكاريهاي", "fa-1/s2", "همکاری‌های"),
    ("می‌شود", "fa-1/s3", "می شود"),
    ("میشود", "fa-1/s3", "می شود"),
    ("سه شنبه", "fa-1/s3", "سه‌شنبه"),
    ("سهشنبه", "fa-1/s3", "سه‌شنبه"),
]


@pytest.mark.parametrize(("query", "where", "mark"), FOUND)
def test_a_statement_is_found_and_its_words_are_marked(view: View, query: str, where: str, mark: str) -> None:
    hits = {f"{h.article.key}/{h.said.statement.id}": h for h in view.search(query, kinds=["statement"]) if h.said}
    assert where in hits
    hit = hits[where]
    assert mark in [hit.sentence.text[a:b] for a, b in hit.marks]
    text = view.article(hit.article.id).article.text
    assert text[hit.sentence.start : hit.sentence.end] == hit.sentence.text


@pytest.mark.parametrize(
    ("query", "key", "mark"),
    [
        ("وفد سوري", "", ""),
        ("يستقبل", "ar-1", "يستقبل"),
        ("گفتوگو", "fa-1", "گفت‌وگو"),
        ("گفت و گو", "fa-1", "گفت‌وگو"),
        ("گفت‌وگو", "fa-1", "گفت‌وگو"),
        ("Tehran", "ar-1", "طهران"),
        ("تهران", "ar-1", "طهران"),
        ("معلم", "fa-1", "معلم"),
    ],
)
def test_an_article_is_found_by_text_and_by_names(view: View, query: str, key: str, mark: str) -> None:
    hits = view.search(query, kinds=["article"])
    marks = {h.article.key: [h.sentence.text[a:b] for a, b in h.marks] for h in hits}
    assert (mark in marks[key]) if key else not hits


def test_an_event_is_found_with_its_people(view: View) -> None:
    hits = {h.article.key: h for h in view.search("Shamkhani", kinds=["event"])}
    assert set(hits) == {"ar-1", "fa-1"}
    assert hits["ar-1"].by_name == ["Ali Shamkhani"], "the sentence says only: his counterpart"
    assert hits["fa-1"].by_name == []


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_all_words_must_be_found(view: View, lang: str) -> None:
    assert view.search({"ar": "شمخاني وساطة", "fa": "شمخانی سهیم"}[lang], kinds=["statement"], lang=lang)
    assert not view.search({"ar": "شمخاني قطار", "fa": "شمخانی قطار"}[lang], lang=lang)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"ar-1/s1", "ar-1/s2", "fa-1/s1", "fa-1/s2"}),
        ({"lang": "fa"}, {"fa-1/s1", "fa-1/s2"}),
        ({"speaker": "شمخانی", "agency": "وكالة نبأ"}, {"ar-1/s1", "ar-1/s2"}),
        ({"speaker": "المعلم"}, set()),
        ({"outlet": "الضفه"}, {"ar-1/s1", "ar-1/s2"}),
        ({"from_": "2016-12-22"}, {"fa-1/s1", "fa-1/s2"}),
        ({"to": "2016-12-21"}, {"ar-1/s1", "ar-1/s2"}),
        ({"from_": "2016-12", "to": "2016"}, {"ar-1/s1", "ar-1/s2", "fa-1/s1", "fa-1/s2"}),
        ({"act": "assert"}, {"ar-1/s1"}),
        ({"event": "consult"}, set()),
    ],
)
def test_filters_narrow_a_search(view: View, filters: dict[str, str], found: set[str]) -> None:
    hits = view.search("Shamkhani", kinds=["statement"], **filters)
    assert {f"{h.article.key}/{h.said.statement.id}" for h in hits if h.said} == found


def test_limit_is_per_kind(view: View) -> None:
    assert [h.kind for h in view.search("Shamkhani", limit=1)] == ["statement", "event", "article"]


@pytest.mark.parametrize("query", ["", " ", "«»", '"', "؟!", "\u200c"])
def test_no_word_is_said_so(view: View, query: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        view.search(query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ('") OR 1', "or 1"),
        ("NEAR(شمخاني", "near شمخاني"),
        ("speakers:علی", "speakers علی"),
        ("AND", "and"),
        ("شمخاني*", "شمخاني"),
        ("a'b", "a b"),
        ("\ud800 گفت", "گفت"),
        ("گفت" * 1000, "x" * 3000),
    ],
)
def test_a_query_has_no_syntax(view: View, query: str, words: str) -> None:
    assert view.search(query) == view.search(words)


@pytest.mark.parametrize(
    "ask",
    [
        lambda view, period: view.search("شمخاني", **period),
        lambda view, period: list(view.articles(**period)),
        lambda view, period: list(view.statements(**period)),
        lambda view, period: list(view.events(**period)),
    ],
)
def test_a_period_ends_after_it_begins(view: View, ask: Callable[[View, dict[str, str]], object]) -> None:
    with pytest.raises(UsageError, match=r"begins \(2020-02\) after its end \(2019\); exchange"):
        ask(view, {"from_": "2020-02", "to": "2019"})
    ask(view, {"from_": "2020-02", "to": "2020"})


@pytest.mark.parametrize("least", [0.5, 0.75, 0.76, 0.9, 0.91])
def test_what_is_less_sure_is_left_out(view: View, least: float) -> None:
    said = [s.id for s in view.statements() if s.statement.confidence >= least]
    happened = [v for v in view.events(event="consult") if v.event.confidence >= least]
    assert [s.id for s in view.statements(min_confidence=least)] == said
    assert [v.id for v in view.events(event="consult", min_confidence=least)] == [v.id for v in happened]
    holding = {a.id for a in view.articles(event="consult", min_confidence=least)}
    assert holding == {v.article.id for v in happened}
    assert bool(said) == (least <= 0.9) and bool(happened) == (least <= 0.75)
    assert bool([*view.articles(act="assert", min_confidence=least)]) == (least <= 0.9)


def test_bad_filters_say_what_to_give(view: View) -> None:
    with pytest.raises(UsageError, match=r"from 0 to 1, as 0\.7"):
        view.search("شمخانی", min_confidence=70)
    with pytest.raises(UsageError, match="2020-02-08"):
        view.search("شمخانی", from_="yesterday")
    with pytest.raises(UsageError, match="speaker"):
        view.search("شمخانی", speaker="«»")
    with pytest.raises(UsageError, match="kind"):
        view.search("شمخانی", kinds=["page"])


@pytest.mark.parametrize(
    ("lang", "text", "query", "marks"),
    [
        ("ar", "للحكومة رأي وبالحكومة ثقة وحكومة أخرى", "الحكومة", ["للحكومة", "وبالحكومة"]),
        ("ar", "عبداللهيان وعبد اللهيان", "عبد اللهيان", ["عبداللهيان", "وعبد", "اللهيان"]),
        ("fa", "گفتوگو، گفت‌وگو و گفت و گو", "گفت‌وگو", ["گفتوگو", "گفت‌وگو", "گفت و گو"]),
        ("fa", "آتشبس و آتش‌بس و آتش بس", "آتش بس", ["آتشبس", "آتش‌بس", "آتش", "بس"]),
        ("fa", "رئیسجمهور و رئیس‌جمهور و رئيسجمهوري", "جمهور", ["رئیسجمهور", "رئیس‌جمهور", "رئيسجمهوري"]),
        ("fa", "سرمایهگذاریهای تازه و سرمایه‌گذاری و سرمایه", "سرمایه", ["سرمایهگذاریهای", "سرمایه‌گذاری", "سرمایه"]),
        ("fa", "تنها دختر دکتر", "تن", []),
        ("fa", "۱۷ نفر و 17 نفر و ١٧ نفر", "17", ["۱۷", "17", "١٧"]),
    ],
)
def test_every_spelling_is_marked(lang: str, text: str, query: str, marks: list[str]) -> None:
    found = Finder(query_words(query))(text, tokenize(text), lang)
    assert list(dict.fromkeys(text[a:b] for a, b, _ in found)) == marks


@pytest.mark.parametrize(
    ("lang", "name", "query"),
    [
        ("ar", "حسين أمير عبداللهيان", "عبد اللهيان"),
        ("fa", "حسین امیر عبداللهیان", "امیرعبداللهیان"),
        ("ar", "محمد بن سلمان", "ابن سلمان"),
        ("fa", "محمد بن سلمان", "محمد ابن سلمان"),
        ("ar", "أبي مازن", "أبو مازن"),
        ("fa", "ابو مازن", "ابی مازن"),
        ("ar", "عبد الفتاح السيسي", "عبدالفتاح سيسي"),
        ("fa", "فؤاد معصوم", "فواد معصوم"),
    ],
)
def test_a_name_is_found_by_its_other_spellings(lang: str, name: str, query: str) -> None:
    words = query_words(query)
    assert Finder(words).in_name(name, lang) == frozenset(range(len(words)))
