"""What students see of assignments, with reasons; and a teacher's release and regrade, from the order to its effect."""

import json
from pathlib import Path

import httpx
import pytest

from tests.service.serving import COURSE, Running, wrong
from tests.service.test_checking import check
from tests.service.test_submission import finished

pytestmark = pytest.mark.slow


def test_assignments_are_told_with_state_and_reason(service: Running) -> None:
    """Open or locked and why, at once for all and for each; exercises only where the gate is open."""
    with service.client("tilda") as client:
        assert {one["course"]: one["role"] for one in client.get("/courses").json()} == {COURSE: "student"}
        assert client.get(f"/courses/{COURSE}").json()["title"] == "Sums"
    with service.of_course("tilda") as client:
        told = {one["name"]: one for one in client.get("/assignments").json()}
        assert (told["sums"]["state"], told["twice"]["state"]) == ("open", "locked")
        assert "Adding" in told["twice"]["reason"]
        assert told["twice"]["waits_for"] == ["Adding"]
        open_one, locked = (client.get(f"/assignments/{name}").json() for name in ("sums", "twice"))
    assert [one["exercise"] for one in open_one["exercises"]] == ["add", "plus", "total"]
    assert locked["exercises"] == []


def test_a_gate_is_explained_to_the_student_and_to_the_teacher(service: Running) -> None:
    """The same decision for both: what it waits for, what moved it, what would open it."""
    check(service, "ursel", "add", wrong("add"))
    with service.of_course("ursel") as student, service.of_course("assistant") as assistant:
        own = student.get("/assignments/twice/explanation").json()
        told = assistant.get("/students/ursel/assignments/twice/explanation").json()
    assert own["open"] is False
    [adding] = own["objectives"]
    assert adding["would_open"]
    assert any(one["exercise"] == "add" for one in adding["contributions"])
    assert [one["label"] for one in told["objectives"][0]["conditions"]] == [
        one["label"] for one in adding["conditions"]
    ]


def test_a_release_is_proved_and_a_regrade_applied(on_postgresql: Running) -> None:
    """A test that was too strict is mended, released, regraded: shown first, then in the score, with who and why."""
    service = on_postgresql
    halves = "def total(a, b):\n    return (a + b) * 1.0\n"
    _edit(service.root, "assert total(1, 2) == 3", 'assert str(total(1, 2)) == "3"')
    with service.of_course("teacher") as teacher, service.of_course("vera") as vera:
        assert finished(teacher, _job(teacher.post("/assignments/sums/release")))["state"] == "done"
        notebook = service.answered(total=halves)
        body = {"notebooks": {"sums": notebook}}
        finished(teacher, vera.put("/assignments/sums/submission", json=body).json()["job"])
        assert _score(vera) == 0
        _edit(service.root, 'assert str(total(1, 2)) == "3"', "assert total(1, 2) == 3")
        assert finished(teacher, _job(teacher.post("/assignments/sums/release")))["state"] == "done"
        order = {"why": "3.0 is three as well", "students": ["vera"]}
        shown = finished(teacher, _job(teacher.post("/assignments/sums/regrade", json=order)))["result"]
        assert (shown["applied"], len(shown["scores"]), _score(vera)) == (False, 1, 0)
        order["apply"] = True
        done = finished(teacher, _job(teacher.post("/assignments/sums/regrade", json=order)))["result"]
        assert done["applied"]
        assert _score(vera) == 1
    [regrade] = [one for one in service.log.regrades() if one.why == order["why"]]
    assert regrade.who == "teacher"


def test_a_course_with_a_fault_is_not_released(on_sqlite: Running) -> None:
    """The job fails with what the proof found; what was released before stays."""
    before = (on_sqlite.root / "release" / "twice" / "twice.ipynb").read_bytes()
    source = on_sqlite.root / "source" / "twice" / "twice.ipynb"
    kept = source.read_text(encoding="utf-8")
    source.write_text(kept.replace("return a + b", "return a - b"), encoding="utf-8")
    try:
        with on_sqlite.of_course("teacher") as teacher:
            done = finished(teacher, _job(teacher.post("/assignments/twice/release")))
    finally:
        source.write_text(kept, encoding="utf-8")
    assert (done["state"], done["problem"]["code"]) == ("failed", "unproved")
    assert done["result"]["findings"]
    assert (on_sqlite.root / "release" / "twice" / "twice.ipynb").read_bytes() == before


def _job(answer: httpx.Response) -> str:
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job"])


def _edit(root: Path, old: str, new: str) -> None:
    source = root / "source" / "sums" / "sums.ipynb"
    text = source.read_text(encoding="utf-8")
    quoted_old, quoted_new = json.dumps(old)[1:-1], json.dumps(new)[1:-1]
    assert quoted_old in text
    source.write_text(text.replace(quoted_old, quoted_new), encoding="utf-8")


def _score(student: httpx.Client) -> float:
    told = student.get("/assignments/sums/submission").json()["exercises"]
    return float(next(one["score"] for one in told if one["exercise"] == "total"))
