"""Of the assignment's settings those are told that change what happens."""

from typing import Any

import pytest

from openclass_nb.course.adopting.otter.questions import OtterNotebook
from openclass_nb.course.adopting.otter.settings import not_carried_over


def told(config: dict[str, Any]) -> list[str]:
    """What is said about these settings."""
    return [one.message for one in not_carried_over(OtterNotebook("lab.ipynb", config))]


@pytest.mark.parametrize("config", [{}, {"name": "lab", "files": ["a"], "tests": {"ok_format": False}}])
def test_what_is_carried_over_needs_no_word(config: dict[str, Any]) -> None:
    """Name, files and the kind of tests are read."""
    assert told(config) == []


def test_what_is_switched_off_needs_no_word() -> None:
    """It is off here too."""
    assert told({"generate": False, "plugins": [], "seed": None, "requirements": ""}) == []


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ({"seed": 0.5}, "seed"),
        ({"generate": {"seed": 42}}, "generate: seed"),
        ({"requirements": "requirements.txt"}, "installed"),
        ({"init_cell": True, "colab": True}, "colab, init_cell"),
    ],
)
def test_the_rest_is_told_once(config: dict[str, Any], word: str) -> None:
    """One sentence each, or one for all that is only how otter packs things."""
    (sentence,) = told(config)
    assert word in sentence
