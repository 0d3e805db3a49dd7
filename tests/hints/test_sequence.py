"""Whose turn it is: the order of help, what opens a rung, and where it ends."""

from datetime import UTC, datetime, timedelta

from openclass_nb.hints.policy import HintPolicy
from openclass_nb.hints.sequence import (
    ENOUGH_HERE,
    ENOUGH_TODAY,
    NO_MORE,
    TRY_FIRST,
    Standing,
    Taken,
    next_turn,
    waiting_words,
)

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
AUTHORED, FOUND = ("a", "b"), ("x", "y", "z", "w")


def kinds(policy: HintPolicy, standing: Standing) -> list[str]:
    """All rungs that come, one after the other, if each is taken after its wait."""
    taken, now, found = list(standing.taken), NOW, []
    while len(found) < 30:
        now += timedelta(minutes=5)
        last = Standing(tuple(taken), 0, 0, standing.last_try, standing.failing)
        turn = next_turn(policy, AUTHORED, FOUND, last, now)
        if turn.rung is None:
            break
        found.append(turn.rung.kind)
        taken.append(Taken(turn.rung.kind, turn.rung.text or f"written {len(found)}", now))
    return found


FAILING = Standing(failing=True, last_try=NOW)


def test_the_order_of_help() -> None:
    """The teacher's, then what needs no model; then a model's from general to pointed; the answer last."""
    plain = ["authored"] * 2 + ["deterministic"] * 3
    assert kinds(HintPolicy(), FAILING) == plain
    written = ["orient", "diagnose", "point", "partial"]
    assert kinds(HintPolicy(ai=True), FAILING) == ["authored"] * 2 + ["deterministic"] * 2 + written
    assert kinds(HintPolicy(bottom_out=True), FAILING) == [*plain, "bottom-out"]


def test_before_a_try_there_are_only_the_teachers() -> None:
    """Then it is told to try."""
    assert kinds(HintPolicy(ai=True, bottom_out=True), Standing()) == ["authored"] * 2
    assert next_turn(HintPolicy(), (), (), Standing(), NOW).why == TRY_FIRST
    assert next_turn(HintPolicy(), (), (), Standing(last_try=NOW), NOW).why == NO_MORE


def test_limits() -> None:
    """For the exercise, for the day, for what a model writes."""
    taken = (Taken("authored", "a", NOW),)
    assert next_turn(HintPolicy(each_exercise=1), AUTHORED, (), Standing(taken), NOW).why == ENOUGH_HERE
    assert next_turn(HintPolicy(each_day=3), AUTHORED, (), Standing(today=3), NOW).why == ENOUGH_TODAY
    spent = Standing(failing=True, last_try=NOW, written_today=2)
    turn = next_turn(HintPolicy(ai=True, ai_each_day=2), (), (), spent, NOW)
    assert turn.rung is None


def test_a_rung_opens_with_a_try_or_with_time() -> None:
    """And it is told when."""
    taken = (Taken("authored", "a", NOW),)
    turn = next_turn(HintPolicy(wait_minutes=2), AUTHORED, (), Standing(taken), NOW)
    assert turn.opens_at == NOW + timedelta(minutes=2)
    assert waiting_words(turn, 2, NOW).startswith("Hint 2 opens after another try, or in 2 minutes")
    assert waiting_words(turn, 2, NOW + timedelta(seconds=70)).endswith(
        "in a minute. Use the last one first."
    )
    tried = Standing(taken, last_try=NOW + timedelta(seconds=1))
    assert next_turn(HintPolicy(), AUTHORED, (), tried, NOW).opens_at is None
    later = NOW + timedelta(minutes=3)
    assert next_turn(HintPolicy(), AUTHORED, (), Standing(taken), later).opens_at is None
