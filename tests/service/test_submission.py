"""Handing in over HTTP, and the teacher's side: grading, exceptions, tables, long work told step by step."""

import json
from datetime import UTC, datetime

import httpx
import pytest

from openclass_nb.records.job_queue import JobQueue, QueuedJob
from tests.service.serving import Running, right, wrong

pytestmark = pytest.mark.slow


def finished(client: httpx.Client, job: str) -> dict:
    """The last of a job's server-sent events."""
    with client.stream("GET", f"/jobs/{job}/events", timeout=120) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        news = [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")]
    assert [one["done"] for one in news] == sorted(one["done"] for one in news)
    return news[-1]


def test_a_submission_is_safe_at_once_and_graded_soon(service: Running) -> None:
    """It lies in submitted/ when the answer comes; its scores follow, in nbgrader's gradebook too."""
    with service.of_course("lena") as client:
        assert client.get("/assignments/sums/submission").json() is None
        notebook = service.answered(add=right("add"), plus=wrong("plus"))
        handed_in = client.put("/assignments/sums/submission", json={"notebooks": {"sums": notebook}}).json()
        assert (service.root / "submitted" / "lena" / "sums" / "sums.ipynb").is_file()
        assert not handed_in["graded"]
        with service.of_course("teacher") as teacher:
            done = finished(teacher, handed_in["job"])
        assert done["state"] == "done", done
        scores = client.get("/assignments/sums/submission").json()
    assert scores["graded"]
    assert {one["exercise"]: one["score"] for one in scores["exercises"]} == {"add": 1, "plus": 0, "total": 0}
    assert (service.root / "autograded" / "lena" / "sums" / "sums.ipynb").is_file()


@pytest.mark.parametrize(
    ("notebooks", "status"), [({}, 409), ({"other": {"cells": []}}, 404), ({"../sums": {"cells": []}}, 404)]
)
def test_a_submission_has_just_the_notebooks_of_its_assignment(
    service: Running, notebooks: dict, status: int
) -> None:
    """Missing and unknown ones are told, and nothing is written."""
    with service.of_course("malik") as client:
        answer = client.put("/assignments/sums/submission", json={"notebooks": notebooks})
    assert answer.status_code == status
    assert not (service.root / "submitted" / "malik").exists()


def test_a_disk_that_can_not_be_used_is_told(service: Running) -> None:
    """503 with what is wrong, nothing half written, and the service goes on."""
    (service.root / "submitted").mkdir(exist_ok=True)
    (service.root / "submitted" / "nathan").write_text("a file where a folder should be")
    with service.of_course("nathan") as client:
        body = {"notebooks": {"sums": service.answered(add=right("add"))}}
        answer = client.put("/assignments/sums/submission", json=body)
        assert (answer.status_code, answer.json()["code"]) == (503, "course-file")
        assert client.get("/progress").status_code == 200


def test_a_submission_for_a_closed_assignment_is_refused(service: Running) -> None:
    """With the reason; nothing is written."""
    with service.of_course("mei") as client:
        answer = client.put("/assignments/twice/submission", json={"notebooks": {"twice": {"cells": []}}})
    assert (answer.status_code, answer.json()["code"]) == (403, "gate-closed")
    assert not (service.root / "submitted" / "mei").exists()


def test_a_teachers_exception_opens_a_gate(service: Running) -> None:
    """The student's next request sees it; it is on the list of exceptions, with who and why."""
    with service.of_course("noor") as student, service.of_course("teacher") as teacher:
        student.post("/assignments/sums/exercises/add/hints", json={"rung": 0})  # known from now on
        assert student.get("/assignments/twice/files").status_code == 403
        path = "/students/noor/assignments/twice/override"
        assert teacher.post(path, json={"why": " "}).status_code == 400
        assert teacher.post(path, json={"why": "moved here from another school"}).status_code == 201
        assert [one["path"] for one in student.get("/assignments/twice/files").json()["files"]] == [
            "twice.ipynb"
        ]
        made = [one for one in teacher.get("/overrides").json() if one["student"] == "noor"]
        assert [(one["who"], one["why"]) for one in made] == [("teacher", "moved here from another school")]


def test_the_class_as_the_teacher_sees_it(service: Running) -> None:
    """Everybody who did something, also those who only enrolled, and the tables for a spreadsheet."""
    with service.of_course("oskar") as student, service.of_course("assistant") as assistant:
        student.post("/assignments/sums/exercises/add/hints", json={"rung": 0})
        assert {"oskar", "newcomer"} <= set(assistant.get("/students").json())
        [row] = [one for one in assistant.get("/class").json()["students"] if one["student"] == "oskar"]
        assert (row["mastered"], row["next_gate"]) == (0, "twice")
        assert assistant.get("/students/newcomer/progress").json()["mastered"] == 0
        assert assistant.get("/students/oskar/progress").json()["student"] == "oskar"
        assert assistant.get("/students/nobody-known/progress").status_code == 404
    with service.of_course("teacher") as teacher:
        assert teacher.get("/export/mastery.csv").text.splitlines()[0].startswith("student,objective,mastery")


def test_a_proof_is_told_step_by_step(service: Running) -> None:
    """Its last event has the findings; a job of one course is not another's."""
    with service.of_course("teacher") as client:
        job = client.post("/proof", json={"assignments": ["sums"]}).json()
        done = finished(client, job["job"])
        assert done["state"] == "done", done
        assert done["result"]["errors"] == 0
        assert done["total"] == done["done"] > 1
        assert client.get(f"/jobs/{job['job']}").json()["state"] == "done"
        assert client.get("/jobs/unknown").status_code == 404


def test_a_regrade_is_shown_before_it_is_applied(service: Running) -> None:
    """A dry run changes nothing; a reason is needed."""
    with service.of_course("teacher") as client, service.of_course("priya") as student:
        notebook = service.answered(add=right("add"))
        job = student.put("/assignments/sums/submission", json={"notebooks": {"sums": notebook}}).json()[
            "job"
        ]
        finished(client, job)
        assert client.post("/assignments/sums/regrade", json={}).status_code == 422
        order = {"why": "the test was too strict", "students": ["priya"]}
        done = finished(client, client.post("/assignments/sums/regrade", json=order).json()["job"])
    assert done["state"] == "done", done
    assert (done["result"]["applied"], done["result"]["scores"]) == (False, [])


def test_progress_is_sent_once(service: Running) -> None:
    """Whoever has it already gets 304; what happens changes its tag."""
    with service.of_course("rosa") as client:
        first = client.get("/progress")
        known = {"If-None-Match": first.headers["etag"]}
        assert client.get("/progress", headers=known).status_code == 304
        client.post("/assignments/sums/exercises/add/hints", json={"rung": 0})
        assert client.get("/progress", headers=known).status_code == 200


def test_news_of_a_job_that_is_forgotten_end(service: Running) -> None:
    """An erasure forgets all work that is over, also while somebody still listens for it: no broken answer."""
    log, now = service.log, datetime.now(UTC)
    queue = JobQueue(log.engine)
    queue.add(QueuedJob("forgotten", "proof", "teacher", {}), now)
    assert queue.take("elsewhere", now) is not None
    with (
        service.of_course("teacher") as client,
        client.stream("GET", "/jobs/forgotten/events", timeout=60) as stream,
    ):
        lines = (line for line in stream.iter_lines() if line.startswith("event:"))
        assert next(lines) == "event: running"
        assert queue.finish("forgotten", "elsewhere", "done", {}, None)
        queue.forget_all_over()
        assert list(lines) in ([], ["event: done"])
