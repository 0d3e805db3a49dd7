"""The course folder on disk: the one module of `course` that reads and writes files."""

import json
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from openclass_nb.course.adopting.nbgrader import read_unmarked
from openclass_nb.course.cells import SourceNotebook, read_exercises
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.findings import Finding, Place, has_errors
from openclass_nb.course.models import Course
from openclass_nb.course.validation import sentences
from openclass_nb.errors import CourseFileError, CourseNotFoundError

COURSE_FILE = "course.yml"
RESTORE = "Restore it from a copy, or write it anew."


@dataclass(frozen=True)
class LoadedCourse:
    """All that could be read of a course folder, and what could not."""

    root: Path
    course: Course
    notebooks: tuple[SourceNotebook, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read; if not, counting its exercises says nothing."""
        return not has_errors(self.findings)

    def of_assignment(self, name: str) -> tuple[Exercise, ...]:
        """The exercises of one assignment, in order."""
        return tuple(one for one in self.exercises if one.assignment == name)


def find_course(start: Path) -> Path:
    """The nearest folder with a course.yml, at `start` or above. CourseNotFoundError if there is none."""
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / COURSE_FILE).is_file():
            return folder
    raise CourseNotFoundError(
        f"There is no {COURSE_FILE} in “{start}” or above it.",
        next_step="Go into a course folder, name it with --course, or make one with “openclass new”.",
    )


def load_course(root: Path) -> LoadedCourse:
    """Read everything; what can't be read becomes a finding. CourseFileError only without a readable course.yml."""
    course = read_course_file(root / COURSE_FILE)
    findings: list[Finding] = []
    notebooks: list[SourceNotebook] = []
    exercises: list[Exercise] = []
    shows = {
        one.name: one.objectives for one in reversed(course.assignments)
    }  # of namesakes the first counts
    for assignment in dict.fromkeys(one.name for one in course.assignments):
        for path in notebook_paths(root, assignment):
            notebook, problems = read_notebook(root, assignment, path)
            findings += problems
            if notebook is not None:
                found, problems = read_exercises(notebook)
                found += read_unmarked(notebook, shows[assignment]).exercises
                notebooks.append(notebook)
                exercises += sorted(found, key=lambda one: one.index)
                findings += problems
    return LoadedCourse(root, course, tuple(notebooks), tuple(exercises), tuple(findings))


def notebook_paths(root: Path, assignment: str) -> list[Path]:
    """The notebooks in `source/ASSIGNMENT/`, by name."""
    return sorted((root / "source" / assignment).glob("*.ipynb"))


def read_course_file(path: Path) -> Course:
    """What course.yml says. CourseFileError that tells every reason why it can't be read."""
    return _course(_text(path))


def _course(text: str) -> Course:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        data = YAML(typ="safe").load(text)
    except (YAMLError, ValueError, RecursionError) as error:  # ValueError: a date such as 2026-02-30
        raise _not_yaml(error) from error
    try:
        return Course.model_validate(data)
    except ValidationError as error:
        told = "\n".join(f"{problem} {step}" for problem, step in sentences(error, Course))
        raise CourseFileError(told, where=COURSE_FILE) from error


def _not_yaml(error: Any) -> CourseFileError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    step = "Check the indentation, the colons and the quotes on this line and the one above."
    return CourseFileError(f"{line}this is not YAML ({problem}).", where=COURSE_FILE, next_step=step)


def read_notebook(root: Path, assignment: str, path: Path) -> tuple[SourceNotebook | None, list[Finding]]:
    """A source notebook in today's format, or None with the reason."""
    place = Place(file=path.relative_to(root).as_posix())
    try:
        content = _parsed(_text(path))
    except CourseFileError as error:
        return None, [Finding.error("notebook-file", place, error.message, error.next_step or "")]
    except json.JSONDecodeError as error:
        told = f"This is not a notebook: line {error.lineno}, column {error.colno} is not JSON ({error.msg})."
        return None, [Finding.error("notebook-json", place, told, RESTORE)]
    except (AttributeError, LookupError, TypeError, RecursionError):  # a shape that nbformat trips over
        return None, [Finding.error("notebook-format", place, "This is JSON, but not a notebook's.", RESTORE)]
    except Exception as error:  # nbformat has a handful of its own, without a root in common
        told = f"This notebook's format can't be read ({_first_line(error)})."
        step = "Open it in JupyterLab and save it again."
        return None, [Finding.error("notebook-format", place, told, step)]
    return SourceNotebook(assignment, path.stem, place.file, content), []


def _parsed(text: str) -> Any:
    import nbformat

    json.loads(text)
    with warnings.catch_warnings():  # cells without ids, as old notebooks have them, are welcome
        warnings.simplefilter("ignore")
        content = nbformat.reads(text, as_version=4)
        nbformat.validate(content, relax_add_props=True)
    return content


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CourseFileError(
            "This file is not UTF-8 text.", where=path.name, next_step="Save it with the encoding UTF-8."
        ) from error
    except OSError as error:
        raise CourseFileError(
            f"This file can't be read: {error.strerror}.", where=str(path), next_step="Check its permissions."
        ) from error


def write_course_file(path: Path, text: str) -> None:
    """Write course.yml. CourseFileError, and what was there stays, if `text` is no course."""
    _course(text)
    write_atomically(path, text)


def update_course_file(path: Path, change: Callable[[Any], None]) -> None:
    """Apply `change` (a function on the YAML mapping) and write it back with comments, order and layout kept.

    CourseFileError if the file is no course now or would be none after the change; then nothing is written.
    """
    read_course_file(path)
    text = _text(path)
    yaml = _yaml_like(text)
    data = yaml.load(text)
    change(data)
    with StringIO() as out:
        yaml.dump(data, out)
        changed = out.getvalue()
    _course(changed)
    write_atomically(path, changed)


def _yaml_like(text: str) -> Any:
    """A round-trip YAML that writes lists as `text` does and never folds a long line."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    first = re.search(r"^( *)[^\s#-][^\n]*:[ ]*\n( *)- ", text, re.MULTILINE)
    offset = len(first[2]) - len(first[1]) if first else 2
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def write_atomically(path: Path, content: str) -> None:
    """Write all of it or nothing: a full disk or Ctrl-C leaves the old file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise CourseFileError(
            f"This file can't be written: {error.strerror}.",
            where=str(path),
            next_step="Check the free space and the permissions; nothing was changed.",
        ) from error


def written_like(text: str, content: Any) -> str:
    """A notebook as JSON with the indentation that `text` has, so that a diff shows what was changed and no more."""
    first = re.match(r"\{\s*?\n( *)\S", text)
    end = "\n" if text.endswith("\n") else ""
    return json.dumps(content, indent=len(first[1]) if first else 1, ensure_ascii=False) + end


def data_files(root: Path, assignment: str) -> Iterator[Path]:
    """Files beside the notebooks of an assignment that go out with it."""
    folder = root / "source" / assignment
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".ipynb" and ".ipynb_checkpoints" not in path.parts:
            yield path
