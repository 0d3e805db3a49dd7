"""Which version a notebook says it holds: read as data that nobody vouches for, and believed only with its key."""

import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import grade_id
from openclass_nb.course.forms import form_for
from openclass_nb.course.manifest import Manifest, ReleasedExercise
from openclass_nb.course.personal import personal
from openclass_nb.course.variants.seeds import EVERYBODY, version_key
from openclass_nb.course.variants.substituting import public_cell
from openclass_nb.course.variants.versions import Version
from openclass_nb.grading.submissions import read_content
from openclass_nb.grading.version_maker import MAKER

LARGEST_NUMBER = 10_000


@dataclass(frozen=True)
class Claim:
    """What an answer cell says: the number of its version, and a key that only the course can have written."""

    number: int
    key: str


@dataclass(frozen=True)
class Claims:
    """What a notebook says: by nbgrader's id of the answer cell; and its texts, for one that has lost its marks."""

    marks: Mapping[str, Claim] = field(default_factory=dict)
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class OwnManifest:
    """A manifest in one student's versions, and the number of each by exercise.

    `apart` if any of them is another one than in release/.
    """

    manifest: Manifest
    numbers: Mapping[str, int]
    apart: bool = False


Earlier = Callable[[str], Iterable[str]]
"""The sources of an exercise's variant in earlier releases."""


def nothing_earlier(exercise: str) -> Iterable[str]:
    """For a course that was never released otherwise."""
    return ()


def version_mark(secret: bytes, student: str, exercise: str, number: int, source: str) -> dict[str, Any]:
    """What a notebook's answer cell carries under `openclass.version`; `source` is that of the variant."""
    return {"number": number, "key": version_key(secret, student, exercise, number, source)}


def claims_in(content: Mapping[str, Any]) -> Claims:
    """What a notebook says of its versions; what makes no sense says nothing."""
    cells = content.get("cells")
    told = [one for one in cells if isinstance(one, dict)] if isinstance(cells, list) else []
    texts = {_text(one.get("source")) for one in told if one.get("cell_type") == "code"}
    return Claims(_marks(told), frozenset(texts))


def _text(source: object) -> str:
    lines = [one for one in source if isinstance(one, str)] if isinstance(source, list) else []
    return (source if isinstance(source, str) else "".join(lines)).strip()


def _marks(cells: list[dict[str, Any]]) -> dict[str, Claim]:
    found: dict[str, Claim] = {}
    for cell in cells:
        if not isinstance(cell.get("metadata"), dict):
            continue
        mark = cell["metadata"].get("openclass")
        told = mark.get("version") if isinstance(mark, dict) else None
        name = grade_id(cell)
        if name and isinstance(told, dict) and _is_number(told.get("number")):
            found[name] = Claim(told["number"], str(told.get("key")))
    return found


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_NUMBER


def exercises_in(manifest: Manifest, content: Mapping[str, Any]) -> set[str]:
    """The exercises whose answer cells are there: those that were drawn, or handed out to practise with."""
    cells = content.get("cells")
    found = {grade_id(one) for one in cells if isinstance(one, dict)} if isinstance(cells, list) else set()
    return {one.id for one in manifest.exercises if one.answer_id in found}


def claims_of(folder: Path, manifest: Manifest) -> Claims:
    """What a submission says of its versions."""
    marks: dict[str, Claim] = {}
    texts: set[str] = set()
    for notebook in manifest.notebooks:
        found = claims_in(read_content(folder, notebook.name))
        marks |= found.marks
        texts |= found.texts
    return Claims(marks, frozenset(texts))


def own_manifest(
    manifest: Manifest,
    secret: bytes,
    student: str,
    claims: Claims,
    reached: Mapping[str, int],
    earlier: Earlier = nothing_earlier,
) -> OwnManifest:
    """The manifest in the versions that the claims name; `reached` says how far the student may be, by exercise.

    `earlier` gives the variants that an exercise had in earlier releases. Without a claim to be believed it is the
    version whose numbers or options stand in the notebook, or the first.
    """
    versions = {
        one.id: _version(one, secret, student, claims, reached.get(one.id, 0), earlier)
        for one in manifest.exercises
        if one.varies
    }
    numbers = {name: one.number for name, one in versions.items()}
    shared = {one.id: MAKER.shared(secret, one.id, one.variant) for one in manifest.exercises if one.varies}
    return OwnManifest(personal(manifest, versions), numbers, versions != shared)


def _version(
    exercise: ReleasedExercise, secret: bytes, student: str, claims: Claims, reached: int, earlier: Earlier
) -> Version:
    name, source, claim = exercise.id, exercise.variant, claims.marks.get(exercise.answer_id)
    if claim is not None and claim.number <= reached:
        believed = _claimed(claim, secret, student, name, source)
        for one in () if believed or not source else earlier(name):
            believed = believed or _claimed(claim, secret, student, name, one)
        if believed:
            return believed
    own = [MAKER.version(secret, student, name, source, number) for number in range(reached + 1)]
    candidates = (*reversed(own), MAKER.shared(secret, name, source))
    return next((one for one in candidates if _stands_in(claims.texts, exercise, one)), own[0])


def _stands_in(texts: frozenset[str], exercise: ReleasedExercise, version: Version) -> bool:
    """Whether a notebook shows this version: the cell with its numbers, or the comment with its options."""
    if exercise.variant:
        return public_cell(version.values, exercise.public).strip() in texts
    if exercise.about is None:
        return False
    stub = form_for(exercise.about, exercise.name, version).stub
    comment = "\n".join(line for line in stub.splitlines() if line.startswith("#"))
    return any(comment in one for one in texts)


def _claimed(claim: Claim, secret: bytes, student: str, exercise: str, source: str) -> Version | None:
    """The version that a claim names, the student's own or everybody's, if its key is right for this variant."""
    for whose in (student, EVERYBODY):
        key = version_key(secret, whose, exercise, claim.number, source)
        if hmac.compare_digest(claim.key.encode(errors="replace"), key.encode()):
            return MAKER.version(secret, whose, exercise, source, claim.number)
    return None
