"""Source and content of one cue, and whether what was found is an attribution at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from isnad.stages.attributions import contents, labels, sources
from isnad.stages.attributions.government import governed_at, valency
from isnad.stages.attributions.scene import Scene, bucket, few
from isnad.stages.choice import Choice, Group, Templates, load_weights

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
Choices = Mapping[str, Choice]

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


def load_choices(path: Path) -> dict[str, Choice]:
    """The trained choices of one language."""
    return {name: Choice(weights, TEMPLATES[name]) for name, weights in load_weights(path).items()}


def find(choices: Choices, scene: Scene) -> Finding | None:
    """What a cue attributes to whom; None where no place is left for a content."""
    source, p_source = find_source(choices, scene)
    scene.source = source
    found = find_content(choices, scene)
    if found is None:
        return None
    content, p_content = found
    return Finding(scene, source, content, contents.how_opened(scene, content[0]), p_source, p_content)


def find_source(choices: Choices, scene: Scene) -> tuple[tuple[int, int] | None, float]:
    """(tokens of the source phrase or None where the subject is dropped, probability)."""
    [(begin, p)] = choices["source_begin"].shortlisted(
        sources.beginnings(scene),
        partial(sources.beginning_first, scene),
        partial(sources.beginning_second, scene),
        _SHORT_BEGINNINGS,
    )
    if begin == sources.NO_SOURCE:
        return None, p
    ends = sources.ends(scene, begin)
    if not ends:
        return None, p
    j, q = choices["source_end"].best([sources.end_groups(scene, begin, e) for e in ends])
    return (begin, ends[j]), p * q


def find_content(choices: Choices, scene: Scene) -> tuple[tuple[int, int], float] | None:
    """(tokens of the content, probability): the best pair of a likely beginning and its end."""
    places = contents.beginnings(scene)
    if not places:
        return None
    ranked = choices["content_begin"].shortlisted(
        places,
        partial(contents.beginning_first, scene),
        partial(contents.beginning_second, scene),
        _SHORT_BEGINNINGS,
        most=2,
    )
    best: tuple[tuple[int, int], float] | None = None
    for begin, p in ranked:
        if best is not None and p <= max(best[1], _RIVAL * ranked[0][1]):
            continue
        ends = contents.ends(scene, begin)
        if not ends:
            continue
        opening = contents.how_opened(scene, begin)
        [(end, q)] = choices["content_end"].shortlisted(
            ends,
            partial(contents.end_first, scene, begin, opening),
            partial(contents.end_second, scene, begin, opening),
            _SHORT_ENDS,
        )
        if best is None or p * q > best[1]:
            best = (begin, end), p * q
    return best


def sound_groups(found: Finding, others: Sequence[tuple[int, int]] = ()) -> list[Group]:
    """`others` are the contents of the article's other findings, as tokens."""
    scene = found.scene
    cue, lex = scene.cue, scene.lex
    begin, end = found.content
    if found.source is None:
        who = "none"
    else:
        first, last = found.source
        tags = {lex.name[i][2:] for i in range(first, last)} | {lex.phrase[i][2:] for i in range(first, last)}
        who = next((t for t in ("PER", "ORG", "AGENCY", "GPE", "office", "pronoun", "GROUP") if t in tags), "phrase")
    inside = any(a <= cue.first < b and not (a <= begin and end <= b and a == begin) for a, b in others)
    title = "title" if lex.sentences[lex.sentence[cue.first]].paragraph == 0 else ""
    return [
        (
            "sound", _step(cue.p), _step(found.p_content), cue.form.part, found.opening, bucket(end - begin), who,
            _step(found.p_source), cue.form.lemma, str(min(lex.depth[cue.first], 2)), title,
            "inside" if inside else "", few(cue.first - scene.first),
            valency(scene, governed_at(scene, begin), found.opening),
        )
    ]  # fmt: skip


def _step(p: float) -> str:
    return str(sum([p > s for s in _STEPS]))
