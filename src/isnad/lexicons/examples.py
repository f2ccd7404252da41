"""The example sentences of a lexicon: `yes` must match with its row, `no` must not."""

from isnad.lexicons.match import Matcher, form_variants
from isnad.lexicons.table import Report, Table, TableRow
from isnad.text import tokenize


def check_examples(table: Table, report: Report) -> None:
    """Match every sentence against all forms of the table, as stages do, and report what differs."""
    rows = [r for r in table.rows if r.cells.get("yes") or r.cells.get("no")]
    if not rows:
        return
    matchers: dict[str, Matcher[TableRow]] = {}
    for column in table.form_columns():
        language = table.language_of(column)
        forms = [(item, row) for row in table.rows for item in table.items(row, column)]
        matchers[column] = Matcher(forms, clitics=language == "ar")
    for row in rows:
        for which in ("yes", "no"):
            sentence = row.cells.get(which, "")
            if not sentence:
                continue
            matched = any(_matches(table, row, c, m, sentence) for c, m in matchers.items())
            if matched != (which == "yes"):
                does = "doesn't match" if which == "yes" else "matches"
                report(row.line, f"{which} {sentence!r} {does} its row; mend the sentence or the form")


def _matches(table: Table, row: TableRow, column: str, matcher: Matcher[TableRow], sentence: str) -> bool:
    """Whether a hit is that row, or one that declares the same form and came first."""
    own = {v for item in table.items(row, column) for v in form_variants(item)}
    for hit in matcher.find(tokenize(sentence)):
        if hit.value is row:
            return True
        if any(v in own for item in table.items(hit.value, column) for v in form_variants(item)):
            return True
    return False
