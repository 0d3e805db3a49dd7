"""An openclass course seen as an nbgrader course: its configuration, and nbgrader's converters run on it."""

import logging
import os
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openclass_nb.errors import GradingError
from openclass_nb.grading.interrupts import stopped_by_signals

CONFIG_FILE = "nbgrader_config.py"

STRIP_SECRETS = "openclass_nb.grading.nbgrader_release.StripSecrets"
PREPARE_EXERCISES = "openclass_nb.grading.nbgrader_forms.PrepareExercises"
FINISH_FORMS = "openclass_nb.grading.nbgrader_forms.FinishForms"
CLEAR_SOLUTIONS = "nbgrader.preprocessors.ClearSolutions"
RELEASE_STEPS = [
    PREPARE_EXERCISES,
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    STRIP_SECRETS,
    "nbgrader.preprocessors.LockCells",
    CLEAR_SOLUTIONS,
    FINISH_FORMS,
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""nbgrader's own steps of generate_assignment with ours among them."""

SAFE_FEEDBACK = "openclass_nb.grading.nbgrader_feedback.SafeFeedback"
FEEDBACK_STEPS = [
    "nbgrader.preprocessors.GetGrades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
    SAFE_FEEDBACK,
]

SANITIZE_STEPS = [
    "nbgrader.preprocessors.ClearOutput",
    "openclass_nb.grading.nbgrader_autograde.DropCopies",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
AUTOGRADE_STEPS = [
    "openclass_nb.grading.nbgrader_autograde.WarmExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""nbgrader's own steps of autograde with our engine among them."""

CONFIG_TEXT = '''"""nbgrader's settings for this course. What is set here, nbgrader and openclass both obey."""

from pathlib import Path

from traitlets.config import get_config

c = get_config()
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
c.CourseDirectory.course_id = {course_id!r}

# Hints, known wrong answers and the like stay out of released notebooks, whoever generates them.
c.GenerateAssignment.preprocessors = [
{release_steps}
]

# Students don't read hidden tests in their feedback, and nothing in it runs in a browser.
# To show hidden tests all the same: c.SafeFeedback.show_hidden_tests = True
c.GenerateFeedback.preprocessors = [
{feedback_steps}
]

# “nbgrader autograde” and formgrader’s button run submissions in openclass’s sandbox.
c.Autograde.sanitize_preprocessors = [
{sanitize_steps}
]
c.Autograde.autograde_preprocessors = [
{autograde_steps}
]
'''


def config_text(course_id: str) -> str:
    """A fresh nbgrader_config.py for a course."""
    return CONFIG_TEXT.format(
        course_id=course_id,
        release_steps=_lines(RELEASE_STEPS),
        feedback_steps=_lines(FEEDBACK_STEPS),
        sanitize_steps=_lines(SANITIZE_STEPS),
        autograde_steps=_lines(AUTOGRADE_STEPS),
    )


def _lines(steps: list[str]) -> str:
    return "\n".join(f'    "{step}",' for step in steps)


SQLITE = "sqlite:///"


class NbgraderCourse:
    """nbgrader's view of the course in `root`. Imports nbgrader when made (seconds of CPU), not before.

    `reference` asks for nbgrader's own way of running submissions, whatever nbgrader_config.py says.
    """

    def __init__(self, root: Path, *, reference: bool = False) -> None:
        self.root = root.resolve()
        with _environment_on_path():
            from nbgrader.apps import NbGraderAPI
            from nbgrader.coursedir import CourseDirectory

            config = course_config(self.root)
            if reference:
                config.pop("Autograde", None)
            self._directory = CourseDirectory(config=config)
            self.api = NbGraderAPI(self._directory, config=config, log_level=logging.ERROR)

    @property
    def course_id(self) -> str:
        """nbgrader's id of the course."""
        return str(self._directory.course_id)

    @property
    def gradebook_url(self) -> str:
        """Where nbgrader keeps grades, as SQLAlchemy writes it."""
        return str(self._directory.db_url)

    def run(self, converter: Callable[..., dict[str, Any]], *args: Any, **options: Any) -> None:
        """Run one of the API's converters; GradingError with nbgrader's own last words if it fails."""
        folder = os.getcwd()
        try:
            with _environment_on_path(), _quiet(), stopped_by_signals():
                result = converter(*args, **options)
        finally:
            os.chdir(folder)  # nbgrader's converters change it, and an interrupt can leave it changed
        if str(result.get("error", "")).rstrip().endswith("KeyboardInterrupt"):
            raise KeyboardInterrupt
        if not result["success"]:
            raise GradingError(_last_words(result), next_step="Nothing else was changed.")

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """nbgrader's Gradebook, with this course's id so that no `default_course` row appears."""
        with _environment_on_path(), _quiet():
            from nbgrader.api import Gradebook

            with Gradebook(self._directory.db_url, self.course_id) as book:
                yield book


def gradebook_path(root: Path) -> Path | None:
    """Where nbgrader keeps the course's grades, without its import; None if that isn't a file of SQLite's.

    GradingError if nbgrader_config.py can't be read.
    """
    url = str(course_config(root.resolve()).CourseDirectory.get("db_url") or "")
    if not url:
        return root.resolve() / "gradebook.db"
    path = Path(url.removeprefix(SQLITE))
    return path if url.startswith(SQLITE) and path.is_absolute() and "?" not in url else None


def course_config(root: Path) -> Any:
    """nbgrader's settings of the course: ours, and over them those of its nbgrader_config.py. GradingError if that
    file can't be read."""
    from traitlets.config import Config
    from traitlets.config.loader import PyFileConfigLoader

    config = Config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.course_id = root.name
    config.GenerateAssignment.preprocessors = RELEASE_STEPS
    config.GenerateFeedback.preprocessors = FEEDBACK_STEPS
    if (root / CONFIG_FILE).is_file():
        try:
            loader = PyFileConfigLoader(CONFIG_FILE, path=str(root))
            with _reading(loader):
                config.merge(loader.load_config())
        except Exception as error:  # the file is the teacher's own Python: anything can happen in it
            told = f"nbgrader's settings can't be read ({type(error).__name__}: {error})."
            raise GradingError(told, where=CONFIG_FILE, next_step="Mend the file, or delete it.") from error
    config.GenerateAssignment.preprocessors = _with_own_steps(list(config.GenerateAssignment.preprocessors))
    if SAFE_FEEDBACK not in config.GenerateFeedback.preprocessors:
        config.GenerateFeedback.preprocessors = [*config.GenerateFeedback.preprocessors, SAFE_FEEDBACK]
    return config


def _with_own_steps(steps: list[str]) -> list[str]:
    """A list of steps from before ours were there, or one that a teacher wrote, with ours in their places."""
    if STRIP_SECRETS not in steps:
        steps = [STRIP_SECRETS, *steps]
    if PREPARE_EXERCISES not in steps:
        steps = [PREPARE_EXERCISES, *steps]
    if FINISH_FORMS not in steps:
        place = steps.index(CLEAR_SOLUTIONS) + 1 if CLEAR_SOLUTIONS in steps else len(steps)
        steps = [*steps[:place], FINISH_FORMS, *steps[place:]]
    return steps


@contextmanager
def _reading(loader: Any) -> Iterator[None]:
    """A file that says `from traitlets.config import get_config`, as ours does, gets the configuration being read.

    traitlets itself hands out the running application's, and there is none here: all that the file sets is lost.
    """
    import traitlets.config

    plain = traitlets.config.get_config
    traitlets.config.get_config = lambda: loader.config
    try:
        yield
    finally:
        traitlets.config.get_config = plain


@contextmanager
def _environment_on_path() -> Iterator[None]:
    """nbgrader starts `alembic` by name, so the environment's programs have to be on PATH."""
    import sys

    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


@contextmanager
def _quiet() -> Iterator[None]:
    """nbgrader logs its whole way at INFO and adds handlers to the root logger; people get a summary instead."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(logging.NOTSET)
        root.handlers[:], root.level = handlers, level


RAISED = re.compile(r"^ *(?:\w+\.)*(\w*(?:Error|Exception|Interrupt)\w*: .+)$", re.MULTILINE)
"""An exception as it ends a traceback. What nbgrader raises itself only points to the one in its log."""


def _last_words(result: dict[str, Any]) -> str:
    said = RAISED.findall(result.get("log") or "") or RAISED.findall(result.get("error") or "")
    return f"nbgrader could not do it: {said[-1].rstrip('.') if said else 'no reason given'}."
