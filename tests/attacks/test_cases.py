"""Each hostile or odd submission, graded between two honest ones."""

from __future__ import annotations

import pytest

from tests.attacks.batch import honest_score
from tests.attacks.case import Case
from tests.attacks.conftest import HOSTILE, ODD, Class
from tests.attacks.course import MARK, NUMBER, WORD
from tests.attacks.work import Work  # noqa: F401 - what the cases are written with

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(1200)]
TRIED = [one for one in (*HOSTILE, *ODD) if not one.lacking]
every_case = pytest.mark.parametrize("case", TRIED, ids=lambda one: one.name)


@every_case
def test_the_score_is_as_deserved(case: Case, graded_class: Class) -> None:
    """Hostile work takes no point that it did not earn, odd work loses none."""
    found = graded_class.graded[case.name]
    if case.absent:
        assert found.own is None
        return
    assert found.own is not None, "the batch did not come to this submission"
    assert case.problem in found.own.problem, found.own.problem
    assert bool(found.own.problem) == bool(case.problem), found.own.problem
    assert found.scores == case.deserved, [one.message for one in found.own.exercises]


@every_case
def test_the_neighbours_are_untouched(case: Case, graded_class: Class) -> None:
    """The one before and the one after have the scores that they have everywhere else."""
    found = graded_class.graded[case.name]
    place = int(found.student[1:4])
    for number, neighbour in enumerate(found.neighbours, place):
        assert neighbour is not None, "the batch did not come to this neighbour"
        assert neighbour.problem == ""
        assert neighbour.score == honest_score(case.assignment, number % 2 == 0), neighbour.exercises


@every_case
def test_nothing_hidden_is_readable(case: Case, graded_class: Class) -> None:
    """No output, message or note of the submission holds a hidden test, a solution, or an expected value it lacks."""
    found = graded_class.graded[case.name]
    assert MARK not in found.text
    handed_in = "".join(map(str, vars(case.module).values()))
    for secret in (str(NUMBER), WORD):
        assert secret in handed_in or case.odd or secret not in found.text
