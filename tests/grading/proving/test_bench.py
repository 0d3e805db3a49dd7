"""The bench in the warm engine's sandbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.grading.proving.bench import Bench, Tried, order_of
from tests.building import CourseDraft

FILE_TEST = 'from pathlib import Path\nassert add(1, 2) == int(Path("three.txt").read_text()), "Three?"\n'


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with Bench(cell_seconds=20) as running:
        yield running


def tried(bench: Bench, root: Path) -> Tried:
    loaded = load_course(root)
    return bench.try_out(loaded, loaded.notebooks[0], loaded.exercises[0])


def test_an_order_holds_the_cells_up_to_the_last_test(draft: CourseDraft, tmp_path: Path) -> None:
    """Those of other exercises are no tests of this one."""
    loaded = load_course(draft.write(tmp_path))
    made = order_of(loaded.notebooks[0], loaded.exercises[1], 20)
    assert [one["role"] for one in made["before"]] == ["answer", "test"]
    assert {one["test"] for one in made["before"]} == {None}
    assert [one["test"] for one in made["after"]] == ["plus-test-1"]
    assert made["mutants"]


@pytest.mark.slow
def test_it_runs_in_the_folder_of_the_notebook(bench: Bench, draft: CourseDraft, tmp_path: Path) -> None:
    """With the files beside it; and comes back from plain data the same."""
    draft.cell("add-test-1")["source"] += FILE_TEST
    draft.write(tmp_path)
    (tmp_path / "source" / "sums" / "three.txt").write_text("3")
    found = tried(bench, tmp_path)
    assert found.tests == {"add-test-1": (True, "")}
    assert len(found.mutants) == len([name for name in found.fates if name != "by heart"]) > 1
    assert {fate["status"] for fate in found.fates.values()} == {"killed"}
    assert Tried.from_data(found.as_data()) == found


@pytest.mark.slow
def test_a_reference_that_never_ends_is_told(bench: Bench, draft: CourseDraft, tmp_path: Path) -> None:
    """And the next exercise has its turn."""
    draft.cell("add")["source"] = "### BEGIN SOLUTION\nimport os\nos._exit(1)\n### END SOLUTION"
    found = tried(bench, draft.write(tmp_path))
    assert found.tests is None
