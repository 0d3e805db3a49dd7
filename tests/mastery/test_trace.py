"""openclass_nb.mastery.trace"""

from hypothesis import given

from openclass_nb.mastery import Event, Item, Objective, Settings, Syllabus
from openclass_nb.mastery.model import model_of
from openclass_nb.mastery.observations import opportunities
from openclass_nb.mastery.policies import policy_of
from openclass_nb.mastery.trace import StepByStep, Trace, traced
from tests.mastery.scenes import chain, histories, tried

COURSE = chain(objectives=3, variants=3)


def trace_of(syllabus: Syllabus, events: list[Event]) -> Trace:
    model, seen = model_of(syllabus, Settings()), opportunities(events)
    return traced(model, policy_of(Settings()), seen, StepByStep(model, seen))


@given(histories(COURSE))
def test_every_opportunity_is_a_move_of_each_objective_it_shows(events: list[Event]) -> None:
    """In the order in which they came, and counted once in each tally."""
    trace = trace_of(COURSE, events)
    for name, path in trace.paths.items():
        shown = [one for one in trace.opportunities if name in COURSE.items[one.exercise].objectives]
        assert path.opportunities == shown
        assert [move.after for move in path.moves()] == path.after
        assert path.tally.tried == len(shown)


@given(histories(COURSE))
def test_mastery_is_dated_by_the_opportunity_that_brought_it(events: list[Event]) -> None:
    """At that moment what was believed reached what was needed; at no earlier moment since the last own move."""
    trace = trace_of(COURSE, events)
    times = [one.at for one in trace.opportunities]
    for path in trace.paths.values():
        if path.mastered_at is not None:
            assert path.mastered_at in times
            assert path.mastered_with is not None
            assert path.mastered_needed is not None
            assert path.mastered_with >= path.mastered_needed


def test_versions_beyond_those_the_course_has_use_up_none() -> None:
    """A version that was taken out of the course since leaves the number of fresh ones as it is."""
    syllabus = Syllabus.of([Item("a", ("k",), variants=2)], [Objective("k")])
    trace = trace_of(syllabus, [tried("a", 1.0, variant) for variant in (0, 7, 8)])
    assert trace.paths["k"].tally.left == 0
    assert trace.tried == {"a": {0, 7, 8}}
