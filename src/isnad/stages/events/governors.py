"""What the words before an Arabic verb, or before a noun of either language, say of it: negation, condition, denial.

What is said of a verb or noun for taking place is said of the event's noun that goes with it: no talks were held.
"""

from bisect import bisect_right

from isnad.stages.events.position import FINITE
from isnad.stages.events.scene import Candidate, Scene
from isnad.stages.events.signs import Sign, signs
from isnad.text.clitics import CONJUNCTION, PROCLITIC_PREPOSITIONS
from isnad.text.marks import QUOTES_CLOSE, QUOTES_OPEN

VERBS = FINITE | {"either"}  # parts of Arabic cues that are verbs, or may be
_LA = "\u0644\u0627"  # the negation that also stands before nouns
_QUOTES = QUOTES_OPEN | QUOTES_CLOSE
_AHEAD = frozenset({"plan", "chance"})
_AVERTED = frozenset({"comp", "conj"})  # classes of words behind which that negation forbids or averts


def sign_ending(scene: Scene, i: int) -> tuple[int, Sign] | None:
    """The sign that ends at token `i`, with its first token."""
    found = scene.signs.get(i)
    if found is None and i >= 0 and scene.article.lang == "ar":
        sign = signs("ar").inflected(scene.tokens.norm[i])
        return None if sign is None else (i, sign)
    return found


def denied_from(scene: Scene, c: Candidate) -> int:
    """The first token of what somebody denies, if the candidate stands in it and is no speech itself; else -1."""
    s = c.around
    if s is None or s.act != "deny" or c.own is not None:
        return -1
    at = scene.tokens.start[c.first]
    start = next((x.start for x in s.content if x.start <= at < x.end), -1)
    return -1 if start < 0 else bisect_right(scene.tokens.end, start)


class Governor:
    """Steps from a candidate back to what governs it; a word that isn't known to let it through ends the way."""

    def __init__(self, scene: Scene, c: Candidate) -> None:
        self.scene, self.c = scene, c
        clitic = scene.tokens.norm[c.first][: c.hit.clitic]
        self.needs = clitic[-1:]  # the preposition that the word before has to take
        self.head = self.near = "verb" if c.cue.part in VERBS else "noun"  # near is what the last step passed
        self.any = self.report = self.future = self.clause = False  # clause: it stands in one that says what is meant
        self.blocked = bool(clitic) and clitic[-1] not in PROCLITIC_PREPOSITIONS  # joined to another of its kind

    def find(self) -> str:
        """negation, condition, possible, denial, plan, chance, future or any (no event in particular), or ''."""
        start, denied = self.scene.sentences[self.c.sentence].first, denied_from(self.scene, self.c)
        i = self.c.first - 1
        while not self.blocked:
            if i < denied and not self.needs:
                return "denial"
            if i < start:
                break
            said, i = self._step(i)
            if said:
                return said
        if self.any:
            return "negation" if denied >= 0 or self._negated_clause() else "any"
        return "future" if self.future else ""

    def _step(self, i: int) -> tuple[str, int]:
        """What is said at token `i`, '' where it only lets through; and the token before."""
        scene = self.scene
        found = sign_ending(scene, i)
        if found is not None:
            return self._passed(found[1], found[0]), found[0] - 1
        particle = scene.particle(i)
        if particle == "neg" and self._negates(i):
            above = sign_ending(scene, i - 1)
            return "condition" if above is not None and "condition" in above[1].roles else "negation", i - 1
        if particle == "aux" and self.near == "verb":
            return "", i - 1
        if particle in ("pron", "dem"):
            return "", i - 1
        if particle == "comp" and self.near != "noun" and self._meant(i - 1):
            self.clause = True
            return "", i - 1
        if self.near == "being" and self._was(i):
            return "", i - 1  # the subject between the two verbs of a compound tense
        if particle == "prep" and not self.needs:
            self.needs = scene.tokens.norm[i]
            return "", i - 1
        slot = next((s for s in scene.slots[self.c.sentence] if s.begin <= i < s.end), None)
        if slot is not None and not self.needs and scene.article.lang == "ar":
            self.near = "subject"
            return "", slot.begin - 1
        self.blocked = True
        return "", i

    def _passed(self, sign: Sign, first: int) -> str:
        """What a sign that begins at token `first` says, '' where it only lets through."""
        roles = sign.roles
        self.blocked = bool(self.needs) and self.needs not in sign.takes
        self.needs = ""
        if self.blocked:
            return ""
        if "case" in roles or ("condition" in roles and self.near != "noun"):
            return "condition"
        if "none" in roles and self.near != "subject" and not self.report:
            return "negation"
        if "denying" in roles and self.head == "noun":
            return "denial"
        if roles & _AHEAD and (self.head == "noun" or self.clause or self.c.cue.part == "either"):
            return "plan" if "plan" in roles else "chance"
        if "means" in roles and self.near != "subject" and not self._was(first):
            return "plan"
        if "will" in roles and self.near != "noun":
            return "future"
        if "without" in roles and self.near != "noun":
            return "negation"
        if "lacking" in roles and self.near != "subject" and not self._opens(first):
            return "negation"
        if "may" in roles and self.near == "verb" and self.c.cue.part == "imperfect":
            return "possible"
        if "any" in roles and self.near == "noun":
            self.any = True
        elif roles & {"auxiliary", "may"} and self.near != "noun":
            self.near = "being"
        elif roles & {"being", "report"}:
            self.near = "being"
            self.report = self.report or "report" in roles
            self.future = self.future or sign.future
        else:
            self.blocked = True
        return ""

    def _was(self, i: int) -> bool:
        """Whether an auxiliary stands before token `i`: what was planned may have been called off."""
        before = sign_ending(self.scene, i - 1)
        return before is not None and "auxiliary" in before[1].roles

    def _meant(self, i: int) -> bool:
        sign = sign_ending(self.scene, i)
        return sign is not None and not _AHEAD.isdisjoint(sign[1].roles)

    def _opens(self, i: int) -> bool:
        """Whether token `i` opens a clause: without your help, at its head, says what would be if there were none."""
        scene, first = self.scene, self.scene.sentences[self.c.sentence].first
        joined = scene.article.lang == "ar" and scene.tokens.norm[i][0] == CONJUNCTION
        return joined or i == first or scene.tokens.kind[i - 1] == "m" or scene.particle(i - 1) in ("comp", "conj")

    def _negates(self, i: int) -> bool:
        """Whether the negation at token `i` reaches the candidate; it does not behind words for what is averted."""
        la = self.scene.tokens.norm[i].endswith(_LA)
        if self.report or self.needs or self.near == "subject" or (self.near == "noun" and not la):
            return False
        return not (la and self.scene.particle(i - 1) in _AVERTED)

    def _negated_clause(self) -> bool:
        """Whether a negation or a verb of denying stands anywhere before the candidate in its clause."""
        scene = self.scene
        for i in range(self.c.first - 1, scene.sentences[self.c.sentence].first - 1, -1):
            if scene.tokens.kind[i] == "m" and scene.tokens.norm[i] not in _QUOTES:
                return False
            sign = sign_ending(scene, i)
            if scene.particle(i) == "neg" or (sign is not None and "denying" in sign[1].roles):
                return True
        return False
