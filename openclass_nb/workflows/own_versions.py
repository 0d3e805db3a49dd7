"""The versions that a student has: how far they are, and the release as they have it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.course.manifest import Manifest, ReleasedExercise
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.claims import OwnManifest
    from openclass_nb.grading.engine import Submission


def varies(manifest: Manifest) -> bool:
    """Whether students can have different exercises, or different versions of anything in it."""
    return bool(manifest.draws) or any(one.varies for one in manifest.exercises)


def not_drawn(opened: OpenedCourse, student: str, manifest: Manifest) -> frozenset[str]:
    """What the student does not get of the assignment's item banks."""
    if not manifest.draws:
        return frozenset()
    from openclass_nb.grading.course_secret import course_secret

    return manifest.not_drawn(course_secret(opened.root), student)


def versions_reached(opened: OpenedCourse, student: str, assignment: str) -> dict[str, int]:
    """The highest number of a version that a student can have, by exercise: one after the last one tried."""
    reached: dict[str, int] = {}
    for one in opened.log.attempts(student, assignment):
        if one.readable:
            reached[one.exercise] = max(reached.get(one.exercise, 0), one.variant + 1)
    most = {one.id: one.versions - 1 for one in opened.manifest(assignment).exercises}
    return {name: min(number, most.get(name, 0)) for name, number in reached.items()}


def manifest_for_notebook(
    opened: OpenedCourse, student: str, assignment: str, notebook: Mapping[str, Any]
) -> "OwnManifest":
    """The release in the versions that a notebook of the student's holds."""
    from openclass_nb.grading.claims import OwnManifest, claims_in, exercises_in, own_manifest
    from openclass_nb.grading.course_secret import course_secret

    manifest = opened.manifest(assignment)
    if not varies(manifest):
        return OwnManifest(manifest, {})
    reached = versions_reached(opened, student, assignment)
    absent = not_drawn(opened, student, manifest) - exercises_in(manifest, notebook)
    return own_manifest(
        manifest.without(absent),
        course_secret(opened.root),
        student,
        claims_in(notebook),
        reached,
        _earlier(opened, assignment),
    )


def manifest_for_version(
    opened: OpenedCourse, student: str, assignment: str, exercise: str, number: int, key: str = ""
) -> Manifest:
    """The release with one exercise in the version of that number.

    `key` is what the student's notebook says beside it; left out, it is the student's own version and not the one
    that lies in release/.
    """
    from openclass_nb.course.variants.seeds import version_key
    from openclass_nb.grading.claims import Claim, Claims, own_manifest
    from openclass_nb.grading.course_secret import course_secret

    manifest = opened.manifest(assignment)
    wanted = manifest.exercise(exercise)
    if wanted is None or not wanted.varies:
        return manifest
    secret = course_secret(opened.root)
    known = key or version_key(secret, student, exercise, number, wanted.variant)
    claims = Claims({wanted.answer_id: Claim(number, known)})
    reached = {exercise: number}
    return own_manifest(manifest, secret, student, claims, reached, _earlier(opened, assignment)).manifest


def with_own_versions(
    opened: OpenedCourse, assignment: str, submissions: list["Submission"]
) -> tuple[list["Submission"], dict[str, Mapping[str, int]]]:
    """Submissions with the release as each student has it, and the numbers of the versions, by student."""
    from dataclasses import replace

    from openclass_nb.grading.claims import claims_of, own_manifest
    from openclass_nb.grading.course_secret import course_secret

    manifest = opened.manifest(assignment)
    if not varies(manifest):
        return submissions, {}
    secret = course_secret(opened.root)
    earlier = _earlier(opened, assignment)
    owned, numbers = [], {}
    for one in submissions:
        reached = versions_reached(opened, one.student, assignment)
        drawn = manifest.without(not_drawn(opened, one.student, manifest))
        own = own_manifest(drawn, secret, one.student, claims_of(one.folder, manifest), reached, earlier)
        owned.append(replace(one, own=own.manifest, apart=own.apart or bool(manifest.draws)))
        numbers[one.student] = own.numbers
    return owned, numbers


def _earlier(opened: OpenedCourse, assignment: str) -> Callable[[str], list[str]]:
    """The variants that exercises had in earlier releases, read when one is asked for."""
    found: dict[str, list[str]] = {}

    def variants(exercise: str) -> list[str]:
        if not found:
            for release in opened.log.releases():
                if release.assignment == assignment:
                    for one in Manifest.model_validate_json(release.manifest).exercises:
                        found.setdefault(one.id, []).append(one.variant)
        return [one for one in dict.fromkeys(found.get(exercise, ())) if one]

    return variants


def next_version(
    opened: OpenedCourse, student: str, exercise: ReleasedExercise, assignment: str
) -> int | None:
    """The number of a version not tried yet; None if there is none left."""
    tried = {
        one.variant
        for one in opened.log.attempts(student, assignment)
        if one.exercise == exercise.id and one.readable
    }
    number = max(tried, default=-1) + 1
    return number if number < exercise.versions else None
