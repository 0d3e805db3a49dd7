"""Killed in the middle of many checks: what was answered is there once, what was not can be asked again."""

import os
import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import httpx
import pytest

from openclass_nb.records import open_log
from tests.service.serving import COURSE, answered, process, right

pytestmark = pytest.mark.slow
CHECKS = 60
KILLED_AFTER = 12


def check(url: str, root: Path, number: int) -> str | None:
    """The outcome of a student's only check; None if there was no answer."""
    body = {"notebook": answered(root, "sums", {"add": right("add")})}
    headers = {"Authorization": f"token t-survivor{number}", "Idempotency-Key": f"key-{number}"}
    try:
        answer = httpx.post(
            f"{url}/api/courses/{COURSE}/assignments/sums/exercises/add/check",
            json=body,
            headers=headers,
            timeout=60,
        )
    except httpx.TransportError:
        return None
    return answer.json()["outcome"] if answer.status_code == 200 else None


def test_a_killed_service_loses_no_answer_and_counts_nothing_twice(course_root: Path) -> None:
    """SIGKILL among many checks at once, then a new service and the same requests: each is there exactly once."""
    with process(course_root) as (started, url), ThreadPoolExecutor(CHECKS) as pool:
        asked = {pool.submit(check, url, course_root, number): number for number in range(CHECKS)}
        first = {}
        for done in as_completed(asked):
            first[asked[done]] = done.result()
            if sum(one is not None for one in first.values()) == KILLED_AFTER:
                os.kill(started.pid, signal.SIGKILL)
    answered_first = {number for number, outcome in first.items() if outcome}
    assert KILLED_AFTER <= len(answered_first) < CHECKS
    assert answered_first <= set(recorded(course_root))
    with process(course_root) as (_, url), ThreadPoolExecutor(CHECKS) as pool:
        again = list(pool.map(lambda number: check(url, course_root, number), range(CHECKS)))
    assert again == ["passed"] * CHECKS
    assert recorded(course_root) == Counter(dict.fromkeys(range(CHECKS), 1))


def recorded(root: Path) -> Counter[int]:
    """Attempts in the log by the survivors' numbers."""
    log = open_log(root)
    names = (
        one.student.removeprefix("survivor") for one in log.attempts() if one.student.startswith("survivor")
    )
    return Counter(int(name) for name in names)
