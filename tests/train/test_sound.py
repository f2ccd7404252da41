"""What counts as sound in training is what the score of contents counts as found."""

import pytest

from isnad.train.attributions import found_at

ROWS = [
    # ours, the annotator's (tokens), which of ours are found
    ([(3, 13)], [[(3, 13)]], {0}),
    ([(3, 8)], [[(3, 13)]], {0}),  # half of it
    ([(3, 7)], [[(3, 13)]], set()),
    ([(3, 23)], [[(3, 13)]], {0}),
    ([(3, 24)], [[(3, 13)]], set()),
    ([(3, 10), (3, 12)], [[(3, 13)]], {1}),  # one to one, the better of two
    ([(0, 6), (6, 12)], [[(0, 6)], [(6, 12)]], {0, 1}),
    ([(0, 12)], [[(0, 6), (8, 12)]], {0}),  # a content on both sides of its cue
    ([(0, 4)], [], set()),
]


@pytest.mark.parametrize(("ours", "gold", "found"), ROWS)
def test_contents_found(ours: list[tuple[int, int]], gold: list[list[tuple[int, int]]], found: set[int]) -> None:
    assert found_at(ours, gold) == found
