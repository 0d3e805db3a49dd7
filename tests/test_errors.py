"""Errors are for people: what is wrong, where, and what to do."""

import pytest

from openclass_nb.errors import CourseError, OpenclassError, UnknownNameError, did_you_mean

KNOWN = ["first-steps", "energy", "motion", "waves", "light", "heat"]


def test_an_error_reads_as_place_sentence_and_next_step() -> None:
    """In this order, each only if it is there."""
    assert (
        str(CourseError("It is broken.", where="course.yml", next_step="Mend it."))
        == "course.yml: It is broken. Mend it."
    )
    assert str(OpenclassError("It is broken.")) == "It is broken."


@pytest.mark.parametrize("name", ["enrgy", "Energy", "energi"])
def test_a_mistyped_name_is_met_with_the_nearest(name: str) -> None:
    """One suggestion, the likeliest."""
    assert did_you_mean(name, KNOWN) == "Did you mean “energy”?"


def test_a_name_like_no_other_is_met_with_what_there_is() -> None:
    """A few known names, and a sign that there are more."""
    assert did_you_mean("zzz", KNOWN) == "Known: energy, first-steps, heat, light, motion, …"
    assert did_you_mean("zzz", ["a", "b"]) == "Known: a, b."
    assert did_you_mean("zzz", []) == "There are none yet."


def test_an_unknown_name_says_its_kind() -> None:
    """What was looked for, by which name, and which there are."""
    assert (
        str(UnknownNameError("student", "adda", ["ada"])) == "There is no student “adda”. Did you mean “ada”?"
    )
