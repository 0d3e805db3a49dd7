"""`openclass serve` as a process: one line when it is ready, loopback with a token, ended in order."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from openclass_nb.records import open_log
from tests.service.serving import COURSE, answered, process, right

pytestmark = pytest.mark.slow


@contextmanager
def served(root: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], dict]]:
    """The command, and the line that it prints."""
    words = [sys.executable, "-m", "openclass_nb", "serve", "--course", str(root), "--until-eof", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        yield started, json.loads(started.stdout.readline())
        started.stdin.close()


def test_a_local_service_is_for_one_person(course_root: Path) -> None:
    """A random token, one role, and nothing without the token; it ends when its starter goes."""
    with served(course_root, "--user", "zoe", "--role", "student") as (started, told):
        assert told["url"].startswith("http://127.0.0.1:")
        headers = {"Authorization": f"token {told['token']}"}
        me = httpx.get(f"{told['url']}/api/me", headers=headers).json()
        assert (me["name"], me["courses"][0]["role"]) == ("zoe", "student")
        assert httpx.get(f"{told['url']}/api/me").status_code == 401
        assert httpx.get(f"{told['url']}/api/courses/{COURSE}/class", headers=headers).status_code == 403
    assert started.wait(30) == 0


def test_the_log_names_nobody(course_root: Path) -> None:
    """At info level: ids, routes, statuses and times, one JSON object a line; whatever is asked, and however wrong."""
    with served(course_root, "--user", "zoe-the-student", "--log-level", "info") as (started, told):
        url, headers = f"{told['url']}/api/courses/{COURSE}", {"Authorization": f"token {told['token']}"}
        with httpx.Client(base_url=url, headers=headers, timeout=60) as client:
            answer = client.get("/progress")
            client.get("/students/zoe-the-student/progress")
            client.get("/students/nobody-called-zoe/progress")
            client.put("/assignments/sums/submission", json={"notebooks": {"zoe": {"cells": []}}})
            body = {"notebook": answered(course_root, "sums", {"add": "# zoe\nraise SystemExit"})}
            client.post("/assignments/sums/exercises/add/check", json=body)
            assert (
                client.get("/progress", headers={"Authorization": "token forged-by-zoe"}).status_code == 401
            )
        assert started.stdin is not None
        started.stdin.close()
        assert started.stderr is not None
        written = started.stderr.read()
    lines = [json.loads(line) for line in written.splitlines()]
    requests = [one for one in lines if one["what"] == "request"]
    assert [one["status"] for one in requests] == [200, 404, 404, 404, 200, 401]
    assert [one["level"] for one in requests] == ["info"] * 5 + ["warning"]
    assert requests[0]["request"] == answer.headers["x-request-id"]
    assert all(one["at"].endswith("+00:00") for one in lines)
    assert "zoe" not in written
    assert told["token"] not in written


def checks_begun(url: str) -> int:
    """How many checks have come in, as the service itself counts."""
    counted = httpx.get(f"{url}/api/metrics", headers={"Authorization": "token t-root"}).text
    found = re.search(r"^openclass_checks_begun_total ([\d.]+)", counted, re.MULTILINE)
    return int(float(found[1])) if found else 0


def test_what_runs_is_finished_before_it_ends(course_root: Path) -> None:
    """SIGTERM during a check: the answer comes, the attempt is there, and then it ends."""
    slow = f"import time\ntime.sleep(2)\n{right('add')}"
    with process(course_root) as (started, url), ThreadPoolExecutor(1) as pool:
        headers = {"Authorization": "token t-terminated"}
        quick = {"notebook": answered(course_root, "sums", {"plus": right("plus")})}
        path = f"{url}/api/courses/{COURSE}/assignments/sums/exercises"
        httpx.post(f"{path}/plus/check", json=quick, headers=headers, timeout=60).raise_for_status()
        body = {"notebook": answered(course_root, "sums", {"add": slow})}
        checking = pool.submit(httpx.post, f"{path}/add/check", json=body, headers=headers, timeout=60)
        while checks_begun(url) < 2:
            assert not checking.done()
        started.send_signal(signal.SIGTERM)
        assert checking.result().json()["outcome"] == "passed"
        assert started.wait(60) is not None
    assert len(open_log(course_root).attempts("terminated")) == 2
