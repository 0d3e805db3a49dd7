"""The same service on PostgreSQL: two processes on one database, which may be killed."""

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from openclass_nb.records import open_log
from tests.databases import started
from tests.service.serving import COURSE, Running, copied_course, moved_records, process, right
from tests.service.test_submission import finished

pytestmark = pytest.mark.slow
PATH = "/assignments/sums/exercises/{}/check"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty database for the course."""
    return started(tmp_path_factory).schema()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, url: str) -> Path:
    """The course, its records in PostgreSQL."""
    made = copied_course(tmp_path_factory, tmp_path_factory.mktemp("on-postgres") / COURSE)
    moved_records(made, url)
    return made


@pytest.fixture(scope="module")
def two(root: Path, url: str) -> Iterator[tuple[Running, Running]]:
    """Two services of one course, each a process of its own."""
    where = {"OPENCLASS_DATABASE": url}
    with process(root, 1, where) as (_, one), process(root, 1, where) as (_, other):
        yield Running(one, root), Running(other, root)


def check(service: Running, student: str, exercise: str, answer: str, key: str) -> dict[str, Any]:
    """The verdict on an answer."""
    with service.of_course(student) as client:
        body = {"notebook": service.answered(**{exercise: answer})}
        told = client.post(PATH.format(exercise), json=body, headers={"Idempotency-Key": key})
        assert told.status_code == 200, told.text
        found: dict[str, Any] = told.json()
        return found


def test_what_one_records_the_other_shows(two: tuple[Running, Running]) -> None:
    """Mastery earned here and there opens a gate here and there, at once."""
    first, second = two
    with second.of_course("ada") as client:
        assert client.get("/progress").json()["mastered"] == 0
        for service, name in ((first, "add"), (second, "plus"), (first, "total")):
            verdict = check(service, "ada", name, right(name), name)
        assert verdict["opened"] == ["twice"]
        assert client.get("/progress").json()["mastered"] == 1
        assert client.get("/assignments/twice/notebooks/twice").status_code == 200


def test_a_request_sent_to_both_counts_once(two: tuple[Running, Running]) -> None:
    """As a proxy does when it tries again elsewhere, even before the first has answered."""
    rounds = 4
    with ThreadPoolExecutor(2) as pool:
        for number in range(rounds):
            answer = f"def add(a, b):\n    return a - b - {number}\n"
            asked = [pool.submit(check, service, "ben", "add", answer, f"same-{number}") for service in two]
            assert [one.result()["outcome"] for one in asked] == ["failed", "failed"]
            assert sorted(one.result()["repeated"] for one in asked) == [False, True]
    with two[0].of_course("ben") as client:
        tries = [one["tries"] for one in client.get("/assignments/sums").json()["exercises"]]
    assert tries == [rounds, 0, 0]


def test_an_exception_made_here_holds_there(two: tuple[Running, Running]) -> None:
    """Overrides are in the records, not in a process."""
    first, second = two
    with first.of_course("teacher") as teacher, second.of_course("carl") as student:
        student.post("/assignments/sums/exercises/add/hints", json={"rung": 0})
        assert student.get("/assignments/twice/files").status_code == 403
        teacher.post("/students/carl/assignments/twice/override", json={"why": "was ill"}).raise_for_status()
        assert student.get("/assignments/twice/files").status_code == 200


def test_long_work_is_taken_once_and_seen_by_both(two: tuple[Running, Running], url: str) -> None:
    """Four hand in here and there at once: each is graded once, and whoever is asked tells how far it is."""
    names = ["dora", "elsa", "finn", "gina"]

    def hand_in(number: int) -> str:
        service = two[number % 2]
        body = {"notebooks": {"sums": service.answered(add=right("add"))}}
        with service.of_course(names[number]) as client:
            return str(client.put("/assignments/sums/submission", json=body).raise_for_status().json()["job"])

    with ThreadPoolExecutor(4) as pool:
        jobs = list(pool.map(hand_in, range(4)))
    for number, name in enumerate(jobs):
        for service in two:
            with service.of_course("teacher") as teacher:
                done = finished(teacher, name)
                assert (number, done["state"]) == (number, "done"), done
    log = open_log(two[0].root, url)
    assert Counter(one.student for one in log.attempts() if one.student in names) == dict.fromkeys(names, 3)


def test_a_slow_database_is_waited_for(two: tuple[Running, Running], url: str) -> None:
    """Another program holds the table of attempts: a check waits and then counts once; both go on telling progress."""
    first, second = two
    answers: list[dict[str, Any]] = []
    with psycopg.connect(url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE attempts IN EXCLUSIVE MODE")
        work = (first, "hugo", "add", right("add"), "slow")
        waiting = threading.Thread(target=lambda: answers.append(check(*work)))
        waiting.start()
        for service in two:
            with service.of_course("ida") as client:
                assert [client.get("/progress").status_code for _ in range(10)] == [200] * 10
        assert not answers
        other.rollback()
    waiting.join()
    assert [one["outcome"] for one in answers] == ["passed"]
    assert check(second, "hugo", "add", right("add"), "slow")["repeated"]


def test_work_that_an_ending_service_puts_back_is_done_by_another(root: Path, url: str) -> None:
    """SIGTERM during a proof: the next service begins with it."""
    where = {"OPENCLASS_DATABASE": url}
    headers = {"Authorization": "token t-teacher"}
    with process(root, 1, where) as (ending, base):
        path = f"{base}/api/courses/{COURSE}"
        name = httpx.post(f"{path}/proof", json={"assignments": []}, headers=headers, timeout=60).json()[
            "job"
        ]
        while httpx.get(f"{path}/jobs/{name}", headers=headers, timeout=60).json()["state"] != "running":
            pass
        ending.send_signal(signal.SIGTERM)
        ending.wait(60)
    with process(root, 1, where) as (_, base), Running(base, root).of_course("teacher") as client:
        done = finished(client, name)
    assert (done["state"], done["result"]["errors"]) == ("done", 0)
