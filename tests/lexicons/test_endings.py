"""Names found by keys that are worked out only where names end alike."""

import pytest

from isnad.lexicons.endings import ByEnding, ending
from isnad.lexicons.kb import knowledge
from isnad.text.names import name_key, surname_key


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("محمد جواد ظريف", "یف"),
        ("حسن روحانی", "نی"),
        ("حركة «حماس»", "اس"),
        ("عبد ه", ""),
        ("ه", ""),
        ("U.N.", ""),
        ("", ""),
    ],
)
def test_a_name_ends_in_two_folded_letters(name: str, end: str) -> None:
    assert ending(name) == end


@pytest.mark.parametrize("key", [name_key, surname_key])
def test_every_name_finds_what_an_index_of_all_keys_finds(key) -> None:  # type: ignore[no-untyped-def]
    named = [(form, e.id) for e in knowledge() for form in e.all_forms()]
    index: dict[str, dict[str, None]] = {}
    for form, id_ in named:
        index.setdefault(key(form), {})[id_] = None
    found = ByEnding(named, key)
    assert all(found.find(form) == list(index[key(form)]) for form, _ in named if key(form))


def test_a_part_that_a_key_joins_is_found_however_short() -> None:
    found = ByEnding([("عبد ه", 1), ("عبده", 2), ("أبو ه", 3)], name_key)
    assert found.find("عبده") == found.find("عبد ه") == [1, 2]
    assert found.find("!") == []
