"""The queue in front of the graders: bounded, fair, left by clients that go, and survived by killed graders."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from openclass_nb.records import open_log
from openclass_nb.service.graders import Graders
from tests.service.serving import Running, right, running

pytestmark = pytest.mark.slow
PATH = "/assignments/sums/exercises/add/check"
CELL_SECONDS = 30
"""When a check that nobody ended would come to its time limit."""
SLOW = "import time\ntime.sleep({})\n"


@pytest.fixture(scope="module")
def narrow(course_root: Path) -> Iterator[Running]:
    """A service with one grader, where two may wait, one of each student."""
    with running(course_root, graders=1, waiting=2, waiting_each=1, per_second=1, burst=60) as found:
        assert attempt(found, "warmer").status_code == 200
        yield found


def graders(service: Running) -> Graders:
    """The graders behind a service."""
    assert service.app is not None
    found = service.app.state.parts.graders
    assert isinstance(found, Graders)
    return found


def attempt(service: Running, student: str, seconds: float = 0.0, patience: float = 60) -> httpx.Response:
    """A check whose answer takes `seconds`, by a client that waits for `patience`."""
    answer = SLOW.format(seconds) + right("add") if seconds else right("add")
    with service.of_course(student) as client:
        body = {"notebook": service.answered(add=answer)}
        return client.post(PATH, json=body, timeout=patience)


def test_too_many_at_once_are_told_when_to_come_back(narrow: Running) -> None:
    """One runs, two wait, the others get 429 with Retry-After; nobody hangs, and nobody loses anything."""
    names = [f"crowd{number}" for number in range(8)]
    with ThreadPoolExecutor(len(names)) as pool:
        answers = list(pool.map(lambda name: attempt(narrow, name, 1.5), names))
    refused = [one for one in answers if one.status_code == 429]
    assert {one.status_code for one in answers} == {200, 429}
    assert len(refused) == 5
    assert all(int(one.headers["Retry-After"]) >= 1 and one.json()["code"] == "too-many" for one in refused)
    log = open_log(narrow.root)
    passed = [name for name, one in zip(names, answers, strict=True) if one.status_code == 200]
    assert [len(log.attempts(name)) for name in names] == [int(name in passed) for name in names]


def test_who_goes_away_leaves_the_queue(narrow: Running) -> None:
    """One runs and one waits when their clients go: neither is recorded, what runs is ended at once."""
    begun = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(attempt, narrow, name, 600.0, 2.0) for name in ("goes-first", "goes-second")]:
            with pytest.raises(httpx.ReadTimeout):
                one.result()
    assert attempt(narrow, "stays").json()["outcome"] == "passed"
    assert time.monotonic() - begun < CELL_SECONDS, "the first one was waited for to its time limit"
    log = open_log(narrow.root)
    assert [len(log.attempts(name)) for name in ("goes-first", "goes-second", "stays")] == [0, 0, 1]


def test_graders_killed_while_idle_cost_nobody_an_answer(course_root: Path) -> None:
    """However many there are: the next check passes over all the dead ones."""
    with running(course_root, graders=3) as service:
        with ThreadPoolExecutor(3) as pool:
            names = [f"before{number}" for number in range(3)]
            assert {one.status_code for one in pool.map(lambda name: attempt(service, name), names)} == {200}
        for pid in graders(service).pids:
            os.kill(pid, signal.SIGKILL)
        assert attempt(service, "after").json()["outcome"] == "passed"


def test_a_killed_grader_costs_nobody_a_try(narrow: Running) -> None:
    """SIGKILL of every grader in the middle of a check: it is run again on a new one, and counts once."""
    with ThreadPoolExecutor(1) as pool:
        checking = pool.submit(attempt, narrow, "unlucky", 1.5)
        while not graders(narrow).running:
            assert not checking.done()
        for pid in graders(narrow).pids:
            os.kill(pid, signal.SIGKILL)
        answer = checking.result()
    assert answer.json()["outcome"] == "passed", answer.text
    assert len(open_log(narrow.root).attempts("unlucky")) == 1


def test_who_asks_too_much_is_slowed_and_others_are_not(narrow: Running) -> None:
    """A rate for each student; a teacher's page comes as fast as ever."""
    with narrow.of_course("greedy") as greedy, narrow.of_course("modest") as modest:
        statuses = [greedy.get("/progress").status_code for _ in range(400)]
        assert modest.get("/progress").status_code == 200
        refused = greedy.get("/progress")
    assert set(statuses) == {200, 429}
    assert statuses.count(200) >= 60
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
