"""Questions are found in either format, and what is out of place is told."""

import pytest

from openclass_nb.course.adopting.otter.questions import OtterNotebook, Question
from openclass_nb.course.adopting.otter.reading import read_otter
from tests.course.adopting.otter.samples import Cell, code, notebook, old, present, question, raw, text


def read(*cells: Cell) -> OtterNotebook:
    """A notebook of these cells, read."""
    return read_otter(notebook(*cells), "lab.ipynb")


def sizes(one: Question) -> tuple[int, int, int, int]:
    """How many cells of each kind a question has."""
    return len(one.texts), len(one.replies), len(one.answers), len(one.tests)


def test_the_present_format() -> None:
    """Names, parts and the assignment's settings."""
    found = read_otter(present(), "lab.ipynb")
    assert [one.name for one in found.questions] == ["q1", "q2", "q3", "q4"]
    assert [sizes(one) for one in found.questions] == [(1, 0, 1, 3), (1, 1, 1, 0), (1, 0, 1, 0), (1, 0, 2, 4)]
    assert [one.manual for one in found.questions] == [False, True, True, False]
    assert found.config["files"] == ["numbers.csv"]
    assert found.findings == []


def test_the_old_format() -> None:
    """A question ends where something stands that is none of its tests."""
    found = read_otter(old(), "hw.ipynb")
    assert [one.name for one in found.questions] == ["q1", "q2", "q3"]
    assert [sizes(one) for one in found.questions] == [(1, 0, 1, 2), (1, 0, 1, 0), (1, 0, 1, 1)]
    assert found.questions[0].config["points"] == 2
    assert found.config == {"init_cell": False}
    between = [part.cell["source"] for part in found.parts if not isinstance(part, Question)]
    assert between == ["# Homework 2", "import math", "A word in between."]


def test_the_yaml_is_not_part_of_the_question() -> None:
    """Students read the text around it."""
    (asks,) = read_otter(old(), "hw.ipynb").questions[0].texts
    assert asks.cell["source"].strip() == "**Question 1:** Double a number."


def test_fenced_blocks_stand_for_raw_cells() -> None:
    """Where raw cells can't be written, text fenced as “otter” is the same."""
    found = read(
        text("```otter\n# BEGIN QUESTION\nname: q1\n```"),
        text("What?\n\n```otter\n# BEGIN SOLUTION\n```"),
        code("x = 1 # SOLUTION"),
        text("```otter\n# END SOLUTION\n```\n```otter\n# BEGIN TESTS\n```"),
        code("x == 1", "True"),
        text("```otter\n# END TESTS\n```"),
        text("```otter\n# END QUESTION\n```"),
    )
    assert [(one.name, *sizes(one)) for one in found.questions] == [("q1", 1, 0, 1, 1)]
    assert found.findings == []


BROKEN = {
    "no end": (
        [raw("# BEGIN QUESTION\nname: q1"), raw("# BEGIN TESTS"), code("x")],
        "ends inside its “tests”",
    ),
    "block in block": (
        [raw("# BEGIN QUESTION\nname: q"), raw("# BEGIN SOLUTION"), raw("# BEGIN TESTS"), raw("# END TESTS")],
        "“solution” has not ended",
    ),
    "end without begin": ([raw("# BEGIN QUESTION\nname: q1"), raw("# END TESTS")], "no block has begun"),
    "outside": ([raw("# BEGIN TESTS"), code("x"), raw("# END TESTS")], "outside any question"),
    "no name": (question("points: 1", "What?", answer=[code("x")], tests=[]), "has no name"),
    "no yaml": (question("name: [q1", "What?", answer=[code("x")], tests=[]), "no YAML"),
    "a list": (question("- q1", "What?", answer=[code("x")], tests=[]), "no YAML"),
    "old test alone": (
        [text("```\nBEGIN QUESTION\nname: q1\n```"), code("x = 1"), text("So."), code("# TEST\nx", "1")],
        "belongs to no question",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_out_of_place_is_told(case: str) -> None:
    """With the cell in the otter notebook."""
    cells, told = BROKEN[case]
    findings = read(*cells).findings
    assert any(told in one.message for one in findings)
    assert all(one.place.file == "lab.ipynb" and one.place.cell is not None for one in findings)


def test_an_ordinary_notebook_has_no_questions() -> None:
    """Nothing is invented."""
    found = read(text("# Hello"), code("x = 1"))
    assert found.questions == []
    assert len(found.parts) == 2
