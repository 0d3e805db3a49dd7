"""Ten thousand requests of one student: slowed, counted, and nobody else notices."""

import re
import socket
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

import pytest

from tests.service.serving import COURSE, copied_course, right, running

pytestmark = pytest.mark.slow
REQUESTS, AT_ONCE = 10_000, 50
PATIENCE_SECONDS = 10
"""How long another student waits at most, on a machine that is busy with tests."""


def flood(base: str, name: str) -> Counter[int]:
    """How often each status was the answer to so many requests on one connection, fifty on their way at a time."""
    place = urlsplit(base)
    asked = (
        f"GET /api/courses/{COURSE}/progress HTTP/1.1\r\nHost: localhost\r\nAuthorization: token t-{name}\r\n\r\n"
    ).encode()
    statuses: Counter[int] = Counter()
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as connection:
        for _ in range(REQUESTS // AT_ONCE):
            connection.sendall(asked * AT_ONCE)
            taken = b""
            while taken.count(b"HTTP/1.1 ") < AT_ONCE or not taken.endswith(b"}"):
                more = connection.recv(1 << 20)
                assert more, "the connection was closed"
                taken += more
            statuses.update(int(found) for found in re.findall(rb"HTTP/1\.1 (\d+)", taken))
    return statuses


def test_ten_thousand_requests_of_one_student(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Most get 429, none a 5xx; meanwhile another student reads, checks and passes in reasonable time."""
    root = copied_course(tmp_path_factory, tmp_path_factory.mktemp("flooded") / COURSE)
    with running(root, graders=1, per_second=20, burst=100) as service:
        statuses: list[Counter[int]] = []
        flooding = threading.Thread(target=lambda: statuses.append(flood(service.url, "greedy")))
        with service.of_course("modest") as modest:
            check = "/assignments/sums/exercises/add/check"
            body = {"notebook": service.answered(add=right("add"))}
            assert modest.post(check, json=body).json()["outcome"] == "passed"  # the grader is warm
            flooding.start()
            waited, told = [], []
            while flooding.is_alive() and len(told) < 60:
                begun = time.monotonic()
                told.append(modest.get("/progress").status_code)
                waited.append(time.monotonic() - begun)
            body = {"notebook": service.answered(plus=right("plus"))}
            checked = modest.post("/assignments/sums/exercises/plus/check", json=body)
        flooding.join()
    [answered] = statuses
    assert sum(answered.values()) == REQUESTS
    assert set(answered) == {200, 429}
    assert answered[429] > REQUESTS / 2
    assert set(told) == {200}
    assert max(waited) < PATIENCE_SECONDS
    assert checked.json()["outcome"] == "passed"
