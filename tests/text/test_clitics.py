"""What Arabic and Persian write together with a word."""

import pytest

from isnad.text import fold_word
from isnad.text.clitics import bare_forms, persian_seams, stems, with_bound

BEFORE = [
    # word, the bare word, letters before it
    ("وقال", "قال", 1),
    ("فقالت", "قالت", 1),
    ("وقد", "قد", 1),
    ("ولم", "لم", 1),
    ("وهو", "هو", 1),
    ("فهي", "هي", 1),
    ("بطهران", "طهران", 1),
    ("لوزير", "وزير", 1),
    ("كوسيط", "وسيط", 1),
    ("وبطهران", "طهران", 2),
    ("فلوزير", "وزير", 2),
    ("والوزير", "الوزير", 1),
    ("بالوزير", "الوزير", 1),
    ("للوزير", "الوزير", 1),
    ("وللوزير", "الوزير", 2),
    ("وبأنها", "أنها", 2),
    ("لجنة", "لجنة", 0),
    ("وزير", "وزير", 0),
    ("بلد", "بلد", 0),
]
BEHIND = [
    # word without proclitics, its stem, letters behind the stem
    ("تأكيده", "تأكيد", 1),
    ("تأكيدها", "تأكيد", 2),
    ("لكنه", "لكن", 1),
    ("أنها", "أن", 2),
    ("أنهما", "أن", 3),
    ("نظيره", "نظير", 1),
    ("وزارته", "وزارة", 1),
    ("حكومتهم", "حكومة", 2),
    ("إدانتنا", "إدانة", 2),
    ("أبلغهم", "أبلغ", 2),
    ("أخبرني", "أخبر", 2),
    ("بلادكم", "بلاد", 2),
    ("قوله", "قول", 1),
    ("قال", "قال", 0),
]
PERSIAN = [
    # word written together, prefix, stem, ending
    ("میگوید", "می", "گوید", ""),
    ("نمیگوید", "نمی", "گوید", ""),
    ("میپردازند", "می", "پردازند", ""),
    ("کشورها", "", "کشور", "ها"),
    ("کشورهای", "", "کشور", "های"),
    ("کشورهایی", "", "کشور", "هایی"),
    ("همکاریهایشان", "", "همکاری", "هایشان"),
    ("بزرگتر", "", "بزرگ", "تر"),
    ("مهمترین", "", "مهم", "ترین"),
    ("گفتهام", "", "گفته", "ام"),
    ("خانهات", "", "خانه", "ات"),
    ("خانهاش", "", "خانه", "اش"),
    ("گفتهاند", "", "گفته", "اند"),
    ("خانهای", "", "خانه", "ای"),
    ("کشورمان", "", "کشور", "مان"),
    ("دولتشان", "", "دولت", "شان"),
    ("وزیر", "", "وزیر", ""),
]


@pytest.mark.parametrize(("word", "bare", "letters"), BEFORE)
def test_letters_before_a_word(word: str, bare: str, letters: int) -> None:
    assert (letters, fold_word(bare)) in bare_forms(fold_word(word))


@pytest.mark.parametrize(("word", "stem", "letters"), BEHIND)
def test_pronouns_behind_a_word(word: str, stem: str, letters: int) -> None:
    assert (fold_word(stem), letters) in stems(fold_word(word))


@pytest.mark.parametrize(("word", "prefix", "stem", "ending"), PERSIAN)
def test_prefixes_and_endings_of_a_persian_word(word: str, prefix: str, stem: str, ending: str) -> None:
    assert prefix + stem + ending == word
    assert (len(prefix), len(ending)) in persian_seams(fold_word(word))


@pytest.mark.parametrize("word", ["و", "ف", "وا", "ب", "", "بل", "كي", "لم"])
def test_short_words_keep_their_letters(word: str) -> None:
    assert bare_forms(fold_word(word)) == ((0, fold_word(word)),)


@pytest.mark.parametrize("word", ["ها", "می", "تر", "ام", ""])
def test_a_persian_particle_alone_is_a_word(word: str) -> None:
    assert persian_seams(fold_word(word)) == ((0, 0),)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("ه لا حل عسكريا للأزمة", "ـه لا حل عسكريا للأزمة"),
        ("ها ستواصل الحوار", "ـها ستواصل الحوار"),
        ("نا لن نقبل", "ـنا لن نقبل"),
        ("هم وصلوا أمس", "هم وصلوا أمس"),
        ("هو الحل", "هو الحل"),
        ("همکاری ادامه دارد", "همکاری ادامه دارد"),
        ("", ""),
    ],
)
def test_a_pronoun_without_its_word_is_shown_as_bound(words: str, shown: str) -> None:
    assert with_bound(words) == shown
