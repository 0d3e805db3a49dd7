"""A try in a fork: bounded, and without consequences."""

import os
import random
import time

from openclass_nb.grading.proving.inside.trials import trial

CHANGED: list[int] = []


def test_what_it_returns_comes_back_and_what_it_does_stays_there() -> None:
    """A fork of its own for each."""

    def work() -> list[int]:
        CHANGED.append(1)
        return CHANGED

    assert trial(work, 5, 20) == ("done", [1])
    assert CHANGED == []


def test_an_endless_loop_ends_by_its_cpu_time() -> None:
    """Whatever else the machine has to do."""

    def work() -> None:
        while True:
            pass

    assert trial(work, 0.1, 60) == ("timeout", None)


def test_waiting_ends_by_the_clock() -> None:
    """It costs no CPU time."""
    begun = time.monotonic()
    assert trial(lambda: time.sleep(60), 5, 0.2) == ("timeout", None)
    assert time.monotonic() - begun < 30


def test_a_process_that_ends_itself_is_a_crash() -> None:
    """And so is a result that can't be written down."""
    assert trial(lambda: os._exit(3), 5, 20) == ("crashed", None)
    assert trial(lambda: object(), 5, 20) == ("crashed", None)


def test_random_numbers_go_on_where_they_were() -> None:
    """Else a test without a seed would pass in one proof and fail in the next."""
    random.seed(7)
    drawn = [trial(random.random, 5, 5)[1] for _ in range(3)]
    assert drawn == [random.Random(7).random()] * 3
