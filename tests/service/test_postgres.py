"""The same service on PostgreSQL, and two of them on one database."""

from collections.abc import Iterator

import pgserver
import psycopg
import pytest

from tests.service.serving import COURSE, Running, released_course, right, running, wrong

pytestmark = pytest.mark.slow
PATH = "/assignments/sums/exercises/{}/check"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Running]]:
    """Two services of one course whose records are in PostgreSQL."""
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {COURSE}")
    url = server.get_uri("{course}").replace("postgresql://", "postgresql+psycopg://")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENCLASS_DATABASE", url)
        root = released_course(tmp_path_factory.mktemp("on-postgres") / COURSE)
        assert not (root / "openclass.db").exists()
        with running(root, graders=1) as first, running(root, graders=1) as second:
            yield first, second
    server.cleanup()


def check(service: Running, student: str, exercise: str, answer: str, key: str) -> dict:
    """The verdict on an answer."""
    with service.of_course(student) as client:
        body = {"notebook": service.answered(**{exercise: answer})}
        answered = client.post(PATH.format(exercise), json=body, headers={"Idempotency-Key": key})
        assert answered.status_code == 200, answered.text
        return answered.json()


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
    """As a proxy does when it tries again elsewhere."""
    verdicts = [check(service, "ben", "add", wrong("add"), "same") for service in two]
    assert [one["repeated"] for one in verdicts] == [False, True]
    with two[0].of_course("ben") as client:
        assert [one["tries"] for one in client.get("/assignments/sums").json()["exercises"]] == [1, 0, 0]


def test_an_exception_made_here_holds_there(two: tuple[Running, Running]) -> None:
    """Overrides are in the records, not in a process."""
    first, second = two
    with first.of_course("teacher") as teacher, second.of_course("ben") as student:
        assert student.get("/assignments/twice/files").status_code == 403
        teacher.post("/students/ben/assignments/twice/override", json={"why": "was ill"}).raise_for_status()
        assert student.get("/assignments/twice/files").status_code == 200
