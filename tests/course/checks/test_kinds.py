"""Forms and variants, read for mistakes."""

from pathlib import Path
from typing import Any

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Severity
from tests.building import CourseDraft, answer, prompt
from tests.forms import checking_cell, form_exercise, variant_cell

VARIANT = 'def variant(rng):\n    return {"mass": rng.randint(2, 9), "secret": 3}\n'


def codes(root: Path, *cells: Any) -> set[str]:
    """What is found in the small course with these cells added; notes left out."""
    draft = CourseDraft()
    draft.notebooks["sums/sums"]["cells"] += cells
    found = check_by_reading(load_course(draft.write(root)))
    return {one.code for one in found if one.severity > Severity.NOTE}


def code_exercise(test: str, text: str = "{{ mass }} kg") -> list[Any]:
    """An exercise with a variant whose answer is run."""
    about = prompt("heavy", text), variant_cell("heavy", VARIANT), answer("heavy")
    return [*about, checking_cell("heavy", source=test)]


def test_a_form_as_it_should_be_is_fine(tmp_path: Path) -> None:
    """With a variant and known wrong values."""
    wrong = [{"value": "{{ secret }} N", "misconception": "minus-for-plus"}]
    form = form_exercise(
        "f", "numeric", value="{{ mass }} N", text="{{ mass }}", variant=VARIANT, wrong_values=wrong
    )
    assert codes(tmp_path, *form) == set()


def test_a_misconception_of_a_form_has_to_exist(tmp_path: Path) -> None:
    """Whatever key names it."""
    wrong = [{"formula": "x", "misconception": "minus-for-plas"}]
    assert codes(tmp_path, *form_exercise("f", "symbolic", formula="2x", wrong_formulas=wrong)) == {
        "unknown-misconception"
    }


def test_keys_of_a_kind_are_checked(tmp_path: Path) -> None:
    """A key of another kind, a kind that does not exist, a choice without a right option."""
    assert codes(tmp_path / "a", *form_exercise("f", "numeric", formula="2x")) == {"metadata"}
    assert codes(tmp_path / "b", *form_exercise("f", "numerik", value="2 m")) == {"metadata"}
    options = [{"text": "a"}, {"text": "b"}]
    assert codes(tmp_path / "c", *form_exercise("f", "choice", options=options)) == {"metadata"}


def test_students_run_only_what_they_have(tmp_path: Path) -> None:
    """A visible test may use the values in the prompt; a hidden one may use all of them."""
    hidden = "### BEGIN HIDDEN TESTS\nassert heavy(1, 2) == variant.secret, 'x'\n### END HIDDEN TESTS"
    assert codes(tmp_path / "a", *code_exercise(f"assert variant.mass > 1, 'x'\n{hidden}")) == set()
    shown = code_exercise("assert heavy(1, 2) == variant.secret, 'x'")
    assert codes(tmp_path / "b", *shown) == {"secret-value-shown"}
    assert codes(tmp_path / "c", *code_exercise("assert vars(variant), 'x'")) == {"variant-as-a-whole"}


def test_braces_without_a_variant_and_tests_of_forms_are_told(tmp_path: Path) -> None:
    """Neither would do what it looks like."""
    form = form_exercise("f", "numeric", value="2 m", text="{{ mass }} kg")
    form[-1]["source"] = "assert f"
    assert codes(tmp_path, *form) == {"no-variant", "test-not-run"}
