"""How an answer is understood, told while it is typed; nothing is judged, recorded or counted."""

from typing import Annotated

from fastapi import APIRouter, Depends

from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.answer_views import ReadingRequest, ReadingView
from openclass_nb.service.people import Role

router = APIRouter(prefix="/courses/{course}", tags=["student"])
Typist = Annotated[Visit, Depends(InCourse(Role.STUDENT, cost=0.2))]


@router.post("/readings")
def reading(visit: Typist, body: ReadingRequest) -> ReadingView:
    """A number or a formula as it would be read; what is right is not looked at."""
    from openclass_nb.grading.kinds.understood import understood_formula, understood_number

    if body.kind == "numeric":
        return ReadingView.model_validate(understood_number(body.typed))
    return ReadingView.model_validate(understood_formula(body.typed, body.symbols))
