"""A teacher tries a preview over HTTP: told as a student is, with nothing in the course's log; students are refused."""

from typing import Any

import pytest
from sqlalchemy import func, select

from openclass_nb.course.answers import with_answers
from openclass_nb.records.tables import metadata
from tests.service.serving import Running, right, wrong

pytestmark = pytest.mark.slow
PREVIEW = "/assignments/sums/preview"
TWICE = "/assignments/twice/preview"


def rows(service: Running) -> dict[str, int]:
    """How many rows each table of the course's records has."""
    with service.log.engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def tried(client: Any, notebook: dict[str, Any], exercise: str, answer: str) -> dict[str, Any]:
    """A check in the preview."""
    body = {"notebook": with_answers(notebook, {exercise: answer})}
    told = client.post(f"{PREVIEW}/exercises/{exercise}/check", json=body)
    assert told.status_code == 200, told.text
    found: dict[str, Any] = told.json()
    return found


def test_a_preview_is_tried_and_nothing_is_recorded(service: Running) -> None:
    """Wrong with the misconception's question, a hint, right: tries and mastery go on in the preview alone."""
    before = rows(service)
    with service.of_course("teacher7") as client:
        notebook = client.get(f"{PREVIEW}/notebooks/sums").json()["notebook"]
        assert "HIDDEN" not in str(notebook)
        first = tried(client, notebook, "add", wrong("add"))
        assert (first["outcome"], first["counted"]) == ("failed", True)
        assert first["misconception"] == "Does your result grow when b grows?"
        hint = client.post(f"{PREVIEW}/exercises/add/hints", json={"rung": 0}).json()
        assert len(hint["given"]) == 1
        second = tried(client, notebook, "add", right("add"))
        assert second["outcome"] == "passed"
        [told] = [one for one in client.get(PREVIEW).json()["exercises"] if one["exercise"] == "add"]
        assert told["tries"] == 2
        assert client.get(f"{PREVIEW}/progress").json()["student"] == "teacher7"
        client.get(f"{PREVIEW}/notebooks/sums")  # once more, from the beginning
        assert client.get(PREVIEW).json()["exercises"][0]["tries"] == 0
        assert client.get("/assignments/sums").json()["exercises"][0]["tries"] == 0
    assert rows(service) == before


def test_a_preview_is_not_a_students(service: Running) -> None:
    """Nor an assistant's: they see solutions nowhere else either. A locked assignment is tried by its teacher."""
    for name in ("student8", "assistant8"):
        with service.of_course(name) as client:
            body = {"cells": []}
            refused = [
                client.get(f"{PREVIEW}/notebooks/sums"),
                client.get(PREVIEW),
                client.get(f"{PREVIEW}/progress"),
                client.post(f"{PREVIEW}/exercises/add/check", json=body),
                client.get(f"{PREVIEW}/exercises/add/hints"),
                client.post(f"{PREVIEW}/exercises/add/hints", json={"rung": 0}),
                client.post(f"{PREVIEW}/exercises/add/fresh"),
            ]
        assert [one.status_code for one in refused] == [403] * len(refused)
    with service.of_course("teacher8") as client:
        assert client.get(f"{TWICE}/notebooks/twice").status_code == 200
        assert client.get("/assignments/twich/preview").status_code == 404


def test_a_changed_source_is_tried_as_it_is_now(on_sqlite: Running) -> None:
    """The second check runs what is ready; a message mended in source/ is read with the next one."""
    source = on_sqlite.root / "source" / "sums" / "sums.ipynb"
    kept = source.read_text(encoding="utf-8")
    with on_sqlite.of_course("teacher9") as client:
        notebook = client.get(f"{PREVIEW}/notebooks/sums").json()["notebook"]
        zero = "def plus(a, b):\n    return 0\n"
        assert tried(client, notebook, "plus", zero)["message"] == "What are one and two together?"
        source.write_text(kept.replace("What are one and two together?", "Count on your fingers."), "utf-8")
        try:
            told = tried(client, notebook, "plus", zero)
        finally:
            source.write_text(kept, encoding="utf-8")
    assert (told["message"], told["repeated"]) == ("Count on your fingers.", False)
