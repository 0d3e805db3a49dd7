"""What the Hub says of a token, and what is made of it. The Hub itself is real in tests/journeys."""

import asyncio

import pytest

from openclass_nb.errors import OpenclassError
from openclass_nb.service.hub import hub_place
from openclass_nb.service.hub_sign_in import HubPlace, HubSignIn, person_of
from openclass_nb.service.people import Role
from openclass_nb.service.refusals import UnavailableError

SCOPES = frozenset({"access:services!service=openclass"})
ADA = {
    "kind": "user",
    "name": "ada",
    "scopes": [*SCOPES],
    "groups": ["nbgrader-mechanics", "formgrade-optics"],
}


def test_groups_are_roles() -> None:
    """nbgrader's groups, ours for assistants, and the highest where there are two."""
    groups = [*ADA["groups"], "nbgrader-optics", "assist-waves", "chess-club"]
    person = person_of(ADA | {"groups": groups}, SCOPES)
    assert person is not None
    assert person.roles == {"mechanics": Role.STUDENT, "optics": Role.TEACHER, "waves": Role.ASSISTANT}
    assert person.role_in("elsewhere") is Role.ANYONE


def test_administrators_are_so_everywhere() -> None:
    """By the Hub's own word or by the group."""
    for more in ({"admin": True}, {"groups": ["openclass-administrators"]}):
        person = person_of(ADA | more, SCOPES)
        assert person is not None
        assert person.role_in("anywhere") is Role.ADMINISTRATOR


@pytest.mark.parametrize(
    "more",
    [{"scopes": []}, {"scopes": ["access:services!service=other"]}, {"kind": "service"}, {"name": None}],
)
def test_a_token_for_something_else_is_nobodys(more: dict) -> None:
    """A token of another service, or of a service itself, doesn't sign anyone in."""
    assert person_of(ADA | more, SCOPES) is None


def test_a_hub_that_is_away_is_told() -> None:
    """503 and when to come back, not 401: the token may be good."""
    sign_in = HubSignIn(HubPlace("http://127.0.0.1:9/hub/api", "token"))
    with pytest.raises(UnavailableError, match="Hub"):
        asyncio.run(sign_in.person("some-token"))


def test_a_token_that_can_not_be_sent_is_nobodys() -> None:
    """Not even asked."""
    sign_in = HubSignIn(HubPlace("http://127.0.0.1:9/hub/api", "token"))
    assert asyncio.run(sign_in.person("tøken")) is None


def test_without_a_hub_it_says_so() -> None:
    """--hub by hand, outside of a Hub."""
    with pytest.raises(OpenclassError, match="no service of a JupyterHub"):
        hub_place({"JUPYTERHUB_API_URL": "http://hub"})
