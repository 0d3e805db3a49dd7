"""openclass hints: a teacher reads the queue beside the code, decides, and finds the hint in the source notebook."""

import json
from pathlib import Path

import pytest

from openclass_nb.grading.course_secret import course_secret
from openclass_nb.workflows.check_course import check_course
from tests.classroom import open_at_ten
from tests.cli.conftest import Openclass
from tests.hints.stand_in import HINT, standing_in
from tests.workflows.checks import checked
from tests.workflows.test_write_hint import WRONG, switched_on, up_to_a_written_hint


@pytest.fixture
def queued(course: Path) -> Path:
    """A course in which two students got the same written hint, and a third fails as they do."""
    opened = open_at_ten(course)
    switched_on(opened)
    with standing_in() as stand:
        for student in ("newcomer", "another"):
            up_to_a_written_hint(opened, stand, student, secret=course_secret(course))
    checked(opened, "third", "add", WRONG)
    opened.log.close()
    return course


def the_hint(openclass: Openclass, course: Path) -> str:
    """The id of the one hint that waits."""
    (one,) = openclass("hints", "queue", "--course", course, "--json").data["hints"]
    return str(one["id"])


def test_the_queue_shows_a_hint_with_the_code_that_it_is_about(openclass: Openclass, queued: Path) -> None:
    """Nobody can judge a hint without; no name stands there."""
    told = openclass("hints", "queue", "--course", queued).out
    assert "add, orient, shown 2 times" in told
    assert HINT in told
    assert "    return a - b" in told
    assert "newcomer" not in told
    assert "openclass hints approve ID" in told


def test_a_promoted_hint_stands_in_a_notebook_that_is_still_valid(openclass: Openclass, queued: Path) -> None:
    """As the last of the exercise's own; promoted twice it stands there once."""
    hint = the_hint(openclass, queued)
    for _ in range(2):
        ran = openclass("hints", "promote", hint[:6], "--course", queued)
        assert (ran.status, "openclass release sums" in ran.out) == (0, True)
    notebook = json.loads((queued / "source/sums/sums.ipynb").read_text(encoding="utf-8"))
    (cell,) = (one for one in notebook["cells"] if one["id"] == "add")
    assert cell["metadata"]["openclass"]["hints"][2:] == [HINT]
    assert check_course(queued, ["sums"], run=False).errors == ()
    assert "No written hint waits for you." in openclass("hints", "queue", "--course", queued).out


def test_every_decision_says_what_follows(openclass: Openclass, queued: Path) -> None:
    """And what is missing, with the status that goes with it."""
    hint = the_hint(openclass, queued)
    assert "go on getting it" in openclass("hints", "approve", hint, "-c", queued).out
    assert "in your words" in openclass("hints", "edit", hint, "What does b do?", "-c", queued).out
    assert "What does b do?" in openclass("hints", "queue", "--all", "-c", queued).out
    assert "Nobody gets it" in openclass("hints", "report", hint, "It misleads.", "-c", queued).out
    openclass("hints", "approve", hint, "-c", queued)
    openclass("hints", "promote", hint, "-c", queued)
    told = openclass("hints", "report", hint, "It misleads.", "-c", queued).out
    assert "among your own hints of “add”: take it out" in told
    refused = openclass("hints", "report", hint, "", "-c", queued)
    assert (refused.status, "needs a reason" in refused.err) == (1, True)
    unknown = openclass("hints", "approve", "zzz", "-c", queued)
    assert (unknown.status, hint in unknown.err) == (2, True)


def test_a_hint_is_added_for_all(openclass: Openclass, queued: Path) -> None:
    """It says how many there are now, and when students get it."""
    told = openclass("hints", "add", "add", "Both numbers count.", "-c", queued).out
    assert "“add” has 3 hints now. Students get them with “openclass release sums”." in told


@pytest.mark.slow
def test_students_who_fail_alike_stand_together(openclass: Openclass, queued: Path) -> None:
    """With one example and the hint that they would get."""
    told = openclass("hints", "groups", "add", "--course", queued).out
    assert "3 students: another, newcomer, third" in told
    assert "gets -1; it expects 3" in told
    assert 'openclass hints add add "…"' in told
