"""One job while it runs: in a process of its own.

nbgrader changes the working folder and fills memory; in a process of its own it does neither to the service.
"""

import asyncio
import contextlib
import json
import logging
import signal
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openclass_nb.errors import RecordsError
from openclass_nb.records import JobQueue, QueuedJob
from openclass_nb.service.teaching_views import JobView
from openclass_nb.service.views import Problem

COMMAND = (sys.executable, "-m", "openclass_nb.service.job_process")
HEARD_SECONDS = 5.0
"""How often the queue is told that the job goes on."""
END_SECONDS = 10.0
LINE_BYTES = 32 << 20
ENDED = Problem(
    code="ended", message="The work was ended.", next_step="Ask for it again; what was done is kept."
)
FAILED = Problem(
    code="internal", message="This work could not be done.", next_step="Look at the service’s log."
)
LOG = logging.getLogger(__name__)


@dataclass
class JobRun:
    """How far a job is that this service runs."""

    course: str
    root: Path
    job: QueuedJob
    state: str = "running"
    what: str = ""
    done: int = 0
    total: int = 0
    result: dict[str, Any] | None = None
    problem: Problem | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def view(self) -> JobView:
        """The job as the API tells it. It is running until the queue knows that it is over."""
        return JobView(
            job=self.job.name,
            kind=self.job.kind,
            course=self.course,
            assignment=self.job.order.get("assignment"),
            state="running",
            what=self.what,
            done=self.done,
            total=self.total,
        )

    async def work(self, queue: JobQueue, worker: str) -> None:
        """Do it, and tell the queue what came of it; cancelled, put it back."""
        name = self.job.name
        speaking = asyncio.create_task(self._speak(queue, worker, asyncio.current_task()))
        try:
            await self._in_process()
        except asyncio.CancelledError:
            await asyncio.to_thread(queue.put_back, name, worker)
            raise
        except Exception:
            LOG.exception("a job failed", extra={"about": {"kind": self.job.kind}})
            self.state, self.problem = "failed", FAILED
        finally:
            speaking.cancel()
        problem = self.problem.model_dump() if self.problem else None
        await asyncio.to_thread(queue.still_at_it, name, worker, _now(), self.what, self.done, self.total)
        await asyncio.to_thread(queue.finish, name, worker, self.state, self.result, problem)
        if self.job.kind == "erase" and self.job.order.get("apply"):
            await asyncio.to_thread(queue.hide_order, name)

    async def _speak(self, queue: JobQueue, worker: str, working: asyncio.Task[Any] | None) -> None:
        """Tell the queue now and then that the job goes on; stop working if it is somebody else's by now."""
        while True:
            await asyncio.sleep(HEARD_SECONDS)
            about = (self.job.name, worker, _now(), self.what, self.done, self.total)
            with contextlib.suppress(RecordsError):  # the database may come back before anybody misses us
                if not await asyncio.to_thread(queue.still_at_it, *about) and working is not None:
                    working.cancel()

    async def _in_process(self) -> None:
        job, pipe = self.job, asyncio.subprocess.PIPE
        order = {"kind": job.kind, "root": str(self.root), "who": job.who, **job.order}
        process = await asyncio.create_subprocess_exec(*COMMAND, stdin=pipe, stdout=pipe, limit=LINE_BYTES)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            await process.stdin.drain()
            async for line in process.stdout:
                self._take(json.loads(line))
            await process.wait()
        finally:
            await _end(process)
        if self.state == "running":
            self.state, self.problem = "failed", ENDED

    def _take(self, news: dict[str, Any]) -> None:
        """One line of the process: a step, a result or a problem."""
        if "problem" in news:
            self.state, self.result = "failed", news.get("result")
            self.problem = Problem.model_validate(news["problem"])
        elif "result" in news:
            self.state, self.result = "done", news["result"]
        else:
            self.what, self.done, self.total = news["what"], news["done"], news["total"]
            self.tell()

    def tell(self) -> None:
        """Wake up whoever follows."""
        self.changed.set()
        self.changed = asyncio.Event()


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), END_SECONDS)
        except TimeoutError:
            process.kill()


def _now() -> datetime:
    return datetime.now(UTC)
