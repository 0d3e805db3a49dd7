"""Release: students get what they need, and not a byte of what they must not see."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.cells import is_solution, text
from openclass_nb.course.checks.kinds import told_in
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse, load_course
from openclass_nb.course.kinds import NumericExercise, SymbolicExercise
from openclass_nb.course.kinds.writing import right_answer
from openclass_nb.course.manifest import Manifest
from openclass_nb.course.preparing import public_names
from openclass_nb.grading.nbgrader_release import PUBLIC_KEYS, StripSecrets, release_with_nbgrader
from openclass_nb.grading.prepared_sources import known_wrong
from openclass_nb.grading.version_maker import MAKER
from openclass_nb.templates import templates
from openclass_nb.workflows.new_course import new_course
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.building import answer
from tests.classroom import made_once

MARKS = ("SOLUTION", "HIDDEN TESTS")
OF_FORMS = ("calculus-and-linear-algebra", "mechanics", "minimal", "statistics")
"""Templates with forms and variants. All are released here by nbgrader alone: no test has to be tried for that."""


def secrets_of(loaded: LoadedCourse, assignment: str) -> Iterator[str]:
    """Everything that students must not see, piece by piece."""
    for one in loaded.of_assignment(assignment):
        yield from one.metadata.hints
        for wrong in one.metadata.wrong_answers:
            yield wrong.source
            yield wrong.note
    for notebook in loaded.notebooks:
        if notebook.assignment == assignment:
            for cell in notebook.cells:
                yield from _between_marks(text(cell))
    public = set().union(*(public_names(one) for one in loaded.of_assignment(assignment)))
    for one in loaded.of_assignment(assignment):
        yield from _of_form(one, public)
    yield from (one.message for one in loaded.course.misconceptions.values())
    yield from (one.title for one in loaded.course.misconceptions.values())


def _of_form(exercise: Exercise, public: set[str]) -> Iterator[str]:
    """What is right and what is known to be wrong; names of values that students don't get (`public` are others')."""
    yield from (one.message for one in told_in(exercise))
    yield from (one.misconception or "" for one in told_in(exercise))
    yield exercise.variant
    yield from (line for line in exercise.variant.splitlines() if "rng." in line)
    if exercise.variant:
        (values,) = MAKER.values(exercise.variant, [1])
        yield from (f" {name}=" for name in set(values) - public)
    if isinstance(exercise.metadata, NumericExercise | SymbolicExercise):
        yield from (f'"{one}"' for one in right_answer(exercise.metadata))
        yield from (f'"{one.source}' for one in known_wrong(exercise))


def _between_marks(source: str) -> Iterator[str]:
    for mark in MARKS:
        for part in source.split(f"BEGIN {mark}")[1:]:
            yield part.split(f"### END {mark}")[0].strip("\n")


def strings_in(value: Any) -> Iterator[str]:
    """Every string in JSON, keys too; lists of lines also as one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings_in(inner)
    elif isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            yield "".join(value)
        for inner in value:
            yield from strings_in(inner)


def released_text(folder: Path) -> str:
    """All that lies in a released folder: every byte, and every string of every notebook as it is meant."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    raw = [path.read_bytes().decode(errors="replace") for path in files]
    parsed = [json.loads(path.read_text(encoding="utf-8")) for path in files if path.suffix == ".ipynb"]
    return "\n".join([*raw, *(one for content in parsed for one in strings_in(content))])


def leaks(secrets: Iterator[str], shown: str) -> list[str]:
    wanted = {one.strip() for one in secrets if one.strip()}
    return sorted(one for one in wanted if one in shown or json.dumps(one)[1:-1] in shown)


def test_not_a_byte_of_a_secret_is_released(released_course: Path) -> None:
    """Solutions, hidden tests, hints, wrong answers, misconceptions: nowhere in the folder, metadata included."""
    loaded = load_course(released_course)
    shown = released_text(released_course / "release")
    for assignment in ("sums", "twice"):
        secrets = list(secrets_of(loaded, assignment))
        assert len(secrets) >= 20
        assert leaks(iter(secrets), shown) == []
    assert "BEGIN " not in shown
    assert "minus" not in shown


def test_the_search_for_secrets_finds_them_where_they_are(released_course: Path) -> None:
    """In source/ every one of them is found, so the search can be trusted."""
    loaded = load_course(released_course)
    shown = released_text(released_course / "source") + (released_course / "course.yml").read_text()
    for assignment in ("sums", "twice"):
        secrets = {one.strip() for one in secrets_of(loaded, assignment) if one.strip()}
        assert len(leaks(iter(secrets), shown)) == len(secrets)


def make_template_releases(root: Path) -> None:
    """Every assignment of the template, as nbgrader releases it; other tests prove it."""
    made = new_course(root.name, "python-for-science", root.parent)
    for assignment in load_course(made).course.assignments:
        release_with_nbgrader(made, assignment.name)


@pytest.fixture(scope="session")
def released_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "released-template", make_template_releases)


@pytest.mark.slow
def test_not_a_byte_of_the_templates_secrets_is_released(released_template: Path) -> None:
    """The course that teachers start from: every assignment, every file, every string."""
    loaded = load_course(released_template)
    assert set(templates()) == {"python-for-science", *OF_FORMS}, "a new template needs this test too"
    for assignment in loaded.course.assignments:
        assert_secret(loaded, assignment.name)


@pytest.mark.slow
@pytest.mark.parametrize("name", OF_FORMS)
def test_nor_of_the_templates_with_forms_and_variants(name: str, tmp_path: Path) -> None:
    """Right and wrong values, formulas, messages, `variant(rng)` and the values that no prompt names."""
    made = new_course(name, name, tmp_path)
    loaded = load_course(made)
    for assignment in loaded.course.assignments:
        release_with_nbgrader(made, assignment.name)
        assert_secret(loaded, assignment.name)


def assert_secret(loaded: LoadedCourse, assignment: str) -> None:
    """Nothing that is the teacher's lies in the folder of a release."""
    shown = released_text(loaded.root / "release" / assignment)
    assert leaks(secrets_of(loaded, assignment), shown) == []
    for mark in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "def variant", "{{ "):
        assert mark not in shown


@pytest.mark.slow
def test_students_get_every_exercise_of_the_template(released_template: Path) -> None:
    """Prompts, stubs, visible tests, and data files are there."""
    loaded = load_course(released_template)
    for one in loaded.exercises:
        path = released_template / "release" / one.assignment / f"{one.notebook}.ipynb"
        shown = "\n".join(text(cell) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])
        assert one.prompt.split("\n\n")[0] in shown  # the heading; places further down are filled
    source, release = released_template / "source", released_template / "release"
    data = {path.relative_to(source) for path in source.rglob("*.csv")}
    assert data == {path.relative_to(release) for path in release.rglob("*.csv")}


def manifest_of(opened: OpenedCourse) -> Manifest:
    return opened.manifest("sums")


def test_the_manifest_holds_what_students_did_not_get(opened: OpenedCourse) -> None:
    """Hidden tests in full, hints, and how known wrong answers behave."""
    manifest = manifest_of(opened)
    (notebook,) = manifest.notebooks
    tests = [cell for cell in notebook.cells if cell.grade_id == "add-test-1"]
    assert "Try negative numbers." in tests[0].source
    add = manifest.exercise("add")
    assert add is not None
    assert add.hints == ("Think of apples.", "Which sign puts two heaps together?")
    assert [one.misconception for one in add.signatures] == ["minus-for-plus"]


def test_the_manifest_knows_every_cell_as_it_was_released(opened: OpenedCourse) -> None:
    """Points, locks, roles, and answers as stubs."""
    manifest = manifest_of(opened)
    (notebook,) = manifest.notebooks
    assert [(cell.grade_id, cell.role, cell.points, cell.locked) for cell in notebook.cells[:4]] == [
        (None, "prompt", 0, False),
        ("add", "answer", 0, False),
        ("add-test-1", "test", 1, True),
        ("add-test-2", "test", 2, True),
    ]
    assert {one.id: one.points for one in manifest.exercises} == {
        "add": {"add-test-1": 1, "add-test-2": 2},
        "plus": {"plus-test-1": 1, "plus-test-2": 2},
        "total": {"total-test-1": 1},
    }
    assert all("raise NotImplementedError()" in one.stub for one in manifest.exercises)
    assert notebook.kernel == "python3"


def test_the_release_is_a_notebook_that_students_can_open(released_course: Path) -> None:
    """Valid, without outputs, with stubs, and with what is public about each exercise."""
    notebook = nbformat.read(released_course / "release/sums/sums.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert all(cell.get("outputs", []) == [] for cell in notebook.cells)
    answers = [cell for cell in notebook.cells if is_solution(cell)]
    assert len(answers) == 3
    assert answers[0].metadata["openclass"] == {
        "exercise": "add",
        "role": "answer",
        "kind": "code",
        "objectives": ["adding"],
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([*PUBLIC_KEYS, "hints", "wrong_answers", "solution", "Hints", "note"]) | st.text(
    max_size=6
)
OURS = st.sampled_from(["openclass", "OpenClass", "openclass_hints", "x-openclass", "openclass "])


@given(st.dictionaries(OURS, JSON | st.dictionaries(KEYS, JSON, max_size=6), max_size=4))
def test_only_plain_public_values_pass(metadata: dict[str, Any]) -> None:
    """Whatever else somebody keeps under our name, or a name like ours, stays with the teacher."""
    cell = nbformat.from_dict(answer("add"))
    cell.metadata.pop("openclass")
    cell.metadata.update(nbformat.from_dict(metadata))
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=nbformat.from_dict(metadata))
    stripped, _ = StripSecrets().preprocess(notebook, {})
    assert not [key for key in stripped.metadata if "openclass" in key.lower()]
    left = {key: value for key, value in stripped.cells[0].metadata.items() if key != "nbgrader"}
    assert set(left) <= {"openclass"}
    for key, value in left.get("openclass", {}).items():
        assert key in PUBLIC_KEYS
        assert isinstance(value, str) or all(isinstance(one, str) for one in value)
