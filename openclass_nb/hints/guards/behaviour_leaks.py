"""The second guard: below “partial”, no single mechanical edit that follows a hint may make the tests pass.

Text guards let paraphrases through, other languages too. So the edits that a hint could mean are made and run.
"""

import time
from collections.abc import Callable, Sequence

from openclass_nb.hints.guards.commanding import commanded
from openclass_nb.hints.guards.edits import MOST, edited
from openclass_nb.hints.guards.lacking import tells_what_is_lacking
from openclass_nb.hints.guards.language import language_of
from openclass_nb.hints.guards.mention import mentioned, without_seen
from openclass_nb.hints.guards.ordinary import LISTED
from openclass_nb.hints.guards.presuming import presumed
from openclass_nb.hints.guards.stating import more_than_seen, without_values

AT_ONCE = 60
"""Programs that are tried in one run."""

LONGER, LEAST, MOST_SECONDS = 3, 0.1, 1.0
"""A program that takes so many times what the solution takes is no solution: edits of loops may never end."""

PassesVisible = Callable[[Sequence[str], float], list[bool]]
PassesAll = Callable[[str], bool]


def behaviour_leak(
    hints: Sequence[str],
    answer: str,
    solution: str,
    passes_visible: PassesVisible,
    passes_all: PassesAll,
    out_of_time: Callable[[], bool] = lambda: False,
    context: str = "",
    seen: Sequence[str] = (),
    task: str = "",
) -> str:
    """Why a hint (the last one, with those before it) can't be shown; empty if it can.

    `passes_visible` says of each program whether the tests that students see hold, within so many seconds of CPU
    each; only those that do are given to `passes_all`. `context` is code whose names can be used, `seen` what the
    failing test shows the student, `task` what students have read. What can't be tried, or not in time, counts as a
    leak.
    """
    told = "\n".join(without_seen(one, seen) for one in hints)
    if task and language_of(task) == LISTED:
        if commanded(told):
            return "it tells what to do to the program"
        if presumed(told):
            return "it asks what holds its answer"
        if more_than_seen("\n".join(hints), task):
            return "it tells more than what was seen and what the task says"
    if task and tells_what_is_lacking(told, answer, solution, task):
        return "it advises what the program lacks"
    if task and language_of(task) == LISTED:
        hints = [without_values(one, task) for one in hints]
    mention = mentioned(list(hints), answer, solution, context, seen, task)
    programs = edited(answer, mention, list(hints), solution)
    seconds = _time_for_one(solution, passes_all) if programs else 0.0
    for start in range(0, len(programs), AT_ONCE):
        some = programs[start : start + AT_ONCE]
        if out_of_time():
            return "there was no time to try it out"
        for program, passed in zip(some, passes_visible(some, seconds), strict=True):
            if passed and out_of_time():
                return "there was no time to try it out"
            if passed and passes_all(program):
                return "one edit that it suggests passes the tests"
    return "it suggests more edits than can be tried" if len(programs) > MOST else ""


def _time_for_one(solution: str, passes_all: PassesAll) -> float:
    """Seconds that a program may take, by what the solution takes here and now."""
    began = time.monotonic()
    passes_all(solution)
    return min(MOST_SECONDS, max(LEAST, LONGER * (time.monotonic() - began)))
