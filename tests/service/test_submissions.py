"""What was handed in, for teachers; feedback, to the one it is about."""

import base64

import pytest

from tests.service.serving import Running, right

pytestmark = pytest.mark.slow


def test_work_and_feedback_go_there_and_back(service: Running) -> None:
    """A teacher reads what a student handed in and gives feedback back; nobody else sees either."""
    with (
        service.of_course("fay") as fay,
        service.of_course("teacher") as teacher,
        service.of_course("gus") as gus,
    ):
        notebook = service.answered(add=right("add"))
        fay.put("/assignments/sums/submission", json={"notebooks": {"sums": notebook}}).raise_for_status()
        [listed] = [
            one for one in teacher.get("/assignments/sums/submissions").json() if one["student"] == "fay"
        ]
        assert listed["notebooks"] == ["sums"]
        files = teacher.get("/students/fay/assignments/sums/submission").json()["files"]
        [content] = [base64.b64decode(one["content"]) for one in files if one["path"] == "sums.ipynb"]
        assert b"a + b" in content

        assert fay.get("/assignments/sums/feedback").json()["pages"] == {}
        given = teacher.put(
            "/students/fay/assignments/sums/feedback", json={"pages": {"sums": "<p>Good</p>"}}
        )
        assert given.status_code == 201
        assert fay.get("/assignments/sums/feedback").json()["pages"] == {"sums": "<p>Good</p>"}

        assert gus.get("/assignments/sums/feedback").json()["pages"] == {}
        assert gus.get("/assignments/sums/submissions").status_code == 403
        assert gus.get("/students/fay/assignments/sums/submission").status_code == 403
        page = {"pages": {"sums": "<p>Bad</p>"}}
        assert gus.put("/students/fay/assignments/sums/feedback", json=page).status_code == 403


def test_feedback_has_to_fit(service: Running) -> None:
    """To a notebook of the assignment, to somebody who handed it in; and not while the assignment is locked."""
    with service.of_course("teacher") as teacher, service.of_course("hal") as hal:
        page = {"pages": {"sums": "<p>Good</p>"}}
        nothing = teacher.put("/students/hal/assignments/sums/feedback", json=page)
        assert nothing.status_code == 404
        notebook = service.answered(add=right("add"))
        hal.put("/assignments/sums/submission", json={"notebooks": {"sums": notebook}}).raise_for_status()
        other = teacher.put("/students/hal/assignments/sums/feedback", json={"pages": {"../x": "<p>"}})
        assert (other.status_code, other.json()["code"]) == (404, "unknown-name")
        locked = hal.get("/assignments/twice/feedback")
        assert (locked.status_code, locked.json()["code"]) == (403, "gate-closed")
