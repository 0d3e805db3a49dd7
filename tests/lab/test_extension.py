"""The extension in a real Jupyter server, with a real service of its own."""

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest

from tests.lab.jupyter import Jupyter, running_jupyter
from tests.service.serving import COURSE, answered, copied_course, right

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
CHECK = f"/api/courses/{COURSE}/assignments/sums/exercises"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Jupyter shows: a course two folders down."""
    folder = tmp_path_factory.mktemp("shown")
    copied_course(tmp_path_factory, folder / "teaching" / COURSE)
    return folder


@pytest.fixture(scope="module")
def jupyter(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """One server for all of these; its service ends with it, and nothing is left."""
    options = ["--OpenclassLab.user=zoe", "--OpenclassLab.role=administrator"]
    with running_jupyter(tmp_path_factory.mktemp("jupyter"), root, *options) as found:
        yield found
        pid = found.service_pid()
    assert pid is not None
    assert not psutil.pid_exists(pid)
    assert not list(found.runtime.glob("openclass-*"))


@pytest.fixture
def client(jupyter: Jupyter) -> Iterator[httpx.Client]:
    """Somebody with Jupyter's token, whose notebook of the course is open."""
    with jupyter.client() as found:
        found.get("/where", params={"path": f"teaching/{COURSE}/source/sums/sums.ipynb"})
        yield found


def until(true: Callable[[], object], seconds: float = 240) -> None:
    """Wait for something to come true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_course_is_found_and_served(jupyter: Jupyter) -> None:
    """Nothing is started for a folder without one; an open notebook names its course, and the service is there."""
    with jupyter.client() as client:
        nothing = client.get("/where").json()
        assert (nothing["service"], nothing["course"]) == ("local", None)
        refused = client.get("/api/me")
        assert (refused.status_code, refused.json()["code"]) == (404, "no-course")
        assert jupyter.service_pid() is None
        place = client.get("/where", params={"path": f"teaching/{COURSE}/source/sums/sums.ipynb"}).json()
        assert place["course"] == COURSE
        assert (place["folder"], place["assignment"]) == (f"teaching/{COURSE}", "sums")
        me = client.get("/api/me").json()
        assert (me["name"], me["courses"][0]["role"]) == ("zoe", "administrator")
    assert jupyter.service_pid() is not None


def test_errors_and_headers_come_as_the_service_says_them(client: httpx.Client) -> None:
    """Statuses, the shape of errors, and pages that have not changed."""
    unknown = client.get(f"/api/courses/{COURSE}/assignments/nothing")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "unknown-name")
    assert "x-request-id" in unknown.headers
    page = client.get(f"/api/courses/{COURSE}/progress")
    tag = {"If-None-Match": page.headers["etag"]}
    assert client.get(f"/api/courses/{COURSE}/progress", headers=tag).status_code == 304
    assert client.get("/api/%2e%2e/secret").status_code == 404
    assert client.get("/where", params={"path": "../outside"}).status_code == 400


def test_a_check_goes_through(client: httpx.Client, root: Path) -> None:
    """A body there, a verdict back."""
    body = {"notebook": answered(root / "teaching" / COURSE, "sums", {"add": right("add")})}
    verdict = client.post(f"{CHECK}/add/check", json=body).json()
    assert (verdict["outcome"], verdict["counted"]) == ("passed", True)


def test_only_who_may_use_jupyter_gets_in(jupyter: Jupyter, root: Path) -> None:
    """Nothing without Jupyter's sign-in; with its cookie nothing is changed without the XSRF token."""
    assert httpx.get(f"{jupyter.url}/openclass/where").status_code == 403
    assert httpx.get(f"{jupyter.url}/openclass/api/me").status_code == 403
    body = {"notebook": answered(root / "teaching" / COURSE, "sums", {"plus": right("plus")})}
    with closing(jupyter.browser()) as browser:
        browser.get("/where", params={"path": f"teaching/{COURSE}"})
        assert browser.get("/api/me").json()["name"] == "zoe"
        forged = browser.post(f"{CHECK}/plus/check", json=body)
        assert forged.status_code == 403
        headers = {"X-XSRFToken": browser.cookies["_xsrf"]}
        assert browser.post(f"{CHECK}/plus/check", json=body, headers=headers).status_code == 200


def test_events_come_one_by_one(client: httpx.Client) -> None:
    """A job's first news is there before its last."""
    job = client.post(f"/api/courses/{COURSE}/proof", json={"assignments": ["sums"]}).json()["job"]
    with client.stream("GET", f"/api/courses/{COURSE}/jobs/{job}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        first = json.loads(next(line for line in lines if line.startswith("data:"))[5:])
        last = [json.loads(line[5:]) for line in lines if line.startswith("data:")][-1]
    assert first["state"] in ("waiting", "running")
    assert last["state"] == "done", last["problem"]


def test_another_course_is_served_when_its_notebook_opens(client: httpx.Client, root: Path) -> None:
    """By the same service, under a name of its own."""
    (root / "other" / COURSE).mkdir(parents=True)
    shutil.copy(root / "teaching" / COURSE / "course.yml", root / "other" / COURSE)
    place = client.get("/where", params={"path": f"other/{COURSE}"}).json()
    assert place["course"] == f"{COURSE}-2"
    assert client.get(f"/api/courses/{COURSE}-2").json()["course"] == f"{COURSE}-2"


def test_a_service_that_crashes_is_started_again(jupyter: Jupyter, client: httpx.Client) -> None:
    """Who asks next gets an answer, not an error."""
    assert client.get("/api/health").status_code == 200
    before = jupyter.service_pid()
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert client.get("/api/health").status_code == 200
    assert jupyter.service_pid() not in (None, before)


def test_the_service_goes_with_a_server_that_is_killed(root: Path, tmp_path: Path) -> None:
    """And what it left in the runtime folder the next server takes away."""
    with running_jupyter(tmp_path, root / "teaching" / COURSE) as jupyter:
        with jupyter.client() as client:
            assert client.get("/where").json()["folder"] == ""
            assert client.get("/api/health").status_code == 200
        pid = jupyter.service_pid()
        assert pid is not None
        jupyter.process.kill()
        jupyter.process.wait(60)
        until(lambda: not psutil.pid_exists(pid))
    assert list(jupyter.runtime.glob("openclass-*/service.json"))


def test_who_goes_away_leaves_the_queue(jupyter: Jupyter, client: httpx.Client, root: Path) -> None:
    """A check that the browser gives up is not run to its end and not recorded."""
    slow = "import time\ntime.sleep(25)\n" + right("total")
    body = {"notebook": answered(root / "teaching" / COURSE, "sums", {"total": slow})}
    with pytest.raises(httpx.ReadTimeout):
        client.post(f"{CHECK}/total/check", json=body, timeout=3)
    until(lambda: re.search(r'route="[^"]*check",status="499"} [1-9]', client.get("/api/metrics").text))
    [total] = [
        one
        for one in client.get(f"/api/courses/{COURSE}/assignments/sums").json()["exercises"]
        if one["exercise"] == "total"
    ]
    assert total["tries"] == 0


def test_a_course_is_begun_in_a_folder_of_its_own(client: httpx.Client, root: Path) -> None:
    """Not within another course and not over anything; then it is found and offered like any other."""
    (root / "new").mkdir()
    refused = client.post("/begin", json={"path": f"teaching/{COURSE}"})
    assert (refused.status_code, refused.json()["code"]) == (409, "not-begun")
    assert not (root / "elsewhere").exists()
    assert client.post("/begin", json={"path": "elsewhere"}).status_code == 409
    begun = client.post("/begin", json={"path": "new"})
    assert (begun.status_code, begun.json()["notebook"]) == (
        201,
        "new/source/first-assignment/first-assignment.ipynb",
    )
    assert client.get("/where", params={"path": begun.json()["notebook"]}).json()["course"] == "new"
    assert client.post("/begin", json={"path": "new"}).status_code == 409
