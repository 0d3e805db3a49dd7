"""One student's history in a few queries: the same as the log says, for that student alone."""

from dataclasses import replace
from datetime import timedelta

from openclass_nb.records import HintEntry, Log, OpeningEntry, OverrideEntry, RegradeEntry
from openclass_nb.records.history import attempts_at, find_attempt, latest_attempt, read_history
from tests.records.entries import NINE, attempt

HINT = HintEntry("ada", "sums", "add", NINE, rung=0, kind="authored", text="Think of apples.")
OVERRIDE = OverrideEntry("ada", "twice", "Dr Lovelace", "moved house", NINE)
OPENING = OpeningEntry("ada", "twice", NINE, "mastery")


def filled(log: Log) -> None:
    """Two students who did the same things, one of them regraded twice."""
    tries = [attempt("late", 9), attempt("early", 1, score=0.0), attempt("open", 5, score=None)]
    own = [*tries, HINT, replace(HINT, at=NINE - timedelta(hours=1)), OVERRIDE, OPENING]
    log.add([*own, *(replace(one, student="ben") for one in (HINT, OVERRIDE, OPENING))])
    log.add([attempt("other", student="ben")])
    early = next(one.id for one in log.attempts() if one.key == "early")
    assert early is not None
    log.add([RegradeEntry(early, NINE, score, "Dr Lovelace", "mended") for score in (0.5, 1.0)])


def test_a_history_is_what_the_log_says_of_a_student(log: Log) -> None:
    """In order of time, with the latest scores."""
    filled(log)
    history = read_history(log, "ada")
    assert list(history.tries) == log.tries("ada")
    assert [one.score for one in history.tries] == [1.0, None, 1.0]
    assert list(history.hints) == log.hints("ada")
    assert list(history.overrides) == log.overrides("ada")
    assert list(history.openings) == log.openings("ada")


def test_the_latest_attempt_at_a_version_by_some_moment(log: Log) -> None:
    """Not one that came later, nor one at another version or by another student; with its latest score."""
    filled(log)
    log.add([attempt("fresh", 2, variant=1)])
    late = latest_attempt(log, "ada", "add", 0, NINE + timedelta(hours=1))
    early = latest_attempt(log, "ada", "add", 0, NINE + timedelta(minutes=4))
    assert (late and late.key, early and (early.key, early.score)) == ("late", ("early", 1.0))
    assert latest_attempt(log, "ada", "add", 0, NINE) is None
    assert latest_attempt(log, "ada", "plus", 0, NINE + timedelta(hours=1)) is None


def test_a_newcomers_history_is_empty(log: Log) -> None:
    """Nobody else's things are in it."""
    filled(log)
    history = read_history(log, "nobody")
    assert (history.tries, history.hints, history.overrides, history.openings) == ((), (), (), ())


def test_an_attempt_is_found_by_its_key(log: Log) -> None:
    """With its latest score; None for a key that was never used."""
    filled(log)
    assert find_attempt(log, "early") == next(one for one in log.attempts() if one.key == "early")
    assert find_attempt(log, "never") is None


def test_the_attempts_at_some_exercises(log: Log) -> None:
    """In order of time, with their latest scores; nobody else's, and none at other exercises."""
    filled(log)
    wanted = [one for one in log.attempts("ada") if one.exercise == "add"]
    assert wanted
    assert attempts_at(log, "ada", ["add"]) == wanted
    assert attempts_at(log, "ada", ["add", "plus"]) == log.attempts("ada")
    assert attempts_at(log, "ada", []) == attempts_at(log, "nobody", ["add"]) == []
