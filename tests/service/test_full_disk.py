"""A disk without room, under a service that runs: told, nothing half written, and what is asked again then counts."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from openclass_nb.records import open_log
from tests.service.serving import COURSE, Running, copied_course, process, right

pytestmark = pytest.mark.slow
LARGE = "".join(f"def note_{number}():\n    return {number}\n" for number in range(4_000))
"""More than there is room for."""


@contextmanager
def no_room(pid: int, room: int) -> Iterator[None]:
    """No file of that process may grow beyond `room` bytes: the system refuses it as it refuses on a full disk."""
    _, most = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, most))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))


def test_no_room_for_records_and_for_work(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A check and a submission get 503 with what to do; reading goes on; with room both count, once."""
    root = copied_course(tmp_path_factory, tmp_path / COURSE)
    with process(root, 1) as (running, base), Running(base, root).of_course("ada") as ada:
        check = "/assignments/sums/exercises/add/check"
        assert ada.post(check, json=_work(root, right("add"))).json()["outcome"] == "passed"
        before = _handed_in(ada, root, right("add"))
        assert before.status_code == 200, before.text
        with no_room(running.pid, 60_000):
            full = [
                ada.post(check, json=_work(root, LARGE + right("add"))),
                _handed_in(ada, root, LARGE + right("add")),
            ]
            assert ada.get("/progress").status_code == 200
            assert ada.get("/assignments/sums/submission").json()["digest"] == before.json()["digest"]
        for refused in full:
            assert refused.status_code == 503, refused.text
            assert refused.json()["next_step"]
            assert refused.headers["retry-after"]
        assert list((root / "submitted").glob(".*")) == [], "nothing half written is left"
        assert running.poll() is None
        assert ada.post(check, json=_work(root, LARGE + right("add"))).json()["outcome"] == "passed"
        assert _handed_in(ada, root, LARGE + right("add")).json()["digest"] != before.json()["digest"]
        running.send_signal(signal.SIGTERM)
        running.wait(60)
    log = open_log(root)
    assert [one.source for one in log.attempts("ada") if one.exercise == "add"] == ["check", "check"]
    log.close()


def _work(root: Path, add: str) -> dict[str, Any]:
    return {"notebook": Running("", root).answered(add=add)}


def _handed_in(client: httpx.Client, root: Path, add: str) -> httpx.Response:
    body = {"notebooks": {"sums": _work(root, add)["notebook"]}}
    return client.put("/assignments/sums/submission", json=body)
