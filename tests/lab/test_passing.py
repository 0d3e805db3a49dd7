"""What goes along with a request: its path, and nothing that leads elsewhere."""

import asyncio

import pytest

from openclass_nb.addresses import Address
from openclass_nb.lab.passing import Passing, PathError, Request, safe_path
from openclass_nb.lab.refusals import ServiceAwayError


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("courses/physics/progress", "courses/physics/progress"),
        ("students/ada@example.org", "students/ada@example.org"),
        ("notebooks/part 2", "notebooks/part%202"),
        ("notebooks/a?b#c", "notebooks/a%3Fb%23c"),
    ],
)
def test_paths_are_quoted_as_a_url_needs_it(path: str, expected: str) -> None:
    """So that nothing of a name becomes a query."""
    assert safe_path(path) == expected


@pytest.mark.parametrize("path", ["../hub/api/users", "courses/../../x", "a/./b", "%2e%2e/x", "a\\..\\b"])
def test_paths_stay_below_the_api(path: str) -> None:
    """A Hub's token must not be led to other pages of the Hub."""
    with pytest.raises(PathError):
        safe_path(path)


@pytest.mark.parametrize(
    ("method", "headers", "expected"),
    [
        ("GET", {}, True),
        ("PUT", {}, True),
        ("POST", {}, False),
        ("POST", {"Idempotency-Key": "k"}, True),
    ],
)
def test_only_what_counts_once_is_sent_twice(method: str, headers: dict[str, str], expected: bool) -> None:
    """A POST without a key might have been done already."""
    assert Request(method, "x", "", headers, b"").may_be_repeated is expected


def test_a_service_that_is_away_is_told() -> None:
    """With when to come back, and that work can go on."""

    async def asked() -> None:
        passing = Passing()
        async with passing.answer(Address("http://127.0.0.1:9", "t"), Request("GET", "me", "", {}, b"")):
            pass

    with pytest.raises(ServiceAwayError, match="can’t be reached") as told:
        asyncio.run(asked())
    assert told.value.headers == {"Retry-After": "2"}
    assert "Go on working" in (told.value.next_step or "")
