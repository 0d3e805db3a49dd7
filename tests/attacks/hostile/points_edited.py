"""Raise the points of every test in the submission, and mark answers as tests."""

from tests.attacks.work import Work

FAMILY = "edited tests"
DESERVED = {"word": 2.0}
ANSWERS = {"word": "word = 'ferrocene-quartet'"}


def change(work: Work) -> None:
    for one in work.cells:
        mark = one["metadata"].get("nbgrader")
        if mark:
            mark.update(points=1e6, grade=True, locked=False, checksum="0" * 32)
