"""The notebook handed in as it was handed out: nothing earned, nothing broken."""

from tests.attacks.course import EXERCISES
from tests.attacks.work import Work

FAMILY = "blank"
DESERVED = dict.fromkeys(EXERCISES, 0.0)
ANSWERS: dict[str, str] = {}


def change(work: Work) -> None:
    for name in EXERCISES:
        work.answer(name, work.stub(name))
