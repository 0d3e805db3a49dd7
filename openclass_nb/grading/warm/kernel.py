"""A real IPython kernel whose messages are collected instead of sent, so that it can be forked.

It has no sockets, no threads and no history file. What a cell displays is what nbclient would have recorded.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session, extract_header, json_packer
from traitlets.config import Config

from openclass_nb.grading.warm.shortcuts import TransformedOnce, shorten
from openclass_nb.grading.warm.streams import CellStream

Message = dict[str, Any]
Sink = Callable[[Message], None]


class CollectingSession(Session):
    """Hands every message to `sink` (as plain data, without signature or sockets)."""

    sink: Sink = staticmethod(lambda message: None)

    def msg(
        self,
        msg_type: str,
        content: Mapping[str, Any] | None = None,
        parent: Mapping[str, Any] | None = None,
        header: Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> Message:
        """A message with the few header fields that a notebook's outputs depend on."""
        return {
            "header": dict(header) if header else {"msg_id": "", "msg_type": msg_type},
            "msg_type": msg_type,
            "parent_header": {} if parent is None else extract_header(dict(parent)),
            "content": {} if content is None else dict(content),
            "metadata": {} if metadata is None else dict(metadata),
        }

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Message:
        """Collect instead of sending."""
        if isinstance(msg_or_type, str):
            message = self.msg(msg_or_type, content, parent, header, metadata)
        else:
            message = msg_or_type
        if buffers or message.get("buffers"):
            message = {**message, "buffers": [bytes(one) for one in buffers or message["buffers"]]}
        self.sink(message)
        return message


class WarmKernel(IPythonKernel):
    """An IPython kernel made before a fork and used after it."""

    shell: Any
    session: Any
    io_loop: Any

    def run(self, msg_id: str, source: str) -> Any:
        """The coroutine that runs one cell as the request `msg_id`; gives the content of the reply."""
        self.adopt_request(msg_id)
        return self._run(source)

    def adopt_request(self, msg_id: str) -> None:
        """What is displayed from now on belongs to the request `msg_id`."""
        header = {"msg_id": msg_id, "msg_type": "execute_request"}
        self.set_parent([], {"header": header, "content": {}, "metadata": {}})  # type: ignore[no-untyped-call]

    async def _run(self, source: str) -> Mapping[str, Any]:
        if isinstance(self.shell.transform_cell, TransformedOnce):
            self.shell.transform_cell.begin()
        with interruptible():
            reply: Mapping[str, Any] = await self.do_execute(source, False, True, {}, False)  # type: ignore[no-untyped-call]
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        return reply

    def settle(self) -> None:
        """Take up the running event loop; after the fork, in the loop. `exit()` must not stop it."""
        loop = asyncio.get_running_loop()
        self.io_loop = SimpleNamespace(
            add_callback=loop.call_soon_threadsafe, call_later=lambda *_: None, stop=lambda: None
        )


@contextlib.contextmanager
def interruptible() -> Any:
    """While a cell runs SIGINT raises KeyboardInterrupt in it; at other times it is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        with contextlib.suppress(Exception):
            signal.signal(signal.SIGINT, signal.SIG_IGN)


def make_kernel() -> WarmKernel:
    """The kernel of this process, with the streams and the display hook that it needs installed.

    Call it once, in the zygote.
    """
    session = CollectingSession()
    session.pack = json_packer
    sys.stdout = CellStream(session, "stdout")
    sys.stderr = CellStream(session, "stderr")
    sys.argv = [_launcher(), "-f", "kernel.json"]
    config = Config()
    config.HistoryManager.enabled = False
    app = IPKernelApp.instance()
    app.kernel = kernel = WarmKernel.instance(
        config=config, session=session, iopub_socket=object(), log=_silent_log(), **_thread_stand_in()
    )
    _install_pdb()
    _finish_shell(kernel)
    return kernel


def _thread_stand_in() -> dict[str, Any]:
    """ipykernel 7 asks its shell channel's thread which thread runs the cells."""
    if "shell_channel_thread" not in IPythonKernel.class_trait_names():
        return {}
    return {"shell_channel_thread": SimpleNamespace(parent_thread=threading.main_thread(), manager=None)}


def _silent_log() -> logging.Logger:
    log = logging.Logger("openclass.kernel", logging.CRITICAL)
    log.addHandler(logging.NullHandler())
    return log


def _launcher() -> str:
    import ipykernel_launcher

    return str(ipykernel_launcher.__file__)


def _install_pdb() -> None:
    import pdb

    from IPython.core import debugger

    shown: Any = debugger.InterruptiblePdb
    vars(debugger)["Pdb"] = vars(pdb)["Pdb"] = shown
    pdb.set_trace = debugger.set_trace


def _finish_shell(kernel: WarmKernel) -> None:
    """What a kernel's application does once its shell stands."""
    shell = kernel.shell
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    shell.extension_manager.load_extension("storemagic")
    shorten(shell)
    if hasattr(shell, "_tee"):  # IPython 9 keeps all that is printed for a history that nobody reads here
        shell._tee = lambda channel: contextlib.nullcontext()


async def drain() -> None:
    """Let tasks that are ready run, as they would while a kernel waits for its next message."""
    ready = getattr(asyncio.get_running_loop(), "_ready", True)
    for _ in range(3):
        await asyncio.sleep(0)
        if not ready:  # nobody but us was waiting for this round, so there is none after it
            return
