"""What the bench saw, as findings."""

from typing import Any

import pytest

from openclass_nb.course.cells import SourceNotebook, read_exercises
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.findings import Severity
from openclass_nb.course.mutation import Mutant
from openclass_nb.grading.proving.bench import Tried
from openclass_nb.grading.proving.judging import judge, strength_of
from tests import building

FINE = {"add-test-1": (True, "")}


def notebook(**more: Any) -> tuple[SourceNotebook, Exercise]:
    """One exercise in a notebook."""
    made = SourceNotebook(
        "sums", "sums", "source/sums/sums.ipynb", building.notebook(building.exercise("add", **more))
    )
    return made, read_exercises(made)[0][0]


def mutant(name: str) -> Mutant:
    return Mutant(name, "limit", "< turned into <=", 3, "x", "-a\n+b")


def tried(**fates: dict[str, str]) -> Tried:
    """A reference that passes, and these mutants."""
    return Tried(tests=FINE, mutants=tuple(mutant(name) for name in fates if name != "heart"), fates=fates)


def test_killed_mutants_are_nobodys_business() -> None:
    """Timeouts and crashes are kills."""
    source, exercise = notebook()
    seen = tried(a={"status": "killed"}, b={"status": "timeout"}, c={"status": "crashed"})
    assert judge(source, exercise, seen) == []
    assert strength_of(exercise, seen).score == 1.0


def test_a_survivor_is_shown_with_what_changed_and_a_call() -> None:
    """At the answer cell, with how to mark it."""
    source, exercise = notebook()
    (finding,) = judge(
        source, exercise, tried(a={"status": "survived", "probe": "differs", "witness": "f(0) differs."})
    )
    assert (finding.code, finding.severity) == ("accepts-wrong-answer", Severity.WARNING)
    assert finding.place.cell == 1
    assert "-a\n+b\nf(0) differs." in finding.message
    assert "mark a " in finding.next_step


def test_one_for_which_no_difference_is_found_counts_but_is_no_finding() -> None:
    """Perhaps it is as right; the page shows it."""
    source, exercise = notebook()
    seen = tried(a={"status": "survived", "probe": "same", "witness": ""}, b={"status": "killed"})
    assert judge(source, exercise, seen) == []
    strength = strength_of(exercise, seen)
    assert (strength.caught, strength.count) == (1, 2)
    assert [one.undecided for one in strength.survivors] == [True]


def test_marked_ones_do_not_count() -> None:
    """Until the solution changes: then the mark is told."""
    source, exercise = notebook(equivalents=[{"mutant": "a", "why": "Same."}, {"mutant": "old"}])
    seen = tried(a={"status": "survived", "probe": "differs", "witness": "w"}, b={"status": "killed"})
    (finding,) = judge(source, exercise, seen)
    assert (finding.code, finding.severity) == ("stale-mark", Severity.NOTE)
    assert (strength_of(exercise, seen).count, strength_of(exercise, seen).marked) == (1, 1)


def test_of_many_survivors_a_few_are_told_one_by_one() -> None:
    """And the rest is counted."""
    source, exercise = notebook()
    fate = {"status": "survived", "probe": "differs", "witness": "w"}
    findings = judge(source, exercise, tried(**{f"m{k}": fate for k in range(9)}))
    assert len(findings) == 6
    assert "accept 4 more" in findings[-1].message


def test_an_answer_by_heart() -> None:
    """Is told with the value that it knows."""
    source, exercise = notebook()
    fate = {"status": "survived", "always": "3", "witness": "add(2, 3) should give 5; this gives 3."}
    (finding,) = judge(source, exercise, Tried(tests=FINE, fates={"by heart": fate}))
    assert finding.code == "learned-by-heart"
    assert "always gives 3" in finding.message


@pytest.mark.parametrize(
    ("circumstance", "code", "severity"),
    [
        ("alone: add-test-1", "tests-depend-on-each-other", Severity.WARNING),
        ("reverse", "tests-depend-on-order", Severity.WARNING),
        ("other tests", "needs-other-tests", Severity.WARNING),
        ("other answers", "needs-other-answer", Severity.WARNING),
        ("clock: years before", "depends-on-time", Severity.ERROR),
        ("clock: slow machine", "depends-on-speed", Severity.WARNING),
        ("random: 3", "depends-on-chance", Severity.ERROR),
        ("sets: 2", "depends-on-set-order", Severity.ERROR),
    ],
)
def test_each_circumstance_has_its_finding(circumstance: str, code: str, severity: Severity) -> None:
    """At the test that failed, with what it said."""
    source, exercise = notebook()
    seen = Tried(tests=FINE, circumstances={circumstance: {"add-test-1": (False, "Why?")}})
    (finding,) = judge(source, exercise, seen)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.place.name == "add-test-1"
    assert finding.message.endswith("It then says: Why?")


def test_the_same_dependence_is_told_once() -> None:
    """Other tests needed means other answers are not to blame; eight seeds are one finding."""
    source, exercise = notebook()
    failed = {"add-test-1": (False, "Why?")}
    seen = Tried(
        tests=FINE,
        circumstances=dict.fromkeys(("other answers", "other tests", "random: 1", "random: 2"), failed),
    )
    assert [one.code for one in judge(source, exercise, seen)] == ["needs-other-tests", "depends-on-chance"]


def test_drawing_without_a_seed_is_told_where_the_test_does_it() -> None:
    """What the answer draws is its own affair, and a seed makes it good."""
    source, exercise = notebook()

    def told(test: str) -> list[str]:
        tests = (exercise.tests[0].model_copy(update={"source": test}),)
        seen = Tried(tests=FINE, seen=("random",))
        return [one.code for one in judge(source, exercise.model_copy(update={"tests": tests}), seen)]

    assert told("x = np.random.normal(0, 1)") == ["random-without-seed"]
    assert told("np.random.seed(1)\nx = np.random.normal(0, 1)") == []
    assert told("assert 0 <= roll() <= 6") == []


def test_the_network_is_told() -> None:
    """Graders have none."""
    source, exercise = notebook()
    (finding,) = judge(source, exercise, Tried(tests=FINE, seen=("network",)))
    assert finding.code == "uses-network"


def test_what_could_not_be_tried_is_told() -> None:
    """With the reason."""
    source, exercise = notebook()
    (finding,) = judge(source, exercise, Tried(trouble="it never ended"))
    assert finding.code == "not-tried"
    assert "it never ended" in finding.message
