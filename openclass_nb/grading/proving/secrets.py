"""What the students' version would give away: solutions, hidden tests, hints and known wrong answers in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import SourceNotebook, grade_id, text
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, data_files
from openclass_nb.course.findings import Finding, Place
from openclass_nb.errors import GradingError

SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
COMMENT = re.compile(r"(?m)(^|\s)#.*$")
LEAST_CODE, LEAST_WORDS = 12, 24
"""Characters below which a text is too common to be a secret."""
LARGEST_FILE = 1 << 20
CALCULATES = re.compile(r"[-+*/%<>=(\[]")


@dataclass(frozen=True)
class Secret:
    """A text that students must not see, without blanks, and what it is."""

    what: str
    text: str


@dataclass(frozen=True)
class InSight:
    """A text that students get, without blanks, and where."""

    place: Place
    text: str


def judge_release(
    loaded: LoadedCourse, notebook: SourceNotebook, exercises: Iterable[Exercise]
) -> list[Finding]:
    """What of these exercises' secrets the students' version of the notebook, or a file beside it, would show."""
    try:
        visible = [*_cells(loaded.root, notebook), *_files(loaded, notebook)]
    except GradingError:  # told already: nbgrader can't make the students' version
        return []
    return [
        _leak(exercise, secret, seen)
        for exercise in exercises
        for secret in _secrets(exercise)
        for seen in visible
        if secret.text in seen.text
    ]


def _leak(exercise: Exercise, secret: Secret, seen: InSight) -> Finding:
    told = f"Students would see {secret.what} of “{exercise.shown}” here."
    step = "Take it out, or put it between ### BEGIN HIDDEN TESTS and ### END HIDDEN TESTS."
    return Finding.error("secret-in-sight", seen.place, told, step)


def _squeezed(source: str) -> str:
    return "".join(source.split())


def _secrets(exercise: Exercise) -> Iterator[Secret]:
    for block in SOLUTION.findall(exercise.answer):
        core = _squeezed(COMMENT.sub("", block)).removeprefix("return")
        if len(core) >= LEAST_CODE and CALCULATES.search(core):
            yield Secret("the solution", core)
    for test in exercise.tests:
        for block in HIDDEN.findall(test.source):
            if len(_squeezed(block)) >= LEAST_CODE:
                yield Secret("a hidden test", _squeezed(block))
    for hint in exercise.metadata.hints:
        if len(_squeezed(hint)) >= LEAST_WORDS:
            yield Secret("a hint", _squeezed(hint))
    for wrong in exercise.metadata.wrong_answers:
        if len(_squeezed(wrong.note)) >= LEAST_WORDS:
            yield Secret("a note on a wrong answer", _squeezed(wrong.note))


def _cells(root: Path, notebook: SourceNotebook) -> Iterator[InSight]:
    released = students_version(notebook.content, root)
    for index, cell in enumerate(released["cells"]):
        if cell.get("metadata", {}).get("openclass", {}).get("role") == "variant":
            # its public values stand there in the release
            continue
        about = {key: value for key, value in cell.get("metadata", {}).items() if key != "nbgrader"}
        everything = [text(cell), str(about), str(cell.get("outputs", "")), str(cell.get("attachments", ""))]
        place = Place(file=notebook.file, cell=index, name=grade_id(cell) or cell.get("id"))
        yield InSight(place, _squeezed(COMMENT_MARK.sub("", "\n".join(everything))))


COMMENT_MARK = re.compile(r"(?m)^\s*#+ ?")
"""A solution in a comment is in sight too."""


def students_version(content: Mapping[str, Any], root: Path) -> Any:
    """The notebook as students would get it, by nbgrader's rules with the course's settings, and by ours. GradingError
    if that fails."""
    import nbformat
    from nbgrader.preprocessors import ClearHiddenTests, ClearOutput, ClearSolutions

    from openclass_nb.grading.nbgrader_course import course_config
    from openclass_nb.grading.nbgrader_release import StripSecrets

    config = course_config(root)
    made: Any = nbformat.from_dict(dict(content))
    try:
        for step in (ClearSolutions, ClearOutput, ClearHiddenTests, StripSecrets):
            made, _ = step(config=config).preprocess(made, {})
    except (RuntimeError, ValueError) as error:
        raise GradingError(f"nbgrader can't make the students' version ({error}).") from error
    return made


def _files(loaded: LoadedCourse, notebook: SourceNotebook) -> Iterator[InSight]:
    for path in data_files(loaded.root, notebook.assignment):
        if path.stat().st_size <= LARGEST_FILE:
            content = path.read_bytes().decode("utf-8", errors="replace")
            place = Place(file=path.relative_to(loaded.root).as_posix())
            yield InSight(place, _squeezed(content))
