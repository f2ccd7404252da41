"""Our table of dates (tests/stages/dates.tsv) through Isnad and through dateparser: score and time of both.

    python benchmarks/quality/dates.py [--repeat N] [--wrong]

Isnad reads the whole sentence (tokens, sentences and dates are timed) and must find the expression, its
value and its calendar. dateparser is given the language and the day of publication and must only get the
value right. Both do two jobs: the sentence (dateparser's `search_dates`), and the expression alone, without
the words that show its tense (`parse`). CPU time. Needs dateparser (a development dependency); no network.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import dateparser
from dateparser.search import search_dates

from isnad.stages.times import find_times
from isnad.text import split_sentences, tokenize

TABLE = Path(__file__).parents[2] / "tests" / "stages" / "dates.tsv"
OURS_AT_LEAST = 0.98
TIMES_FASTER = 20


class Row(NamedTuple):
    lang: str
    published: str
    text: str
    expression: str
    value: str
    calendar: str


def rows() -> list[Row]:
    """The table's rows; an empty expression: the sentence holds no date; an empty value: it stays unknown."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return [Row(*line.split("\t")) for line in lines if line]


def isnad_right(row: Row) -> bool:
    tokens = tokenize(row.text)
    times = find_times(row.lang, row.text, tokens, split_sentences(row.text, tokens), row.published or None)
    if not row.expression:
        return not times
    return any((t.text, t.value or "", t.calendar) == (row.expression, row.value, row.calendar) for t in times)


def isnad_expression_right(row: Row) -> bool:
    return isnad_right(row._replace(text=row.expression or row.text))


def _settings(row: Row) -> dict[str, Any]:
    base = {"RELATIVE_BASE": datetime.fromisoformat(row.published)} if row.published else {}
    return {"PREFER_DATES_FROM": "past", **base}


def _agrees(row: Row, found: datetime) -> bool:
    return bool(row.value) and found.date().isoformat()[: len(row.value)] == row.value


def search_right(row: Row) -> bool:
    """Whether dateparser finds the value in the sentence, or nothing where there is none."""
    found = search_dates(row.text, languages=[row.lang], settings=_settings(row)) or []
    if not row.expression or not row.value:
        return not found
    return any(_agrees(row, value) for _, value in found)


def parse_right(row: Row) -> bool:
    """Whether dateparser understands the expression; sentences without a date go through its search."""
    if not row.expression:
        return search_right(row)
    found = dateparser.parse(row.expression, languages=[row.lang], settings=_settings(row))
    return found is None if not row.value else found is not None and _agrees(row, found)


def measure(right: Callable[[Row], bool], table: list[Row], repeat: int) -> tuple[list[Row], float]:
    """The rows that are wrong, and the least time in seconds that one pass over the table took."""
    wrong = [row for row in table if not right(row)]  # also loads what is loaded once
    best = float("inf")
    for _ in range(repeat):
        begin = time.process_time()
        for row in table:
            right(row)
        best = min(best, time.process_time() - begin)
    return wrong, best


_READERS = (
    ("isnad, sentence", isnad_right),
    ("dateparser, sentence", search_right),
    ("isnad, expression", isnad_expression_right),
    ("dateparser, expression", parse_right),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, help="passes over the table; the fastest counts")
    parser.add_argument("--wrong", action="store_true", help="list the rows that are wrong")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    table = rows()
    print(f"{len(table)} rows: {len([r for r in table if r.expression])} dates, the rest sentences without one")
    scores: dict[str, tuple[float, float]] = {}
    print(f"{'':24}{'right':>8}{'ar':>8}{'fa':>8}{'seconds':>10}{'rows/s':>10}")
    for name, right in _READERS:
        wrong, seconds = measure(right, table, args.repeat)
        shares = [1 - len(wrong) / len(table)]
        for lang in ("ar", "fa"):
            of_lang = [r for r in table if r.lang == lang]
            shares.append(1 - sum(r.lang == lang for r in wrong) / len(of_lang))
        scores[name] = shares[0], seconds
        print(f"{name:24}" + "".join(f"{s:8.3f}" for s in shares) + f"{seconds:10.3f}{len(table) / seconds:10.0f}")
        if args.wrong:
            for row in wrong:
                print("  ", *row, sep="\t")
    faster = [scores[f"dateparser, {job}"][1] / scores[f"isnad, {job}"][1] for job in ("sentence", "expression")]
    print(f"isnad is {faster[0]:.0f} times as fast on sentences, {faster[1]:.0f} times on expressions")
    return 0 if scores["isnad, sentence"][0] >= OURS_AT_LEAST and faster[0] >= TIMES_FASTER else 1


if __name__ == "__main__":
    sys.exit(main())
