"""Checking an exercise over HTTP: verdicts, what counts, and what opens."""

from concurrent.futures import ThreadPoolExecutor

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


@pytest.mark.parametrize(
    ("answer", "outcome", "told"),
    [
        ("", "blank", "There is no answer yet"),
        ("def add(a, b):\n    return (a + b", "unreadable", "Line 2"),
    ],
)
def test_blank_and_unreadable_answers_are_no_attempts(
    service: Running, answer: str, outcome: str, told: str
) -> None:
    """They are told so, nothing is recorded, and the first try is still to come."""
    verdict = check(service, "grace", "add", answer)
    assert (verdict["outcome"], verdict["counted"]) == (outcome, False)
    assert told in verdict["message"]
    with service.of_course("grace") as client:
        exercises = client.get("/assignments/sums").json()["exercises"]
    assert [one["tries"] for one in exercises] == [0, 0, 0]


def test_the_same_request_counts_once(service: Running) -> None:
    """The same key, or the same answer without a key, is the same try; a new answer under an old key is refused."""
    first = check(service, "hanna", "add", wrong("add"), **{"Idempotency-Key": "click-1"})
    again = check(service, "hanna", "add", wrong("add"), **{"Idempotency-Key": "click-1"})
    assert (first["repeated"], again["repeated"]) == (False, True)
    assert again["message"] == first["message"]
    check(service, "hanna", "plus", right("plus"))
    assert check(service, "hanna", "plus", right("plus"))["repeated"]
    assert len(service.log.attempts("hanna")) == 2
    with service.of_course("hanna") as client:
        body = {"notebook": service.answered(add=right("add"))}
        other = client.post(CHECK.format("add"), json=body, headers={"Idempotency-Key": "click-1"})
    assert (other.status_code, other.json()["code"]) == (409, "other-answer")


def test_a_doubled_click_at_the_same_moment_counts_once(service: Running) -> None:
    """Two requests with one key race; both are answered, one attempt is there."""
    with ThreadPoolExecutor(2) as pool:
        racing = [
            pool.submit(check, service, "ibrahim", "add", right("add"), **{"Idempotency-Key": "k"})
            for _ in range(2)
        ]
        verdicts = [one.result() for one in racing]
    assert [one["outcome"] for one in verdicts] == ["passed", "passed"]
    assert len(service.log.attempts("ibrahim")) == 1


def test_one_answer_under_two_keys_at_once_counts_once(service: Running) -> None:
    """Two tabs, two clicks: an answer that has not changed is one try, whatever the requests are called."""
    with ThreadPoolExecutor(3) as pool:
        racing = [
            pool.submit(check, service, "ilse", "add", right("add"), **{"Idempotency-Key": f"tab-{n}"})
            for n in range(3)
        ]
        verdicts = [one.result() for one in racing]
    assert sorted(one["repeated"] for one in verdicts) == [False, True, True]
    assert len(service.log.attempts("ilse")) == 1


def test_nothing_a_client_says_about_scores_is_believed(service: Running) -> None:
    """Points, tests, locks and ids come from the release: a notebook that cheats in all of them gains nothing."""
    notebook = service.answered(add=wrong("add"))
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("grade"):
            cell["source"] = "assert True"
            mark.update(points=1000, locked=False, grade=False)
            cell["metadata"]["openclass"] = {"exercise": "add", "role": "test", "score": 1000, "passed": True}
    with service.of_course("ines") as client:
        verdict = client.post(
            CHECK.format("add"), json={"notebook": notebook, "score": 5, "passed": True}
        ).json()
    assert (verdict["outcome"], verdict["score"], verdict["max_score"]) == ("failed", 0, 1)


def test_only_the_cells_that_are_needed_run(service: Running) -> None:
    """What stands behind the exercise does not run, nor do the tests of others; what stands before does."""
    notebook = service.answered(
        add="def add(a, b):\n    return helper(a, b)", plus="import time; time.sleep(60)"
    )
    notebook["cells"].insert(
        0, {"cell_type": "code", "metadata": {}, "source": "helper = lambda a, b: a + b"}
    )
    with service.of_course("jonas") as client:
        verdict = client.post(CHECK.format("add"), json={"cells": notebook["cells"]}).json()
    assert verdict["outcome"] == "passed"


def test_a_check_in_a_locked_assignment_is_refused(service: Running) -> None:
    """The gate is here, not in the front end."""
    with service.of_course("kofi") as client:
        answer = client.post("/assignments/twice/exercises/twice/check", json={"cells": []})
    assert (answer.status_code, answer.json()["code"]) == (403, "gate-closed")


def test_an_unknown_exercise_is_told(service: Running) -> None:
    """With the nearest name."""
    with service.of_course("kofi") as client:
        answer = client.post(CHECK.format("ad"), json={"cells": []})
    assert (answer.status_code, answer.json()["next_step"]) == (404, "Did you mean “add”?")
