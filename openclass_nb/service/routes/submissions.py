"""What was handed in, for teachers; and feedback on it, from them to the student it is about."""

import base64
from typing import Annotated

from fastapi import APIRouter, Depends

from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.routes.courses import AssignmentName
from openclass_nb.service.routes.teaching import StudentName
from openclass_nb.service.submission_views import FeedbackRequest, FeedbackView, HandedInView
from openclass_nb.service.views import FetchedView, FileView
from openclass_nb.workflows.collect_submissions import list_submissions, read_submission
from openclass_nb.workflows.return_feedback import read_feedback, return_feedback

router = APIRouter(prefix="/courses/{course}")
Student = Annotated[Visit, Depends(InCourse(Role.STUDENT))]
Assistant = Annotated[Visit, Depends(InCourse(Role.ASSISTANT))]


@router.get("/assignments/{assignment}/feedback", tags=["student"])
def feedback(visit: Student, assignment: AssignmentName) -> FeedbackView:
    """The caller's feedback, as far as it was given back."""
    return FeedbackView(assignment=assignment, pages=read_feedback(visit.opened, visit.name, assignment))


@router.get("/assignments/{assignment}/submissions", tags=["teacher"])
def submissions(visit: Assistant, assignment: AssignmentName) -> list[HandedInView]:
    """What everybody has handed in."""
    return [HandedInView.model_validate(one) for one in list_submissions(visit.opened, assignment)]


@router.get("/students/{student}/assignments/{assignment}/submission", tags=["teacher"])
def submitted(visit: Assistant, student: StudentName, assignment: AssignmentName) -> FetchedView:
    """The files that one student has handed in."""
    files = read_submission(visit.opened, student, assignment)
    return FetchedView(
        assignment=assignment,
        files=[
            FileView(path=path, content=base64.b64encode(content).decode()) for path, content in files.items()
        ],
    )


@router.put("/students/{student}/assignments/{assignment}/feedback", tags=["teacher"], status_code=201)
def give_feedback(
    visit: Assistant, student: StudentName, assignment: AssignmentName, body: FeedbackRequest
) -> FeedbackView:
    """Give feedback back to a student who has handed the assignment in."""
    read_submission(visit.opened, student, assignment)
    return_feedback(visit.opened, student, assignment, body.pages)
    return FeedbackView(assignment=assignment, pages=body.pages)
