from collections import Counter

import pytest

from isnad.model import Reading
from isnad.resolve.changes import ADDED, CUT, KEPT, changes, marked


@pytest.mark.parametrize(
    ("original", "copy", "wanted"),
    [
        (
            "ar-09-moscow-declaration",
            "ar-11-moscow-declaration-short",
            [("altered", "title"), ("cut", "credit"), ("altered", "date"), ("cut", "sentence"), ("cut", "date")],
        ),
        (
            "ar-05-doha-agreement",
            "ar-06-doha-agreement-copy",
            [
                ("altered", "title"),
                ("cut", "credit"),
                ("added", "sentence"),
                ("altered", "date"),
                ("cut", "sentence"),
            ],
        ),
        (
            "fa-04-vienna-jcpoa",
            "fa-05-vienna-jcpoa-copy",
            [("altered", "title"), ("added", "sentence"), ("altered", "date"), ("cut", "sentence")],
        ),
    ],
)
def test_what_a_copy_changed(
    original: str, copy: str, wanted: list[tuple[str, str]], readings: dict[str, Reading]
) -> None:
    found = changes(readings[original], readings[copy])
    assert Counter((c.kind, c.what) for c in found).keys() >= set(wanted)
    for change in found:
        assert (change.was is None, change.now is None) != (True, True)
        if change.what == "sentence":
            for text, reading in ((change.was, readings[original]), (change.now, readings[copy])):
                assert text is None or text in " ".join(reading.article.text.split())


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("ar-09-moscow-declaration", "ar-10-moscow-declaration-copy"),
        ("fa-04-vienna-jcpoa", "fa-05-vienna-jcpoa-copy"),
    ],
)
def test_what_is_kept_or_added_is_the_copy(original: str, copy: str, readings: dict[str, Reading]) -> None:
    lines = marked(readings[original], readings[copy])
    kinds = {p.kind for line in lines for p in line}
    assert kinds == {KEPT, CUT, ADDED}
    body = " ".join(readings[copy].article.text.split())
    at = 0
    for line in lines:
        for piece in line:
            if piece.kind != CUT:
                assert piece.text in body
                at = body.index(piece.text, at)
    assert at > 0


def test_a_text_against_itself_has_no_changes(readings: dict[str, Reading]) -> None:
    for key in ("ar-09-moscow-declaration", "fa-04-vienna-jcpoa"):
        assert changes(readings[key], readings[key]) == []
        assert all(p.kind == KEPT for line in marked(readings[key], readings[key]) for p in line)
