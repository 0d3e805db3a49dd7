"""A proposed course.yml is a course, and says that it is a proposal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from openclass_nb.course.adopting.proposal import (
    AssignmentProposal,
    course_text,
    free_name,
    propose_assignment,
    quoted,
)
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.models import Course
from tests.building import notebook
from tests.course.adopting.building import answer, prose


def proposal(*texts: str, name: str = "ps1") -> AssignmentProposal:
    """What is proposed for a notebook with these texts."""
    return propose_assignment(name, [SourceNotebook(name, "a", "f", notebook(prose(one) for one in texts))])


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["# Problem set 1", "## Speed"], "Problem set 1"),
        (["Hello", "## Speed", "# Motion"], "Motion"),
        (["## Motion in one dimension", "## Part A"], "Motion in one dimension"),
        (["Hello", "## Part A"], "Ps1"),
        (["## Part A"], "Ps1"),
        ([], "Ps1"),
    ],
)
def test_the_title_is_a_heading_that_says_something(texts: list[str], title: str) -> None:
    """The top one, else the first words of the notebook, else the folder's name."""
    assert proposal(*texts).title == title


def test_code_has_no_headings() -> None:
    """A comment in a code cell is not a title."""
    read = SourceNotebook("ps1", "a", "f", notebook([answer("f", "# Not a title")]))
    assert propose_assignment("ps1", [read]).title == "Ps1"


def read(text: str) -> Course:
    """The text as a course."""
    return Course.model_validate(YAML(typ="safe").load(text))


def test_the_whole_is_a_course() -> None:
    """One objective and one assignment each, all open from the start, with comments that say what is guessed."""
    text = course_text("Mechanics", [proposal("# Motion", "## Speed"), proposal(name="ps2")])
    course = read(text)
    assert course.title == "Mechanics"
    assert [one.name for one in course.assignments] == ["ps1", "ps2"]
    assert course.assignments[0].objectives == ("ps1",)
    assert course.objectives["ps1"].title == "Motion"
    assert not course.assignments[1].opens_when.mastered
    assert text.startswith("# Proposed by “openclass import”")
    assert "“Speed”" in text
    assert "opens_when: {mastered: [ps1]}" in text


def test_without_assignments_it_is_still_a_course() -> None:
    """A folder whose names can't be used leaves an empty course, not a broken file."""
    assert read(course_text("Empty", [])).assignments == ()


@given(st.text(min_size=1), st.lists(st.text(min_size=1), max_size=12))
def test_any_words_can_stand_in_it(title: str, sections: list[str]) -> None:
    """Quotes, colons, line ends and signs of YAML in a heading do no harm."""
    sections = [" ".join(one.split()) for one in sections]
    made = AssignmentProposal("ps1", title, "ps1", f"Solve “{title}”", tuple(sections))
    course = read(course_text(title, [made]))
    assert (course.title, course.assignments[0].title) == (title, title)
    assert course.objectives["ps1"].statement == f"Solve “{title}”"


@given(st.text())
def test_quoted_reads_back(value: str) -> None:
    """Whatever is quoted is the same text again, and text."""
    assert YAML(typ="safe").load(f"key: {quoted(value)}\n") == {"key": value}


def test_names_that_are_taken_get_a_number() -> None:
    """An objective of the course is not overwritten."""
    assert free_name("ps1", ["ps1", "ps1-2"]) == "ps1-3"
