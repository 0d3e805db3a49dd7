"""One exercise of a source notebook, changed on disk."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.edit_exercise import (
    ChangedSinceError,
    SourceCell,
    SourceExercise,
    read_source,
    write_source,
)
from tests.building import CourseDraft, cell

FILE = "source/sums/sums.ipynb"


@pytest.fixture
def root(draft: CourseDraft, tmp_path: Path) -> Path:
    """The small course, with a text between two cells of “add” that belongs to none."""
    draft.notebooks["sums/sums"]["cells"].insert(1, cell("markdown", "By the way.", "aside"))
    draft.write(tmp_path)
    return tmp_path


def content(root: Path) -> dict[str, Any]:
    """The notebook as its file has it."""
    found: dict[str, Any] = json.loads((root / FILE).read_text(encoding="utf-8"))
    return found


def titled(shown: SourceExercise, title: str) -> list[SourceCell]:
    """The exercise's cells, its answer's mark with another title."""
    return [
        replace(one, metadata={**one.metadata, "openclass": {**one.metadata["openclass"], "title": title}})
        if one.metadata["openclass"]["role"] == "answer"
        else one
        for one in shown.cells
    ]


def test_an_exercise_is_shown_as_its_cells_stand(root: Path) -> None:
    """Prompt, answer with its solution, test; and where they are."""
    shown = read_source(root, "add")
    assert (shown.file, shown.assignment) == (FILE, "sums")
    assert [one.metadata["openclass"]["role"] for one in shown.cells] == ["prompt", "answer", "test"]
    assert "BEGIN SOLUTION" in shown.cells[1].source


def test_only_what_was_changed_changes_in_the_file(root: Path) -> None:
    """One line of the notebook; what comes back is the state that the next change names."""
    before = (root / FILE).read_text(encoding="utf-8")
    shown = read_source(root, "add")
    written = write_source(root, "add", shown.seen, titled(shown, "Plus"))
    after = (root / FILE).read_text(encoding="utf-8")
    new = [one for one in after.splitlines() if one not in before.splitlines()]
    assert [one.strip().rstrip(",") for one in new if "title" in one] == ['"title": "Plus"']
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert written == read_source(root, "add")
    write_source(root, "add", written.seen, list(shown.cells))
    assert content(root) == json.loads(before)


def test_a_change_elsewhere_meanwhile_is_not_lost(root: Path) -> None:
    """Whoever comes second is told so, and nothing is written; another exercise's change is none of this one's."""
    mine, theirs = read_source(root, "add"), read_source(root, "add")
    other = read_source(root, "plus")
    write_source(root, "plus", other.seen, titled(other, "Together"))
    write_source(root, "add", theirs.seen, titled(theirs, "Theirs"))
    with pytest.raises(ChangedSinceError) as told:
        write_source(root, "add", mine.seen, titled(mine, "Mine"))
    assert told.value.where == FILE
    assert "Theirs" in (root / FILE).read_text(encoding="utf-8")
    titles = {one.id: one.metadata.title for one in load_course(root).exercises}
    assert (titles["add"], titles["plus"]) == ("Theirs", "Together")


def test_new_cells_take_the_place_of_those_that_went(root: Path) -> None:
    """Another answer and test where the old ones were; a variant above the answer; ids that nobody has."""
    shown = read_source(root, "add")
    asked, answer, test = shown.cells
    mark = {"nbgrader": {}, "openclass": {"exercise": "add", "role": "variant"}}
    variant = SourceCell(None, "code", "def variant(rng):\n    return {'a': rng.randint(2, 9)}", mark)
    cells = [asked, variant, replace(answer, id=None), replace(test, id=None)]
    write_source(root, "add", shown.seen, cells)
    found = content(root)["cells"]
    roles = [one["metadata"].get("openclass", {}).get("role") for one in found[:5]]
    assert roles == ["prompt", None, "variant", "answer", "test"]
    ids = [one["id"] for one in found]
    assert len(set(ids)) == len(ids)
    assert found[2]["source"][0] == "def variant(rng):\n"


def test_cells_that_are_no_exercise_are_refused(root: Path) -> None:
    """Another exercise's, none at all, a mark that is wrong: nothing is written."""
    shown = read_source(root, "add")
    before = (root / FILE).read_bytes()
    wrong = [
        replace(shown.cells[1], metadata={"openclass": {"exercise": "add", "role": "answer", "kind": "x"}})
    ]
    for cells in ([], list(shown.cells[:1]), [*shown.cells, *read_source(root, "plus").cells], wrong):
        with pytest.raises(CourseError, match="Not saved"):
            write_source(root, "add", shown.seen, cells)
    assert (root / FILE).read_bytes() == before


def test_an_exercise_that_there_is_not_is_told_so(root: Path) -> None:
    """With the name that was meant."""
    with pytest.raises(UnknownNameError) as told:
        read_source(root, "ad")
    assert "“add”" in str(told.value.next_step)


def test_an_exercise_of_nbgraders_alone_is_told_what_it_lacks(draft: CourseDraft, tmp_path: Path) -> None:
    """None of its cells is marked: the next step says where to do that."""
    for one in draft.notebooks["sums/sums"]["cells"]:
        one["metadata"].pop("openclass")
    draft.write(tmp_path)
    name = next(one.id for one in load_course(tmp_path).exercises)
    with pytest.raises(CourseError) as told:
        read_source(tmp_path, name)
    assert "JupyterLab" in str(told.value.next_step)


def test_a_notebook_of_old_has_no_ids_and_keeps_none(root: Path) -> None:
    """Format 4.4: cells are known by their place."""
    old = content(root)
    for one in old["cells"]:
        del one["id"]
    (root / FILE).write_text(json.dumps({**old, "nbformat_minor": 4}, indent=1), encoding="utf-8")
    shown = read_source(root, "add")
    variant = {"openclass": {"exercise": "add", "role": "variant"}}
    write_source(root, "add", shown.seen, [*titled(shown, "Old"), SourceCell(None, "code", "pass", variant)])
    assert all("id" not in one for one in content(root)["cells"])
    assert read_source(root, "add").cells[1].metadata["openclass"]["title"] == "Old"
