"""Modes: PLOVER's, per class, by the trigger's lexicon row and the participants."""

from collections.abc import Sequence

from isnad.stages.events.lexical import EventCue

MODES: dict[str, frozenset[str]] = {
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone", "meet"}),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        }
    ),
    "ASSAULT": frozenset(
        {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"}
        | {"suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"}
    ),
}
_BY_ACT = {"accuse": "allege", "claim": "allege", "condemn": "disapprove", "regret": "disapprove"}


def mode_of(label: str, cue: EventCue, act: str, actors: Sequence[str], recipients: Sequence[str]) -> str | None:
    """The mode of an event of class `label`; None where PLOVER has none or nothing shows it."""
    allowed = MODES.get(label, frozenset())
    mode = next((m for m in cue.modes if m in allowed), None)
    if label == "CONSULT" and mode in (None, "meet"):
        return "multilateral" if len(actors) + len(recipients) > 2 else "meet"
    if label == "ACCUSE" and mode is None:
        return _BY_ACT.get(act)
    return mode
