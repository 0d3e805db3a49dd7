"""Previews made ready: what is put away while somebody's check runs in it goes on for a while, and goes in the end."""

import os
import shutil
from pathlib import Path

import pytest

from openclass_nb.service.rehearsals import LEFT_SECONDS, Rehearsals
from openclass_nb.templates import find_template
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.opened_course import OpenedCourse, open_course


class Clock:
    """Seconds that pass when it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """What it shows."""
        return self.now


@pytest.fixture
def minimal(tmp_path: Path) -> OpenedCourse:
    """The smallest template, opened."""
    root = shutil.copytree(find_template("minimal"), tmp_path / "minimal")
    return open_course(Path(root))


def test_a_source_that_changes_takes_nothing_away_at_once(minimal: OpenedCourse) -> None:
    """Who has begun can go on in what was there; a quarter of an hour later log and folder are gone."""
    clock = Clock()
    rehearsals = Rehearsals(clock)
    name = minimal.course.assignments[0].name
    first = rehearsals.begin(minimal, "minimal", name, "ada")
    with (minimal.root / "course.yml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    second = rehearsals.begin(minimal, "minimal", name, "ben")
    assert first.root != second.root
    assert follow_student(first, "ada").student == "ada"
    assert os.path.isdir(first.root)

    clock.now = LEFT_SECONDS + 1
    rehearsals.begin(minimal, "minimal", name, "ben")
    assert not os.path.isdir(first.root)
    assert follow_student(second, "ben").student == "ben"
    rehearsals.close()
    assert not os.path.isdir(second.root)
    minimal.log.close()
