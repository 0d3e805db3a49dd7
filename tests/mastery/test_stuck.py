"""openclass_nb.mastery.stuck"""

from openclass_nb.mastery import Event, ObjectiveProgress, Settings, Stuck, student_progress
from openclass_nb.mastery.parameters import PolicyName
from tests.mastery.scenes import at, friction, right_everywhere, tried

SYLLABUS = friction(20)


def progress(events: list[Event], policy: PolicyName = "default") -> ObjectiveProgress:
    found = student_progress(SYLLABUS, Settings(policy=policy), "ada", events, at(50))
    return found.objectives["friction"]


def pattern(letters: str) -> list[Event]:
    return [tried("incline", float(letter == "R"), k, 0.01 * k) for k, letter in enumerate(letters)]


def test_ten_versions_without_mastery() -> None:
    """Nine are not enough to say so."""
    assert progress(pattern("RWRWRWRWR")).stuck is None
    found = progress(pattern("RWRWRWRWRW"))
    assert found.stuck == Stuck("many", "Ten versions without mastery.")
    assert found.state == "stuck"


def test_six_versions_at_the_bottom_without_gain() -> None:
    """Below 20% and no higher than four versions ago; five versions, or a success among them, are not that."""
    assert progress(pattern("WWWWW")).stuck is None
    assert progress(pattern("WWWWWW")).stuck == Stuck("flat", "Six versions, and it has not moved.")
    assert progress(pattern("WWWRRR")).stuck is None


def test_eight_failed_submissions_on_one_exercise() -> None:
    """Counted since it was last right, over its versions."""
    wrong: list[Event] = [tried("incline", 0.0, 0, 0.01 * k) for k in range(8)]
    assert progress(wrong[:7]).stuck is None
    assert progress(wrong).stuck == Stuck("one exercise", "Eight tries at Block on an incline, none right.")
    solved: list[Event] = [
        *wrong[:5],
        tried("incline", 1.0, 0, 1),
        *[tried("incline", 0.0, 1, 2 + k) for k in range(5)],
    ]
    assert progress(solved).stuck is None


def test_nobody_is_stuck_on_what_is_mastered() -> None:
    """However long the practice goes on."""
    shown = right_everywhere(SYLLABUS, range(9))
    more: list[Event] = [tried("incline", 0.0, 15, 30 + 0.01 * k) for k in range(12)]
    assert progress(shown + more).stuck is None


def test_policies_without_a_probability_know_the_other_two_rules() -> None:
    """A run of zero is no mastery of 0%."""
    assert progress(pattern("WWWWWW"), "streak").stuck is None
    found = progress(pattern("WWWWWWWWWW"), "streak").stuck
    assert found is not None
    assert found.rule == "many"
