"""Cells run plainly, scored by nbgrader's rule."""

import pytest

from openclass_nb.grading.proving.inside.cells import Cell, judged, run_quietly

POINTS = 2.0


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("assert True", (True, "")),
        ("assert False, 'Why?'", (False, "Why?")),
        ("assert False", (False, "A test of this exercise does not hold yet.")),
        ("1 / 0", (False, "ZeroDivisionError: division by zero")),
        ("raise SystemExit", (False, "SystemExit: ")),
        ("1.5", (False, "1.5 of 2 points.")),
        ("2.0", (True, "")),
        ("0.5;", (True, "")),
        ("'text'", (True, "")),
        ("float('nan')", (True, "")),
        ("x = 1", (True, "")),
    ],
)
def test_a_test_cell_is_scored_as_nbgrader_does(source: str, outcome: tuple[bool, str]) -> None:
    """An error gives nothing, a number at the end so many points, anything else all."""
    assert judged(Cell(source), POINTS, {}) == outcome


def test_a_cell_with_await_runs_to_its_end() -> None:
    """As in IPython."""
    names: dict[str, object] = {}
    Cell("import asyncio\nawait asyncio.sleep(0)\nx = 1").run(names)
    assert names["x"] == 1


def test_the_source_of_a_function_can_be_asked_for() -> None:
    """Some tests do."""
    names: dict[str, object] = {}
    assert run_quietly("import inspect\ndef f():\n    return 7\ntext = inspect.getsource(f)", names) == ""
    assert "return 7" in str(names["text"])


def test_what_goes_wrong_in_other_cells_is_told() -> None:
    """And stops nothing."""
    assert run_quietly("1 / 0", {}).startswith("ZeroDivisionError")
    assert run_quietly("x = (", {}).startswith("SyntaxError")
