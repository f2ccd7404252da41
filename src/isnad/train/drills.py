"""Made-up sentences that drill the grammar of roles: patterns of `drills.tsv` filled with words of the lexicon.

Annotated articles are few, and most words of the lexicon stand in none of them. What a word takes is known all the
same (`takes` in event_cues), so plain sentences can be made of it. In a pattern {A} acts and {C} with it, {B} is
acted upon and {D} stands by; {o} is B as the verb takes it, {m} and {n} as a noun does; {P} and {I} are the
perfect and imperfect of an Arabic verb, {M} its masdar; {N} is a Persian noun and {V} the verb that it makes.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.lexicons import Row, load

_TABLE = Path(__file__).with_name("drills.tsv")
_UNDRILLED = frozenset({"CONSULT", "COOPERATE"})  # whose recipient may be an actor as well
_EACH = 2  # sentences for each word
_TEH, _WEAK, _AL, _LI = "\u062a", frozenset("\u0627\u0649"), "\u0627\u0644", "\u0644"
_BI, _RA = "\u0628", "\u0631\u0627"


@dataclass(frozen=True, slots=True)
class Drill:
    """A sentence with the row of its trigger, the event's class and its participants as they are written."""

    text: str
    row: str
    event: str
    actors: tuple[str, ...]
    recipient: str


def _table(lang: str, kind: str) -> list[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as f:
        rows = csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [r for r in rows if r["lang"] == lang and r["kind"] == kind]


def title(lang: str) -> str:
    """A headline that tells no event, to stand above a drill."""
    return _table(lang, "title")[0]["text"]


def drills(lang: str, seed: int = 0) -> Iterator[Drill]:
    """Sentences for each word that takes its recipient in a known way; the same ones for the same seed."""
    rng = random.Random(seed)
    names, patterns = _table(lang, "name"), _table(lang, "pattern")
    for row in load("event_cues", lang).rows:
        events = row.list("event")
        if row["part"] == "never" or not row["takes"] or row["grade"] == "vague" or " " in row.form:
            continue
        if events and events[0] not in _UNDRILLED:
            for pattern in rng.sample(patterns, _EACH + (lang == "fa")):
                a, b, c, d = rng.sample(names, 4)
                mark = rng.choice(row.list("takes"))
                feminine = a["gender"] == "f"
                if pattern["gender"] and pattern["gender"] != a["gender"]:
                    continue
                made = _arabic if lang == "ar" else _persian
                words = made(row, mark, b["text"], feminine, pattern["text"])
                if words is not None:
                    text = pattern["text"].format(A=a["text"], B=b["text"], C=c["text"], D=d["text"], **words)
                    actors = (a["text"], c["text"]) if "{C}" in pattern["text"] else (a["text"],)
                    yield Drill(text, row.id, events[0], actors, b["text"])


def _marked(mark: str, name: str) -> str:
    """An Arabic name behind what marks it."""
    if mark == "obj":
        return name
    if mark == _LI and name.startswith(_AL):
        return _LI + name[1:]
    return mark + name if mark in (_LI, _BI) else f"{mark} {name}"


def _arabic(row: Row, mark: str, name: str, feminine: bool, pattern: str) -> dict[str, str] | None:
    """What fills the places of an Arabic pattern; None where the word can't."""
    verb = row["part"] == "verb"
    nouns: Sequence[str] = row.list("masdar") if verb else [row.form]
    suffers = "{M}" in pattern and "{B}" in pattern
    if ("{M}" in pattern and not nouns) or (suffers and verb and "obj" not in row.list("takes")):
        return None
    if ("{P}" in pattern and not verb) or ("{I}" in pattern and not row["imperfect"]):
        return None
    perfect, imperfect = row.form, row["imperfect"]
    if feminine:
        perfect = (perfect[:-1] if perfect[-1] in _WEAK else perfect) + _TEH
        imperfect = _TEH + imperfect[1:]
    return {
        "P": perfect,
        "I": imperfect,
        "M": nouns[0] if nouns else "",
        "o": _marked(mark, name),
        "m": _marked(_LI if mark == "obj" else mark, name),
    }


def _persian(row: Row, mark: str, name: str, _feminine: bool, pattern: str) -> dict[str, str] | None:
    """What fills the places of a Persian pattern; None where the word can't."""
    if row["part"] == "verb":
        return None
    verbs = {r.form: r["past"] for r in load("verbs", "fa").rows}
    past = next((verbs[v] for v in row.list("verbs") if v in verbs), "")
    prepositions = [m for m in row.list("takes") if m != "obj"]
    if ("{V}" in pattern and not past) or ("{n}" in pattern and not prepositions):
        return None
    if "{N} {B}" in pattern and "obj" not in row.list("takes"):
        return None
    return {
        "N": row.form,
        "V": f"{row.form} {past}",
        "o": f"{name} {_RA}" if mark == "obj" else f"{mark} {name}",
        "n": f"{prepositions[0]} {name}" if prepositions else "",
    }
