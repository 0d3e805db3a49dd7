"""Try an assignment as a student would find it if it were released now: nothing of it is kept.

All that students do works on a rehearsal as it does on the course: it is an opened course of its own, in a folder of
its own, with a log of its own. Only the release in it was made from source/ a moment ago.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from openclass_nb.course.files import LoadedCourse, load_course
from openclass_nb.course.manifest import Manifest, Signature
from openclass_nb.course.models import Course, OpensWhen
from openclass_nb.errors import UnknownNameError
from openclass_nb.records import ReleaseEntry, open_log
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.release_in_memory import MadeNotebook

SECRET = b"nobody's versions: a preview".hex()
"""The same in every rehearsal, so that versions in a preview are known again after the source has changed."""


@dataclass(frozen=True)
class Rehearsal:
    """An assignment made ready in `folder`, its notebooks by name; `manifest` is what a release would record."""

    opened: OpenedCourse
    loaded: LoadedCourse
    assignment: str
    folder: Path
    made: Mapping[str, "MadeNotebook"]
    manifest: Manifest
    proved: bool = False

    def begin(self, name: str) -> OpenedCourse:
        """The course for somebody who has done nothing yet; `name` is that of the log, which must be a new one."""
        log = open_log(self.folder, f"sqlite:///{(self.folder / f'{name}.db').as_posix()}")
        others = {name: one for name, one in self.opened.manifests.items() if name != self.assignment}
        released = (*others.values(), self.manifest)
        now = self.opened.clock()
        log.add(ReleaseEntry(one.assignment, now, one.model_dump_json()) for one in released)
        course = _open_to_all(self.loaded.course, self.assignment)
        return OpenedCourse(self.folder, course, log, self.opened.clock)


def rehearse(opened: OpenedCourse, assignment: str, folder: Path) -> Rehearsal:
    """Make `assignment` ready in the empty `folder`, as a release would write and record it; nothing runs.

    UnknownNameError for an assignment without notebooks; GradingError if the students' version can't be made.
    """
    from openclass_nb.grading.release_in_memory import release_in_memory

    loaded = load_course(opened.root)
    own = [one for one in loaded.notebooks if one.assignment == assignment]
    if not own:
        raise UnknownNameError("assignment", assignment, {one.assignment for one in loaded.notebooks})
    (folder / "openclass.secret").write_text(SECRET, encoding="ascii")
    made = {one.name: release_in_memory(one, opened.root, folder) for one in own}
    _lay_out(opened.root / "source" / assignment, folder / "release" / assignment)
    for name, one in made.items():
        path = folder / "release" / assignment / f"{name}.ipynb"
        path.write_text(json.dumps(one.content, indent=1, ensure_ascii=False), encoding="utf-8")
    manifest = _manifest(loaded, assignment, made, {}, tried=False)
    return Rehearsal(opened, loaded, assignment, folder, made, manifest)


def prove_rehearsal(rehearsal: Rehearsal) -> Rehearsal:
    """The same, where known wrong answers are known again: for that the teacher's own code runs."""
    from openclass_nb.grading.proof import plan_trials, prove
    from openclass_nb.grading.warm_runner import WarmRunner

    loaded, assignment = rehearsal.loaded, rehearsal.assignment
    with WarmRunner(loaded.course.grading.cell_seconds) as runner:
        known = prove(loaded, plan_trials(loaded, assignment), runner).signatures
    manifest = _manifest(loaded, assignment, rehearsal.made, known, tried=True)
    return replace(rehearsal, manifest=manifest, proved=True)


def _manifest(
    loaded: LoadedCourse,
    assignment: str,
    made: Mapping[str, "MadeNotebook"],
    signatures: Mapping[str, tuple[Signature, ...]],
    *,
    tried: bool,
) -> Manifest:
    from openclass_nb.grading.nbgrader_release import manifest_of

    released = {name: one.content for name, one in made.items()}
    kept = {name: one.kept for name, one in made.items()}
    return manifest_of(loaded, assignment, released, kept, signatures, tried=tried)


def _lay_out(source: Path, release: Path) -> None:
    """What lies beside the notebooks, as nbgrader copies it."""
    shutil.copytree(source, release, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.ipynb"))


def _open_to_all(course: Course, assignment: str) -> Course:
    opened = (
        one.model_copy(update={"opens_when": OpensWhen()}) if one.name == assignment else one
        for one in course.assignments
    )
    return course.model_copy(update={"assignments": tuple(opened)})
