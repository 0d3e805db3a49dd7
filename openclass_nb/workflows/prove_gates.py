"""Have a simulated class walk a course's gates, and say what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.manifest import MOST_VERSIONS
from openclass_nb.course.variants.drawing import left_out
from openclass_nb.mastery import Gate, Item, Objective, Settings, Syllabus, closed_by_a_slip
from openclass_nb.workflows.proof_cache import ProofCache, key_of

if TYPE_CHECKING:
    from openclass_nb.insight.simulated import GateWalk, WalkedClass

SECRET = b"a simulated class"
MANY = 1 / 4
"""Of those who reach the assignments before a gate; from so many stuck, the course has too few fresh versions."""


def prove_gates(loaded: LoadedCourse, cache: ProofCache | None) -> tuple[WalkedClass | None, list[Finding]]:
    """How the class fared, and findings; (None, []) for a course that can't be read whole, or is empty."""
    if not loaded.is_whole or not loaded.exercises or not loaded.course.objectives:
        return None, []
    syllabus, settings = syllabus_of(loaded), settings_of(loaded)
    draws = [[one.name, one.model_dump()["draws"]] for one in loaded.course.assignments]
    items = [asdict(one) for one in syllabus.items.values()]
    key = key_of("gates", items, _facts(syllabus), asdict(settings), draws)
    walked = _read(cache.get(key)) if cache else None
    if walked is None:
        from openclass_nb.insight.simulated import walk_class

        walked = walk_class(syllabus, settings, absent=lambda student: _not_drawn(loaded, student))
        if cache:
            cache.put(key, asdict(walked))
    return walked, [*_unreachable(walked, syllabus), *_stuck(walked), *_slips(syllabus, settings)]


def _not_drawn(loaded: LoadedCourse, student: str) -> set[str]:
    """What a simulated student does not get of the item banks."""
    shows = {
        one.name: {each.id: each.metadata.objectives for each in loaded.of_assignment(one.name)}
        for one in loaded.course.assignments
        if one.draws
    }
    named = {one.name: one for one in loaded.course.assignments}
    return {out for name, own in shows.items() for out in left_out(named[name].draws, own, SECRET, student)}


def syllabus_of(loaded: LoadedCourse) -> Syllabus:
    """The course in source/ as mastery will see it once it is released."""
    known = loaded.course.objectives
    items = (
        Item(
            one.id,
            tuple(name for name in one.metadata.objectives if name in known),
            one.metadata.difficulty,
            variants=versions_of(one),
            title=one.shown,
            assignment=one.assignment,
        )
        for one in loaded.exercises
    )
    objectives = (
        Objective(name, one.requires, loaded.course.objective_title(name)) for name, one in known.items()
    )
    gates = (
        Gate(one.name, tuple(name for name in one.opens_when.mastered if name in known), one.shown)
        for one in loaded.course.assignments
    )
    return Syllabus.of([one for one in items if one.objectives], objectives, gates)


def versions_of(exercise: Exercise) -> int:
    """How many versions of an exercise a student can get."""
    return MOST_VERSIONS if exercise.variant else 1


def settings_of(loaded: LoadedCourse) -> Settings:
    """How evidence becomes mastery in this course."""
    chosen = loaded.course.mastery
    return Settings(policy=chosen.policy, evidence=chosen.evidence, score=chosen.score)


def _facts(syllabus: Syllabus) -> list[Any]:
    objectives = [asdict(one) for one in syllabus.objectives.values()]
    return [objectives, [asdict(one) for one in syllabus.gates.values()]]


def _read(data: Any) -> WalkedClass | None:
    from openclass_nb.insight.simulated import GateWalk, ObjectiveWalk, WalkedClass

    if not isinstance(data, dict):
        return None
    gates = (
        GateWalk(**{**one, "missing": tuple((name, count) for name, count in one["missing"])})
        for one in data["gates"]
    )
    objectives = (ObjectiveWalk(**one) for one in data["objectives"])
    spread = {name: tuple(data[name]) for name in ("exercises", "hours")}
    return WalkedClass(**{**data, **spread, "gates": tuple(gates), "objectives": tuple(objectives)})


def _unreachable(walked: WalkedClass, syllabus: Syllabus) -> Iterator[Finding]:
    for one in walked.objectives:
        if not one.reachable and syllabus.items_of(one.objective):
            told = f"Nobody can master “{one.title}”: not even with every exercise right at once."
            step = "Write more exercises that show it, or give one variants."
            yield Finding.warning("never-mastered", Place(name=f"objectives.{one.objective}"), told, step)


def _slips(syllabus: Syllabus, settings: Settings) -> Iterator[Finding]:
    """Gates that one wrong first try closes for good, however right everything else is."""
    asked = {name: gate for gate in reversed(list(syllabus.gates.values())) for name in gate.mastered}
    for name, exercises in closed_by_a_slip(syllabus, settings).items():
        if name in asked:
            gate, title = asked[name], syllabus.objectives[name].name
            every = len(exercises) == len(syllabus.items_of(name))
            where = (
                "whichever"
                if every
                else " or ".join(f"“{syllabus.items[one].name}”" for one in exercises[:3])
            )
            told = f"One wrong first try at an exercise of “{title}” ({where}), and “{gate.name}” can’t open any more."
            step = "Give one of them a variant, so that there are fresh versions, or write more."
            make = Finding.warning if every else Finding.note
            yield make("one-slip", Place(name=f"objectives.{name}"), told, step)


def _stuck(walked: WalkedClass) -> Iterator[Finding]:
    titles = {one.objective: one.title for one in walked.objectives}
    for one in walked.gates:
        came = one.stuck + one.reached
        if came and one.stuck / came > MANY:
            yield _too_tight(one, came, titles)


def _too_tight(one: GateWalk, came: int, titles: dict[str, str]) -> Finding:
    missing = " and ".join(f"“{titles[name]}”" for name, _ in one.missing[:2])
    told = f"{one.stuck} of {came} simulated students do not get past “{one.title}”: they lack {missing}"
    told += f"; {one.stuck - one.spinning} of them have no fresh version left."
    step = "Give exercises of these objectives variants, or write more of them."
    if one.spinning > one.stuck / 2:
        step = "Write easier exercises of these objectives, or hints; or ask for less at this gate."
    return Finding.warning("class-gets-stuck", Place(name=f"assignments.{one.assignment}"), told, step)
