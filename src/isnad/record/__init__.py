"""The record: one SQLite file with readings, their full-text index and people's judgements.

`Writer` writes it, `View` reads it; both know the tables of `schema`, nobody else does.
"""

from isnad.record.batch import Written
from isnad.record.checking import check
from isnad.record.dumping import dump
from isnad.record.explaining import explain
from isnad.record.filters import Filters
from isnad.record.found import ArticleHead, Happened, Hit, Said
from isnad.record.judgements import VERDICTS, Evidence, Judgement, judge, undo
from isnad.record.missed import NotThereError, miss
from isnad.record.people import Person
from isnad.record.recordview import RecordView
from isnad.record.sameness import Sameness
from isnad.record.sampling import Precision, sample, score_sheet
from isnad.record.sightings import Sighting
from isnad.record.view import Info, View
from isnad.record.writer import Writer

__all__ = [
    "VERDICTS",
    "ArticleHead",
    "Evidence",
    "Filters",
    "Happened",
    "Hit",
    "Info",
    "Judgement",
    "NotThereError",
    "Person",
    "Precision",
    "RecordView",
    "Said",
    "Sameness",
    "Sighting",
    "View",
    "Writer",
    "Written",
    "check",
    "dump",
    "explain",
    "judge",
    "miss",
    "sample",
    "score_sheet",
    "undo",
]
