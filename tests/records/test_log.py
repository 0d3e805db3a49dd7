"""The log: entries are added, never changed, and come back in the order in which they happened."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from openclass_nb.errors import RecordsError
from openclass_nb.records import (
    AttemptEntry,
    GradingEntry,
    HintEntry,
    Log,
    OpeningEntry,
    OverrideEntry,
    RegradeEntry,
    ReleaseEntry,
)
from openclass_nb.records.history import read_history
from openclass_nb.records.log import Entry
from openclass_nb.records.tables import metadata
from tests.records.entries import NINE, attempt

HINT = HintEntry("ada", "sums", "add", NINE, rung=0, kind="authored", text="Think of apples.")
OVERRIDE = OverrideEntry("ada", "twice", "Dr Lovelace", "moved house", NINE, NINE + timedelta(days=2))
RELEASE = ReleaseEntry("sums", NINE, "{}")
GRADING = GradingEntry("g", "ada", "sums", NINE)
OPENING = OpeningEntry("ada", "twice", NINE, "mastery")


def without_id(entry: Entry) -> Entry:
    return dataclasses.replace(entry, id=None)


def test_every_kind_of_entry_comes_back_as_it_went_in(log: Log) -> None:
    """Only the id is new."""
    told = attempt(
        "k", variant=2, score=None, readable=False, answer="a = 1", message="No.", misconception="minus"
    )
    assert log.add([told, HINT, OVERRIDE, RELEASE, OPENING]) == 5
    back: list[Entry] = [*log.attempts(), *log.hints(), *log.overrides(), *log.releases(), *log.openings()]
    assert [without_id(one) for one in back] == [told, HINT, OVERRIDE, RELEASE, OPENING]
    assert all(one.id is not None for one in back)


def test_the_same_try_counts_once(log: Log) -> None:
    """A key that is there already is passed over, in the same breath or later; how many were new is told."""
    assert log.add([attempt("a"), attempt("b"), attempt("a")]) == 2
    assert log.add([attempt("b", score=0.0), attempt("c")]) == 1
    assert [(one.key, one.score) for one in log.attempts()] == [("a", 1.0), ("b", 1.0), ("c", 1.0)]


def test_who_decides_by_the_log_is_told_when_it_went_on(log: Log) -> None:
    """Written after what was read, or not at all; others' entries are no reason, a hint of one's own is."""
    start = log.position("ada")
    assert start == (0, 0)
    log.add([attempt("x", student="ben")])
    assert log.add_after([attempt("a")], "ada", start)
    assert not log.add_after([attempt("b")], "ada", start)
    seen = log.position("ada")
    log.add([HINT])
    assert not log.add_after([attempt("b")], "ada", seen)
    assert [one.key for one in log.attempts("ada")] == ["a"]
    assert read_history(log, "ada").position == log.position("ada")


def test_of_many_who_decide_at_once_one_is_the_first(log: Log) -> None:
    """From the same place: one of eight is written, whichever it is; eight who begin again are all written."""
    start = log.position("ada")
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda n: log.add_after([attempt(f"a{n}")], "ada", start), range(8)))
        assert sorted(written) == [False] * 7 + [True]
        assert len(log.attempts("ada")) == 1

        def insist(number: int) -> None:
            while not log.add_after([attempt(f"b{number}")], "ada", log.position("ada")):
                pass

        list(pool.map(insist, range(8)))
    assert len(log.attempts("ada")) == 9


def test_a_gate_opens_once(log: Log) -> None:
    """The first opening stays; a second one for the same gate is passed over."""
    later = dataclasses.replace(OPENING, at=NINE + timedelta(days=1), because="override")
    assert log.add([OPENING, later]) == 1
    assert [without_id(one) for one in log.openings()] == [OPENING]


def test_hints_overrides_and_releases_may_repeat(log: Log) -> None:
    """The same hint asked for twice was asked for twice."""
    log.add([HINT, HINT, OVERRIDE, OVERRIDE, RELEASE, RELEASE])
    assert (len(log.hints()), len(log.overrides()), len(log.releases())) == (2, 2, 2)


def test_entries_come_in_order_of_time(log: Log) -> None:
    """Late ones are put where they belong; of the same moment, in order of writing."""
    log.add([attempt("c", 2), attempt("a", 1), attempt("b", 1)])
    assert [one.key for one in log.attempts()] == ["a", "b", "c"]


def test_the_newest_score_counts(log: Log) -> None:
    """A regrade leaves the attempt as it was and says what it is worth now."""
    log.add([attempt("a", score=0.0), attempt("b", score=None)])
    first, second = log.attempts()
    assert first.id is not None
    assert second.id is not None
    log.add([RegradeEntry(first.id, NINE, score, "Dr Lovelace", "mended the test") for score in (0.5, 1.0)])
    log.add([RegradeEntry(second.id, NINE, 0.25, "Dr Lovelace", "graded by hand")])
    assert [one.score for one in log.attempts()] == [1.0, 0.25]
    assert [one.score for one in log.regrades()] == [0.5, 1.0, 0.25]


def test_a_regrade_of_nothing_is_refused(log: Log) -> None:
    """And all that came with it: an add is kept whole or not at all."""
    with pytest.raises(RecordsError):
        log.add([attempt("a"), HINT, RegradeEntry(99, NINE, 1.0, "nobody", "no reason")])
    assert (log.attempts(), log.hints(), log.regrades()) == ([], [], [])


def test_one_student_and_one_assignment_can_be_asked_for(log: Log) -> None:
    """Each list is narrowed by name."""
    log.add([attempt("a"), attempt("b", student="ben"), attempt("c", assignment="twice")])
    log.add([HINT, dataclasses.replace(HINT, student="ben"), OVERRIDE, OPENING, RELEASE])
    assert [one.key for one in log.attempts("ada")] == ["a", "c"]
    assert [one.key for one in log.attempts(assignment="sums")] == ["a", "b"]
    assert [one.student for one in log.hints("ben")] == ["ben"]
    assert (len(log.overrides("ada")), len(log.overrides("ben"))) == (1, 0)
    assert (len(log.openings("ada")), len(log.openings("ben"))) == (1, 0)
    assert (len(log.releases("sums")), len(log.releases("twice"))) == (1, 0)
    log.add([GRADING, dataclasses.replace(GRADING, key="h", assignment="twice"), GRADING])
    assert (log.gradings("sums"), log.gradings("twice")) == ({"g"}, {"h"})


def test_students_are_all_who_are_in_the_log(log: Log) -> None:
    """Whoever tried, asked, was let in or got in."""
    log.add([attempt("a", student="ada"), dataclasses.replace(HINT, student="ben")])
    log.add([dataclasses.replace(OVERRIDE, student="chiara"), dataclasses.replace(OPENING, student="dana")])
    assert log.students() == ["ada", "ben", "chiara", "dana"]


def test_the_last_change_is_the_newest_attempt(log: Log) -> None:
    """None before there is one."""
    assert log.last_change() is None
    log.add([attempt("a", 5), attempt("b", 1)])
    assert log.last_change() == NINE + timedelta(minutes=5)


def test_adding_nothing_is_nothing(log: Log) -> None:
    """No entry, no change."""
    assert log.add([]) == 0


@given(
    st.datetimes(
        min_value=datetime(1970, 1, 1),
        max_value=datetime(2200, 1, 1),
        timezones=st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    )
)
def test_times_come_back_to_the_microsecond_in_utc(moment: datetime) -> None:
    """Whatever zone they were told in."""
    log = Log(create_engine("sqlite://"))
    metadata.create_all(log.engine)
    log.add([attempt("a", at=moment)])
    (back,) = log.attempts()
    assert back.at == moment
    assert back.at.tzinfo is UTC


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=30))
def test_whatever_a_student_writes_can_be_kept(answer: str) -> None:
    """Half characters and NULs become question marks; everything else comes back as it was."""
    log = Log(create_engine("sqlite://"))
    metadata.create_all(log.engine)
    log.add([attempt("a", answer=answer)])
    (back,) = log.attempts()
    kept = [one for one in answer if one != "\0" and not "\ud800" <= one <= "\udfff"]
    assert [one for one in back.answer if one != "?"] == [one for one in kept if one != "?"]
    assert len(back.answer) == len(answer)


def test_nothing_can_be_changed_or_deleted(log: Log) -> None:
    """The log has methods to add and to read, and no others."""
    public = {name for name in vars(Log) if not name.startswith("_")}
    assert public == {
        "add", "add_after", "attempts", "close", "gradings", "hints", "last_change", "openings", "overrides",
        "position", "regrades", "releases", "students", "tries",
    }  # fmt: skip
    with pytest.raises(dataclasses.FrozenInstanceError):
        attempt("a").score = 2.0  # type: ignore[misc]  # that is the point
    assert isinstance(attempt("a"), AttemptEntry)
