"""Whether the text tells that something happened, as its grammar shows before anything is weighed.

A verb is denied by its own negation, supposed under a condition, planned in the future; what somebody denies is
denied. Behind the day of publication nothing has happened.
"""

from dataclasses import replace

from isnad.model import When
from isnad.stages.events.governors import VERBS, Governor, denied_from, sign_ending
from isnad.stages.events.scene import Candidate, Scene
from isnad.stages.events.verbs import AND, Finite, LightVerb, compounding, finite_at, is_open, light_verbs

# The status that each rule gives.
STATUS_BY = {
    "negation": "denied",
    "denial": "denied",
    "condition": "hypothetical",
    "possible": "hypothetical",
    "any": "hypothetical",  # no event in particular
    "averted": "hypothetical",  # a negated subjunctive
    "chance": "hypothetical",  # the possibility of it
    "future": "planned",
    "plan": "planned",  # what somebody means to do, or what is awaited
    "pledge": "actual",  # the word is given, whenever it is to be kept
    "ahead": "planned",  # dated behind the day of publication
}
UNREAL = frozenset(rule for rule, status in STATUS_BY.items() if status in ("denied", "hypothetical"))
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_OF_PLANS = _SPEECH | {"AGREE"}  # classes whose words stand beside the day of what is asked, threatened or agreed
_PLEDGES = frozenset({"AGREE", "THREATEN"})
_OPENED = {
    "condition": "condition",
    "without": "negation",
    "may": "possible",
    "means": "plan",
}  # what a word says of its clause
_OF_SUBJUNCTIVES = frozenset({"possible", "plan"})
_TENSES = frozenset({"past", "perfect", "present", "subjunctive"})  # parts of Persian cues that are verbs
_NOUNS = ("noun", "masdar")
_NEXT = {"likely": "chance", "coming": "plan"}  # what adjectives right behind an event's noun say
_JOINED = 3  # tokens of a noun that another is joined to
_ADJECTIVE = 4  # tokens behind an event's noun
_PAST = frozenset({"past", "perfect", "passive", "either"})


def shown_by(scene: Scene, c: Candidate, label: str) -> str:
    """The rule by which grammar shows the status of a candidate of class `label`; '' where that is to be weighed."""
    verb = _persian_verb(scene, c) if scene.article.lang == "fa" else None
    rule = _of_verb(scene, c, verb) if verb is not None else Governor(scene, c).find()
    if rule == "denial" and label in _SPEECH and verb is None and c.cue.part not in VERBS:
        return ""  # who rejects a request or a charge doesn't say that there was none
    if rule == "negation" and (_refuses(c, label) or _excepted(scene, c)):
        return ""
    if verb is not None and verb.verb.negated and _subjunctive(verb.verb):
        return "averted"  # that it should not be done tells nothing of what was
    if rule == "future" or (not rule and (c.cue.part == "future" or c.hit.future)):
        return "pledge" if _pledged(c, label) else "future"
    return rule or _awaited(scene, c)


def _pledged(c: Candidate, label: str) -> bool:
    """Whether somebody says that it will be done, and has so given a word or a threat; a bargain needs two."""
    return label in _PLEDGES and c.around is not None and "reciprocal" not in c.cue.roles


def _awaited(scene: Scene, c: Candidate) -> str:
    """What an adjective behind an event's noun says, or its verb: the awaited visit, the talks that will begin.

    A visit that was awaited may have been called off: that is weighed.
    """
    if not c.cue.part.startswith(_NOUNS) or c.hit.verb is not None:
        return ""
    for i in range(c.last, min(c.last + _ADJECTIVE, scene.sentences[c.sentence].last)):
        if scene.tokens.kind[i] == "m" or scene.particle(i) in ("comp", "rel"):
            return ""
        found = scene.signs.get(i)
        if found is not None and "awaited" in found[1].roles:
            was = sign_ending(scene, i - 1)
            return "" if was is not None and "auxiliary" in was[1].roles else "plan"
        if i == c.last and found is not None and not found[1].roles.isdisjoint(_NEXT):
            return _NEXT[next(iter(found[1].roles & _NEXT.keys()))]
        verb = sign_ending(scene, i)
        if verb is not None and verb[1].future and "being" in verb[1].roles:
            return "future"
    return ""


def lies_ahead(scene: Scene, c: Candidate, label: str, time: When) -> bool:
    """Whether an event is dated, in its own clause, behind the day of publication.

    Not where a verb tells of the past, nor for speech and pledges: that day is of what they are about.
    """
    value, published = time.value, scene.article.published
    if not value or not published or value <= published[: len(value)] or label in _OF_PLANS or _past(scene, c):
        return False
    at = scene.tokens.at(time.span.start)
    between = range(c.last, at) if at > c.first else range(at, c.first)
    kind, same = scene.tokens.kind, scene.sentence_of[at] == c.sentence
    return same and not any(kind[i] == "m" or scene.particle(i) in ("comp", "rel") for i in between)


def _past(scene: Scene, c: Candidate) -> bool:
    """Whether the verb that a candidate is, or the Persian one that ends its clause, tells of the past."""
    if c.cue.part == "noun" and scene.article.lang == "fa":
        verb = _next_verb(scene, c.last)
        return verb is not None and not verb.future and verb.verb.tense in _PAST
    return c.cue.part in _PAST


def _refuses(c: Candidate, label: str) -> bool:
    """Whether a negated word of cooperation is told as a conflict: then the refusal is the event."""
    return label not in _COOPERATION and not _COOPERATION.isdisjoint(c.cue.events[:1])


def _excepted(scene: Scene, c: Candidate) -> bool:
    """Whether the clause, between two marks, takes something out of the negation: none but this one."""
    kind, s = scene.tokens.kind, scene.sentences[c.sentence]
    first = last = c.first
    while first > s.first and kind[first - 1] != "m":
        first -= 1
    while last < s.last and kind[last] != "m":
        last += 1
    found = ((i, scene.signs.get(i)) for i in range(first, last))
    return any(x is not None and "except" in x[1].roles and scene.particle(i + 1) != "comp" for i, x in found)


# Persian verbs end their clause


def _persian_verb(scene: Scene, c: Candidate) -> Finite | None:
    """The Persian verb that a candidate is, or that its noun goes with."""
    norm, hit = scene.tokens.norm, c.hit
    if hit.verb is not None and hit.verb.verb in compounding() and not _governed(scene, c):
        return _whole(scene, Finite(hit.verb, hit.last, hit.verb_at, hit.future))
    if hit.verb is None and c.cue.part == "noun" and not _governed(scene, c):
        shared = _shared(scene, c)
        if shared is not None:
            return shared
    if c.cue.part in _TENSES:
        before = finite_at(norm, c.first - 1) if c.first else None
        return before if before is not None and before.at == c.first else finite_at(norm, c.first)
    return _taking_place(scene, c)


def _shared(scene: Scene, c: Candidate) -> Finite | None:
    """The verb of a noun that is joined by and to another with one: they met and talked."""
    if scene.norm(c.last) != AND:
        return None
    for i in range(c.last + 1, c.last + 1 + _JOINED):
        other = scene.hit_at.get(i)
        if other is not None and other.first == c.last + 1 and other.verb is not None:
            verb = Finite(other.verb, other.last, other.verb_at, other.future)
            return _whole(scene, verb) if other.verb.verb in compounding() else None
    return None


def _whole(scene: Scene, verb: Finite) -> Finite:
    """A verb with the mood that it shares with the one it is joined to: he is to travel and to talk."""
    norm = scene.tokens.norm
    if not is_open(norm, verb):
        return verb
    for i in range(verb.at + 2, scene.sentences[scene.sentence_of[verb.at]].last):
        if scene.tokens.kind[i] == "m" or scene.particle(i) == "comp":
            return verb
        last = finite_at(norm, i)
        if last is not None and not is_open(norm, last):
            shared = replace(last, verb=replace(last.verb, negated=verb.verb.negated))
            return shared if _subjunctive(last.verb) else verb
    return verb


def _subjunctive(verb: LightVerb) -> bool:
    return verb.tense == "subjunctive" and not verb.plain


def _governed(scene: Scene, c: Candidate) -> bool:
    """Whether a noun stands behind a preposition, so that it is no part of the verb behind it."""
    i = c.first - 1
    while scene.particle(i) == "dem":
        i -= 1
    return scene.particle(i) == "prep"


def _next_verb(scene: Scene, i: int) -> Finite | None:
    """The first finite verb from token `i` to the end of the clause."""
    for k in range(i, scene.sentences[scene.sentence_of[i]].last if i < scene.size else i):
        if scene.tokens.kind[k] == "m" or scene.particle(k) == "comp":
            return None
        verb = finite_at(scene.tokens.norm, k)
        if verb is not None:
            return verb
    return None


def _taking_place(scene: Scene, c: Candidate) -> Finite | None:
    """The verb for taking place that a noun goes with: right behind it, or at the end of the clause that it opens."""
    sign = scene.signs.get(c.last)
    if sign is not None and "happening" in sign[1].roles and not _governed(scene, c):
        return finite_at(scene.tokens.norm, c.last + 1) if c.last + 1 < scene.size else None
    if not _opens(scene, c):
        return None
    verb = _next_verb(scene, c.last)
    before = None if verb is None else scene.signs.get(verb.first - 1)
    return verb if before is not None and "happening" in before[1].roles else None


def _opens(scene: Scene, c: Candidate) -> bool:
    """Whether a noun opens its clause, words for none or any and demonstratives aside."""
    i, first = c.first - 1, scene.sentences[c.sentence].first
    while i >= first and (i in scene.signs or scene.particle(i) == "dem"):
        i = scene.signs[i][0] - 1 if i in scene.signs else i - 1
    return i < first or scene.tokens.kind[i] == "m" or scene.particle(i) in ("conj", "comp")


def _of_verb(scene: Scene, c: Candidate, verb: Finite) -> str:
    """What is said of a Persian verb, or of the noun that it makes take place."""
    for i in range(c.first - 1, scene.sentences[c.sentence].first - 1, -1):
        sign = scene.signs.get(i)
        rule = "" if sign is None else next((_OPENED[r] for r in sign[1].roles if r in _OPENED), "")
        if rule and _governs(scene, i + 1, verb) and (rule not in _OF_SUBJUNCTIVES or _subjunctive(verb.verb)):
            return rule
    if verb.verb.negated:
        return "negation"
    start = denied_from(scene, c)
    if start >= 0 and _governs(scene, start + (scene.particle(start) == "comp"), verb):
        return "denial"
    if verb.future:
        return "future"
    return Governor(scene, c).find() if c.cue.part not in _TENSES else ""


def _governs(scene: Scene, start: int, verb: Finite) -> bool:
    """Whether a verb is the one of the clause that begins at token `start`; a subjunctive may stand further on.

    The word that joins the clause may stand first; a clause within it ends with a verb of its own.
    """
    within = 0
    for i in range(start + (scene.particle(start) == "comp"), verb.first):
        if scene.particle(i) == "comp":
            within += 1
        elif scene.tokens.norm[i] in light_verbs():
            if not within and verb.verb.tense != "subjunctive":
                return False
            within = max(0, within - 1)
    return not within
