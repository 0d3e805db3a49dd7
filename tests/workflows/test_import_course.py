"""An nbgrader course is adopted where it lies."""

import json
from pathlib import Path

import pytest

from openclass_nb.course.findings import Severity
from openclass_nb.errors import CourseFileError, CourseNotFoundError
from openclass_nb.workflows.import_course import Imported, import_course
from openclass_nb.workflows.opened_course import open_course
from tests.building import notebook
from tests.course.adopting.building import answer, check_of
from tests.workflows.nbgrader_courses import cells, hand_in, nbgrader_course, release, write


def sources(root: Path) -> dict[str, bytes]:
    """Every notebook of the course, byte by byte."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.ipynb")}


def exercises(imported: Imported) -> dict[str, list[str]]:
    """Exercises by assignment."""
    return {one.name: [each.id for each in one.exercises] for one in imported.assignments}


def test_a_course_is_proposed_and_read(tmp_path: Path) -> None:
    """An objective and an assignment for each folder, in the order of people, and its exercises at once."""
    imported = import_course(nbgrader_course(tmp_path, "ps10", "ps2"))
    assert imported.proposed
    assert exercises(imported) == {"ps2": ["ps2.f", "ps2.drawing"], "ps10": ["ps10.f", "ps10.drawing"]}
    assert [(one.title, one.objectives) for one in imported.assignments] == [
        ("Functions", ("ps2",)),
        ("Functions", ("ps10",)),
    ]
    course = open_course(tmp_path).course
    assert list(course.objectives) == ["ps2", "ps10"]


def test_notebooks_are_not_touched(tmp_path: Path) -> None:
    """Not a byte, as long as nobody asks for it."""
    root = nbgrader_course(tmp_path)
    release(root)
    before = sources(root)
    imported = import_course(root)
    assert sources(root) == before
    assert (imported.marked, imported.marks) == (False, {"source/ps1/ps1.ipynb": 4})


def test_write_marks_the_source_and_nothing_else(tmp_path: Path) -> None:
    """Metadata is added where the cells are; the next import reads the same exercises."""
    root = nbgrader_course(tmp_path)
    release(root)
    before = sources(root)
    first = import_course(root)
    second = import_course(root, write=True)
    third = import_course(root, write=True)
    changed = [file for file, content in sources(root).items() if content != before[file]]
    assert changed == ["source/ps1/ps1.ipynb"]
    assert exercises(first) == exercises(second) == exercises(third)
    assert (second.marked, second.marks, third.marks) == (True, {"source/ps1/ps1.ipynb": 4}, {})
    old = before["source/ps1/ps1.ipynb"].decode().splitlines()
    new = iter((root / "source/ps1/ps1.ipynb").read_text().splitlines())
    kept = [line for line in old if line.strip() not in ("}", '"metadata": {},', '"locked": false,')]
    assert all(any(line.rstrip(",") == other.rstrip(",") for other in new) for line in kept)


@pytest.mark.parametrize("indent", [None, 1, 2])
def test_the_layout_of_a_notebook_stays(tmp_path: Path, indent: int | None) -> None:
    """So that a diff shows what was added."""
    path = tmp_path / "source/ps1/ps1.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook(cells()), indent=indent, ensure_ascii=False))
    import_course(tmp_path, write=True)
    written = path.read_text()
    expected = json.dumps(json.loads(written), indent=indent or 1, ensure_ascii=False)
    assert written == expected


def test_a_course_file_that_is_there_stays(tmp_path: Path) -> None:
    """An import again never overwrites what a teacher has changed; it says what is missing."""
    root = nbgrader_course(tmp_path, "ps1", "ps2")
    text = "title: Mine\nobjectives: {f: {statement: Write functions}}\nassignments: [{name: ps1, objectives: [f]}]\n"
    (root / "course.yml").write_text(text)
    imported = import_course(root)
    assert (root / "course.yml").read_text() == text
    assert not imported.proposed
    assert imported.assignments[0].exercises[0].metadata.objectives == ("f",)
    missing = [one for one in imported.findings if one.code == "not-in-course"]
    assert [one.place.file for one in missing] == ["source/ps2"]
    assert "name: ps2" in missing[0].next_step


def test_a_course_file_that_is_broken_is_told(tmp_path: Path) -> None:
    """Before anything else is done."""
    root = nbgrader_course(tmp_path)
    (root / "course.yml").write_text("title: [")
    with pytest.raises(CourseFileError):
        import_course(root)


def test_what_is_no_exercise_is_told(tmp_path: Path) -> None:
    """Texts and tasks, each with its cell."""
    imported = import_course(nbgrader_course(tmp_path))
    assert [(one.code, one.place.cell) for one in imported.findings] == [("text-answer", 5), ("task", 6)]


def test_a_notebook_that_can_not_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    """It is told, and the other notebooks are adopted."""
    root = nbgrader_course(tmp_path, "ps1", "ps2")
    (root / "source/ps2/ps2.ipynb").write_text("{")
    imported = import_course(root)
    assert exercises(imported) == {"ps1": ["ps1.f", "ps1.drawing"], "ps2": []}
    errors = [one for one in imported.findings if one.severity is Severity.ERROR]
    assert [one.place.file for one in errors] == ["source/ps2/ps2.ipynb"]


def test_a_folder_that_can_not_be_a_name_is_told(tmp_path: Path) -> None:
    """And left out of the proposal."""
    imported = import_course(nbgrader_course(tmp_path, "ps1", "Problem set 2"))
    assert list(exercises(imported)) == ["ps1"]
    assert [one.place.file for one in imported.findings if one.code == "name"] == ["source/Problem set 2"]


def test_folders_without_notebooks_are_no_assignments(tmp_path: Path) -> None:
    """Data, checkpoints and a header notebook lie in source/ too."""
    root = nbgrader_course(tmp_path)
    (root / "source/data").mkdir()
    write(root / "source/.ipynb_checkpoints/x.ipynb", notebook([]))
    write(root / "source/header.ipynb", notebook([]))
    assert list(exercises(import_course(root))) == ["ps1"]


@pytest.mark.parametrize("made", ["", "source", "source/ps1"])
def test_without_a_course_there_is_nothing_to_adopt(tmp_path: Path, made: str) -> None:
    """And nothing is written."""
    (tmp_path / made).mkdir(parents=True, exist_ok=True)
    with pytest.raises(CourseNotFoundError, match="no nbgrader course") as raised:
        import_course(tmp_path)
    assert "--from otter" in str(raised.value)
    assert not (tmp_path / "course.yml").exists()


def test_folders_of_ones_own_are_told(tmp_path: Path) -> None:
    """nbgrader can be told to use others; we can't."""
    (tmp_path / "nbgrader_config.py").write_text("c.CourseDirectory.source_directory = 'masters'\n")
    with pytest.raises(CourseNotFoundError, match="folders of its own"):
        import_course(tmp_path)


def test_submissions_are_counted(tmp_path: Path) -> None:
    """They lie ready to be graded."""
    root = nbgrader_course(tmp_path)
    release(root)
    hand_in(root, "ada", {})
    hand_in(root, "bob", {})
    assert import_course(root).assignments[0].submissions == 2


@pytest.mark.parametrize("version", [None, 1, 2])
def test_old_metadata_is_read_as_it_lies_and_written_as_of_today(tmp_path: Path, version: int | None) -> None:
    """Of every version that nbgrader has had."""
    made, tested = answer("f"), check_of("f")
    for cell in (made, tested):
        mark = cell["metadata"]["nbgrader"]
        del mark["task"], mark["schema_version"]
        mark |= {} if version is None else {"schema_version": version}
    path = write(tmp_path / "source/ps1/ps1.ipynb", notebook([made, tested]))
    assert exercises(import_course(tmp_path)) == {"ps1": ["ps1.f"]}
    import_course(tmp_path, write=True)
    marks = [cell["metadata"]["nbgrader"]["schema_version"] for cell in json.loads(path.read_text())["cells"]]
    assert marks == [3, 3]


def test_a_notebook_of_format_3_is_marked_as_one_of_today(tmp_path: Path) -> None:
    """Its cells lie in worksheets, where nobody looks any more."""
    cell = {"cell_type": "code", "language": "python", "input": "x = 1", "outputs": [], "metadata": {}}
    cell["metadata"] = {"nbgrader": {"solution": True, "grade": True, "points": "2", "grade_id": "f"}}
    content = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [{"cells": [cell], "metadata": {}}],
    }
    path = write(tmp_path / "source/ps1/ps1.ipynb", content)
    import_course(tmp_path, write=True)
    written = json.loads(path.read_text())
    assert written["nbformat"] == 4
    assert written["cells"][0]["metadata"]["openclass"]["exercise"] == "ps1.f"
