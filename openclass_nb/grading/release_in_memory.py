"""What a release would give students, by the same steps, without nbgrader's database and files of the course."""

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
from traitlets import Any as AnyTrait
from traitlets.config import LoggingConfigurable
from traitlets.utils.importstring import import_item

from openclass_nb.course.cells import SourceNotebook, grade_id, is_locked, text
from openclass_nb.course.nbgrader_format import with_upgraded_cells
from openclass_nb.errors import GradingError
from openclass_nb.grading.nbgrader_course import course_config

SAVE = "nbgrader.preprocessors.SaveCells"
"""The step that writes nbgrader's gradebook: what it would keep is kept here instead."""


@dataclass(frozen=True)
class MadeNotebook:
    """A notebook as students get it, and its locked cells in full, hidden tests included, by nbgrader's id."""

    content: Any
    kept: dict[str, str] = field(default_factory=dict)


class _Converter(LoggingConfigurable):
    """Stands where nbgrader's converter does: steps ask it for the course's folder."""

    coursedir = AnyTrait()


def release_in_memory(source: SourceNotebook, root: Path, secret_root: Path) -> MadeNotebook:
    """`source` as `release_with_nbgrader` would release it, with the settings of the course in `root`.

    The secret from which shared versions follow is that of `secret_root`. GradingError if a step fails.
    """
    config = course_config(root)
    converter = _Converter(config=config, coursedir=SimpleNamespace(root=str(secret_root)))
    made: Any = nbformat.from_dict(with_upgraded_cells(source.content))
    about: Any = {"nbgrader": {"assignment": source.assignment, "notebook": source.name}}
    kept: dict[str, str] = {}
    for step in config.GenerateAssignment.preprocessors:
        if step == SAVE:
            kept = {str(grade_id(one)): text(one) for one in made.cells if grade_id(one) and is_locked(one)}
            continue
        try:
            made, about = import_item(step)(parent=converter).preprocess(made, about)
        except (GradingError, KeyboardInterrupt):
            raise
        except Exception as error:  # nbgrader's steps raise what they like
            told = f"nbgrader can't make the students' version ({error})."
            raise GradingError(told, where=source.file, next_step="“Check course” tells more.") from error
    return MadeNotebook(made, kept)
