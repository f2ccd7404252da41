"""Persian compounds, by how they look without their joiners."""

import pytest

from isnad.lexicons.compounds import compounds
from isnad.text import fold_word


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("رئیسجمهور", ["رئیس", "جمهور"]),
        ("رييسجمهور", ["رئیس", "جمهور"]),
        ("آتشبس", ["آتش", "بس"]),
        ("پيشنويس", ["پیش", "نویس"]),
        ("دکتر", []),
    ],
)
def test_a_compound_is_known_without_its_joiners(written: str, parts: list[str]) -> None:
    assert compounds().get(fold_word(written), ()) == tuple(map(fold_word, parts))


def test_each_has_a_joiner_between_letters() -> None:
    assert all(len(parts) > 1 and all(parts) for parts in compounds().values())
