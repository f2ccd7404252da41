"""How likely two articles are one story, and how stories are made of pairs."""

import random
from typing import Any

import pytest
from test_copies import made

from isnad.model import Reading
from isnad.resolve.keys import story_keys
from isnad.resolve.likeness import Comparable, enough, measures, same_event
from isnad.resolve.profile import profile
from isnad.resolve.stories import because, groups
from isnad.resolve.words import article_words


def of(reading: Reading) -> Comparable:
    return Comparable(profile(reading, article_words(reading.article, reading.boilerplate, reading.title)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("ar-01-algiers-accord", "fa-01-algiers-accord"),
        ("ar-14-stockholm-agreement", "fa-13-stockholm-agreement"),
        ("ar-13-astana-zones", "fa-09-astana-zones"),
    ],
)
def test_one_event_across_the_languages(a: str, b: str, readings: dict[str, Reading]) -> None:
    one, other = of(readings[a]), of(readings[b])
    assert same_event(one, other) >= enough(one, other)
    assert measures(one, other) == measures(other, one)
    assert measures(one, other)["words"] == 0
    assert len(set(story_keys(one.profile)) & set(story_keys(other.profile))) >= 3


def test_like_events_of_other_years_are_not_one(readings: dict[str, Reading]) -> None:
    for a, b in (("ar-01-algiers-accord", "ar-13-astana-zones"), ("fa-04-vienna-jcpoa", "fa-09-astana-zones")):
        one, other = of(readings[a]), of(readings[b])
        assert same_event(one, other) < enough(one, other) / 3


def days(*numbers: int) -> dict[str, int | None]:
    return {chr(97 + i): n for i, n in enumerate(numbers)}


def test_stories_do_not_depend_on_order() -> None:
    rng = random.Random(3)
    when = days(*(rng.randrange(1, 5) for _ in range(12)))
    ids = sorted(when)
    pairs = {(a, b): round(rng.random() * 1.6, 3) for a in ids for b in ids if a < b and rng.random() < 0.6}
    first = groups(pairs, [("a", "b")], when)
    for _ in range(5):
        turned = list(pairs.items())
        rng.shuffle(turned)
        assert groups(dict(turned), [("b", "a")], when) == first


def test_a_story_that_moves_on_falls_into_parts_that_follow() -> None:
    """Each day is like the day before and unlike the day before that."""
    when = days(1, 1, 2, 2, 3, 3)
    pairs: dict[Any, float] = {("a", "b"): 2.0, ("c", "d"): 2.0, ("e", "f"): 2.0, ("b", "c"): 1.1, ("d", "e"): 1.1}
    found = groups(pairs, [], when)
    assert [s.articles for s in found] == [["a", "b"], ["c", "d"], ["e", "f"]]
    assert [s.follows for s in found] == [None, "a", "c"]


def test_only_pairs_that_are_likely_enough_make_a_story() -> None:
    assert groups({("a", "b"): 0.9}, [], days(1, 1)) == []
    found = groups({("a", "b"): 2.0, ("a", "c"): 2.0, ("b", "c"): 2.0, ("c", "d"): 0.9}, [], days(2, 1, 3, 3))
    assert [s.articles for s in found] == [["b", "a", "c"]]


def test_a_story_follows_the_likeliest_one_that_surely_began_before() -> None:
    within: dict[Any, float] = {("a", "b"): 2.0, ("c", "d"): 2.0, ("e", "f"): 2.0}

    def follows(between: dict[Any, float], when: dict[str, int | None]) -> list[str | None]:
        return [s.follows for s in groups(within | between, [], when)]

    when = days(1, 1, 1, 1, 2, 2)
    assert follows({("b", "e"): 0.9, ("d", "e"): 0.6}, when) == [None, None, "a"]
    assert follows({("b", "e"): 0.6, ("d", "e"): 0.9}, when) == [None, None, "c"]
    assert follows({("b", "e"): 0.4}, when) == [None, None, None]  # not enough
    assert follows({("b", "c"): 0.9}, when) == [None, None, None]  # of one day
    assert follows({("b", "e"): 0.9}, when | {"e": None, "f": None}) == [None, None, None]
    assert follows({("b", "e"): 0.9}, when | {"a": None, "b": None}) == [None, None, None]


def test_copies_are_one_story_from_the_start() -> None:
    assert [s.articles for s in groups({}, [("b", "a")], days(1, 2))] == [["a", "b"]]


def test_a_story_says_what_its_articles_share() -> None:
    shared = {"entities": {"x": 9.0, "y": 4.0}, "names": {"x": "Lavrentiev", "y": "Tehran"}, "dates": ["2016-12-20"]}
    profiles = [made(id, day=1, events={"CONSULT": 1.0}, **shared) for id in "ab"]
    assert because(profiles) == ["Lavrentiev", "Tehran", "2016-12-20", "CONSULT"]
    some = {"entities": {"z": 9.0}, "names": {"z": "Sochi"}, "dates": ["2016-12-21"], "events": {"AID": 1.0}}
    deeds = {"events": {"CONSULT": 1.0, "CONSULT x": 1.0}}
    profiles = [*(made(id, day=1, **shared | deeds) for id in "abc"), made("d", day=1, **some)]
    assert because(profiles) == ["Lavrentiev", "Tehran", "2016-12-20", "CONSULT"]
