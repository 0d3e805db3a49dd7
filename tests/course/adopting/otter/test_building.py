"""Cells of the new notebook have ids of their own and no empty metadata."""

from openclass_nb.course.adopting.otter.building import Cells, nbgrader_mark, part_mark


def test_ids_are_unique_and_short_enough() -> None:
    """Notebook format 4.5 allows 64 characters."""
    cells = Cells()
    for _ in range(3):
        cells.add("markdown", "x", "q" * 100)
    ids = [cell["id"] for cell in cells.written]
    assert len(set(ids)) == 3
    assert all(len(one) <= 64 for one in ids)


def test_a_cell_has_what_its_kind_needs() -> None:
    """Code has outputs, text may have pictures; what is None is left out."""
    cells = Cells()
    cells.add("code", "x", nbgrader=nbgrader_mark("q1", solution=True), openclass=part_mark(None, "test"))
    cells.add("markdown", "![](a.png)", attachments={"a.png": {}})
    made, shown = cells.written
    assert (made["outputs"], set(made["metadata"])) == ([], {"nbgrader"})
    assert (shown["attachments"], "outputs" in shown) == ({"a.png": {}}, False)
    assert cells.grade_ids() >= {"q1"}


def test_of_the_notebooks_metadata_kernel_and_language_stay() -> None:
    """otter's own goes."""
    about = {"kernelspec": {"name": "python3"}, "language_info": {"name": "python"}, "otter": {}}
    assert set(Cells().notebook(about)["metadata"]) == {"kernelspec", "language_info"}
