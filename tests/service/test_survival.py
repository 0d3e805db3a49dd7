"""Killed in the middle of many checks: what was answered is there once, what was not can be asked again."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import httpx
import psutil
import pytest

from openclass_nb.records import open_log
from tests.databases import mortal
from tests.service.serving import COURSE, answered, copied_course, moved_records, process, right

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


CROWD = 200
GRADERS_KILLED, DATABASE_KILLED, SERVICE_KILLED = 15, 30, 60
"""After so many answers."""


def test_whatever_is_killed_nothing_is_lost_and_nothing_counts_twice(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """200 check at once while graders, database and service are killed one after the other, all with SIGKILL.

    Every answer is a verdict or an error. What was told as counted is there once; then the same requests are sent
    again, and each is there once.
    """
    with mortal() as (postgres, kill_database):
        url = postgres.database(COURSE).replace("{course}", COURSE)
        root = copied_course(tmp_path_factory, tmp_path_factory.mktemp("killed") / COURSE)
        moved_records(root, url)
        where = {"OPENCLASS_DATABASE": url}
        with process(root, 2, where) as (service, base):
            kills = {
                GRADERS_KILLED: lambda: _kill_graders(service.pid),
                DATABASE_KILLED: kill_database,
                SERVICE_KILLED: service.kill,
            }
            first = _all_at_once(base, root, kills)
        accepted = {number for number, status in first.items() if status == 200}
        assert DATABASE_KILLED <= len(accepted) < CROWD
        assert set(first.values()) <= {200, 503, None}
        log = open_log(root, url)
        there = [one.student for one in log.attempts()]
        assert {f"survivor{number}" for number in accepted} <= set(there)
        assert len(there) == len(set(there))
        with process(root, 2, where) as (_, base):
            again = _all_at_once(base, root, {})
        assert Counter(again.values()) == {200: CROWD}
        assert Counter(one.student for one in log.attempts()) == {f"survivor{n}": 1 for n in range(CROWD)}
        log.close()


def _kill_graders(service: int) -> None:
    for one in psutil.Process(service).children():
        if "openclass_nb.grading.warm.zygote" in one.cmdline():
            one.kill()


def _all_at_once(base: str, root: Path, kills: Mapping[int, Callable[[], object]]) -> dict[int, int | None]:
    """The status of each one's check; None if there was no answer. After so many answers something is killed."""
    body = {"notebook": answered(root, "sums", {"add": right("add")})}
    path = f"/api/courses/{COURSE}/assignments/sums/exercises/add/check"
    found: dict[int, int | None] = {}
    limits = httpx.Limits(max_connections=CROWD)
    with httpx.Client(base_url=base, timeout=280, limits=limits) as client, ThreadPoolExecutor(CROWD) as pool:

        def ask(number: int) -> int | None:
            headers = {"Authorization": f"token t-survivor{number}", "Idempotency-Key": f"key-{number}"}
            try:
                return client.post(path, json=body, headers=headers).status_code
            except httpx.TransportError:
                return None

        asked = {pool.submit(ask, number): number for number in range(CROWD)}
        for done in as_completed(asked):
            found[asked[done]] = done.result()
            if len(found) in kills:
                kills[len(found)]()
    return found
