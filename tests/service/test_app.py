"""Every error has one shape, every answer an id."""

import json

import httpx
import pytest

from tests.service.serving import COURSE, Running

pytestmark = pytest.mark.slow
SHAPE = {"code", "message", "next_step", "where"}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nowhere", 404, "not-found"),
        ("/courses/other", 403, "not-allowed"),
        (f"/courses/{COURSE}/assignments/sumz", 404, "unknown-name"),
        (f"/courses/{COURSE}/assignments/sums/notebooks/sum", 404, "unknown-name"),
        (f"/courses/{COURSE}/assignments/twice/files", 403, "gate-closed"),
        (f"/courses/{COURSE}/assignments/-/files", 422, "invalid"),
    ],
)
def test_errors_have_one_shape(service: Running, path: str, status: int, code: str) -> None:
    """A code for machines, a sentence and a next step for people."""
    with service.client("dana") as client:
        answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == SHAPE
    assert answer.json()["message"].endswith((".", "?"))


def test_a_near_name_is_offered(service: Running) -> None:
    """Mistyped names are told with what they may have meant."""
    with service.of_course("dana") as client:
        assert client.get("/assignments/sumz").json()["next_step"] == "Did you mean “sums”?"


def test_every_answer_carries_its_own_id(service: Running) -> None:
    """So that a student can tell a teacher which answer it was."""
    with service.client("dana") as client:
        ids = [client.get(path).headers["x-request-id"] for path in ("/health", "/nowhere", "/me")]
    assert len(set(ids)) == 3


@pytest.mark.parametrize("declared", [True, False])
def test_a_large_request_is_refused_unread(service: Running, declared: bool) -> None:
    """413 for a notebook of 50 MB, whether its length is told first or not."""
    whole = b'{"cells": [' + b" " * (50 << 20) + b"]}"
    body = whole if declared else (whole[start : start + 65536] for start in range(0, len(whole), 65536))
    path = f"{service.url}/api/courses/{COURSE}/assignments/sums/exercises/add/check"
    try:
        answer = httpx.post(path, content=body, headers={"Authorization": "token t-dana"}, timeout=60)
        assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    except httpx.TransportError:  # the connection was closed on what it kept sending
        pass
    assert httpx.get(f"{service.url}/api/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"notebook": 1', "\x00", '{"notebook": {"cells": 7}}', "{}"]
)
def test_what_is_no_notebook_is_told(service: Running, body: str) -> None:
    """Broken JSON, nested without end, or no cells: 4xx with a sentence, never a 500."""
    with service.of_course("dana") as client:
        headers = {"Content-Type": "application/json"}
        answer = client.post("/assignments/sums/exercises/add/check", content=body, headers=headers)
    assert answer.status_code in (200, 400, 422)
    assert set(answer.json()) >= SHAPE or answer.json()["outcome"] == "blank"


def test_it_describes_itself(service: Running) -> None:
    """OpenAPI 3.1; what is refused is described too."""
    described = httpx.get(f"{service.url}/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    check = described["paths"]["/api/courses/{course}/assignments/{assignment}/exercises/{exercise}/check"][
        "post"
    ]
    assert json.dumps(check["responses"]["429"]).count("Problem") == 1


def test_health_and_version_are_for_anyone(service: Running) -> None:
    """Who watches over the service needs no account."""
    assert httpx.get(f"{service.url}/api/health").json()["graders"] in ("starting", "ready")
    assert httpx.get(f"{service.url}/api/version").json()["api"] == 1
