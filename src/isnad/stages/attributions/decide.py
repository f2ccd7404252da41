"""Source and content of one cue, and whether what was found is an attribution at all."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from isnad.model import ACTS
from isnad.stages.attributions import adverse, asides, contents, labels, sources
from isnad.stages.attributions.arabic import bounds
from isnad.stages.attributions.arabic.closing import closed, is_alone, sentence_before
from isnad.stages.attributions.arabic.objects import (
    before_object,
    is_no_subject,
    is_object,
    is_subject,
    leading_subject,
    without_clause,
)
from isnad.stages.attributions.arabic.therein import in_it
from isnad.stages.attributions.persian import converbs
from isnad.stages.attributions.persian.clauses import own_subject
from isnad.stages.attributions.persian.effects import effect
from isnad.stages.attributions.persian.fronted import described, ends_time, whole
from isnad.stages.attributions.persian.heads import head_subject
from isnad.stages.attributions.persian.letters import letter
from isnad.stages.attributions.persian.lists import whole_list
from isnad.stages.attributions.persian.nobody import somebody
from isnad.stages.attributions.persian.parted import sought
from isnad.stages.attributions.persian.shares import whole_share
from isnad.stages.attributions.persian.trimmed import trimmed
from isnad.stages.attributions.scene import Scene, bucket, few
from isnad.stages.attributions.weighing import Chance, Described, Labels, Weighing, best_places, ranked
from isnad.stages.choice import Templates, load_weights

# What speaks for and against a finding: how sure its parts are, its construction, its cue and source.
SOUND: Templates = {
    "sound": (
        (), (0,), (1,), (0, 1), (2,), (0, 2), (3,), (1, 3), (2, 3), (4,), (5,), (2, 5), (6,), (3, 6), (7,), (2, 7),
        (8,), (3, 8), (9,), (3, 4), (5, 6), (10,), (2, 10), (0, 5), (0, 8), (11,), (2, 11),
        (12,), (2, 12), (3, 12), (0, 12), (0, 2, 12), (7, 12), (0, 3), (0, 2, 3), (5, 12),
    )
}  # fmt: skip
TEMPLATES: Mapping[str, Templates] = {
    "source_begin": sources.TEMPLATES,
    "source_end": sources.TEMPLATES,
    "content_begin": contents.TEMPLATES,
    "content_end": contents.TEMPLATES,
    "act": labels.TEMPLATES,
    "sound": SOUND,
}
Span = tuple[int, int]
PLACES = ("source_begin", "source_end", "content_begin", "content_end")
Describe = Callable[[Scene, str, Sequence[int]], Described]

_SHORT_BEGINNINGS, _SHORT_ENDS = 5, 8  # places weighed in full; the best is among them in 99 of 100 cases
_RIVAL = 0.2  # a second beginning is tried when it is at least this likely beside the first
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.99)


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue's source (None where its subject is dropped) and content, as tokens, and their construction."""

    scene: Scene
    source: tuple[int, int] | None
    content: tuple[int, int]
    opening: str
    p_source: float
    p_content: float


@dataclass(frozen=True, slots=True)
class Choices:
    """The trained choices of one language: of places, of the act, of what is sound."""

    source_begin: Weighing
    source_end: Weighing
    content_begin: Weighing
    content_end: Weighing
    act: Labels
    sound: Chance


def load_choices(path: Path) -> Choices:
    """The trained choices of one language."""
    weights = load_weights(path)
    places = {name: Weighing(weights.get(name, {}), TEMPLATES[name]) for name in PLACES}
    act = Labels(weights["act"], labels.TEMPLATES, ACTS)
    return Choices(act=act, sound=Chance(weights.get("sound", {}), SOUND), **places)


def find(choices: Choices, scene: Scene, given: tuple[int, int] | None = None) -> Finding | None:
    """What a cue attributes to whom, or to the source `given`; None where no place is left for a content."""
    source, p_source = find_source(choices, scene) if given is None else (given, 1.0)
    in_language = _find_arabic if scene.lex.lang == "ar" else _find_persian
    return in_language(choices, scene, source, p_source)


def _find_arabic(choices: Choices, scene: Scene, source: Span | None, p_source: float) -> Finding | None:
    if source is not None:
        source = None if is_no_subject(scene, source) else before_object(scene, without_clause(scene, source))
    source = in_it(scene, source)
    scene.source = source
    if source is not None and is_alone(scene, source):
        said = sentence_before(scene)
        return Finding(scene, source, said, "fronted-bare", p_source, 1.0) if said is not None else None
    found = find_content(choices, scene)
    if found is None:
        return None
    if is_subject(scene, found[0]):
        scene.source = source = found[0]
        found = find_content(choices, scene) or found
    elif source is None and (subject := leading_subject(scene, found[0][0])) is not None:
        scene.source = source = subject
        found = find_content(choices, scene) or found
    elif source is not None and is_object(scene, source, found[0][0]):
        scene.source = source = None
        found = find_content(choices, scene) or found
    content, p_content = found
    said = closed(scene, source, content)
    if said is not None:
        content, p_content = said, 1.0
    return Finding(scene, source, content, contents.how_opened(scene, content[0]), p_source, p_content)


def _find_persian(choices: Choices, scene: Scene, source: Span | None, p_source: float) -> Finding | None:
    for refined in (
        converbs.subject_of,
        own_subject,
        head_subject,
        trimmed,
        somebody,
        whole_share,
        whole_list,
        letter,
    ):
        source = refined(scene, source)
    scene.source, at = effect(scene, source)
    found = find_content(choices, scene, at)
    if found is None:
        return None
    scene.source, content = whole(scene, scene.source, sought(scene, found[0]))
    return Finding(scene, scene.source, content, contents.how_opened(scene, content[0]), p_source, found[1])


def find_source(choices: Choices, scene: Scene) -> tuple[tuple[int, int] | None, float]:
    """(tokens of the source phrase or None where the subject is dropped, probability)."""
    weights = choices.source_begin
    before, behind = sources.beginnings(scene)
    scores = weights.scores(sources.nobody(scene)) + _sides(weights, scene, sources.beginning_first, before, behind)
    places, scores = best_places([sources.NO_SOURCE, *before, *behind], scores, _SHORT_BEGINNINGS)
    if len(places) > 1:
        _add_sides(weights, scene, sources.beginning_second, places, scores)
    [(begin, p)] = ranked(places, scores, 1)
    if begin == sources.NO_SOURCE:
        return None, p
    ends = sources.ends(scene, begin)
    if not ends:
        return None, p
    [(end, q)] = ranked(ends, choices.source_end.scores(sources.ending(scene, begin, ends)), 1)
    return (begin, end), p * q


def find_content(choices: Choices, scene: Scene, at: int | None = None) -> tuple[tuple[int, int], float] | None:
    """(tokens of the content, probability): the best pair of a likely beginning, or of `at`, and its end."""
    weights = choices.content_begin
    before, behind = contents.beginnings(scene)
    if scene.lex.lang == "ar":
        behind = bounds.beginnings(scene, behind)
        before = [] if bounds.has_clause(scene, behind) else before
    elif before and (described(scene) or ends_time(scene)):
        behind = []
    feeling = labels.noun_of_feeling(scene)
    if feeling is not None:
        before, behind = [], labels.felt(scene, feeling)
    if at is not None:
        before, behind = [], [at]
    if not before and not behind:
        return None
    scores = _sides(weights, scene, contents.beginning_first, before, behind)
    places, scores = best_places([*before, *behind], scores, _SHORT_BEGINNINGS)
    if len(places) > 1:
        _add_sides(weights, scene, contents.beginning_second, places, scores)
    likely = ranked(places, scores, 2)
    best: tuple[tuple[int, int], float] | None = None
    for begin, p in likely:
        if best is not None and p <= max(best[1], _RIVAL * likely[0][1]):
            continue
        ends = contents.ends(scene, begin)
        if not ends:
            continue
        end, q = _end(choices.content_end, scene, begin, ends)
        if best is None or p * q > best[1]:
            best = (begin, end), p * q
    return best


def _end(weights: Weighing, scene: Scene, begin: int, ends: list[int]) -> tuple[int, float]:
    """The likeliest end; before the writer's own words where it would lie behind their beginning."""
    opening = contents.how_opened(scene, begin)
    end, p = _likeliest_end(weights, scene, begin, opening, ends)
    stops = [asides.stop(scene, begin, end)]
    arabic = scene.lex.lang == "ar"
    stops.append(adverse.stop(scene, begin, opening, end) if arabic else converbs.stop(scene, begin, end))
    return min([end, *(at for at in stops if at is not None)]), p


def _likeliest_end(weights: Weighing, scene: Scene, begin: int, opening: str, ends: list[int]) -> tuple[int, float]:
    ends = (bounds if scene.lex.lang == "ar" else adverse).ends(scene, begin, opening, ends)
    scores = weights.scores(contents.end_first(scene, begin, opening, ends))
    places, scores = best_places(ends, scores, _SHORT_ENDS)
    if len(places) == 1:
        return places[0], 1.0
    more = weights.scores(contents.end_second(scene, begin, opening, places))
    [found] = ranked(places, [a + b for a, b in zip(scores, more, strict=True)], 1)
    return found


def _sides(
    weights: Weighing, scene: Scene, describe: Describe, before: Sequence[int], behind: Sequence[int]
) -> list[float]:
    """The scores of the places before the cue, then of those behind it."""
    scores = weights.scores(describe(scene, "B", before)) if before else []
    if behind:
        scores += weights.scores(describe(scene, "A", behind))
    return scores


def _add_sides(
    weights: Weighing, scene: Scene, describe: Describe, places: Sequence[int], scores: list[float]
) -> None:
    """Add to the scores of places what `describe` says of them; nothing to NO_SOURCE, which stands first."""
    first = scene.cue.first
    before = [i for i in places if sources.NO_SOURCE < i < first]
    more = _sides(weights, scene, describe, before, [i for i in places if i >= first])
    none = len(places) - len(more)
    for k, score in enumerate(more, none):
        scores[k] += score


def contents_around(findings: Sequence[Finding]) -> list[list[tuple[int, int]]]:
    """For each finding, in text order, the contents of all that its cue begins in, as tokens."""
    firsts = [f.scene.cue.first for f in findings]
    out: list[list[tuple[int, int]]] = [[] for _ in findings]
    for f in findings:
        begin, end = f.content
        for k in range(bisect_left(firsts, begin), bisect_left(firsts, end)):
            out[k].append(f.content)
    return out


def sound_of(found: Finding, around: Sequence[tuple[int, int]] = ()) -> tuple[str, ...]:
    """What tells a finding from none; `around` are the contents that its cue begins in, its own may be one."""
    scene = found.scene
    cue, lex = scene.cue, scene.lex
    begin, end = found.content
    if found.source is None:
        who = "none"
    else:
        first, last = found.source
        tags = {lex.name[i][2:] for i in range(first, last)} | {lex.phrase[i][2:] for i in range(first, last)}
        who = next((t for t in ("PER", "ORG", "AGENCY", "GPE", "office", "pronoun", "GROUP") if t in tags), "phrase")
    inside = any(a != begin or b < end for a, b in around)
    title = "title" if lex.sentences[lex.sentence[cue.first]].paragraph == 0 else ""
    return (
        _step(cue.p), _step(found.p_content), cue.form.part, found.opening, bucket(end - begin), who,
        _step(found.p_source), cue.form.lemma, str(min(lex.depth[cue.first], 2)), title,
        "inside" if inside else "", few(cue.first - scene.first),
        scene.government.valency(contents.governed_at(scene, begin), found.opening),
    )  # fmt: skip


def _step(p: float) -> str:
    return str(bisect_left(_STEPS, p))
