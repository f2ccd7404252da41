"""The comparator, measured on a table of pairs that the project wrote, and its properties."""

from pathlib import Path

import pytest
from benchmarks.quality.name_pairs import same_name

from isnad.lexicons.kb import regional_names
from isnad.text.compare import SAME, compare, skeleton

HELD_OUT = Path(__file__).parents[2] / "benchmarks/quality/pairs/held_out.tsv"
TABLE = [line.split("\t") for line in (Path(__file__).parent / "name_pairs.tsv").read_text("utf-8").splitlines()[1:]]


def test_the_table_has_both_sorts_and_three_scripts() -> None:
    assert len(TABLE) >= 600
    assert sum(j == "same" for _, _, j in TABLE) >= 300
    assert sum(j == "not" for _, _, j in TABLE) >= 150
    assert sum(a.isascii() or b.isascii() for a, b, _ in TABLE) >= 100


def test_the_comparator_judges_the_table() -> None:
    wrong = [(a, b, j) for a, b, j in TABLE if same_name(a, b) != (j == "same")]
    assert len(wrong) <= len(TABLE) * 0.03, wrong


def test_hardly_two_people_are_taken_for_one() -> None:
    apart = [(a, b) for a, b, j in TABLE if j == "not"]
    joined = [(a, b) for a, b in apart if same_name(a, b)]
    assert len(joined) <= len(apart) * 0.01, joined


def test_pairs_that_it_was_not_tuned_on() -> None:
    pairs = [line.split("\t") for line in HELD_OUT.read_text("utf-8").splitlines()[1:]]
    judged = [(same_name(a, b), j == "same") for a, b, j in pairs]
    hits = sum(found and same for found, same in judged)
    assert len(pairs) >= 380
    assert hits >= 0.99 * sum(found for found, _ in judged)
    assert hits >= 0.94 * sum(same for _, same in judged)


@pytest.mark.parametrize("row", TABLE[::7], ids=lambda r: r[0])
def test_order_does_not_matter(row: list[str]) -> None:
    a, b, _ = row
    assert compare(a, b, regional_names()) == pytest.approx(compare(b, a, regional_names()))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("احمد محمودی", "احمد محمدی"),
        ("رضا حسيني", "رضا حسني"),
        ("حسن روحاني", "حسين روحاني"),
        ("حسن روحانی", "حسین روحانی"),
        ("سالم الدوسري", "سليم الدوسري"),
    ],
)
def test_two_given_names_are_two_people(a: str, b: str) -> None:
    assert compare(a, b, regional_names()) < SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("عبد الله بن زايد", "عبدالله بن زايد"),
        ("محمود احمدی‌نژاد", "محمود احمدی نژاد"),
        ("أبو بكر البغدادي", "ابوبکر بغدادی"),
        ("لاورنتیف", "لافرنتيف"),
    ],
)
def test_spaces_joiners_and_articles_do_not_matter(a: str, b: str) -> None:
    assert same_name(a, b)


def test_a_surname_is_no_spelling_of_a_full_name() -> None:
    assert not same_name("ظریف", "محمدجواد ظریف")
    assert not same_name("ترامب", "دونالد ترامب")


@pytest.mark.parametrize("name", ["", " ", "…", "‏‎", "123", "ا" * 10_000])
def test_strange_names_are_nobody(name: str) -> None:
    assert not same_name(name, "علي شمخاني")


def test_the_skeleton_is_shared_across_scripts() -> None:
    assert skeleton("علي شمخاني") == skeleton("علی شمخانی") == skeleton("Ali Shamkhani")
    assert skeleton("بنيامين نتنياهو") == skeleton("بنیامین نتانیاهو")
