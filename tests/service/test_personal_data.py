"""A student's data: given to that student alone, erased by an administrator alone."""

import io
import json
import zipfile

import pytest

from tests.service.serving import Running, right
from tests.service.test_checking import check
from tests.service.test_submission import finished

pytestmark = pytest.mark.slow


def test_a_student_gets_all_of_it_and_nobody_elses(service: Running) -> None:
    """Tries with answers, as a file to keep."""
    check(service, "selma", "add", right("add"))
    check(service, "sofia", "add", right("add"))
    with service.of_course("selma") as client:
        answer = client.get("/own-data")
    assert answer.headers["content-type"] == "application/zip"
    assert "sums101-selma.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        data = json.loads(archive.read("data.json"))
    assert [one["exercise"] for one in data["records"]["attempts"]] == ["add"]
    assert "sofia" not in json.dumps(data)


def test_a_student_is_erased_by_an_administrator_after_a_look(service: Running) -> None:
    """Shown first; then only with the name repeated; then nothing is left, and the class page knows it."""
    check(service, "tariq", "add", right("add"))
    check(service, "tove", "add", right("add"))
    path = "/students/tariq/erasure"
    with service.of_course("teacher") as teacher, service.of_course("root") as root:
        assert teacher.post(path, json={}).status_code == 403
        shown = finished(root, root.post(path, json={}).json()["job"])
        assert (shown["result"]["erased"], shown["result"]["rows"]["attempts"]) == (False, 1)
        assert len(service.log.attempts("tariq")) == 1
        for body in ({"apply": True}, {"apply": True, "confirm": "tove"}):
            refused = root.post(path, json=body)
            assert (refused.status_code, refused.json()["code"]) == (409, "unconfirmed")
        assert "tariq" in [one["student"] for one in teacher.get("/class").json()["students"]]
        done = finished(root, root.post(path, json={"apply": True, "confirm": "tariq"}).json()["job"])
        assert (done["state"], done["result"]["erased"]) == ("done", True)
        assert "tariq" not in json.dumps(root.get(f"/jobs/{done['job']}").json())
        named = [one["student"] for one in teacher.get("/class").json()["students"]]
    assert ("tariq" in named, "tove" in named) == (False, True)
    assert service.log.attempts("tariq") == []


def test_nobody_so_called_is_told(service: Running) -> None:
    """The job fails with the near name."""
    with service.of_course("root") as root:
        failed = finished(root, root.post("/students/nobody-at-all/erasure", json={}).json()["job"])
    assert (failed["state"], failed["problem"]["code"]) == ("failed", "unknown-name")
