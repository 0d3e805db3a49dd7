"""Wrong answers to the templates' forms: those that teachers know, and numbers and formulas gone wrong."""

import time
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.course.files import load_course
from openclass_nb.course.forms import form_of
from openclass_nb.course.kinds.models import is_form
from openclass_nb.grading.kinds import judge_source
from openclass_nb.grading.version_maker import MAKER
from openclass_nb.hints.deterministic import FailingCase, deterministic_hints
from openclass_nb.workflows.look_at_form import look_at_form

TEMPLATES = Path(__file__).parents[2] / "course_templates"
FACTORS = (1000, 0.001, -1, 2, 1.02, 7)


def covered_forms(each: int = 1) -> tuple[int, int, list[float]]:
    """(wrong answers, those that get a hint, CPU in ms of each look)."""
    count, covered, ms = 0, 0, []
    for number, (about, answer) in enumerate(_wrong()):
        if number % each:
            continue
        began = time.process_time()
        hints = deterministic_hints(FailingCase(answer, form=look_at_form(about, answer)))
        ms.append(1000 * (time.process_time() - began))
        count += 1
        covered += bool(hints)
    return count, covered, ms


def _wrong() -> Iterator[tuple[object, str]]:
    for root in sorted(TEMPLATES.iterdir()):
        for exercise in load_course(root).exercises if (root / "course.yml").is_file() else ():
            if not is_form(exercise.metadata):
                continue
            version = MAKER.version(b"benchmark", "student", exercise.id, exercise.variant, 0)
            form = form_of(exercise, version)
            typed = [one.source for one in form.wrong]
            if exercise.metadata.kind == "numeric":
                typed += [*_numbers(form.solution)]
            for answer in typed:
                judged = judge_source(form.about, answer)
                if not judged.right and not judged.unread:
                    yield form.about, answer


def _numbers(solution: str) -> Iterator[str]:
    head, _, rest = solution.rpartition('("')
    number, space, unit = rest.partition(" ")
    try:
        value = float(number.rstrip('")'))
    except ValueError:
        return
    for factor in FACTORS:
        yield f'{head}("{value * factor:.6g}{space}{unit}' if space else f'{head}("{value * factor:.6g}")'
