"""Checking the word data: what a header promises its table must keep.

Each problem is one line, `file:line: what; what to do`. A checked lexicon can be loaded, compared after
folding without surprises, and matched as its example sentences say.
"""

import unicodedata
from pathlib import Path

from isnad.errors import LexiconError
from isnad.lexicons.examples import check_examples
from isnad.lexicons.load import DATA, FIXED, LANGS, read_header
from isnad.lexicons.match import form_variants
from isnad.lexicons.table import Report, Table, TableRow, read_table

# Letters that the other language uses for its own, by code point: the two look alike in print.
_FOREIGN = {
    "ar": frozenset("\u06cc\u06a9\u06af\u0686\u067e\u0698"),
    "fa": frozenset("\u064a\u0643"),
    "": frozenset[str](),
}
_NOWHERE = {
    **dict.fromkeys("\u0640", "tatweel"),
    **dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "bidi mark"),
    **dict.fromkeys("\u200b\u2060\ufeff\u00ad", "invisible character"),
    "\u00a0": "no-break space",
}


def check(data: Path = DATA) -> list[str]:
    """The problems of all lexicons under `data`, in the order of files and lines; [] when there is none."""
    problems: list[str] = []
    ids: dict[str, str] = {}
    for path in sorted(data.iterdir()):
        if path.name not in LANGS:
            problems.append(f"{path.name}:1: is no folder of lexicons ({', '.join(LANGS)}); move it")
            continue
        for entry in sorted(path.iterdir()):
            if entry.suffix == ".tsv":
                problems.extend(_check_lexicon(data, entry, ids))
            elif entry.suffix != ".toml" or not entry.with_suffix(".tsv").is_file():
                name = entry.relative_to(data).as_posix()
                problems.append(f"{name}:1: is a stray file; name it NAME.toml beside NAME.tsv, or move it")
    return problems


def _check_lexicon(data: Path, path: Path, ids: dict[str, str]) -> list[str]:
    name = path.relative_to(data).as_posix()
    found: list[tuple[int, str]] = []
    try:
        header = read_header(path.with_suffix(".toml"))
    except LexiconError as e:
        message = str(e).removeprefix(f"{path.with_suffix('.toml')}: ")
        return [f"{name.removesuffix('.tsv')}.toml:1: {message}"]

    def report(line: int, message: str) -> None:
        found.append((line, message))

    table = read_table(path, path.parent.name, header, report)
    if table.columns:
        _check_columns(table, report)
        _check_closed(table, report)
        _check_forms(table, report)
        _check_ids(table, name, ids, report)
        for row in table.rows:
            _check_cells(table, row, report)
        if not found:  # examples are matched, which only well-formed rows can be
            check_examples(table, report)
    return [f"{name}:{line}: {message}" for line, message in sorted(found)]


def _check_columns(table: Table, report: Report) -> None:
    header, columns = table.header, table.columns
    if columns[:2] != ("id", "form"):
        report(1, f"begins with columns {', '.join(columns[:2])}; the first two are id and form")
    for column in columns:
        if columns.count(column) > 1:
            report(1, f"has column {column} twice; rename one")
        if column not in FIXED and column not in header.columns:
            report(1, f"has column {column}, which the header doesn't describe; add [columns.{column}]")
    for column in header.columns:
        if column not in columns:
            report(1, f"has no column {column}, which the header describes; take it out of the header")
        elif column in FIXED:
            report(1, f"has a header table for {column}, whose meaning is fixed; take it out")
        elif not header.columns[column].description:
            report(1, f"describes column {column} with no words; say what it holds")
    for key in ("description", "provenance"):
        if not getattr(header, key).strip():
            report(1, f"has an empty {key} in its header; write one sentence")


def _check_ids(table: Table, name: str, ids: dict[str, str], report: Report) -> None:
    for row in table.rows:
        here = f"{name}:{row.line}"
        if not row.id or not row.id.isascii() or any(c.isspace() for c in row.id):
            report(row.line, f"has id {row.id!r}; an id is ASCII without spaces")
        elif row.id in ids:
            report(row.line, f"has id {row.id}, which {ids[row.id]} has too; give a new one")
        ids.setdefault(row.id, here)


def _check_cells(table: Table, row: TableRow, report: Report) -> None:
    for column, cell in row.cells.items():
        if cell != cell.strip() or "  " in cell:
            report(row.line, f"{column} has a space too many; take it out")
        _check_letters(table, row, column, report)
        declared = table.header.columns.get(column)
        if column in ("id", "form"):
            if not cell:
                report(row.line, f"{column} is empty; fill it or take the row out")
        elif declared is not None:
            if not cell and not declared.optional:
                report(row.line, f"{column} is empty; fill it or declare the column optional")
            for item in table.items(row, column):
                if declared.values and item not in declared.values:
                    report(row.line, f"{column} is {item!r}; the header allows {', '.join(declared.values)}")
                elif not item.strip():
                    report(row.line, f"{column} has an empty item; take the separator out")


def _check_letters(table: Table, row: TableRow, column: str, report: Report) -> None:
    cell = row.cells[column]
    if cell.isascii():
        return
    if cell != unicodedata.normalize("NFC", cell):
        report(row.line, f"{column} is not NFC; write it in composed letters")
    allowed = table.header.letters
    language = table.language_of(column)
    for c in dict.fromkeys(cell):
        if c in allowed:
            continue
        if c in _NOWHERE:
            report(row.line, f"{column} has a {_NOWHERE[c]} (U+{ord(c):04X}); take it out")
        elif c in _FOREIGN[language]:
            what = f"{column} has {c} (U+{ord(c):04X}), which is no letter of {language}"
            report(row.line, f"{what}; write that of {language} or declare it in letters")


def _check_forms(table: Table, report: Report) -> None:
    """No form stands twice after folding, whatever its spelling, unless the header gives the reason."""
    overlaps = {v: form for form in table.header.overlaps for v in form_variants(form)}
    used: set[str] = set()
    for column in table.form_columns():
        seen: dict[tuple[str, ...], tuple[int, str]] = {}
        for row in table.rows:
            for item in table.items(row, column):
                variants = form_variants(item)
                if not any(variants):
                    report(row.line, f"{column} {item!r} folds to nothing; write a form that can be matched")
                    continue
                declared = {overlaps[v] for v in variants if v in overlaps}
                used |= declared
                there = next((seen[v] for v in variants if v in seen), None)
                if there is not None and not declared:
                    line, other = there
                    what = f"{column} {item!r} folds like {other!r} in line {line}"
                    report(row.line, f"{what}; keep one, or declare it in [overlaps] with the reason")
                for v in variants:
                    seen.setdefault(v, (row.line, item))
    for form, reason in table.header.overlaps.items():
        if form not in used:
            report(1, f"declares an overlap of {form!r}, which is no form here; take it out")
        if not reason.strip():
            report(1, f"declares an overlap of {form!r} without a reason; give one")


def _check_closed(table: Table, report: Report) -> None:
    closed = table.header.closed
    if closed is None:
        return
    missing = [c for c in (closed.item, *closed.group) if c not in table.columns]
    if missing:
        report(1, f"declares a closed class over {', '.join(missing)}, which is no column; name one")
        return
    sets: dict[tuple[str, ...], tuple[int, set[str]]] = {}
    for row in table.rows:
        group = tuple(row.cells[c] for c in closed.group)
        sets.setdefault(group, (row.line, set()))[1].add(row.cells[closed.item])
    for group, (line, items) in sets.items():
        if len(items) != closed.count:
            what = " ".join([closed.item, *(["of"] if group else []), *group])
            report(line, f"has {len(items)} different {what}, not {closed.count}; complete the class")
    if closed.sets and len(sets) != closed.sets:
        report(1, f"has {len(sets)} sets by {', '.join(closed.group)}, not {closed.sets}; complete the class")
