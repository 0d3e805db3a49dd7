"""An exercise, whole."""

from openclass_nb.course.exercises import Exercise, ExerciseMetadata, TestCell


def exercise(**more: object) -> Exercise:
    given = {"id": "mean-speed", "assignment": "a", "notebook": "a", "index": 0, "grade_id": "mean-speed"}
    metadata = ExerciseMetadata(exercise="mean-speed", **more)
    return Exercise(**given, metadata=metadata, answer="", answer_points=1, tests=(test(2), test(0.5)))


def test(points: float) -> TestCell:
    return TestCell(cell="c", index=1, grade_id="t", points=points, source="")


test.__test__ = False  # type: ignore[attr-defined]


def test_the_title_is_made_from_the_id_if_there_is_none() -> None:
    """People read words, not ids."""
    assert exercise().shown == "Mean speed"
    assert exercise(title="The mean speed").shown == "The mean speed"


def test_points_are_those_of_all_its_cells() -> None:
    """Of the tests and of the answer itself."""
    assert exercise().points == 3.5
