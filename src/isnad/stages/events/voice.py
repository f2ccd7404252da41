"""Who may have done an event and whom it may have befallen, where the clause's subject is not who did it.

A passive's subject suffers, and so does the subject of a verb for undergoing what the event's noun names. Who did it
stands behind an agent's preposition, or behind that noun. Elsewhere who takes part is only weighed.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from isnad.lexicons import Matcher, Row, load
from isnad.stages.events.inflection import ArabicForms
from isnad.stages.events.lexical import PASSIVE
from isnad.stages.events.position import FINITE, position
from isnad.stages.events.scene import Candidate, Scene, Slot
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

_REACH = 8  # tokens between an event's noun and the verb that it goes with
_OBJECT = "obj"


class Sides(NamedTuple):
    """Places among the participants: of those marked as who did it, who else may have, and whom it may befall."""

    agents: list[int]
    actors: list[int]
    sufferers: list[int]


class Voice:
    """The words of one language that show a passive, and who did it."""

    def __init__(self, lang: str) -> None:
        self._verbs = ArabicForms()
        self._inflected: Remembered[str, Row | None] = Remembered(self._inflect)
        self.passives: set[str] = set()  # infinitives
        words: list[tuple[str, Row]] = []
        for at, row in enumerate(load("voice", lang).rows):
            if row["role"] == "passive":
                self.passives.add(row.form)
            elif row["part"] == "verb":
                self._verbs.add(row, at)
            else:
                words.append((row.form, row))
        self._words: Matcher[Row] = Matcher(words, clitics=lang == "ar")

    def agent(self, scene: Scene, i: int) -> bool:
        """Whether an agent's preposition ends before token `i`."""
        for first in range(max(0, i - 3), i):
            hit = self._words.at(scene.tokens, first, i)
            if hit is not None and hit.last == i and hit.value["role"] == "agent":
                return True
        return False

    def word(self, scene: Scene, i: int) -> Row | None:
        """The word at token `i` that is no agent's preposition; with its role."""
        hit = self._words.at(scene.tokens, i) if 0 <= i < scene.size else None
        return hit.value if hit is not None and hit.value["role"] != "agent" else None

    def verb(self, norm: str) -> Row | None:
        """The Arabic verb that a word is a form of."""
        return self._inflected[norm]

    def _inflect(self, norm: str) -> Row | None:
        for _, bare in bare_forms(norm):
            found = self._verbs.readings(bare) or self._verbs.jussives(bare)
            if found:
                return found[0].row
        return None


@cache
def voice(lang: str) -> Voice:
    """The words of `lang`, built once per process."""
    return Voice(lang)


def sides(scene: Scene, c: Candidate, mains: Sequence[Slot | None]) -> Sides | None:
    """Who may have done it and whom it may befall, of the participants with these mentions; None where any may."""
    arabic = scene.article.lang == "ar"
    undergone = (_undergone_ar if arabic else _undergone_fa)(scene, c)
    if not undergone and not (_passive_ar if arabic else _passive_fa)(scene, c):
        return None
    known = voice(scene.article.lang)
    agents, actors, sufferers = [], [], []
    for i, slot in enumerate(mains):
        if slot is None or scene.sentence_of[slot.first] != c.sentence:
            sufferers.append(i)
        elif _same_clause(scene, c, slot) and (known.agent(scene, slot.begin) or _backs(scene, c, slot)):
            agents.append(i)
        elif (undergone or _backed(c)) and slot.first >= c.last:
            actors.append(i)
        elif _unmarked(scene, c, slot) and (slot.first < c.first or not _ends_clause(c)):
            sufferers.append(i)
    return Sides(agents, actors, sufferers)


def _same_clause(scene: Scene, c: Candidate, slot: Slot) -> bool:
    """Whether neither a mark nor a complementizer stands between a mention and the trigger."""
    first, last = (c.last, slot.begin) if slot.first >= c.last else (slot.end, c.first)
    return not any(scene.tokens.kind[i] == "m" or scene.particles[i] == "comp" for i in range(first, last))


def _unmarked(scene: Scene, c: Candidate, slot: Slot) -> bool:
    """Whether a mention stands without a preposition, or with the one that marks whom its word's event befalls."""
    at = position(scene, c, slot)
    return at is None or at.mark == "bare" or at.mark in c.cue.takes


def _backed(c: Candidate) -> bool:
    """Whether the trigger is a participle of who is backed, which takes those who back by a preposition."""
    return PASSIVE in c.cue.roles and c.cue.part not in FINITE and bool(c.cue.takes)


def _backs(scene: Scene, c: Candidate, slot: Slot) -> bool:
    """Whether a mention stands behind such a participle and its preposition."""
    at = position(scene, c, slot) if _backed(c) and slot.first >= c.last else None
    return at is not None and at.mark in c.cue.takes


def _ends_clause(c: Candidate) -> bool:
    """Whether the trigger is a Persian finite verb, before which its subject stands; a participle may stand first."""
    return c.hit.verb is not None and c.hit.verb.tense != "perfect"


# Arabic


def _passive_ar(scene: Scene, c: Candidate) -> bool:
    """Whether a verb's vowel shows a passive, or a verb for doing stands before a verbal noun that has an object."""
    if c.cue.part == "passive" or _backed(c) or (PASSIVE in c.cue.roles and c.cue.part in FINITE):
        return True
    if not c.cue.part.startswith("masdar") or "reciprocal" in c.cue.roles or c.hit.clitic:
        return False
    row = voice("ar").verb(scene.norm(c.first - 1))
    return row is not None and row["role"] == "done"


def _undergone_ar(scene: Scene, c: Candidate) -> bool:
    """Whether a noun goes with a verb for undergoing before it in its clause; its own pronoun would be who did it."""
    if c.cue.part in FINITE or c.cue.part == "either" or c.cue.part.endswith("-own"):
        return False
    taken = scene.tokens.norm[c.first][: c.hit.clitic][-1:]
    for i in range(c.first - 1, max(scene.sentences[c.sentence].first, c.first - _REACH) - 1, -1):
        if scene.tokens.kind[i] == "m" or scene.particles[i] in ("comp", "conj", "rel"):
            return False
        row = voice("ar").verb(scene.tokens.norm[i])
        if row is not None and row["role"] == "undergoes":
            return taken in ({fold_word(p) for p in row.list("takes")} or {""})
        if i in scene.hit_at:
            return False
    return False


# Persian


def _passive_fa(scene: Scene, c: Candidate) -> bool:
    """Whether a noun or participle that has an object goes with a verb that makes it a passive."""
    return _OBJECT in c.cue.takes and c.hit.verb is not None and c.hit.verb.verb in voice("fa").passives


def _undergone_fa(scene: Scene, c: Candidate) -> bool:
    """Whether a noun stands behind a word for being its aim, and there is no object, or before one for facing it."""
    known, first = voice("fa"), scene.sentences[c.sentence].first
    before = known.word(scene, c.first - 1)
    if before is not None and before["role"] == "under":
        return "object" not in scene.particles[first : c.first]
    for i in range(c.last, min(scene.sentences[c.sentence].last, c.last + _REACH)):
        if scene.tokens.kind[i] == "m" or scene.particles[i] == "comp":
            return False
        row = known.word(scene, i)
        if row is not None and row["role"] == "facing":
            return scene.norm(c.first - 1) in {fold_word(p) for p in row.list("takes")}
    return False
