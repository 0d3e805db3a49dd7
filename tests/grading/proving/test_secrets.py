"""What the students' version would give away."""

from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.grading.proving.secrets import judge_release, students_version
from tests.building import CourseDraft

SOLUTION = "return math.sqrt(a * a + b * b)"


def told(draft: CourseDraft, root: Path) -> list[tuple[str, str]]:
    loaded = load_course(draft.write(root))
    found = judge_release(loaded, loaded.notebooks[0], loaded.of_assignment("sums"))
    assert all(one.code == "secret-in-sight" for one in found)
    return [(str(one.place), one.message) for one in found]


def test_an_ordinary_course_gives_nothing_away(draft: CourseDraft, tmp_path: Path) -> None:
    """Hidden tests, hints, solutions and notes are all taken out."""
    assert told(draft, tmp_path) == []
    shown = str(students_version(draft.notebooks["sums/sums"], tmp_path))
    assert "return a + b" not in shown
    assert "Think of apples" not in shown


@pytest.mark.parametrize("cell", ["add-prompt", "plus-test-1"])
def test_a_solution_in_a_prompt_or_a_visible_test(draft: CourseDraft, tmp_path: Path, cell: str) -> None:
    """However it is spaced, in a comment too."""
    draft.cell("add")["source"] = (
        f"def add(a, b):\n    ### BEGIN SOLUTION\n    {SOLUTION}\n    ### END SOLUTION"
    )
    draft.cell(cell)["source"] += "\n# math.sqrt( a*a + b*b )\n"
    ((place, message),) = told(draft, tmp_path)
    assert cell in place
    assert "the solution of “Add”" in message


def test_a_solution_in_a_file_beside_the_notebook(draft: CourseDraft, tmp_path: Path) -> None:
    """Data files go out with it."""
    draft.cell("add")["source"] = (
        f"def add(a, b):\n    ### BEGIN SOLUTION\n    {SOLUTION}\n    ### END SOLUTION"
    )
    draft.write(tmp_path)
    (tmp_path / "source" / "sums" / "old.py").write_text(f"def add(a, b):\n    {SOLUTION}\n")
    ((place, _),) = told(draft, tmp_path)
    assert place == "source/sums/old.py"


def test_hints_hidden_tests_and_notes(draft: CourseDraft, tmp_path: Path) -> None:
    """Where a teacher wrote them twice."""
    draft.cell("plus-prompt")["source"] += (
        "\nWhich sign puts two heaps together?\nTakes away instead of adding.\n"
        '`assert plus(-4, 9) == 5, "Try negative numbers."`'
    )
    messages = " ".join(message for _, message in told(draft, tmp_path))
    assert "a hint" in messages
    assert "a hidden test of “Plus”" in messages
    assert "a note on a wrong answer" in messages


def test_what_nbgrader_can_not_blank_is_told_elsewhere(draft: CourseDraft, tmp_path: Path) -> None:
    """Once is enough."""
    draft.cell("add")["source"] = "### BEGIN SOLUTION\nx = 1"
    assert told(draft, tmp_path) == []
