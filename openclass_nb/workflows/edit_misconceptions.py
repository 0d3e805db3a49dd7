"""Write a misconception into course.yml: a wrong idea with the message that students who show it get."""

from pathlib import Path

from openclass_nb.course.files import COURSE_FILE, read_course_file, update_course_file
from openclass_nb.course.models import Misconception
from openclass_nb.course.yaml_entries import put_entry


def known_misconceptions(root: Path) -> dict[str, Misconception]:
    """Every misconception of the course as it is written now."""
    return read_course_file(root / COURSE_FILE).misconceptions


def write_misconception(root: Path, name: str, title: str, message: str) -> None:
    """Add one, or change one. CourseFileError if title or message is empty. Comments and order stay."""
    said = {"title": title, "message": message}
    update_course_file(root / COURSE_FILE, lambda data: put_entry(data, "misconceptions", name, said))
