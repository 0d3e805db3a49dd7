"""nbgrader's older cell metadata is read as nbgrader itself would bring it up to date."""

import copy
import logging
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.course.nbgrader_format import is_outdated, upgraded, with_upgraded_cells

FLAGS = ("grade", "solution", "locked")


@st.composite
def metadata(draw: st.DrawFn) -> dict[str, Any]:
    """A cell's nbgrader metadata as version 0, 1 or 2 could have left it."""
    found: dict[str, Any] = {"grade_id": draw(st.sampled_from(["a", "b-1", ""]))}
    version = draw(st.sampled_from([None, 0, 1, 2]))
    if version is not None:
        found["schema_version"] = version
    for flag in FLAGS:
        if version or draw(st.booleans()):
            found[flag] = draw(st.booleans())
    if version or draw(st.booleans()):
        points = st.floats(0, 10) if version else st.sampled_from(["", "2", "1.5", 3, -1, 0.0])
        found["points"] = draw(points)
    if draw(st.booleans()):
        found["checksum"] = "0" * 32
    return found


@given(metadata(), st.sampled_from(["code", "markdown"]))
@settings(max_examples=300, deadline=None)
def test_upgrading_is_what_nbgrader_update_does(old: dict[str, Any], cell_type: str) -> None:
    """Whatever an old version left, the result is nbgrader's own."""
    import nbformat
    from nbgrader.nbgraderformat import MetadataValidator

    cell = nbformat.from_dict({"cell_type": cell_type, "metadata": {"nbgrader": copy.deepcopy(old)}})
    logging.disable(logging.WARNING)
    try:
        expected = MetadataValidator().upgrade_cell_metadata(cell).metadata.get("nbgrader", {})
    finally:
        logging.disable(logging.NOTSET)
    assert upgraded(old, cell_type) == dict(expected)


@given(metadata())
def test_upgrading_twice_changes_nothing_more(old: dict[str, Any]) -> None:
    """Today's metadata stays as it is."""
    once = upgraded(old)
    assert upgraded(once) == once or not once


@pytest.mark.parametrize("points", ["three", None, float("inf"), float("nan"), "-2"])
def test_points_that_are_no_number_give_none(points: object) -> None:
    """nbgrader would stop there; a course has to be readable all the same."""
    made = upgraded({"grade": True, "grade_id": "a", "points": points})
    assert made["points"] == 0.0


def test_a_later_version_is_left_alone() -> None:
    """What a later nbgrader writes is not ours to guess."""
    later = {"schema_version": 4, "grade": True, "new": 1}
    assert upgraded(later) == later


def test_the_notebook_itself_stays_as_it_was() -> None:
    """Upgrading makes a copy; cells of today are kept as they are."""
    old = {"cell_type": "code", "metadata": {"nbgrader": {"solution": True, "grade_id": "a"}}, "source": "x"}
    free = {"cell_type": "code", "metadata": {}, "source": "y"}
    content = {"cells": [old, free], "metadata": {}}
    before = copy.deepcopy(content)
    made = with_upgraded_cells(content)
    assert content == before
    assert [is_outdated(cell) for cell in made["cells"]] == [False, False]
    assert made["cells"][0]["metadata"]["nbgrader"]["schema_version"] == 3
    assert made["cells"][1] == free


def test_metadata_without_meaning_is_taken_away() -> None:
    """A cell that nobody grades, answers or locks is no cell of nbgrader's."""
    cell = {"cell_type": "code", "metadata": {"nbgrader": {"grade": False, "points": ""}}, "source": ""}
    assert with_upgraded_cells({"cells": [cell]})["cells"][0]["metadata"] == {}
