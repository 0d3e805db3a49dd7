"""openclass_nb.mastery.whole_class and class_filter"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import AllOrNone, Attempt, Event, Normal, Parameters, Settings, Syllabus
from openclass_nb.mastery.belief import average_success, mastery
from openclass_nb.mastery.model import model_of
from openclass_nb.mastery.observations import opportunities
from openclass_nb.mastery.trace import StepByStep, day_of
from openclass_nb.mastery.whole_class import ClassReplay
from tests.mastery.scenes import at, chain, histories, right_everywhere

COURSES = {
    "exercises of one objective": chain(objectives=4, together=False, variants=3),
    "exercises of two": chain(objectives=4, variants=3),
}
PARAMETERS = st.sampled_from(
    [
        Parameters(),
        Parameters(slip=0.05, drift=0.0, drift_variance=0.2, memory_days=3.0),
        Parameters(variance_floor=0.3),
        Parameters(all_or_none=AllOrNone(share=0.9, guess=0.3, slip=0.2)),
        Parameters(general_variance=3.0, objective_variance=0.1, hint_weight=0.0),
    ]
)


def agree(syllabus: Syllabus, settings: Settings, many: list[list[Event]]) -> None:
    model = model_of(syllabus, settings)
    seen = [opportunities(events, settings.evidence, settings.parameters) for events in many]
    replay = ClassReplay(model, seen)
    for number, own in enumerate(seen):
        alone, recorded = StepByStep(model, own), replay.history(number)
        for turn, one in enumerate(own):
            shown = len(model.probes[one.exercise].objectives)
            assert recorded.before[turn][:shown] == pytest.approx(alone.before[turn], abs=1e-9)
            assert recorded.after[turn][:shown] == pytest.approx(alone.after[turn], abs=1e-9)
            for objective in model.aims:
                found = alone.mastery(turn, objective)
                assert recorded.mastery(turn, objective) == pytest.approx(found, abs=1e-9)
                turns = range(turn, len(own))
                assert recorded.first_reaching(found - 1e-6, objective, turns) == turn
                assert recorded.first_reaching(1.1, objective, turns) is None
        later = day_of(at(5000))
        for objective in model.aims:
            found = alone.standing(objective, later)
            assert recorded.standing(objective, later) == pytest.approx(found, abs=1e-9)
            for place, ask in enumerate((mastery, average_success)):
                assert ask(recorded.belief(), model, objective, later) == pytest.approx(
                    found[place], abs=1e-9
                )


@pytest.mark.parametrize("course", COURSES)
@given(data=st.data(), parameters=PARAMETERS)
def test_the_class_at_once_is_each_student_step_by_step(
    course: str, data: st.DataObject, parameters: Parameters
) -> None:
    """Before and after every opportunity and at the end, for all objectives, to 1e-9."""
    syllabus = COURSES[course]
    many = data.draw(st.lists(histories(syllabus, longest=15), min_size=1, max_size=4))
    refitted = {"o1e1": Normal(1.2, 0.05)}
    agree(syllabus, Settings(parameters=parameters, difficulty=refitted), many)


def test_a_long_log_does_not_drift_apart() -> None:
    """Hundreds of opportunities on end."""
    syllabus = chain(objectives=4, exercises=8, variants=25)
    events = right_everywhere(syllabus, range(25))
    tries = [event for event in events if isinstance(event, Attempt)]
    wrong: list[Event] = [one._replace(score=float(place % 3 > 0)) for place, one in enumerate(tries)]
    agree(syllabus, Settings(), [events, wrong])


def test_idle_students_take_no_part() -> None:
    """Nor does an empty class fail."""
    syllabus = COURSES["exercises of two"]
    model = model_of(syllabus, Settings())
    replay = ClassReplay(model, [[], opportunities(right_everywhere(syllabus)), []])
    assert replay.belief(0) == replay.belief(2)
    assert replay.belief(0).known == {}
    assert set(replay.belief(1).known) == set(model.aims)
    assert ClassReplay(model, []).place == {name: place for place, name in enumerate(model.aims)}
