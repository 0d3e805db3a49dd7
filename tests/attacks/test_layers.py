"""What reaches for files, processes and the network, where parts of the sandbox are missing and for ordinary users."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.workflows.opened_course import OpenedCourse
from tests.attacks import bare
from tests.attacks.batch import hand_in, honest_score, listening, secret_environment
from tests.attacks.case import Case
from tests.attacks.conftest import HOSTILE, NOT_TRIED
from tests.attacks.course import MARK, TRIALS
from tests.grading.sandbox import people

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
REACHING = (
    *(
        "files_of_the_course",
        "gradebook_written",
        "autograded_written",
        "own_submission_rewritten",
        "network",
    ),
    *("environment", "own_memory_file", "signals_to_everybody", "folders_without_end", "devices_in_a_cell"),
    "daemon_outlives",
)
NAMESPACES = ("user namespace", "network namespace", "ipc namespace", "pid namespace", "own root")
SANDBOXES: dict[str, tuple[bool, tuple[str, ...]]] = {
    "no namespaces": (False, NAMESPACES),
    "no landlock, no seccomp": (False, ("landlock", "seccomp")),
    "no other user": (False, ("another user", "pid namespace")),
    "an ordinary user": (True, ()),
    "an ordinary user, no namespaces": (True, NAMESPACES),
}
"""Whether an ordinary user grades, and the layers that are left out."""


@pytest.fixture(scope="module")
def handed_in(course: OpenedCourse) -> Iterator[tuple[Path, dict[str, Case]]]:
    """A copy of the course in which the reaching cases are handed in, where an ordinary user can come to it."""
    chosen = [one for one in HOSTILE if one.name in REACHING]
    with tempfile.TemporaryDirectory() as name, listening() as port, secret_environment():
        os.chmod(name, 0o755)
        root = Path(name, "course")
        for folder in ("source", "release"):
            shutil.copytree(course.root / folder, root / folder)
        (root / bare.MANIFEST).write_text(course.manifest(TRIALS).model_dump_json())
        (root / "gradebook.db").write_bytes((course.root / "gradebook.db").read_bytes())
        yield root, hand_in(root, chosen, TRIALS, port)


@pytest.mark.parametrize("sandbox", SANDBOXES)
def test_every_part_of_the_sandbox_is_backed_by_another(
    sandbox: str, handed_in: tuple[Path, dict[str, Case]]
) -> None:
    """Scores as deserved, neighbours as ever, nothing read, nothing written."""
    root, students = handed_in
    ordinary, without = SANDBOXES[sandbox]
    if ordinary and not _give_away(root):
        NOT_TRIED.append(f"{sandbox}: needs root, to become somebody else")
    before = _content(root)
    done = _marked(root, without, ordinary)
    wrong = {
        name: found for name, found in done["students"].items() if not _as_deserved(name, found, students)
    }
    assert not wrong
    assert _content(root) == before


def _marked(root: Path, without: tuple[str, ...], ordinary: bool) -> Any:
    if not ordinary:
        return bare.marked(root, without)
    code = f"from tests.attacks.bare import report\nreport({str(root)!r}, {without!r})"
    return people.run(code, ordinary=True)


def _give_away(root: Path) -> bool:
    """Let the course be the ordinary user's own, if there is another than the one who runs this."""
    if os.getuid() != 0:
        return False
    for folder, _, names in os.walk(root):
        for path in [folder, *(os.path.join(folder, name) for name in names)]:
            os.lchown(path, people.ORDINARY, people.ORDINARY)
    return True


def _as_deserved(student: str, found: dict[str, Any], students: dict[str, Case]) -> bool:
    case = students.get(student)
    if case is None:
        right = student.startswith("right") or int(student[1:4]) % 2 == 0
        return bool(sum(found["scores"].values()) == honest_score(TRIALS, right))
    return bool(found["scores"] == case.deserved and MARK not in found["text"])


def _content(root: Path) -> dict[str, tuple[Any, ...]]:
    """Modes, times and contents of all that lies in the course."""
    return {str(path): _state(path) for path in [root, *root.rglob("*")]}


def _state(path: Path) -> tuple[Any, ...]:
    found = path.lstat()
    return found.st_mode, found.st_mtime_ns, path.read_bytes() if stat.S_ISREG(found.st_mode) else b""
