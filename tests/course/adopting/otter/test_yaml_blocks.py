"""YAML is found where otter's authors put it."""

import pytest

from openclass_nb.course.adopting.otter.questions import Placed
from openclass_nb.course.adopting.otter.yaml_blocks import (
    config_of_test,
    mapping,
    old_block,
    without_otter_fences,
)
from tests.course.adopting.otter.samples import code, text


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("# BEGIN QUESTION\nname: q1", {"name": "q1"}),
        ("", {}),
        ("# only a comment", {}),
        ("1: 2", {"1": 2}),
        ("- a", None),
        ("a: [", None),
        ("day: 2026-02-30", None),
    ],
)
def test_mapping(yaml: str, found: dict[str, object] | None) -> None:
    """Keys are text; what is no mapping is nothing."""
    assert mapping(yaml) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("```\nBEGIN QUESTION\nname: q1\n```\nAsk.", ("question", "name: q1\n", "Ask.")),
        ("Ask.\n```yaml\nBEGIN QUESTION\nname: q1\n```", ("question", "name: q1\n", "Ask.")),
        ("```\nBEGIN ASSIGNMENT\nseed: 1\n```", ("assignment", "seed: 1\n", "")),
        ("```python\nx = 1\n```", None),
        ("BEGIN QUESTION", None),
        ("```\nBEGIN QUESTION\nname: q1", None),
    ],
)
def test_the_old_formats_blocks(source: str, found: tuple[str, str, str] | None) -> None:
    """The YAML and the text around it; other code in text is not touched."""
    assert old_block(source) == found


def test_fences_are_taken_apart() -> None:
    """Text before, between and behind stays text; code cells are none of it."""
    cells = [text("Before\n```otter\n# END TESTS\n```\nBehind"), code("x = '```otter'")]
    found = list(without_otter_fences([Placed(place, cell) for place, cell in enumerate(cells)]))
    assert [(one.place, one.cell["cell_type"], one.cell["source"]) for one in found] == [
        (0, "markdown", "Before"),
        (0, "raw", "# END TESTS"),
        (0, "markdown", "Behind"),
        (1, "code", "x = '```otter'"),
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('""" # BEGIN TEST CONFIG\npoints: 1\n""" # END TEST CONFIG\nx', ("points: 1\n", "x")),
        ("''' # begin test config\npoints: 1\n''' # end test config\nx", ("points: 1\n", "x")),
        ('_ = """ # BEGIN TEST CONFIG\nhidden: true\n"""; # END TEST CONFIG\nx', ("hidden: true\n", "x")),
        ('"""A docstring."""\nx', ("", '"""A docstring."""\nx')),
        ("x", ("", "x")),
    ],
)
def test_configs_of_tests(source: str, found: tuple[str, str]) -> None:
    """In either kind of quotes, and only at the top."""
    assert config_of_test(source) == found
