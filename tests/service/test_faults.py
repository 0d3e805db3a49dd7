"""What happens to a machine and to its service: a full disk, a slow database, a clock that jumps. Nothing is lost."""

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import event

from openclass_nb.workflows.opened_course import OpenedCourse, utc_now
from tests.service.serving import COURSE, Running, copied_course, right, running, wrong

pytestmark = pytest.mark.slow
CHECK = "/assignments/sums/exercises/add/check"


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service with a course of its own, to which things happen. It looks at its course once.

    Not a copy of the course that is being served: reading a database's file in the process that has it open lets go
    of SQLite's locks, and other processes then delete the log that it writes to.
    """
    root = copied_course(tmp_path_factory, tmp_path_factory.mktemp("fragile") / COURSE)
    with running(root, graders=1, fresh_seconds=3600, cache_seconds=0) as found:
        assert attempt(found, "warmer").status_code == 200
        yield found


def attempt(service: Running, student: str, answer: str | None = None) -> httpx.Response:
    """A check."""
    with service.of_course(student) as client:
        return client.post(CHECK, json={"notebook": service.answered(add=answer or right("add"))})


def opened(service: Running) -> OpenedCourse:
    """The course as the service has it."""
    assert service.app is not None
    found: OpenedCourse = service.app.state.parts.shelf.course(COURSE)
    return found


def test_a_full_disk_is_told_and_costs_nothing(fragile: Running) -> None:
    """503 with the reason; what was there is there, reading goes on, and with room the same request counts."""
    engine = opened(fragile).log.engine

    def no_room(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "connect", no_room)
    engine.dispose()
    huge = right("add") + "".join(f"def note_{number}():\n    return {number}\n" for number in range(3_000))
    try:
        refused = attempt(fragile, "fulvia", huge)
        assert (refused.status_code, refused.json()["code"]) == (503, "records")
        assert refused.json()["message"] == "The disk is full."
        with fragile.of_course("fulvia") as client:
            assert client.get("/progress").status_code == 200
    finally:
        event.remove(engine, "connect", no_room)
        engine.dispose()
    assert opened(fragile).log.attempts("fulvia") == []
    assert attempt(fragile, "fulvia", huge).json()["outcome"] == "passed"
    assert len(opened(fragile).log.attempts("fulvia")) == 1


def test_a_slow_database_is_waited_for_and_readers_are_not_kept(fragile: Running) -> None:
    """Somebody else holds the write lock: a check waits and counts; progress is read meanwhile."""
    answers: list[httpx.Response] = []
    with sqlite3.connect(fragile.root / "openclass.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = threading.Thread(target=lambda: answers.append(attempt(fragile, "gia")))
        waiting.start()
        with fragile.of_course("gino") as client:
            for _ in range(20):
                assert client.get("/progress").status_code == 200
        assert not answers
        other.execute("ROLLBACK")
    waiting.join()
    assert [one.json()["outcome"] for one in answers] == ["passed"]


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_jumps_keeps_the_order(fragile: Running, jump: timedelta) -> None:
    """Back or on and then right again: each try is after the one before, and progress goes on from it."""
    course, name = opened(fragile), f"hal{jump.days}".replace("-", "m")
    attempt(fragile, name, wrong("add"))
    course.clock = lambda: datetime.now(UTC) + jump
    try:
        assert attempt(fragile, name).json()["outcome"] == "passed"
        with fragile.of_course(name) as client:
            assert client.get("/progress").status_code == 200
    finally:
        course.clock = utc_now
    last = "def add(a, b):\n    return sum((a, b))\n"
    assert attempt(fragile, name, last).json()["outcome"] == "passed"
    tries = course.log.attempts(name)
    assert [one.score for one in tries] == [0, 1, 1]
    assert [one.id for one in tries] == sorted(one.id or 0 for one in tries)
    assert len({one.at for one in tries}) == 3
    with fragile.of_course(name) as client:
        shown = client.get("/progress").json()
        hint = client.post("/assignments/sums/exercises/plus/hints", json={"rung": 0})
    assert shown["objectives"][0]["unaided"] >= 0
    assert hint.status_code == 200


def test_files_that_are_gone_are_told(fragile: Running) -> None:
    """A release that somebody deleted: a sentence and a next step, no 500; the rest goes on."""
    hidden = fragile.root / "hidden"
    (fragile.root / "release" / "sums").rename(hidden)
    try:
        with fragile.of_course("ida") as client:
            answer = client.get("/assignments/sums/files")
            assert client.get("/assignments").status_code == 200
    finally:
        hidden.rename(fragile.root / "release" / "sums")
    assert answer.status_code in (409, 503)
    assert "release" in answer.json()["next_step"].lower()


def test_anothers_things_are_out_of_reach(fragile: Running) -> None:
    """A job, a submission or a hint of another student: by no id and no name does a student get there."""
    with fragile.of_course("jan") as jan, fragile.of_course("teacher") as teacher:
        assert jan.post("/assignments/sums/exercises/add/hints", json={"rung": 0}).status_code == 200
        job = teacher.post("/assignments/sums/grade", json={}).json()["job"]
        with fragile.of_course("kai") as kai:
            for path in (
                "/students/jan/progress",
                f"/jobs/{job}",
                f"/jobs/{job}/events",
                "/export/scores.csv",
            ):
                assert kai.get(path).status_code == 403
            assert kai.get("/assignments/sums/exercises/add/hints").json()["given"] == []
            assert kai.get("/progress?student=jan").json()["student"] == "kai"
            assert kai.post("/students/jan/erasure", json={}).status_code == 403
