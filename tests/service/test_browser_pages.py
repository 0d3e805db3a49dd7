"""The pages for browsers, over the application itself; only a service that browsers may sign in at has them."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from openclass_nb.service.app import create_app
from openclass_nb.service.browser_sign_in import SESSION
from openclass_nb.service.settings import ServiceSettings
from tests.building import CourseDraft
from tests.service.serving import COURSE, TokenBook
from tests.service.test_browser_sign_in import PREFIX, SIGN_IN


@pytest.fixture
def browser(tmp_path: Path) -> TestClient:
    """A browser at a service behind a proxy that speaks TLS."""
    CourseDraft().write(tmp_path / COURSE)
    app = create_app(ServiceSettings(courses=tmp_path, prefix=PREFIX), TokenBook(), browser=SIGN_IN)
    # Not entered: the graders of a service that runs are not needed here.
    return TestClient(app, headers={"X-Forwarded-Proto": "https"}, follow_redirects=False)


def test_who_is_not_signed_in_goes_to_the_hub(browser: TestClient) -> None:
    """With a cookie that no script reads, for this service alone, sent over TLS alone."""
    answer = browser.get(f"{PREFIX}/")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/hub/api/oauth2/authorize?")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("openclass-state-")
    for part in ("HttpOnly", "Secure", "SameSite=lax", f"Path={PREFIX}/", "Max-Age=600"):
        assert part in cookie


def test_who_is_signed_in_sees_the_courses(browser: TestClient) -> None:
    """On a page that nobody may put into a frame, and that escapes what people wrote."""
    page = browser.get(f"{PREFIX}/", headers={"Cookie": f"{SESSION}=t-ada"})
    assert page.status_code == 200
    assert "Signed in as ada" in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    none = browser.get(f"{PREFIX}/", headers={"Cookie": f"{SESSION}=t-stranger"})
    assert "in no course" in none.text


def test_the_api_takes_the_cookie_where_browsers_sign_in(browser: TestClient) -> None:
    """A token in the header goes first; a forged cookie is nobody's."""
    api = f"{PREFIX}/api/me"
    assert browser.get(api, headers={"Cookie": f"{SESSION}=t-ada"}).json()["name"] == "ada"
    both = {"Cookie": f"{SESSION}=t-ada", "Authorization": "token t-ben"}
    assert browser.get(api, headers=both).json()["name"] == "ben"
    assert browser.get(api, headers={"Cookie": f"{SESSION}=forged"}).status_code == 401
    assert browser.get(api).status_code == 401


def test_a_sign_in_that_breaks_is_told(browser: TestClient) -> None:
    """With what to do next."""
    answer = browser.get(f"{PREFIX}/oauth_callback", params={"state": "x", "code": "y"})
    assert (answer.status_code, answer.json()["code"]) == (403, "forged")
    assert f"{PREFIX}/" in answer.json()["next_step"]
