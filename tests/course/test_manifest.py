"""What a release recorded about an assignment."""

from openclass_nb.course.cells import SourceNotebook, read_exercises
from openclass_nb.course.manifest import Manifest, Signature, released_exercise
from tests.building import answer, check, notebook, prompt

STUB = "def add(a, b):\n    raise NotImplementedError()"
MINUS = Signature(misconception="minus", outcomes={"t": (0.0, "One and two?")})
TIMES = Signature(misconception="times", outcomes={"t": (0.0, "One and two?"), "u": (1.0, "")})
NAMELESS = Signature(outcomes={"t": (0.0, "No.")})


def manifest(*signatures: Signature) -> Manifest:
    cells = [prompt("add"), answer("add", hints=["Think."], difficulty="hard"), check("add", 1, 2)]
    cells[1]["metadata"]["nbgrader"] |= {"grade": True, "points": 3}
    (add,), _ = read_exercises(SourceNotebook("sums", "sums", "f", notebook(cells)))
    return Manifest(assignment="sums", exercises=(released_exercise(add, STUB, signatures),))


def test_it_holds_what_grading_and_help_need() -> None:
    """Points by cell (a person's too), hints, the stub to compare with."""
    add = manifest().exercise("add")
    assert add is not None
    assert add.points == {"add": 3, "add-test-1": 2}
    assert (add.max_score, manifest().max_score) == (5, 5)
    assert (add.stub, add.hints, add.difficulty, add.title) == (STUB, ("Think.",), "hard", "Add")
    assert manifest().exercise("minus") is None


def test_a_misconception_is_known_by_just_its_outcomes() -> None:
    """Every test's score and message have to agree."""
    add = manifest(MINUS, TIMES, NAMELESS).exercises[0]
    assert add.misconceptions_of({"t": (0.0, "One and two?")}) == ("minus",)
    assert add.misconceptions_of({"t": (0.0, "Two and one?")}) == ()
    assert add.misconceptions_of({"t": (0.0, "No.")}) == ()


def test_two_misconceptions_that_look_alike_are_both_told() -> None:
    """Then nobody can tell which it was."""
    twin = MINUS.model_copy(update={"misconception": "other"})
    assert manifest(MINUS, twin).exercises[0].misconceptions_of(MINUS.outcomes) == ("minus", "other")


def test_it_survives_being_written_and_read() -> None:
    """The log keeps it as JSON."""
    original = manifest(MINUS, TIMES)
    assert Manifest.model_validate_json(original.model_dump_json()) == original
