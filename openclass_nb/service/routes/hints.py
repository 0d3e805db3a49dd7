"""Hints over HTTP: looked at for free, given one by one, each recorded."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query

from openclass_nb.grading.marking import Rules
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.hint_views import HintRequest, HintsView
from openclass_nb.service.people import Role
from openclass_nb.service.refusals import UnavailableError
from openclass_nb.service.routes.checking import ExerciseName, Student
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.workflows.give_hint import AtVersion, HintsOfExercise, give_hint, look_at_hints
from openclass_nb.workflows.hint_bench import SandboxBench
from openclass_nb.workflows.hint_model import writing_for

router = APIRouter(prefix="/courses/{course}/assignments/{assignment}", tags=["student"])
Asker = Annotated[Visit, Depends(InCourse(Role.STUDENT, cost=2))]
VersionNumber = Annotated[
    int | None, Query(ge=0, le=10_000, description="The version that the notebook holds, from 0.")
]
Result = TypeVar("Result")
_THREADS = ThreadPoolExecutor(16, thread_name_prefix="hint")
"""Threads of their own: a model that is slow to answer must not keep others from their progress."""


@router.get("/exercises/{exercise}/hints")
def hints(
    visit: Student, assignment: AssignmentName, exercise: ExerciseName, version: VersionNumber = None
) -> HintsView:
    """Hints given so far, and what the next one would mean for mastery; asking this gives none."""
    about = None if version is None else AtVersion(version)
    writing = writing_for(visit.opened)
    look = look_at_hints(visit.opened, visit.name, assignment, exercise, version=about, writing=writing)
    return HintsView.model_validate(look)


@router.post("/exercises/{exercise}/hints")
async def hint(
    visit: Asker, assignment: AssignmentName, exercise: ExerciseName, body: HintRequest
) -> HintsView:
    """The next hint, recorded; the same one asked for again is given again and counts once.

    409 if it is not its turn, or if it opens later: after another try, or with time.
    """
    loop = asyncio.get_running_loop()
    bench = SandboxBench(
        OnGraders(visit, loop),
        visit.opened.root / "release" / assignment,
        Rules.of(visit.opened.course.grading),
    )

    def give() -> HintsOfExercise:
        about = AtVersion(body.version.number, body.version.key) if body.version else None
        return give_hint(
            visit.opened,
            visit.name,
            assignment,
            exercise,
            body.rung,
            version=about,
            bench=bench,
            writing=writing_for(visit.opened),
        )

    return HintsView.model_validate(await loop.run_in_executor(_THREADS, give))


class OnGraders:
    """Work of a thread, run on the service's graders when it is this student's turn."""

    def __init__(self, visit: Visit, loop: asyncio.AbstractEventLoop) -> None:
        self._visit, self._loop = visit, loop

    def __call__(self, work: Callable[[WarmGrader], Result]) -> Result:
        """What `work` gives. UnavailableError, TooManyError as for a check."""
        graders = self._visit.parts.graders
        if graders is None:
            raise UnavailableError("The service is starting.", 2)
        return asyncio.run_coroutine_threadsafe(graders.run(self._visit.name, work), self._loop).result()
