"""Judging who is one person: what a judgement may not contradict, and the rule that gives some by itself."""

import re
from pathlib import Path

from isnad.errors import UsageError
from isnad.record import Judgement, View, judge
from isnad.resolve.identity import RULE, Candidate, Someone, candidates, gathered

_GLOBAL = re.compile(r"[0-9a-f]{16}/e\d+")


def judge_pair(path: Path, a: str, b: str, verdict: str, *, reason: str, author: str) -> tuple[Judgement, str | None]:
    """Judge two (entity ids, persons' ids, or names of one person alone) to be the `same` or `not-same`.

    The second value says where that was known before. UsageError, and nothing is written, where an id or name stands
    for nobody or for several, and where the judgement contradicts what stands.
    """
    with View(path) as view:
        one, two = entity_of(view, a), entity_of(view, b)
        if one == two:
            raise UsageError(f"{a!r} and {b!r} are the same entity; give two different ones")
        found = [next(iter(view.people(id, 1)), None) for id in (one, two)]
        was_one = found[0] is not None and found[1] is not None and found[0].id == found[1].id
        tried = Judgement(
            id="new",
            about=one,
            other=two,
            verdict=verdict,
            reason=reason,
            author=author,
            time="",
            words="",
            evidence=[],
            now=(one, two),
        )
        for line in view.identity(tried).contradictions:
            if line.startswith("judgement new "):
                raise UsageError(line.replace("judgement new", "this judgement", 1))
    note = "they were one already" if was_one and verdict == "same" else None
    return judge(path, one, verdict, other=two, reason=reason, author=author), note


def entity_of(view: View, ref: str) -> str:
    """A global entity id for an id or a name; UsageError where that stands for nobody, or for several."""
    if _GLOBAL.fullmatch(ref):
        return ref
    found = view.people(ref, 3)
    exact = [p for p in found if p.id == ref] or found
    if len(exact) != 1:
        shown = ", ".join(f"{p.name} ({p.entities[0]})" for p in exact)
        raise UsageError(f"{ref!r} is {'nobody' if not exact else 'several: ' + shown}; give the id of an entity")
    return exact[0].entities[0]


def persons_in(view: View) -> list[Someone]:
    """All named persons of a record, those who are one by name, knowledge base or judgement once."""
    return gathered(view.sightings())


def candidates_in(view: View) -> list[Candidate]:
    """Who may be one and was not judged yet, the likeliest first."""
    return candidates(persons_in(view), view.identity().apart)


def accept(path: Path) -> list[Judgement]:
    """Judge all candidates for which the rule holds to be the same, signed by the rule; each can be undone."""
    with View(path) as view:
        found = [c for c in candidates_in(view) if c.by_rule]
    out = []
    for c in found:
        try:
            given, _ = judge_pair(
                path, c.a.entities[0], c.b.entities[0], "same", reason="; ".join(c.reasons), author=RULE
            )
        except UsageError:
            continue  # it contradicts what people judged about a third
        out.append(given)
    return out
