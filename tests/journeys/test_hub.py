"""A class on a real JupyterHub: two students and a teacher, each with the Hub's own sign-in, through its proxy."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.hub import PASSWORD, Hub, running_hub
from tests.journeys.lab import lab_page
from tests.service.serving import COURSE, answered, copied_course, right

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one released course."""
    folder = tmp_path_factory.mktemp("hub-courses")
    copied_course(tmp_path_factory, folder / COURSE)
    return folder


@pytest.fixture(scope="module")
def hub(courses: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The Hub: ada and ben are students, clara teaches."""
    groups = {
        f"nbgrader-{COURSE}": ["ada", "ben"],
        f"formgrade-{COURSE}": ["clara"],
        "nbgrader-second": ["ada"],
    }
    with running_hub(tmp_path_factory.mktemp("hub"), courses, groups) as found:
        yield found


def finished(client: httpx.Client, job: str) -> dict:
    """The last event of a job, streamed through the Hub's proxy."""
    with client.stream("GET", f"/jobs/{job}/events", timeout=120) as stream:
        told = list(stream.iter_lines())
    news = [json.loads(line[5:]) for line in told if line.startswith("data:")]
    assert news, told
    return news[-1]


def test_a_gate_opens_for_who_earned_it(hub: Hub, courses: Path) -> None:
    """Students in their own Jupyter servers, the teacher by token: each sees what is theirs, all through the proxy.

    Locked with the reason; three exercises checked; open, fetched; the other student sees nothing of it until the
    teacher excepts; work is handed in, graded and seen.
    """
    root, course = courses / COURSE, f"/api/courses/{COURSE}"
    with (
        hub.own_server("ada") as ada,
        hub.own_server("ben") as ben,
        hub.service(hub.token("clara"), COURSE) as clara,
    ):
        place = ada.get("/where", params={"path": "sums/sums.ipynb"}).json()
        assert (place["service"], place["course"], place["assignment"]) == ("hub", COURSE, "sums")
        refused = ada.get(f"{course}/assignments/twice/files")
        assert (refused.status_code, refused.json()["code"]) == (403, "gate-closed")
        assert "Adding" in refused.json()["message"]
        for name in ("add", "plus", "total"):
            body = {"notebook": answered(root, "sums", {name: right(name)})}
            verdict = ada.post(f"{course}/assignments/sums/exercises/{name}/check", json=body).json()
            assert verdict["outcome"] == "passed", verdict
        assert verdict["opened"] == ["twice"]
        assert ada.get(f"{course}/assignments/twice/notebooks/twice").status_code == 200

        assert ben.get("/api/me").json()["name"] == "ben"
        assert ben.get(f"{course}/assignments/twice/files").status_code == 403
        assert ben.get(f"{course}/progress").json()["mastered"] == 0
        for path in ("students/ada/progress", "class", "assignments/sums/submissions"):
            assert ben.get(f"{course}/{path}").status_code == 403

        assert clara.get("/students/ada/progress").json()["mastered"] == 1
        assert set(clara.get("/students").json()) >= {"ada", "ben"}
        body = {"notebooks": {"sums": answered(root, "sums", {"add": right("add")})}}
        job = ben.put(f"{course}/assignments/sums/submission", json=body).json()["job"]
        assert finished(clara, job)["state"] == "done"
        assert ben.get(f"{course}/assignments/sums/submission").json()["graded"]
        graded = clara.post("/assignments/sums/grade", json={"students": ["ben"], "force": True}).json()
        assert finished(clara, graded["job"])["state"] == "done"
        excepted = clara.post("/students/ben/assignments/twice/override", json={"why": "was ill"})
        assert excepted.status_code == 201, excepted.text
        assert ben.get(f"{course}/assignments/twice/files").status_code == 200


def test_a_student_works_in_lab_through_the_proxy(hub: Hub, chromium: Browser) -> None:
    """In Chromium: signed in at the Hub's form, the path, a notebook fetched, an answer checked, the verdict seen."""
    with lab_page(chromium, None) as lab:
        page = lab.page
        page.goto(f"{hub.url}/hub/login?next=/user/ben/lab")
        page.get_by_label("Username").fill("ben")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        lab.wait_until_ready()
        lab.run("openclass:show-path")
        lab.panel.get_by_role("button", name="Practice Adding").click()
        lab.wait_for_notebook("sums/sums.ipynb")
        lab.write("plus", right("plus"))
        lab.check_by_key()
        expect(lab.under("plus")).to_contain_text("Passed")
        expect(lab.panel.get_by_role("meter", name=re.compile("^Adding"))).to_be_visible()


def test_a_browser_signs_in_at_the_hub(hub: Hub) -> None:
    """OAuth: nobody types anything again; the cookie is the service's alone, and what changes things needs more."""
    with hub.browser("clara") as browser:
        page = browser.get("/services/openclass/")
        assert page.status_code == 200, page.text
        assert "Signed in as clara" in page.text
        assert "teacher" in page.text
        kept = {one.name: one for one in browser.cookies.jar if one.name.startswith("openclass-")}
        assert set(kept) == {"openclass-session", "openclass-xsrf"}
        assert {one.path for one in kept.values()} == {"/services/openclass/"}
        assert kept["openclass-session"].has_nonstandard_attr("HttpOnly")
        api = f"/services/openclass/api/courses/{COURSE}"
        assert browser.get(f"{api}/class").status_code == 200
        forged = browser.post(f"{api}/assignments/sums/grade", json={})
        assert (forged.status_code, forged.json()["code"]) == (403, "forged")
        meant = {"X-XSRFToken": kept["openclass-xsrf"].value or ""}
        elsewhere = {**meant, "Referer": f"{hub.url}/user/mallory/page.html"}
        assert browser.post(f"{api}/assignments/sums/grade", json={}, headers=elsewhere).status_code == 403
        assert browser.post(f"{api}/assignments/sums/grade", json={}, headers=meant).status_code == 202


def test_a_sign_in_that_was_not_begun_here_ends_nowhere(hub: Hub) -> None:
    """Somebody else's code does not sign this browser in, and a link does not lead to another site."""
    with hub.browser("ben") as browser:
        sent = browser.get("/services/openclass/login?next=https://evil.example/", follow_redirects=False)
        state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
        with hub.browser("mallory") as other:
            stolen = other.get("/services/openclass/oauth_callback", params={"state": state, "code": "x"})
            assert (stolen.status_code, stolen.json()["code"]) == (403, "forged")
        invented = browser.get("/services/openclass/oauth_callback", params={"state": state, "code": "x"})
        assert (invented.status_code, invented.json()["code"]) == (403, "not-allowed")
        signed_in = browser.get(sent.headers["location"])
        assert str(signed_in.url) == f"{hub.url}/services/openclass/"
        assert "Signed in as ben" in signed_in.text


def test_a_service_that_the_hub_does_not_start(hub: Hub, courses: Path) -> None:
    """As on Kubernetes: told by variables. Browsers sign in, if the Hub lets that person use the service."""
    with hub.external_service(courses):
        with hub.browser("dora") as browser:
            assert "Signed in as dora" in browser.get("/services/external/").text
        with hub.browser("mallory") as stranger:
            assert stranger.get("/services/external/").status_code == 403
        headers = {"Authorization": f"token {hub.token('ada')}"}  # a token for the other service
        refused = httpx.get(f"{hub.url}/services/external/api/me", headers=headers)
        assert refused.status_code == 401


def test_only_the_hubs_tokens_for_this_service_sign_in(hub: Hub) -> None:
    """Forged ones, and strangers to the course, are refused with their own status."""
    with hub.service("0123456789abcdef", COURSE) as forged:
        assert forged.get("/progress").status_code == 401
    with hub.service(hub.token("mallory"), COURSE) as stranger:
        assert stranger.get("/progress").status_code == 403
    with hub.service(hub.token("mallory")) as stranger:
        assert stranger.get("/courses").json() == []


def test_tokens_that_have_ended_sign_nobody_in(hub: Hub) -> None:
    """Revoked, expired, or of a browser that signed out: the Hub knows them no more, nor does the service."""
    with hub.browser("ada") as ada:
        revoked = hub.made_token(ada, "ada")
        hub.revoke(ada, "ada", revoked["id"])
        expired = hub.made_token(ada, "ada", expires_in=1)["token"]
        while hub.knows(expired):
            pass
        for token in (revoked["token"], expired):
            with hub.service(token, COURSE) as service:
                refused = service.get("/progress")
            assert (refused.status_code, refused.json()["code"]) == (401, "not-signed-in")
    with hub.browser("ben") as ben:
        assert "Signed in as ben" in ben.get("/services/openclass/").text
        held = next(one.value or "" for one in ben.cookies.jar if one.name == "openclass-session")
        assert hub.knows(held)
        ben.get("/hub/logout")
        assert not hub.knows(held)


def test_adding_a_course_is_one_command(hub: Hub, courses: Path, tmp_path: Path) -> None:
    """It stays where it is, and is there for its group; nothing is restarted."""
    second = tmp_path / "second"
    shutil.copytree(courses / COURSE / "source", second / "source")
    shutil.copy(courses / COURSE / "course.yml", second / "course.yml")
    with hub.service(hub.token("ada")) as ada:
        assert [one["course"] for one in ada.get("/courses").json()] == [COURSE]
        words = [sys.executable, "-m", "openclass_nb", "hub", "add", str(second), "--courses", str(courses)]
        said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert "nbgrader-second" in said
        seen: list[str] = []
        while "second" not in seen:  # within a second
            answer = ada.get("/courses")
            if answer.status_code != 429:  # who asks as fast as this is slowed
                seen = [one["course"] for one in answer.json()]
        assert seen == ["second", COURSE]
        assert ada.get("/courses/second/assignments").status_code == 200
