"""Requests without an end: the connection is closed on them, and the service goes on with the others."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from tests.service.serving import COURSE, Running, right

pytestmark = pytest.mark.slow
CHECK = f"POST /api/courses/{COURSE}/assignments/sums/exercises/add/check HTTP/1.1\r\nHost: x\r\n"
ENDLESS = {
    "path": (b"GET /", b"a"),
    "one header": (b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: ", b"a"),
    "many headers": (b"GET /api/health HTTP/1.1\r\nHost: x\r\n", b"X: a\r\n"),
    "what follows a body": (
        CHECK.encode() + b"Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nX-Last: ",
        b"a",
    ),
}
MOST = 40 << 20
"""Bytes that are sent at most, if nobody closes the connection."""


def sent_until_closed(base: str, begin: bytes, more: bytes) -> int:
    """How many bytes somebody gets rid of who never comes to an end."""
    place, part, sent = urlsplit(base), more * (65536 // len(more)), 0
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        try:
            connection.sendall(begin)
            while sent < MOST:
                connection.sendall(part)
                sent += len(part)
        except OSError:
            pass
    return sent


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_request_without_an_end_is_ended(on_sqlite: Running, kind: str) -> None:
    """Long before it fills the memory."""
    assert sent_until_closed(on_sqlite.url, *ENDLESS[kind]) < MOST
    assert httpx.get(f"{on_sqlite.url}/api/health").json()["status"] == "ok"


def test_long_but_honest_requests_pass(on_sqlite: Running) -> None:
    """A large notebook, a header of thousands of characters; one after the other on one connection."""
    notebook = on_sqlite.answered(add=right("add"))
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "a" * (6 << 20)})
    with on_sqlite.client("wilma") as client:
        for _ in range(3):
            assert client.get("/me", headers={"X-Long": "a" * 30_000}).status_code == 200
        path = f"/courses/{COURSE}/assignments/sums/exercises/add/check"
        assert client.post(path, json={"notebook": notebook}).json()["outcome"] == "passed"
