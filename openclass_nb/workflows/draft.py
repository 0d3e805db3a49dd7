"""Draft exercises, variants, misconceptions or hints: proposed by a model, proved, kept for a teacher to look at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, load_course
from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.hints.drafting.asking import AsksForDraft, ask_for_draft
from openclass_nb.hints.drafting.replies import Drafted, DraftedExercise, What
from openclass_nb.hints.writing.failures import in_words
from openclass_nb.hints.writing.model import Model, ModelAddress
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.draft_cells import (
    cells_of,
    changed_cells,
    digest_of,
    name_of,
    new_cells,
    new_misconceptions,
)
from openclass_nb.workflows.draft_folder import Draft, drafts_in, write_draft
from openclass_nb.workflows.prove_draft import RUNS, prove_draft

TRIES = 3
"""As often the model may mend a draft that did not prove."""
OnTry = Callable[[str], None]
SWITCH_ON = (
    "Name a server with OPENCLASS_HINTS_URL and OPENCLASS_HINTS_MODEL, for instance Ollama on this machine."
)


@dataclass(frozen=True)
class Outcome:
    """What came of one wish: the draft and its file, or the reasons why there is none."""

    what: What
    about: str
    draft: Draft | None = None
    path: Path | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Effort:
    """How much is done for one draft."""

    tries: int
    runs: int
    on_try: OnTry


def model_for_drafts(settings: HintWriterSettings | None = None) -> Model:
    """The model that this machine knows. OpenclassError if it knows none."""
    known = settings or HintWriterSettings()
    if known.url and not known.model:
        step = "Say which of the server’s models with OPENCLASS_HINTS_MODEL."
        raise OpenclassError("No model is known that could draft.", next_step=step)
    if not known.there:
        raise OpenclassError("No model is known that could draft.", next_step=SWITCH_ON)
    return Model(ModelAddress(known.url, known.model, known.key, known.stream))


def draft(
    root: Path,
    what: What,
    about: str,
    model: AsksForDraft,
    *,
    count: int = 1,
    tries: int = TRIES,
    runs: int = RUNS,
    on_try: OnTry = lambda told: None,
) -> Iterator[Outcome]:
    """Drafts one after the other. `about` is an objective, or the id of an exercise for what changes one.

    Of an objective every exercise is taken in turn. What does not prove goes back to the model, at most `tries`
    times; what then does not is not kept. Each is proved `runs` times, which have to end alike. UnknownNameError.
    """
    loaded = load_course(root)
    for _ in range(count):
        if what == "exercise":
            if about not in loaded.course.objectives:
                raise UnknownNameError("objective", about, loaded.course.objectives)
            yield _one(root, loaded, what, about, None, model, _Effort(tries, runs, on_try))
            continue
        for exercise in _wanted(loaded, about):
            yield _one(root, loaded, what, about, exercise, model, _Effort(tries, runs, on_try))


def _wanted(loaded: LoadedCourse, about: str) -> list[Exercise]:
    found = [one for one in loaded.exercises if one.id == about or about in one.metadata.objectives]
    if not found:
        known = [*(one.id for one in loaded.exercises), *loaded.course.objectives]
        raise UnknownNameError("exercise or objective", about, known)
    return found


def _one(
    root: Path,
    loaded: LoadedCourse,
    what: What,
    about: str,
    exercise: Exercise | None,
    model: AsksForDraft,
    effort: "_Effort",
) -> Outcome:
    notebook = notebook_of(loaded, exercise) if exercise else None
    name = exercise.id if exercise else about
    material = _material(root, loaded, about, exercise)
    problems: tuple[str, ...] = ()
    for number in range(1, effort.tries + 1):
        effort.on_try(_trying(name, number, effort.tries, problems))
        asked = ask_for_draft(model, what, material | {"mend": list(problems)})
        if asked.drafted is None:
            return Outcome(what, name, problems=(*problems, f"There is no draft: {in_words(asked.why)}."))
        made = _as_draft(root, loaded, what, about, asked.drafted, exercise, notebook)
        proof = prove_draft(loaded, made, notebook, effort.runs)
        if not proof.problems:
            made = replace(made, proof=proof.told)
            path = write_draft(root, made)
            return Outcome(what, name, replace(made, name=path.stem), path)
        problems = proof.problems
        material["draft"] = asked.drafted.model_dump()
    return Outcome(what, name, problems=problems)


def _trying(name: str, number: int, tries: int, problems: Sequence[str]) -> str:
    if not problems:
        return f"{name}: the model writes, then it is proved (try {number} of {tries}) …"
    return f"{name}: {problems[0]} The model mends it (try {number} of {tries}) …"


def notebook_of(loaded: LoadedCourse, exercise: Exercise) -> SourceNotebook:
    """The notebook that an exercise stands in."""
    own = (exercise.assignment, exercise.notebook)
    return next(one for one in loaded.notebooks if (one.assignment, one.name) == own)


def _as_draft(
    root: Path,
    loaded: LoadedCourse,
    what: What,
    about: str,
    made: Drafted,
    exercise: Exercise | None,
    notebook: SourceNotebook | None,
) -> Draft:
    new = new_misconceptions(made, loaded.course.misconceptions)
    if exercise is None or notebook is None:
        assert isinstance(made, DraftedExercise)
        taken = {one.id for one in loaded.exercises} | {one.exercise for one in drafts_in(root)}
        name = name_of(made.title, taken)
        return Draft(name, what, name, (about,), tuple(new_cells(made, name, (about,))), new)
    before = cells_of(notebook, exercise.id)
    return Draft(
        name=f"{exercise.id}-{what}",
        what=what,
        exercise=exercise.id,
        objectives=exercise.metadata.objectives,
        cells=tuple(changed_cells(before, made, exercise)),
        misconceptions=new,
        base=digest_of(before),
        assignment=exercise.assignment,
    )


def _material(root: Path, loaded: LoadedCourse, about: str, exercise: Exercise | None) -> dict[str, Any]:
    """What the model reads: the course's and the exercise's own text. No student's work is here."""
    course = loaded.course
    wanted = exercise.metadata.objectives if exercise else (about,)
    told: dict[str, Any] = {
        "course": course.title,
        "objectives": [_objective(course.objectives[name]) for name in wanted if name in course.objectives],
        "known_exercises": [one.shown for one in loaded.exercises][:60],
        "known_misconceptions": list(course.misconceptions)[:60],
    }
    if exercise is not None:
        told["exercise"] = {
            "id": exercise.id,
            "kind": exercise.metadata.kind,
            "prompt": exercise.prompt,
            "answer": exercise.answer,
            "tests": [one.source for one in exercise.tests],
            "about": exercise.metadata.model_dump(mode="json", exclude_defaults=True),
        }
    return told


def _objective(objective: Any) -> Mapping[str, str]:
    return {"title": objective.title, "statement": objective.statement}
