"""The teacher's queue: approve, edit, promote into the source notebook, report; and students who fail alike."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.hints.writing.reply import signed
from openclass_nb.records import HintLedger
from openclass_nb.workflows.give_hint import give_hint
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.review_hints import add_hint, failing_groups, hint_queue, review_hint
from openclass_nb.workflows.try_hint import try_hints
from openclass_nb.workflows.write_hint import NoWriting
from tests.building import CourseDraft, wrong_answer
from tests.classroom import open_at_ten
from tests.hints.bench import PlainBench
from tests.hints.stand_in import HINT, StandIn, good_hint, standing_in
from tests.workflows.checks import checked
from tests.workflows.test_write_hint import switched_on, up_to_a_written_hint, writing

WRONG = wrong_answer("add")["source"]


@pytest.fixture(scope="module")
def stand() -> Iterator[StandIn]:
    """One stand-in for the module."""
    with standing_in() as found:
        yield found


@pytest.fixture
def shown(opened: OpenedCourse, stand: StandIn) -> OpenedCourse:
    """A course in which two students got the same written hint."""
    switched_on(opened)
    for student in ("newcomer", "another"):
        up_to_a_written_hint(opened, stand, student)
    return opened


def authored(opened: OpenedCourse) -> list[str]:
    """The hints in the source notebook."""
    notebook = json.loads((opened.root / "source/sums/sums.ipynb").read_text(encoding="utf-8"))
    found: list[str] = next(one for one in notebook["cells"] if one["id"] == "add")["metadata"]["openclass"][
        "hints"
    ]
    return found


def test_the_queue_counts_who_saw_a_hint(shown: OpenedCourse) -> None:
    """One entry, shown twice; once decided it waits no longer."""
    (one,) = hint_queue(shown)
    assert (one.text, one.shown, one.rung, one.decision) == (HINT, 2, "orient", "")
    assert review_hint(shown, one.id, "kit", "approved").decision == "approved"
    assert hint_queue(shown) == []
    assert [each.decision for each in hint_queue(shown, everything=True)] == ["approved"]


def test_an_edited_hint_is_given_from_then_on(shown: OpenedCourse, stand: StandIn) -> None:
    """To whoever fails alike; nobody is asked."""
    (one,) = hint_queue(shown)
    review_hint(shown, one.id, "kit", "edited", text="Say aloud what line 2 does with your two numbers.")
    before = len(stand.bodies)
    assert up_to_a_written_hint(shown, stand, "third").given[-1].startswith("Say aloud")
    assert len(stand.bodies) == before


def test_a_teachers_words_are_given_as_they_stand(shown: OpenedCourse, stand: StandIn) -> None:
    """Guards are for what a model writes; who teaches may say more."""
    (one,) = hint_queue(shown)
    plain = "In line 2, replace the minus with a plus: the task asks for a sum."
    review_hint(shown, one.id, "kit", "edited", text=plain)
    before = len(stand.bodies)
    assert up_to_a_written_hint(shown, stand, "third").given[-1] == plain
    assert len(stand.bodies) == before


def test_who_takes_a_report_back_has_the_hint_given_again(shown: OpenedCourse, stand: StandIn) -> None:
    """As it says: those who fail alike go on getting it, and nobody is asked."""
    (one,) = hint_queue(shown)
    review_hint(shown, one.id, "kit", "reported", why="It misleads.")
    review_hint(shown, one.id, "kit", "approved")
    before = len(stand.bodies)
    assert up_to_a_written_hint(shown, stand, "third").given[-1] == signed(HINT)
    assert len(stand.bodies) == before


def test_the_beginning_of_two_hints_names_neither(shown: OpenedCourse, stand: StandIn) -> None:
    """It says which there are."""
    give_hint(shown, "newcomer", "sums", "add", 5, bench=PlainBench(), writing=writing(stand))
    ledger = HintLedger(shown.log.engine)
    (first, *_, last) = ledger.audit()
    for number in (1, 2):
        ledger.write_down(replace(last, cache_key=f"77{number}".ljust(64, "0"), outcome="shown", text=HINT))
    with pytest.raises(UnknownNameError, match="2 hints of the queue begin with “77”") as refused:
        review_hint(shown, "77", "kit", "approved")
    assert "771" in str(refused.value.next_step)
    assert review_hint(shown, first.cache_key[:12], "kit", "approved").decision == "approved"


def test_a_promoted_hint_is_the_teachers(shown: OpenedCourse) -> None:
    """It stands in the source notebook; students get it with the next release."""
    (one,) = hint_queue(shown)
    review_hint(shown, one.id, "kit", "promoted")
    assert authored(shown)[-1] == HINT
    assert len(authored(shown)) == 3


def test_a_reported_hint_is_given_to_nobody(shown: OpenedCourse, stand: StandIn) -> None:
    """And it is not asked for again."""
    (one,) = hint_queue(shown)
    review_hint(shown, one.id, "kit", "reported", why="It misleads.")
    assert not any(HINT in one for one in up_to_a_written_hint(shown, stand, "third").given)


def test_what_is_missing_is_told(shown: OpenedCourse) -> None:
    """A text, a reason, a hint."""
    (one,) = hint_queue(shown)
    with pytest.raises(OpenclassError, match="needs its text"):
        review_hint(shown, one.id, "kit", "edited")
    with pytest.raises(OpenclassError, match="needs a reason"):
        review_hint(shown, one.id, "kit", "reported")
    with pytest.raises(UnknownNameError):
        review_hint(shown, "nothing", "kit", "approved")


def test_students_who_fail_alike_are_shown_together(opened: OpenedCourse) -> None:
    """However they wrote it; one hint serves them all."""
    checked(opened, "one", "add", WRONG)
    checked(opened, "two", "add", "def add(x, y):\n    return x - y\n")
    checked(opened, "three", "add", "def add(a, b):\n    return a\n")
    first, second = failing_groups(opened, "add", PlainBench())
    assert first.students == ("one", "two")
    assert "gets -1; it expects 3" in first.hint
    assert second.students == ("three",)
    assert add_hint(opened, "add", "Both numbers count.") == 3
    assert authored(opened)[-1] == "Both numbers count."


def test_a_hint_is_added_before_anything_is_released(tmp_path: Path) -> None:
    """To the source notebook; an empty one is none."""
    opened = open_at_ten(CourseDraft().write(tmp_path / "course"))
    count = len(authored(opened))
    assert add_hint(opened, "add", "Both numbers count.") == count + 1
    with pytest.raises(OpenclassError, match="no text in it"):
        add_hint(opened, "add", "  ")
    with pytest.raises(UnknownNameError, match="There is no exercise “ad”"):
        add_hint(opened, "ad", "Both numbers count.")
    assert authored(opened)[-1] == "Both numbers count."
    opened.log.close()


def test_a_teacher_sees_every_rung(opened: OpenedCourse, stand: StandIn) -> None:
    """With what was sent and what the guards did; nothing is recorded."""
    switched_on(opened)
    stand.reply = lambda body: good_hint(
        body, "Replace the minus in line 2 with a plus sign and you are done."
    )
    tried = try_hints(opened, "add", WRONG, PlainBench(), writing(stand))
    stand.reply = good_hint
    kinds = [one.kind for one in tried.rungs]
    assert kinds == [
        "authored",
        "authored",
        "deterministic",
        "deterministic",
        "orient",
        "diagnose",
        "point",
        "partial",
    ]
    assert {one.outcome for one in tried.rungs[4:7]} == {"blocked"}
    first, again = tried.rungs[4].replies
    assert ("Replace the minus" in first.said, first.said) == (True, again.said)
    assert first.reason == again.reason != ""
    system, user = (one["content"] for one in first.sent)
    assert "return a - b" in user
    assert "You help a first-year student" in system
    assert json.loads(user)["earlier"][-1] == tried.rungs[3].text
    sent = [list(reply.sent) for rung in tried.rungs for reply in rung.replies]
    assert [one["messages"] for one in stand.bodies[-len(sent) :]] == sent
    assert [one["role"] for one in again.sent] == ["system", "user", "assistant", "user"]
    assert tried.unwritten == ""
    assert opened.log.hints("openclass-hints-try") == []


def test_a_teacher_is_told_why_no_model_writes_and_what_one_would_read(opened: OpenedCourse) -> None:
    """A data protection officer can look at it before anything is switched on."""
    tried = try_hints(opened, "add", WRONG, PlainBench(), NoWriting())
    assert {one.kind for one in tried.rungs} == {"authored", "deterministic"}
    assert "hints: {ai: true}" in tried.unwritten
    assert "return a - b" in tried.would_send[1]["content"]
    switched_on(opened)
    assert "OPENCLASS_HINTS_URL" in try_hints(opened, "add", WRONG, PlainBench(), NoWriting()).unwritten


def test_words_of_a_trial_are_nobodys(opened: OpenedCourse, stand: StandIn) -> None:
    """Its student has no name, so “try” and “hints” stay in what is sent."""
    switched_on(opened)
    answer = "def add(a, b):\n    try:\n        return a - b\n    finally:\n        hints = 1\n"
    (rung,) = [
        one
        for one in try_hints(opened, "add", answer, PlainBench(), writing(stand)).rungs
        if one.kind == "orient"
    ]
    assert "[name]" not in rung.replies[0].sent[1]["content"]


def test_a_right_answer_needs_no_hint(opened: OpenedCourse) -> None:
    """Nor does a blank one."""
    with pytest.raises(OpenclassError, match="passes all tests"):
        try_hints(opened, "add", "def add(a, b):\n    return a + b\n", PlainBench(), NoWriting())
    with pytest.raises(OpenclassError, match="no answer"):
        try_hints(opened, "add", "", PlainBench(), NoWriting())


def test_an_exercise_that_is_not_released_says_what_to_do(tmp_path: Path) -> None:
    """The release that would make it one."""
    opened = open_at_ten(CourseDraft().write(tmp_path / "course"))
    with pytest.raises(OpenclassError, match="has not been released") as refused:
        try_hints(opened, "twice", WRONG, PlainBench(), NoWriting())
    assert refused.value.next_step is not None
    assert "openclass release twice" in refused.value.next_step
    opened.log.close()
