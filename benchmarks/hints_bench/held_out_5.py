"""The fifth held-out leaks, by another author who has not seen the guards: what helpful models say in English prose.

All are written by hand for one wrong answer each; they have been seen since, and the guards were mended with them.
"""

from collections.abc import Iterator

from hints_bench.leaks import Attempt
from hints_bench.sites import Site
from hints_bench.written import read_toml, written_leaks

KIND = "held out 5"
WRITTEN = read_toml("held_out_5*.toml")


def held_out(site: Site) -> Iterator[Attempt]:
    """All that were written for this exercise."""
    yield from written_leaks(site, WRITTEN.get(site.exercise.id, []), KIND)
