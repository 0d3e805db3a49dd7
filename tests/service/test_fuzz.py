"""The API asked at random, as its own description allows and forbids: never a 500, always what it describes."""

import os
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from openclass_nb.service.app import create_app
from openclass_nb.service.settings import ServiceSettings
from tests.service.serving import COURSE, Running, TokenBook, copied_course, running

pytestmark = pytest.mark.slow
DESCRIBED = schemathesis.openapi.from_dict(create_app(ServiceSettings(), TokenBook()).openapi())
EXAMPLES = int(os.environ.get("OPENCLASS_FUZZ_EXAMPLES", "8"))
"""Requests of each kind and role; a long hunt before a release asks for hundreds."""
LONG_WORK = "/(release|grade|regrade)$|/proof$|/events$|/submission$"
"""Asked at random these start processes; their own tests ask them."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A course of its own: what is asked at random changes it."""
    with running(copied_course(tmp_path_factory, tmp_path_factory.mktemp("fuzzed") / COURSE)) as found:
        yield found


@DESCRIBED.exclude(path_regex=LONG_WORK).parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("name", ["student", "teacher", "root"])
def test_no_request_breaks_it(case: Case, service: Running, name: str) -> None:
    """Whatever comes in: no 5xx, and answers in the described shape."""
    if "course" in case.path_parameters:
        case.path_parameters["course"] = COURSE
    answer = case.call(base_url=service.url, headers={"Authorization": f"token t-{name}"})
    case.validate_response(
        answer, checks=(not_a_server_error, response_schema_conformance, content_type_conformance)
    )
