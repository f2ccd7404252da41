"""Which events of several articles are one happening, by a table, and what stands behind one."""

from typing import Any

import pytest
from test_copies import made

from isnad.model import Event, Span
from isnad.record import ArticleHead
from isnad.resolve.corroboration import Sources, of_occurrence
from isnad.resolve.occurrences import Happening, occurrences, same_happening


def happening(
    actors: str = "a", recipients: str = "b", day: str | None = "2020-01-05", n: int = 1, **more: Any
) -> Happening:
    """An event of the article with this number, by one-letter keys of who takes part."""
    told: dict[str, Any] = {"event": "ASSAULT", "mode": None, "status": "actual"} | more
    event = Event(
        id="v1", context=[], trigger=Span(0, 1, "x"), actors=[], recipients=[], place=None, time=None,
        statement=None, confidence=1.0, by=[],
        **{key: told[key] for key in ("event", "mode", "status")},
    )  # fmt: skip
    article = ArticleHead(
        id=f"{n:016x}" * 4, key=str(n), path="p", lang="ar", title=None, outlet=told.get("outlet", f"Paper {n}"),
        published=told.get("published"), url=None, length=1,
    )  # fmt: skip
    return Happening(
        id=f"{n:016x}/v1",
        article=article,
        event=event,
        actors=frozenset(actors),
        recipients=frozenset(recipients),
        names={key: f"Name {key}" for key in actors + recipients},
        place=told.get("place"),
        day=day,
        agencies=[],
        word_of=frozenset(told.get("word_of", "")),
    )


IS_ONE = [
    ("the same", {}, {}, True),
    ("another class", {}, {"event": "COERCE"}, False),
    # Who acts must be in common, and half of all; where roles are equal, anybody may stand anywhere.
    ("other actors", {}, {"actors": "b", "recipients": "a"}, False),
    ("other roles in a meeting", {"event": "CONSULT"}, {"event": "CONSULT", "actors": "b", "recipients": "a"}, True),
    ("nobody in common", {"event": "CONSULT"}, {"event": "CONSULT", "actors": "c", "recipients": "d"}, False),
    ("half of the participants", {}, {"recipients": "c"}, True),
    ("a third of the participants", {"recipients": "bd"}, {"recipients": "ce"}, False),
    # A day between is borne where all take part in both.
    ("the day after", {}, {"day": "2020-01-06"}, True),
    ("the day after, of others", {}, {"recipients": "c", "day": "2020-01-06"}, False),
    ("the day after, of one", {"recipients": ""}, {"recipients": "", "day": "2020-01-06"}, False),
    ("two days after", {}, {"day": "2020-01-07"}, False),
    ("a day and none", {}, {"day": None}, True),
    # One participant alone says enough only with the day; another mode is another event.
    ("one, on one day", {"recipients": ""}, {"recipients": ""}, True),
    ("one, a day and none", {"recipients": ""}, {"recipients": "", "day": None}, False),
    ("one, none and a day", {"recipients": "", "day": None}, {"recipients": ""}, False),
    ("other modes", {"mode": "aerial"}, {"mode": "beat"}, False),
    ("a mode and none", {"mode": "aerial"}, {}, True),
    ("equal modes", {"mode": "aerial"}, {"mode": "aerial"}, True),
]


@pytest.mark.parametrize(("what", "one", "other", "same"), IS_ONE, ids=[row[0] for row in IS_ONE])
def test_which_events_are_one(what: str, one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    a, b = happening(**one), happening(**other)
    assert (same_happening(a, b) >= 1) == same
    assert same_happening(a, b) == same_happening(b, a)


def test_an_occurrence_has_reports_of_two_articles_the_earliest_first() -> None:
    late, early, undated = (
        happening(n=1, published="2020-01-07"),
        happening(n=2, published="2020-01-06"),
        happening(n=3),
    )
    (one,) = occurrences([[late, undated, early]])
    assert [h.article.key for h in one.reports] == ["2", "1", "3"]
    twice = [late, happening(n=1, published="2020-01-07")]
    twice[1] = Happening(**{f: getattr(twice[1], f) for f in twice[1].__struct_fields__} | {"id": "x/v2"})
    assert list(occurrences([twice])) == []
    assert list(occurrences([[late], [early]])) == []  # stories of their own


def test_what_reports_of_an_event_say_otherwise_is_told() -> None:
    reports = [
        happening(n=1, published="2020-01-06", place=("Q1", "Basra"), mode="aerial"),
        happening(n=2, published="2020-01-07", place=("Q2", "Mosul"), day="2020-01-06"),
        happening(n=3, published="2020-01-08", day=None),
    ]
    (one,) = occurrences([reports])
    cards = {h.article.id[:16]: made(h.article.id[:16], outlet=h.article.outlet) for h in reports}
    found = of_occurrence(one, Sources([], cards), {reports[0].article.id: "IRQ"})
    assert found.what == "ASSAULT aerial 2020-01-05"
    assert found.who == ["Name a", "Name b"]
    assert found.countries == ["IRQ"]
    assert [(d.what, sorted(d.values)) for d in found.contradictions] == [
        ("place", ["Basra", "Mosul"]),
        ("date", ["2020-01-05", "2020-01-06"]),
    ]
    assert found.denied_by == []
    assert [(o.name, o.kind, o.outlets) for o in found.origins] == [
        (f"Paper {n}", "outlet", [f"Paper {n}"]) for n in (1, 2, 3)
    ]


def test_who_denies_an_event_is_named() -> None:
    reports = [happening(n=n, status="denied", word_of="b", outlet="Paper") for n in (1, 2)]
    (one,) = occurrences([reports])
    found = of_occurrence(one, Sources([], {}), {})
    assert (found.denied_by, found.contradictions, found.outlets) == (["Name b"], [], ["Paper"])
    told = [happening(n=n, word_of="b", outlet=None) for n in (1, 2)]
    (one,) = occurrences([told])
    found = of_occurrence(one, Sources([], {}), {})
    assert (found.denied_by, found.outlets) == ([], ["?"])
