"""A real model is tried with one variable; without it that is said, loudly, and nothing counts as tried."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest

from openclass_nb.errors import OpenclassError
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.smoke_hints import model_in_reach, smoke_hints
from tests.hints.bench import PlainBench
from tests.hints.stand_in import HINT, StandIn, good_hint, standing_in

TEXTS = {
    "orient": HINT,
    "diagnose": "Try the tested input by hand, and compare it with your own result. What is different?",
    "point": "Which sentence of the task did you have in mind when you wrote the body of your function?",
    "partial": "Think of two apples and one pear on a table. What would you do to know how many fruits there are?",
}


def another_each_time(body: dict[str, Any]) -> str:
    """A model that doesn't say again what it has said, which would be refused."""
    return good_hint(body, TEXTS[json.loads(body["messages"][1]["content"])["rung"]])


@pytest.fixture
def stand() -> Iterator[StandIn]:
    """A stand-in in the model's place."""
    with standing_in() as found:
        yield found


def test_one_variable_is_enough(opened: OpenedCourse, stand: StandIn) -> None:
    """The server is asked for its model; every rung of a few exercises is tried, and nothing is recorded."""
    stand.reply = another_each_time
    writing = model_in_reach(HintWriterSettings(url=stand.url, model="", key=""))
    assert writing.name == "stand-in"
    found = list(smoke_hints(opened, writing, lambda assignment: nullcontext(PlainBench()), most=2))
    assert {one.exercise for one in found} == {"add", "plus"}
    assert [one.rung.kind for one in found][:4] == ["orient", "diagnose", "point", "partial"]
    assert {one.rung.outcome for one in found} == {"shown"}
    assert stand.invalid == []
    assert opened.log.hints("openclass-hints-try") == []


def test_without_a_model_nothing_is_called_tried(stand: StandIn) -> None:
    """No address, or nobody there."""
    with pytest.raises(OpenclassError, match="Nothing was tried") as refused:
        model_in_reach(HintWriterSettings(url="", model="", key=""))
    assert "OPENCLASS_HINTS_URL" in (refused.value.next_step or "")
    with pytest.raises(OpenclassError, match="no model answers"):
        model_in_reach(HintWriterSettings(url="http://127.0.0.1:9/v1", model="", key=""))


def test_a_server_that_fails_is_not_asked_about_everything(opened: OpenedCourse, stand: StandIn) -> None:
    """After one exercise without a single reply it is enough."""
    stand.fault = "500"
    asked: list[str] = []
    writing = model_in_reach(HintWriterSettings(url=stand.url, model="stand-in", key=""))
    bench = nullcontext(PlainBench())
    found = list(smoke_hints(opened, writing, lambda assignment: bench, 3, asked.append))
    assert (asked, {one.rung.outcome for one in found}) == (["add"], {"failed"})
