"""Every variant exercise of the templates over many seeds: valid prompts, solvable answers, wrong ones told apart.

    python benchmarks/variants.py [--quick] [--seeds 10000]

For each seed the version is made as a student would get it: the prompt and the hints are filled, the right answer gets
all points, and no known wrong answer does. Code is run with the tests of that version, below the notebook's own cells
and beside its files. Seeds that give the same values give the same version, which is tried once. One process for each
core, a line as each exercise ends. Prints what it measures for people and, as its last line, one JSON object:
`exercises, seeds, versions`        how many were tried
`invalid_prompts, unsolvable, wrong_accepted`   to be 0
`distinct_share`                    the least share of different versions among an exercise's seeds
`--quick` takes 200 seeds.
"""

import argparse
import json
import os
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import text
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, load_course
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
    for name in templates():
        yield from ((name, one) for one in course_of(name).exercises if one.variant)


@cache
def course_of(name: str) -> LoadedCourse:
    """A template, read once."""
    return load_course(templates()[name])


def try_seeds(name: str, exercise: Exercise, seeds: Sequence[int], maker: VersionMaker) -> Tally:
    """The exercise in the version of each seed."""
    tally = Tally(f"{name}: {exercise.id}")
    bench = Bench.of(course_of(name), exercise)
    for start in range(0, len(seeds), AT_ONCE):
        for values in maker.values(exercise.variant, seeds[start : start + AT_ONCE]):
            tally.versions += 1
            known = json.dumps(values, sort_keys=True)
            if known not in tally.different:
                tally.different.add(known)
                try_version(tally, bench, Version(values=values))
    return tally


@dataclass(frozen=True)
class Bench:
    """An exercise, the folder that it runs in, and what the notebook's own cells above it have made."""

    exercise: Exercise
    folder: Path
    names: dict[str, Any]

    @classmethod
    def of(cls, loaded: LoadedCourse, exercise: Exercise) -> "Bench":
        """Ready to run; a form runs nothing."""
        folder = loaded.root / "source" / exercise.assignment
        return cls(exercise, folder, {} if is_form(exercise.metadata) else _given(loaded, exercise, folder))

    def passes(self, version: Version, answer: str) -> bool:
        """Whether an answer passes all tests of this version. The templates' own code: it is run here."""
        names = dict(self.names)
        try:
            with redirect_stdout(StringIO()), chdir(self.folder), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(public_cell(version.values, version.values), names)
                exec(answer, names)
                for test in self.exercise.tests:
                    cell = {"source": test.source, "metadata": {"nbgrader": {"grade_id": test.grade_id}}}
                    exec(substituted(own_test(self.exercise, cell), version.values), names)
        except Exception:  # a wrong answer may stop in any way
            return False
        finally:
            if "plt" in names:
                names["plt"].close("all")
        return True


def _given(loaded: LoadedCourse, exercise: Exercise, folder: Path) -> dict[str, Any]:
    """The names that the notebook's cells outside of exercises make, up to this one."""
    os.environ["MPLBACKEND"] = "agg"
    notebook = next(one for one in loaded.notebooks if one.assignment == exercise.assignment)
    names: dict[str, Any] = {}
    with chdir(folder):
        for cell in notebook.cells[: exercise.index]:
            if cell.get("cell_type") == "code" and "openclass" not in cell.get("metadata", {}):
                exec(text(cell), names)
    return names


def try_version(tally: Tally, bench: Bench, version: Version) -> None:
    """One version: its texts, its right answer, its known wrong ones."""
    exercise, told = bench.exercise, json.dumps(version.values)
    try:
        texts = [fill(one, version.values) for one in (exercise.prompt, *exercise.metadata.hints)]
    except FillingError as error:
        tally.invalid.append(f"{told}: {error}")
        return
    if any("{{" in one or "nan" in one.split() for one in texts):
        tally.invalid.append(told)
    if is_form(exercise.metadata):
        _form(tally, exercise, version, told)
    else:
        _code(tally, bench, version, told)


def _form(tally: Tally, exercise: Exercise, version: Version, told: str) -> None:
    form = form_of(exercise, version)
    if not judge_source(form.about, form.solution).right:
        tally.unsolvable.append(told)
    for wrong in form.wrong:
        judged = judge_source(form.about, wrong.source)
        if judged.right or judged.misconception != wrong.misconception:
            tally.accepted.append(f"{told}: {wrong.source.splitlines()[-1]}")


def _code(tally: Tally, bench: Bench, version: Version, told: str) -> None:
    if not bench.passes(version, bench.exercise.answer):
        tally.unsolvable.append(told)
    for wrong in bench.exercise.metadata.wrong_answers:
        if bench.passes(version, wrong.source):
            tally.accepted.append(f"{told}: {wrong.note}")


def _tried(name: str, place: int, count: int) -> Tally:
    """One exercise, in a process of its own."""
    maker = VersionMaker()
    try:
        exercise = next(one for one in course_of(name).exercises[place:] if one.variant)
        return try_seeds(name, exercise, range(count), maker)
    finally:
        maker.close()


def try_all(count: int) -> list[Tally]:
    """Every variant exercise of every template, as many at a time as there are cores."""
    found = [
        (name, place)
        for name in templates()
        for place, one in enumerate(course_of(name).exercises)
        if one.variant
    ]
    tallies: list[Tally] = []
    begun = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        waited = [workers.submit(_tried, name, place, count) for name, place in found]
        for done in as_completed(waited):
            tallies.append(done.result())
            _tell(tallies[-1], len(tallies), len(found), time.monotonic() - begun)
    return tallies


def _tell(one: Tally, done: int, of: int, seconds: float) -> None:
    bad = one.invalid + one.unsolvable + one.accepted
    told = f"{len(one.different):6} different of {one.versions}"
    print(f"{done:3}/{of} {seconds:5.0f} s  {one.name:52} {told}", *bad[:2], sep="  ", flush=True)


def main() -> None:
    """Try them all and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} seeds")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    chosen = parser.parse_args()
    count = QUICK if chosen.quick else chosen.seeds
    tallies = try_all(count)
    figures = {
        "exercises": len(tallies),
        "seeds": count,
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
