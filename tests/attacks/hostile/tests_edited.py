"""Replace the text of every test, and make the tests answers."""

from tests.attacks.work import Work

FAMILY = "edited tests"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in work.cells:
        mark = one["metadata"].get("nbgrader")
        if mark and mark["grade"]:
            one["source"] = "4.0"
            mark.update(locked=False, solution=True)
