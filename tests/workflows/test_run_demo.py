"""The whole way in one go, small: and once more, which finds everything done."""

from pathlib import Path

import pytest

from openclass_nb.workflows.run_demo import Demo, Stage, run_demo

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Demo:
    """Six students and two assignments of the template."""
    return run_demo(tmp_path_factory.mktemp("demo") / "course", Stage(told.append), students=6, rounds=2)


def test_the_class_goes_from_one_assignment_to_the_next(demo: Demo) -> None:
    """Everybody hands in the first; the second only those for whom it has opened."""
    first, second = demo.rounds
    assert len(first.handed_in) == 6
    assert first.batch.problems == second.batch.problems == []
    opened = {one.student for one in demo.opened.log.openings() if one.assignment == second.assignment}
    assert set(second.handed_in) == opened
    assert opened


def test_it_tells_what_it_does(demo: Demo, told: list[str]) -> None:
    """Proving, then grading, for each assignment."""
    assert [one.split()[0] for one in told] == ["Proving", "Grading", "Proving", "Grading"]


def test_everybody_stands_somewhere(demo: Demo) -> None:
    """A standing for each student, after each round."""
    assert [len(one.standings) for one in demo.rounds] == [6, 6]


def test_a_second_run_finds_everything_done(demo: Demo) -> None:
    """Nothing is graded or counted twice."""
    before = demo.opened.log.attempts()
    again = run_demo(Path(demo.root), Stage(), students=6, rounds=2)
    assert [one.batch.graded for one in again.rounds] == [[], []]
    assert again.opened.log.attempts() == before


def test_where_nobody_gets_further_the_demo_ends(demo: Demo) -> None:
    """It says so, and there is still a report to write."""
    told: list[str] = []
    every = run_demo(Path(demo.root), Stage(told.append), students=6, rounds=10)
    assert len(every.rounds) < len(every.opened.course.assignments)
    assert told[-1].startswith("Nobody may open “")
