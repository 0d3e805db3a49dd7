"""Tokens that end: revoked, expired, signed out. The Hub here is a transport of ours; journeys have a real one."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from openclass_nb.service.app import create_app
from openclass_nb.service.browser_sign_in import SESSION, XSRF_HEADER
from openclass_nb.service.hub_sign_in import AT_ONCE, KNOWN_SECONDS, STRANGER_SECONDS, HubPlace, HubSignIn
from openclass_nb.service.people import Person
from openclass_nb.service.settings import ServiceSettings
from tests.building import CourseDraft
from tests.service.serving import COURSE
from tests.service.test_browser_sign_in import PREFIX, SIGN_IN

API = f"{PREFIX}/api"


@dataclass
class Hub:
    """Which tokens there are, whose, and how often it was asked; a clock that stands still."""

    tokens: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    now: float = 0.0
    away: bool = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        """As JupyterHub answers: a model for a token that is good, 403 for one that is not, or no longer."""
        self.asked += 1
        name = self.tokens.get(request.headers["Authorization"].removeprefix("token "))
        if self.away:
            raise httpx.ConnectError("nobody there")
        if name is None:
            return httpx.Response(403, json={"status": 403, "message": "Missing or invalid credentials."})
        groups = [f"formgrade-{COURSE}" if name == "clara" else f"nbgrader-{COURSE}"]
        return httpx.Response(200, json={"kind": "user", "name": name, "groups": groups})


@pytest.fixture
def hub() -> Hub:
    """Ada studies, Clara teaches."""
    return Hub({"of-ada": "ada", "of-clara": "clara"})


@pytest.fixture
def client(hub: Hub, tmp_path: Path) -> TestClient:
    """A client of a service on that Hub."""
    CourseDraft().write(tmp_path / COURSE)
    place = HubPlace("http://hub/hub/api", "secret")
    sign_in = HubSignIn(place, clock=lambda: hub.now, transport=httpx.MockTransport(hub.answer))
    app = create_app(ServiceSettings(courses=tmp_path, prefix=PREFIX), sign_in, browser=SIGN_IN)
    return TestClient(app, follow_redirects=False)


def me(client: TestClient, token: str) -> httpx.Response:
    """Who the service takes one for."""
    return client.get(f"{API}/me", headers={"Authorization": f"token {token}"})


def test_a_revoked_token_ends_within_half_a_minute(client: TestClient, hub: Hub) -> None:
    """As long as the Hub's last answer counts, and not a moment longer; the same words as for any stranger."""
    assert me(client, "of-ada").json()["name"] == "ada"
    del hub.tokens["of-ada"]
    hub.now = KNOWN_SECONDS - 0.1
    assert me(client, "of-ada").status_code == 200
    hub.now = KNOWN_SECONDS
    refused = me(client, "of-ada")
    assert (refused.status_code, refused.json()["code"]) == (401, "not-signed-in")
    assert refused.json()["next_step"]


def test_an_expired_token_is_nobodys_and_a_new_one_is_somebodys_at_once(client: TestClient, hub: Hub) -> None:
    """The Hub answers for an expired one as for an unknown one; it is not asked again and again."""
    assert me(client, "expired").status_code == 401
    before = hub.asked
    assert me(client, "expired").status_code == 401
    assert hub.asked == before
    hub.tokens["new"] = "ada"
    assert me(client, "new").status_code == 200
    hub.tokens["expired"] = "ada"  # typed a moment before it was made
    hub.now = STRANGER_SECONDS
    assert me(client, "expired").status_code == 200


def test_what_was_revoked_is_not_let_in_while_the_hub_is_away(client: TestClient, hub: Hub) -> None:
    """Nobody is signed out by a Hub that starts again, and nobody gets in either."""
    assert me(client, "of-ada").status_code == 200
    hub.away = True
    assert me(client, "of-ada").status_code == 200
    hub.now = KNOWN_SECONDS
    told = me(client, "of-ada")
    assert (told.status_code, told.json()["code"]) == (503, "unavailable")
    assert told.headers["retry-after"]
    hub.away = False
    assert me(client, "of-ada").status_code == 200


def test_who_tries_many_tokens_keeps_nobody_out(hub: Hub) -> None:
    """Few questions at a time go to the Hub, all are answered, and one who was let in is not asked about again."""
    on_their_way, most = 0, 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal on_their_way, most
        on_their_way += 1
        most = max(most, on_their_way)
        await asyncio.sleep(0)  # others have their turn
        on_their_way -= 1
        return hub.answer(request)

    async def everybody() -> list[Person | None]:
        sign_in = HubSignIn(HubPlace("http://hub/hub/api", "secret"), transport=httpx.MockTransport(answer))
        assert await sign_in.person("of-ada")
        guessed = [sign_in.person(f"guess-{number}") for number in range(200)]
        return await asyncio.gather(*guessed, sign_in.person("of-ada"))

    *guessed, ada = asyncio.run(everybody())
    assert guessed == [None] * 200
    assert ada is not None
    assert (most, hub.asked) == (AT_ONCE, 201)


def test_who_signs_out_of_the_hub_is_signed_out_here(client: TestClient, hub: Hub) -> None:
    """The Hub revokes what the cookie holds: the page leads to its sign-in again, the API is closed."""
    cookie = {"Cookie": f"{SESSION}=of-ada"}
    assert "Signed in as ada" in client.get(f"{PREFIX}/", headers=cookie).text
    del hub.tokens["of-ada"]
    hub.now = KNOWN_SECONDS
    page = client.get(f"{PREFIX}/", headers=cookie)
    assert (page.status_code, page.headers["location"].partition("?")[0]) == (
        302,
        "/hub/api/oauth2/authorize",
    )
    assert client.get(f"{API}/me", headers=cookie).status_code == 401


def test_another_page_changes_nothing_by_the_cookie(client: TestClient, tmp_path: Path) -> None:
    """A form, an image, another user's notebook: 403, and course.yml is as it was. With the token it is changed."""
    before = (tmp_path / COURSE / "course.yml").read_bytes()
    path, body = f"{API}/courses/{COURSE}/objectives/adding", {"statement": "Add what is there"}
    cookie = {"Cookie": f"{SESSION}=of-clara"}
    token = {XSRF_HEADER: SIGN_IN.xsrf("of-clara")}
    for more in (
        {},
        {XSRF_HEADER: SIGN_IN.xsrf("of-ada")},
        {**token, "Referer": "https://hub.example/user/mallory/page.html"},
        {**token, "Sec-Fetch-Site": "cross-site"},
    ):
        refused = client.put(path, json=body, headers={**cookie, **more})
        assert (refused.status_code, refused.json()["code"]) == (403, "forged")
    assert (tmp_path / COURSE / "course.yml").read_bytes() == before
    assert client.put(path, json=body, headers={**cookie, **token}).status_code == 200
    assert b"Add what is there" in (tmp_path / COURSE / "course.yml").read_bytes()
