"""The zygote: a process that has imported everything and from which a submission is a fork.

It has one thread, runs no student code and serves one supervisor over one socket:

    {"do": "fork", "role": "candidate", ...} + descriptors  ->  {"pid": ...} + a pidfd
    {"do": "reap", "pid": ...}                              ->  {"status": ..., "cpu_seconds": ...}
    {"do": "import", "names": [...]}                        ->  {"threads": ...}

When the supervisor hangs up it ends, and its children with it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import json
import os
import resource  # noqa: F401 - os.wait4 imports it, when the interpreter's files are out of sight
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from openclass_nb.grading.sandbox import ActiveLayers, Bounds, Policy, Sandbox, prove_meanwhile
from openclass_nb.grading.warm.artist_docs import read_once
from openclass_nb.grading.warm.kept_modules import import_all, without
from openclass_nb.grading.warm.large_pages import gathering
from openclass_nb.grading.warm.libraries import LARGE
from openclass_nb.grading.warm.offspring import Offspring, end_all
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

if TYPE_CHECKING:
    from openclass_nb.grading.warm.kernel import WarmKernel

SHELL = ("pexpect", "ptyprocess", "pexpect.pty_spawn", "IPython.utils._process_posix")
"""What IPython imports at the first `!command`, when a candidate may no longer see where it lies."""


class Zygote:
    """The state of this process: the sandbox, the kernel made before any fork, and the children."""

    def __init__(self, channel: Channel, sandbox: Sandbox) -> None:
        self._channel = channel
        self._sandbox = sandbox
        self._children: set[int] = set()

    def prepare(self, kernel: WarmKernel) -> None:
        """Settle the sandbox: from now on this process has a place of its own."""
        from openclass_nb.grading.warm.life import Life

        self._offspring = Offspring()
        self._sandbox.settle()
        self._life = Life(kernel, self._sandbox)
        gc.freeze()

    def serve(self) -> Callable[[], NoReturn]:
        """Answer the supervisor until it hangs up. In a forked child it returns what the child has to do.

        (Returning gets the child rid of the zygote's frames: a student's recursion must reach as deep as elsewhere.)
        """
        while True:
            order, descriptors = self._channel.receive_with_descriptors()
            if order["do"] == "fork":
                pid = self._sandbox.fork()
                if pid == 0:
                    return partial(self._life.live, order, descriptors)
                self._answer(*self._forked(pid))
            elif order["do"] == "import":
                self._answer(_import_more(order["names"]), [])
            else:
                self._answer(self._reap(order), [])
            for one in descriptors:
                os.close(one)

    def _answer(self, frame: Frame, passed: Sequence[int]) -> None:
        self._channel.send(frame, passed)
        for one in passed:
            os.close(one)

    def _forked(self, pid: int) -> tuple[Frame, list[int]]:
        self._children.add(pid)
        return {"pid": pid}, [os.pidfd_open(pid)] if hasattr(os, "pidfd_open") else []

    def _reap(self, order: Frame) -> Frame:
        """End a child and everything it started; say how it went."""
        if order["pid"] not in self._children:
            return {"status": None}
        self._children.discard(order["pid"])
        told = self._offspring.reaped(order["pid"], self._children)
        if not self._children:
            self._sandbox.sweep()
        return told

    def end(self) -> None:
        """Kill what is still there, and give back what the sandbox made."""
        end_all(self._children)
        self._sandbox.close()


def warm_kernel(preload: Sequence[str]) -> tuple[WarmKernel, Frame]:
    """Import everything, make the kernel and warm it; gives it, and what the supervisor is told."""
    gc.disable()  # nothing of this is garbage: a tenth of the time
    imported = [name for name in preload if _imported(name)]
    for name in SHELL:
        _imported(name)
    from openclass_nb.grading import isolated
    from openclass_nb.grading.isolated.codec.extensions import GROUPS

    with without("debugpy"):  # a debugger that no submission gets to see
        from openclass_nb.grading.warm.kernel import make_kernel
    from openclass_nb.grading.warm.warming import warm_up

    import_all(isolated, later=[GROUPS[one] for one in LARGE])
    with gathering():
        kernel = make_kernel()
        gc.freeze()
        warm_up(kernel)
        _settle()
    gc.enable()
    return kernel, {"imported": imported, "threads": _threads()}


def _imported(name: str) -> bool:
    """Import a module for all submissions, if it is installed."""
    if importlib.util.find_spec(name.partition(".")[0]) is None:
        return False
    with read_once() if name.startswith("matplotlib") else contextlib.nullcontext():
        importlib.import_module(name)
    return True


def _import_more(names: Sequence[str]) -> Frame:
    """Import modules of large libraries, which the children to come will find loaded."""
    from openclass_nb.grading.isolated.codec.extensions import extension_module

    for name in names:
        with contextlib.suppress(Exception):  # it is for the submission to find out what is wrong with it
            if importlib.util.find_spec(name) is not None and _imported(name):
                extension_module(name)
    _settle()
    return {"threads": _threads()}


def _settle() -> None:
    """Everything that there is now is here to stay: no child looks for garbage in it."""
    gc.collect()
    gc.freeze()


def _threads() -> int:
    """Threads of this process; a fork copies only one, so there must be no more."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1


def _policy(settings: Frame, desk: str) -> Policy:
    return Policy(
        desk=Path(desk),
        readable=tuple(Path(one) for one in settings["readable"]),
        bounds=Bounds(**settings["bounds"]),
        without=frozenset(settings["without"]),
    )


def _proof(policy: Policy, names: Sequence[str] | None) -> Callable[[], ActiveLayers]:
    """The layers that hold, when they are asked for; `names` if another zygote of the same supervisor has proven them.

    A process of its own proves them while this one imports.
    """
    if names is not None:
        return lambda: ActiveLayers(tuple(names))
    return prove_meanwhile(policy)


def _own_place(channels: list[Channel]) -> int:
    """Fork a process for each channel, and come back in these only: the number of its channel.

    The process that they are forked from waits until the last of them has ended. A single one needs no fork.
    """
    if len(channels) == 1:
        return 0
    for place in range(len(channels)):
        if os.fork() == 0:
            _end_with_parent()
            for other in channels[:place] + channels[place + 1 :]:
                other.close()
            return place
    for one in channels:
        one.close()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    os._exit(0)


def _end_with_parent() -> None:
    if sys.platform == "linux":
        from openclass_nb.grading.sandbox.syscalls import PR_SET_PDEATHSIG, prctl

        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main(arguments: Sequence[str]) -> Callable[[], object]:
    """`python -m openclass_nb.grading.warm.zygote DESCRIPTOR,... SETTINGS-AS-JSON`; returns what is left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settings = json.loads(arguments[1])
    channels = [Channel(socket.socket(fileno=int(one))) for one in arguments[0].split(",")]
    tempfile.tempdir = settings["desks"][0]
    proof = _proof(_policy(settings, settings["desks"][0]), settings["proven"])
    kernel, facts = warm_kernel(settings["preload"])
    active = proof()
    told = {"names": active.names, "missing": active.missing}
    if not (active.filesystem and active.network) and not settings["allow_unsafe"]:
        for channel in channels:
            channel.send({**told, "refused": True, "pid": os.getpid()})
        return partial(os._exit, 0)
    place = _own_place(channels)
    desk, channel, pid = settings["desks"][place], channels[place], os.getpid()
    tempfile.tempdir = desk
    zygote = Zygote(channel, Sandbox(_policy(settings, desk), active.names))
    try:
        zygote.prepare(kernel)
        channel.send({**told, **facts, "pid": pid})
        return zygote.serve()
    except BrokenChannelError:
        zygote.end()
        return partial(os._exit, 0)  # Python would first take apart all that was imported


if __name__ == "__main__":
    main(sys.argv[1:])()
