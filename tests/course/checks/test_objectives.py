"""What can be wrong with objectives, one mistake at a time."""

from pathlib import Path

import pytest

from tests.building import CourseDraft
from tests.course.checks.mistakes import Mistake, found, makes_one_finding, told

SUMS = "source/sums/sums.ipynb"


def unknown_prerequisite(draft: CourseDraft) -> None:
    draft.settings["objectives"]["doubling"]["requires"] = ["ading"]


def circle(draft: CourseDraft) -> None:
    draft.settings["objectives"]["adding"]["requires"] = ["doubling"]


def requires_itself(draft: CourseDraft) -> None:
    draft.settings["objectives"]["adding"]["requires"] = ["adding"]


def two_exercises_only(draft: CourseDraft) -> None:
    draft.drop("double-prompt", "double", "double-test-1")


def objective_without_exercises(draft: CourseDraft) -> None:
    draft.settings["objectives"]["halving"] = {"statement": "Halve a number"}


MISTAKES: list[Mistake] = [
    (unknown_prerequisite, "unknown-objective", "course.yml, objectives.doubling", "“ading”", "“adding”?"),
    (circle, "circle", "course.yml, objectives.adding", "adding → doubling → adding", "Take one"),
    (requires_itself, "circle", "course.yml, objectives.adding", "adding → adding", "Take one"),
    (two_exercises_only, "few-exercises", "course.yml, objectives.doubling", "2 exercises", "Write 1 more"),
    (objective_without_exercises, "few-exercises", "course.yml, objectives.halving", "no exercise", "3 more"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=told)
def test_one_mistake_makes_one_finding(draft: CourseDraft, tmp_path: Path, mistake: Mistake) -> None:
    """One mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    makes_one_finding(draft, tmp_path, mistake)


def test_a_long_circle_is_told_as_a_path(draft: CourseDraft, tmp_path: Path) -> None:
    """Four objectives in a ring: the path goes round once and comes back."""
    names = ["a", "b", "c", "d"]
    for before, name in zip(names[-1:] + names[:-1], names, strict=True):
        draft.settings["objectives"][name] = {"statement": "Do it", "requires": [before]}
    (circle_found,) = (one for one in found(draft, tmp_path) if one.code == "circle")
    assert "a → b → c → d → a" in circle_found.message


def test_two_circles_are_two_findings(draft: CourseDraft, tmp_path: Path) -> None:
    """Each circle has to be cut for itself."""
    for name, before in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")):
        draft.settings["objectives"][name] = {"statement": "Do it", "requires": [before]}
    assert [one.code for one in found(draft, tmp_path)].count("circle") == 2
