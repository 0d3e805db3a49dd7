"""A real service for tests: uvicorn on loopback, real graders, a course that was released."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from openclass_nb.grading.stoppable import StoppableGrader
from openclass_nb.records import Log, open_log
from openclass_nb.records.copying import all_tables, load_tables
from openclass_nb.records.database import connect
from openclass_nb.records.migrating import VERSIONS
from openclass_nb.service.app import create_app
from openclass_nb.service.people import Person, Role
from openclass_nb.service.running import bound, server
from openclass_nb.service.settings import ServiceSettings
from tests.building import CourseDraft, wrong_answer
from tests.classroom import made_once

COURSE = "sums101"
RIGHT = "def {name}(a, b):\n    return a + b\n"
ROLES = {"teacher": Role.TEACHER, "assistant": Role.ASSISTANT, "root": Role.ADMINISTRATOR}


class TokenBook:
    """Sign-in for tests: the token is “t-” and the name; names that begin with “stranger” are in no course."""

    async def person(self, token: str) -> Person | None:
        """Whoever the token names."""
        if not token.startswith("t-"):
            return None
        name = token.removeprefix("t-")
        if name == "root":
            return Person(name, everywhere=Role.ADMINISTRATOR)
        role = ROLES.get(name.rstrip("0123456789"), Role.STUDENT)
        return Person(name, {} if name.startswith("stranger") else {COURSE: role})

    async def members(self, course: str) -> list[str]:
        """One who is enrolled and has done nothing yet."""
        return ["newcomer"]


@dataclass
class Running:
    """A service that answers at `url`, the course behind it, and where its records are if not beside it."""

    url: str
    root: Path
    app: FastAPI | None = None
    database: str | None = None

    def client(self, name: str, **more: Any) -> httpx.Client:
        """A client signed in as `name`."""
        headers = {"Authorization": f"token t-{name}"}
        return httpx.Client(base_url=f"{self.url}/api", headers=headers, timeout=60, **more)

    def of_course(self, name: str) -> httpx.Client:
        """A client signed in as `name`, its paths below the course."""
        headers = {"Authorization": f"token t-{name}"}
        return httpx.Client(base_url=f"{self.url}/api/courses/{COURSE}", headers=headers, timeout=60)

    @cached_property
    def log(self) -> Log:
        """What is recorded, as another program sees it."""
        return open_log(self.root, self.database)

    def answered(self, **answers: str) -> dict[str, Any]:
        """The released notebook of sums with answers filled in by exercise."""
        return answered(self.root, "sums", answers)


def answered(root: Path, assignment: str, answers: Mapping[str, str]) -> dict[str, Any]:
    """A released notebook with answers filled in."""
    from openclass_nb.course.answers import with_answers

    text = (root / "release" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    return with_answers(json.loads(text), answers)


def right(exercise: str) -> str:
    """An answer that passes."""
    return RIGHT.format(name=exercise)


def wrong(exercise: str) -> str:
    """A known wrong answer."""
    return wrong_answer(exercise)["source"]


def released_course(root: Path) -> Path:
    """The usual small course with both assignments released."""
    from openclass_nb.workflows.opened_course import open_course
    from openclass_nb.workflows.release import release

    draft = CourseDraft()
    draft.settings["mastery"] = {"policy": "streak"}
    draft.write(root)
    opened = open_course(root)
    release(opened, "sums")
    release(opened, "twice")
    opened.log.close()
    return root


@contextmanager
def process(
    root: Path, graders: int = 2, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A service in a process of its own, to be killed; and its URL."""
    words = [sys.executable, "-m", "tests.service.serve_process", str(root), str(graders)]
    pipe, variables = subprocess.PIPE, {**os.environ, **(environment or {})}
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, env=variables) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        port = json.loads(started.stdout.readline())["port"]
        yield started, f"http://127.0.0.1:{port}"
        started.stdin.close()


def _release_into(root: Path) -> None:
    released_course(root)


def copied_course(factory: pytest.TempPathFactory, root: Path) -> Path:
    """The usual course in `root`, a copy of one that is released once in a test run."""
    made = made_once(factory, f"{COURSE}-released", _release_into)
    return Path(shutil.copytree(made, root))


def moved_records(root: Path, url: str) -> None:
    """Put a course's records, row by row, into the empty database at `url`; nothing is left in the course."""
    before = open_log(root)
    with all_tables(before.engine) as tables:
        load_tables(connect(url), VERSIONS[-1], tables)
    before.close()
    (root / "openclass.db").unlink()


@contextmanager
def running(root: Path, *, grader: StoppableGrader | None = None, **settings: Any) -> Iterator[Running]:
    """A service of the course in `root`, ended on leaving."""
    chosen = {"courses": root, "graders": 2, "per_second": 10_000, "burst": 100_000, **settings}
    app = create_app(ServiceSettings(**chosen), TokenBook(), grader)
    listener = bound("127.0.0.1", 0)
    ready = threading.Event()
    serving = server(app, ready.set)
    thread = threading.Thread(target=serving.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    assert ready.wait(60)
    try:
        yield Running(f"http://127.0.0.1:{listener.getsockname()[1]}", root, app)
    finally:
        serving.should_exit = True
        thread.join(60)
