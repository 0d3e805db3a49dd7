"""A candidate's stdout and stderr: ipykernel's streams, published at once instead of by a thread.

A kernel's IO thread flushes five times a second, so the order of its messages depends on the clock. Here text
is published when it is flushed: before each display, at the end of a cell, or when much has piled up.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from ipykernel.iostream import IOPubThread, OutStream

PILE = 1 << 18
"""Characters that may pile up before they are published, so that a flood doesn't fill the memory."""


class NoThread(IOPubThread):
    """Stands where ipykernel has its IO thread, which a process that forks must not have."""

    def __init__(self) -> None:
        self.thread: Any = None
        self.io_loop: Any = None

    def schedule(self, f: Callable[[], Any]) -> None:
        f()


class CellStream(OutStream):
    """sys.stdout or sys.stderr of a candidate, `inlet` reading what reached the descriptor below it.

    A forked process of the student writes to that descriptor, so its text comes out here too.
    """

    def __init__(self, session: Any, name: str) -> None:
        super().__init__(session, NoThread(), name, watchfd=False)  # type: ignore[no-untyped-call]
        self.inlet: Callable[[], str] = str
        self._descriptor = {"stdout": 1, "stderr": 2}[name]
        self._piled = 0

    def adopt(self, inlet: Callable[[], str]) -> None:
        """Make this process the owner of the stream; called once, after the fork."""
        self._master_pid = os.getpid()
        self.inlet = inlet

    def _is_owner(self) -> bool:
        return self._master_pid == os.getpid()

    def fileno(self) -> int:
        return self._descriptor

    def write(self, string: str) -> int:
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string)}")
        if not self._is_owner():
            os.write(self._descriptor, string.encode(errors="replace"))
            return len(string)
        self._take_in()
        super().write(string)
        self._piled += len(string)
        if self._piled > PILE:
            self.flush()
        return len(string)

    def _take_in(self) -> None:
        if below := self.inlet():
            super().write(below)

    def _schedule_flush(self) -> None:
        """There is no clock here; see the module's docstring."""

    def flush(self) -> None:
        if self._is_owner():
            self._take_in()
            self._piled = 0
            self._flush()  # type: ignore[no-untyped-call]
