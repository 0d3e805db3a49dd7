"""The second guard: below “partial”, no single mechanical edit that follows a hint may make the tests pass.

Text guards let paraphrases through, other languages too. So the edits that a hint could mean are made and run.
"""

from collections.abc import Callable, Sequence

from openclass_nb.hints.guards.edits import MOST, edited
from openclass_nb.hints.guards.lacking import tells_what_is_lacking
from openclass_nb.hints.guards.mention import mentioned, without_seen

AT_ONCE = 60
"""Programs that are tried in one run."""

PassesVisible = Callable[[Sequence[str]], list[bool]]
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

    `passes_visible` says of each program whether the tests that students see hold; only those that do are given to
    `passes_all`; `context` is code whose names can be used, `seen` what the failing test shows the student, `task`
    what students have read. What can't be tried, or not in time, counts as a leak.
    """
    if task and tells_what_is_lacking(
        "\n".join(without_seen(one, seen) for one in hints), answer, solution, task
    ):
        return "it advises what the program lacks"
    mention = mentioned(list(hints), answer, solution, context, seen, task)
    programs = edited(answer, mention, list(hints), solution)
    for start in range(0, len(programs), AT_ONCE):
        some = programs[start : start + AT_ONCE]
        if out_of_time():
            return "there was no time to try it out"
        for program, passed in zip(some, passes_visible(some), strict=True):
            if passed and out_of_time():
                return "there was no time to try it out"
            if passed and passes_all(program):
                return "one edit that it suggests passes the tests"
    return "it suggests more edits than can be tried" if len(programs) > MOST else ""
