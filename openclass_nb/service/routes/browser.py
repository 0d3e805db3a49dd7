"""For a browser on a Hub: sign in, and one page that says where one stands. Not there on a laptop."""

import asyncio
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from openclass_nb.service.access import Needs, Token
from openclass_nb.service.browser_sign_in import (
    SESSION,
    STATE_SECONDS,
    XSRF,
    BrowserSignIn,
)
from openclass_nb.service.parts import parts_of
from openclass_nb.service.people import Person, Role
from openclass_nb.service.refusals import NotSignedInError
from openclass_nb.service.routes.about import courses_of

router = APIRouter(tags=["browser"], include_in_schema=False)
Anyone = Annotated[Person, Depends(Needs(Role.ANYONE))]
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@router.get("/")
async def home(person: Anyone, request: Request, token: Token = None) -> Response:
    """The person's courses; a browser that is not signed in goes to the Hub first."""
    try:
        known = await Needs(Role.STUDENT)(request, token)
    except NotSignedInError:
        return _to_hub(request, request.url.path)
    listed = await asyncio.to_thread(courses_of, known, request)
    return HTMLResponse(_page(known.name, [one.model_dump() for one in listed]), headers=HEADERS)


@router.get("/login")
async def login(
    person: Anyone, request: Request, onward: Annotated[str, Query(alias="next")] = ""
) -> Response:
    """Sign in at the Hub, then go to `next`."""
    return _to_hub(request, onward)


@router.get("/oauth_callback")
async def callback(person: Anyone, request: Request, state: str = "", code: str = "") -> Response:
    """The browser comes back from the Hub."""
    signing_in = _sign_in(request)
    nonce, onward = signing_in.returned(state, request.cookies)
    token = await signing_in.token(code, nonce)
    response = RedirectResponse(onward, 302, HEADERS)
    path, secure = f"{signing_in.prefix}/", _is_secure(request)
    response.set_cookie(SESSION, token, path=path, secure=secure, httponly=True, samesite="lax")
    response.set_cookie(XSRF, signing_in.xsrf(token), path=path, secure=secure, samesite="strict")
    for name in request.cookies:
        if request.cookies[name] == nonce:
            response.delete_cookie(name, path=path)
    return response


def _to_hub(request: Request, onward: str) -> Response:
    signing_in = _sign_in(request)
    leaving = signing_in.depart(onward)
    response = RedirectResponse(leaving.url, 302, HEADERS)
    response.set_cookie(
        leaving.cookie,
        leaving.nonce,
        max_age=STATE_SECONDS,
        path=f"{signing_in.prefix}/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )
    return response


def _sign_in(request: Request) -> BrowserSignIn:
    found = parts_of(request).browser
    assert found is not None  # these routes are there only with it
    return found


def _is_secure(request: Request) -> bool:
    """Whether the browser speaks TLS: with the proxy in front, which says so."""
    said = request.headers.get("X-Forwarded-Proto", request.url.scheme)
    return said.split(",")[0].strip() == "https"


def _page(name: str, courses: list[dict[str, str]]) -> str:
    import jinja2

    text = (Path(__file__).parent / "home.html.j2").read_text(encoding="utf-8")
    return jinja2.Environment(autoescape=True).from_string(text).render(name=name, courses=courses)
