"""The service itself: health, version, metrics, who am I, and the description of all routes."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from openclass_nb import __version__
from openclass_nb.service.access import Needs
from openclass_nb.service.parts import parts_of
from openclass_nb.service.people import Person, Role
from openclass_nb.service.views import CourseView, Health, Me, Version

router = APIRouter(tags=["service"])
Anyone = Annotated[Person, Depends(Needs(Role.ANYONE))]
SignedIn = Annotated[Person, Depends(Needs(Role.STUDENT))]
Administrator = Annotated[Person, Depends(Needs(Role.ADMINISTRATOR))]


@router.get("/health")
async def health(person: Anyone, request: Request) -> Health:
    """Whether the service does its work."""
    graders = parts_of(request).graders
    return Health(graders=graders.state if graders else "starting")


@router.get("/version")
async def version(person: Anyone) -> Version:
    """Which openclass_nb this is."""
    return Version(version=__version__)


@router.get("/openapi.json", include_in_schema=False)
async def description(person: Anyone, request: Request) -> dict[str, Any]:
    """All routes, as OpenAPI 3.1."""
    described: dict[str, Any] = request.app.openapi()
    return described


@router.get("/metrics", response_class=Response)
async def metrics(person: Administrator, request: Request) -> Response:
    """Counts and times for Prometheus."""
    parts = parts_of(request)
    if parts.graders:
        parts.metrics.waiting.set(parts.graders.waiting)
        parts.metrics.running.set(parts.graders.running)
    return Response(parts.metrics.text(), media_type="text/plain; version=0.0.4")


@router.get("/me")
def me(person: SignedIn, request: Request) -> Me:
    """Who is asking, and which courses they are in."""
    administrator = person.everywhere is Role.ADMINISTRATOR
    return Me(name=person.name, administrator=administrator, courses=courses_of(person, request))


@router.get("/courses")
def courses(person: SignedIn, request: Request) -> list[CourseView]:
    """The courses that the caller is in."""
    return courses_of(person, request)


def courses_of(person: Person, request: Request) -> list[CourseView]:
    """The courses in which a person has a role."""
    shelf = parts_of(request).shelf
    return [
        CourseView(course=name, title=shelf.course(name).course.title, role=person.role_in(name).shown)
        for name in shelf.roots()
        if person.role_in(name)
    ]
