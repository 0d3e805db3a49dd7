"""An otter notebook becomes one of ours, and what is lost on the way is told."""

from typing import Any

import nbformat

from openclass_nb.course.adopting.otter import FromOtter, from_otter, read_otter
from openclass_nb.course.cells import SourceNotebook, read_exercises
from openclass_nb.course.exercises import Exercise
from tests.course.adopting.otter.samples import (
    Cell,
    code,
    functions,
    notebook,
    old,
    present,
    question,
    raw,
    text,
)


def made_of(content: dict[str, Any]) -> FromOtter:
    """What this notebook becomes as the assignment “lab”."""
    return from_otter(read_otter(content, "lab.ipynb"), content["metadata"], "lab", ["sums"])


def exercises(made: FromOtter) -> list[Exercise]:
    """The new notebook's exercises; its metadata has no mistakes."""
    found, findings = read_exercises(SourceNotebook("lab", "lab", "source/lab/lab.ipynb", made.content))
    assert findings == []
    return found


def codes(made: FromOtter) -> set[str]:
    """The kinds of findings."""
    return {one.code for one in made.findings}


def test_code_questions_are_exercises() -> None:
    """With prompt, title, objective, tests and points."""
    found = {one.id: one for one in exercises(made_of(present()))}
    assert list(found) == ["lab-q1", "lab-q3", "lab-q4"]
    squares = found["lab-q1"]
    assert (squares.shown, squares.points, squares.metadata.objectives) == ("Squares", 3, ("sums",))
    assert [test.points for test in squares.tests] == [0.5, 0.5, 2]
    assert "Define `square`" in squares.prompt
    assert found["lab-q3"].answer_points == 1


def test_the_notebook_is_one() -> None:
    """Valid, of format 4.5, with the kernel and without otter's metadata, outputs and calls."""
    for content in (present(), functions(), old()):
        made = made_of(content)
        nbformat.validate(nbformat.from_dict(made.content))
        assert set(made.content["metadata"]) == {"kernelspec"}
        assert all(not cell.get("outputs") for cell in made.content["cells"])
        assert "otter" not in "".join(cell["source"] for cell in made.content["cells"])


def test_nbgraders_metadata_is_valid() -> None:
    """nbgrader refuses a notebook for one key too many."""
    from nbgrader.nbgraderformat import MetadataValidator

    for content in (present(), functions(), old()):
        MetadataValidator().validate_nb(nbformat.from_dict(made_of(content).content))


def test_text_questions_stay_with_nbgrader() -> None:
    """They keep their points, and are told to count for no objective."""
    made = made_of(present())
    cell = next(one for one in made.content["cells"] if one["id"] == "q2")
    assert cell["metadata"]["nbgrader"]["points"] == 4
    assert "openclass" not in cell["metadata"]
    assert [one.exercise for one in made.questions] == ["lab-q1", None, "lab-q3", "lab-q4"]
    assert "text-answer" in codes(made)


def test_the_staffs_own_cells_are_gone() -> None:
    """Ignored cells, and cells that only call otter."""
    sources = [cell["source"] for cell in made_of(present()).content["cells"]]
    assert "import math" in sources
    assert not any("staff" in one or "grader" in one for one in sources)


def test_several_answer_cells_become_one() -> None:
    """And it is told where."""
    made = made_of(present())
    joined = next(one for one in made.findings if one.code == "answers-joined")
    assert joined.place.name == "q4"
    assert "total = circumference(1) + area" in exercises(made)[2].answer


def test_settings_that_matter_are_told_one_by_one() -> None:
    """A seed changes results; how otter packs its files does not."""
    config = "seed: 7\nplugins: [a]\ninit_cell: true\nsolutions_pdf: true\nname: lab\nconfig_file: x.yml"
    cells = [
        raw(f"# ASSIGNMENT CONFIG\n{config}"),
        *question("name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[]),
    ]
    told = [one.message for one in made_of(notebook(*cells)).findings if one.code == "otter-setting"]
    assert len(told) == 4
    assert any("init_cell, solutions_pdf" in one for one in told)


def one(config: str, *, answer: list[Cell], tests: list[Cell]) -> FromOtter:
    """A notebook with one question."""
    return made_of(notebook(*question(config, "What?", answer=answer, tests=tests)))


def test_points_that_clash_are_told_and_replaced() -> None:
    """The rest of the notebook is imported all the same."""
    made = one("name: q\npoints: [1]", answer=[code("x = 1 # SOLUTION")], tests=[code("x"), code("x")])
    assert "points" in codes(made)
    assert exercises(made)[0].points == 2


def test_tests_of_a_question_by_hand_give_no_points() -> None:
    """Otherwise a person and a machine would give the same points twice."""
    made = one("name: q\nmanual: true\npoints: 3", answer=[code("x = 1 # SOLUTION")], tests=[code("x", "1")])
    (found,) = exercises(made)
    assert (found.points, found.answer_points) == (3, 3)
    assert "manual-tests" in codes(made)


def test_tests_without_an_answer_are_kept_and_told() -> None:
    """They belong to no exercise until somebody writes the answer cell."""
    made = one("name: q", answer=[], tests=[code("x", "1")])
    assert "no-answer" in codes(made)
    assert exercises(made) == []
    assert made.questions[0].exercise is None


def test_an_answer_without_a_mark_is_told() -> None:
    """otter shows it, nbgrader blanks it."""
    assert "no-solution-mark" in codes(one("name: q", answer=[code("x = 1")], tests=[]))


def test_names_become_ids_that_are_unique() -> None:
    """A name with spaces, no name, and one that is there twice."""
    parts = [
        question(config, "?", answer=[code("x = 1 # SOLUTION")], tests=[])
        for config in ("name: q 1", "name: q 1")
    ]
    found = exercises(made_of(notebook(*parts[0], *parts[1])))
    assert [one.grade_id for one in found] == ["q-1", "q-1-2"]


def test_long_names_make_ids_that_are_short_enough() -> None:
    """An id has 100 characters at most."""
    content = notebook(*question(f"name: {'q' * 90}", "?", answer=[code("x = 1 # SOLUTION")], tests=[]))
    made = from_otter(read_otter(content, "lab.ipynb"), content["metadata"], "lab" * 30, ["sums"])
    assert len(exercises(made)[0].id) <= 100


def test_code_in_place_of_an_answer_is_told() -> None:
    """A prompt in text is kept above the answer, one in code has no place."""
    cells = question(
        "name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[], prompt=[text("Here:"), code("x = 0")]
    )
    made = made_of(notebook(*cells))
    assert "Here:" in [cell["source"] for cell in made.content["cells"]]
    assert "prompt" in codes(made)


def test_code_in_a_question_is_there_to_be_run() -> None:
    """Data that students start from stays, with nobody's marks on it."""
    cells = question("name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[])
    cells.insert(2, code("data = [1, 2]"))
    cell = next(one for one in made_of(notebook(*cells)).content["cells"] if one["source"] == "data = [1, 2]")
    assert cell["metadata"] == {}
