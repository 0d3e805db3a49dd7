"""openclass_nb.mastery.progress"""

import random
from datetime import datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import (
    Attempt,
    Event,
    Gate,
    Item,
    Objective,
    Settings,
    StudentProgress,
    Syllabus,
    class_progress,
    student_progress,
)
from openclass_nb.mastery.belief import mastery, take, unknown_student
from openclass_nb.mastery.model import model_of
from openclass_nb.mastery.observations import opportunities
from openclass_nb.mastery.parameters import PolicyName
from openclass_nb.mastery.trace import day_of
from tests.mastery.scenes import at, chain, friction, histories, right_everywhere, tried

CHAIN = chain(objectives=3, variants=3)
POLICIES: tuple[PolicyName, ...] = get_args(PolicyName)


def fold(events: list[Event], policy: PolicyName = "default", now: datetime | None = None) -> StudentProgress:
    last = max((event.at for event in events), default=at())
    return student_progress(CHAIN, Settings(policy=policy), "ada", events, now or last)


@given(histories(CHAIN), st.integers(0, 24), st.sampled_from(POLICIES))
def test_a_replay_is_the_same_as_going_on(events: list[Event], place: int, policy: PolicyName) -> None:
    """At any moment the fold over the log so far is what a student sees later when looking back to then."""
    then = events[min(place, len(events) - 1)].at if events else at()
    so_far = [event for event in events if event.at <= then]
    assert fold(so_far, policy, then) == student_progress(CHAIN, Settings(policy=policy), "ada", events, then)


@given(histories(CHAIN))
def test_one_observation_after_the_other_gives_the_replay(events: list[Event]) -> None:
    """Whoever keeps the belief and takes in each new opportunity arrives where the fold arrives."""
    model = model_of(CHAIN, Settings())
    belief = unknown_student(model)
    for one in opportunities(events):
        belief = take(belief, model, model.probes[one.exercise], day_of(one.at), one.value, one.weight)
    found = fold(events)
    for name, own in found.objectives.items():
        assert mastery(belief, model, name, day_of(found.now)) == pytest.approx(own.probability, abs=1e-12)


@given(histories(CHAIN), st.sampled_from(POLICIES))
def test_mastery_once_reached_is_never_lost(events: list[Event], policy: PolicyName) -> None:
    """Objectives stay mastered since the same moment and gates stay open, whatever follows."""
    half = fold(events[: len(events) // 2], policy)
    whole = fold(events, policy)
    for name, before in half.objectives.items():
        if before.mastered_at is not None:
            assert whole.objectives[name].mastered_at == before.mastered_at
            assert whole.objectives[name].mastered_with == before.mastered_with
    assert all(whole.gates[name].open for name, gate in half.gates.items() if gate.open)


@given(
    st.lists(histories(CHAIN, longest=12), min_size=2, max_size=4), st.sampled_from(POLICIES), st.randoms()
)
def test_a_class_is_its_students_in_any_order(
    many: list[list[Event]], policy: PolicyName, dice: random.Random
) -> None:
    """Worked out at once, one by one or in another order: the same to rounding, for every student."""
    settings, now = Settings(policy=policy), at(2000)
    events = {f"s{number}": own for number, own in enumerate(many)}
    shuffled = list(events)
    dice.shuffle(shuffled)
    together = class_progress(CHAIN, settings, events, now)
    again = class_progress(CHAIN, settings, {name: events[name] for name in shuffled}, now)
    assert list(together) == list(events)
    for student, own in events.items():
        alone = student_progress(CHAIN, settings, student, own, now, reader="teacher")
        for name, one in alone.objectives.items():
            for other in (together[student].objectives[name], again[student].objectives[name]):
                assert other.probability == pytest.approx(one.probability, abs=1e-9)
                assert other.expected_success == pytest.approx(one.expected_success, abs=1e-9)
                assert other.mastered_at == one.mastered_at
                assert (other.state, other.needed, other.review) == (one.state, one.needed, one.review)
                assert (other.stuck, other.fresh_left) == (one.stuck, one.fresh_left)
                assert (other.decision.lead, other.decision.satisfied) == (
                    one.decision.lead,
                    one.decision.satisfied,
                )
                assert other.opportunities == one.opportunities
        for gate in alone.gates:
            assert together[student].gates[gate].headline == alone.gates[gate].headline


@given(
    histories(CHAIN, longest=12), st.integers(0, 11), st.sampled_from(["default", "strict", "bkt", "score"])
)
def test_a_better_score_never_delays_mastery(events: list[Event], place: int, policy: PolicyName) -> None:
    """Raising the last try to full marks leaves no objective of its exercise lower."""
    tries = [event for event in events if isinstance(event, Attempt)]
    if not tries:
        return
    last = tries[-1]
    better = [last._replace(score=1.0) if event is last else event for event in events]
    before, after = fold(events, policy), fold(better, policy)
    for objective in CHAIN.items[last.exercise].objectives:
        assert after.objectives[objective].probability >= before.objectives[objective].probability - 1e-9


def test_evidence_on_one_objective_can_bring_mastery_of_another() -> None:
    """The other lacked certainty only; it is mastered at that moment, with what is then believed."""
    syllabus = Syllabus.of(
        [Item(f"{k}{i}", (k,), "medium") for k in ("left", "right") for i in range(6)],
        [Objective("left"), Objective("right")],
    )
    events: list[Event] = [tried(f"left{i}", day=0.1 * i) for i in range(4)]
    events += [tried(f"right{i}", day=1 + 0.1 * i) for i in range(6)]
    found = student_progress(syllabus, Settings(), "ada", events, at(2)).objectives["left"]
    assert found.mastered_at is not None
    assert found.mastered_at >= at(1)
    assert found.mastered_with is not None
    assert found.mastered_with >= found.needed


def test_the_future_is_not_seen() -> None:
    """Events after `now` do not count yet."""
    events = right_everywhere(friction(6), range(6), day=5)
    assert (
        not student_progress(friction(6), Settings(), "ada", events, at(4))
        .objectives["friction"]
        .opportunities
    )


def test_what_the_course_does_not_have_is_passed_over() -> None:
    """An exercise that was taken out, or that shows no objective."""
    syllabus = Syllabus.of([Item("loose", ())], [Objective("k")])
    found = student_progress(syllabus, Settings(), "ada", [tried("loose"), tried("gone")], at(1))
    assert found.objectives["k"].state == "not begun"
    assert found.next is None


def test_a_course_without_anything_is_a_course() -> None:
    """No exercise, no objective, no student."""
    empty = Syllabus.of([], [])
    assert student_progress(empty, Settings(), "ada", [tried("gone")], at()).objectives == {}
    assert class_progress(empty, Settings(), {}, at()) == {}
    assert class_progress(empty, Settings(), {"ada": []}, at())["ada"].gates == {}
    assert (
        class_progress(friction(), Settings(), {"ada": []}, at())["ada"].objectives["friction"].state
        == "not begun"
    )


def test_a_regrade_takes_mastery_back_but_closes_nothing() -> None:
    """Mastery is what the log shows; the gate was promised, by whoever wrote down that it opened."""
    syllabus = friction(6)
    shown = right_everywhere(syllabus, range(6))
    opened = student_progress(syllabus, Settings(), "ada", shown, at(1)).gates["circles"].opened_at
    assert opened is not None
    wrong = [one._replace(score=0.0) for one in shown if isinstance(one, Attempt)]
    found = student_progress(syllabus, Settings(), "ada", wrong, at(1), opened={"circles": opened})
    assert found.objectives["friction"].mastered_at is None
    gate = found.gates["circles"]
    assert (gate.open, gate.because, gate.opened_at) == (True, "was open", opened)


def test_a_class_knows_what_was_opened_and_overridden() -> None:
    """By student."""
    found = class_progress(
        friction(), Settings(), {"ada": [], "ben": []}, at(3), opened={"ada": {"circles": at(1)}}
    )
    assert [found[name].gates["circles"].because for name in ("ada", "ben")] == ["was open", "closed"]


def test_states_go_from_not_begun_to_mastered() -> None:
    """Not begun, under way, mastered; with the counts that go with them."""
    syllabus = friction(6)
    states = []
    for events in ([], right_everywhere(syllabus, [0]), right_everywhere(syllabus, range(6))):
        one = student_progress(syllabus, Settings(), "ada", events, at(1)).objectives["friction"]
        states.append((one.state, one.unaided, one.distinct, one.latest_correct, one.fresh_left))
    assert states == [("not begun", 0, 0, None, 7), ("under way", 2, 2, True, 5), ("mastered", 7, 2, True, 0)]


def test_three_versions_all_right_at_once_are_enough_where_there_are_no_more() -> None:
    """The smallest objective that a course check lets pass can be mastered."""
    for labels in (("easy", "medium", "hard"), ("medium",) * 3, (None,) * 3):
        items = [Item(f"e{k}", ("k",), label) for k, label in enumerate(labels)]  # type: ignore[arg-type]
        syllabus = Syllabus.of(items, [Objective("k")], [Gate("next", ("k",))])
        found = student_progress(syllabus, Settings(), "ada", right_everywhere(syllabus), at(1))
        assert found.gates["next"].open


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_opens_for_perfect_work_and_not_for_none(policy: PolicyName) -> None:
    """Twelve versions right at once, or all of them wrong."""
    syllabus = friction(12)
    right = right_everywhere(syllabus, range(12))
    wrong = [event._replace(score=0.0) for event in right if isinstance(event, Attempt)]
    settings = Settings(policy=policy)
    assert student_progress(syllabus, settings, "ada", right, at(1)).gates["circles"].open
    assert not student_progress(syllabus, settings, "ada", wrong, at(1)).gates["circles"].open


def test_naive_times_are_refused_everywhere() -> None:
    """As `now`, and in the log."""
    naive = datetime(2026, 3, 2)
    with pytest.raises(ValueError, match="no time zone"):
        student_progress(friction(), Settings(), "ada", [], naive)
    with pytest.raises(ValueError, match="no time zone"):
        class_progress(friction(), Settings(), {"ada": [Attempt("ada", "table", 0, naive, 1.0)]}, at())


def test_other_time_zones_are_the_same_moments() -> None:
    """A log in local times gives the same progress."""
    from datetime import timezone

    east = timezone(timedelta(hours=9))
    events = right_everywhere(friction(6), range(6))
    moved = [event._replace(at=event.at.astimezone(east)) for event in events]
    one, other = (student_progress(friction(6), Settings(), "ada", log, at(9)) for log in (events, moved))
    assert one.objectives["friction"].probability == other.objectives["friction"].probability
    assert one.objectives["friction"].review == other.objectives["friction"].review
