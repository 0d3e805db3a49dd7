"""openclass_nb.mastery.policies"""

import pytest

from openclass_nb.mastery import Opportunity, Settings
from openclass_nb.mastery.policies import Policy, policy_of
from openclass_nb.mastery.tally import Tally, trace_knowledge
from tests.mastery.scenes import at


def tally(pattern: str, left: int = 0) -> Tally:
    """R right, W wrong, H right with a hint, P half the points; on the exercises a, b, a, b ..."""
    counted = Tally(left=left)
    for number, letter in enumerate(pattern):
        counted.add(
            Opportunity(
                "ab"[number % 2],
                number,
                at(number),
                aided=letter == "H",
                passed=letter in "RH",
                value={"R": 1.0, "P": 0.5}.get(letter, 0.0),
                unaided_success=letter == "R",
            )
        )
    return counted


def satisfied(policy: Policy, counted: Tally, mastery: float = 0.0) -> bool:
    measure = policy.measure(counted, mastery)
    return policy.ready(counted) and measure >= policy.needed(counted)


def test_default_asks_for_more_while_more_versions_are_left() -> None:
    """82% at the last version, four points more for each that is left, never more than 94%."""
    policy = policy_of(Settings())
    needed = [policy.needed(Tally(left=left)) for left in (0, 1, 2, 3, 20)]
    assert needed == pytest.approx([0.82, 0.86, 0.90, 0.94, 0.94])


def test_a_teachers_own_need_holds_whatever_is_left() -> None:
    """`needed` in the settings is that of the default and of the strict policy."""
    for name in ("default", "strict"):
        policy = policy_of(Settings(policy=name, needed=0.9))  # type: ignore[arg-type]
        assert [policy.needed(Tally(left=left)) for left in (0, 9)] == [0.9, 0.9]


@pytest.mark.parametrize(
    ("pattern", "ready"),
    [
        ("RRR", True),
        ("RR", False),
        ("RRH", False),
        ("RRRW", False),
        ("RRRWR", True),
        ("RRRH", True),
        ("WWWRRR", True),
        ("RWRWR", False),
        ("RPRPR", False),
    ],
)
def test_default_asks_for_unaided_successes_on_two_exercises_and_the_latest_right(
    pattern: str, ready: bool
) -> None:
    """Three of them; `RWRWR` are all on the same exercise; a hint is no unaided try, half the points no success."""
    policy = policy_of(Settings())
    assert policy.ready(tally(pattern)) is ready
    assert satisfied(policy, tally(pattern), mastery=0.99) is ready
    assert not satisfied(policy, tally(pattern), mastery=0.5)


def test_strict_needs_the_same_whatever_is_left() -> None:
    """80% that success on an average exercise is 80%."""
    policy = policy_of(Settings(policy="strict"))
    assert (policy.needed(Tally(left=0)), policy.needed(Tally(left=9))) == (0.8, 0.8)


@pytest.mark.parametrize(
    ("pattern", "enough"), [("RRR", True), ("RRWR", False), ("RRHR", False), ("WRRR", True)]
)
def test_streak_is_three_in_a_row(pattern: str, enough: bool) -> None:
    """A failure or a hint begins it anew."""
    assert satisfied(policy_of(Settings(policy="streak")), tally(pattern)) is enough
    assert policy_of(Settings(policy="streak")).measure(tally("R"), 0.0) == pytest.approx(1 / 3)


def test_bkt_is_knowledge_tracing_at_95_percent() -> None:
    """Three right answers are enough, two are not; one step checked by hand."""
    policy = policy_of(Settings(policy="bkt"))
    assert trace_knowledge(0.3, 1.0) == pytest.approx(0.27 / 0.41 + (1 - 0.27 / 0.41) * 0.1)
    assert not satisfied(policy, tally("RR"))
    assert satisfied(policy, tally("RRR"))
    assert not satisfied(policy, tally("RRRW"))


def test_score_is_a_plain_percentage_of_first_tries() -> None:
    """85% over three or more; partial credit counts, a hinted answer is worth nothing."""
    policy = policy_of(Settings(policy="score"))
    assert not satisfied(policy, tally("RR"))
    assert satisfied(policy, tally("RRR"))
    assert not satisfied(policy, tally("RRRRH"))
    assert policy.measure(tally("RP"), 0.0) == 0.75
    assert policy.measure(Tally(), 0.0) == 0.0


@pytest.mark.parametrize(
    ("pattern", "brief"),
    [
        ("RR", "2 of 3 unaided."),
        ("RWRWR", "3 unaided, on 1 of 2 exercises."),
        ("RRRW", "The latest unaided try was not right."),
        ("RRR", "Mastery 71%, 82% needed."),
    ],
)
def test_default_says_first_what_is_missing_first(pattern: str, brief: str) -> None:
    """In one short sentence."""
    assert policy_of(Settings()).brief(tally(pattern), 0.719) == brief


def test_every_policy_says_what_it_asks() -> None:
    """In words that a student can read, with what is there and what is needed."""
    told = {
        name: [
            (one.label, one.have, one.need, one.met)
            for one in policy_of(Settings(policy=name)).conditions(tally("RR"), 0.5)  # type: ignore[arg-type]
        ]
        for name in ("default", "streak", "bkt", "score")
    }
    assert told["default"] == [
        ("Right without help, three times", "2", "3", False),
        ("On two different exercises or more", "2", "2", True),
        ("Right in the latest unaided try", "yes", "yes", True),
        ("Mastery of 82% or more", "50%", "82%", False),
    ]
    assert told["streak"] == [("Right without help, three times in a row", "2", "3", False)]
    assert told["bkt"] == [("Mastery of 95% or more", "50%", "95%", False)]
    assert told["score"] == [
        ("Three versions tried, or more", "2", "3", False),
        ("A score of 85% or more", "50%", "85%", False),
    ]
    briefs = [policy_of(Settings(policy=name)).brief(tally("RR"), 0.5) for name in ("streak", "bkt", "score")]  # type: ignore[arg-type]
    assert briefs == ["2 of 3 in a row.", "Mastery 50%, 95% needed.", "Score 50%, 85% needed."]
