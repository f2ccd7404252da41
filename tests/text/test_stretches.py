"""Stretches of a text."""

from hypothesis import given
from hypothesis import strategies as st

from isnad.text.stretches import Stretches

OFFSETS = st.integers(0, 40)


def test_a_stretch_covers_what_it_begins_with_and_not_what_is_behind_it() -> None:
    found = Stretches([(8, 9), (2, 5)])
    assert [at for at in range(12) if found.covers(at)] == [2, 3, 4, 8]
    assert found
    assert not Stretches([]) and not Stretches([]).covers(0)


@given(st.lists(st.tuples(OFFSETS, OFFSETS)), OFFSETS)
def test_an_offset_is_covered_where_any_stretch_holds_it(given: list[tuple[int, int]], at: int) -> None:
    assert Stretches(given).covers(at) == any(start <= at < end for start, end in given)


@given(st.lists(st.tuples(OFFSETS, OFFSETS)), OFFSETS, OFFSETS)
def test_a_stretch_is_touched_where_any_overlaps_it(given: list[tuple[int, int]], begin: int, end: int) -> None:
    assert Stretches(given).touch(begin, end) == any(start < end and begin < stop for start, stop in given)
