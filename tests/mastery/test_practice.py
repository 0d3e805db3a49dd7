"""openclass_nb.mastery.practice"""

from openclass_nb.mastery import Event, Gate, Item, Next, Objective, Settings, Syllabus, student_progress
from tests.mastery.scenes import at, chain, friction, right_everywhere, tried


def following(syllabus: Syllabus, events: list[Event], day: float = 1.0) -> Next | None:
    return student_progress(syllabus, Settings(), "ada", events, at(day)).next


def test_a_new_student_begins_with_the_first_objective_within_reach() -> None:
    """The others wait for their prerequisites; the exercise is one that is solved two times in three."""
    found = following(chain(together=False), [])
    assert found is not None
    assert found.objective == "o0"
    assert 0.55 < found.expected_success < 0.8
    assert found.reason == "one fresh version of Exercise 0.0."


def test_a_version_seen_before_is_never_offered() -> None:
    """Neither is an exercise of which every version was tried."""
    syllabus = friction(2)
    events: list[Event] = [tried("incline", 0.0, 0), tried("table", 0.0, 0, 0.1)]
    found = following(syllabus, events)
    assert found is not None
    assert (found.exercise, found.variant) == ("incline", 1)
    assert following(syllabus, [*events, tried("incline", 0.0, 1, 0.2)]) is None


def test_a_stronger_student_gets_harder_exercises() -> None:
    """The same course after failures and after successes."""
    items = [
        Item(f"{name}{k}", ("k",), name, title=name) for name in ("easy", "medium", "hard") for k in range(4)
    ]  # type: ignore[arg-type]
    syllabus = Syllabus.of(items, [Objective("k")])
    weak = following(syllabus, [tried("medium0", 0.0), tried("medium1", 0.0, day=0.1)])
    strong = following(
        syllabus, [tried("medium0", 1.0), tried("medium1", 1.0, day=0.1), tried("hard0", day=0.2)]
    )
    assert weak is not None
    assert strong is not None
    assert weak.exercise.startswith("easy")
    assert strong.exercise.startswith("hard")


def test_the_weakest_objective_within_reach_comes_first() -> None:
    """Both are open; one has been failed."""
    syllabus = Syllabus.of(
        [Item(f"{k}{i}", (k,), "medium", variants=3) for k in ("left", "right") for i in range(3)],
        [Objective("left"), Objective("right")],
    )
    found = following(syllabus, [tried("right0", 0.0)])
    assert found is not None
    assert found.objective == "right"


def test_a_stuck_objective_is_left_to_a_person() -> None:
    """Another one within reach is practised meanwhile."""
    syllabus = Syllabus.of(
        [Item(f"{k}{i}", (k,), "medium", variants=20) for k in ("left", "right") for i in range(3)],
        [Objective("left"), Objective("right")],
    )
    events: list[Event] = [tried("right0", 0.0, k, 0.01 * k) for k in range(10)]
    found = following(syllabus, events)
    assert found is not None
    assert found.objective == "left"


def test_exercises_behind_a_closed_gate_are_not_offered() -> None:
    """Where the course says in which assignment an exercise is."""
    syllabus = Syllabus.of(
        [
            Item("here", ("k",), "hard", assignment="first"),
            Item("there", ("k",), "medium", assignment="second", variants=9),
        ],
        [Objective("k"), Objective("other")],
        [Gate("first"), Gate("second", ("other",))],
    )
    found = following(syllabus, [])
    assert found is not None
    assert found.exercise == "here"


def test_when_all_is_mastered_a_due_review_comes_next() -> None:
    """Before it is due, nothing is left to do."""
    syllabus = friction(12)
    shown = right_everywhere(syllabus, range(9))
    assert following(syllabus, shown, day=1) is None
    found = following(syllabus, shown, day=4)
    assert found is not None
    assert found.reason == "review Friction with Block on an incline."
