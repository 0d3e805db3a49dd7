"""Every refusal says what to do next, whichever error it comes from."""

import importlib
import pkgutil
from collections.abc import Iterator

import httpx
import pytest

import openclass_nb.records as records
import openclass_nb.service as faces
import openclass_nb.workflows as workflows
from openclass_nb.errors import OpenclassError
from openclass_nb.service.refusals import answer_to, problem_of
from openclass_nb.service.routes.checking import ClientGoneError
from tests.service.serving import COURSE, Running

SHAPE = {"code", "message", "next_step", "where"}
CHECK = f"/api/courses/{COURSE}/assignments/sums/exercises/add/check"
STUDENT = {"Authorization": "token t-mona"}


def kinds(of: type[OpenclassError] = OpenclassError) -> Iterator[type[OpenclassError]]:
    """Every kind of error that the package has."""
    for one in of.__subclasses__():
        yield one
        yield from kinds(one)


def test_every_kind_of_error_has_a_next_step() -> None:
    """Also one that is raised with nothing but a sentence."""
    for place in (records, faces, workflows):
        for found in pkgutil.iter_modules(place.__path__, f"{place.__name__}."):
            importlib.import_module(found.name)
    seen = set(kinds())
    assert len(seen) > 25
    for kind in seen:
        bare = kind.__new__(kind)
        OpenclassError.__init__(bare, "Something is wrong.")
        bare.seconds = 1  # type: ignore[attr-defined]  # of those that say when to come back
        status, _, problem = answer_to(bare)
        assert 400 <= status < 600
        assert problem.next_step, kind


def test_a_client_that_is_gone_is_told_so_in_the_log_of_whoever_stands_between() -> None:
    """499, as proxies have it."""
    status, _, problem = answer_to(ClientGoneError("The client is gone."))
    assert (status, problem.code) == (499, "client-gone")
    assert "Idempotency-Key" in (problem.next_step or "")
    assert problem_of("never-heard-of", "Oh.").next_step


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "method", "path", "more"),
    [
        (401, "GET", "/api/me", {"headers": {}}),
        (401, "GET", "/api/me", {"headers": {"Authorization": "token forged"}}),
        (403, "GET", f"/api/courses/{COURSE}/class", {}),
        (403, "GET", f"/api/courses/{COURSE}/assignments/twice/files", {}),
        (403, "GET", "/api/metrics", {}),
        (403, "GET", "/api/courses/elsewhere/progress", {}),
        (404, "GET", "/", {}),
        (404, "GET", "/api/nowhere", {}),
        (404, "GET", f"/api/courses/{COURSE}/assignments/quite-different", {}),
        (405, "DELETE", f"/api/courses/{COURSE}/progress", {}),
        (409, "PUT", f"/api/courses/{COURSE}/assignments/sums/submission", {"json": {"notebooks": {}}}),
        (413, "POST", CHECK, {"content": b" " * (11 << 20)}),
        (422, "POST", CHECK, {"json": {"notebook": 7}}),
        (422, "POST", CHECK, {"content": "{"}),
        (422, "GET", f"/api/courses/{COURSE}/assignments/-/files", {}),
    ],
)
def test_whatever_is_refused_has_one_shape(
    service: Running, status: int, method: str, path: str, more: dict
) -> None:
    """A code, a sentence, a next step and a place; and the id by which it stands in the log."""
    answer = httpx.request(method, f"{service.url}{path}", timeout=60, **{"headers": STUDENT, **more})
    assert answer.status_code == status, answer.text
    told = answer.json()
    assert set(told) == SHAPE
    assert told["message"].endswith((".", "?"))
    assert told["next_step"]
    assert answer.headers["x-request-id"]
