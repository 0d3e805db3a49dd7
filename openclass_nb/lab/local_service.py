"""A service of one's own: a process on loopback that lives as long as the Jupyter server that started it."""

import asyncio
import contextlib
import json
import logging
import os
import secrets
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from openclass_nb.addresses import Address
from openclass_nb.lab.refusals import ServiceAwayError
from openclass_nb.lab.runtime import RuntimeFolder

START_SECONDS = 120.0
END_SECONDS = 25.0
"""A little more than the service itself takes to finish what runs."""
STEADY_SECONDS = 10.0
"""One that lived this long and ended is started again at once; one that did not waits to be asked for."""
NOTICED_SECONDS = 2.0
"""A connection that breaks is seen before the process that held it is known to have ended."""
LAST_LINES, MOST_SAID = 20, 500


@dataclass
class LocalService:
    """Starts `openclass serve` when it is first needed, and again whenever it has ended. For one event loop.

    Its standard input is a pipe that only this process holds: when this one ends, however it ends, the pipe closes
    and the service goes too.
    """

    folder: RuntimeFolder
    log: logging.Logger
    user: str = ""
    role: str = "teacher"
    starts: int = 0
    _process: asyncio.subprocess.Process | None = None
    _address: Address | None = None
    _begun: float = 0.0
    _ending: bool = False
    _said: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_LINES))
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def pid(self) -> int | None:
        """The process, if it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    @property
    def offers_any(self) -> bool:
        """Whether there is a course to be asked about."""
        return self.folder.has_courses

    def offer(self, root: Path) -> str:
        """Let the service offer a course; the name that it has there."""
        return self.folder.link(root)

    async def address(self) -> Address:
        """Where it answers, started if need be. ServiceAwayError if it does not start."""
        async with self._lock:
            if self._ending:
                raise ServiceAwayError("Jupyter is ending.")
            if self.pid is None or self._address is None:
                self._address = await self._start()
            return self._address

    async def recovered(self) -> bool:
        """Start it again if it has just ended; False if it has not."""
        process = self._process
        if process is not None and self.pid is not None:
            try:
                await asyncio.wait_for(process.wait(), NOTICED_SECONDS)
            except TimeoutError:
                return False
        await self.address()
        return True

    async def stop(self) -> None:
        """End it: what it has begun it finishes first."""
        self._ending = True
        async with self._lock:
            if self._process is not None and self._process.returncode is None:
                await _end(self._process)
        for task in self._tasks:
            task.cancel()
        self.folder.remove()

    async def _start(self) -> Address:
        self.starts += 1
        self._said.clear()
        secret, pipe = secrets.token_urlsafe(32), asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command(),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env={**os.environ, "OPENCLASS_TOKEN": secret},  # not an argument: everybody can read those
            start_new_session=True,  # Ctrl-C in Jupyter's terminal is Jupyter's
        )
        self._process, self._begun = process, time.monotonic()
        self._keep(asyncio.create_task(self._listen(process)))
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(process.stdout.readline(), START_SECONDS)
            address = Address(json.loads(line)["url"], secret)
        except (TimeoutError, ValueError, KeyError) as error:
            await _end(process, 0)
            raise ServiceAwayError(f"The course’s service did not start. {self._reason()}") from error
        self.folder.tell(address)
        self._keep(asyncio.create_task(self._watch(process)))
        return address

    def _command(self) -> list[str]:
        words = [sys.executable, "-m", "openclass_nb", "serve", "--until-eof"]
        words += ["--course", str(self.folder.courses), "--role", self.role]
        return [*words, "--user", self.user] if self.user else words

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        """What the service complains about goes into Jupyter's log."""
        assert process.stderr is not None
        async for line in process.stderr:
            text = line.decode(errors="replace").rstrip()
            self._said.append(text)
            self.log.info("openclass: %s", text)

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        """Start it again when it has ended by itself."""
        status = await process.wait()
        if self._ending:
            return
        self.log.warning("The openclass service ended (%s).", status)
        if time.monotonic() - self._begun >= STEADY_SECONDS:
            with contextlib.suppress(ServiceAwayError):
                await self.address()

    def _reason(self) -> str:
        """What it said last, from the sign on with which a command tells an error; a traceback is for the log alone."""
        said = " ".join(one.strip() for one in self._said if one.strip())
        _, sign, told = said.rpartition("✗ ")
        return told[-MOST_SAID:] if sign else "Jupyter’s log says why."


async def _end(process: asyncio.subprocess.Process, seconds: float = END_SECONDS) -> None:
    """Close its input, and wait; kill it after `seconds`."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), seconds)
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
