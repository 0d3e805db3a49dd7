"""Who may do what: every route declares its role, and students see only their own."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from openclass_nb.service.access import Needs, bare
from openclass_nb.service.app import create_app
from openclass_nb.service.people import Role
from openclass_nb.service.refusals import NotSignedInError
from openclass_nb.service.settings import ServiceSettings
from tests.service.serving import COURSE, Running, TokenBook
from tests.service.test_browser_sign_in import PREFIX, SIGN_IN

OPEN_TO_ANYONE = {"/api/health", "/api/version", "/api/openapi.json"}
FOR_BROWSERS = {"/", "/login", "/oauth_callback"}
APPS = {
    "": create_app(ServiceSettings(), TokenBook()),
    PREFIX: create_app(ServiceSettings(prefix=PREFIX), TokenBook(), browser=SIGN_IN),
}
"""On a laptop, and below a prefix on a Hub."""


@pytest.fixture(params=APPS)
def prefix(request: pytest.FixtureRequest) -> str:
    """Where the service lies."""
    return str(request.param)


def routes(prefix: str) -> list[Any]:
    """Every route, wherever it was put."""
    found = list(iter_route_contexts(APPS[prefix].routes))
    assert len(found) > 25
    return found


def needed(dependant: Dependant) -> Iterator[Needs]:
    """The declarations of a route."""
    if isinstance(dependant.call, Needs):
        yield dependant.call
    for one in dependant.dependencies:
        yield from needed(one)


def test_every_route_declares_its_role(prefix: str) -> None:
    """Exactly one declaration each; only health, version, the description and signing in are for anyone."""
    declared = {one.path: [each.role for each in needed(one.dependant)] for one in routes(prefix)}
    assert [path for path, roles in declared.items() if len(roles) != 1] == []
    open_ones = OPEN_TO_ANYONE | (FOR_BROWSERS if prefix else set())
    found = {path for path, [role] in declared.items() if role is Role.ANYONE}
    assert found == {f"{prefix}{path}" for path in open_ones}


def test_nothing_but_declared_routes_answers(prefix: str) -> None:
    """No route comes from elsewhere: no docs pages, no mounted files."""
    assert [one.path for one in routes(prefix) if not isinstance(one.original_route, APIRoute)] == []


def test_courses_paths_need_a_role_in_that_course(prefix: str) -> None:
    """A route below a course asks what the caller is in that very course."""
    from openclass_nb.service.access import InCourse

    below = [one for one in routes(prefix) if "{course}" in one.path]
    assert [
        one.path for one in below if not all(isinstance(each, InCourse) for each in needed(one.dependant))
    ] == []


@pytest.mark.parametrize("header", [None, "", "token", "token ", "basic abc", "abc"])
def test_a_header_without_token_is_nobody(header: str | None) -> None:
    """There has to be a scheme and a token."""
    with pytest.raises(NotSignedInError):
        bare(header)


@pytest.mark.slow
class TestOverHttp:
    """The same, asked of a running service."""

    def test_nobody_gets_in_without_a_valid_token(self, service: Running) -> None:
        """401, with what to do, for no token and for a forged one; a cookie or a query changes nothing."""
        for headers in ({}, {"Authorization": "token forged"}, {"Cookie": "token=t-ada"}):
            answer = httpx.get(f"{service.url}/api/courses?token=t-ada", headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in")
            assert "Authorization" in answer.json()["next_step"]

    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/students"),
            ("GET", "/class"),
            ("GET", "/overrides"),
            ("GET", "/students/bilal/progress"),
            ("GET", "/students/ben/progress"),
            ("GET", "/students/bilal/assignments/twice/explanation"),
            ("POST", "/students/ben/assignments/twice/override"),
            ("POST", "/assignments/sums/release"),
            ("POST", "/assignments/sums/grade"),
            ("POST", "/assignments/sums/regrade"),
            ("POST", "/proof"),
            ("GET", "/export/scores.csv"),
            ("GET", "/jobs/abc/events"),
        ],
    )
    def test_a_student_is_no_teacher(self, service: Running, method: str, path: str) -> None:
        """What is for teachers is refused before anything is looked at, even about oneself."""
        with service.of_course("ben") as client:
            answer = client.request(method, path, json={} if method == "POST" else None)
        assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")

    def test_an_assistant_looks_and_grades_but_makes_no_exceptions(self, service: Running) -> None:
        """Between student and teacher."""
        with service.of_course("assistant") as client:
            assert client.get("/class").status_code == 200
            override = client.post("/students/x/assignments/twice/override", json={"why": "ill"})
            assert override.status_code == 403

    def test_a_stranger_is_in_no_course(self, service: Running) -> None:
        """Signed in, but not enrolled: the list is empty, the course is closed."""
        with service.client("stranger") as client:
            assert client.get("/courses").json() == []
            assert client.get(f"/courses/{COURSE}/progress").status_code == 403

    def test_only_administrators_see_metrics(self, service: Running) -> None:
        """Counts tell about people, too."""
        with service.client("teacher") as client:
            assert client.get("/metrics").status_code == 403
        with service.client("root") as client:
            assert "openclass_requests_total" in client.get("/metrics").text

    @pytest.mark.parametrize("name", ["%2e%2e", "a%2Fb", "..%2f..%2fetc", "-x", "a b", "x" * 300])
    def test_names_lead_nowhere(self, service: Running, name: str) -> None:
        """A name that could be a path is refused as a name."""
        with service.of_course("carla") as client:
            for path in (f"/assignments/{name}/files", f"/assignments/sums/notebooks/{name}"):
                assert client.get(path).status_code in (404, 422)
        with service.of_course("teacher") as client:
            assert client.get(f"/students/{name}/progress").status_code in (404, 422)
