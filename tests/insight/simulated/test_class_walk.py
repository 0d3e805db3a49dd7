"""Simulated students walk a course."""

from openclass_nb.insight.simulated import walk_class
from openclass_nb.mastery import Gate, Item, Objective, Settings, Syllabus


def syllabus(exercises: int, variants: int = 1) -> Syllabus:
    """Two objectives, one after the other, and a gate between them."""
    items = [
        Item(f"{name}{k}", (name,), "medium", variants=variants, assignment=f"{name}-sheet")
        for name in ("a", "b")
        for k in range(exercises)
    ]
    return Syllabus.of(
        items,
        [Objective("a"), Objective("b", ("a",))],
        [Gate("a-sheet"), Gate("b-sheet", ("a",))],
    )


def test_the_same_class_walks_the_same_way() -> None:
    """The dice are seeded."""
    assert walk_class(syllabus(4), Settings(), students=40) == walk_class(
        syllabus(4), Settings(), students=40
    )


def test_everybody_is_somewhere() -> None:
    """At the end, or before the first gate that is closed."""
    walked = walk_class(syllabus(4), Settings(), students=60)
    assert walked.gates[0].reached == 60
    assert walked.finished + sum(one.stuck for one in walked.gates) == 60
    assert walked.gates[1].missing == (("a", walked.gates[1].stuck),)


def test_fresh_versions_let_more_through() -> None:
    """What keeps them is the want of exercises, not of skill."""
    few, many = (walk_class(syllabus(4, count), Settings(), students=60) for count in (1, 6))
    assert few.finished < many.finished
    assert few.exercises[1] <= many.exercises[1]


def test_hours_and_exercises_go_together() -> None:
    """A tenth, half, nine tenths: never falling."""
    walked = walk_class(syllabus(5, 4), Settings(), students=60)
    assert walked.exercises == tuple(sorted(walked.exercises))
    assert walked.hours == tuple(sorted(walked.hours))
    assert walked.hours[1] > walked.exercises[1] * 6 / 60 * 0.5


def test_an_objective_out_of_reach_is_known() -> None:
    """Two exercises are too few for the default policy."""
    walked = walk_class(syllabus(2), Settings(), students=20)
    assert [one.reachable for one in walked.objectives] == [False, False]
    assert walked.finished == 0
    assert walked.exercises == ()


def test_a_person_helps_whom_practice_does_not() -> None:
    """With versions enough, nobody is given up before somebody has helped; it takes time, and it is told."""
    walked = walk_class(syllabus(4, 20), Settings(), students=120)
    helped = {one.objective: one.helped for one in walked.objectives}
    assert 0 < walked.helped < walked.finished
    assert helped["a"] >= walked.helped
    assert helped["b"] == 0, "no gate waits for it"
    assert walked.finished > 100
