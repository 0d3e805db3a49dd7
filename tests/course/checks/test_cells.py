"""What nbgrader would stumble over in a cell, one mistake at a time."""

from pathlib import Path

import pytest

from tests.building import CourseDraft, cell, check
from tests.course.checks.mistakes import Mistake, found, makes_one_finding, told

SUMS = "source/sums/sums.ipynb"


def graded_cell_of_no_exercise(draft: CourseDraft) -> None:
    stray = check("stray")
    del stray["metadata"]["openclass"]
    draft.notebooks["sums/sums"]["cells"].append(stray)


def solution_never_ends(draft: CourseDraft) -> None:
    draft.cell("add")["source"] = "def add(a, b):\n    ### BEGIN SOLUTION\n    return a + b"


def hidden_tests_end_twice(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["source"] += "### END HIDDEN TESTS\n"


def solution_begins_twice(draft: CourseDraft) -> None:
    draft.cell("add")["source"] = "### BEGIN SOLUTION\n" + draft.cell("add")["source"]


def solution_outside_an_answer(draft: CourseDraft) -> None:
    source = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
    draft.notebooks["sums/sums"]["cells"].append(cell("code", source, "free"))


def hidden_tests_outside_a_test(draft: CourseDraft) -> None:
    source = "### BEGIN HIDDEN TESTS\nx = 1\n### END HIDDEN TESTS"
    draft.notebooks["sums/sums"]["cells"].append(cell("code", source, "free"))


def key_that_nbgrader_refuses(draft: CourseDraft) -> None:
    draft.cell("add")["metadata"]["nbgrader"]["point"] = 1


def old_nbgrader_metadata(draft: CourseDraft) -> None:
    draft.cell("add")["metadata"]["nbgrader"]["schema_version"] = 1


def points_in_words(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"]["cells"].append(check("add", 2))
    draft.cell("add-test-2")["metadata"]["nbgrader"]["points"] = "two"


def points_forgotten(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"]["cells"].append(check("add", 2))
    del draft.cell("add-test-2")["metadata"]["nbgrader"]["points"]


def grade_id_forgotten(draft: CourseDraft) -> None:
    del draft.cell("add-test-1")["metadata"]["nbgrader"]["grade_id"]


def grade_id_with_a_dot(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["metadata"]["nbgrader"]["grade_id"] = "add.test"


MISTAKES: list[Mistake] = [
    (graded_cell_of_no_exercise, "no-exercise", f"{SUMS}, cell 10 (stray-test-1)", "no exercise", "openclass"),
    (solution_never_ends, "markers", f"{SUMS}, cell 2 (add)", "solution marks", "END SOLUTION"),
    (hidden_tests_end_twice, "markers", f"{SUMS}, cell 3 (add-test-1)", "hidden tests marks", "BEGIN HIDDEN"),
    (solution_begins_twice, "markers", f"{SUMS}, cell 2 (add)", "solution marks", "END SOLUTION"),
    (solution_outside_an_answer, "markers", f"{SUMS}, cell 10 (free)", "as an answer cell", "take the marks"),
    (hidden_tests_outside_a_test, "markers", f"{SUMS}, cell 10 (free)", "as a test cell", "take the marks"),
    (key_that_nbgrader_refuses, "nbgrader-metadata", f"{SUMS}, cell 2 (add)", "“point”", "“points”?"),
    (old_nbgrader_metadata, "nbgrader-metadata", f"{SUMS}, cell 2 (add)", "old version: 1", "nbgrader update"),
    (points_in_words, "nbgrader-metadata", f"{SUMS}, cell 10 (add-test-2)", "“points”", "Change"),
    (points_forgotten, "nbgrader-metadata", f"{SUMS}, cell 10 (add-test-2)", "“points” is missing", "how many"),
    (grade_id_forgotten, "nbgrader-metadata", f"{SUMS}, cell 3 (add-test-1)", "“grade_id” is missing", "an id"),
    (grade_id_with_a_dot, "nbgrader-metadata", f"{SUMS}, cell 3 (add.test)", "“add.test”", "“-” and “_”."),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=told)
def test_one_mistake_makes_one_finding(draft: CourseDraft, tmp_path: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    makes_one_finding(draft, tmp_path, mistake)


def same_grade_id(draft: CourseDraft) -> None:
    draft.cell("plus-test-1")["metadata"]["nbgrader"]["grade_id"] = "add-test-1"


def test_both_cells_with_one_grade_id_are_named(draft: CourseDraft, tmp_path: Path) -> None:
    """Which of the two has to change, only the teacher knows."""
    same_grade_id(draft)
    findings = found(draft, tmp_path)
    assert [str(one.place) for one in findings] == [
        f"{SUMS}, cell 3 (add-test-1)",
        f"{SUMS}, cell 6 (add-test-1)",
    ]
    assert {one.code for one in findings} == {"duplicate-grade-id"}


def graded_text_that_nobody_answers(draft: CourseDraft) -> None:
    text = cell("markdown", "Why?", "why", nbgrader=check("why")["metadata"]["nbgrader"])
    draft.notebooks["sums/sums"]["cells"].append(text)


def test_a_graded_text_needs_an_answer(draft: CourseDraft, tmp_path: Path) -> None:
    """nbgrader refuses a text cell that is graded but no answer; the check says so before it does."""
    graded_text_that_nobody_answers(draft)
    assert "nbgrader-metadata" in {one.code for one in found(draft, tmp_path)}
