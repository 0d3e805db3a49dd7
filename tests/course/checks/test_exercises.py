"""What can be wrong with an exercise, one mistake at a time."""

from pathlib import Path

import pytest

from tests.building import CourseDraft, check, exercise, wrong_answer
from tests.course.checks.mistakes import Mistake, makes_one_finding, told

SUMS = "source/sums/sums.ipynb"


def same_exercise_in_two_notebooks(draft: CourseDraft) -> None:
    draft.notebooks["twice/twice"]["cells"] += exercise("add", objective="doubling")


def answer_unknown_to_nbgrader(draft: CourseDraft) -> None:
    draft.cell("add")["metadata"].pop("nbgrader")
    draft.cell("add")["source"] = "def add(a, b): ..."


def no_tests(draft: CourseDraft) -> None:
    draft.drop("add-test-1")


def no_points(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["metadata"]["nbgrader"]["points"] = 0


def ungraded_test(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["metadata"]["nbgrader"] |= {"grade": False}
    draft.cell("add-test-1")["source"] = 'assert add(1, 2) == 3, "One and two?"'
    draft.notebooks["sums/sums"]["cells"].append(check("add", 2))


def not_locked(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["metadata"]["nbgrader"]["locked"] = False


def no_prompt(draft: CourseDraft) -> None:
    draft.drop("add-prompt")


def no_objective(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"]["cells"] += exercise("spare")
    draft.mark("spare")["objectives"] = []


def unknown_objective(draft: CourseDraft) -> None:
    draft.notebooks["sums/sums"]["cells"] += exercise("spare", objective="adding-up")


def unknown_misconception(draft: CourseDraft) -> None:
    draft.mark("add")["wrong_answers"] = [wrong_answer("add") | {"misconception": "minus-for-pluss"}]


def silent_assertion(draft: CourseDraft) -> None:
    draft.cell("add-test-1")["source"] = "assert add(1, 2) == 3"


MISTAKES: list[Mistake] = [
    (same_exercise_in_two_notebooks, "duplicate-exercise", "source/twice/twice.ipynb, cell 11 (add)",
     "also in sums/sums, cell 2", "rename"),
    (answer_unknown_to_nbgrader, "not-an-answer", f"{SUMS}, cell 2 (add)", "“add”", "Autograded answer"),
    (no_tests, "no-tests", f"{SUMS}, cell 2 (add)", "“add”", "Add a test cell"),
    (no_points, "no-points", f"{SUMS}, cell 2 (add)", "0 points", "points"),
    (ungraded_test, "not-graded", f"{SUMS}, cell 3 (add-test-1)", "does not grade", "Autograder tests"),
    (not_locked, "not-locked", f"{SUMS}, cell 3 (add-test-1)", "change this test", "Lock"),
    (no_prompt, "no-prompt", f"{SUMS}, cell 1 (add)", "no prompt", "text cell"),
    (no_objective, "no-objective", f"{SUMS}, cell 11 (spare)", "no objective", "Name one"),
    (unknown_objective, "unknown-objective", f"{SUMS}, cell 11 (spare)", "“adding-up”", "“adding”?"),
    (unknown_misconception, "unknown-misconception", f"{SUMS}, cell 2 (add)", "“minus-for-pluss”",
     "“minus-for-plus”?"),
    (silent_assertion, "silent-assertion", f"{SUMS}, cell 3 (add-test-1)", "line 1", "Say what to look at"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=told)
def test_one_mistake_makes_one_finding(draft: CourseDraft, tmp_path: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    makes_one_finding(draft, tmp_path, mistake)
