"""Places: the city that is meant among its namesakes, and why; what has no coordinates has none."""

import pytest

from isnad.lexicons import load
from isnad.lexicons.gazetteer import locate

FOUND = [
    # text, entity's id, its country, countries that the article names; kind, name, country, reason
    ("حلب", "c-aleppo", "SYR", {"SYR": 3}, "city", "Aleppo", "SYR", "only"),
    ("حلب", None, None, {}, "city", "Aleppo", "SYR", "only"),
    ("تهران", "c-tehran", "IRN", {}, "city", "Tehran", "IRN", "only"),
    ("طرابلس", "c-tripoli", "LBY", {"LBY": 1, "LBN": 4}, "city", "Tripoli", "LBY", "country-named"),
    ("طرابلس", "c-tripoli", "LBY", {"LBN": 4}, "city", "Tripoli (Lebanon)", "LBN", "country-named"),
    ("طرابلس", "c-tripoli", "LBY", {"LBN": 1}, "city", "Tripoli", "LBY", "usual"),
    ("طرابلس", "c-tripoli", "LBY", {}, "city", "Tripoli", "LBY", "usual"),
    ("لندن", "c-london", "GBR", {}, "city", "London", "GBR", "usual"),
    ("لندن", "c-london", "GBR", {"CAN": 2}, "city", "London (Canada)", "CAN", "country-named"),
    ("حیدرآباد", "c-hyderabad", "IND", {"PAK": 3}, "city", "Hyderabad (Pakistan)", "PAK", "country-named"),
    ("أنقرة", "TUR", "TUR", {"TUR": 1}, "city", "Ankara", "TUR", "only"),
    ("موسكو", "RUS", "RUS", {}, "city", "Moscow", "RUS", "only"),
    ("إيران", "IRN", "IRN", {"IRN": 2}, "country", "Iran", "IRN", "given"),
    ("ایران", "IRN", "IRN", {"IRN": 2}, "country", "Iran", "IRN", "given"),
    ("الجزائر", "DZA", "DZA", {}, "country", "Algeria", "DZA", "given"),
    ("خوزستان", "c-khuzestan", "IRN", {}, "region", "Khuzestan", "IRN", "given"),
    ("ريف دمشق الغربي", None, "SYR", {}, "region", "ريف دمشق الغربي", "SYR", "given"),
]


@pytest.mark.parametrize(("text", "kb", "country", "named", "kind", "name", "of", "reason"), FOUND)
def test_located(
    text: str, kb: str | None, country: str | None, named: dict[str, int], kind: str, name: str, of: str, reason: str
) -> None:
    found = locate(text, kb, country, named)
    assert found is not None
    assert (found.kind, found.name, found.country, found.reason) == (kind, name, of, reason)
    assert (found.latitude is None, found.longitude is None) == (kind != "city",) * 2


def test_unknown_stays_unknown() -> None:
    assert locate("مكان لا يعرفه أحد", None, None, {"SYR": 5}) is None


def test_every_city_has_one_usual_bearer_within_the_globe() -> None:
    usual: dict[str, int] = {}
    ids = {row.id for row in load("cities", "shared").rows}
    for row in load("gazetteer", "shared").rows:
        assert row["city"] in ids
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        usual[row["city"]] = usual.get(row["city"], 0) + (row["usual"] == "yes")
    assert set(usual.values()) == {1}
