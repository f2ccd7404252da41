"""Which other articles report a statement, as `isnad show` tells it."""

from typing import Any

from isnad.cli.bidi import isolated
from isnad.cli.layouts import ARROW, short
from isnad.cli.utterances import plain_report
from isnad.record import Said, View
from isnad.resolve.across import all_utterances
from isnad.resolve.groups import Groups
from isnad.resolve.reports import Report

_SHOWN = 8


def report_rows(view: View, said: Said) -> list[tuple[str, str]]:
    """A row for each report of the statement, the earliest first; none where one article alone has it."""
    found = _reports(view, said)
    rows = [("reported", _words(r)) for r in found[:_SHOWN]]
    if len(found) > _SHOWN:
        rows.append(("", f"… and {len(found) - _SHOWN} more: isnad utterances --article {short(said.article.id)}"))
    return rows


def reports_plain(view: View, said: Said) -> dict[str, Any]:
    """The same as JSON has it: {} where one article alone has the statement."""
    found = _reports(view, said)
    return {"reports": [plain_report(r) for r in found]} if found else {}


def _reports(view: View, said: Said) -> list[Report]:
    article = said.article.id[:16]
    story = Groups(view, article).story_of(article)
    every = all_utterances(view, [story] if story else [])
    return next((u.reports for u in every if any(r.id == said.id for r in u.reports)), [])


def _words(report: Report) -> str:
    way = [report.article.outlet or "?", *(report.names[key] for key in report.agencies)]
    return f"{report.article.published or '?'}  {ARROW.join(map(isolated, way))}  {short(report.id)}"
