"""Progress that is asked for again and again: worked out once, and never shown when something has happened since."""

from openclass_nb.records import HintEntry
from openclass_nb.service.reading import Reading
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.classroom import NINE


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_was_worked_out_is_at_hand_until_something_happens(opened: OpenedCourse) -> None:
    """Not before it was asked for, not for others, not after a hint, and not for ever."""
    clock = Clock()
    reading = Reading(60, clock)
    assert reading.at_hand(opened, "sums", "ada") is None
    page = reading.progress(opened, "sums", "ada")
    assert reading.at_hand(opened, "sums", "ada") is page
    assert reading.progress(opened, "sums", "ada") is page
    assert reading.at_hand(opened, "sums", "ben") is None
    opened.log.add([HintEntry("ben", "sums", "add", NINE, 0, "authored", "Think of apples.")])
    assert reading.at_hand(opened, "sums", "ada") is page
    opened.log.add([HintEntry("ada", "sums", "add", NINE, 0, "authored", "Think of apples.")])
    assert reading.at_hand(opened, "sums", "ada") is None
    again = reading.progress(opened, "sums", "ada")
    assert reading.at_hand(opened, "sums", "ada") is again
    clock.now = 60
    assert reading.at_hand(opened, "sums", "ada") is None
