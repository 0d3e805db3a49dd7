"""An exercise's source through the service: its teacher's alone, and never written over somebody else's change."""

import json

import pytest

from tests.service.serving import Running

pytestmark = pytest.mark.slow
PLACE = "/exercises/plus/source"


def test_a_teacher_changes_an_exercise_on_disk(on_sqlite: Running) -> None:
    """Read, changed, written; the second who saw the same is refused; read and written anew it holds."""
    file = on_sqlite.root / "source/sums/sums.ipynb"
    kept = file.read_bytes()
    try:
        with on_sqlite.of_course("teacher") as teacher:
            shown = teacher.get(PLACE).json()
            shown["cells"][1]["metadata"]["openclass"]["title"] = "Plus, please"
            written = teacher.put(PLACE, json=shown)
            again = teacher.put(PLACE, json=shown)
        assert written.status_code == 200
        assert (again.status_code, again.json()["code"]) == (409, "changed-since")
        assert again.json()["where"] == "source/sums/sums.ipynb"
        assert written.json()["seen"] != shown["seen"]
        assert "Plus, please" in file.read_text(encoding="utf-8")
    finally:
        file.write_bytes(kept)


@pytest.mark.parametrize("name", ["theo", "assistant", "stranger"])
def test_nobody_else_reads_or_writes_it(on_sqlite: Running, name: str) -> None:
    """A student's kernel has its student's rights: refused before anything is looked at, file and objectives alike."""
    before = (on_sqlite.root / "source/sums/sums.ipynb").read_bytes()
    settings = (on_sqlite.root / "course.yml").read_bytes()
    with on_sqlite.of_course("teacher") as teacher:
        shown = teacher.get(PLACE).json()
    with on_sqlite.of_course(name) as client:
        answers = [
            client.get(PLACE),
            client.put(PLACE, json=shown),
            client.put("/objectives/mine", json={"title": "Mine"}),
            client.delete("/objectives/adding"),
        ]
    assert {one.status_code for one in answers} == {403}
    assert not any("SOLUTION" in one.text for one in answers)
    assert (on_sqlite.root / "source/sums/sums.ipynb").read_bytes() == before
    assert (on_sqlite.root / "course.yml").read_bytes() == settings


def test_an_exercise_that_there_is_not_is_named(on_sqlite: Running) -> None:
    """With what was meant."""
    with on_sqlite.of_course("teacher") as teacher:
        told = teacher.get("/exercises/pluss/source")
    assert told.status_code == 404
    assert "“plus”" in json.dumps(told.json(), ensure_ascii=False)
