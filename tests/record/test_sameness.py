"""Judgements on who is one: what they do to searches and lists, how they are taken back, what contradicts."""

from pathlib import Path

import pytest
from made import PIPELINE, TRACE, article, span, statement
from msgspec import structs

from isnad.errors import UsageError
from isnad.model import Entity, Mention, Reading
from isnad.record import View, Writer, dump, judge, undo
from isnad.record.identity import identity, labels
from isnad.resolve.identity_judging import accept, candidates_in, judge_pair

WHO = {"reason": "one office", "author": "nour"}
PEOPLE = {  # key: language, the name as the text has it
    "ar-a": ("ar", "سمير الوزاني"),
    "ar-b": ("ar", "سمير الوزاني"),
    "ar-c": ("ar", "سامير لوزاني"),
    "ar-d": ("ar", "أبو ماجد"),
    "fa-a": ("fa", "سمیر وزانی"),
    "fa-b": ("fa", "کامران دانشور"),
}


def reading(key: str, lang: str, name: str) -> Reading:
    if lang == "ar":
        text = f"قال {name} إن الاتفاق {key} قريب، وأشادت به هيئة المرفأ."
        cue, content, body = "قال", f"إن الاتفاق {key} قريب", "هيئة المرفأ"
    else:
        text = f"{name} گفت که توافق {key} نزدیک است و سازمان بندر از او تشکر کرد."
        cue, content, body = "گفت", f"که توافق {key} نزدیک است", "سازمان بندر"
    found = [("m1", name, "e1", "PER"), ("m2", body, "e2", "ORG")]
    spans = [(m, span(text, words), e, type_) for m, words, e, type_ in found]
    return Reading(
        article=article(text, lang, key, published="2020-02-01"),
        entities=[
            Entity(id="e1", type="PER", name=name, names={lang: [name]}, country="JOR", known=True),
            Entity(id="e2", type="ORG", name="Port Authority", names={lang: [body]}, known=True, kb="o-port"),
        ],
        mentions=[
            Mention(id=m, start=s.start, end=s.end, text=s.text, type=type_, kind="name", entity=e)
            for m, s, e, type_ in spans
        ],
        statements=[statement(text, "s1", ["e1"], name, cue, content)],
        trace=TRACE,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with Writer(path) as writer:
        writer.write([reading(key, *of) for key, of in PEOPLE.items()], PIPELINE)
    return path


def id_of(path: Path, key: str) -> str:
    with View(path) as view:
        return f"{view.article(key).article.id[:16]}/e1"


def said(path: Path, words: str) -> set[str]:
    """The articles of the statements of whoever is called so."""
    with View(path) as view:
        (person,) = view.people(words)
        return {s.article.key for s in view.said_by(person)}


@pytest.mark.parametrize(("one", "other"), [("ar-a", "ar-d"), ("fa-b", "ar-d"), ("ar-d", "ar-c")])
def test_two_that_are_judged_the_same_are_one_everywhere(path: Path, one: str, other: str) -> None:
    before = list(dump(path))
    judge_pair(path, id_of(path, one), id_of(path, other), "same", **WHO)
    both = {k for k, (_, name) in PEOPLE.items() if name in (PEOPLE[one][1], PEOPLE[other][1])}
    for key in (one, other):
        name = PEOPLE[key][1]
        assert said(path, name) >= both
        with View(path) as view:
            assert {s.article.key for s in view.statements(speaker=name)} >= both
            assert {a.key for a in view.articles(about=name)} >= both
            assert {h.article.key for h in view.search(name, kinds=["statement"])} >= both
            assert view.people(name)[0].statements == view.people(id_of(path, key))[0].statements >= len(both)
            ids = view.identity().one_with(id_of(path, key))
            assert {id_of(path, k) for k in both} <= set(ids)
    assert [line for line in dump(path) if '"judgement"' not in line] == before, "no reading is changed"


def test_a_judgement_is_taken_back_by_another(path: Path) -> None:
    given, _ = judge_pair(path, id_of(path, "fa-b"), id_of(path, "ar-d"), "same", **WHO)
    assert len(said(path, "کامران دانشور")) == 2
    back = undo(path, given.id, **WHO)
    assert said(path, "کامران دانشور") == {"fa-b"}
    with View(path) as view:
        assert [j.verdict for j in view.judgements()] == ["same", "undo"]
    with pytest.raises(UsageError, match=f"taken back by {WHO['author']}"):
        undo(path, given.id, **WHO)
    with pytest.raises(UsageError, match="takes another back"):
        undo(path, back.id, **WHO)
    with pytest.raises(UsageError, match="no judgement"):
        undo(path, "0" * 16, **WHO)


@pytest.mark.parametrize(
    ("words", "known"), [("سمير الوزاني", False), ("سمیر وزانی", False), ("هيئة المرفأ", True), ("سازمان بندر", True)]
)
def test_known_is_whom_a_knowledge_base_knows_not_who_has_a_name(path: Path, words: str, known: bool) -> None:
    with View(path) as view, view.connection() as c:
        found = view.people(words)
        assert {p.known for p in found} == {known}
        for id in found[0].entities:
            assert identity(c, id).known == labels(c, [id])[id].known == known


def test_two_of_one_name_are_parted_and_others_follow(path: Path) -> None:
    a, b, d = (id_of(path, key) for key in ("ar-a", "ar-b", "ar-d"))
    judge_pair(path, a, b, "not-same", **WHO)
    with View(path) as view:
        found = {tuple(p.entities) for p in view.people("سمير الوزاني") if p.type == "PER"}
    assert {(a,), (b,)} <= found
    judge_pair(path, b, d, "same", **WHO)
    assert said(path, "أبو ماجد") == {"ar-b", "ar-d"}


def test_a_contradiction_is_said_and_nothing_is_written(path: Path) -> None:
    a, c, d = (id_of(path, key) for key in ("ar-a", "ar-c", "ar-d"))
    judge_pair(path, a, c, "same", **WHO)
    judge_pair(path, c, d, "same", **WHO)
    with pytest.raises(UsageError, match=r"this judgement .* contradicts .* nour: one office"):
        judge_pair(path, a, d, "not-same", **WHO)
    with View(path) as view:
        assert view.info().judgements == 2


def test_a_cycle_does_no_harm(path: Path) -> None:
    a, c, d = (id_of(path, key) for key in ("ar-a", "ar-c", "ar-d"))
    assert judge_pair(path, a, c, "same", **WHO)[1] is None
    judge_pair(path, c, d, "same", **WHO)
    assert judge_pair(path, d, a, "same", **WHO)[1] == "they were one already"
    with View(path) as view:
        assert view.identity().contradictions == []
    assert said(path, "أبو ماجد") == {"ar-a", "ar-b", "ar-c", "ar-d"}


def test_contradictions_that_came_in_otherwise_are_told_and_the_rest_goes_on(path: Path) -> None:
    a, c, d = (id_of(path, key) for key in ("ar-a", "ar-c", "ar-d"))
    for one, other, verdict in ((a, c, "same"), (a, c, "not-same"), (c, d, "same")):
        judge(path, one, verdict, other=other, **WHO)
    with View(path) as view:
        (line,) = view.identity().contradictions
        assert "not-same" in line and "undo one of them" in line
    assert said(path, "أبو ماجد") == {"ar-a", "ar-b", "ar-c", "ar-d"}


def test_judgements_follow_their_words_into_a_new_reading(path: Path) -> None:
    judge_pair(path, id_of(path, "ar-d"), id_of(path, "fa-b"), "same", **WHO)
    again = reading("ar-d", *PEOPLE["ar-d"])
    moved = {"e1": "e2", "e2": "e1"}
    text = again.article.text
    new = Reading(
        article=again.article,
        entities=[structs.replace(e, id=moved[e.id]) for e in again.entities],
        mentions=[structs.replace(m, entity=moved[m.entity]) for m in again.mentions],
        statements=[statement(text, "s1", ["e2"], PEOPLE["ar-d"][1], "قال", "إن الاتفاق ar-d قريب")],
        trace=TRACE,
    )
    with Writer(path) as writer:
        writer.write([new], "new")
    assert said(path, "کامران دانشور") == {"ar-d", "fa-b"}


def test_who_may_be_one_is_offered_until_it_is_judged(path: Path) -> None:
    with View(path) as view:
        found = candidates_in(view)
    pairs = {frozenset((c.a.name, c.b.name)) for c in found if c.by_rule}
    assert frozenset(("سمير الوزاني", "سمیر وزانی")) in pairs
    assert all("country: JOR" in c.reasons for c in found)
    assert not any("دانشور" in c.a.name + c.b.name for c in found)
    given = accept(path)
    assert given and all(j.author.startswith("spelling@") and "names alike" in j.reason for j in given)
    assert said(path, "سمیر وزانی") >= {"ar-a", "ar-b", "fa-a"}
    undo(path, given[0].id, **WHO)
    with View(path) as view:
        assert len(candidates_in(view)) > 0
    judge_pair(path, id_of(path, "fa-a"), id_of(path, "ar-a"), "not-same", **WHO)
    with View(path) as view:
        left = {frozenset((c.a.name, c.b.name)) for c in candidates_in(view)}
    assert frozenset(("سمير الوزاني", "سمیر وزانی")) not in left


@pytest.mark.parametrize("who", ["0123456789abcdef/e1", "nobody at all", "PER:nobody"])
def test_who_is_not_there_can_not_be_judged(path: Path, who: str) -> None:
    with pytest.raises(UsageError, match=r"no finding|nobody"):
        judge_pair(path, who, id_of(path, "ar-a"), "same", **WHO)


def test_nobody_is_another_than_himself(path: Path) -> None:
    with pytest.raises(UsageError, match="same entity"):
        judge_pair(path, id_of(path, "ar-a"), id_of(path, "ar-a"), "not-same", **WHO)
