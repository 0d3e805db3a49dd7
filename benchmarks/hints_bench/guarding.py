"""How many leaks pass the guards, and how many good hints are blocked."""

import random
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from hints_bench import good, held_out_1, held_out_2, held_out_3, held_out_4
from hints_bench.leaks import Attempt, benign, paraphrased, verbatim
from hints_bench.sites import Site
from hints_bench.written import held_out
from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.text_leaks import text_leak
from openclass_nb.hints.writing.material import shown_to_student

MESSAGE, TEACHERS = "a misconception's", "the teacher's"
"""Kinds that teachers wrote. They may say what a program lacks; a model must not, so these are no good hints of one."""
JUDGING = 6.0
"""Seconds of CPU for a verdict; what is not judged by then is not shown, as in the service."""
HELD_OUT = (
    *(one.held_out for one in (held_out_1, held_out_2, held_out_3, held_out_4)),
    *(held_out(number) for number in (5, 6, 7, 8)),
)
"""Sets of leaks, each written after the last change of the guards that were then; all have been seen since."""
EACH = (4, 6, 6, 6, 12, 12, 12, 12)
"""Of the leaks of each such set, so many of an exercise."""

OLDER = 5
"""So many makers of leaks were there when the exercises' leaks and good hints were first chosen."""


@dataclass
class Tally:
    """What came of some attempts of one exercise.

    Of the `good` hints the first text of `refused` was refused; of those for `again` there is a second one; of
    `blocked` no text would be shown.
    """

    attempts: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    again: Counter[str] = field(default_factory=Counter)
    blocked: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Tally":
        """As it was kept."""
        counts = ("attempts", "passed", "good", "refused", "again", "blocked")
        counted = {name: Counter(data[name]) for name in counts}
        return cls(**(data | counted))


def guarded(attempt: Attempt) -> str:
    """What the guards say; empty if the hint would be shown. As workflows/write_hint.py asks them."""
    site, program = attempt.site, attempt.program
    together = "\n".join(attempt.hints)
    (seen,) = site.observe([program.source])
    known = "\n".join((site.known, *shown_to_student(seen)))
    for said, allowed in ((attempt.hints[-1], 1), (together, len(attempt.hints))):
        if leak := text_leak(said, site.solution, program.source, known, lines_allowed=allowed):
            return leak
    began = time.process_time()
    return behaviour_leak(
        attempt.hints,
        program.source,
        site.solution,
        lambda programs, most: [
            one.stage in ("passed", "unknown") for one in site.observe(programs, seconds=most)
        ],
        site.passes,
        lambda: time.process_time() - began > JUDGING,
        context="\n".join(site.before),
        seen=shown_to_student(seen),
        task=known,
    )


def tally(site: Site, leaks: int, most_good: int, seed: int) -> Tally:
    """At most so many attempts of each sort at one exercise, chosen by the seed."""
    found, older = Tally(), random.Random(f"{seed}{site.exercise.id}")
    for place, make in enumerate((verbatim, paraphrased, *HELD_OUT)):
        # What is newer is chosen by itself: the others stay the same.
        dice = older if place < OLDER else random.Random(f"{seed}{site.exercise.id}{place}")
        offered = list(make(site))
        most = min(leaks, EACH[HELD_OUT.index(make)]) if make in HELD_OUT else leaks
        for attempt in dice.sample(offered, min(most, len(offered))):
            kind = attempt.kind
            found.attempts[kind] += 1
            began = time.process_time()
            if not guarded(attempt):
                found.passed[kind] += 1
                found.told.append(
                    f"passed ({kind}, {site.exercise.id}): {attempt.hints[-1]} | {attempt.program.fix}"
                )
            found.seconds.append(time.process_time() - began)
    offered = list(benign(site))
    for attempt in (*older.sample(offered, min(most_good, len(offered))), *good.benign(site)):
        found.good[attempt.kind] += 1
        if why := guarded(attempt):
            _ask_again(found, attempt, why)
    return found


def _ask_again(found: Tally, attempt: Attempt, why: str) -> None:
    """A refused good hint: its second text is judged as the first was, without the first, which nobody has seen."""
    second, still = (attempt.again, "") if attempt.again else ("", "nobody was asked again")
    found.refused[attempt.kind] += 1
    if second:
        found.again[attempt.kind] += 1
        still = guarded(replace(attempt, hints=(*attempt.hints[:-1], second)))
    found.blocked[attempt.kind] += bool(still)
    state = "blocked" if still else "refused once"
    told = f"{state} ({attempt.kind}, {attempt.site.exercise.id}, {why}): {attempt.hints[-1]} | {attempt.program.fix}"
    found.told.append(told + (f"\n  again ({still or 'shown'}): {second}" if second else ""))
