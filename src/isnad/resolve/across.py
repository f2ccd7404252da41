"""Utterances and corroboration over a record, story by story."""

from collections.abc import Iterable, Iterator, Sequence

from isnad.model import Reading
from isnad.record import View
from isnad.resolve.corroboration import Corroboration, Sources, of_occurrence, of_utterance
from isnad.resolve.groups import Groups
from isnad.resolve.occurrences import happenings, occurrences
from isnad.resolve.reports import reports
from isnad.resolve.stories import Story
from isnad.resolve.utterances import Utterance, utterances


def all_utterances(view: View, stories: Iterable[Story]) -> Iterator[Utterance]:
    """What several articles report as said by one speaker, story by story."""
    persons = view.persons()
    for readings in _read(view, stories):
        yield from utterances([[r for reading in readings for r in reports(reading, persons)]])


def corroborations(view: View, found: Groups, stories: Iterable[Story]) -> Iterator[Corroboration]:
    """What stands behind each utterance and event that several articles report, story by story."""
    sources, persons = Sources(found.copies, found.cards), view.persons()
    for readings in _read(view, stories):
        countries = {r.article.id: country for r in readings if (country := _country(r))}
        for utterance in utterances([[r for reading in readings for r in reports(reading, persons)]]):
            yield of_utterance(utterance, sources, countries)
        for occurrence in occurrences([[h for reading in readings for h in happenings(reading)]]):
            yield of_occurrence(occurrence, sources, countries)


def _read(view: View, stories: Iterable[Story]) -> Iterator[Sequence[Reading]]:
    return (list(view.some(story.articles)) for story in stories)


def _country(reading: Reading) -> str | None:
    """The outlet's country, where it is known."""
    return next((e.country for e in reading.entities if e.id == reading.outlet), None)
