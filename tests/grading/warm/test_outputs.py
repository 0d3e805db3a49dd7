"""A candidate's messages become outputs by nbclient's rules; forged ones become nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from nbformat import validate

from openclass_nb.grading.warm.outputs import MOST_OUTPUTS, Recorder
from openclass_nb.grading.warm.tasks import CellTask

KINDS = [
    "stream",
    "display_data",
    "execute_result",
    "error",
    "clear_output",
    "update_display_data",
    "status",
    "comm_open",
    "comm_msg",
    "comm_close",
    "execute_input",
    "no_such_kind",
]
WORDS = [
    "data",
    "metadata",
    "name",
    "text",
    "transient",
    "display_id",
    "wait",
    "state",
    "comm_id",
    "target_name",
    "jupyter.widget",
    "_model_module",
    "@jupyter-widgets/output",
    "_model_name",
    "OutputModel",
    "outputs",
    "msg_id",
    "execution_state",
    "idle",
    "buffer_paths",
    "method",
    "update",
    "0",
]
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(WORDS) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


def recorder(cells: int = 2) -> Recorder:
    """One that records for so many cells."""
    return Recorder([CellTask(str(one), "student", "x") for one in range(cells)], lambda message: None)


def message(kind: str, content: Any, parent: str = "0", **more: Any) -> dict[str, Any]:
    """A message as a candidate sends it."""
    header = {"msg_id": "", "msg_type": kind}
    return {
        "header": header,
        "msg_type": kind,
        "parent_header": {"msg_id": parent},
        "content": content,
        "metadata": {},
        **more,
    }


@given(messages=st.lists(st.builds(message, st.sampled_from(KINDS), junk) | junk, max_size=6))
def test_no_message_disturbs_the_recorder(messages: list[Any]) -> None:
    """Whatever a student's process sends, the supervisor goes on and an honest text is still recorded."""
    one = recorder()
    one.begin(0)
    for forged in messages:
        one.take(forged)
    one.begin(1)
    one.take(message("stream", {"name": "stdout", "text": "honest"}, parent="1"))
    one.widgets()
    assert {"output_type": "stream", "name": "stdout", "text": "honest"} in one.outputs(1)
    for output in one.outputs(0):
        validate(output, "output", version=4)


def test_a_message_that_comes_late_is_dropped() -> None:
    """As nbclient drops it: it belongs to a cell that is over."""
    one = recorder()
    one.begin(1)
    one.take(message("stream", {"name": "stdout", "text": "late"}, parent="0"))
    assert one.outputs(0) == one.outputs(1) == []


def test_a_display_is_updated_where_it_stands() -> None:
    """Even in the cell before."""
    one = recorder()
    shown = {"data": {"text/plain": "old"}, "metadata": {}, "transient": {"display_id": "d"}}
    one.begin(0)
    one.take(message("display_data", shown))
    one.begin(1)
    one.take(message("update_display_data", {**shown, "data": {"text/plain": "new"}}, parent="1"))
    assert one.outputs(0)[0]["data"] == {"text/plain": "new"}


def test_a_cell_keeps_no_more_outputs_than_a_page_can_show() -> None:
    """A loop of displays would fill the notebook."""
    one = recorder(1)
    one.begin(0)
    for _ in range(MOST_OUTPUTS + 10):
        one.take(message("stream", {"name": "stdout", "text": "x"}))
    assert len(one.outputs(0)) == MOST_OUTPUTS
