"""The secret of a course, from which every version's seed is made. It stays with the teacher."""

import contextlib
import os
import secrets
from pathlib import Path

from openclass_nb.errors import CourseFileError

SECRET_FILE = "openclass.secret"
"""Beside course.yml; whoever reads it can work out everybody's versions. Keep it with the records' backups."""


def course_secret(root: Path) -> bytes:
    """The course's secret, made at the first use. CourseFileError if it can't be read or written."""
    path = root / SECRET_FILE
    try:
        if not path.is_file():
            _make(path)
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        step = "Restore it from a backup: without it everybody gets other versions."
        raise CourseFileError(
            "The course's secret can't be read.", where=SECRET_FILE, next_step=step
        ) from error


def _make(path: Path) -> None:
    """Written whole under another name and linked: of two processes at the same moment one wins."""
    draft = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
    try:
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
