"""Many open the same thing for the first time, at the same moment: there is one of it, and all see it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import httpx
import pytest

from tests.building import CourseDraft
from tests.databases import started
from tests.service.serving import COURSE, Running, copied_course, moved_records, process, right, running
from tests.service.test_checking import check

pytestmark = pytest.mark.slow
CROWD = 6
"""Two services take three checks each of one student at a time."""


def at_once(
    ask: Callable[[httpx.Client], httpx.Response], *services: Running, name: str
) -> list[httpx.Response]:
    """The answers to a crowd of clients of the same student, spread over the services, who ask in the same moment."""
    together = Barrier(CROWD)

    def one(number: int) -> httpx.Response:
        with services[number % len(services)].of_course(name) as client:
            together.wait(60)
            return ask(client)

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, range(CROWD)))


def test_a_course_that_nobody_has_opened_yet(tmp_path: Path) -> None:
    """No database, no manifest read: its tables are made once, everybody gets an answer."""
    root = CourseDraft().write(tmp_path / COURSE)
    with running(root, graders=1) as service:
        answers = at_once(lambda client: client.get("/assignments"), service, name="ada")
    assert {one.status_code for one in answers} == {200}, [one.text for one in answers]
    assert len({one.text for one in answers}) == 1


def test_a_notebook_that_nobody_has_fetched_yet(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The first requests to a service that has just begun: the same notebook for all."""
    with running(copied_course(tmp_path_factory, tmp_path / COURSE), graders=1) as service:
        path = "/assignments/sums/notebooks/sums"
        answers = at_once(lambda client: client.get(path), service, name="ada")
    assert {one.status_code for one in answers} == {200}
    assert len({one.content for one in answers}) == 1


def test_a_gate_opens_once_however_many_ask(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its last exercise is checked and its notebook fetched on two services at once: it opened once, and stays open."""
    root, url = copied_course(tmp_path_factory, tmp_path / COURSE), started(tmp_path_factory).schema()
    moved_records(root, url)
    where = {"OPENCLASS_DATABASE": url}
    with process(root, 1, where) as (_, one), process(root, 1, where) as (_, other):
        first, second = Running(one, root, database=url), Running(other, root, database=url)
        for name in ("add", "plus"):
            check(first, "ada", name, right(name))
        body = {"notebook": first.answered(total=right("total"))}
        last = "/assignments/sums/exercises/total/check"
        verdicts = at_once(lambda client: client.post(last, json=body), first, second, name="ada")
        assert {one.json()["outcome"] for one in verdicts} == {"passed"}
        assert sum(one.json()["opened"] == ["twice"] for one in verdicts) == 1
        path = "/assignments/twice/notebooks/twice"
        fetched = at_once(lambda client: client.get(path), first, second, name="ada")
    assert {one.status_code for one in fetched} == {200}
    assert len({one.content for one in fetched}) == 1
    assert [one.assignment for one in first.log.openings("ada")] == ["twice"]
    assert len(first.log.attempts("ada")) == 3
