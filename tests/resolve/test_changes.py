from collections import Counter

import pytest

import isnad
from isnad.model import Reading
from isnad.resolve.changes import ADDED, CUT, KEPT, changes, marked


@pytest.mark.parametrize(
    ("original", "copy", "wanted"),
    [
        (
            "ar-09-moscow-declaration",
            "ar-11-moscow-declaration-short",
            [("altered", "title"), ("cut", "credit"), ("altered", "date"), ("cut", "sentence"), ("cut", "date")],
        ),
        (
            "ar-05-doha-agreement",
            "ar-06-doha-agreement-copy",
            [
                ("altered", "title"),
                ("cut", "credit"),
                ("added", "sentence"),
                ("altered", "date"),
                ("cut", "sentence"),
            ],
        ),
        (
            "fa-04-vienna-jcpoa",
            "fa-05-vienna-jcpoa-copy",
            [("altered", "title"), ("added", "sentence"), ("altered", "date"), ("cut", "sentence")],
        ),
    ],
)
def test_what_a_copy_changed(
    original: str, copy: str, wanted: list[tuple[str, str]], readings: dict[str, Reading]
) -> None:
    found = changes(readings[original], readings[copy])
    assert Counter((c.kind, c.what) for c in found).keys() >= set(wanted)
    for change in found:
        assert (change.was is None, change.now is None) != (True, True)
        if change.what == "sentence":
            for text, reading in ((change.was, readings[original]), (change.now, readings[copy])):
                assert text is None or text in " ".join(reading.article.text.split())


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("ar-09-moscow-declaration", "ar-10-moscow-declaration-copy"),
        ("fa-04-vienna-jcpoa", "fa-05-vienna-jcpoa-copy"),
    ],
)
def test_what_is_kept_or_added_is_the_copy(original: str, copy: str, readings: dict[str, Reading]) -> None:
    lines = marked(readings[original], readings[copy])
    kinds = {p.kind for line in lines for p in line}
    assert kinds == {KEPT, CUT, ADDED}
    body = " ".join(readings[copy].article.text.split())
    at = 0
    for line in lines:
        for piece in line:
            if piece.kind != CUT:
                assert piece.text in body
                at = body.index(piece.text, at)
    assert at > 0


def test_a_text_against_itself_has_no_changes(readings: dict[str, Reading]) -> None:
    for key in ("ar-09-moscow-declaration", "fa-04-vienna-jcpoa"):
        assert changes(readings[key], readings[key]) == []
        assert all(p.kind == KEPT for line in marked(readings[key], readings[key]) for p in line)


PLACES = {
    "ar": ("قتل خمسة جنود في هجوم على حاجز قرب المدينة صباح السبت.", "خمسة", "ستة", "السبت", "الأحد"),
    "fa": ("پنج سرباز در حمله به یک پاسگاه نزدیک شهر صبح شنبه کشته شدند.", "پنج", "شش", "شدند", "شده‌اند"),
}


@pytest.mark.parametrize("lang", PLACES)
def test_words_altered_at_either_end_of_the_text_are_told(lang: str) -> None:
    text, first, other, last, ending = PLACES[lang]
    was, now = (isnad.read(t, lang=lang) for t in (text, text.replace(first, other).replace(last, ending)))
    assert [(c.was, c.now) for c in changes(was, now) if c.what != "title"] == [(first, other), (last, ending)]
    pieces = [p for line in marked(was, now) for p in line]
    assert other in "".join(p.text for p in pieces if p.kind == ADDED)
    assert first in "".join(p.text for p in pieces if p.kind == CUT)


LONG = {
    "ar": (
        "قال الوزير إن الوفد وصل إلى العاصمة أمس ",
        "بعد رحلة طويلة مرت بثلاث مدن وقرى كثيرة في الشمال والجنوب ",
        "ثم عقد اجتماعا مع رئيس البلدية.",
    ),
    "fa": (
        "وزیر گفت که هیئت دیروز به پایتخت رسید ",
        "پس از سفری دراز که از سه شهر و روستاهای بسیار در شمال و جنوب گذشت ",
        "و سپس با شهردار شهر دیدار و گفت‌وگو کرد.",
    ),
}


@pytest.mark.parametrize("lang", LONG)
def test_many_words_cut_or_added_within_a_sentence_are_told(lang: str) -> None:
    head, middle, tail = LONG[lang]
    full, short = (isnad.read(t, lang=lang) for t in (head + middle + tail, head + tail))
    for was, now, kind in ((full, short, CUT), (short, full, ADDED)):
        assert [(c.kind, c.was or c.now) for c in changes(was, now)] == [(kind, middle.strip())]
        assert [p.text for line in marked(was, now) for p in line if p.kind != KEPT] == [middle.strip()]


@pytest.mark.parametrize("lang", LONG)
def test_words_altered_beside_a_moved_sentence_are_told(lang: str) -> None:
    head, middle, _ = LONG[lang]
    one, two = head.strip() + ".", PLACES[lang][0]
    was, now = (isnad.read(t, lang=lang) for t in (f"{one}\n\n{two}", f"{two}\n\n{head}{middle.strip()}."))
    told = " ".join(c.now or "" for c in changes(was, now))
    assert set(middle.split()) <= set(told.replace(".", "").split())
