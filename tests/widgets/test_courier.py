"""Questions from a kernel to the course's service."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.errors import OpenclassError
from openclass_nb.widgets import CourseMap
from openclass_nb.widgets.courier import AwayError, Courier, jupyter_server
from openclass_nb.widgets.own_service import OwnService
from tests.building import CourseDraft

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def courier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Courier]:
    """Of a course with no Jupyter around: it starts a service of its own."""
    root = tmp_path_factory.mktemp("courses") / "sums"
    CourseDraft().write(root)
    service = OwnService(root)
    yield Courier(root, service)
    service.stop()


def test_the_service_is_asked_for_the_course_at_hand(courier: Courier) -> None:
    """The folder's own name is the course's, and its progress is there."""
    assert courier.here() == "sums"
    answer = courier.ask("GET", "courses/sums/progress", None)
    assert answer.status == 200
    assert json.loads(answer.body)["objectives"]


def test_a_refusal_is_an_answer_too(courier: Courier) -> None:
    """The front end shows the service's own words."""
    answer = courier.ask("GET", "courses/nowhere/progress", None)
    assert answer.status == 404
    assert json.loads(answer.body)["message"]


@pytest.mark.parametrize(("method", "path"), [("PATCH", "me"), ("GET", "../secrets"), ("GET", "a/./b")])
def test_only_pages_of_the_api_are_asked(courier: Courier, method: str, path: str) -> None:
    """A widget's message leads nowhere else."""
    with pytest.raises(AwayError):
        courier.ask(method, path, None)


def test_outside_every_course_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next step names the argument."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AwayError) as told:
        Courier().here()
    assert "course=" in str(told.value)


def test_a_widget_in_python_raises_what_the_service_refuses(courier: Courier) -> None:
    """`ask` gives JSON, or an error for people."""
    widget = CourseMap(course="sums")
    widget._courier = courier
    assert widget.ask("progress")["mastered"] == 0
    with pytest.raises(OpenclassError):
        widget.ask("assignments/nowhere")


def test_the_jupyter_server_is_known_by_what_it_writes_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its runtime file has address and token; one without a token can't be asked."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    about = {"url": "http://127.0.0.1:1/base/", "token": "t", "root_dir": str(tmp_path)}
    (tmp_path / "jpserver-7.json").write_text(json.dumps(about))
    (tmp_path / "jpserver-8.json").write_text(json.dumps(about | {"token": ""}))
    found = jupyter_server({"JPY_PARENT_PID": "7"})
    assert found is not None
    assert found.address.url == "http://127.0.0.1:1/base/openclass"
    assert jupyter_server({"JPY_PARENT_PID": "8"}) is None
    assert jupyter_server({}) is None
