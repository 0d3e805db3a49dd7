"""A preview tried by its teacher: the routes of a student, on a rehearsal. Nothing of it gets into the course's log."""

import asyncio
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request

from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.authoring_views import PreviewView
from openclass_nb.service.hint_views import HintRequest, HintsView
from openclass_nb.service.people import Role
from openclass_nb.service.routes import checking, courses, hints
from openclass_nb.service.routes.checking import ExerciseName
from openclass_nb.service.routes.courses import AssignmentName, NotebookName
from openclass_nb.service.routes.hints import VersionNumber
from openclass_nb.service.telling import progress_view
from openclass_nb.service.views import AssignmentDetail, CheckRequest, FreshView, ProgressView, VerdictView
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.preview_assignment import preview_notebook

router = APIRouter(prefix="/assignments/{assignment}/preview", tags=["teacher"])
Teacher = Annotated[Visit, Depends(InCourse(Role.TEACHER))]
Checker = Annotated[Visit, Depends(InCourse(Role.TEACHER, cost=5))]


@router.get("/notebooks/{notebook}")
def preview(
    visit: Teacher, assignment: AssignmentName, notebook: NotebookName, after: BackgroundTasks
) -> PreviewView:
    """A notebook as a student would get it now, who has done nothing yet; nothing is released.

    While it is looked at it is made ready to be tried.
    """
    rehearsals, asked = visit.parts.rehearsals, (visit.opened, visit.course, assignment, visit.name)
    made = preview_notebook(rehearsals.begin(*asked), visit.name, assignment, notebook)
    after.add_task(rehearsals.at_hand, *asked)
    return PreviewView(notebook=made)


@router.get("")
def assignment(visit: Teacher, assignment: AssignmentName) -> AssignmentDetail:
    """The assignment as it stands in the preview."""
    return courses.assignment(_in_preview(visit, assignment), assignment)


@router.get("/progress")
def progress(visit: Teacher, assignment: AssignmentName) -> ProgressView:
    """Where a student would stand who had done what was done in the preview."""
    rehearsed = _in_preview(visit, assignment).opened
    return progress_view(rehearsed, follow_student(rehearsed, visit.name))


@router.post("/exercises/{exercise}/check")
async def check(
    visit: Checker, assignment: AssignmentName, exercise: ExerciseName, body: CheckRequest, request: Request
) -> VerdictView:
    """What a student would be told of this answer. It counts in the preview, and nowhere else."""
    there = await asyncio.to_thread(_in_preview, visit, assignment)
    verdict = await checking.until_gone(request, checking.checked(there, assignment, exercise, body, None))
    return VerdictView.model_validate(verdict)


@router.get("/exercises/{exercise}/hints")
def look_at_hints(
    visit: Teacher, assignment: AssignmentName, exercise: ExerciseName, version: VersionNumber = None
) -> HintsView:
    """Hints given in the preview, and what the next one would mean to a student."""
    return hints.hints(_in_preview(visit, assignment), assignment, exercise, version)


@router.post("/exercises/{exercise}/hints")
async def hint(
    visit: Teacher, assignment: AssignmentName, exercise: ExerciseName, body: HintRequest
) -> HintsView:
    """The next hint, as a student would get it."""
    there = await asyncio.to_thread(_in_preview, visit, assignment)
    return await hints.hint(there, assignment, exercise, body)


@router.post("/exercises/{exercise}/fresh")
def fresh(visit: Teacher, assignment: AssignmentName, exercise: ExerciseName) -> FreshView:
    """The exercise in a version not tried in the preview yet."""
    return checking.fresh(_in_preview(visit, assignment), assignment, exercise)


def _in_preview(visit: Visit, assignment: str) -> Visit:
    """The same person, a student of the rehearsal."""
    rehearsals = visit.parts.rehearsals
    opened = rehearsals.at_hand(visit.opened, visit.course, assignment, visit.name)
    return replace(visit, opened=opened, role=Role.STUDENT)
