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


def test_names_that_are_only_near_are_offered_but_not_accepted() -> None:
    (c,) = offered(seen(1, "يوهانس هان", office="commissioner"), seen(2, "یوهانس هاهن", office="commissioner"))
    assert c.likeness < 0.9 and len(c.reasons) == 2
    assert not c.by_rule


def test_particles_of_titles_are_nothing_in_common() -> None:
    (c,) = offered(
        seen(1, "نديم الطرشيشي", office="head of the bank"), seen(2, "ندیم طرشیشی", office="clerk of the court")
    )
    assert not c.by_rule
    assert len(c.reasons) == 1


def test_who_was_judged_to_be_two_is_not_offered_again() -> None:
    two = gathered([seen(1, "نديم الطرشيشي", office="envoy"), seen(2, "ندیم طرشیشی", office="envoy")])
    assert len(candidates(two)) == 1
    assert candidates(two, [frozenset(p.id for p in two)]) == []
    assert len(candidates(two, [frozenset((two[0].id, "PER:another"))])) == 1


@pytest.mark.parametrize("known", ["p-1", "A-1"])
def test_one_whom_a_knowledge_base_knows_is_offered_with_one_whom_it_does_not(known: str) -> None:
    one = structs.replace(seen(1, "نديم الطرشيشي", known=True), person=known)
    (c,) = offered(one, seen(2, "ندیم طرشیشی"))
    assert {c.a.known, c.b.known} == {True, False}


def test_a_sound_that_many_share_tells_nothing() -> None:
    full, short = seen(0, "نديم الطرشيشي", "a b c", "LBN"), seen(1, "طرشیشی", "a b c", "LBN")
    others = [
        structs.replace(full, person=f"PER:{i}", entity=f"{i:016x}/e1", company=frozenset()) for i in range(2, 62)
    ]
    assert short.person in {p.id for c in offered(full, *others[:-1], short) for p in (c.a, c.b)}
    assert offered(full, *others, short) == []


def test_who_has_no_name_or_none_of_letters_is_left_out() -> None:
    assert offered(structs.replace(seen(1, "x"), names=()), seen(2, "..."), seen(3, "نديم الطرشيشي")) == []
    full, short = seen(1, "نديم الطرشيشي", "a b c", "LBN"), seen(2, "طرشیشی", "a b c", "LBN")
    assert len(offered(structs.replace(full, names=("...", *full.names)), short)) == 1
    assert len(offered(full, structs.replace(short, names=(*short.names, "...")))) == 1


def test_names_alone_are_offered_but_not_accepted() -> None:
    (c,) = offered(seen(1, "نديم الطرشيشي"), seen(2, "ندیم طرشیشی"))
    assert not c.by_rule
    assert len(c.reasons) == 1


def test_another_country_and_one_article_speak_against() -> None:
    (c,) = offered(seen(1, "نديم الطرشيشي", "a b c", "LBN"), seen(2, "ندیم طرشیشی", "a b c", "IRN"))
    assert not c.by_rule and "countries" in c.against[0]
    (c,) = offered(seen(1, "نديم الطرشيشي", "PER:سمير b c", "LBN"), seen(2, "ندیم طرشیشی", "PER:سمير b c"))
    assert c.by_rule and c.against == []
    assert c.reasons[1] == "company: سمير, b, c"
    (c,) = offered(seen(1, "نديم الطرشيشي", "a b c"), seen(2, "ندیم طرشیشی", "a b c", "LBN"))
    assert c.by_rule and c.against == []
    (c,) = offered(seen(1, "نديم الطرشيشي", "a b c"), seen(1, "نديم طرشيشي", "a b c"))
    assert not c.by_rule and "beside each other" in c.against[0]


def test_a_surname_needs_company_and_more() -> None:
    full, short = seen(1, "الکساندر لاورنتیف", "a b c", "RUS"), seen(2, "لاورنتيف", "a b c", "RUS")
    (c,) = offered(full, short)
    assert not c.by_rule and len(c.reasons) == 3
    assert offered(full, seen(2, "لاورنتيف", "q", "RUS")) == []
    assert offered(seen(1, "الکساندر لاورنتیف", "a b c"), seen(2, "لاورنتيف", "a b c")) == []
    with_office = (seen(1, "الکساندر لاورنتیف", "q", "RUS", "envoy"), seen(2, "لاورنتيف", "z", "RUS", "envoy"))
    assert offered(*with_office) == []
    assert offered(seen(1, "تشارلز ويلسون", "a b c", "GBR"), seen(2, "ویلسن", "a b c", "GBR")) == []  # but nearly
    assert offered(seen(1, "عمران خان", "a b c", "PAK"), seen(2, "خان", "a b c", "PAK")) == []  # too short


def test_who_is_known_is_called_as_the_knowledge_base_does() -> None:
    known = seen(1, "Nadim Tarshishi", known=True)
    (one,) = gathered([known, structs.replace(known, names=("Nadim Tarshishi", "نديم سليم إبراهيم الطرشيشي"))])
    assert one.name == "Nadim Tarshishi"
    unknown = structs.replace(known, known=False)
    (one,) = gathered([structs.replace(unknown, names=("Tarshishi",)), unknown, unknown])
    assert (one.name, one.names, one.known) == ("Nadim Tarshishi", ["Tarshishi", "Nadim Tarshishi"], False)
    assert [p.known for p in (*gathered([unknown, known]), *gathered([known, unknown]))] == [True, True]


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
