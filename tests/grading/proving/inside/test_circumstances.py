"""Clock, chance, sets and network: changed in a fork, and watched."""

from collections.abc import Callable
from typing import Any

from openclass_nb.grading.proving.inside.cells import Cell, Space
from openclass_nb.grading.proving.inside.circumstances import (
    SetsByName,
    has_sets,
    move_clock,
    random_state,
    seed_everything,
    seed_generators,
    shuffled_sets,
    watch,
)
from openclass_nb.grading.proving.inside.trials import trial


def ran(source: str, change: Callable[[Space], Any]) -> Any:
    """`result` after a cell in changed circumstances; in a fork, for these changes can't be undone."""

    def work() -> Any:
        names: Space = {"__name__": "__main__"}
        changed = change(names)
        Cell(source).run(names)
        return sorted(changed) if isinstance(changed, set) else names["result"]

    ended, found = trial(work, 10, 60)
    assert ended == "done"
    return found


def test_every_clock_moves() -> None:
    """Of time, of datetime, by whatever name they were imported before."""
    source = "import time\nfrom datetime import date\nresult = [time.time(), date.today().year]"
    now, then = ran(source, lambda names: None), ran(source, lambda names: move_clock(names, 3660.0, 1.0))
    assert then[0] - now[0] > 3600 * 86400
    assert then[1] - now[1] in (10, 11)


def test_dates_stay_dates() -> None:
    """Those made before and those of other classes."""
    source = """import datetime as d
x = d.datetime(2024, 1, 1)
result = [isinstance(x, d.datetime), isinstance(d.datetime.now(), d.date)]"""
    assert ran(source, lambda names: move_clock(names, 1.0, 1.0)) == [True, True]


def test_a_slow_machine_is_slow_by_every_stopwatch() -> None:
    """perf_counter too."""
    source = "import time\na = time.perf_counter()\nsum(range(200_000))\nresult = time.perf_counter() - a"
    assert ran(source, lambda names: move_clock(names, 0.0, 1000.0)) > 0.1


def test_who_looks_is_seen() -> None:
    """At the clock, for chance, at the network; nobody else."""
    assert ran("import time\ntime.time()", watch) == ["clock"]
    assert ran("import random\nrandom.Random()", watch) == ["random"]
    assert ran(
        "import socket\ntry:\n    socket.create_connection(('a', 1))\nexcept OSError:\n    pass", watch
    ) == ["network"]
    assert ran("x = sorted([2, 1])", watch) == []


def test_seeds_make_chance_repeat_itself() -> None:
    """Global numbers, generators without a seed; and drawing leaves a trace."""

    def work() -> list[float]:
        import random

        seed_everything(3)
        seed_generators(3)
        before = random_state()
        drawn = [random.random(), random.Random().random()]
        assert random_state() != before
        return drawn

    assert trial(work, 10, 60) == trial(work, 10, 60)


def test_sets_of_texts_come_in_another_order_and_are_the_same_sets() -> None:
    """Sets of numbers keep theirs: Python does, too."""
    words = ["a", "b", "c", "d", "e"]
    made = [shuffled_sets(seed)(words) for seed in range(6)]
    assert len({tuple(one) for one in made}) > 1
    assert all(one == set(words) and sorted(one) == words for one in made)
    assert [*shuffled_sets(1)([3, 1, 2])] == [*{3, 1, 2}]
    assert isinstance(made[0] | {"z"}, type(made[0]))


def test_sets_are_found_and_written_by_name() -> None:
    """As literals, comprehensions and calls."""
    assert has_sets("x = {1}")
    assert has_sets("set(a)")
    assert has_sets("{a for a in b}")
    assert not has_sets("x = {}", "y = [1]")
    names: Space = {"set": lambda one: ("made", one), "__name__": "m"}
    Cell("x = {1, 2}\ny = {a for a in [3]}", transform=SetsByName().visit).run(names)
    assert names["x"] == ("made", [1, 2])
    assert names["y"] == ("made", [3])
