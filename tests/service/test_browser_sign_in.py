"""Sign-in of a browser, in its parts; the whole way is in tests/journeys. The Hub's answer is a transport of ours."""

import asyncio
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.service.browser_sign_in import (
    SESSION,
    BrowserSignIn,
    ForgedError,
    OAuthClient,
)
from openclass_nb.service.hub import oauth_client
from openclass_nb.service.hub_sign_in import HubPlace
from openclass_nb.service.refusals import NotAllowedError, UnavailableError

PREFIX = "/services/openclass"
CLIENT = OAuthClient(
    "service-openclass", "secret", "/hub/api/oauth2/authorize", "http://hub/hub/api/oauth2/token", "/back"
)
SIGN_IN = BrowserSignIn(CLIENT, PREFIX)


def query_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_who_leaves_comes_back_to_the_same_page() -> None:
    """The state is known by the cookie that this browser got."""
    leaving = SIGN_IN.depart(f"{PREFIX}/page?x=1")
    asked = query_of(leaving.url)
    assert (asked["client_id"], asked["redirect_uri"], asked["response_type"]) == (
        CLIENT.name,
        "/back",
        "code",
    )
    assert asked["code_challenge_method"] == "S256"
    assert leaving.nonce not in leaving.url
    found = SIGN_IN.returned(asked["state"], {leaving.cookie: leaving.nonce})
    assert found == (leaving.nonce, f"{PREFIX}/page?x=1")


@pytest.mark.parametrize("cookies", [{}, {"openclass-state-": "x"}])
def test_who_did_not_leave_does_not_come_back(cookies: dict[str, str]) -> None:
    """Without the cookie, or with another's."""
    state = query_of(SIGN_IN.depart("/").url)["state"]
    other = SIGN_IN.depart("/")
    for held in (cookies, {other.cookie: other.nonce}):
        with pytest.raises(ForgedError, match="not begun in this browser"):
            SIGN_IN.returned(state, held)


@given(st.text())
def test_no_state_is_too_odd_to_be_refused(state: str) -> None:
    """Whatever somebody sends."""
    with pytest.raises(ForgedError):
        SIGN_IN.returned(state, {})


@given(st.text() | st.sampled_from(["https://evil.example/", "//evil.example", f"{PREFIX}/../user/mallory/"]))
def test_no_link_leads_out_of_the_service(page: str) -> None:
    """After sign-in one is where one should be."""
    assert SIGN_IN.own_page(page).startswith(f"{PREFIX}/")
    assert ".." not in SIGN_IN.own_page(page)


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("POST", {"X-XSRFToken": SIGN_IN.xsrf("t")}),
        (
            "PUT",
            {"X-XSRFToken": SIGN_IN.xsrf("t"), "Referer": f"https://hub{PREFIX}/", "Sec-Fetch-Site": "none"},
        ),
    ],
)
def test_what_a_page_of_the_service_asks_is_asked(method: str, headers: dict[str, str]) -> None:
    """Reading needs the cookie; changing needs the XSRF token too."""
    assert SIGN_IN.session(method, {SESSION: "t"}, headers) == "t"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-XSRFToken": ""},
        {"X-XSRFToken": SIGN_IN.xsrf("other")},
        {"X-XSRFToken": "ü"},
        {"X-XSRFToken": SIGN_IN.xsrf("t"), "Referer": "https://hub/user/mallory/notebook.html"},
        {"X-XSRFToken": SIGN_IN.xsrf("t"), "Sec-Fetch-Site": "cross-site"},
        {"X-XSRFToken": SIGN_IN.xsrf("t"), "Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_page_asks_is_refused(headers: dict[str, str]) -> None:
    """Another site's, or another user's server on the same Hub."""
    with pytest.raises(ForgedError):
        SIGN_IN.session("POST", {SESSION: "t"}, headers)


def test_without_a_cookie_there_is_no_session() -> None:
    """Then a token is asked for."""
    assert SIGN_IN.session("POST", {}, {}) is None


def exchanged(status: int, **answer: str) -> str:
    """What becomes of a code when the Hub answers so."""
    asked: list[httpx.Request] = []

    def hub(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, json=answer)

    token = asyncio.run(BrowserSignIn(CLIENT, PREFIX, httpx.MockTransport(hub)).token("the-code", "nonce"))
    form = parse_qs(asked[0].content.decode())
    assert (form["code"], form["code_verifier"], form["client_secret"]) == (
        ["the-code"],
        ["nonce"],
        ["secret"],
    )
    return token


def test_a_code_becomes_a_token() -> None:
    """Asked from server to server, with the secret and the proof that it was us who began."""
    assert exchanged(200, access_token="t") == "t"


@pytest.mark.parametrize(("status", "expected"), [(400, NotAllowedError), (502, UnavailableError)])
def test_a_refused_code_is_told(status: int, expected: type[Exception]) -> None:
    """And a Hub in trouble is not the person's fault."""
    with pytest.raises(expected):
        exchanged(status)


def test_the_hub_says_what_the_service_is() -> None:
    """By its environment, or by its rules."""
    place = HubPlace("http://hub:8081/base/hub/api", "secret")
    told = {
        "JUPYTERHUB_SERVICE_NAME": "openclass",
        "JUPYTERHUB_BASE_URL": "/base/",
        "JUPYTERHUB_HOST": "https://hub.example",
    }
    found = oauth_client(told, place, "/base/services/openclass")
    assert found.name == "service-openclass"
    assert found.authorize == "https://hub.example/base/hub/api/oauth2/authorize"
    assert found.token == "http://hub:8081/base/hub/api/oauth2/token"
    assert found.callback == "/base/services/openclass/oauth_callback"
    named = oauth_client(
        {**told, "JUPYTERHUB_CLIENT_ID": "me", "JUPYTERHUB_OAUTH_CALLBACK_URL": "/b"}, place, ""
    )
    assert (named.name, named.callback) == ("me", "/b")
