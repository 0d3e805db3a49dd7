"""Make an assignment of ours from an otter-grader notebook, in a course that is there or in a new one."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.adopting.headings import readable
from openclass_nb.course.adopting.joining import with_assignment
from openclass_nb.course.adopting.otter import FromOtter, OtterNotebook, from_otter, read_otter
from openclass_nb.course.adopting.proposal import (
    AssignmentProposal,
    course_text,
    free_name,
    propose_assignment,
)
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.files import (
    COURSE_FILE,
    find_course,
    read_course_file,
    read_notebook,
    write_atomically,
    write_course_file,
)
from openclass_nb.course.findings import Finding, has_errors
from openclass_nb.errors import CourseError, CourseFileError, CourseNotFoundError, OpenclassError
from openclass_nb.workflows.new_course import GITIGNORE


@dataclass(frozen=True)
class ImportedOtter:
    """What an import understood. `file` is the new notebook, None if nothing was written because of errors."""

    root: Path
    new: bool
    proposal: AssignmentProposal
    made: FromOtter
    file: Path | None
    data: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_otter(path: Path, into: Path | None = None, name: str | None = None) -> ImportedOtter:
    """Turn the notebook at `path` into the assignment `name` (else called like the file) of the course `into`.

    Without `into`, of the course here or above, or of a new one beside us. Nothing is written if the notebook
    was not understood; the otter notebook is never changed.
    """
    notebook = _read(path)
    otter = read_otter(notebook.content, path.name)
    if not otter.questions:
        step = "otter's notebooks have cells with “# BEGIN QUESTION”. For an nbgrader course, leave “--from otter” out."
        raise CourseError(
            "There is no question of otter's in this notebook.", where=path.name, next_step=step
        )
    assignment = _name(name or path.stem)
    root = _course_folder(into, assignment)
    taken = _taken(root, assignment)
    made = from_otter(otter, notebook.content.get("metadata", {}), assignment, [free_name(assignment, taken)])
    proposal = propose_assignment(
        assignment, [SourceNotebook(assignment, assignment, "", made.content)], taken
    )
    findings = list(made.findings)
    new = not (root / COURSE_FILE).is_file()
    if has_errors(findings):
        return ImportedOtter(root, new, proposal, made, None, (), tuple(findings))
    file = root / "source" / assignment / f"{assignment}.ipynb"
    write_atomically(file, json.dumps(made.content, indent=1, ensure_ascii=False) + "\n")
    data = list(_copied(otter, path.parent, file.parent, findings))
    _join(root, proposal, new=new)
    return ImportedOtter(root, new, proposal, made, file, tuple(data), tuple(findings))


def _read(path: Path) -> SourceNotebook:
    if not path.is_file():
        step = "Name the notebook file that otter assign reads."
        raise CourseNotFoundError(f"There is no notebook “{path}”.", next_step=step)
    notebook, problems = read_notebook(path.parent, path.stem, path)
    if notebook is None:
        raise CourseFileError(problems[0].message, where=path.name, next_step=problems[0].next_step)
    about: Any = notebook.content.get("metadata", {})
    language = about.get("kernelspec", {}).get("language") or about.get("language_info", {}).get("name")
    if str(language or "python").lower() != "python":
        told = f"This notebook is in {language}; only Python's can be imported."
        raise CourseError(told, where=path.name, next_step="Its questions have to be written anew.")
    return notebook


def _name(wanted: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", wanted):
        step = "Give it another with “--as NAME”: letters, digits, “-”, “_” and “.”."
        raise OpenclassError(f"“{wanted}” can’t be an assignment’s name.", next_step=step)
    return wanted


def _course_folder(into: Path | None, assignment: str) -> Path:
    if into is not None:
        return into
    try:
        return find_course(Path())
    except CourseNotFoundError:
        return Path(assignment)


def _taken(root: Path, assignment: str) -> list[str]:
    """Objectives that the course has already. CourseError if it has the assignment."""
    course = read_course_file(root / COURSE_FILE) if (root / COURSE_FILE).is_file() else None
    folder = root / "source" / assignment
    if (course and course.assignment(assignment)) or (folder.exists() and any(folder.iterdir())):
        step = "Give the new one another name with “--as NAME”; nothing was changed."
        raise CourseError(f"The course has “{assignment}” already.", where=str(root), next_step=step)
    return list(course.objectives) if course else []


def _copied(otter: OtterNotebook, origin: Path, folder: Path, findings: list[Finding]) -> Iterator[str]:
    """Files that the assignment says go with the notebook, copied beside the new one."""
    listed = otter.config.get("files") or []
    for wanted in listed if isinstance(listed, list) else [listed]:
        found = origin / str(wanted)
        inside = found.resolve().is_relative_to(origin.resolve())
        if inside and found.is_file():
            (folder / str(wanted)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, folder / str(wanted))
            yield str(wanted)
        elif inside and found.is_dir() and found.resolve() != origin.resolve():
            shutil.copytree(found, folder / str(wanted), dirs_exist_ok=True)
            yield str(wanted)
        else:
            told = f"“{wanted}” goes with the notebook, but is not a file beside it; it was not copied."
            step = f"Put it into {folder.as_posix()}/."
            findings.append(Finding.warning("file", otter.at(0), told, step))


def _join(root: Path, proposal: AssignmentProposal, *, new: bool) -> None:
    from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text

    path = root / COURSE_FILE
    if not new:
        write_course_file(path, with_assignment(path.read_text(encoding="utf-8"), proposal))
        return
    name = root.absolute().name
    write_course_file(path, course_text(readable(name), [proposal]))
    for file, text in ((CONFIG_FILE, config_text(name)), (".gitignore", GITIGNORE)):
        if not (root / file).exists():
            write_atomically(root / file, text)
