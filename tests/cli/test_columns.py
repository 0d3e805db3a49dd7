"""openclass_nb.cli.columns"""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape

from openclass_nb.cli.columns import Columns

WORDS = st.lists(st.text("abc🔒äé漢", min_size=1, max_size=12), min_size=1, max_size=4).map(" ".join)


def printed(table: Columns, width: int) -> list[str]:
    out = StringIO()
    Console(file=out, width=width, highlight=False).print(table)
    return out.getvalue().splitlines()


def people() -> Columns:
    table = Columns("Student", "Points", "", right=[1])
    table.add_row("ada", "12", "[dim]Loops 64% of 80%[/]")
    table.add_row("benedikt", "7")
    return table


def test_cells_stand_under_their_heading() -> None:
    """Figures to the right; markup is colour and takes no room; a short row ends early."""
    assert printed(people(), 80) == [
        "Student   Points",
        "ada           12  Loops 64% of 80%",
        "benedikt       7",
    ]


def test_a_narrow_terminal_wraps() -> None:
    """Whole words where they fit."""
    assert [line.rstrip() for line in printed(people(), 26)] == [
        "Student   Points",
        "ada           12  Loops",
        "                  64% of",
        "                  80%",
        "benedikt       7",
    ]


@given(st.lists(st.lists(WORDS, min_size=2, max_size=3), min_size=1, max_size=4), st.integers(12, 60))
def test_nothing_is_cut_at_any_width(rows: list[list[str]], width: int) -> None:
    """Every character of every cell is there, and no line is wider than the terminal."""
    table = Columns()
    for row in rows:
        table.add_row(*map(escape, row))
    lines = printed(table, width)
    assert sorted("".join(lines).replace(" ", "")) == sorted("".join(map("".join, rows)).replace(" ", ""))
    assert all(cell_len(line) <= width for line in lines)


def test_an_empty_table_is_nothing() -> None:
    """Only its headings, if it has any."""
    assert printed(Columns(), 80) == []
    assert printed(Columns("Student"), 80) == ["Student"]
