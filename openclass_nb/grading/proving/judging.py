"""What the bench saw of an exercise, as findings: what the tests would accept, and what they depend on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise, TestCell
from openclass_nb.course.findings import Finding, Place, Severity
from openclass_nb.course.mutation import Mutant
from openclass_nb.grading.proving.bench import Tried

MOST_SHOWN = 5
"""Survivors of one exercise that become findings of their own; the page shows all."""
BY_HEART = "by heart"
KILLED = ("killed", "timeout", "crashed")
RANDOM_OWNERS = {"random", "numpy.random", "np.random"}
SEEDING = {"seed", "default_rng", "Random", "RandomState", "SeedSequence", "PCG64", "Generator"}


@dataclass(frozen=True)
class Survivor:
    """A wrong answer that the tests would accept. `undecided` if nothing was found that tells it from a right one."""

    mutant: Mutant
    witness: str
    undecided: bool


@dataclass(frozen=True)
class Strength:
    """How well the tests of an exercise tell wrong answers: mutants `caught` of those that `count`.

    Those marked as right too don't count; undecided ones do, as not caught.
    """

    caught: int
    count: int
    marked: int
    survivors: tuple[Survivor, ...] = ()

    @property
    def score(self) -> float | None:
        """The share that is caught, 0 to 1; None where there is nothing to catch."""
        return self.caught / self.count if self.count else None


def strength_of(exercise: Exercise, tried: Tried) -> Strength:
    """The mutation score of an exercise, and its survivors."""
    marked = {one.mutant for one in exercise.metadata.equivalents}
    counted = [one for one in tried.mutants if one.id in tried.fates and one.id not in marked]
    survivors = tuple(
        _survivor(one, tried.fates[one.id]) for one in counted if _survives(tried.fates[one.id])
    )
    return Strength(len(counted) - len(survivors), len(counted), len(tried.mutants) - len(counted), survivors)


def _survives(fate: Mapping[str, str]) -> bool:
    return fate["status"] not in KILLED


def _survivor(mutant: Mutant, fate: Mapping[str, str]) -> Survivor:
    return Survivor(mutant, fate.get("witness", ""), fate.get("probe") == "same")


def judge(notebook: SourceNotebook, exercise: Exercise, tried: Tried) -> list[Finding]:
    """Everything that is to be said of an exercise whose solution passes."""
    place = notebook.place(exercise.index)
    if tried.tests is None or not all(passed for passed, _ in tried.tests.values()):
        return list(_not_tried(exercise, place, tried))
    return [
        *_survivors(exercise, place, tried),
        *_by_heart(exercise, place, tried),
        *_dependences(notebook, exercise, tried),
        *_chance(notebook, exercise, tried),
        *_stale_marks(exercise, place, tried),
    ]


def _not_tried(exercise: Exercise, place: Place, tried: Tried) -> Iterator[Finding]:
    """Told only in addition: that a solution fails is found by grading it."""
    why = tried.trouble or next((told for passed, told in (tried.tests or {}).values() if not passed), "")
    told = f"“{exercise.shown}” could not be tried with wrong answers: its own solution fails there ({why})."
    yield Finding.warning("not-tried", place, told, "Does a test need the network, or more time than others?")


def _survivors(exercise: Exercise, place: Place, tried: Tried) -> Iterator[Finding]:
    found = [one for one in strength_of(exercise, tried).survivors if not one.undecided]
    for one in found[:MOST_SHOWN]:
        diff = one.mutant.diff
        told = f"The tests of “{exercise.shown}” accept a wrong answer ({one.mutant.story}):\n{diff}\n{one.witness}"
        yield Finding.warning("accepts-wrong-answer", place, told.rstrip(), _mend(one))
    if len(found) > MOST_SHOWN:
        told = f"The tests of “{exercise.shown}” accept {len(found) - MOST_SHOWN} more such answers."
        yield Finding.warning("accepts-wrong-answer", place, told, "The page of the proof shows them all.")


def _mend(one: Survivor) -> str:
    what = "Add a test with these values" if one.witness else "Add a test that looks at this"
    return f"{what}; if this is right too, mark {one.mutant.id} under “equivalents”."


def _by_heart(exercise: Exercise, place: Place, tried: Tried) -> Iterator[Finding]:
    fate = tried.fates.get(BY_HEART)
    if fate and BY_HEART not in {one.mutant for one in exercise.metadata.equivalents}:
        told = f"The tests of “{exercise.shown}” accept an answer that always gives {fate['always']}. {fate['witness']}"
        yield Finding.warning("learned-by-heart", place, told, "Ask for at least two different results.")


def _dependences(notebook: SourceNotebook, exercise: Exercise, tried: Tried) -> Iterator[Finding]:
    told: set[str] = set()
    for name, outcomes in tried.circumstances.items():
        code, message, step = _circumstance(name, "other tests" in tried.circumstances)
        if code and code not in told:
            told.add(code)
            test = next(one for one in exercise.tests if not outcomes.get(one.grade_id, (True, ""))[0])
            said = outcomes[test.grade_id][1]
            severity = Severity.ERROR if code in ERRORS else Severity.WARNING
            yield Finding(
                severity=severity,
                code=code,
                place=notebook.place(test.index),
                message=f"{message} It then says: {said}",
                next_step=step,
            )
    if "network" in tried.seen:
        place = notebook.place(exercise.index)
        step = "Put the data beside the notebook; graders have no network."
        yield Finding.warning(
            "uses-network", place, f"“{exercise.shown}” or its tests reach for the network.", step
        )


ERRORS = {"depends-on-time", "depends-on-chance", "depends-on-set-order"}
CIRCUMSTANCES = {
    "alone": (
        "tests-depend-on-each-other",
        "With the right answer this test fails if the tests above it are left out.",
        "Let each test make all that it needs.",
    ),
    "reverse": (
        "tests-depend-on-order",
        "With the right answer this test fails if the tests run in another order.",
        "Let each test make all that it needs, and change nothing that others use.",
    ),
    "other tests": (
        "needs-other-tests",
        "With the right answer this test fails without the tests of another exercise.",
        "Import and define what it needs in this cell, or in a cell of your own above.",
    ),
    "other answers": (
        "needs-other-answer",
        "With the right answer this test fails if the exercises above are not solved.",
        "Give what is needed in a cell of your own: one mistake should cost points once.",
    ),
    "clock": (
        "depends-on-time",
        "With the right answer this test passes today and fails at another time.",
        "Use a fixed date or time, and hand it to the answer.",
    ),
    "slow": (
        "depends-on-speed",
        "With the right answer this test fails where the machine is slow.",
        "Don’t measure time in a test; count steps instead.",
    ),
    "random": (
        "depends-on-chance",
        "With the right answer this test sometimes passes and sometimes fails: it depends on random numbers.",
        "Set a seed in the test, or ask only what always holds.",
    ),
    "sets": (
        "depends-on-set-order",
        "With the right answer this test fails by chance: the order of a set differs from run to run.",
        "Compare sets with sets, or sort before comparing.",
    ),
}


def _circumstance(name: str, tests_needed: bool) -> tuple[str, str, str]:
    if name == "clock: slow machine":
        return CIRCUMSTANCES["slow"]
    if name == "other answers" and tests_needed:
        return "", "", ""
    return CIRCUMSTANCES[name.partition(":")[0]]


def _chance(notebook: SourceNotebook, exercise: Exercise, tried: Tried) -> Iterator[Finding]:
    if "random" not in tried.seen or any(name.startswith("random") for name in tried.circumstances):
        return
    for test in exercise.tests:
        if _draws_without_seed(test):
            yield Finding.warning(
                "random-without-seed",
                notebook.place(test.index),
                "This test draws random numbers without a seed: not everybody is asked the same.",
                "Set a seed at its beginning.",
            )


def _draws_without_seed(test: TestCell) -> bool:
    calls = [node.func for node in _nodes(test.source) if isinstance(node, ast.Call)]
    names = [ast.unparse(one) for one in calls]
    if any(name.rpartition(".")[2] in SEEDING for name in names):
        return False
    return any(name.rpartition(".")[0] in RANDOM_OWNERS for name in names)


def _nodes(source: str) -> Iterator[ast.AST]:
    try:
        return ast.walk(ast.parse(source))
    except SyntaxError:
        return iter(())


def _stale_marks(exercise: Exercise, place: Place, tried: Tried) -> Iterator[Finding]:
    known = {BY_HEART, *(one.id for one in tried.mutants)}
    for one in exercise.metadata.equivalents:
        if one.mutant not in known:
            told = f"“{exercise.shown}” marks {one.mutant} as right too, but its solution has changed since."
            yield Finding.note(
                "stale-mark", place, told, "Look at it anew, then take the mark away or renew it."
            )
