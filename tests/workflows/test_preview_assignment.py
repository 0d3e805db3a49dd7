"""A notebook as students would get it, without a release."""

import json
from pathlib import Path

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.templates import find_template
from openclass_nb.workflows.preview_assignment import preview_notebook


def test_a_preview_has_no_secrets_and_one_version() -> None:
    """Forms are blank, places are filled, solutions and hidden tests are gone; nothing is written."""
    root = find_template("minimal")
    before = sorted(path.name for path in root.rglob("*"))
    made = preview_notebook(root, "first-assignment", "first-assignment")
    told = json.dumps(made)
    assert "BEGIN" not in told
    assert "wrong_answers" not in told
    assert "{{ mass }}" not in told
    assert "which_density = Choice(" in told
    assert sorted(path.name for path in root.rglob("*")) == before


def test_an_unknown_notebook_is_refused(tmp_path: Path) -> None:
    """With the name that was meant."""
    with pytest.raises(UnknownNameError, match="first-assignment"):
        preview_notebook(find_template("minimal"), "first-assignment", "first-asignment")
