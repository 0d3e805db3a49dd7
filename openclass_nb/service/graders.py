"""Warm graders kept running, and the short queue in front of them: nobody waits without an end."""

import asyncio
import contextlib
import logging
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, TypeVar

from openclass_nb.errors import GradingError, OpenclassError
from openclass_nb.grading.stoppable import Stop, StoppableGrader
from openclass_nb.service.refusals import TooManyError, UnavailableError
from openclass_nb.service.settings import ServiceSettings

Result = TypeVar("Result")
State = Literal["starting", "ready", "unavailable"]
LOG = logging.getLogger(__name__)
FRESH_TRIES = 2
"""A grader that was killed is started anew, and the check is run once more."""


class Graders:
    """Runs checks, as many at a time as there are graders. Use from one event loop."""

    def __init__(self, settings: ServiceSettings, grader: StoppableGrader) -> None:
        self._settings = settings
        self._grader = grader
        self._threads = ThreadPoolExecutor(settings.graders, thread_name_prefix="check")
        self._free = asyncio.Semaphore(settings.graders)
        self._of: Counter[str] = Counter()
        self._waiting = 0
        self.running = 0
        self._typical = 0.2
        self._ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._starting = asyncio.create_task(self._start())
        self.state: State = "starting"

    @property
    def waiting(self) -> int:
        """Checks in the queue."""
        return self._waiting

    @property
    def pids(self) -> set[int]:
        """The graders' processes, for whoever watches over them."""
        return self._grader.pids

    async def run(self, student: str, work: Callable[[StoppableGrader], Result]) -> Result:
        """`work` on a grader, when it is its turn. TooManyError if too many wait.

        Cancelled, it is never begun, or ended where it is. UnavailableError if there are no graders, or if the
        turn doesn't come in time.
        """
        self._admit(student)
        self._of[student] += 1
        self._waiting += 1
        try:
            await self._turn()
        finally:
            self._waiting -= 1
            self._of[student] -= 1
            self._of += Counter()  # forget those at 0
        return await self._run(work)

    async def close(self) -> None:
        """Let checks that run come to their end, and end the graders."""
        self._starting.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await self._starting
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)
        await asyncio.to_thread(self._grader.__exit__, None, None, None)

    async def _start(self) -> None:
        try:
            await asyncio.to_thread(self._grader.__enter__)
            self.state = "ready"
            self._ready.set_result(None)
            await asyncio.to_thread(self._warm_up)
        except Exception as error:
            LOG.exception("graders can't be started")
            if self._ready.done():
                return  # one is there; the others are started when they are needed
            self.state = "unavailable"
            self._ready.set_exception(error)
            self._ready.exception()  # it is told to whoever asks for a check

    def _warm_up(self) -> None:
        """Start the other graders before anybody waits for them: each is visited in its turn."""
        with tempfile.TemporaryDirectory(prefix="openclass-check-") as empty:
            for _ in range(self._settings.graders - 1):
                self._grader.run([], Path(empty))

    def _admit(self, student: str) -> None:
        if self._of[student] >= self._settings.waiting_each:
            raise TooManyError("Your earlier checks are still waiting.", self._estimate())
        if self._free.locked() and self._waiting >= self._settings.waiting:
            raise TooManyError("Many are checking just now.", self._estimate())

    def _estimate(self) -> float:
        return self._typical * (self._waiting + 1) / self._settings.graders

    async def _turn(self) -> None:
        try:
            async with asyncio.timeout(self._settings.wait_seconds):
                await asyncio.shield(self._ready)
                await self._free.acquire()
        except TimeoutError:
            raise UnavailableError("Your turn did not come in time.", self._estimate()) from None
        except OpenclassError as error:
            raise UnavailableError(error.message, 60, next_step=error.next_step) from error

    async def _run(self, work: Callable[[StoppableGrader], Result]) -> Result:
        """The slot is given back when the thread is done, which is soon if nobody waits for it any more."""
        begun, stop = time.monotonic(), Stop()
        self.running += 1
        running = asyncio.get_running_loop().run_in_executor(self._threads, self._again, work, stop)
        running.add_done_callback(lambda done: self._done(begun, done))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            stop()
            raise

    def _done(self, begun: float, done: "asyncio.Future[Result]") -> None:
        self._free.release()
        self.running -= 1
        self._typical += 0.1 * (time.monotonic() - begun - self._typical)
        if not done.cancelled():
            done.exception()  # looked at, in case nobody waits

    def _again(self, work: Callable[[StoppableGrader], Result], stop: Stop) -> Result:
        """Every grader may have been killed while it was idle: each of them is passed over before it is given up."""
        until = time.monotonic() + self._settings.check_seconds
        for left in reversed(range(self._settings.graders + FRESH_TRIES - 1)):
            try:
                with self._grader.stopped_by(stop):
                    return work(self._grader)
            except (GradingError, OSError, EOFError, RuntimeError) as error:
                LOG.warning(
                    "a grader failed: %s", error, exc_info=error, extra={"about": {"tries_left": left}}
                )
                if not left or stop.asked or time.monotonic() > until:
                    told = "The check could not be run; it does not count."
                    raise UnavailableError(told, 2) from error
        raise AssertionError("there is at least one try")
