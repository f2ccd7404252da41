import pytest
from rich.console import Console
from rich.text import Text

from isnad.cli.bidi import AUTO, END, LTR, RTL, Cell, is_rtl, isolated, with_isolates, without_controls
from isnad.cli.layouts import failure_columns
from isnad.cli.output import Column, table
from isnad.model import Failure

AR, FA, EN = "وكالة الجسر للأنباء", "گفت‌وگوهای پنج‌روزه", "Nour News"


def lines(cell: Cell, width: int) -> list[str]:
    """The cell's lines as printed."""
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as out:
        console.print(cell)
    return out.get().splitlines()


@pytest.mark.parametrize(("text", "rtl"), [(AR, True), (FA, True), (EN, False), ("1975 " + FA, True), ("", False)])
def test_direction_is_that_of_the_first_letter(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl
    assert is_rtl(f"{LTR}[s1]{END} {AR}") is True


@pytest.mark.parametrize("words", [AR, FA])
def test_right_to_left_lines_stand_at_the_right_edge_in_isolates(words: str) -> None:
    for line in lines(Cell(words, way=RTL), 12):
        bare = line.lstrip(" ")
        assert bare.startswith(RTL) and bare.endswith(END)
        assert Text(line).cell_len == 12


@pytest.mark.parametrize("words", [AR, FA])
def test_a_chain_runs_left_to_right_and_each_line_closes_its_isolates(words: str) -> None:
    out = lines(Cell(f"{isolated(words)} → {EN}", way=LTR), 14)
    assert len(out) > 1
    for line in out:
        assert sum(line.count(c) for c in (LTR, RTL, AUTO)) == line.count(END)
    assert out[0].startswith(LTR + AUTO)
    assert not out[0].startswith(" ")


def test_latin_is_left_as_it_is() -> None:
    assert lines(Cell(EN), 20) == [EN]


def test_isolates_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_ISOLATES", "0")
    assert isolated(AR) == AR
    assert lines(Cell(AR), 30) == [AR.rjust(30)]


def test_columns_start_in_the_same_cell_in_every_row() -> None:
    columns: list[Column[tuple[str, str]]] = [
        Column("one", lambda r: r[0], ratio=1, way=RTL),
        Column("two", lambda r: r[1], ratio=1),
    ]
    console = Console(width=60, color_system=None)
    with console.capture() as out:
        console.print(table([(AR, "x1"), (FA, "x2"), (EN, "x3")], columns))
    rows = [line for line in out.get().splitlines() if "x" in line]
    assert len({Text(row[: row.index("x")]).cell_len for row in rows}) == 1


@pytest.mark.parametrize(("one", "two"), [("نخيل العين", "وكالة الجسر"), ("آوای ارس", "سپیدار پرس"), (AR, FA)])
def test_names_in_a_row_of_a_table_stay_in_their_order(one: str, two: str) -> None:
    """Each in its isolate: else two of one direction and the arrow between them would run from right to left."""
    column: Column[str] = Column("through", lambda _: f"{isolated(one)} → {isolated(two)}", ratio=1, way=LTR)
    console = Console(width=60, color_system=None)
    with console.capture() as out:
        console.print(table([""], [column]))
    row = next(line.strip() for line in out.get().splitlines() if "→" in line)
    assert row == f"{LTR}{AUTO}{one}{END} → {AUTO}{two}{END}{END}"


@pytest.mark.parametrize("field", ["عنوان الخبر", "متن خبر"])
def test_a_message_that_names_a_field_runs_left_to_right(field: str) -> None:
    """Also its lines that begin with the field: they would run the other way than the rest of the message."""
    message = f"it has no column called text but {field}, {field}; say which of them holds the text"
    what = failure_columns()[2]
    console = Console(width=20, color_system=None)
    with console.capture() as out:
        console.print(what.cell(Failure(input="a.csv", line=None, code="no-text", stage="input", message=message)))
    shown = [line for line in out.get().splitlines() if any(w in line for w in field.split())]
    assert len(shown) > 1 and all(line.startswith(LTR) for line in shown)


def test_isolates_of_a_text_itself_are_closed_and_close_nothing_else() -> None:
    assert with_isolates("\u2069a\u2068b\u2067c") == "a\u2068bc\u2069"


@pytest.mark.parametrize("words", [AR, FA])
def test_marks_of_the_text_itself_and_terminal_codes_do_not_reach_the_terminal(words: str) -> None:
    assert without_controls(f"\u202e{words}\x1b[31m\u2067\n") == f"{words}[31m "
    assert without_controls(FA) == FA, "a joiner is spelling, no control"
