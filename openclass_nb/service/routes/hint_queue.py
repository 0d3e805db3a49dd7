"""The teacher's queue of written hints over HTTP, and students who fail alike."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Path

from openclass_nb.grading.marking import Rules
from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.hint_views import (
    AuthoredHintRequest,
    AuthoredHintView,
    FailingGroupView,
    QueuedHintView,
    ReviewRequest,
)
from openclass_nb.service.people import Role
from openclass_nb.service.routes.checking import ExerciseName
from openclass_nb.service.routes.hints import OnGraders
from openclass_nb.workflows.hint_bench import SandboxBench
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.review_hints import (
    QueuedHint,
    add_hint,
    answers_behind,
    failing_groups,
    hint_queue,
    home_of,
    review_hint,
)
from openclass_nb.workflows.try_hint import find_released

router = APIRouter(prefix="/courses/{course}", tags=["teacher"])
Assistant = Annotated[Visit, Depends(InCourse(Role.ASSISTANT))]
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
HintId = Annotated[str, Path(pattern=r"^[0-9a-f]{12}$", description="The hint’s id, as the queue tells it.")]


@router.get("/hints")
def queue(visit: Assistant) -> list[QueuedHintView]:
    """Hints that a model wrote and students got, most often shown first, with what was decided about them."""
    answers = answers_behind(visit.opened)
    return [
        _queued(visit.opened, one).model_copy(update={"answer": answers.get(one.id, "")})
        for one in hint_queue(visit.opened, everything=True)
    ]


@router.post("/hints/{hint}/review")
def review(visit: Teacher, hint: HintId, body: ReviewRequest) -> QueuedHintView:
    """Approve, edit, promote into the source notebook, or report a hint."""
    done = review_hint(visit.opened, hint, visit.name, body.decision, text=body.text, why=body.why)
    return _queued(visit.opened, done)


@router.get("/exercises/{exercise}/failing")
async def failing(visit: Assistant, exercise: ExerciseName) -> list[FailingGroupView]:
    """Students whose last try fails in the same way, together with the hint that they would get."""
    assignment, _ = find_released(visit.opened, exercise)
    bench = SandboxBench(
        OnGraders(visit, asyncio.get_running_loop()),
        visit.opened.root / "release" / assignment,
        Rules.of(visit.opened.course.grading),
    )
    found = await asyncio.to_thread(failing_groups, visit.opened, exercise, bench)
    return [FailingGroupView.model_validate(one) for one in found]


@router.post("/exercises/{exercise}/hints")
def write_hint(visit: Teacher, exercise: ExerciseName, body: AuthoredHintRequest) -> AuthoredHintView:
    """Add a hint of the teacher's own to the source notebook; students get it once that is released."""
    assignment = home_of(visit.opened, exercise)[0]
    count = add_hint(visit.opened, exercise, body.text)
    return AuthoredHintView(assignment=assignment, exercise=exercise, hints=count)


def _queued(opened: OpenedCourse, one: QueuedHint) -> QueuedHintView:
    manifest = opened.manifests.get(one.assignment)
    found = manifest.exercise(one.exercise) if manifest else None
    title = found.title if found else one.exercise
    return QueuedHintView.model_validate(one).model_copy(update={"title": title})
