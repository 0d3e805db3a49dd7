"""Fresh versions and practice notebooks over HTTP."""

import pytest

from tests.service.serving import Running, right
from tests.service.test_checking import check

pytestmark = pytest.mark.slow


def test_a_version_is_fresh_until_it_is_tried(service: Running) -> None:
    """An exercise without a variant has one; after it there is nothing left, and the answer says what to do."""
    with service.of_course("noor") as client:
        fresh = client.post("/assignments/sums/exercises/add/fresh").json()
        assert (fresh["exercise"], fresh["number"], fresh["left"]) == ("add", 0, 0)
        assert "HIDDEN" not in str(fresh["cells"])
        check(service, "noor", "add", right("add"))
        refused = client.post("/assignments/sums/exercises/add/fresh")
        assert (refused.status_code, refused.json()["code"]) == (409, "nothing-left")
        assert refused.json()["next_step"]


def test_practice_is_a_notebook(service: Running) -> None:
    """With exercises of the objective that are still fresh; an objective that nobody knows is refused."""
    with service.of_course("oskar") as client:
        practice = client.post("/objectives/adding/practice").json()
        assert (practice["assignment"], practice["exercises"]) == ("sums", ["add", "plus", "total"])
        assert practice["notebook"]["nbformat"] == 4
        assert client.post("/objectives/ading/practice").status_code == 404


def test_practice_waits_at_a_closed_gate(service: Running) -> None:
    """Nothing of a locked assignment is given out."""
    with service.of_course("priya") as client:
        assert client.post("/objectives/doubling/practice").status_code == 409
        assert client.post("/assignments/twice/exercises/twice/fresh").status_code == 403
