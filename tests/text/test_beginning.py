"""Long texts are shown by their first whole words."""

import pytest

from isnad.text.beginning import beginning


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("قال الوزير إن الاتفاق تم", 100, "قال الوزير إن الاتفاق تم"),
        ("قال الوزير إن الاتفاق تم", 13, "قال الوزير إن …"),
        ("قال الوزير إن الاتفاق تم", 15, "قال الوزير إن …"),
        ("  وزیر گفت که توافق شد\n", 8, "وزیر گفت …"),
        ("همکاری‌های", 5, "همکار …"),
        ("", 5, ""),
    ],
)
def test_it_is_cut_between_words(text: str, most: int, shown: str) -> None:
    assert beginning(text, most) == shown
