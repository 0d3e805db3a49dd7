"""Every variant exercise of the templates over many seeds: valid prompts, solvable answers, wrong ones told apart.

    python benchmarks/variants.py [--quick] [--seeds 10000]

For each seed the version is made as a student would get it: the prompt and the hints are filled, the right answer gets
all points, and no known wrong answer does. Code is run with the tests of that version. Prints what it measures for
people and, as its last line, one JSON object:
`exercises, seeds, versions`        how many were tried
`invalid_prompts, unsolvable, wrong_accepted`   to be 0
`distinct_share`                    the least share of different versions among an exercise's seeds
`--quick` takes 200 seeds.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import load_course
from openclass_nb.course.forms import form_of
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.preparing import own_test
from openclass_nb.course.variants.filling import FillingError, fill
from openclass_nb.course.variants.substituting import public_cell, substituted
from openclass_nb.course.variants.versions import Version
from openclass_nb.grading.kinds import judge_source
from openclass_nb.grading.version_maker import VersionMaker
from openclass_nb.templates import templates

SEEDS, QUICK, AT_ONCE = 10_000, 200, 1000


@dataclass
class Tally:
    """What was found of one exercise."""

    name: str
    versions: int = 0
    different: set[str] = field(default_factory=set)
    invalid: list[str] = field(default_factory=list)
    unsolvable: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)


def variant_exercises() -> Iterator[tuple[str, Exercise]]:
    """(template, exercise) for all that have a variant."""
    for name, folder in templates().items():
        yield from ((name, one) for one in load_course(folder).exercises if one.variant)


def try_seeds(name: str, exercise: Exercise, seeds: Sequence[int], maker: VersionMaker) -> Tally:
    """The exercise in the version of each seed."""
    tally = Tally(f"{name}: {exercise.id}")
    for start in range(0, len(seeds), AT_ONCE):
        for values in maker.values(exercise.variant, seeds[start : start + AT_ONCE]):
            tally.versions += 1
            tally.different.add(json.dumps(values, sort_keys=True))
            try_version(tally, exercise, Version(values=values))
    return tally


def try_version(tally: Tally, exercise: Exercise, version: Version) -> None:
    """One version: its texts, its right answer, its known wrong ones."""
    told = json.dumps(version.values)
    try:
        texts = [fill(text, version.values) for text in (exercise.prompt, *exercise.metadata.hints)]
    except FillingError as error:
        tally.invalid.append(f"{told}: {error}")
        return
    if any("{{" in text or "nan" in text.split() for text in texts):
        tally.invalid.append(told)
    if is_form(exercise.metadata):
        _form(tally, exercise, version, told)
    else:
        _code(tally, exercise, version, told)


def _form(tally: Tally, exercise: Exercise, version: Version, told: str) -> None:
    form = form_of(exercise, version)
    if not judge_source(form.about, form.solution).right:
        tally.unsolvable.append(told)
    for wrong in form.wrong:
        judged = judge_source(form.about, wrong.source)
        if judged.right or judged.misconception != wrong.misconception:
            tally.accepted.append(f"{told}: {wrong.source.splitlines()[-1]}")


def _code(tally: Tally, exercise: Exercise, version: Version, told: str) -> None:
    if not passes(exercise, version, exercise.answer):
        tally.unsolvable.append(told)
    for wrong in exercise.metadata.wrong_answers:
        if passes(exercise, version, wrong.source):
            tally.accepted.append(f"{told}: {wrong.note}")


def passes(exercise: Exercise, version: Version, answer: str) -> bool:
    """Whether an answer passes all tests of this version. The templates' own code: it is run here."""
    names: dict[str, Any] = {}
    try:
        with redirect_stdout(StringIO()):
            exec(public_cell(version.values, version.values), names)
            exec(answer, names)
            for test in exercise.tests:
                cell = {"source": test.source, "metadata": {"nbgrader": {"grade_id": test.grade_id}}}
                exec(substituted(own_test(exercise, cell), version.values), names)
    except Exception:  # a wrong answer may stop in any way
        return False
    return True


def main() -> None:
    """Try them all and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} seeds")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    chosen = parser.parse_args()
    seeds = range(QUICK if chosen.quick else chosen.seeds)
    maker = VersionMaker()
    tallies = [try_seeds(name, one, seeds, maker) for name, one in variant_exercises()]
    maker.close()
    for one in tallies:
        bad = one.invalid + one.unsolvable + one.accepted
        print(f"{one.name:45} {len(one.different):6} different of {one.versions}", *bad[:2], sep="  ")
    figures = {
        "exercises": len(tallies),
        "seeds": len(seeds),
        "versions": sum(one.versions for one in tallies),
        "invalid_prompts": sum(len(one.invalid) for one in tallies),
        "unsolvable": sum(len(one.unsolvable) for one in tallies),
        "wrong_accepted": sum(len(one.accepted) for one in tallies),
        "distinct_share": round(min(len(one.different) / one.versions for one in tallies), 4),
        "quick": chosen.quick,
    }
    print(json.dumps(figures))
    sys.exit(any(figures[key] for key in ("invalid_prompts", "unsolvable", "wrong_accepted")))


if __name__ == "__main__":
    main()
