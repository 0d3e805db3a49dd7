"""What a student does: check an exercise, hand in."""

import asyncio
from collections.abc import Coroutine
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Header, Path, Request

from openclass_nb.course.models import Name
from openclass_nb.grading.checking import read_check, run_check
from openclass_nb.grading.marking import Rules
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.refusals import RefusedError, UnavailableError
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.service.views import (
    CheckRequest,
    FreshView,
    ScoreView,
    SubmissionRequest,
    SubmissionView,
    VerdictView,
)
from openclass_nb.workflows.practise import fresh_version
from openclass_nb.workflows.record_attempt import PendingCheck, Verdict, prepare_check, record_attempt
from openclass_nb.workflows.submission_scores import submission_scores
from openclass_nb.workflows.submit_notebook import submit_notebooks

router = APIRouter(prefix="/courses/{course}/assignments/{assignment}", tags=["student"])
Student = Annotated[Visit, Depends(InCourse(Role.STUDENT))]
Checker = Annotated[Visit, Depends(InCourse(Role.STUDENT, cost=5))]
ExerciseName = Annotated[Name, Path(description="The exercise’s id.")]
RequestKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="The same key counts once, however often it is sent.",
    ),
]
Result = TypeVar("Result")


@router.post("/exercises/{exercise}/check")
async def check(
    visit: Checker,
    assignment: AssignmentName,
    exercise: ExerciseName,
    body: CheckRequest,
    request: Request,
    key: RequestKey = None,
) -> VerdictView:
    """Run one exercise's tests on the notebook as it stands; what it shows counts at once.

    A blank or unreadable answer is told so and does not count. 429 while too many wait.
    """
    visit.parts.metrics.begun.inc()
    verdict = await until_gone(request, checked(visit, assignment, exercise, body, key))
    visit.parts.metrics.checks.labels(verdict.outcome).inc()
    return VerdictView.model_validate(verdict)


async def checked(
    visit: Visit, assignment: str, exercise: str, body: CheckRequest, key: str | None
) -> Verdict:
    """What a check says, recorded in the course that is visited."""
    opened, parts = visit.opened, visit.parts
    content = body.content()
    pending = await asyncio.to_thread(prepare_check, opened, visit.name, assignment, exercise, content, key)
    if not isinstance(pending, PendingCheck):
        return pending
    if pending.check.is_form:
        graded = await asyncio.to_thread(read_check, pending.check)
        return await asyncio.to_thread(record_attempt, opened, pending, graded)
    if parts.graders is None:
        raise UnavailableError("The service is starting.", 2)
    given, rules = opened.root / "release" / assignment, Rules.of(opened.course.grading)
    graded = await parts.graders.run(
        visit.name, lambda grader: run_check(grader, pending.check, given, rules=rules)
    )
    return await asyncio.to_thread(record_attempt, opened, pending, graded)


class ClientGoneError(RefusedError):
    """Nobody is there to read the answer."""

    status, code = 499, "client-gone"


async def until_gone(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of `work`, which is cancelled as soon as the client is gone."""
    working, gone = asyncio.create_task(work), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise ClientGoneError("The client is gone.")
        return working.result()
    finally:
        gone.cancel()
        working.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


@router.post("/exercises/{exercise}/fresh")
def fresh(visit: Student, assignment: AssignmentName, exercise: ExerciseName) -> FreshView:
    """The exercise in a version not tried yet, as cells that take the place of the old ones.

    The same version again until it has been tried; 409 when there is none left.
    """
    return FreshView.model_validate(fresh_version(visit.opened, visit.name, assignment, exercise))


@router.put("/submission")
async def submit(visit: Checker, assignment: AssignmentName, body: SubmissionRequest) -> SubmissionView:
    """Hand an assignment in. It is safe on disk when this answers, and graded in the background."""
    done = await asyncio.to_thread(submit_notebooks, visit.opened, visit.name, assignment, body.notebooks)
    job = await visit.parts.jobs.grade_soon(visit.course, assignment)
    return SubmissionView(assignment=assignment, at=done.at, digest=done.digest, graded=False, job=job.job)


@router.get("/submission")
def submission(visit: Student, assignment: AssignmentName) -> SubmissionView | None:
    """What the caller has handed in, with its scores once it is graded; null if nothing."""
    from openclass_nb.grading.submissions import find_submissions

    visit.opened.manifest(assignment)  # 404 for one that is not there
    found = next(find_submissions(visit.opened.root, assignment, {visit.name}), None)
    if found is None:
        return None
    scores = submission_scores(visit.opened, found)
    return SubmissionView(
        assignment=assignment,
        at=found.at,
        digest=found.digest,
        graded=scores is not None,
        exercises=[ScoreView.model_validate(one) for one in scores or ()],
    )
