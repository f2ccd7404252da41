"""Which texts are copies, and which of them is where the text came from."""

from typing import Any

import msgspec
import pytest

from isnad.resolve.copies import CopyLink, Seen, compare, groups
from isnad.resolve.profile import Profile
from isnad.resolve.words import body_words

AR = (
    "أعلن وزير النقل أمس افتتاح الجسر الجديد فوق النهر بعد ثلاث سنوات من العمل. "
    "وأكد المهندسون أن الجسر يحمل ألفي شاحنة في اليوم الواحد. وحضر الحفل سفراء كثيرون من دول الجوار."
)
FA = (
    "وزیر راه دیروز از گشایش پل تازه بر رودخانه پس از سه سال کار خبر داد. "
    "مهندسان تاکید کردند که پل روزانه دو هزار کامیون را تاب می‌آورد. سفیران بسیاری از کشورهای همسایه در مراسم بودند."
)
AR_OTHER = "قال الخبير إن الجسور القديمة في البلاد تحتاج إلى صيانة عاجلة، وطالب البرلمان بميزانية أكبر لها."
FA_OTHER = "کارشناس گفت پل‌های کهنه کشور نیازمند تعمیر فوری هستند و از مجلس بودجه بیشتری خواست."
BOTH = pytest.mark.parametrize(("text", "other"), [(AR, AR_OTHER), (FA, FA_OTHER)], ids=["ar", "fa"])


def seen(id: str, text: str, outlet: str | None = None) -> Seen:
    return Seen(id=id, words=body_words(text), outlet=outlet)


@BOTH
def test_a_cut_text_with_a_lead_of_its_own_is_a_copy(text: str, other: str) -> None:
    first, *rest = text.split(". ")
    link = compare(seen("1", text), seen("2", f"{other} {first}. {rest[-1]}"))
    assert link
    assert link.share > 0.55
    assert not link.form


@BOTH
def test_one_subject_in_own_words_is_none(text: str, other: str) -> None:
    assert compare(seen("1", text), seen("2", other)) is None


@BOTH
def test_the_same_words_quoted_by_both_count_for_less(text: str, other: str) -> None:
    quote = f"«{text.split('. ')[0]}»"
    assert compare(seen("1", f"{other} {quote}"), seen("2", f"{text.split('. ')[1]}. {quote}")) is None


@BOTH
def test_it_does_not_matter_which_comes_first(text: str, other: str) -> None:
    a, b = seen("1", text, "ا"), seen("2", f"{other} {text.rpartition('. ')[0]}", "ب")
    assert compare(a, b) == compare(b, a)


@pytest.mark.parametrize(
    "form",
    [
        "ارتفع سعر الذهب اليوم إلى {} ريالا للغرام وسعر الفضة إلى {} ريالات وسعر النفط إلى {} دولارا للبرميل",
        "بهای طلا امروز به {} تومان در هر گرم و بهای نقره به {} تومان و بهای نفت به {} دلار در هر بشکه رسید",
    ],
    ids=["ar", "fa"],
)
def test_a_form_with_other_numbers_is_no_copy(form: str) -> None:
    link = compare(seen("1", form.format(212, 35, 71)), seen("2", form.format(218, 41, 69)))
    assert link
    assert link.form
    assert groups({("1", "2"): link}, {"1": made("1"), "2": made("2")}) == []


def made(id: str, **more: Any) -> Profile:
    empty: dict[str, Any] = {
        **{key: {} for key in ("words", "lead", "entities", "names", "events", "credits")},
        **{key: [] for key in ("dates", "numbers")},
        **dict.fromkeys(("day", "at", "outlet", "outlet_key")),
    }
    return msgspec.convert({"id": id, "lang": "ar", "size": 100, "is_agency": False} | empty | more, Profile)


def linked(*pairs: str, **more: Any) -> dict[tuple[str, str], CopyLink]:
    link: dict[str, Any] = {"words": 50, "share": 0.9, "longest": 20, "cites": []} | more
    return {(p[0], p[1]): CopyLink(**link) for p in pairs}


@pytest.mark.parametrize(
    ("text", "outlet", "other", "naming"),
    [(AR, "صدى النهر", "مرآة الجبل", "نقلت ذلك صدى النهر."), (FA, "پژواک رود", "آینه کوه", "این را پژواک رود نوشت.")],
    ids=["ar", "fa"],
)
def test_who_names_the_others_outlet_cites_it(text: str, outlet: str, other: str, naming: str) -> None:
    def cites(second: str, one: str | None, two: str | None) -> list[str]:
        link = compare(seen("1", text, one), seen("2", second, two))
        assert link
        return link.cites

    assert cites(f"{text} {naming}", outlet, other) == ["2"]
    assert cites(text, outlet, other) == []
    assert cites(f"{text} {naming}", outlet, outlet) == []  # its own
    assert cites(f"{text} {naming}", None, other) == []


def test_the_article_that_the_others_name_is_the_root() -> None:
    profiles = {
        "a": made("a", day=12, outlet="Paper", outlet_key="ORG:paper", credits={"ORG:wire": "Wire"}),
        "b": made("b", day=13, outlet="Wire", outlet_key="ORG:wire"),
    }
    (group,) = groups(linked("ab"), profiles)
    assert group.root == "b"
    assert [(m.article, m.parent, m.basis) for m in group.members] == [("b", None, "root"), ("a", "b", "credit")]


@pytest.mark.parametrize(("share", "told"), [(1.0, "all of"), (0.999, "99% or more of"), (0.75, "75% or more of")])
def test_how_much_of_the_words_is_shared_is_told_rounded_down(share: float, told: str) -> None:
    (group,) = groups(linked("ab", share=share), {"a": made("a", day=12), "b": made("b", day=13)})
    assert f"{told} the shorter text's words stand in the other" in group.because


def test_an_agency_without_an_article_here_is_the_root_of_all_that_credit_it() -> None:
    credit = {"credits": {"wire": "Wire"}}
    profiles = {"a": made("a", day=12, **credit), "b": made("b", day=13, **credit), "c": made("c", day=14)}
    (group,) = groups(linked("ab", "ac", "bc"), profiles)
    assert (group.root, group.agency) == (None, "wire")
    assert {m.article: m.parent for m in group.members} == {"a": None, "b": None, "c": "a"}
    assert any("Wire" in reason for reason in group.because)


def test_without_credit_the_first_of_all_is_the_root() -> None:
    profiles = {"a": made("a", day=13), "b": made("b", day=12)}
    (group,) = groups(linked("ab"), profiles)
    assert (group.root, group.members[1].basis) == ("b", "time")
    (group,) = groups(linked("ab"), {"a": made("a", day=12), "b": made("b", day=12)})
    assert group.root is None


@pytest.mark.parametrize(
    ("a", "b", "root"),
    [
        ((12, "2020-01-12T06:00:00+03:00"), (12, "2020-01-12T09:00:00+03:30"), "a"),
        ((12, "2020-01-12T06:00:00+03:00"), (12, "2020-01-12T06:20:00+03:30"), "b"),
        ((12, "2020-01-12T06:00:00+03:00"), (12, None), None),
        ((12, None), (12, "2020-01-12T06:00:00+03:30"), None),
        ((12, "2020-01-12T06:00:00+03:00"), (12, "2020-01-12T05:00:00"), None),
        ((12, "2020-01-12T06:00:00"), (12, "2020-01-12T05:00:00"), None),
        ((12, None), (13, "2020-01-13T06:00:00+03:00"), "a"),
        ((13, "2020-01-13T00:10:00+04:30"), (12, "2020-01-12T23:50:00+03:00"), "a"),
        ((None, None), (12, "2020-01-12T06:00:00+03:00"), None),
    ],
)
def test_time_makes_a_root_only_where_it_surely_was_before_the_others(
    a: tuple[int | None, str | None], b: tuple[int | None, str | None], root: str | None
) -> None:
    profiles = {id: made(id, day=day, at=at) for id, (day, at) in {"a": a, "b": b}.items()}
    (group,) = groups(linked("ab"), profiles)
    assert group.root == root
    assert any("had it first" in reason for reason in group.because) == (root is not None)
    assert [m.basis for m in group.members if m.parent is None] == ["root" if root else "likeness"]


def test_one_without_a_clock_hides_the_first_of_its_day() -> None:
    profiles = {"a": made("a", day=12, at="2020-01-12T06:00:00Z"), "b": made("b", day=12), "c": made("c", day=13)}
    profiles["d"] = made("d", day=12, at="2020-01-12T08:00:00Z")
    (group,) = groups(linked("ab", "ac", "bc", "ad", "bd", "cd"), profiles)
    assert group.root is None
    assert [m.article for m in group.members] == ["a", "d", "b", "c"]


def test_two_texts_in_one_round_up_do_not_become_one_group() -> None:
    """The round-up r holds v and w, each of which has a copy of its own; the two share nothing."""
    links = linked("vx", "wy", share=0.95) | linked("rx", "rv", "ry", "rw")
    found = groups(links, {one: made(one, day=12) for one in "rvwxy"})
    assert sorted(sorted(m.article for m in g.members) for g in found) == [["r", "v", "x"], ["w", "y"]]
