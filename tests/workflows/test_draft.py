"""Drafts: a model proposes, the proof judges before a teacher sees it, and only a teacher publishes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.files import load_course, read_course_file
from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.hints.drafting.replies import What
from openclass_nb.hints.writing.model import Model, ModelAddress
from openclass_nb.settings import HintWriterSettings
from openclass_nb.workflows.accept_draft import accept_draft
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.draft import Outcome, draft, model_for_drafts
from openclass_nb.workflows.draft_folder import drafts_in, drop_draft, find_draft
from tests.building import CourseDraft
from tests.hints.stand_in import FAULTS, GOOD, StandIn, standing_in
from tests.workflows.drafting import (
    BY_CHANCE,
    EXERCISE,
    HARMLESS,
    HINTS,
    MISCONCEPTIONS,
    TELLING,
    UNSOLVED,
    VARIANT,
    WEAK,
    says,
    told_to,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def stand() -> Iterator[StandIn]:
    """A stand-in of its own for each test."""
    with standing_in() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small course, not released."""
    return CourseDraft().write(tmp_path / "course")


def drafted(
    root: Path, stand: StandIn, what: What, about: str, *replies: dict[str, Any], **more: int
) -> Outcome:
    """One draft, by a stand-in that says these replies one after the other."""
    stand.reply = says(*replies)
    model = Model(ModelAddress(stand.url, "stand-in"))
    (one,) = draft(root, what, about, model, **({"runs": 1} | more))
    return one


def test_a_draft_is_proved_before_anyone_sees_it_and_published_by_nobody_but_the_teacher(
    root: Path, stand: StandIn
) -> None:
    """It lies in drafts/, no part of the course; accepted it stands in the source notebook."""
    made = drafted(root, stand, "exercise", "adding", EXERCISE, runs=3)
    assert made.draft is not None
    assert made.path == root / "drafts/the-larger-one.ipynb"
    assert "3 runs alike" in made.draft.proof
    assert "changed solutions caught" in made.draft.proof
    assert len(load_course(root).exercises) == 6
    assert accept_draft(root, "the-larger-one") == root / "source/sums/sums.ipynb"
    loaded = load_course(root)
    new = next(one for one in loaded.exercises if one.id == "the-larger-one")
    assert "### BEGIN SOLUTION" in new.answer
    assert loaded.course.misconceptions["first-only"].message == "What happens to your result when b changes?"
    assert list(drafts_in(root)) == []
    assert check_course(root, ["sums"], run=False).errors == ()


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (WEAK, "accept"),
        (BY_CHANCE, ""),
        (TELLING, "tells too much"),
    ],
    ids=["weak", "by chance", "telling"],
)
def test_what_does_not_prove_is_shown_to_nobody(
    root: Path, stand: StandIn, bad: dict[str, Any], why: str
) -> None:
    """Only that there was nothing, and why."""
    made = drafted(root, stand, "exercise", "adding", bad, tries=1, runs=3)
    assert made.draft is None
    assert why in made.problems[0]
    assert not (root / "drafts").exists()


def test_what_the_proof_found_goes_back_to_the_model(root: Path, stand: StandIn) -> None:
    """It may mend its draft; the second one is proved and kept."""
    made = drafted(root, stand, "exercise", "adding", UNSOLVED, EXERCISE)
    assert made.draft is not None
    first, second = told_to(stand.bodies)
    assert first["mend"] == []
    assert "does not pass this test" in second["mend"][0]
    assert second["draft"]["body"] == "return a + b"
    assert stand.invalid == []


def test_hints_and_misconceptions_of_an_exercise(root: Path, stand: StandIn) -> None:
    """In the place of the old hints; beside the wrong answers that are known."""
    assert drafted(root, stand, "hints", "add", HINTS).draft is not None
    accept_draft(root, "add-hints")
    assert drafted(root, stand, "misconceptions", "add", MISCONCEPTIONS).draft is not None
    accept_draft(root, "add-misconceptions")
    add = next(one for one in load_course(root).exercises if one.id == "add")
    assert list(add.metadata.hints) == HINTS["hints"]
    assert [one.misconception for one in add.metadata.wrong_answers] == ["minus-for-plus", "only-the-size"]
    assert "only-the-size" in read_course_file(root / "course.yml").misconceptions
    assert drafted(root, stand, "misconceptions", "add", HARMLESS, tries=1).draft is None


def test_a_variant_is_proved_in_several_versions(root: Path, stand: StandIn) -> None:
    """Accepted, the exercise has its cell with the numbers."""
    made = drafted(root, stand, "variant", "add", VARIANT)
    assert made.draft is not None, made.problems
    accept_draft(root, "add-variant")
    add = next(one for one in load_course(root).exercises if one.id == "add")
    assert "rng.randint" in add.variant
    assert "{{ n }}" in add.prompt


def test_an_exercise_that_has_changed_since_is_left_alone(root: Path, stand: StandIn) -> None:
    """And a draft that was spoiled by hand is not accepted either."""
    drafted(root, stand, "hints", "add", HINTS)
    path = root / "source/sums/sums.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Think of apples.", "Think of pears."), encoding="utf-8"
    )
    with pytest.raises(OpenclassError, match="has changed since"):
        accept_draft(root, "add-hints")
    assert drafted(root, stand, "exercise", "adding", EXERCISE).path is not None
    spoiled = root / "drafts/the-larger-one.ipynb"
    spoiled.write_text(
        spoiled.read_text(encoding="utf-8").replace("        return a", "        return b", 1),
        encoding="utf-8",
    )
    with pytest.raises(OpenclassError, match="does not prove"):
        accept_draft(root, "the-larger-one")
    drop_draft(root, "add-hints")
    with pytest.raises(UnknownNameError):
        find_draft(root, "add-hints")
    with pytest.raises(UnknownNameError):
        find_draft(root, "../course")


@pytest.mark.parametrize("fault", [one for one in FAULTS if one not in (*GOOD, "never", "drips")])
def test_whatever_the_server_does_there_is_a_sentence(root: Path, stand: StandIn, fault: str) -> None:
    """No draft, no traceback, nothing half done."""
    stand.fault = fault
    made = drafted(root, stand, "hints", "add", HINTS)
    assert made.draft is None
    assert made.problems[0].startswith("There is no draft: ")
    assert not (root / "drafts").exists()


def test_no_students_work_is_sent(root: Path, stand: StandIn) -> None:
    """What the teacher wrote alone: course, objective, exercise."""
    (root / "submitted/ada/sums").mkdir(parents=True)
    (root / "submitted/ada/sums/sums.ipynb").write_text(json.dumps({"cells": [], "secret": "ada-wrote-this"}))
    drafted(root, stand, "hints", "add", HINTS)
    (told,) = told_to(stand.bodies)
    assert set(told) == {
        "course",
        "objectives",
        "known_exercises",
        "known_misconceptions",
        "exercise",
        "mend",
    }
    assert "ada" not in json.dumps(told)


def test_names_that_nobody_knows(root: Path, stand: StandIn) -> None:
    """And a machine without a model."""
    with pytest.raises(UnknownNameError):
        drafted(root, stand, "exercise", "addnig", EXERCISE)
    with pytest.raises(UnknownNameError):
        drafted(root, stand, "hints", "ad", HINTS)
    with pytest.raises(OpenclassError, match="No model is known"):
        model_for_drafts(HintWriterSettings("", "", ""))
