"""A class on a real JupyterHub: two students and a teacher, each with the Hub's own sign-in, through its proxy."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.journeys.hub import Hub, running_hub
from tests.service.serving import COURSE, answered, released_course, right

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one released course."""
    folder = tmp_path_factory.mktemp("hub-courses")
    released_course(folder / COURSE)
    return folder


@pytest.fixture(scope="module")
def hub(courses: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The Hub: ada and ben are students, clara teaches."""
    groups = {
        f"nbgrader-{COURSE}": ["ada", "ben"],
        f"formgrade-{COURSE}": ["clara"],
        "nbgrader-second": ["ada"],
    }
    with running_hub(tmp_path_factory.mktemp("hub"), courses, groups) as found:
        yield found


def finished(client: httpx.Client, job: str) -> dict:
    """The last event of a job, streamed through the Hub's proxy."""
    with client.stream("GET", f"/jobs/{job}/events", timeout=120) as stream:
        return [json.loads(line[5:]) for line in stream.iter_lines() if line.startswith("data:")][-1]


def test_a_gate_opens_for_who_earned_it(hub: Hub, courses: Path) -> None:
    """Locked, three exercises checked, open; the other student sees nothing of it; the teacher excepts and grades."""
    root = courses / COURSE
    ada, ben, clara = (hub.service(hub.token(name), COURSE) for name in ("ada", "ben", "clara"))
    with ada, ben, clara:
        refused = ada.get("/assignments/twice/files")
        assert (refused.status_code, refused.json()["code"]) == (403, "gate-closed")
        assert "Adding" in refused.json()["message"]
        for name in ("add", "plus", "total"):
            body = {"notebook": answered(root, "sums", {name: right(name)})}
            verdict = ada.post(f"/assignments/sums/exercises/{name}/check", json=body).json()
            assert verdict["outcome"] == "passed", verdict
        assert verdict["opened"] == ["twice"]
        assert ada.get("/assignments/twice/notebooks/twice").status_code == 200
        assert ben.get("/assignments/twice/files").status_code == 403
        assert ben.get("/progress").json()["mastered"] == 0
        assert ben.get("/students/ada/progress").status_code == 403
        assert clara.get("/students/ada/progress").json()["mastered"] == 1
        assert set(clara.get("/students").json()) >= {"ada", "ben"}
        body = {"notebooks": {"sums": answered(root, "sums", {"add": right("add")})}}
        job = ben.put("/assignments/sums/submission", json=body).json()["job"]
        assert finished(clara, job)["state"] == "done"
        assert ben.get("/assignments/sums/submission").json()["graded"]
        excepted = clara.post("/students/ben/assignments/twice/override", json={"why": "was ill"})
        assert excepted.status_code == 201, excepted.text
        assert ben.get("/assignments/twice/files").status_code == 200


def test_only_the_hubs_tokens_for_this_service_sign_in(hub: Hub) -> None:
    """Forged ones, and strangers to the course, are refused with their own status."""
    with hub.service("0123456789abcdef", COURSE) as forged:
        assert forged.get("/progress").status_code == 401
    with hub.service(hub.token("mallory"), COURSE) as stranger:
        assert stranger.get("/progress").status_code == 403
    with hub.service(hub.token("mallory")) as stranger:
        assert stranger.get("/courses").json() == []


def test_a_new_course_needs_no_restart(hub: Hub, courses: Path) -> None:
    """A course that is put into the folder is there for its group."""
    with hub.service(hub.token("ada")) as ada:
        assert [one["course"] for one in ada.get("/courses").json()] == [COURSE]
        shutil.copytree(courses / COURSE / "source", courses / "second" / "source")
        shutil.copy(courses / COURSE / "course.yml", courses / "second" / "course.yml")
        seen: list[str] = []
        while "second" not in seen:  # within a second
            seen = [one["course"] for one in ada.get("/courses").json()]
    assert seen == ["second", COURSE]
