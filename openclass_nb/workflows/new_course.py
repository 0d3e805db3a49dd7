"""Make a course from a template."""

import re
import shutil
import tempfile
from pathlib import Path

from openclass_nb.errors import CourseFileError, OpenclassError
from openclass_nb.templates import find_template

GITIGNORE = """\
# Students' work and grades stay off the internet.
submitted/
autograded/
feedback/
returned/
export/
gradebook.db*
openclass.db*
openclass.secret
report.html
.ipynb_checkpoints/
"""


def new_course(name: str, template: str, parent: Path) -> Path:
    """Make the folder `parent/name` from `template`, whole or not at all: an nbgrader course from its first minute."""
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
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent, prefix=f".{name}-") as unfinished:
            made = Path(unfinished) / name
            shutil.copytree(
                origin, made, ignore=shutil.ignore_patterns("__pycache__", ".*", "openclass.secret")
            )
            (made / CONFIG_FILE).write_text(config_text(name), encoding="utf-8")
            (made / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
            made.replace(folder)
    except OSError as error:
        step = "Check the free space and the permissions; nothing was left behind."
        raise CourseFileError(
            f"The course can’t be written: {_reason(error)}.", where=name, next_step=step
        ) from error
    return folder


def _reason(error: OSError) -> str:
    """The system's words; a copy of many files gathers them in a list."""
    if isinstance(error, shutil.Error) and error.args[0]:
        return str(error.args[0][0][2])
    return error.strerror or str(error)
