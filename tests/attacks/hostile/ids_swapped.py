"""Give the answer of one exercise the id of another, and the tests the ids of answers."""

from tests.attacks.work import Work

FAMILY = "duplicated ids"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    names = {"figure": "figure-test-1", "figure-test-1": "figure", "word": "word-test-1", "word-test-1": "word"}
    for one in work.cells:
        mark = one["metadata"].get("nbgrader")
        if mark:
            mark["grade_id"] = names.get(mark["grade_id"], mark["grade_id"])
            one["id"] = names.get(one["id"], one["id"])
