"""From a kernel's messages to a notebook's outputs, by nbclient's own rules.

The messages come from a process that runs a student's code: whatever in them doesn't make sense is dropped.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

from openclass_nb.grading.warm.tasks import CellTask
from openclass_nb.grading.warm.wire import Frame

NO_TRACEBACK = "ERROR: An error occurred while showtraceback was disabled"
MOST_OUTPUTS = 2_000
"""Outputs kept for one cell; a loop of displays gives more than a page can show."""


def get_ready() -> None:
    """Import what the first recorder needs, while something else is being waited for."""
    import nbclient  # noqa: F401
    from nbformat.v4 import new_output

    new_output("stream", text="")  # nbformat compiles the schema that it validates by


class Recorder:
    """The outputs of one submission's cells, filled in as messages arrive.

    `send` takes a message to the candidate's widgets, as a notebook page would.
    """

    def __init__(self, tasks: Sequence[CellTask], send: Callable[[Frame], None]) -> None:
        from nbclient import NotebookClient
        from nbformat import NotebookNode

        cells = [
            NotebookNode(cell_type="code", source="", metadata=NotebookNode(), outputs=[]) for _ in tasks
        ]
        self._notebook = NotebookNode(metadata=NotebookNode(), cells=cells)
        self._client: Any = NotebookClient(self._notebook)
        self._client.reset_execution_trackers()
        page: Any = _Page(send)
        self._client.kc = page
        self._current = -1

    def begin(self, index: int) -> None:
        """Messages that belong to the cell at `index` come next; others are late and dropped."""
        self._current = index
        self._client.clear_before_next_output = False

    def take(self, message: Any) -> None:
        """Record one message."""
        try:
            if message["parent_header"].get("msg_id") != str(self._current):
                return
            cell = self._notebook.cells[self._current]
            if len(cell.outputs) < MOST_OUTPUTS:
                self._client.process_message(_with_buffers(message), cell, self._current)
        except Exception:  # whatever nbclient makes of a forged message
            return

    def outputs(self, index: int) -> list[dict[str, Any]]:
        """The outputs of a cell, as plain data."""
        return [_plain(one) for one in self._notebook.cells[index].outputs]

    def add(self, index: int, output: dict[str, Any]) -> None:
        """Put one more output to a cell's."""
        self._notebook.cells[index].outputs.append(_node(output))

    def add_missing_error(self, index: int, reply: Frame) -> None:
        """Put the error that a reply tells of, unless a message has (as nbgrader does)."""
        name = str(reply.get("ename", "Error"))
        outputs = self._notebook.cells[index].outputs
        if any(one.output_type == "error" and one.ename == name for one in outputs):
            return
        trace = [str(one) for one in reply.get("traceback") or [NO_TRACEBACK]]
        error = {
            "output_type": "error",
            "ename": name,
            "evalue": str(reply.get("evalue", "")),
            "traceback": trace,
        }
        self.add(index, error)

    def widgets(self) -> dict[str, Any]:
        """The notebook's widget state, {} if it shows no widgets."""
        try:
            self._client.set_widgets_metadata()
        except Exception:  # a forged state
            return {}
        found: dict[str, Any] = _plain(self._notebook.metadata).get("widgets", {})
        return found


def _with_buffers(message: Frame) -> Frame:
    packed = message.get("buffers")
    if not packed:
        return {**message, "buffers": []}
    try:
        return {**message, "buffers": [base64.b64decode(one["base64"]) for one in packed]}
    except (binascii.Error, KeyError, TypeError):
        return {**message, "buffers": []}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


def _node(value: Any) -> Any:
    if isinstance(value, dict):
        from nbformat import NotebookNode

        return NotebookNode({key: _node(one) for key, one in value.items()})
    if isinstance(value, list):
        return [_node(one) for one in value]
    return value


class _Page:
    """What nbclient's stand-in for the Output widget needs of a kernel client."""

    def __init__(self, send: Callable[[Frame], None]) -> None:
        self.session = self
        self.shell_channel = self
        self.send = send

    @staticmethod
    def msg(msg_type: str, content: Any, parent: Any, metadata: Any) -> Frame:
        header = {"msg_id": "page", "msg_type": msg_type}
        return {
            "header": header,
            "msg_type": msg_type,
            "parent_header": parent,
            "content": content,
            "metadata": metadata,
        }
