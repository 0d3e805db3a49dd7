"""JSON schemas are made from the models and checked in."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from openclass_nb.course.schemas import FOLDER, SCHEMAS, schema_text, write_schemas
from tests.building import CourseDraft


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_checked_in_schemas_are_current(name: str) -> None:
    """If this fails: `make schemas`, and commit what changed."""
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)


def test_no_schema_is_left_from_yesterday() -> None:
    """Every file in the folder belongs to a model."""
    assert {one.stem for one in FOLDER.iterdir()} == set(SCHEMAS)


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    """One file a model."""
    write_schemas(tmp_path / "schemas")
    assert {one.name for one in (tmp_path / "schemas").iterdir()} == {f"{name}.json" for name in SCHEMAS}


def test_the_course_schema_judges_as_the_model_does(draft: CourseDraft) -> None:
    """An editor that knows the schema underlines what `openclass check` would tell."""
    validator = Draft202012Validator(json.loads(schema_text("course")))
    assert validator.is_valid(draft.settings)
    assert not validator.is_valid(draft.settings | {"objctives": {}})
    assert not validator.is_valid(draft.settings | {"mastery": {"policy": "defalt"}})
