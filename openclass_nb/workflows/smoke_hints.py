"""Ask a real model for hints about known wrong answers, rung by rung: whether it answers, and what the guards say."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from openclass_nb.course.files import load_course
from openclass_nb.course.kinds.models import is_form
from openclass_nb.errors import OpenclassError
from openclass_nb.hints.writing.failures import in_words
from openclass_nb.hints.writing.model import Model, ModelAddress, ModelError, first_model
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.try_hint import TriedRung, try_hints
from openclass_nb.workflows.write_hint import ModelWriting

POINT_AT_ONE = (
    "Say where a model is, and nothing else has to be set: "
    "OPENCLASS_HINTS_URL=http://localhost:11434/v1 for Ollama."
)
BenchFor = Callable[[str], AbstractContextManager[HintBench]]


@dataclass(frozen=True)
class Smoked:
    """One written rung: what came of it, and the seconds of all rungs of this answer."""

    exercise: str
    rung: TriedRung
    seconds: float


def model_in_reach(settings: HintWriterSettings | None = None) -> ModelWriting:
    """Whoever answers at OPENCLASS_HINTS_URL; its first model if none is named. OpenclassError, loudly, if nobody."""
    known = settings or HintWriterSettings()
    if not known.url:
        raise OpenclassError("Nothing was tried: no model is known here.", next_step=POINT_AT_ONE)
    try:
        name = known.model or first_model(known.url, known.key)
    except ModelError as error:
        told = f"Nothing was tried, no model answers: {in_words(error.reason)}."
        step = "Is the server running? Its address ends in /v1 mostly."
        raise OpenclassError(told, next_step=step) from error
    return ModelWriting(Model(ModelAddress(known.url, name, known.key, known.stream)), name, b"smoke")


def smoke_hints(
    opened: OpenedCourse,
    writing: ModelWriting,
    bench_for: BenchFor,
    most: int = 3,
    on_exercise: Callable[[str], None] = lambda name: None,
) -> Iterator[Smoked]:
    """Every written rung for the first known wrong answer of up to `most` released exercises. Nothing is recorded.

    Models are asked whatever course.yml says. A server that fails at every rung of an exercise is not asked about
    the next one. OpenclassError if there is no exercise to try it with.
    """
    hints = opened.course.hints.model_copy(update={"ai": True, "bottom_out": False})
    course = opened.course.model_copy(update={"hints": hints})
    there = {one.id: name for name, manifest in opened.manifests.items() for one in manifest.exercises}
    fitting = [
        one
        for one in load_course(opened.root).exercises
        if one.id in there and not is_form(one.metadata) and one.metadata.wrong_answers
    ]
    if not fitting:
        step = "Release an assignment whose exercises have known wrong answers."
        raise OpenclassError("There is nothing to try it with.", next_step=step)
    for exercise in fitting[:most]:
        on_exercise(exercise.id)
        began = time.monotonic()
        with bench_for(there[exercise.id]) as bench:
            answer = exercise.metadata.wrong_answers[0].source
            tried = try_hints(replace(opened, course=course), exercise.id, answer, bench, writing)
        seconds = time.monotonic() - began
        written = [one for one in tried.rungs if one.outcome]
        yield from (Smoked(exercise.id, one, seconds) for one in written)
        if all(one.outcome == "failed" for one in written):
            return
