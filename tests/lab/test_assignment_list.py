"""nbgrader's own assignment list, in a Jupyter server on a laptop: it shows and does what the service allows."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from openclass_nb.grading.exchange.settings_text import settings_text
from tests.grading.exchange.conftest import commands
from tests.grading.exchange.nbgrader import Commands, Desk
from tests.lab.jupyter import Jupyter, running_jupyter
from tests.service.serving import COURSE, copied_course

__all__ = ["commands"]
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server as a student has it, with nbgrader's settings as the command prints them."""
    own, shown = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("shown")
    copied_course(tmp_path_factory, shown / "teaching" / COURSE)
    (own / "config").mkdir()
    (own / "config" / "nbgrader_config.py").write_text(settings_text(), encoding="utf-8")
    options = ["--OpenclassLab.user=ida", "--OpenclassLab.role=student"]
    with running_jupyter(own, shown, *options) as found, found.client() as client:
        client.get("/where", params={"path": f"teaching/{COURSE}"})
        assert client.get("/api/me").json()["courses"][0]["role"] == "student"
        yield found


@pytest.fixture
def listed(jupyter: Jupyter) -> Iterator[httpx.Client]:
    """A client of nbgrader's extension."""
    headers = {"Authorization": f"token {jupyter.token}"}
    with httpx.Client(base_url=jupyter.url, headers=headers, timeout=120) as found:
        yield found


def assignments(client: httpx.Client) -> list[dict]:
    answer = client.get("/assignments", params={"course_id": COURSE}).json()
    assert answer["success"], answer
    return answer["value"]


def test_the_list_fetches_and_submits(jupyter: Jupyter, listed: httpx.Client) -> None:
    """What is locked is not in it and can't be fetched; what is open goes there and back."""
    assert listed.get("/courses").json()["value"] == [COURSE]
    [released] = assignments(listed)
    assert (released["assignment_id"], released["status"]) == ("sums", "released")
    assert [one["notebook_id"] for one in released["notebooks"]] == ["sums"]
    listed.post("/assignments/fetch", json={"course_id": COURSE, "assignment_id": "twice"})
    listed.post("/assignments/fetch", json={"course_id": COURSE, "assignment_id": "sums"})
    [fetched] = assignments(listed)
    assert (fetched["assignment_id"], fetched["status"]) == ("sums", "fetched")
    assert fetched["notebooks"] == [{"notebook_id": "sums", "path": f"{COURSE}/sums/sums.ipynb"}]
    handed_in = listed.post("/assignments/submit", json={"course_id": COURSE, "assignment_id": "sums"}).json()
    assert handed_in["success"], handed_in
    [submitted] = [one for one in assignments(listed) if one["status"] == "submitted"]
    [once] = submitted["submissions"]
    assert (once["assignment_id"], once["has_exchange_feedback"]) == ("sums", False)


def test_a_terminal_of_the_same_person_finds_the_service(
    jupyter: Jupyter, commands: Commands, tmp_path: Path
) -> None:
    """Nothing needs to be set: the running Jupyter server has written down where its service is."""
    desk = Desk(commands, tmp_path, "", "")
    environment = {**desk.environment, "JUPYTER_RUNTIME_DIR": str(jupyter.runtime)}
    for name in ("OPENCLASS_URL", "OPENCLASS_TOKEN"):
        del environment[name]
    status, said = desk.nbgrader("list", "--course", COURSE, environment=environment)
    assert status == 0, said
    assert f"{COURSE} sums" in said
    assert "locked" in said
