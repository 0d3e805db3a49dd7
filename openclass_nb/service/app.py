"""The application: parts, routes and errors put together."""

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from openclass_nb import __version__
from openclass_nb.errors import OpenclassError
from openclass_nb.grading.stoppable import StoppableGrader
from openclass_nb.grading.warm.tasks import Limits
from openclass_nb.parsing import parse_in_turn
from openclass_nb.service.browser_sign_in import BrowserSignIn
from openclass_nb.service.envelope import Envelope
from openclass_nb.service.graders import Graders
from openclass_nb.service.parts import Parts
from openclass_nb.service.people import SignIn
from openclass_nb.service.refusals import UnavailableError, answer_to, problem_of
from openclass_nb.service.routes import (
    about,
    answers,
    checking,
    courses,
    hint_queue,
    hints,
    jobs,
    personal_data,
    reading,
    submissions,
    teaching,
)
from openclass_nb.service.routes import browser as for_browsers
from openclass_nb.service.settings import ServiceSettings
from openclass_nb.service.views import Problem

LOG = logging.getLogger(__name__)
GRACE_SECONDS = 10.0
"""How long a process may take to answer that it is done: on a busy machine it may not have its turn for seconds."""
THREADS = 40
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 401, 403, 404, 409, 413, 422, 429, 503)
}


def create_app(
    settings: ServiceSettings,
    sign_in: SignIn,
    grader: StoppableGrader | None = None,
    *,
    browser: BrowserSignIn | None = None,
) -> FastAPI:
    """The service as an ASGI application. `grader` runs its checks; one that fits the settings if left out.

    With `browser` people may sign in with a browser as well as with a token.
    """
    parts = Parts.of(settings, sign_in)
    parts.browser = browser
    app = FastAPI(
        title="openclass",
        version=__version__,
        summary="Mastery learning for Jupyter",
        openapi_url=None,  # served by a route of ours, which declares its role as all do
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(parts, grader),
        responses=REFUSALS,
    )
    app.state.parts = parts
    for module in (  # they are tried one after the other: what is asked most comes first
        reading,
        checking,
        courses,
        answers,
        about,
        hints,
        submissions,
        teaching,
        hint_queue,
        personal_data,
        jobs,
    ):
        app.include_router(module.router, prefix=f"{settings.prefix.rstrip('/')}/api")
    if browser is not None:
        app.include_router(for_browsers.router, prefix=browser.prefix)
    app.add_exception_handler(OpenclassError, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(OSError, _no_room)
    app.add_exception_handler(Exception, _internal)
    app.add_middleware(Envelope, metrics=parts.metrics, most=int(settings.body_megabytes * 2**20))
    return app


def _lifespan(parts: Parts, grader: StoppableGrader | None) -> Any:
    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        # As many as may wait for a slow database before others have to wait for them.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "openclass"))
        parse_in_turn()
        parts.graders = Graders(parts.settings, grader or _grader(parts.settings))
        parts.jobs.begin()
        try:
            yield
        finally:
            await parts.jobs.close()
            await parts.graders.close()
            await asyncio.to_thread(parts.rehearsals.close)
            await asyncio.to_thread(parts.shelf.close)

    return run


def _grader(settings: ServiceSettings) -> StoppableGrader:
    limits = Limits(
        cell_seconds=min(30.0, settings.check_seconds),
        grace_seconds=GRACE_SECONDS,
        submission_seconds=settings.check_seconds,
    )
    return StoppableGrader(limits, jobs=settings.graders, allow_unsafe=settings.allow_unsafe)


async def _told(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, OpenclassError)
    status, headers, problem = answer_to(error)
    return JSONResponse(problem.model_dump(), status, headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    """All that is wrong with a request, in sentences."""
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()]
    problem = problem_of("invalid", f"{'; '.join(told)[:2000]}.", next_step="Mend the request.")
    return JSONResponse(problem.model_dump(), 422)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = {404: "not-found", 405: "wrong-method"}.get(error.status_code, "refused")
    problem = problem_of(code, f"{error.detail}.")
    return JSONResponse(problem.model_dump(), error.status_code, dict(error.headers or {}))


async def _no_room(request: Request, error: Exception) -> JSONResponse:
    """A full disk, or files that can't be used: for now nothing can be done here."""
    LOG.error("a file can't be used", exc_info=error)
    told = UnavailableError("The service can’t use its disk just now; nothing was recorded.", 30)
    return await _told(request, told)


async def _internal(request: Request, error: Exception) -> JSONResponse:
    """Nothing of the error goes out; the log has it."""
    problem = problem_of("internal", "The service made a mistake.", next_step="Tell who runs it.")
    return JSONResponse(problem.model_dump(), 500)
