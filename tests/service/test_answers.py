"""How an answer is understood, over HTTP."""

import pytest

from tests.service.serving import Running

pytestmark = pytest.mark.slow


def test_a_reading_says_what_was_understood_and_records_nothing(service: Running) -> None:
    """A formula comes as a tree, a number in words, and neither is a try."""
    with service.of_course("quinn") as client:
        before = client.get("/progress").json()["objectives"]
        formula = client.post("/readings", json={"kind": "symbolic", "typed": "2 pi", "symbols": []}).json()
        assert [one["name"] for one in formula["formula"]["parts"]] == ["2", "pi"]
        number = client.post("/readings", json={"kind": "numeric", "typed": "3 m"}).json()
        assert (number["read_as"], number["part"]) == ("3 m, 1 significant figure", "")
        assert client.get("/progress").json()["objectives"] == before


@pytest.mark.parametrize("typed", ["__import__('os')", "x" * 400 + "^", "(" * 400, "9**9**9**9"])
def test_nothing_typed_is_evaluated(service: Running, typed: str) -> None:
    """Hostile text is told as not read, or as a formula that nobody works out."""
    with service.of_course("quinn") as client:
        answer = client.post("/readings", json={"kind": "symbolic", "typed": typed, "symbols": ["x"]})
        assert answer.status_code == 200
        assert answer.json()["unread"] or answer.json()["formula"]


def test_a_reading_is_bounded(service: Running) -> None:
    """Texts of any length are refused before they are read."""
    with service.of_course("quinn") as client:
        assert client.post("/readings", json={"kind": "numeric", "typed": "1" * 5000}).status_code == 422
