"""The zygote: a process that has imported everything and from which a submission is a fork.

It has one thread, runs no student code and serves one supervisor over one socket:

    {"do": "fork", "role": "candidate", ...} + descriptors  ->  {"pid": ...} + a pidfd
    {"do": "reap", "pid": ...}                              ->  {"status": ..., "cpu_seconds": ...}

When the supervisor hangs up it ends, and its children with it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from openclass_nb.grading.warm import candidate
from openclass_nb.grading.warm.descriptors import keep_only, nothing_to_read
from openclass_nb.grading.warm.kernel import WarmKernel, make_kernel
from openclass_nb.grading.warm.warming import warm_up
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

Answer = tuple[Frame, list[int]]


class Zygote:
    """The state of this process: its kernel, made before any fork, and its children."""

    def __init__(self, channel: Channel, settings: Frame) -> None:
        self._channel = channel
        self._settings = settings
        self._children: set[int] = set()
        self._kernel: WarmKernel | None = None

    def prepare(self) -> Frame:
        """Import, make the kernel and warm it; gives what the supervisor is told."""
        imported = [name for name in self._settings["preload"] if _imported(name)]
        self._kernel = make_kernel()
        warm_up(self._kernel)
        gc.collect()
        gc.freeze()
        return {"ready": True, "imported": imported, "threads": _threads()}

    def serve(self) -> None:
        """Answer the supervisor until it hangs up."""
        orders: dict[str, Callable[[Frame, list[int]], Answer]] = {"fork": self._fork, "reap": self._reap}
        while True:
            order, descriptors = self._channel.receive_with_descriptors()
            answer, passed = orders[order["do"]](order, descriptors)
            self._channel.send(answer, passed)
            for one in [*descriptors, *passed]:
                os.close(one)

    def _fork(self, order: Frame, descriptors: list[int]) -> Answer:
        pid = os.fork()
        if pid == 0:
            self._live(order, descriptors)
        self._children.add(pid)
        return {"pid": pid}, [os.pidfd_open(pid)]

    def _live(self, order: Frame, descriptors: Sequence[int]) -> None:
        """The child's life; it never comes back to the zygote's loop."""
        sockets = [socket.socket(fileno=one) for one in descriptors]
        try:
            os.setsid()
            nothing_to_read()
            keep_only([0, 1, 2, *descriptors])
            self._become(order, sockets)
        except (BrokenChannelError, SystemExit):
            os._exit(0)
        except BaseException:
            with contextlib.suppress(BaseException):
                Channel(sockets[0]).send({"problem": traceback.format_exc()})
            os._exit(70)
        os._exit(0)

    def _become(self, order: Frame, sockets: Sequence[socket.socket]) -> None:
        assert self._kernel is not None
        os.chdir(order["folder"])
        control, link = sockets
        candidate.live(self._kernel, control, link, order["output_bytes"])

    def _reap(self, order: Frame, descriptors: list[int]) -> Answer:
        pid = order["pid"]
        if pid not in self._children:
            return {"status": None}, []
        _, status, usage = os.wait4(pid, 0)
        self._children.discard(pid)
        cpu = usage.ru_utime + usage.ru_stime
        return {"status": os.waitstatus_to_exitcode(status), "cpu_seconds": cpu}, []

    def end(self) -> None:
        """Kill what is still there."""
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)


def _imported(name: str) -> bool:
    """Import a module for all submissions, if it is installed."""
    if importlib.util.find_spec(name.partition(".")[0]) is None:
        return False
    importlib.import_module(name)
    return True


def _threads() -> int:
    """Threads of this process; a fork copies only one, so there must be no more."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1


def main(arguments: Sequence[str]) -> None:
    """`python -m openclass_nb.grading.warm.zygote DESCRIPTOR SETTINGS-AS-JSON`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = Channel(socket.socket(fileno=int(arguments[0])))
    zygote = Zygote(channel, json.loads(arguments[1]))
    try:
        channel.send(zygote.prepare())
        zygote.serve()
    except BrokenChannelError:
        zygote.end()


def settings(preload: Sequence[str], **more: Any) -> str:
    """The second argument of `main`."""
    return json.dumps({"preload": list(preload), **more})


if __name__ == "__main__":
    main(sys.argv[1:])
