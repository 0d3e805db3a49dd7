"""Make a course from a template."""

import re
import shutil
from pathlib import Path

from openclass_nb.errors import CourseFileError, OpenclassError
from openclass_nb.templates import find_template

GITIGNORE = """\
# Students' work and grades stay off the internet.
submitted/
autograded/
feedback/
export/
gradebook.db*
openclass.db*
report.html
.ipynb_checkpoints/
"""


def new_course(name: str, template: str, parent: Path) -> Path:
    """Make the folder `parent/name` from `template`, an nbgrader course from its first minute. The folder."""
    from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text

    origin, folder = find_template(template), parent / name
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
        step = "Use letters, digits, “-”, “_” and “.”, without spaces."
        raise OpenclassError(f"“{name}” can’t be a course’s folder.", next_step=step)
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise OpenclassError(
            f"“{name}” exists already.", next_step="Choose another name; nothing was changed."
        )
    try:
        shutil.copytree(
            origin, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
        (folder / CONFIG_FILE).write_text(config_text(name), encoding="utf-8")
        (folder / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
    except OSError as error:
        step = "Check the free space and the permissions."
        raise CourseFileError(
            f"The course can’t be written: {error.strerror}.", where=name, next_step=step
        ) from error
    return folder
