"""What a forked child does first: confine itself, let go of what isn't its own, and become what it was forked for."""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

from openclass_nb.grading.sandbox import Role, Sandbox
from openclass_nb.grading.warm import candidate, examiner, fresh
from openclass_nb.grading.warm.descriptors import Inlet, keep_only, nothing_to_read
from openclass_nb.grading.warm.kernel import WarmKernel
from openclass_nb.grading.warm.restoring import Snapshot
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

NOT_THEIRS = ("PYTHONPATH", "IPYTHONDIR")
"""Variables that were for the zygote."""


GARBAGE = 20_000
"""New objects after which an examiner looks for cycles. A student's code may keep large values in them."""


class Life:
    """All that a child inherits."""

    def __init__(self, kernel: WarmKernel, sandbox: Sandbox) -> None:
        self._kernel = kernel
        self._snapshot = Snapshot(kernel)
        self._sandbox = sandbox

    def live(self, order: Frame, descriptors: Sequence[int]) -> NoReturn:
        """Live as `order` says and end; never comes back to the zygote's loop."""
        sockets = [socket.socket(fileno=one) for one in descriptors]
        try:
            self._confine(order["role"], descriptors)
            self._become(order, sockets)
        except (BrokenChannelError, SystemExit):
            os._exit(0)
        except BaseException:
            with contextlib.suppress(BaseException):
                Channel(sockets[0]).send({"problem": traceback.format_exc()})
            os._exit(70)
        os._exit(0)

    def _confine(self, role: Role, descriptors: Sequence[int]) -> None:
        os.setsid()
        nothing_to_read()
        self._inlets = Inlet(1), Inlet(2)
        places = self._sandbox.places
        os.umask(0o002)
        self._sandbox.enter(role)
        keep_only([0, 1, 2, *descriptors, *(one.descriptor for one in self._inlets)])
        os.chdir(places.home)
        own = places.exam if role == "examiner" else places.tmp
        for name in NOT_THEIRS:
            os.environ.pop(name, None)
        programs = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
        os.environ.update(HOME=str(places.home), TMPDIR=str(own), PATH=programs)
        tempfile.tempdir = str(own)

    def _become(self, order: Frame, sockets: Sequence[socket.socket]) -> None:
        control = sockets[0]
        streams: tuple[Any, Any] = (sys.stdout, sys.stderr)
        for stream, inlet in zip(streams, self._inlets, strict=True):
            stream.adopt(inlet)
        if order["role"] == "kernel":
            fresh.live(control, self._sandbox.places.tmp, self._inlets[1])
            return
        if order["role"] == "examiner":
            gc.set_threshold(GARBAGE)
            examiner.live(control, sockets[1], order, self._sandbox.places.exam)
        sys.path.insert(0, "")
        candidate.live(self._kernel, self._snapshot, control, sockets[1], order["limits"]["output_bytes"])
