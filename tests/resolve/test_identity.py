"""Candidates for identity: what is offered with which reasons, and what the rule accepts."""

import pytest
from msgspec import structs

from isnad.model import Reading
from isnad.record import Sighting
from isnad.resolve.identity import Candidate, candidates, gathered
from isnad.resolve.reports import reports


def seen(
    n: int, name: str, company: str = "", country: str | None = None, office: str = "", known: bool = False
) -> Sighting:
    return Sighting(
        entity=f"{n:016x}/e1",
        article=f"{n:016x}",
        person=f"p-{n}" if known else f"PER:{name}",
        known=known,
        names=(name,),
        country=country,
        offices=(office,) if office else (),
        company=frozenset(company.split()),
    )


def offered(*sightings: Sighting) -> list[Candidate]:
    others = [seen(100 + i, f"Other{chr(97 + i)} Person{chr(97 + i)}", f"x{i}") for i in range(20)]
    return [c for c in candidates(gathered([*sightings, *others])) if "Other" not in c.a.name + c.b.name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ألكسندر لافرنتيف", "الکساندر لاورنتیف"),
        ("عبد الرحيم المنجد", "عبدالرحیم منجّد"),
        ("نديم الطرشيشي", "Nadim Tarshishi"),
    ],
)
def test_spellings_with_an_office_in_common_are_accepted(one: str, other: str) -> None:
    (c,) = offered(seen(1, one, office="special envoy"), seen(2, other, office="envoy"))
    assert c.by_rule == (c.likeness >= 0.9)
    assert any(r == "office: envoy" for r in c.reasons)


@pytest.mark.parametrize(("one", "other"), [("حسن روحاني", "حسین روحانی"), ("نديم الطرشيشي", "ندیم قرشی")])
def test_other_names_are_not_offered(one: str, other: str) -> None:
    assert offered(seen(1, one, office="president"), seen(2, other, office="president")) == []


def test_names_alone_are_offered_but_not_accepted() -> None:
    (c,) = offered(seen(1, "نديم الطرشيشي"), seen(2, "ندیم طرشیشی"))
    assert not c.by_rule
    assert len(c.reasons) == 1


def test_another_country_and_one_article_speak_against() -> None:
    (c,) = offered(seen(1, "نديم الطرشيشي", "a b c", "LBN"), seen(2, "ندیم طرشیشی", "a b c", "IRN"))
    assert not c.by_rule and "countries" in c.against[0]
    (c,) = offered(seen(1, "نديم الطرشيشي", "a b c"), seen(1, "نديم طرشيشي", "a b c"))
    assert not c.by_rule and "beside each other" in c.against[0]


def test_a_surname_needs_company_and_more() -> None:
    full, short = seen(1, "الکساندر لاورنتیف", "a b c", "RUS"), seen(2, "لاورنتيف", "a b c", "RUS")
    (c,) = offered(full, short)
    assert not c.by_rule and len(c.reasons) == 3
    assert offered(full, seen(2, "لاورنتيف", "q", "RUS")) == []


def test_who_is_known_is_called_as_the_knowledge_base_does() -> None:
    known = seen(1, "Nadim Tarshishi", known=True)
    (one,) = gathered([known, structs.replace(known, names=("Nadim Tarshishi", "نديم سليم إبراهيم الطرشيشي"))])
    assert one.name == "Nadim Tarshishi"


def test_two_that_a_knowledge_base_knows_are_two() -> None:
    assert offered(seen(1, "نديم الطرشيشي", known=True), seen(2, "ندیم طرشیشی", known=True)) == []


def test_the_order_of_articles_does_not_matter() -> None:
    all_ = [
        seen(i, name, "a b c", "LBN") for i, name in enumerate(["نديم الطرشيشي", "ندیم طرشیشی", "Nadim Tarshishi"])
    ]
    ids = [(c.a.id, c.b.id) for c in offered(*all_)]
    assert ids == [(c.a.id, c.b.id) for c in offered(*reversed(all_))]
    assert len(ids) == 3


def test_reports_of_two_who_are_one_have_one_speaker(readings: dict[str, Reading]) -> None:
    key, reading = next((k, r) for k, r in readings.items() if r.statements and r.statements[0].speakers)
    own = f"{reading.article.id[:16]}/{reading.statements[0].speakers[0]}"
    found = next(iter(reports(reading, {own: "one"})))
    assert "one" in found.speakers, key
    assert found.names["one"]
