"""What a check found, and where."""

import pytest

from openclass_nb.course.findings import Finding, Place, has_errors


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(), "course.yml"),
        (Place(name="objectives.adding"), "course.yml, objectives.adding"),
        (Place(file="source/a/a.ipynb", cell=2), "source/a/a.ipynb, cell 3"),
        (Place(file="source/a/a.ipynb", cell=0, name="add"), "source/a/a.ipynb, cell 1 (add)"),
    ],
)
def test_a_place_reads_like_directions(place: Place, shown: str) -> None:
    """Cells are counted from 1, as people count."""
    assert str(place) == shown


def test_only_errors_keep_from_release() -> None:
    """A warning does not."""
    warning, error = Finding.warning("w", Place(), "W"), Finding.error("e", Place(), "E")
    assert not has_errors([warning])
    assert has_errors([warning, error])
