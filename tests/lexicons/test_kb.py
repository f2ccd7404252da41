"""The knowledge base: its tables, lookups and terms of office."""

import pytest

from isnad.errors import LexiconError
from isnad.lexicons.kb import KnowledgeBase, Known, Term, knowledge, read_term


def test_every_entity_has_a_name_in_both_languages_or_says_why_not() -> None:
    base = knowledge()
    assert len(base) > 4000
    people = [e for e in base if e.type == "PER"]
    assert len(people) >= 1200
    assert all(e.forms("ar") or e.forms("fa") for e in base)
    assert sum(bool(e.forms("ar") and e.forms("fa")) for e in people) > 0.95 * len(people)


def test_terms_begin_before_they_end() -> None:
    for e in knowledge():
        for t in e.terms:
            assert not t.end or t.start <= t.end, (e.id, t)


@pytest.mark.parametrize(
    ("name", "id"), [("السعودية", "SAU"), ("عربستان سعودی", "SAU"), ("ایران", "IRN"), ("إيران", "IRN")]
)
def test_countries_are_found_in_both_languages(name: str, id: str) -> None:
    assert id in {e.id for e in knowledge().named(name, "GPE")}


@pytest.mark.parametrize("name", ["علي شمخاني", "علی شمخانی", "Ali Shamkhani"])
def test_a_person_is_found_by_any_spelling(name: str) -> None:
    assert [e.name for e in knowledge().named(name, "PER")] == ["Ali Shamkhani"]


def test_a_surname_finds_candidates() -> None:
    assert "Mohammad Javad Zarif" in {e.name for e in knowledge().by_surname("ظريف")}
    assert "Mohammad Javad Zarif" in {e.name for e in knowledge().by_surname("ظریف")}


def test_an_office_finds_who_held_it_then() -> None:
    term = Term("foreign_minister", "IRN", "2013", "2021")
    one = Known(id="x", type="PER", name="X", names={"en": ["X"], "ar": [], "fa": []}, terms=[term])
    base = KnowledgeBase([one])
    assert base.holders("foreign_minister", "IRN", "2016-12-21") == [one]
    assert base.holders("foreign_minister", "IRN", "2022-01-01") == []
    assert base.holders("foreign_minister", "IRN") == []
    assert base.holders("foreign_minister", "IRQ", "2016-12-21") == []


def test_two_entities_that_claim_one_name_are_both_found() -> None:
    names = {"en": ["Hadi"], "ar": ["هادي"], "fa": ["هادی"]}
    base = KnowledgeBase(Known(id=i, type="PER", name="Hadi", names=names) for i in ("a", "b"))
    assert [e.id for e in base.named("هادی")] == ["a", "b"]


def test_bounds_of_a_term() -> None:
    assert read_term("minister@IRN:2013-", "t") == Term("minister", "IRN", "2013", "")
    assert read_term("minister@IRN", "t") == Term("minister", "IRN")
    assert Term("minister", "IRN", "2013", "2021").holds("2021-08-01")


@pytest.mark.parametrize("cell", ["minister", "@IRN:2013-", "minister@:2013-2014"])
def test_a_broken_term_names_its_row(cell: str) -> None:
    with pytest.raises(LexiconError, match="row 7"):
        read_term(cell, "row 7")
