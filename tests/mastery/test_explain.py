"""openclass_nb.mastery.explain"""

from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import (
    Event,
    ObjectiveDecision,
    ObjectiveProgress,
    Settings,
    StudentProgress,
    Syllabus,
    student_progress,
)
from openclass_nb.mastery.parameters import PolicyName
from tests.mastery.scenes import at, chain, friction, hint, histories, right_everywhere, tried

CHAIN = chain(objectives=3)
POLICIES: tuple[PolicyName, ...] = get_args(PolicyName)


def progress(
    syllabus: Syllabus, events: list[Event], policy: PolicyName = "default", day: float = 1
) -> StudentProgress:
    return student_progress(syllabus, Settings(policy=policy), "ada", events, at(day))


def decision(events: list[Event], versions: int = 4) -> ObjectiveDecision:
    return progress(friction(versions), events).objectives["friction"].decision


@given(histories(CHAIN), st.sampled_from(POLICIES), st.sampled_from([0.0, 400.0]))
def test_contributions_sum_to_mastery_now(events: list[Event], policy: PolicyName, later: float) -> None:
    """Start, opportunities and what came in between, in percentage points; and so after each row."""
    last = max((event.at for event in events), default=at())
    found = student_progress(CHAIN, Settings(policy=policy), "ada", events, last + timedelta(days=later))
    for one in found.objectives.values():
        rows = one.decision.contributions
        assert sum(row.points for row in rows) / 100 == pytest.approx(one.probability, abs=1e-9)
        stands = 0.0
        for row in rows:
            stands += row.points / 100
            assert row.after == pytest.approx(stands, abs=1e-9)
        assert rows[0].kind == "start"
        own = [row for row in rows if row.kind == "opportunity"]
        assert [(row.exercise, row.variant) for row in own] == [
            (o.exercise, o.variant) for o in one.opportunities
        ]


@given(histories(CHAIN, longest=10))
def test_what_would_open_it_does(events: list[Event]) -> None:
    """Whoever answers as foreseen gets exactly the mastery foreseen, and the objective."""
    last = max((event.at for event in events), default=at())
    found = student_progress(CHAIN, Settings(), "ada", events, last)
    one = found.objectives["o1"]
    if one.mastered_at is not None or one.decision.forecast is None:
        return
    ahead = one.decision.forecast
    assert ahead.exercise is not None
    assert ahead.variant is not None
    answer = tried(ahead.exercise, 1.0, ahead.variant)
    after = student_progress(
        CHAIN,
        Settings(),
        "ada",
        [*events, type(answer)("ada", ahead.exercise, ahead.variant, last, 1.0)],
        last,
    ).objectives["o1"]
    assert after.probability == pytest.approx(one.decision.if_right, abs=1e-9)
    opens = one.decision.would_open.startswith(("One fresh version, right", "The last fresh version, right"))
    assert opens == (after.mastered_at is not None)


def test_each_try_is_told_in_words() -> None:
    """With the exercise's name, the number of its version, and what came of it."""
    events: list[Event] = [
        tried("table", 1.0),
        tried("incline", 0.0, 0, 0.1),
        tried("incline", 1.0, 0, 0.2),
        hint("incline", 1, 0.3),
        tried("incline", 1.0, 1, 0.4),
        tried("incline", 0.5, 2, 0.5),
        hint("incline", 3, 0.6),
    ]
    rows = decision(events).contributions
    assert [(row.label, row.note) for row in rows] == [
        ("Start", ""),
        ("Block on a table", "right, unaided"),
        ("Block on an incline, 1", "not yet; right later"),
        ("Block on an incline, 2", "right, with a hint"),
        ("Block on an incline, 3", "almost, 50% of the points"),
        ("Block on an incline, 4", "a hint, no answer yet"),
    ]
    signs = [row.points > 0 for row in rows[1:4]]
    assert signs == [True, False, False]
    assert rows[5].points < 0


def test_with_the_attempts_rule_a_retry_is_told_as_one() -> None:
    """And one that never came right with a hint is told so."""
    settings = Settings(evidence="attempts")
    events: list[Event] = [
        tried("table", 0.0),
        tried("table", 1.0, day=0.1),
        hint("incline", 0, 0.2),
        tried("incline", 0.0, 0, 0.3),
    ]
    found = student_progress(friction(), settings, "ada", events, at(1)).objectives["friction"]
    assert [row.note for row in found.decision.contributions[1:]] == [
        "right after a retry, unaided",
        "not yet, with a hint",
    ]


def test_the_start_says_what_it_comes_from() -> None:
    """From other objectives, where those were practised before; what happened in between has its own row."""
    syllabus = chain(objectives=2, together=False)
    events: list[Event] = [tried(f"o0e{k}", 1.0, day=0.01 * k) for k in range(3)]
    events += [tried("o1e0", 1.0, day=1)]
    events += [tried(f"o0e{k}", 0.0, 1, day=2 + 0.01 * k) for k in range(4)]
    rows = progress(syllabus, events, day=2.1).objectives["o1"].decision.contributions
    assert [(row.kind, row.note) for row in rows] == [
        ("start", "from your other objectives"),
        ("opportunity", "right, unaided"),
        ("elsewhere", "other objectives, and time"),
    ]
    assert rows[2].points < 0 < rows[1].points
    nobody = progress(syllabus, [], day=2.1).objectives["o1"].decision.contributions
    assert rows[0].points > nobody[0].points


def test_one_step_from_mastery_it_says_which() -> None:
    """The wording that students read; here the last version would do."""
    events = [
        tried("incline", 0.0),
        *right_everywhere(friction(4), (1, 2), 0.1),
        tried("table", 1.0, day=0.2),
    ]
    found = decision(events)
    assert not found.mastered
    assert found.lead == "Mastery 77%, 86% needed. One fresh version left."
    assert found.missing == ("Mastery of 86% or more; 82% once no fresh version is left",)
    assert found.forecast is not None
    assert found.forecast.label == "Block on an incline, 4"
    assert found.forecast.points > 0
    assert (
        found.would_open == f"The last fresh version, right and without a hint: {int(100 * found.if_right)}%."
    )


def test_farther_away_it_says_how_many() -> None:
    """From nothing, and after two versions."""
    assert decision([], versions=9).lead == "0 of 3 unaided. Ten fresh versions left."
    assert decision([], versions=9).would_open.startswith("Five fresh versions, right and without a hint: ")
    assert decision([tried("table")]).lead == "1 of 3 unaided. Four fresh versions left."


def test_out_of_reach_it_says_that_a_teacher_can_add_versions() -> None:
    """None left, or too few of them."""
    gone: list[Event] = [tried("table", 0.0)] + [tried("incline", 0.0, k, 0.1 * k) for k in range(1)]
    assert decision(gone, versions=1).lead == "0 of 3 unaided. You have seen every version."
    assert decision(gone, versions=1).would_open == "No fresh version is left. Your teacher can add one."
    few = decision([tried("table", 0.0)], versions=2).would_open
    assert few == "Two fresh versions, all right, would not be enough. Your teacher can add more."
    last = decision([tried("table", 0.0), tried("incline", 0.0, day=0.1)], versions=2).would_open
    told = "The last fresh version, right and without a hint, would not be enough. Your teacher can add more."
    assert last == told


def test_a_teacher_is_told_about_the_student() -> None:
    """Not spoken to: what the teacher can do, and no “you”."""
    gone: list[Event] = [tried("table", 0.0), tried("incline", 0.0, 0, 0.1)]
    found = student_progress(friction(1), Settings(), "ada", gone, at(1), reader="teacher")
    own = found.objectives["friction"].decision
    assert own.lead == "0 of 3 unaided. Every version has been seen."
    assert own.would_open.startswith("No fresh version is left. Write one more, ")
    assert found.gates["circles"].headline == "Circular motion opens when Friction is mastered"


def test_once_mastered_it_says_with_what() -> None:
    """And no more what is missing."""
    found = decision(right_everywhere(friction(6), range(6)), versions=6)
    assert found.mastered
    assert found.lead.startswith("Mastered with ")
    assert found.lead.endswith(" was needed.")
    assert (found.would_open, found.forecast) == ("", None)


def shown(one: ObjectiveProgress) -> tuple[bool, bool]:
    return one.decision.mastered, one.decision.satisfied


def test_satisfied_is_about_now_and_mastered_for_good() -> None:
    """A failure after mastery: not satisfied any more, mastered still."""
    syllabus = friction(9)
    events = right_everywhere(syllabus, range(7))
    assert shown(progress(syllabus, events).objectives["friction"]) == (True, True)
    events = [*events, tried("incline", 0.0, 8, 0.5)]
    assert shown(progress(syllabus, events).objectives["friction"]) == (True, False)
