"""A notebook in a kernel process of its own, through nbclient: for other languages, and for courses that ask for it.

It is slower, and its tests can't be isolated: they run in the student's kernel. The sandbox is the same, but for the
local sockets over which a kernel is spoken to.
"""

from __future__ import annotations

import os
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openclass_nb.grading.warm.wire import Channel, Frame

MOST_SAID = 2000
TIMEOUT = {
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["CellTimeoutError: No reply before the limit"],
}


def live(control: socket.socket, tmp: Path, said: Callable[[], str]) -> None:
    """Run the notebook that the supervisor sends, telling of each cell as it ends. In the confined child.

    `said` gives what the kernel wrote to stderr: why it could not start.
    """
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    channel = Channel(control)
    order = channel.receive()
    os.environ["JUPYTER_PATH"] = order["kernels"]
    os.environ["JUPYTER_RUNTIME_DIR"] = os.environ["IPYTHONDIR"] = str(tmp)
    try:
        _execute(channel, order, tmp)
    except BaseException:
        channel.send({"problem": traceback.format_exc(limit=0) + said()[-MOST_SAID:]})
        channel.send({"done": order["id"], "reply": {"status": "killed"}})
    else:
        channel.send({"done": order["id"], "reply": {"status": "ok"}})


def _execute(channel: Channel, order: Frame, tmp: Path) -> None:
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient
    from nbformat.v4 import new_code_cell, new_notebook

    manager = AsyncKernelManager(kernel_name=order["kernel"], transport="ipc", ip=str(tmp / "kernel"))

    def tell(cell: Any, cell_index: int, execute_reply: Any) -> None:
        content = execute_reply["content"]
        channel.send(
            {"cell": cell_index, "outputs": cell.outputs, "status": content["status"], "reply": content}
        )

    client = NotebookClient(
        new_notebook(cells=[new_code_cell(source) for source in order["sources"]]),
        km=manager,
        timeout=max(int(order["seconds"]), 1),
        interrupt_on_timeout=True,
        error_on_timeout=TIMEOUT,
        allow_errors=True,
        startup_timeout=60,
        on_cell_executed=tell,
    )
    client.owns_km = True
    client.execute()
