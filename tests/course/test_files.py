"""The course folder on disk: found, read with every problem told, written without losing anything."""

import json
import os
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.files import (
    data_files,
    find_course,
    load_course,
    notebook_paths,
    read_course_file,
    update_course_file,
    write_atomically,
)
from openclass_nb.errors import CourseFileError, CourseNotFoundError
from openclass_nb.templates import templates
from tests.building import CourseDraft


def course_file(folder: Path, content: str | bytes) -> Path:
    path = folder / "course.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_course_is_found_from_any_folder_inside_it(draft: CourseDraft, tmp_path: Path) -> None:
    """Commands work wherever in the course somebody stands."""
    root = draft.write(tmp_path / "course")
    assert find_course(root / "source" / "sums") == root
    assert find_course(root) == root


def test_a_folder_without_a_course_is_told(tmp_path: Path) -> None:
    """The sentence says where was looked and how to get a course."""
    with pytest.raises(CourseNotFoundError) as caught:
        find_course(tmp_path)
    assert str(tmp_path) in caught.value.message
    assert "openclass new" in (caught.value.next_step or "")


BROKEN = {
    "empty": ("", "group of keys, not nothing"),
    "a list": ("- title\n", "group of keys, not a list"),
    "a sentence": ("A course about sums\n", "group of keys, not text"),
    "a bracket that never closes": ("title: Sums\nobjectives: {a: [}\n", "line 2, column 18"),
    "a tab": ("title: Sums\nobjectives:\n\ta: b\n", "line 3, column 1"),
    "a key twice": ("title: Sums\ntitle: Products\n", "line 2, column 1"),
    "a name without a target": ("title: *sums\n", "line 1, column 8"),
    "a Python object": ("title: !!python/object:os.system x\n", "line 1, column 8"),
    "a thirteenth month": (
        "title: Sums\nassignments:\n  - {name: a, due: 2026-13-01}\n",
        "month must be in 1..12",
    ),
    "a NUL": ("title: S\0ums\n", "not YAML"),
    "brackets without end": ("title: " + "[" * 300, "not YAML"),
    "UTF-16": ("title: Sums\n".encode("utf-16"), "not UTF-8"),
    "Latin-1": ("title: Müll\n".encode("latin-1"), "not UTF-8"),
}


@pytest.mark.parametrize(("content", "says"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_no_course_file_is_told(tmp_path: Path, content: str | bytes, says: str) -> None:
    """Whatever stands in course.yml: one error with the place and the next step, never a traceback."""
    with pytest.raises(CourseFileError) as caught:
        read_course_file(course_file(tmp_path, content))
    told = str(caught.value)
    assert told.startswith("course.yml: ")
    assert says in told
    assert caught.value.next_step or told.rstrip().endswith(".")


def test_every_problem_of_a_course_file_is_told_at_once(tmp_path: Path) -> None:
    """A missing title, a bad name, an unknown key, a wrong choice: all in one message, each with its way out."""
    content = """\
    objectives:
      a b: {statement: ""}
    assignments:
      - {nme: sums}
    mastery: {policy: defalt, score: 3}
    gradig: {}
    """
    with pytest.raises(CourseFileError) as caught:
        read_course_file(course_file(tmp_path, content))
    told = caught.value.message.splitlines()
    for says in (
        "“title” is missing. Add it.",
        "“objectives.a b”: “a b” can't be a name. Use letters",
        "“objectives.a b.statement” is empty.",
        "“assignments[1].nme” is no key that is known here. Did you mean “name”?",
        "“mastery.policy”: “defalt” is none of the choices. Choose 'default'",
        "“mastery.score”: input should be less than or equal to 1.",
        "“gradig” is no key that is known here. Did you mean “grading”?",
    ):
        assert any(line.startswith(says) for line in told), says


@given(st.binary(max_size=200))
def test_random_bytes_are_no_course_and_told_so(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """No content at all makes it fall over."""
    path = course_file(tmp_path_factory.mktemp("any"), content)
    with pytest.raises(CourseFileError):
        read_course_file(path)


def test_a_byte_order_mark_is_no_problem(tmp_path: Path) -> None:
    """Some editors write one."""
    assert read_course_file(course_file(tmp_path, "\ufefftitle: Sums\n")).title == "Sums"


def test_a_missing_course_file_is_told(tmp_path: Path) -> None:
    """The operating system's reason, and the place."""
    with pytest.raises(CourseFileError, match="No such file"):
        read_course_file(tmp_path / "course.yml")


def test_notebooks_of_format_3_are_read(draft: CourseDraft, tmp_path: Path) -> None:
    """An old notebook comes in as if it had been written today."""
    old = nbformat.convert(nbformat.from_dict(draft.notebooks["sums/sums"]), 3)
    draft.notebooks["sums/sums"] = json.dumps(old)
    loaded = load_course(draft.write(tmp_path))
    assert loaded.findings == ()
    assert [one.id for one in loaded.of_assignment("sums")] == ["add", "plus", "total"]


def test_notebooks_without_cell_ids_are_read_in_silence(
    draft: CourseDraft, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    """A notebook that some tool wrote without ids is no reason to talk to the teacher."""
    for cell in draft.notebooks["sums/sums"]["cells"]:
        del cell["id"]
    loaded = load_course(draft.write(tmp_path))
    assert len(loaded.exercises) == 6
    assert not recwarn.list


UNREADABLE = {
    "nothing": ("", "notebook-json", "line 1, column 1"),
    "half a notebook": ('{"cells": [\n{"cell_type"', "notebook-json", "line 2, column 13"),
    "null": ("null", "notebook-format", "JSON, but not a notebook"),
    "a number for a cell": (
        '{"cells":[3],"metadata":{},"nbformat":4,"nbformat_minor":5}',
        "notebook-format",
        "JSON, but not a notebook",
    ),
    "brackets without end": ("[" * 100_000, "notebook-format", "JSON, but not a notebook"),
    "no cells": ('{"nbformat": 4}', "notebook-format", "missing an expected key: cells"),
    "a kernel that is a number": (
        '{"cells":[],"metadata":{"kernelspec":3},"nbformat":4,"nbformat_minor":5}',
        "notebook-format",
        "3 is not of type 'object'",
    ),
}


@pytest.mark.parametrize(("content", "code", "says"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_notebook_that_cannot_be_read_is_a_finding(
    draft: CourseDraft, tmp_path: Path, content: str, code: str, says: str
) -> None:
    """The rest of the course is read all the same."""
    draft.notebooks["sums/sums"] = content
    loaded = load_course(draft.write(tmp_path))
    (finding,) = loaded.findings
    assert (finding.code, str(finding.place)) == (code, "source/sums/sums.ipynb")
    assert says in finding.message
    assert finding.next_step
    assert len(loaded.exercises) == 3
    assert not loaded.is_whole


def test_a_notebook_in_another_encoding_is_a_finding(draft: CourseDraft, tmp_path: Path) -> None:
    """The place names the notebook, the advice the encoding."""
    root = draft.write(tmp_path)
    (root / "source/sums/sums.ipynb").write_bytes(json.dumps({}).encode("utf-16"))
    (finding,) = load_course(root).findings
    assert (finding.code, finding.place.file) == ("notebook-file", "source/sums/sums.ipynb")
    assert "UTF-8" in finding.next_step


@given(st.binary(max_size=60))
def test_any_bytes_are_a_notebook_or_a_finding(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """No content of a notebook makes it fall over."""
    root = CourseDraft().write(tmp_path_factory.mktemp("any"))
    (root / "source/sums/sums.ipynb").write_bytes(content)
    assert load_course(root).findings


def test_a_folder_named_like_a_notebook_is_a_finding(draft: CourseDraft, tmp_path: Path) -> None:
    """It can't be read, so it is told."""
    root = draft.write(tmp_path)
    (root / "source/sums/more.ipynb").mkdir()
    (finding,) = load_course(root).findings
    assert (finding.code, finding.place.file) == ("notebook-file", "source/sums/more.ipynb")


COMMENTED = """\
# Sums for beginners
title: "Sums"   # shown at the top

objectives:
  # the first one
  adding: {title: 'Adding', statement: Add two numbers}

assignments:
  - name: sums        # the only one
    objectives: [adding]

mastery: {policy: default}
"""


def test_changing_the_course_file_keeps_comments_and_layout(tmp_path: Path) -> None:
    """Only the changed line changes: comments, quotes, order and indentation are the teacher's."""
    path = course_file(tmp_path, COMMENTED)
    update_course_file(path, lambda course: course["mastery"].update(policy="strict"))
    assert path.read_text() == COMMENTED.replace("policy: default", "policy: strict")
    assert read_course_file(path).mastery.policy == "strict"


@pytest.mark.parametrize("name", sorted(templates()))
def test_rewriting_a_template_unchanged_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    """What is not changed stays as it was, long lines and lists included."""
    original = (templates()[name] / "course.yml").read_text(encoding="utf-8")
    path = course_file(tmp_path, original)
    update_course_file(path, lambda course: None)
    assert path.read_text(encoding="utf-8") == original


def test_lists_stay_flush_where_they_were_flush(tmp_path: Path) -> None:
    """Both customs of writing YAML lists are kept."""
    content = "title: Sums\nassignments:\n- name: sums\n  title: Sums\n"
    path = course_file(tmp_path, content)
    update_course_file(path, lambda course: course.update(title="Products"))
    assert path.read_text() == content.replace("title: Sums\nassign", "title: Products\nassign")


def test_a_change_that_makes_no_course_is_refused(tmp_path: Path) -> None:
    """Nothing is written, and the reason is told."""
    path = course_file(tmp_path, COMMENTED)
    with pytest.raises(CourseFileError, match="polcy"):
        update_course_file(path, lambda course: course["mastery"].update(polcy="strict"))
    assert path.read_text() == COMMENTED


def test_a_broken_course_file_is_not_changed(tmp_path: Path) -> None:
    """Who would know what to keep of it?"""
    path = course_file(tmp_path, "title: [\n")
    with pytest.raises(CourseFileError, match="not YAML"):
        update_course_file(path, lambda course: course.update(title="Sums"))
    assert path.read_text() == "title: [\n"


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    """Where the new content can't be written, the old file stays and no half of a new one is left."""
    path = tmp_path / "page.html"
    write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "new \ud800")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["page.html"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One sentence with the place and the next step."""
    (tmp_path / "file").write_text("")
    with pytest.raises(CourseFileError) as caught:
        write_atomically(tmp_path / "file" / "page.html", "new")
    assert caught.value.where == str(tmp_path / "file" / "page.html")
    assert "nothing was changed" in (caught.value.next_step or "")


def test_data_files_are_what_lies_beside_the_notebooks(draft: CourseDraft, tmp_path: Path) -> None:
    """Files in folders too; notebooks and checkpoints are no data."""
    root = draft.write(tmp_path)
    for name in ("data.csv", "deep/more.csv", ".ipynb_checkpoints/sums-checkpoint.csv"):
        path = root / "source" / "sums" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("1,2\n")
    assert [one.name for one in data_files(root, "sums")] == ["data.csv", "more.csv"]


def test_notebooks_come_by_name(draft: CourseDraft, tmp_path: Path) -> None:
    """The same order on every machine."""
    for name in ("sums/b", "sums/a"):
        draft.notebooks[name] = draft.notebooks["sums/sums"]
    root = draft.write(tmp_path)
    assert [one.stem for one in notebook_paths(root, "sums")] == ["a", "b", "sums"]
