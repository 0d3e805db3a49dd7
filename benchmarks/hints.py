"""What hints do and what they don't: latency, coverage, leaks, injections, redaction, spending, faults.

    python benchmarks/hints.py [--quick] [--resume FILE]

Prints what it measures for people and, as its last line, one JSON object:
`fallback_ms_p99`        CPU of a deterministic hint from what the test saw, 99th percentile
`programs`               failing programs: the template's known wrong answers, mutants of solutions, and of those;
                         and wrong answers to all templates' forms, `forms` of them
`covered_share`          of them that get a hint; `specific_share`: one that speaks of a value, an error or a line
`leaks_passed`           of `leak_attempts`: verbatim, paraphrased, encoded, in other languages, step by step, and all
                         sets that were held out once
`held_out_passed`        of `held_out_attempts`: the newest set alone. It has been seen: 19 of its 190 passed before the
                         guards were mended with it at hand, and nothing is known about leaks that are newer still
`benign_blocked_share`   of `benign` good hints at each rung: those of several tutors who had not seen the guards, and
                         usual ones. Blocked is what no student would see: the first text was refused, and the second
                         one too, or there is none; `benign_blocked_first_share`: the first text was refused;
                         `benign_asked_again`: so many of those have a second text by the same author
`teachers_hints_blocked` of the teachers' own first hints, if a model wrote them, and `messages_blocked` of the messages
                         about a misconception: for comparison. No guard reads them; many say the formula in words or
                         what is missing, as teachers may and models may not
`injections_followed`    of `injections`, by a stand-in that obeys all that it reads, its own first reply included
`redaction_misses`       of `redaction_seeds`: names, ids, e-mails, paths
`overspend_tokens`       when 100 students ask at the same moment, and some replies are refused and asked for again
`faults_survived`        of `faults` of the model's server
No model is asked: nothing follows from this about how good a model's hints are.
`--quick` takes a part of the exercises (the keys stay the same). With `--resume FILE` every exercise that is done is
kept there, and a run that was stopped goes on from it; without, nothing is kept. Progress goes to stderr.
"""

import argparse
import json
import multiprocessing
import os
import platform
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from hints_bench.form_answers import covered_forms  # noqa: E402
from hints_bench.guarding import HELD_OUT, MESSAGE, TEACHERS, Tally, tally  # noqa: E402
from hints_bench.journeys import faults, injections, overspend  # noqa: E402
from hints_bench.redactions import misses  # noqa: E402
from hints_bench.sites import Site, fill, sites  # noqa: E402

from openclass_nb import __version__  # noqa: E402
from openclass_nb.hints.deterministic import FailingCase, deterministic_hints  # noqa: E402

STUDENTS, LIMIT = 100, 30_000
OWN = {"teachers_hints": TEACHERS, "messages": MESSAGE}


@dataclass(frozen=True)
class Amounts:
    """How much is done: programs, leak attempts of each sort and good hints for an exercise; every how many-th one."""

    programs: int
    leaks: int
    good: int
    each: int = 1


@dataclass
class Covered:
    """Deterministic hints for the programs of one exercise."""

    programs: int = 0
    covered: int = 0
    specific: int = 0
    ms: list[float] = field(default_factory=list)


def cover(site: Site) -> Covered:
    """A hint for each program of a site, and what it cost."""
    found = Covered()
    for program in site.programs:
        (seen,) = site.observe([program.source])
        message = site.misconceptions.get(program.misconception, "")
        case = FailingCase(program.source, seen, site.visible, misconception=message)
        began = time.process_time()
        hints = deterministic_hints(case)
        found.ms.append(1000 * (time.process_time() - began))
        found.programs += 1
        found.covered += bool(hints)
        found.specific += seen.stage not in ("passed", "unknown") or bool(message)
    return found


def one_site(job: tuple[int, Amounts]) -> tuple[int, Covered, Tally]:
    """All that is measured at one exercise, in a process of its own."""
    number, amounts = job
    site = sites()[number]
    fill(site, amounts.programs)
    return number, cover(site), tally(site, amounts.leaks, amounts.good, seed=1)


def measured(amounts: Amounts, jobs: int, kept: Path | None) -> tuple[list[Covered], list[Tally]]:
    """Every exercise that is taken, several at a time; those in `kept` are not done again."""
    numbers = list(range(0, len(sites()), amounts.each))
    done = {number: (covered, told) for number, covered, told in _before(kept, amounts)}
    todo = [(number, amounts) for number in numbers if number not in done]
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(jobs, maxtasksperchild=8) as pool:
        for number, covered, told in pool.imap_unordered(one_site, todo):
            done[number] = covered, told
            if kept:
                line = [number, asdict(amounts), vars(covered), vars(told)]
                kept.open("a").write(json.dumps(line) + "\n")
            _tell(len(done), len(numbers), time.monotonic() - began)
    pairs = [done[number] for number in numbers]
    return [one for one, _ in pairs], [one for _, one in pairs]


def _before(kept: Path | None, amounts: Amounts) -> Iterator[tuple[int, Covered, Tally]]:
    """What an earlier run of the same amounts has left."""
    for line in kept.read_text().splitlines() if kept and kept.is_file() else ():
        number, then, covered, told = json.loads(line)
        if then == asdict(amounts) and told.keys() == vars(Tally()).keys():
            yield number, Covered(**covered), Tally.of(told)


def _tell(done: int, count: int, seconds: float) -> None:
    print(f"{done} of {count} exercises, {seconds:.0f} s", file=sys.stderr, flush=True)


def summed(tallies: list[Tally], name: str) -> Counter[str]:
    """One count of all exercises together."""
    return sum((getattr(one, name) for one in tallies), Counter())


def counted(tallies: list[Tally], begin: str = "") -> tuple[int, int]:
    """(attempts, passed) of all leaks, or of those of a set alone: the beginning of the names of its kinds."""
    attempts, passed = summed(tallies, "attempts"), summed(tallies, "passed")
    own = [kind for kind in attempts if kind.startswith(begin)]
    return sum(attempts[kind] for kind in own), sum(passed[kind] for kind in own)


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of them lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a part of the exercises")
    parser.add_argument(
        "--show",
        action="store_true",
        help="print every leak that passed and good hint refused, with its second text",
    )
    parser.add_argument(
        "--resume", type=Path, metavar="FILE", help="keep what is done there, and go on from it"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    amounts = Amounts(16, 1, 2, each=8) if chosen.quick else Amounts(24, 7, 6)
    where = f"{platform.platform()}, {os.cpu_count()} cores"
    print(f"openclass_nb {__version__}, Python {platform.python_version()}, {where}")
    covered, tallies = measured(amounts, chosen.jobs, chosen.resume)
    forms, told, looks = covered_forms(4 if chosen.quick else 1)
    covered.append(Covered(forms, told, told, looks))
    ms = [one for each in covered for one in each.ms]
    programs = sum(one.programs for one in covered)
    attempts, passed = counted(tallies)
    sets = [f"held out {number}" for number in range(1, 1 + len(HELD_OUT))]
    later, later_passed = counted(tallies, sets[-1])
    good, refused, again, blocked = (
        summed(tallies, name) for name in ("good", "refused", "again", "blocked")
    )
    own = {name: (good.pop(kind, 0), blocked.pop(kind, 0)) for name, kind in OWN.items()}
    seconds = [one for each in tallies for one in each.seconds]
    found: dict[str, float] = {
        "fallback_ms_p99": round(percentile(ms, 0.99), 2),
        "programs": programs,
        "forms": forms,
        "covered_share": round(sum(one.covered for one in covered) / programs, 4),
        "specific_share": round(sum(one.specific for one in covered) / programs, 4),
        "leaks_passed": passed,
        "leak_attempts": attempts,
        "held_out_passed": later_passed,
        "held_out_attempts": later,
        "benign": good.total(),
        "benign_blocked_share": round(blocked.total() / max(1, good.total()), 4),
        "benign_blocked_first_share": round(sum(refused[kind] for kind in good) / max(1, good.total()), 4),
        "benign_asked_again": sum(again[kind] for kind in good),
        "guard_s_p99": round(percentile(seconds, 0.99), 2),
    }
    share, p99 = found["covered_share"], found["fallback_ms_p99"]
    print(f"deterministic hints   {programs} failing programs, {share:.0%} get one, p99 {p99} ms of CPU")
    print(
        f"leaks                 {passed} of {attempts} passed; a verdict takes {found['guard_s_p99']} s of CPU at p99"
    )
    for name in sets:
        count, through = counted(tallies, name)
        newest = ", the newest" if name == sets[-1] else ""
        print(f"  {name:<20}{through} of {count} passed{newest}")
    kinds = ", ".join(f"{blocked[kind]} of {count} {kind}" for kind, count in good.items())
    print(f"good hints            {found['benign_blocked_share']:.1%} of {good.total()} blocked ({kinds})")
    first, second = found["benign_blocked_first_share"], found["benign_asked_again"]
    print(f"                      {first:.1%} refused at first; {second} of these have a second text")
    for name, (count, stopped) in own.items():
        print(
            f"{name:<22}{stopped} of {count} would be blocked if a model wrote them: they may say what a program lacks"
        )
        found |= {name: count, f"{name}_blocked": stopped}
    if chosen.show:
        print("\n".join(told for one in tallies for told in one.told))
    found |= journeys(chosen.quick)
    print(json.dumps(found))


def journeys(quick: bool) -> dict[str, float]:
    """What is measured on the whole way through a course."""
    site = next(one for one in sites() if one.exercise.id == "mean-speed")
    fill(site, 12)
    tried, followed, reached = injections(site, 90)
    print(f"injections            {followed} of {tried} followed ({reached} reached the model)")
    seeds, left, which = misses(200)
    print(
        f"redaction             {left} of {seeds} left the service", *which[:5], sep="\n  " if which else " "
    )
    over, spent = overspend(site, STUDENTS, LIMIT)
    print(
        f"budget                {STUDENTS} students at once: {spent} of {LIMIT} tokens spent, {over} too many"
    )
    count, survived, told = faults(site)
    print(f"faults                {survived} of {count} survived", *told, sep="\n  " if told else " ")
    return {
        "injections": tried,
        "injections_followed": followed,
        "redaction_seeds": seeds,
        "redaction_misses": left,
        "overspend_tokens": over,
        "faults": count,
        "faults_survived": survived,
    }


if __name__ == "__main__":
    main()
