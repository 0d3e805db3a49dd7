"""Hints over HTTP: one at a time, each recorded once, and told before what it means."""

from datetime import UTC, datetime

import pytest

from openclass_nb.grading.course_secret import course_secret
from openclass_nb.records import AuditEntry, HintLedger
from openclass_nb.workflows.give_hint import AFTER_PASS, AFTER_TRY, BEFORE_TRY, MORE_BEFORE_TRY
from openclass_nb.workflows.hint_pseudonyms import pseudonym
from tests.service.serving import Running, right, wrong
from tests.service.test_checking import check

pytestmark = pytest.mark.slow
HINTS = "/assignments/sums/exercises/add/hints"


def test_hints_come_one_by_one_and_say_before_what_they_mean(service: Running) -> None:
    """Looking gives nothing; a hint before the first try costs, the one after it doesn't."""
    with service.of_course("diego") as client:
        look = client.get(HINTS).json()
        assert (look["given"], look["left"], look["means"], look["costs"]) == ([], 2, BEFORE_TRY, True)
        first = client.post(HINTS, json={"rung": 0}).json()
        assert (first["given"], first["means"], first["costs"]) == (
            ["Think of apples."],
            MORE_BEFORE_TRY,
            False,
        )
        early = client.post(HINTS, json={"rung": 1})
        assert (early.status_code, early.json()["code"]) == (409, "hint-waits")
        assert "opens after another try" in early.json()["message"]
        check(service, "diego", "add", wrong("add"))
        last = client.post(HINTS, json={"rung": 1}).json()
        assert (len(last["given"]), last["kinds"]) == (2, ["authored", "authored"])


def test_after_a_try_the_failing_test_is_explained_live(service: Running) -> None:
    """In the sandbox that checked it: what was called, what came back, what was expected."""
    with service.of_course("dora") as client:
        told = []
        for rung in range(3):
            check(service, "dora", "add", f"def add(a, b):\n    return a - b - {rung}\n")
            told = client.post(HINTS, json={"rung": rung}).json()
        assert told["kinds"] == ["authored", "authored", "deterministic"]
        assert "calls add(1, 2) and gets -3; it expects 3" in told["given"][2]


def test_asking_for_the_same_hint_again_counts_once(service: Running) -> None:
    """A doubled click is one hint."""
    with service.of_course("elif") as client:
        for _ in range(3):
            assert client.post(HINTS, json={"rung": 0}).json()["given"] == ["Think of apples."]
    assert len(service.log.hints("elif")) == 1


def test_hints_are_not_skipped_and_end(service: Running) -> None:
    """409 with what to do."""
    with service.of_course("emeka") as client:
        skipped = client.post(HINTS, json={"rung": 1})
        assert (skipped.status_code, skipped.json()["code"]) == (409, "hint-order")
        assert client.post(HINTS, json={"rung": 2}).status_code == 409


def test_a_hint_is_asked_for_a_version(service: Running) -> None:
    """The one that the notebook holds; one that the student can't have yet is refused."""
    with service.of_course("farid") as client:
        assert client.get(HINTS, params={"version": 0}).json()["version"] == 0
        given = client.post(HINTS, json={"rung": 0, "version": {"number": 0, "key": "k" * 20}}).json()
        assert (len(given["given"]), given["version"]) == (1, 0)
        ahead = client.post(HINTS, json={"rung": 1, "version": {"number": 7}})
        assert (ahead.status_code, ahead.json()["code"]) == (409, "hint-order")
        assert client.get(HINTS, params={"version": -1}).status_code == 422


def test_after_a_try_and_after_a_pass_a_hint_costs_nothing(service: Running) -> None:
    """What has counted stays."""
    with service.of_course("fatima") as client:
        check(service, "fatima", "add", wrong("add"))
        assert client.get(HINTS).json()["means"] == AFTER_TRY
        check(service, "fatima", "add", right("add"))
        assert client.get(HINTS).json()["means"] == AFTER_PASS


def test_hints_of_a_locked_assignment_are_locked(service: Running) -> None:
    """No hint leaks through a closed gate."""
    with service.of_course("felix") as client:
        assert client.get("/assignments/twice/exercises/twice/hints").status_code == 403


def test_who_fails_alike_is_shown_to_the_teacher_with_the_next_hint(service: Running) -> None:
    """Students by how their last try fails, an example of it, and what they would be told; not to students."""
    for name in ("gesa", "gert"):
        check(service, name, "plus", wrong("plus"))
    with service.of_course("assistant") as assistant, service.of_course("gesa") as gesa:
        groups = assistant.get("/exercises/plus/failing").json()
        [ours] = [one for one in groups if "gesa" in one["students"]]
        assert "gert" in ours["students"]
        assert "a - b" in ours["example"]
        assert ours["hint"]
        assert assistant.get("/hints").json() == []  # a model has written none
        assert gesa.get("/exercises/plus/failing").status_code == 403
        assert gesa.get("/hints").status_code == 403
    with service.of_course("teacher") as teacher:
        unknown = teacher.post("/hints/0123456789ab/review", json={"decision": "approved"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown-name")


def test_the_queue_has_the_code_behind_a_hint_and_no_name(service: Running) -> None:
    """A teacher can't judge a hint without: what was tried last before it was shown, and not whose it is."""
    check(service, "gesa", "plus", wrong("plus"))
    entry = AuditEntry(
        at=datetime.now(UTC),
        pseudonym=pseudonym(course_secret(service.root), "gesa"),
        assignment="sums",
        exercise="plus",
        rung="orient",
        model="a model",
        policy="",
        prompt="",
        cache_key="0123456789abcdef",
        outcome="shown",
        reason="",
        tokens=1,
        text="Read the task once more.",
    )
    HintLedger(service.log.engine).write_down(entry)
    with service.of_course("assistant") as assistant:
        queue = assistant.get("/hints").json()
    assert [(one["text"], one["id"]) for one in queue] == [("Read the task once more.", "0123456789ab")]
    assert queue[0]["title"] == "Plus"
    assert queue[0]["answer"].strip() == wrong("plus").strip()
    assert "gesa" not in str(queue)


def test_a_teacher_writes_one_hint_for_many(service: Running) -> None:
    """Into the source notebook; not empty, and not by students or assistants."""
    path, hint = "/exercises/twice/hints", {"text": "Say aloud what line 2 does."}
    for name in ("gesa", "assistant"):
        with service.of_course(name) as client:
            assert client.post(path, json=hint).status_code == 403
            assert client.post("/hints/0123456789ab/review", json={"decision": "approved"}).status_code == 403
    with service.of_course("teacher") as teacher:
        assert teacher.post(path, json={"text": " "}).status_code == 422
        assert teacher.post("/exercises/nothing/hints", json=hint).status_code == 404
        first, again = (teacher.post(path, json=hint).json() for _ in range(2))
    assert first == again  # a doubled click is one hint
    assert (first["exercise"], first["hints"]) == ("twice", 3)
    written = [one.read_text(encoding="utf-8") for one in (service.root / "source").rglob("*.ipynb")]
    assert sum(hint["text"] in one for one in written) == 1
