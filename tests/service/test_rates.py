"""A bucket for each name: what is at once, what is for long, and that others don't notice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.service.rates import Rates
from openclass_nb.service.refusals import TooManyError


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def refusal(rates: Rates, name: str, cost: float = 1.0) -> TooManyError | None:
    """What a request is told; None if it passes."""
    try:
        rates.spend(name, cost)
    except TooManyError as error:
        return error
    return None


def test_one_student_too_many_leaves_others_alone() -> None:
    """Ten thousand requests of one: the burst passes, the rest are told when to come back; another passes."""
    rates = Rates(per_second=10, burst=100, clock=Clock())
    refused = [one for _ in range(10_000) if (one := refusal(rates, "greedy"))]
    assert len(refused) == 9_900
    assert {one.headers["Retry-After"] for one in refused} == {"1"}
    rates.spend("modest")


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 5)), max_size=60))
def test_never_more_than_burst_and_rate(requests: list[tuple[float, float]]) -> None:
    """Whatever the pauses: what passed by any time is at most burst + rate x time."""
    clock = Clock()
    rates, passed = Rates(2, 10, clock), 0.0
    for pause, cost in requests:
        clock.now += pause
        refused = refusal(rates, "ada", cost)
        passed += 0 if refused else cost
        assert refused is None or refused.seconds >= 1
        assert passed <= 10 + 2 * clock.now + 1e-6


def test_waiting_as_long_as_told_is_enough() -> None:
    """Retry-After is the truth."""
    clock = Clock()
    rates = Rates(0.5, 1, clock)
    rates.spend("ada")
    with pytest.raises(TooManyError) as caught:
        rates.spend("ada")
    clock.now += caught.value.seconds
    rates.spend("ada")
