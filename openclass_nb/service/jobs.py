"""Long work: each job in a process of its own, one at a time for a course, told step by step.

nbgrader changes the working folder and fills memory; in a process of its own it does neither to the service.
"""

import asyncio
import contextlib
import json
import logging
import secrets
import signal
import sys
from collections import OrderedDict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any, Literal

from openclass_nb.service.refusals import RefusedError
from openclass_nb.service.shelf import Shelf
from openclass_nb.service.teaching_views import JobView
from openclass_nb.service.views import Problem

Kind = Literal["release", "grade", "regrade", "proof"]
State = Literal["waiting", "running", "done", "failed", "stopped"]
COMMAND = (sys.executable, "-m", "openclass_nb.service.job_process")
MOST = 500
"""Jobs remembered."""
END_SECONDS = 10.0
LINE_BYTES = 32 << 20
LOG = logging.getLogger(__name__)


class UnknownJobError(RefusedError):
    """No such job, or none of this course."""

    status, code = 404, "unknown-job"


@dataclass
class Job:
    """Work that takes longer than an answer may."""

    id: str
    kind: Kind
    course: str
    who: str
    order: dict[str, Any]
    state: State = "waiting"
    what: str = ""
    done: int = 0
    total: int = 0
    result: dict[str, Any] | None = None
    problem: Problem | None = None
    version: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed", "stopped")

    def tell(self, **news: Any) -> None:
        """Change fields and wake up whoever listens."""
        for name, value in news.items():
            setattr(self, name, value)
        self.version += 1
        self.changed.set()
        self.changed = asyncio.Event()

    def view(self) -> JobView:
        """The job as the API tells it."""
        return JobView(
            job=self.id,
            kind=self.kind,
            course=self.course,
            assignment=self.order.get("assignment"),
            state=self.state,
            what=self.what,
            done=self.done,
            total=self.total,
            result=self.result,
            problem=self.problem,
        )


class Jobs:
    """Starts jobs and remembers them. Use from one event loop."""

    def __init__(self, shelf: Shelf, *, allow_unsafe: bool = False) -> None:
        self._shelf, self._allow_unsafe = shelf, allow_unsafe
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turns: dict[str, asyncio.Lock] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, kind: Kind, course: str, who: str, **order: Any) -> Job:
        """Begin `kind` of work on a course as soon as no other runs there."""
        job = Job(secrets.token_urlsafe(12), kind, course, who, order)
        self._jobs[job.id] = job
        over = [one.id for one in self._jobs.values() if one.over]
        for name in over[: max(0, len(self._jobs) - MOST)]:
            del self._jobs[name]
        task = asyncio.create_task(self._run(job))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return job

    def grade_soon(self, course: str, assignment: str) -> Job:
        """One job grades all that has been handed in when it begins: the one that waits already, if there is one."""
        order = {"assignment": assignment, "allow_unsafe": self._allow_unsafe}
        for one in self._jobs.values():
            if (one.kind, one.course, one.state, one.order) == ("grade", course, "waiting", order):
                return one
        return self.start("grade", course, "", **order)

    def find(self, course: str, name: str) -> Job:
        """A job of a course. UnknownJobError if it is not there."""
        job = self._jobs.get(name)
        if job is None or job.course != course:
            raise UnknownJobError(
                "There is no such job.", next_step="It may be from before the last restart."
            )
        return job

    async def follow(self, job: Job) -> AsyncIterator[JobView]:
        """The job each time something changes, until it is over."""
        while True:
            changed = job.changed
            yield job.view()
            if job.over:
                return
            await changed.wait()

    async def close(self) -> None:
        """Stop all jobs. Grading goes on where it was when it is asked for again."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, job: Job) -> None:
        try:
            async with self._turns.setdefault(job.course, asyncio.Lock()):
                await self._in_process(job)
        except asyncio.CancelledError:
            job.tell(state="stopped")
            raise
        except Exception:
            LOG.exception("a job failed", extra={"about": {"kind": job.kind}})
            job.tell(state="failed", problem=Problem(code="internal", message="This work could not be done."))
        finally:
            self._shelf.look_again(job.course)

    async def _in_process(self, job: Job) -> None:
        order = {"kind": job.kind, "root": str(self._shelf.roots()[job.course]), "who": job.who, **job.order}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*COMMAND, stdin=pipe, stdout=pipe, limit=LINE_BYTES)
        assert process.stdin is not None
        assert process.stdout is not None
        job.tell(state="running")
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            await process.stdin.drain()
            async for line in process.stdout:
                _take(job, json.loads(line))
            await process.wait()
        finally:
            await _end(process)
        if not job.over:
            step = "Ask for it again; what was done so far is kept."
            job.tell(
                state="failed", problem=Problem(code="ended", message="The work was ended.", next_step=step)
            )


def _take(job: Job, news: dict[str, Any]) -> None:
    """One line of the process: a step, a result or a problem."""
    if "problem" in news:
        job.tell(state="failed", problem=Problem.model_validate(news["problem"]), result=news.get("result"))
    elif "result" in news:
        job.tell(state="done", result=news["result"])
    else:
        job.tell(what=news["what"], done=news["done"], total=news["total"])


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), END_SECONDS)
        except TimeoutError:
            process.kill()
