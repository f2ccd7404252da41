"""Lost Persian joiners: where they stood, and by what evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.lexicons.joiners import joiner_repair
from isnad.text import fold_word, tokenize
from isnad.text.zwnj import JoinerRepair, Repair, lost_joiners, with_joiners

LOST = [
    # as written, as it is meant
    ("رئیسجمهور", "رئیس‌جمهور"),
    ("رييسجمهور", "ريیس‌جمهور".replace("ی", "ي")),
    ("آتشبس", "آتش‌بس"),
    ("نخستوزیر", "نخست‌وزیر"),
    ("گفتوگو", "گفت‌وگو"),
    ("بینالمللی", "بین‌المللی"),
    ("تأمینکننده", "تأمین‌کننده"),
    ("تامینکننده", "تامین‌کننده"),
    ("پیشنویس", "پیش‌نویس"),
    ("غنیسازی", "غنی‌سازی"),
    ("حملونقل", "حمل‌ونقل"),
    ("اصلاحطلبان", "اصلاح‌طلبان"),
    ("آتشبسی", "آتش‌بسی"),
    ("رئیسجمهورهای", "رئیس‌جمهور‌های"),
    ("سرمایهگذاریهای", "سرمایه‌گذاری‌های"),
    ("گفتوگوها", "گفت‌وگوها"),
    ("همکاریهای", "همکاری‌های"),
    ("همكاريهاي", "همكاري‌هاي"),
    ("گروههای", "گروه‌های"),
    ("کشورهایی", "کشور‌هایی"),
    ("دیپلماتها", "دیپلمات‌ها"),
    ("سیاستهایش", "سیاست‌هایش"),
    ("تحریمهایشان", "تحریم‌هایشان"),
    ("مهمترین", "مهم‌ترین"),
    ("بزرگتر", "بزرگ‌تر"),
    ("جدیتری", "جدی‌تری"),
    ("میپردازند", "می‌پردازند"),
    ("میگوید", "می‌گوید"),
    ("مي‌گويند نميروند", "مي‌گويند نمي‌روند"),
    ("نمیکردند", "نمی‌کردند"),
    ("میآید", "می‌آید"),
    ("نمیشنویم", "نمی‌شنویم"),
    ("گفتهاند", "گفته‌اند"),
    ("رفتهام", "رفته‌ام"),
    ("خانهاش", "خانه‌اش"),
    ("برنامهای", "برنامه‌ای"),
    ("رئیـسجمهور", "رئیـس‌جمهور"),
]

WHOLE = [
    "رئیس‌جمهور همکاری‌های می‌پردازند",
    "تنها دفتر دختر بستر دکتر",
    "میدان میان میانجی میز میهن میراث",
    "نمایش نماینده نمک",
    "انتها بها رها",
    "اقدام پیام مردم",
    "زمین\u200cهای می\u200fروند می\u00adکند",
    "وزیر گفت مذاکره ادامه دارد",
    "1403 ها می",
]


def mended(text: str) -> str:
    return with_joiners(text, lost_joiners(text, tokenize(text), joiner_repair()))


@pytest.mark.parametrize(("written", "meant"), LOST)
def test_a_lost_joiner_is_found_with_its_evidence(written: str, meant: str) -> None:
    lost = lost_joiners(written, tokenize(written), joiner_repair())
    assert with_joiners(written, lost) == meant
    assert all(joiner.evidence for joiner in lost)


FEW = JoinerRepair(
    compounds={"آتش‌بس": "c"},
    nouns={"کشور": "n", "خانه": "h"},
    adjectives={"مهم": "a"},
    participles={"گفته": "p"},
    verbs={"روند": "v"},
)


@pytest.mark.parametrize(
    ("word", "seams", "evidence"),
    [
        ("آتشبس", (3,), ("c",)),
        ("آتشبسی", (3,), ("c",)),
        ("آتشبسهای", (3, 5), ("c", "plural")),
        ("کشورهایی", (4,), ("n", "plural")),
        ("مهمترین", (3,), ("a", "comparative")),
        ("میروند", (2,), ("v", "verb-prefix")),
        ("نمیروند", (3,), ("v", "verb-prefix")),
        ("گفتهاند", (4,), ("p", "silent-heh")),
        ("خانهشان", (4,), ("h", "silent-heh")),
    ],
)
def test_the_evidence_names_row_and_rule(word: str, seams: tuple[int, ...], evidence: tuple[str, ...]) -> None:
    assert FEW.repair(fold_word(word)) == Repair(seams, evidence)


@pytest.mark.parametrize("word", ["کشور", "کشورشان", "مهمها", "میکشور", "گفتهتر", "آتش", "بس"])
def test_without_evidence_nothing_is_parted(word: str) -> None:
    assert FEW.repair(fold_word(word)) is None


@pytest.mark.parametrize("text", WHOLE)
def test_whole_words_stay_whole(text: str) -> None:
    assert mended(text) == text


def test_a_joiner_that_stands_decides_between_readings() -> None:
    assert mended("حاشیهنشینهای") == "حاشیه‌نشین‌های"
    assert mended("حاشیه‌نشینهای") == "حاشیه‌نشین‌های"
    assert mended("برنام‌های") == "برنام‌های"


def test_a_noun_that_stands_in_the_text_is_known() -> None:
    assert mended("خرگوشهای سفید") == "خرگوشهای سفید"
    assert mended("خرگوشهای سفید و یک خرگوش") == "خرگوش‌های سفید و یک خرگوش"


def test_seams_are_raw_offsets() -> None:
    text = "«رئيـسِجمهور» میرود"
    lost = lost_joiners(text, tokenize(text), joiner_repair())
    assert [text[x.at :].split("»")[0].split()[0] for x in lost] == ["جمهور", "رود"]


def test_a_part_of_a_text_is_shown_with_its_own_joiners() -> None:
    text = "آتشبس میشود آتشبس"
    lost = lost_joiners(text, tokenize(text), joiner_repair())
    assert with_joiners(text, lost, 6, 11) == "می‌شود"


def test_an_affix_alone_is_no_compound() -> None:
    known = JoinerRepair({"می‌": "x"}, {}, {}, {}, {})
    assert known.repair("میان") is None


words = st.lists(
    st.sampled_from(["می", "نمی", "ها", "های", "تر", "گوید", "همکاری", "گفته", "رئیس", "جمهور", "‌", " ", "ِ"]),
    max_size=12,
)


@given(st.one_of(words.map("".join), st.text(max_size=60)))
def test_joiners_change_no_letter(text: str) -> None:
    shown = mended(text)
    assert shown.replace("\u200c", "") == text.replace("\u200c", "")
    assert fold_word(shown) == fold_word(text)
