"""A teacher's notebook made ready to run here: one version of each exercise in it, forms answered right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openclass_nb.course.answers import answers_in
from openclass_nb.course.cells import SourceNotebook, grade_id
from openclass_nb.course.exercises import Exercise, WrongAnswer
from openclass_nb.course.forms import Form, form_of
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.preparing import prepared
from openclass_nb.course.variants.filling import FillingError
from openclass_nb.course.variants.versions import Version
from openclass_nb.errors import GradingError
from openclass_nb.grading.kinds.judging import judge_source
from openclass_nb.grading.read_forms import points_of, told
from openclass_nb.grading.version_maker import MAKER

NO_SECRET, TEACHERS = b"a proof has no secrets", "the teacher"
"""A proof runs versions of nobody's, the same ones on every machine."""


@dataclass(frozen=True)
class ReadyNotebook:
    """The notebook as it can run, the forms in it by nbgrader's id of the answer, and its forms' test cells."""

    notebook: SourceNotebook
    forms: Mapping[str, Form]
    tests: frozenset[str]

    @property
    def stubs(self) -> dict[str, str]:
        """What students get in the answer cells of forms, by nbgrader's id."""
        return {name: form.stub for name, form in self.forms.items()}

    def without_form_tests(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """The notebook with nothing in the test cells of forms: their answers are read."""
        cells = [{**one, "source": ""} if grade_id(one) in self.tests else one for one in content["cells"]]
        return {**content, "cells": cells}

    def form_outcomes(
        self, exercises: Sequence[Exercise], content: Mapping[str, Any]
    ) -> dict[str, dict[str, tuple[float, str]]]:
        """What the forms' answers in a filled notebook are worth, by exercise and test cell."""
        answers = answers_in(content)
        judged = {
            one.id: judge_source(self.forms[one.grade_id].about, answers[one.grade_id])
            for one in exercises
            if one.grade_id in self.forms
        }
        return {
            one.id: {test.grade_id: (points_of(found, test.points), told(found)) for test in one.tests}
            for one in exercises
            if (found := judged.get(one.id)) is not None
        }

    def wrong_answers(self, exercise: Exercise) -> tuple[WrongAnswer, ...]:
        """The known wrong answers of an exercise, in this version."""
        form = self.forms.get(exercise.grade_id)
        return form.wrong if form else exercise.metadata.wrong_answers


def known_wrong(exercise: Exercise) -> tuple[WrongAnswer, ...]:
    """The known wrong answers as the teacher wrote them; of a form those that its options, values or lines name."""
    return form_of(exercise).wrong if is_form(exercise.metadata) else exercise.metadata.wrong_answers


def ready_to_run(
    root: Path, source: SourceNotebook, exercises: Sequence[Exercise], number: int = 0
) -> ReadyNotebook:
    """The notebook with the teacher's own versions of that number. GradingError if one can't be made."""
    versions = {one.id: _version(root, one, number) for one in exercises if one.variant}
    try:
        made = prepared(source.content, {one.id: one for one in exercises}, versions)
    except (FillingError, ValueError) as error:
        raise GradingError(f"A version can't be made: {error}", where=source.file) from error
    tests = {test.grade_id for one in exercises if is_form(one.metadata) for test in one.tests}
    return ReadyNotebook(replace(source, content=made.content), made.forms, frozenset(tests))


def _version(root: Path, exercise: Exercise, number: int) -> Version:
    """Options stay in the teacher's order; only values vary."""
    made = MAKER.version(NO_SECRET, TEACHERS, exercise.id, exercise.variant, number)
    return replace(made, seed=None)
