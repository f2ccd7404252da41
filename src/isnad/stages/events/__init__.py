"""Events in PLOVER's classes: candidates from the lexicon and from statements, then learned choices.

Words of the lexicon and cues of statements are candidates; log-linear choices decide whether one tells an
event and of which class, and who takes part. Mentions of one event are merged; a last choice, which sees them all,
decides which are listed, then when and where each was and in which status.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from isnad.model import Article, Event, Layers, When
from isnad.stages.attributions.weighing import Labels
from isnad.stages.choice import Templates, load_weights
from isnad.stages.events.contexts import contexts_of
from isnad.stages.events.drafts import Draft, drafts, merge, trigger_span
from isnad.stages.events.factuality import STATUS_BY, lies_ahead
from isnad.stages.events.hosts import host_and_guest
from isnad.stages.events.listed import LISTED, likelihoods
from isnad.stages.events.modes import mode_of
from isnad.stages.events.roles import JOIN, ROLE
from isnad.stages.events.scene import Scene, scene_of
from isnad.stages.events.settings import PLACE, TIME, choose_place, choose_time
from isnad.stages.events.sums import Labelled, Paired, Sums, Tables
from isnad.stages.events.triggers import CLASS, STATUS, STATUSES, status_groups

LANGS = ("ar", "fa")
MODELS = Path(__file__).parent / "models"
LEAST_TOLD = {"ar": 0.3, "fa": 0.2}  # probability from which a candidate may tell an event at all
_LEAST_LISTED = 0.3  # probability from which an event is listed
TEMPLATES: Mapping[str, Templates] = {
    "class": CLASS,
    "actor": ROLE,
    "recipient": ROLE,
    "join": JOIN,
    "status": STATUS,
    "time": TIME,
    "place": PLACE,
    "listed": LISTED,
}


class Events:
    name = "events"
    version = "10"
    requires = frozenset(
        {"tokens", "sentences", "boilerplate", "names", "times", "mentions", "entities", "statements"}
    )
    provides = frozenset({"events"})

    def __init__(self, models: Path) -> None:
        self._models = models
        self._loaded: dict[str, Tables] = {}

    def run(self, article: Article, layers: Layers) -> Layers:
        lang = article.lang
        if lang not in self._loaded:
            self._loaded[lang] = load_tables(self._models / f"{lang}-choices.msgpack")
        return Layers(events=find_events(scene_of(article, layers), self._loaded[lang]))


def load_tables(path: Path) -> Tables:
    """The trained choices of one language."""
    return tables(load_weights(path))


def tables(weights: Mapping[str, Mapping[str, float]]) -> Tables:
    """The weights of each choice, ready to be added up."""
    return Tables(
        kind=Labelled(weights["class"], CLASS),
        role=Paired(weights["actor"], weights["recipient"], ROLE),
        join=Sums(weights["join"], JOIN),
        status=Labels(weights["status"], STATUS, STATUSES),
        time=Sums(weights["time"], TIME),
        place=Sums(weights["place"], PLACE),
        listed=Sums(weights["listed"], LISTED) if "listed" in weights else None,
    )


def find_events(scene: Scene, choices: Tables) -> list[Event]:
    """The events of an article, in the order of their triggers."""
    assert choices.listed is not None
    told = merge(drafts(scene, choices, LEAST_TOLD[scene.article.lang]))
    likely = zip(told, likelihoods(scene, choices.listed, told), strict=True)
    kept = [(d, p) for d, p in likely if p >= _LEAST_LISTED]
    return [_event(scene, choices, d, f"v{k}", p) for k, (d, p) in enumerate(kept, 1)]


def _event(scene: Scene, choices: Tables, d: Draft, id_: str, p: float) -> Event:
    c = d.candidate
    used = frozenset((*d.actors, *d.recipients))
    time = next((at for m in (c, *d.again) if (at := choose_time(scene, choices, m))), None)
    status, rule = _status(scene, choices, d, time)
    place = choose_place(scene, choices, c, d.label, used)
    actors, recipients = host_and_guest(scene, c.cue, d.label, d.actors, d.recipients, place)
    return Event(
        id=id_,
        event=d.label,
        mode=mode_of(d.label, c.cue, c.act, actors, recipients),
        context=contexts_of(scene, c),
        trigger=trigger_span(scene, c),
        actors=actors,
        recipients=recipients,
        place=place,
        time=time,
        status=status,
        statement=c.around.id if c.around else None,
        confidence=round(p, 4),
        by=[f"{Events.name}@{Events.version}", c.cue.id or "statement", *([rule] if rule else [])],
    )


def _status(scene: Scene, choices: Tables, d: Draft, time: When | None) -> tuple[str, str]:
    """The status that grammar shows, else the likeliest, with the rule; what lies ahead is planned and not actual."""
    if d.rule:
        return STATUS_BY[d.rule], d.rule
    status = choices.status.best(status_groups(scene, d.candidate, d.label))
    if status == "actual" and time is not None and lies_ahead(scene, d.candidate, d.label, time):
        return STATUS_BY["ahead"], "ahead"
    return status, ""


def build(options: Mapping[str, Any]) -> Events:
    """The stage; option `models` names a folder of models other than the package's own."""
    return Events(Path(options.get("models", MODELS)))
