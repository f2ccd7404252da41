"""Events in PLOVER's classes: candidates from the lexicon and from statements, then learned choices.

Words of the lexicon and cues of statements are candidates; log-linear choices decide whether one tells an
event and of which class, who takes part, when, where and in which status. Mentions of one event are merged.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from isnad.model import Article, Event, Layers
from isnad.stages.choice import Templates, load_weights
from isnad.stages.events.contexts import contexts_of
from isnad.stages.events.drafts import Draft, drafts, merge, trigger_span
from isnad.stages.events.modes import mode_of
from isnad.stages.events.roles import JOIN, ROLE
from isnad.stages.events.scene import Scene, scene_of
from isnad.stages.events.settings import PLACE, TIME, choose_place, choose_time
from isnad.stages.events.sums import Labelled, Paired, Sums, Tables
from isnad.stages.events.triggers import CLASS, STATUS, STATUSES, shown_status, status_groups

LANGS = ("ar", "fa")
MODELS = Path(__file__).parent / "models"
THRESHOLDS = {"ar": 0.38, "fa": 0.3}  # least probability that a candidate tells an event at all
TEMPLATES: Mapping[str, Templates] = {
    "class": CLASS,
    "actor": ROLE,
    "recipient": ROLE,
    "join": JOIN,
    "status": STATUS,
    "time": TIME,
    "place": PLACE,
}


class Events:
    name = "events"
    version = "3"
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
        return Layers(events=find_events(scene_of(article, layers), self._loaded[lang], THRESHOLDS[lang]))


def load_tables(path: Path) -> Tables:
    """The trained choices of one language."""
    return tables(load_weights(path))


def tables(weights: Mapping[str, Mapping[str, float]]) -> Tables:
    """The weights of each choice, ready to be added up."""
    return Tables(
        kind=Labelled(weights["class"], CLASS),
        role=Paired(weights["actor"], weights["recipient"], ROLE),
        join=Sums(weights["join"], JOIN),
        status=Labelled(weights["status"], STATUS),
        time=Sums(weights["time"], TIME),
        place=Sums(weights["place"], PLACE),
    )


def find_events(scene: Scene, choices: Tables, threshold: float) -> list[Event]:
    """The events of an article, in the order of their triggers."""
    found = merge(drafts(scene, choices, threshold))
    return [_event(scene, choices, d, f"v{k}") for k, d in enumerate(found, 1)]


def _event(scene: Scene, choices: Tables, d: Draft, id_: str) -> Event:
    c = d.candidate
    used = frozenset((*d.actors, *d.recipients))
    return Event(
        id=id_,
        event=d.label,
        mode=mode_of(d.label, c.cue, c.act, d.actors, d.recipients),
        context=contexts_of(scene, c),
        trigger=trigger_span(scene, c),
        actors=d.actors,
        recipients=d.recipients,
        place=choose_place(scene, choices, c, d.label, used),
        time=choose_time(scene, choices, c),
        status=shown_status(c) or choices.status.best(STATUSES, status_groups(scene, c, d.label)),
        statement=c.around.id if c.around else None,
        confidence=round(d.p, 4),
        by=["events@3", c.cue.id or "statement"],
    )


def build(options: Mapping[str, Any]) -> Events:
    """The stage; option `models` names a folder of models other than the package's own."""
    return Events(Path(options.get("models", MODELS)))
