"""A service as a process: bound, announced when it is ready, ended in order."""

import logging
import socket
import sys
import threading
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from openclass_nb.service.bounded_http import bounded_to
from openclass_nb.service.envelope import JsonLines

SHUTDOWN_SECONDS = 20
IDLE_SECONDS = 75
"""How long an idle connection is kept: longer than a proxy in front keeps it, so that none is closed in its hands."""


class Announced(uvicorn.Server):
    """A server that says when it answers, and stops long work before it waits for answers that tell of it."""

    def __init__(self, app: FastAPI, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._app, self._ready = app, ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more requests, and finish those that are there."""
        await self._app.state.parts.jobs.close()
        await super().shutdown(sockets)

    def end_with_input(self) -> None:
        """End when standard input closes: the service dies with the server that started it."""

        def wait() -> None:
            while sys.stdin.buffer.read(4096):
                pass
            self.should_exit = True

        threading.Thread(target=wait, name="input", daemon=True).start()


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. OSError if it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    return listener


def server(app: FastAPI, ready: Callable[[], None]) -> Announced:
    """A server for the application; it finishes what runs when it is told to end."""
    config = uvicorn.Config(
        app,
        http=bounded_to(int(app.state.parts.settings.body_megabytes * 2**20)),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        timeout_keep_alive=IDLE_SECONDS,
    )
    return Announced(app, config, ready)


def serve(app: FastAPI, listener: socket.socket, ready: Callable[[], None], *, until_eof: bool) -> None:
    """Answer until told to end."""
    made = server(app, ready)
    if until_eof:
        made.end_with_input()
    made.run(sockets=[listener])


def log_as_json(level: str) -> None:
    """One JSON object a line on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
