"""Hints for forms, in a student's own versions: from the release to what the student reads."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from openclass_nb.course.answers import with_answers
from openclass_nb.grading.checking import read_check
from openclass_nb.workflows.fetch_notebook import fetch_notebook
from openclass_nb.workflows.give_hint import (
    AFTER_PASS,
    AtVersion,
    HintOrderError,
    give_hint,
    look_at_hints,
)
from openclass_nb.workflows.hint_bench import NoBench
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.practise import fresh_version
from openclass_nb.workflows.record_attempt import PendingCheck, prepare_check, record_attempt
from openclass_nb.workflows.review_hints import failing_groups
from tests.classroom import NINE
from tests.workflows.test_forms_journey import checked, forms, right_force, told

__all__ = ["forms"]  # pytest finds the fixture by its name
pytestmark = pytest.mark.slow


def test_hints_are_about_the_version_at_hand(forms: OpenedCourse) -> None:
    """A form's hints speak of how this answer differs; a fresh version begins anew, and says so before."""
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    first = right_force(content)
    tried(forms, "ada", content, 1000 * first)
    look = look_at_hints(forms, "ada", "sums", "force")
    assert (look.version, look.costs) == (0, False)
    given = give_hint(forms, "ada", "sums", "force", 0)
    assert "the size does not" in given.given[0]
    assert str(first) not in " ".join(given.given)
    tried(forms, "ada", content, first)
    fresh = fresh_version(forms, "ada", "sums", "force")
    ahead = look_at_hints(forms, "ada", "sums", "force", version=AtVersion(fresh.number))
    assert (ahead.version, ahead.costs, ahead.means) == (1, False, "")
    again = {"cells": list(fresh.cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    second = right_force(again)
    tried(forms, "ada", again, -second)
    forms.clock = lambda: NINE + timedelta(hours=3)
    mark = next(one for one in again["cells"] if one["id"] == "force")["metadata"]["openclass"]["version"]
    given = give_hint(forms, "ada", "sums", "force", 1, version=AtVersion(mark["number"], mark["key"]))
    assert "direction" in given.given[1]
    assert [one.variant for one in forms.log.hints("ada")] == [0, 1]
    with pytest.raises(HintOrderError, match="do not have this version"):
        give_hint(forms, "ada", "sums", "force", 2, version=AtVersion(7))


def tried(opened: OpenedCourse, student: str, notebook: dict[str, Any], newtons: int) -> None:
    """A check of the force, recorded."""
    answered = with_answers(notebook, {"force": told(newtons)})
    pending = prepare_check(opened, student, "sums", "force", answered)
    assert isinstance(pending, PendingCheck)
    record_attempt(opened, pending, read_check(pending.check))


def test_a_teachers_hint_before_a_fresh_version_is_said_to_cost(forms: OpenedCourse) -> None:
    """What was solved in one version has not been shown in the next."""
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    checked(forms, "ada", "speed", 'speed = Numeric("3.2 m/s")')
    assert look_at_hints(forms, "ada", "sums", "speed").means == AFTER_PASS
    tried(forms, "ada", content, right_force(content))
    assert look_at_hints(forms, "ada", "sums", "force").version == 1


def test_the_answer_of_a_form_only_where_the_teacher_allows_it(forms: OpenedCourse) -> None:
    """And then the one of the student's version; no model writes hints for forms."""
    hints = forms.course.hints.model_copy(update={"bottom_out": True, "wait_minutes": 0, "ai": True})
    forms.course = forms.course.model_copy(update={"hints": hints})
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    right = right_force(content)
    tried(forms, "ada", content, 2 * right)
    given = look_at_hints(forms, "ada", "sums", "force")
    for rung in range(given.left):
        given = give_hint(forms, "ada", "sums", "force", rung)
    assert set(given.kinds) == {"deterministic", "bottom-out"}
    assert f'force = Numeric("{right} N")' in given.given[-1]
    assert not any(re.search(rf"\b{right}\b", one) for one in given.given[:-1])


def test_students_who_give_the_same_wrong_form_are_a_group(forms: OpenedCourse) -> None:
    """By how it is wrong, whichever version they have."""
    for student, factor in (("ada", 1000), ("ben", 1000), ("dana", -1)):
        content = json.loads(fetch_notebook(forms, student, "sums", "sums"))
        tried(forms, student, content, factor * right_force(content))
    first, second = failing_groups(forms, "force", NoBench())
    assert (first.students, second.students) == (("ada", "ben"), ("dana",))
    assert "the size does not" in first.hint
