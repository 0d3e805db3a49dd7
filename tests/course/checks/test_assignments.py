"""What can be wrong with assignments, one mistake at a time."""

from pathlib import Path

import pytest

from tests.building import CourseDraft, exercise, notebook
from tests.course.checks.mistakes import Mistake, found, makes_one_finding, told

SUMS = "source/sums/sums.ipynb"


def no_assignments(draft: CourseDraft) -> None:
    draft.settings["assignments"] = []
    draft.settings["objectives"] = {}


def same_assignment_twice(draft: CourseDraft) -> None:
    draft.settings["assignments"].append({"name": "sums"})


def assignment_with_unknown_objective(draft: CourseDraft) -> None:
    draft.settings["assignments"][0]["objectives"] = ["addding"]


def gate_with_unknown_objective(draft: CourseDraft) -> None:
    draft.settings["assignments"][1]["opens_when"] = {"mastered": ["add"]}


def assignment_without_notebook(draft: CourseDraft) -> None:
    draft.settings["assignments"].append({"name": "thirds"})


def gate_that_needs_itself(draft: CourseDraft) -> None:
    draft.settings["assignments"][1]["opens_when"] = {"mastered": ["adding", "doubling"]}


MISTAKES: list[Mistake] = [
    (no_assignments, "no-assignment", "course.yml", "no assignments", "assignments:"),
    (same_assignment_twice, "duplicate-assignment", "course.yml, assignments.sums", "2 assignments", "Rename"),
    (assignment_with_unknown_objective, "unknown-objective", "course.yml, assignments.sums", "“addding”", "“adding”?"),
    (gate_with_unknown_objective, "unknown-objective", "course.yml, assignments.twice", "“add”", "“adding”?"),
    (assignment_without_notebook, "no-notebook", "course.yml, assignments.thirds", "source/thirds/", "Write one"),
    (gate_that_needs_itself, "never-opens", "course.yml, assignments.twice", "“doubling” (0 of 3", "this gate"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=told)
def test_one_mistake_makes_one_finding(draft: CourseDraft, tmp_path: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    makes_one_finding(draft, tmp_path, mistake)


def test_an_assignment_behind_one_that_never_opens_never_opens(draft: CourseDraft, tmp_path: Path) -> None:
    """What rests on a gate that nobody can pass is out of reach too."""
    draft.settings["objectives"]["last"] = {"statement": "Do it"}
    draft.settings["assignments"] += [
        {"name": "closed", "opens_when": {"mastered": ["last"]}},
        {"name": "behind", "opens_when": {"mastered": ["beyond"]}},
    ]
    draft.settings["objectives"]["beyond"] = {"statement": "Do it"}
    draft.notebooks["closed/closed"] = notebook(
        one for name in ("p", "q", "r") for one in exercise(name, objective="beyond")
    )
    draft.notebooks["behind/behind"] = notebook(
        one for name in ("s", "t", "u") for one in exercise(name, objective="last")
    )
    never = [one.place.name for one in found(draft, tmp_path) if one.code == "never-opens"]
    assert never == ["assignments.closed", "assignments.behind"]
