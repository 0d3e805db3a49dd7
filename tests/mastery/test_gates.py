"""openclass_nb.mastery.gates"""

from openclass_nb.mastery import Event, Gate, GateDecision, Override, Settings, Syllabus, student_progress
from tests.mastery.scenes import at, chain, friction, right_everywhere, tried

BOARD = Override("ada", "circles", "Ms Okafor", "Showed it at the board.", at(1), at(30))


def gate(syllabus: Syllabus, events: list[Event], name: str = "circles", **more: object) -> GateDecision:
    found = student_progress(syllabus, Settings(), "ada", events, at(10), **more)  # type: ignore[arg-type]
    return found.gates[name]


def test_without_conditions_it_is_open() -> None:
    """Nothing is asked."""
    found = gate(friction(), [], "forces")
    assert (found.open, found.because, found.headline, found.objectives) == (
        True,
        "no gate",
        "Forces is open",
        (),
    )


def test_closed_it_says_what_opens_it() -> None:
    """By the objective's title, and with its decision."""
    found = gate(friction(), [])
    assert (found.open, found.because, found.opened_at) == (False, "closed", None)
    assert found.headline == "Circular motion opens when you master Friction"
    assert [one.objective for one in found.objectives] == ["friction"]


def test_mastery_opens_it_at_the_moment_it_is_reached() -> None:
    """And it says when."""
    syllabus = friction(6)
    found = gate(syllabus, right_everywhere(syllabus, range(6)))
    assert (found.open, found.because, found.headline) == (
        True,
        "mastery",
        "Circular motion opened on 2 March",
    )
    assert found.opened_at is not None
    assert at(0) < found.opened_at < at(1)


def test_it_waits_for_every_objective_and_names_those_that_are_missing() -> None:
    """Two of three are mastered: the third is named alone."""
    syllabus = Syllabus.of(
        chain(3, variants=4, together=False).items.values(),
        chain(3).objectives.values(),
        [Gate("end", ("o0", "o1", "o2"), "The end")],
    )
    events = [event for event in right_everywhere(syllabus, range(4)) if not event.exercise.startswith("o2")]
    assert (
        gate(syllabus, [], "end").headline
        == "The end opens when you master Objective 0, Objective 1 and Objective 2"
    )
    assert gate(syllabus, events, "end").headline == "The end opens when you master Objective 2"


def test_what_was_open_stays_open_whatever_comes_next() -> None:
    """Opened before, by the records: a log that no longer shows mastery does not close it."""
    found = gate(friction(), [tried("table", 0.0)], opened={"circles": at(2)})
    assert (found.open, found.because, found.opened_at) == (True, "was open", at(2))
    assert found.headline == "Circular motion opened on 4 March"


def test_failures_after_mastery_close_nothing() -> None:
    """Mastered, and then wrong again and again: the gate stays as it was."""
    syllabus = friction(9)
    shown = right_everywhere(syllabus, range(7))
    later = [tried("incline", 0.0, variant, 2) for variant in (7, 8)]
    before, after = gate(syllabus, shown), gate(syllabus, shown + later)
    assert after.open
    assert (before.because, before.opened_at) == (after.because, after.opened_at)


def test_a_teachers_override_opens_it_for_one_student_and_a_time() -> None:
    """With who and why; not for others, not after its end, and mastery goes before it."""
    found = gate(friction(), [], overrides=[BOARD])
    assert (found.open, found.because, found.override) == (True, "override", BOARD)
    assert found.headline == "Circular motion is open until 1 April"
    other = Override("ben", "circles", "Ms Okafor", "Ill", at(1))
    over = Override("ada", "circles", "Ms Okafor", "Ill", at(1), at(5))
    assert not gate(friction(), [], overrides=[other, over]).open
    for_good = Override("ada", "circles", "Ms Okafor", "Ill", at(1))
    assert gate(friction(), [], overrides=[for_good]).headline == "Circular motion is open"
    syllabus = friction(6)
    assert gate(syllabus, right_everywhere(syllabus, range(6)), overrides=[BOARD]).because == "mastery"


def test_an_objective_that_the_course_lost_keeps_a_gate_closed() -> None:
    """A gate that waits for nothing that exists can't be opened by mastery; a teacher still can."""
    syllabus = Syllabus.of([], [], [Gate("end", ("gone",), "The end")])
    assert gate(syllabus, [], "end").because == "closed"
