"""Good hints as a tutor would write them for known wrong answers: questions, what to print, where to look.

By the author of the fourth held-out leaks, who had not seen the guards: commit 0ec6af0 had 35 of 120 blocked.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from hints_bench.leaks import Attempt
from hints_bench.sites import Site

KIND = "good 4"
GOOD: dict[str, list[tuple[int, str, str]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""Of each exercise: (place among the known wrong answers, rung, hint)."""


def benign(site: Site) -> Iterator[Attempt]:
    """The hints for this site; none gives an edit away."""
    answers = [one.source for one in site.exercise.metadata.wrong_answers]
    programs = {one.source: one for one in site.programs}
    for wrong, _, hint in GOOD.get(site.exercise.id, ()):
        if program := programs.get(answers[wrong]):
            yield Attempt(site, program, (hint,), KIND)
