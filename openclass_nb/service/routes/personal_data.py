"""What people may ask about their data: all of it, for the student; and to have it erased, by an administrator."""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask

from openclass_nb.service.access import InCourse, Visit
from openclass_nb.service.people import Role
from openclass_nb.service.refusals import RefusedError
from openclass_nb.service.routes.teaching import StudentName
from openclass_nb.service.teaching_views import JobView
from openclass_nb.workflows.own_data import write_own_data

router = APIRouter(prefix="/courses/{course}")
Student = Annotated[Visit, Depends(InCourse(Role.STUDENT, cost=20))]
Administrator = Annotated[Visit, Depends(InCourse(Role.ADMINISTRATOR))]


class ErasureRequest(BaseModel):
    """Erase a student; only shown unless `apply`, for which the name is to be repeated in `confirm`."""

    apply: bool = False
    confirm: str = Field(default="", max_length=255)


class UnconfirmedError(RefusedError):
    """The name was not repeated."""

    status, code = 409, "unconfirmed"


@router.get("/own-data", tags=["student"], response_class=FileResponse)
async def own_data(visit: Student) -> FileResponse:
    """All that the course keeps about the caller, as a zip: records as JSON, and the files handed in."""
    handle, name = tempfile.mkstemp(prefix="openclass-own-data-", suffix=".zip")
    os.close(handle)
    try:
        await asyncio.to_thread(write_own_data, visit.opened, visit.name, Path(name))
    except BaseException:
        os.unlink(name)
        raise
    called = f"{visit.course}-{visit.name}.zip"
    gone = BackgroundTask(os.unlink, name)
    return FileResponse(name, media_type="application/zip", filename=called, background=gone)


@router.post("/students/{student}/erasure", tags=["administrator"], status_code=202)
async def erase(visit: Administrator, student: StudentName, body: ErasureRequest) -> JobView:
    """Erase a student: records, gradebook and folders. The job tells what goes, or would go, and what is left."""
    if body.apply and body.confirm != student:
        step = "Send the student’s name in “confirm” as well: this can’t be taken back."
        raise UnconfirmedError("The name was not repeated.", next_step=step)
    return await visit.parts.jobs.start("erase", visit.course, visit.name, student=student, apply=body.apply)
