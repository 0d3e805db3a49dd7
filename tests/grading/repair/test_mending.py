"""A submission is put right against its release: who is who, what was changed, and where things belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.manifest import ReleasedCell, ReleasedNotebook
from openclass_nb.grading.repair import Mended, mend
from openclass_nb.grading.repair.reading import HandedIn, HandedInCell

STUB = "def speed(way, time):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
ANSWER = "def speed(way, time):\n    return way / time"
SHOWN = "assert speed(6, 2) == 3"
TEST = f"{SHOWN}\nassert speed(1, 4) == 0.25  # hidden"
GRADED = {"grade": True, "solution": False, "locked": True}

RELEASED = ReleasedNotebook(
    name="motion",
    cells=(
        ReleasedCell(
            id="c0",
            cell_type="markdown",
            grade_id="prompt",
            locked=True,
            source="How fast is it?",
            shown="How fast is it?",
        ),
        ReleasedCell(
            id="c1",
            cell_type="code",
            grade_id="speed",
            role="answer",
            exercise="speed",
            source=STUB,
            shown=STUB,
        ),
        ReleasedCell(
            id="c2",
            cell_type="code",
            grade_id="speed-test",
            role="test",
            exercise="speed",
            points=2,
            locked=True,
            source=TEST,
            shown=SHOWN,
            nbgrader=GRADED,
        ),
    ),
)


def came(source: str, name: str | None = None, *, cell_type: str = "code", ident: str = "") -> HandedInCell:
    """A cell as it was handed in."""
    return HandedInCell(cell_type, source, ident, name)


PROMPT, GOOD, TESTED = (
    came("How fast is it?", "prompt", cell_type="markdown"),
    came(ANSWER, "speed"),
    came(SHOWN, "speed-test"),
)


def mended(*cells: HandedInCell) -> Mended:
    """The notebook after repair."""
    return mend(HandedIn(cells), RELEASED)


def sources(found: Mended) -> list[str]:
    """What would run, in order."""
    return [one.source for one in found.cells]


def test_an_untouched_notebook_gets_its_hidden_tests_back_and_nothing_is_told() -> None:
    """The test as it was shown is no edit."""
    found = mended(PROMPT, GOOD, TESTED)
    assert sources(found) == ["How fast is it?", ANSWER, TEST]
    assert found.notes == ()


def test_an_edited_test_is_shown_with_what_was_changed() -> None:
    """Line by line, from what the student had got; of the hidden part nothing."""
    found = mended(PROMPT, GOOD, came("assert True", "speed-test"))
    assert sources(found)[2] == TEST
    (note,) = found.notes
    assert note.splitlines() == [
        "“speed-test” is locked and had been edited; its own text was put back:",
        "    -assert speed(6, 2) == 3",
        "    +assert True",
    ]


def test_a_long_difference_is_cut() -> None:
    """Eight lines are enough to see what it was about."""
    found = mended(PROMPT, GOOD, came("\n".join(f"x = {n}" for n in range(500)), "speed-test"))
    assert found.notes[0].splitlines()[-1] == "    … and 493 lines more"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((PROMPT, came(ANSWER, ident="c1"), TESTED), ()),
        ((PROMPT, came(ANSWER), TESTED), ()),
        ((PROMPT, came(f"import math\n{ANSWER}"), TESTED), ()),
        ((PROMPT, GOOD, came(SHOWN)), ()),
        ((PROMPT, GOOD), ("“speed-test” had been deleted; it was put back.",)),
        ((GOOD, TESTED), ("“prompt” had been deleted; it was put back.",)),
        (
            (PROMPT, TESTED, GOOD),
            ("“speed-test” stood before its answer; it was put behind it.",),
        ),
        (
            (PROMPT, came(ANSWER, "speed", cell_type="markdown"), TESTED),
            ("“speed” had become a markdown cell; it was made code again.",),
        ),
        (
            (PROMPT, came("def speed(way, time): return 0", "speed"), GOOD, TESTED),
            ("“speed” was there more than once; the last one counts.",),
        ),
    ],
    ids=["id", "names", "names with more", "text", "no test", "no prompt", "moved", "retyped", "copied"],
)
def test_honest_oddities_keep_the_answer(cells: tuple[HandedInCell, ...], told: tuple[str, ...]) -> None:
    """The answer is found as the answer, runs before its test, and the teacher reads what was mended."""
    found = mended(*cells)
    assert found.answer("speed").endswith(ANSWER)
    assert sources(found).index(TEST) > max(
        place for place, one in enumerate(sources(found)) if ANSWER in one
    )
    assert found.notes == told


def test_of_two_unmarked_answers_the_last_counts() -> None:
    """As it does for Python; both run."""
    again = f"{ANSWER}  # again"
    found = mended(PROMPT, came(ANSWER), came(again), TESTED)
    assert found.answer("speed") == again
    assert sources(found) == ["How fast is it?", ANSWER, again, TEST]


@given(st.permutations([PROMPT, GOOD, TESTED, came("x = 1"), GOOD, TESTED]), st.integers(0, 6))
def test_every_graded_cell_is_there_once_and_tests_come_last(cells: list[HandedInCell], kept: int) -> None:
    """Whatever was copied, moved or deleted."""
    found = mended(*cells[:kept])
    names = [one.released.grade_id for one in found.cells if one.released]
    assert sorted(names) == ["prompt", "speed", "speed-test"]
    assert names.index("speed-test") > names.index("speed")
    assert sources(found).count(TEST) == 1
