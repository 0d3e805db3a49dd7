"""A text, graded by a person in nbgrader's formgrader: a real server, asked as its page asks it."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.release import publish
from openclass_nb.workflows.show_progress import show_student
from tests.building import CourseDraft, cell, prompt
from tests.classroom import RIGHT, hand_in, open_at_ten

pytestmark = pytest.mark.slow
TEXT = {"exercise": "why", "role": "answer", "kind": "text", "objectives": ["adding"]}
GRADED = {
    "grade": True,
    "grade_id": "why",
    "locked": False,
    "points": 4,
    "schema_version": 3,
    "solution": True,
}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenedCourse]:
    """A course with a text among its exercises; Ada has handed in, and all but the text is graded."""
    draft = CourseDraft()
    about = {**TEXT, "rubric": [{"points": 4, "text": "It says why."}]}
    text = cell("markdown", "*Write here.*", "why", nbgrader={**GRADED, "task": False}, openclass=about)
    draft.notebooks["sums/sums"]["cells"] += [prompt("why", "Why is that so?"), text]
    root = draft.write(tmp_path / "course")
    (root / CONFIG_FILE).write_text(config_text("course"), encoding="utf-8")
    course = open_at_ten(root)
    publish(course, "sums", check_course(root, ["sums"], run=False))
    written = hand_in(root, "ada", "sums", RIGHT) / "sums.ipynb"
    written.write_text(written.read_text().replace("YOUR ANSWER HERE", "Because two heaps are one heap."))
    grade_batch(course, "sums", choose_engine(course))
    yield course
    course.log.close()


@pytest.fixture
def formgrader(opened: OpenedCourse, tmp_path: Path) -> Iterator[httpx.Client]:
    """A Jupyter server with nbgrader's formgrader, in the course's folder."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    home = tmp_path / "home"
    home.mkdir()
    options = {
        "ServerApp.port": port,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.root_dir": str(opened.root),
        "ServerApp.disable_check_xsrf": True,
        "IdentityProvider.token": "t",
        "ServerApp.jpserver_extensions": "{'nbgrader.server_extensions.formgrader': True}",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", *(f"--{name}={value}" for name, value in options.items())],
        cwd=opened.root,
        env={**os.environ, "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        for line in server.stderr:
            if "is running at" in line:
                break
        with httpx.Client(
            base_url=f"http://127.0.0.1:{port}/formgrader", headers={"Authorization": "token t"}, timeout=120
        ) as client:
            yield client
    finally:
        server.terminate()
        server.communicate()
        shutil.rmtree(home, ignore_errors=True)


def told(answer: httpx.Response) -> Any:
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


def test_points_for_a_text_come_back(opened: OpenedCourse, formgrader: httpx.Client) -> None:
    """The text waits for a person; formgrader shows it, takes three of four points, and the next grading has them: the
    score is recorded as given by hand, and progress is replayed with it."""
    waiting = next(one for one in opened.log.attempts("ada") if one.exercise == "why")
    assert waiting.score is None
    before = show_student(opened, "ada").objectives["adding"]
    page = formgrader.get("/gradebook/sums/sums")
    assert page.status_code == 200, page.text
    (submitted,) = told(formgrader.get("/api/submitted_notebooks/sums/sums"))
    grades = told(formgrader.get("/api/grades", params={"submission_id": submitted["id"]}))
    (text,) = (one for one in grades if one["name"] == "why")
    assert (text["needs_manual_grade"], text["max_score"]) == (True, 4)
    told(formgrader.put(f"/api/grade/{text['id']}", json={"manual_score": 3, "extra_credit": None}))
    batch = grade_batch(opened, "sums", choose_engine(opened))
    assert (batch.by_hand, batch.graded) == (1, [])
    given = next(one for one in opened.log.attempts("ada") if one.exercise == "why")
    assert given.score == 3
    after = show_student(opened, "ada").objectives["adding"]
    assert after.probability != before.probability
