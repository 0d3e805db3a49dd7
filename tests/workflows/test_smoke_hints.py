"""A real model is tried with one variable; without it that is said, loudly, and nothing counts as tried."""

from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from openclass_nb.errors import OpenclassError
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.smoke_hints import model_in_reach, smoke_hints
from tests.hints.bench import PlainBench
from tests.hints.stand_in import StandIn, standing_in


@pytest.fixture
def stand() -> Iterator[StandIn]:
    """A stand-in in the model's place."""
    with standing_in() as found:
        yield found


def test_one_variable_is_enough(opened: OpenedCourse, stand: StandIn) -> None:
    """The server is asked for its model; every rung of a few exercises is tried, and nothing is recorded."""
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
