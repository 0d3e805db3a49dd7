"""A Jupyter server on a Hub whose service can't be reached, or that has none: told, and nothing else breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.jupyter import Jupyter, running_jupyter

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def jupyter(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Jupyter]:
    """A server with the variables of the test."""
    with running_jupyter(tmp_path, tmp_path, JUPYTERHUB_API_TOKEN="t", **request.param) as found:
        yield found


@pytest.mark.parametrize("jupyter", [{"OPENCLASS_URL": "http://127.0.0.1:9"}], indirect=True)
def test_a_service_that_is_away(jupyter: Jupyter) -> None:
    """503, in the service's own shape, and when to come back."""
    with jupyter.client() as client:
        for answer in (
            client.get("/api/me"),
            client.get("/where"),
            client.post("/api/courses/x/proof", json={}),
        ):
            assert (answer.status_code, answer.json()["code"]) == (503, "service-away")
            assert answer.headers["retry-after"] == "2"
            assert set(answer.json()) == {"code", "message", "next_step", "where"}


@pytest.mark.parametrize("jupyter", [{}], indirect=True)
def test_a_hub_without_a_service(jupyter: Jupyter) -> None:
    """Who runs it is to be asked; nothing is started for somebody without a course."""
    with jupyter.client() as client:
        assert client.get("/where").json()["service"] == "local"
        answer = client.get("/api/me")
        assert (answer.status_code, answer.json()["code"]) == (503, "no-service")
        assert "openclass hub config" in answer.json()["next_step"]
    assert jupyter.service_pid() is None
