"""An otter notebook joins a course, or makes one."""

from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Severity, has_errors
from openclass_nb.errors import CourseError, CourseFileError, CourseNotFoundError, OpenclassError
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.import_otter import import_otter
from tests.building import CourseDraft
from tests.course.adopting.otter.samples import code, functions, notebook, old, present, question, raw, text
from tests.workflows.nbgrader_courses import write


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own to work in, outside any course."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def otter(folder: Path, content: dict[str, Any], name: str = "lab") -> Path:
    """The notebook on disk, with a file that goes with it."""
    write(folder / "numbers.csv", {}).write_text("1,2\n")
    return write(folder / f"{name}.ipynb", content)


def test_a_new_course_is_made_where_there_is_none(away: Path) -> None:
    """Called like the notebook, and an nbgrader course from its first minute."""
    imported = import_otter(otter(away / "otter", present()))
    assert (imported.root, imported.new) == (Path("lab"), True)
    assert imported.file == Path("lab/source/lab/lab.ipynb")
    assert imported.data == ("numbers.csv",)
    assert (away / "lab/source/lab/numbers.csv").read_text() == "1,2\n"
    assert (away / "lab/nbgrader_config.py").is_file()
    loaded = load_course(away / "lab")
    assert [one.id for one in loaded.exercises] == ["lab-q1", "lab-q3", "lab-q4"]
    assert loaded.course.assignments[0].title == "Lab 1: Squares"
    assert not [one for one in check_by_reading(loaded) if one.severity > Severity.NOTE]


def test_the_otter_notebook_stays(away: Path) -> None:
    """Byte by byte."""
    path = otter(away, present())
    before = path.read_bytes()
    import_otter(path)
    assert path.read_bytes() == before


def test_a_course_that_is_there_is_joined(draft: CourseDraft, away: Path) -> None:
    """Its comments stay, its objectives too; the one here is taken if none is named."""
    root = draft.write(away / "sums")
    (root / "course.yml").write_text(f"# Ours since 2019.\n{(root / 'course.yml').read_text()}")
    imported = import_otter(otter(away, old()), root)
    assert not imported.new
    course = load_course(root).course
    assert [one.name for one in course.assignments] == ["sums", "twice", "lab"]
    assert course.objectives["lab"].title == "Homework 2"
    assert (root / "course.yml").read_text().startswith("# Ours since 2019.\n")


def test_the_course_here_is_the_one_that_is_joined(
    draft: CourseDraft, away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From any folder inside it."""
    root = draft.write(away / "sums")
    monkeypatch.chdir(root / "source")
    assert import_otter(otter(away, old())).file == root / "source/lab/lab.ipynb"


def test_an_objective_that_is_taken_is_not_overwritten(draft: CourseDraft, away: Path) -> None:
    """The new one gets a number."""
    root = draft.write(away / "sums")
    imported = import_otter(otter(away, old()), root, "adding")
    assert imported.proposal.objective == "adding-2"
    assert load_course(root).course.objectives["adding"].statement == "Add two numbers"
    assert load_course(root).of_assignment("adding")[0].metadata.objectives == ("adding-2",)


def test_nothing_is_overwritten(draft: CourseDraft, away: Path) -> None:
    """Neither an assignment of course.yml nor a folder that it does not have; another name helps."""
    root, path = draft.write(away / "sums"), otter(away, old())
    with pytest.raises(CourseError, match="already") as raised:
        import_otter(path, root, "sums")
    assert "--as" in str(raised.value)
    write(root / "source/stray/a.ipynb", {})
    with pytest.raises(CourseError, match="already"):
        import_otter(path, root, "stray")


def test_what_was_not_understood_is_not_written(away: Path) -> None:
    """The errors come with their cells, and the notebook can be mended first."""
    broken = notebook(raw("# BEGIN QUESTION\nname: q1"), raw("# BEGIN TESTS"), code("x"))
    imported = import_otter(otter(away, broken), Path("course"))
    assert imported.file is None
    assert has_errors(imported.findings)
    assert not Path("course").exists()


@pytest.mark.parametrize("name", ["Lab 1", "über", "-lab"])
def test_a_name_that_can_not_be_one_is_told(away: Path, name: str) -> None:
    """With the option that gives another."""
    with pytest.raises(OpenclassError, match="--as NAME"):
        import_otter(otter(away, old(), name))


def test_what_is_no_otter_notebook_is_told(away: Path) -> None:
    """No question, no notebook, no file, another language."""
    with pytest.raises(CourseError, match="no question"):
        import_otter(otter(away, notebook(text("# Hello"))))
    with pytest.raises(CourseNotFoundError, match="no notebook"):
        import_otter(away / "nowhere.ipynb")
    with pytest.raises(CourseNotFoundError, match="no notebook"):
        import_otter(away)
    otter(away, {}).write_text("{")
    with pytest.raises(CourseFileError, match="not JSON"):
        import_otter(away / "lab.ipynb")
    content = old()
    content["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}
    with pytest.raises(CourseError, match="in R"):
        import_otter(otter(away, content))


@pytest.mark.parametrize("listed", ["missing.csv", "../secret.txt", "/etc/hostname", "."])
def test_files_that_are_not_beside_the_notebook_are_told(away: Path, listed: str) -> None:
    """They are not copied from elsewhere."""
    (away / "secret.txt").write_text("s")
    config = raw(f"# ASSIGNMENT CONFIG\nfiles: ['{listed}']")
    cells = question("name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[code("x", "1")])
    imported = import_otter(otter(away / "otter", notebook(config, *cells)))
    assert imported.data == ()
    assert [one.code for one in imported.findings] == ["file"]
    assert sorted(path.name for path in Path("lab/source/lab").iterdir()) == ["lab.ipynb"]


def test_folders_of_files_are_copied(away: Path) -> None:
    """With what is in them."""
    write(away / "otter/data/a.csv", {})
    config = raw("# ASSIGNMENT CONFIG\nfiles: [data]")
    cells = question("name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[code("x", "1")])
    assert import_otter(otter(away / "otter", notebook(config, *cells))).data == ("data",)
    assert Path("lab/source/lab/data/a.csv").is_file()


@pytest.mark.slow
def test_what_was_imported_is_proved(away: Path) -> None:
    """Every solution passes the tests that otter had for it, and no blank answer does."""
    root = Path("course")
    for name, content in {"one": present(), "two": functions(), "three": old()}.items():
        import_otter(otter(away, content, name), root, name)
    checked = check_course(root)
    assert checked.runs == 6
    assert [one for one in checked.findings if one.severity is Severity.ERROR] == []
    assert {one.code for one in checked.findings} <= {"few-exercises", "silent-assertion"}
