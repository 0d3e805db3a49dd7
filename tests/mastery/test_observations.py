"""openclass_nb.mastery.observations"""

from datetime import datetime

import pytest
from hypothesis import given

from openclass_nb.mastery import Attempt
from openclass_nb.mastery.observations import Opportunity, opportunities
from tests.mastery.scenes import chain, hint, histories, tried


def only(*events: object, evidence: str = "first") -> Opportunity:
    found = opportunities(events, evidence)  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_the_first_submission_counts_and_retries_say_nothing() -> None:
    """Wrong at first, right later: the observation stays wrong, the pass is still seen."""
    one = only(tried("a", 0.0), tried("a", 0.0, day=0.1), tried("a", 1.0, day=0.2))
    assert (one.value, one.weight, one.first, one.tries, one.failed, one.passed) == (
        0.0,
        1.0,
        0.0,
        3,
        2,
        True,
    )
    assert not one.unaided_success


def test_partial_credit_enters_as_a_fraction_and_is_no_success() -> None:
    """60% of the points, and all of them at the second try."""
    one = only(tried("a", 0.6), tried("a", 1.0, day=0.1))
    assert one.value == 0.6
    assert one.passed
    assert not one.unaided_success


def test_a_hint_before_the_first_try_is_a_weaker_failure() -> None:
    """Right with a hint is evidence against, with weight 0.6, even before anything is handed in."""
    one = only(hint("a"), hint("a", day=0.1), tried("a", 1.0, day=0.2))
    assert (one.value, one.weight, one.hints, one.aided, one.passed) == (0.0, 0.6, 2, True, True)
    assert not one.unaided_success
    assert only(hint("a")).weight == 0.6


def test_a_version_that_has_counted_is_not_changed_by_hints() -> None:
    """Right away, then a hint out of curiosity; or wrong, then a hint."""
    assert only(tried("a", 1.0), hint("a", day=0.1)).unaided_success
    assert only(tried("a", 1.0), hint("a", day=0.1)).hints == 0
    wrong = only(tried("a", 0.0), hint("a", day=0.1), tried("a", 1.0, day=0.2))
    assert (wrong.value, wrong.weight, wrong.hints, wrong.aided) == (0.0, 1.0, 1, False)


def test_what_cannot_be_read_is_no_attempt() -> None:
    """Blank, does not compile, or no number at all as a score."""
    assert opportunities([tried("a", 0.0, readable=False), tried("b", float("nan"))]) == []
    one = only(tried("a", 0.0, readable=False), tried("a", 1.0, day=0.1))
    assert (one.tries, one.unaided_success) == (1, True)


def test_each_variant_is_an_opportunity_of_its_own_and_a_seen_one_is_not() -> None:
    """In the order in which they began; coming back to an old version adds nothing."""
    found = opportunities([tried("a", 0.0), tried("a", 1.0, 1, 1), tried("a", 1.0, 0, 2)])
    assert [(one.variant, one.value) for one in found] == [(0, 0.0), (1, 1.0)]


def test_scores_out_of_range_are_taken_as_the_nearest() -> None:
    """Extra credit is still right, a penalty below nothing still wrong."""
    assert only(tried("a", 1.2)).value == 1.0
    assert only(tried("a", -0.5)).value == 0.0


def test_events_are_taken_by_their_time() -> None:
    """A log that is not in order gives the same opportunities; ties keep the order given."""
    late, early = tried("a", 1.0, day=2), tried("a", 0.0, day=1)
    assert opportunities([late, early]) == opportunities([early, late])
    assert only(hint("a"), tried("a", 1.0)).aided
    assert not only(tried("a", 1.0), hint("a")).aided


def test_a_time_without_a_zone_is_refused() -> None:
    """Nobody knows which moment it is."""
    with pytest.raises(ValueError, match="has no time zone: pass aware datetimes"):
        opportunities([Attempt("ada", "a", 0, datetime(2026, 3, 1), 1.0)])


@pytest.mark.parametrize(
    ("fails", "value", "success"),
    [(0, 1.0, True), (1, 0.7, True), (2, 0.7, True), (3, 0.2, False), (9, 0.2, False)],
)
def test_evidence_attempts_discounts_later_tries(fails: int, value: float, success: bool) -> None:
    """1 at the first try, .7 at the second or third, .2 later."""
    events = [tried("a", 0.0, day=0.1 * k) for k in range(fails)] + [tried("a", 1.0, day=5)]
    one = only(*events, evidence="attempts")
    assert (one.value, one.unaided_success) == (value, success)


def test_evidence_attempts_counts_nothing_after_a_hint() -> None:
    """Unsolved is 0; what came before the hint stays."""
    assert only(tried("a", 0.0), hint("a", day=1), tried("a", 1.0, day=2), evidence="attempts").value == 0.0
    assert only(tried("a", 0.5), hint("a", day=1), tried("a", 1.0, day=2), evidence="attempts").value == 0.5
    assert only(tried("a", 0.0), tried("a", 0.4, day=1), evidence="attempts").value == pytest.approx(0.28)


@given(histories(chain()))
def test_an_observation_never_changes_once_it_is_made(events: list[object]) -> None:
    """Whatever follows, opportunities begun earlier keep value, weight and place: a fold can be continued."""
    half = opportunities(events[: len(events) // 2])  # type: ignore[arg-type]
    whole = opportunities(events)  # type: ignore[arg-type]
    for before, after in zip(half, whole, strict=False):
        assert (before.exercise, before.variant, before.at) == (after.exercise, after.variant, after.at)
        assert (before.value, before.weight) == (after.value, after.weight)
    assert all(0.0 <= one.value <= 1.0 for one in whole)
