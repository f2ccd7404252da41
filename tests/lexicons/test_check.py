"""What the lexicon check finds, and that the lexicons of the package pass it."""

from pathlib import Path

import pytest

from isnad.lexicons import Matcher, load, names
from isnad.lexicons.check import check
from isnad.text import tokenize

HEADER = """\
description = "Words for a test."
provenance = "Written for a test."

[columns.part]
description = "what it is"
values = ["verb", "noun"]
"""
GOOD = {
    "ar": "id\tform\tpart\tyes\tno\nar-1\tقال\tverb\tوقال الوزير نعم\tالمقال طويل\nar-2\tبيان\tnoun\t\t\n",
    "fa": "id\tform\tpart\tyes\tno\nfa-1\tمی‌گوید\tverb\tاو میگوید بله\tنمی‌گوید\nfa-2\tبیانیه\tnoun\t\t\n",
}


def write(data: Path, lang: str, rows: str, header: str = HEADER, name: str = "words") -> None:
    folder = data / lang
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.tsv").write_bytes(rows.encode())
    (folder / f"{name}.toml").write_bytes(header.encode())


def test_the_lexicons_of_the_package_are_right() -> None:
    assert check() == []


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_right_lexicon_has_no_problem(tmp_path: Path, lang: str) -> None:
    write(tmp_path, lang, GOOD[lang])
    assert check(tmp_path) == []


WRONG = [
    # lang, old cell or line, new one, line of the problem, what is said of it
    ("ar", "قال\tverb", "قال\tadverb", 2, "part is 'adverb'; the header allows verb, noun"),
    ("fa", "verb", "", 2, "part is empty"),
    ("ar", "ar-2", "ar-1", 3, "has id ar-1, which ar/words.tsv:2 has too"),
    ("fa", "fa-2", "فا", 3, "an id is ASCII without spaces"),
    ("ar", "بيان", "بیان", 3, "has ی (U+06CC), which is no letter of ar"),
    ("ar", "بيان", "گفت", 3, "has گ (U+06AF)"),
    ("fa", "بیانیه", "بيانيه", 3, "has ي (U+064A), which is no letter of fa"),
    ("fa", "بیانیه", "كشور", 3, "has ك (U+0643)"),
    ("ar", "بيان", "بيـان", 3, "has a tatweel (U+0640)"),
    ("fa", "بیانیه", "بیانیه\u200f", 3, "has a bidi mark (U+200F)"),
    ("ar", "بيان", "بيان\u00a0هام", 3, "has a no-break space"),
    ("ar", "بيان", "ا\u0654مر", 3, "is not NFC"),
    ("fa", "بیانیه", " بیانیه", 3, "form has a space too many"),
    ("ar", "بيان", "قَالَ", 3, "form 'قَالَ' folds like 'قال' in line 2"),
    ("fa", "بیانیه", "میگوید", 3, "in line 2; keep one"),
    ("fa", "بیانیه", "می گوید", 3, "in line 2; keep one"),
    ("ar", "بيان", "ء", 3, "folds to nothing"),
    ("fa", "بیانیه", "", 3, "form is empty"),
    ("ar", "وقال الوزير نعم", "صمت الوزير", 2, "yes 'صمت الوزير' doesn't match its row"),
    ("fa", "نمی‌گوید", "او می گوید", 2, "no 'او می گوید' matches its row"),
    ("ar", "\tnoun\t\t", "\tnoun", 3, "has 3 cells under 5 column names"),
    ("fa", "\tpart\t", "\tkind\t", 1, "has column kind, which the header doesn't describe"),
    ("ar", "\nar-2", "\n\nar-2", 3, "is empty; take the line out"),
    ("fa", "fa-2\tبیانیه\tnoun\t\t\n", "fa-2\tبیانیه\tnoun\t\t", 3, "has no line end"),
    ("ar", "\n", "\r\n", 1, "has a carriage return"),
    ("fa", "id\tform", "\ufeffid\tform", 1, "begins with a byte order mark"),
]


@pytest.mark.parametrize(("lang", "old", "new", "line", "said"), WRONG)
def test_each_fault_is_named_with_its_line(
    tmp_path: Path, lang: str, old: str, new: str, line: int, said: str
) -> None:
    assert old in GOOD[lang]
    write(tmp_path, lang, GOOD[lang].replace(old, new))
    problems = check(tmp_path)
    assert any(p.startswith(f"{lang}/words.tsv:{line}: ") and said in p for p in problems), problems


def test_what_is_not_utf8_is_named(tmp_path: Path) -> None:
    write(tmp_path, "ar", GOOD["ar"])
    (tmp_path / "ar" / "words.tsv").write_bytes(GOOD["ar"].encode("cp1256", "replace"))
    assert "is not UTF-8" in check(tmp_path)[0]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_declared_overlap_is_allowed_and_an_idle_one_is_not(tmp_path: Path, lang: str) -> None:
    form = {"ar": "قالَ", "fa": "میگوید"}[lang]
    rows = GOOD[lang] + f"{lang}-3\t{form}\tnoun\t\t\n"
    write(tmp_path, lang, rows, HEADER + f'[overlaps]\n"{form}" = "both are meant"\n')
    assert check(tmp_path) == []
    write(tmp_path, lang, rows, HEADER + f'[overlaps]\n"{form}" = ""\n')
    assert "without a reason" in check(tmp_path)[0]
    write(tmp_path, lang, GOOD[lang], HEADER + '[overlaps]\n"abc" = "not there"\n')
    assert "which is no form here" in check(tmp_path)[0]


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_declared_letters_are_allowed(tmp_path: Path, lang: str) -> None:
    form, letters = {"ar": ("گوگل", "گ"), "fa": ("كلمة", "ك")}[lang]
    write(tmp_path, lang, GOOD[lang] + f"{lang}-3\t{form}\tnoun\t\t\n", f'letters = "{letters}"\n' + HEADER)
    assert check(tmp_path) == []


def test_shared_tables_follow_the_language_of_their_columns(tmp_path: Path) -> None:
    header = HEADER.split("[columns")[0] + "".join(
        f'[columns.{c}]\ndescription = "names"\noptional = true\nlist = "|"\n' for c in ("ar", "fa", "capital_fa")
    )
    rows = "id\tform\tar\tfa\tcapital_fa\nx\tTurkey\tتركيا\tترکیه|ترکیّه\tآنكارا\ny\tKuwait\tكویت\tکویت\tترکیه\n"
    write(tmp_path, "shared", rows, header)
    problems = check(tmp_path)
    assert len(problems) == 3
    assert "fa 'ترکیّه' folds like 'ترکیه' in line 2" in problems[1]
    assert "capital_fa has ك" in problems[0]
    assert "ar has ی" in problems[2]


CLOSED = (
    HEADER
    + '[columns.set]\ndescription = "calendar"\n[closed]\nitem = "part"\ngroup = ["set"]\ncount = 2\nsets = 1\n'
)


def test_a_closed_class_is_counted_in_each_set(tmp_path: Path) -> None:
    whole = "id\tform\tpart\tset\na\tقال\tverb\tone\nb\tبيان\tnoun\tone\n"
    write(tmp_path, "ar", whole, CLOSED)
    assert check(tmp_path) == []
    write(tmp_path, "ar", whole + "c\tأعلن\tverb\ttwo\n", CLOSED)
    assert check(tmp_path) == [
        "ar/words.tsv:1: has 2 sets by set, not 1; complete the class",
        "ar/words.tsv:4: has 1 different part of two, not 2; complete the class",
    ]
    write(tmp_path, "ar", whole, CLOSED.replace('item = "part"', 'item = "month"'))
    assert "declares a closed class over month" in check(tmp_path)[0]


def test_stray_files_and_headers_are_named(tmp_path: Path) -> None:
    write(tmp_path, "ar", GOOD["ar"])
    (tmp_path / "en").mkdir()
    (tmp_path / "ar" / "notes.txt").write_text("x")
    (tmp_path / "ar" / "lost.toml").write_text("x")
    assert [p.split("; ")[0] for p in check(tmp_path)] == [
        "ar/lost.toml:1: is a stray file",
        "ar/notes.txt:1: is a stray file",
        "en:1: is no folder of lexicons (ar, fa, shared)",
    ]


@pytest.mark.parametrize(
    "header", ["", "description = 3 4", HEADER + "[other]\n", HEADER + '[columns.x]\nkind = "a"\n']
)
def test_a_broken_header_is_named(tmp_path: Path, header: str) -> None:
    write(tmp_path, "ar", GOOD["ar"], header)
    problems = check(tmp_path)
    assert len(problems) == 1
    assert problems[0].startswith("ar/words.toml:1: ")


@pytest.mark.parametrize("header", [HEADER.replace("Words for a test.", ""), HEADER.replace("what it is", "")])
def test_an_empty_description_is_named(tmp_path: Path, header: str) -> None:
    write(tmp_path, "fa", GOOD["fa"], header)
    assert len(check(tmp_path)) == 1


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_cues_are_guarded_by_sentences(lang: str) -> None:
    rows = load("cues", lang).rows
    assert sum(bool(r.yes) for r in rows) >= 120
    assert sum(bool(r.no) for r in rows) >= 100
    matcher = Matcher([(r.form, r.id) for r in rows], clitics=lang == "ar")
    for row in rows:
        if row.yes:
            assert row.id in [h.value for h in matcher.find(tokenize(row.yes))]
        if row.no:
            assert row.id not in [h.value for h in matcher.find(tokenize(row.no))]


def test_both_languages_have_the_same_lexicons_or_a_reason() -> None:
    # Persian verbs conjugate by rule, and stand apart from what Arabic ones govern; Arabic writes no joiners
    only_persian = {"verbs", "compounds", "person", "saying_words"}
    only_arabic = {"masculine_places"}  # Persian has no gender
    assert set(names("fa")) - set(names("ar")) <= only_persian
    assert set(names("ar")) - set(names("fa")) <= only_arabic
