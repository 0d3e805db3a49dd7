"""Good hints as a tutor would write them for known wrong answers: questions, what to print, where to look.

By the authors of the fourth and the fifth held-out leaks, who had not seen the guards.
"""

from collections.abc import Iterator

from hints_bench.leaks import Attempt
from hints_bench.sites import Site
from hints_bench.written import read_toml, written_good

SETS = {f"good {number}": read_toml(f"good_{number}.toml") for number in (4, 5)}


def benign(site: Site) -> Iterator[Attempt]:
    """The hints for this site, of all sets."""
    for kind, rows in SETS.items():
        yield from written_good(site, rows.get(site.exercise.id, []), kind)
