"""Good hints as a tutor would write them for known wrong answers: questions, what to print, where to look.

By the authors of the held-out leaks from the fourth set on, who had not seen the guards: unseen, 35 of 120, 71 of 212,
50 of 209, 61 of 194 and 79 of 211 were refused. What was refused has a second text, by somebody who knew no more than
the model does that is asked once again.
"""

from collections.abc import Iterator

from hints_bench.leaks import Attempt
from hints_bench.sites import Site
from hints_bench.written import read_toml, written_good

SETS = {f"good {number}": read_toml(f"good_{number}.toml") for number in (4, 5, 6, 7, 8)}


def benign(site: Site) -> Iterator[Attempt]:
    """The hints for this site, of all sets."""
    for kind, rows in SETS.items():
        yield from written_good(site, rows.get(site.exercise.id, []), kind)
