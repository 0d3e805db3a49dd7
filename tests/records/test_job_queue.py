"""Long work in the database: each job is taken once, one at a time in a course, and outlives who ran it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from openclass_nb.records import Log
from openclass_nb.records.job_queue import MOST_KEPT, MOST_TRIES, SILENT, JobQueue, QueuedJob
from tests.records.entries import NINE

SOON = NINE + SILENT / 2
LATER = NINE + SILENT + timedelta(seconds=1)


@pytest.fixture
def queue(log: Log) -> JobQueue:
    """The jobs of one course."""
    return JobQueue(log.engine)


def job(name: str, **order: str) -> QueuedJob:
    """A job that waits."""
    return QueuedJob(name, "grade", "clara", order)


def test_a_job_goes_its_way(queue: JobQueue) -> None:
    """Waiting, running with news, done with a result."""
    assert not queue.has_work(NINE)
    queue.add(job("a", assignment="sums"), NINE)
    assert queue.has_work(NINE)
    assert queue.take("first", NINE) == job("a", assignment="sums")
    assert queue.still_at_it("a", "first", SOON, "graded", 3, 9)
    running = queue.find("a")
    assert running is not None
    assert (running.state, running.what, running.done, running.total) == ("running", "graded", 3, 9)
    assert queue.finish("a", "first", "done", {"graded": 9}, None)
    over = queue.find("a")
    assert over is not None
    assert (over.state, over.result, over.problem) == ("done", {"graded": 9}, None)
    assert not queue.has_work(LATER)
    assert queue.find("b") is None


def test_jobs_of_a_course_run_one_after_the_other(queue: JobQueue) -> None:
    """In the order in which they came, whoever asks."""
    for name in ("a", "b"):
        queue.add(job(name), NINE)
    first = queue.take("first", NINE)
    assert first is not None
    assert first.name == "a"
    assert queue.take("second", SOON) is None
    queue.finish("a", "first", "done", {}, None)
    second = queue.take("second", SOON)
    assert second is not None
    assert second.name == "b"


def test_many_who_ask_at_once_get_it_once(queue: JobQueue) -> None:
    """Eight services, one job."""
    queue.add(job("a"), NINE)
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda number: queue.take(f"service {number}", NINE), range(8)))
    assert [one.name for one in taken if one] == ["a"]


def test_a_job_of_a_killed_service_is_taken_again(queue: JobQueue) -> None:
    """Once it has been silent for long enough; what the dead one says later is not believed."""
    queue.add(job("a"), NINE)
    queue.take("killed", NINE)
    assert queue.take("next", SOON) is None
    assert queue.take("next", LATER) is not None
    assert not queue.finish("a", "killed", "done", {}, None)
    assert queue.finish("a", "next", "done", {}, None)


def test_a_job_that_is_put_back_waits_again(queue: JobQueue) -> None:
    """At once, and it counts as no try."""
    queue.add(job("a"), NINE)
    for _ in range(2 * MOST_TRIES):
        assert queue.take("ending", NINE) is not None
        assert queue.put_back("a", "ending")
    found = queue.find("a")
    assert found is not None
    assert (found.state, found.tries) == ("waiting", 0)


def test_a_job_that_ends_its_service_is_given_up(queue: JobQueue) -> None:
    """It fails with the reason, and the one behind it has its turn."""
    queue.add(job("deadly"), NINE)
    queue.add(job("harmless"), NINE)
    for number in range(MOST_TRIES):
        taken = queue.take(f"service {number}", NINE + 2 * number * SILENT)
        assert taken is not None
        assert taken.name == "deadly"
    taken = queue.take("last", NINE + 2 * MOST_TRIES * SILENT)
    assert taken is not None
    assert taken.name == "harmless"
    found = queue.find("deadly")
    assert found is not None
    assert (found.state, (found.problem or {})["code"]) == ("failed", "ended")


def test_the_same_work_that_waits_already_is_found(queue: JobQueue) -> None:
    """Whatever the order of what was asked for; what runs is not the same any more."""
    queue.add(job("a", assignment="sums", more="x"), NINE)
    same = queue.waiting("grade", {"more": "x", "assignment": "sums"})
    assert same is not None
    assert same.name == "a"
    assert queue.waiting("grade", {"assignment": "twice"}) is None
    queue.take("first", NINE)
    assert queue.waiting("grade", {"more": "x", "assignment": "sums"}) is None


def test_what_is_long_over_is_forgotten(queue: JobQueue) -> None:
    """The newest are kept, and whatever is not over; all of it goes when a student is erased."""
    queue.add(job("waits"), NINE)
    queue.add(job("old"), NINE)
    queue.take("x", NINE)
    queue.finish("waits", "x", "done", {}, None)
    queue.take("x", NINE)
    for number in range(MOST_KEPT):
        queue.add(job(f"k{number}"), NINE)
    assert (queue.find("waits"), queue.find("old") is None) == (None, False)
    queue.finish("old", "x", "done", {}, None)
    assert queue.forget_all_over() == 1
