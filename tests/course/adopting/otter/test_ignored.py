"""What otter's authors keep to themselves, and otter's own calls, are left out."""

import pytest

from openclass_nb.course.adopting.otter.ignored import without_ignored, without_otter
from openclass_nb.course.adopting.otter.questions import Placed
from tests.course.adopting.otter.samples import code, text


def kept(*cells: dict[str, object]) -> list[str]:
    """The sources that are left."""
    return [
        str(one.cell["source"])
        for one in without_ignored(Placed(place, cell) for place, cell in enumerate(cells))
    ]


@pytest.mark.parametrize("header", ["# IGNORE", "## Ignore ##", "#ignore"])
def test_ignored_cells(header: str) -> None:
    """Code and text, in either format."""
    assert kept(code(f"{header}\nx"), text(f"{header}\nFor the staff.")) == []


def test_ignored_lines() -> None:
    """Single ones and blocks; a sentence with the word stays."""
    source = "a = 1\nb = 2 # IGNORE\n# BEGIN IGNORE\nc = 3\n# END IGNORE\n# I ignore this"
    assert kept(code(source)) == ["a = 1\n# I ignore this"]


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("import otter\ngrader = otter.Notebook('a.ipynb')", ""),
        ("import otter\nimport math\nok = otter.Notebook()\nok.check('q1')\nx = 1", "import math\nx = 1"),
        ("from otter import Notebook", ""),
        ("grader.check_all()", ""),
        ("grader.export(\n    pdf=False,\n)", ""),
        ("grades = [1]\ngrades.sort()", "grades = [1]\ngrades.sort()"),
        ("%matplotlib inline\nimport otter", "%matplotlib inline\nimport otter"),
        ('""" # BEGIN PLUGIN\nname: a.B\n""" # END PLUGIN\nx = 1', "x = 1"),
    ],
)
def test_calls_of_otter(source: str, left: str) -> None:
    """Nobody has otter here; all other code stays."""
    assert without_otter(source) == left
