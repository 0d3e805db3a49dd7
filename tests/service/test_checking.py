"""Checking an exercise over HTTP: verdicts, what counts, and what opens."""

import pytest

from tests.service.serving import Running, right, wrong

pytestmark = pytest.mark.slow
CHECK = "/assignments/sums/exercises/{}/check"


def check(service: Running, student: str, exercise: str, answer: str, **headers: str) -> dict:
    """The verdict on an answer, all others as handed out."""
    with service.of_course(student) as client:
        body = {"notebook": service.answered(**{exercise: answer})}
        answer_ = client.post(CHECK.format(exercise), json=body, headers=headers)
        assert answer_.status_code == 200, answer_.text
        return answer_.json()


def test_right_answer_passes_and_counts(service: Running) -> None:
    """A right answer is passed, recorded, and moves the objective up."""
    verdict = check(service, "ada", "add", right("add"))
    assert (verdict["outcome"], verdict["counted"], verdict["score"]) == ("passed", True, 1)
    [moved] = verdict["objectives"]
    assert moved["after"] > moved["before"]


def test_wrong_answer_gets_the_assertions_message_and_the_misconceptions(service: Running) -> None:
    """A known wrong answer is recognised by how it scores; the student reads the teacher's question."""
    verdict = check(service, "amir", "add", wrong("add"))
    assert verdict["outcome"] == "failed"
    assert verdict["message"] == "What are one and two together?"
    assert verdict["misconception"] == "Does your result grow when b grows?"


def test_gate_opens_with_the_check_that_earns_it(service: Running) -> None:
    """Three right answers open the next assignment; before that its notebook is refused with the reason."""
    with service.of_course("anouk") as client:
        refused = client.get("/assignments/twice/notebooks/twice")
        assert (refused.status_code, refused.json()["code"]) == (403, "gate-closed")
        assert "Adding" in refused.json()["message"]
        opened = [check(service, "anouk", name, right(name))["opened"] for name in ("add", "plus", "total")]
        assert opened == [[], [], ["twice"]]
        fetched = client.get("/assignments/twice/notebooks/twice")
        assert fetched.status_code == 200
        assert "HIDDEN" not in fetched.text
        assert client.get("/progress").json()["mastered"] == 1
