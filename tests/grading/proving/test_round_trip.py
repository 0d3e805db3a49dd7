"""Answers survive the way into a notebook and back."""

from openclass_nb.course.cells import SourceNotebook, read_exercises
from openclass_nb.grading.proving.round_trip import judge_round_trip
from tests import building


def test_every_text_comes_back() -> None:
    """Line ends, quotes and strange letters, too."""
    strange = {"source": 'x = "ß\\n\\t\'\u2028"\r\n', "note": "Strange."}
    cells = building.exercise("add", wrong_answers=[strange])
    source = SourceNotebook("sums", "sums", "source/sums/sums.ipynb", building.notebook(cells))
    assert list(judge_round_trip(source, read_exercises(source)[0][0])) == []


def test_an_id_used_twice_is_found() -> None:
    """The second cell would take the first one's answer."""
    cells = building.exercise("add")
    twin = building.answer("plus")
    twin["metadata"]["nbgrader"]["grade_id"] = "add"
    source = SourceNotebook("sums", "sums", "source/sums/sums.ipynb", building.notebook([*cells, twin]))
    content = source.content["cells"]
    content[1]["metadata"]["nbgrader"]["solution"] = False
    exercise = read_exercises(source)[0][0]
    content[1]["metadata"]["nbgrader"]["grade_id"] = "add"
    found = list(judge_round_trip(source, exercise.model_copy(update={"grade_id": "missing"})))
    assert [one.code for one in found] == ["no-round-trip"]
