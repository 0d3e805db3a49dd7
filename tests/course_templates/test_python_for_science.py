"""The template python-for-science is proved here: every exercise, every wrong answer, every promise."""

import ast
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import matplotlib
import nbformat
import pytest
from nbclient import NotebookClient

from tests.course_templates.reading import Exercise, read_template

TEMPLATE = read_template(Path(__file__).parents[2] / "course_templates" / "python-for-science")
COURSE = TEMPLATE.course
EXERCISES = TEMPLATE.exercises
ASSIGNMENTS = [assignment["name"] for assignment in COURSE["assignments"]]
WRONG_ANSWERS = [(exercise, wrong) for exercise in EXERCISES for wrong in exercise.about["wrong_answers"]]
WORDS_TO_AVOID = ("please", "oops", "invalid", "!", "great", "well done")

each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)


@dataclass
class Outcome:
    """What the test cells of an exercise said to an answer."""

    passed: list[bool]
    messages: list[str]


@pytest.fixture(autouse=True)
def plots_without_a_window() -> Iterator[None]:
    before = matplotlib.get_backend()
    matplotlib.use("Agg")
    yield
    matplotlib.use(before)


@pytest.fixture
def mark(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs an answer and its test cells in a fresh namespace, in the folder of the notebook."""

    def run(exercise: Exercise, answer: str) -> Outcome:
        monkeypatch.chdir(exercise.folder)
        namespace: dict[str, object] = {}
        exec(exercise.imports, namespace)
        outcome = Outcome([], [])
        failure = run_cell(answer, namespace)
        if failure:
            outcome.messages.append(failure)
        for test in exercise.tests:
            failure = run_cell(test, namespace)
            outcome.passed.append(failure is None)
            if failure:
                outcome.messages.append(failure)
        return outcome

    return run


def run_cell(source: str, namespace: dict[str, object]) -> str | None:
    """The error of a cell as text; None if it ran through."""
    try:
        exec(compile(source, "cell", "exec"), namespace)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


# What the exercises do with answers.


@each_exercise
def test_the_solution_passes_without_a_warning(exercise: Exercise, mark: Any) -> None:
    """nbgrader takes points away for anything on stderr, so a right answer must be a quiet one."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        outcome = mark(exercise, exercise.answer)
    assert all(outcome.passed), outcome.messages


@each_exercise
def test_a_blank_answer_fails_every_test_cell(exercise: Exercise, mark: Any) -> None:
    """What nbgrader leaves in the released notebook earns nothing."""
    outcome = mark(exercise, exercise.stub)
    assert not any(outcome.passed)
    assert all(message.startswith(("NotImplementedError", "NameError")) for message in outcome.messages)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    ("exercise", "wrong"), WRONG_ANSWERS, ids=[f"{e.id}-{i}" for i, (e, _) in enumerate(WRONG_ANSWERS)]
)
def test_a_wrong_answer_loses_points(exercise: Exercise, wrong: dict[str, str], mark: Any) -> None:
    """Every known wrong answer is caught by at least one test cell, and says what its student thinks."""
    assert not all(mark(exercise, wrong["source"]).passed)
    assert wrong["note"].endswith(".")


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@each_exercise
def test_partly_right_answers_earn_a_part(exercise: Exercise, mark: Any) -> None:
    """Each exercise has a known wrong answer that passes one test cell and fails another."""
    outcomes = [mark(exercise, wrong["source"]) for wrong in exercise.about["wrong_answers"]]
    assert any(any(outcome.passed) and not all(outcome.passed) for outcome in outcomes)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@each_exercise
def test_wrong_answers_can_be_told_apart(exercise: Exercise, mark: Any) -> None:
    """No two known wrong answers of an exercise behave alike, so each points to its own misconception."""
    said = [tuple(mark(exercise, wrong["source"]).messages) for wrong in exercise.about["wrong_answers"]]
    assert len(set(said)) == len(said)


# What the exercises say.


@each_exercise
def test_an_exercise_is_complete(exercise: Exercise) -> None:
    """Prompt with an example, two or three test cells, two or more wrong answers, two or three hints."""
    about = exercise.about
    assert exercise.prompt.startswith(f"### {about['title']}\n")
    assert "Example" in exercise.prompt
    assert about["difficulty"] in ("easy", "medium", "hard")
    assert 2 <= len(exercise.tests) <= 3
    assert all(1 <= points <= 3 for points in exercise.points)
    assert len(about["wrong_answers"]) >= 2
    assert 2 <= len(about["hints"]) <= 3


@each_exercise
def test_hints_do_not_hold_the_solution(exercise: Exercise) -> None:
    """No hint contains a full line of the solution, however it is spaced."""
    hints = [hint.replace(" ", "") for hint in exercise.about["hints"]]
    lines = [line.replace(" ", "").removeprefix("return") for line in exercise.solution_lines]
    telling = [line for line in lines if len(line) > 12]
    assert not [line for line in telling for hint in hints if line in hint]


@each_exercise
def test_every_assertion_has_a_message_for_the_student(exercise: Exercise) -> None:
    """A bare assertion would show a student nothing but its own text."""
    asserts = [
        node for test in exercise.tests for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Assert)
    ]
    assert asserts
    assert all(node.msg is not None for node in asserts)


@each_exercise
def test_the_words_are_those_of_the_house(exercise: Exercise) -> None:
    """Plain and kind: no exclamation marks, no praise, no scolding."""
    strings = [
        node.value
        for test in exercise.tests
        for node in ast.walk(ast.parse(test))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    texts = [exercise.prompt.replace("\\!", ""), *exercise.about["hints"], *strings]
    assert not [(text, word) for text in texts for word in WORDS_TO_AVOID if word in text.lower()]


@each_exercise
def test_an_exercise_stands_alone(exercise: Exercise) -> None:
    """Only the first code cell of the notebook imports; test cells open no files of their own."""
    for source in (exercise.answer, *exercise.tests):
        nodes = list(ast.walk(ast.parse(source)))
        assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in nodes)
        assert not any(isinstance(node, ast.Name) and node.id == "open" for node in nodes)


# What the course promises.


def test_ids_are_unique() -> None:
    """Exercises are unique in the course; cells and grade ids in their notebook, and cells are named after them."""
    assert max(Counter(exercise.id for exercise in EXERCISES).values()) == 1
    for notebook in TEMPLATE.notebooks.values():
        nbformat.validate(notebook)
        graded = [c.metadata["nbgrader"]["grade_id"] for c in notebook.cells if "nbgrader" in c.metadata]
        assert len(set(graded)) == len(graded)
        for cell in notebook.cells:
            about = cell.metadata.get("openclass")
            assert about is None or cell.id.startswith(about["exercise"])


def test_prerequisites_make_an_order() -> None:
    """Every prerequisite is an objective, and none leads back to itself."""
    requires = {name: objective.get("requires", []) for name, objective in COURSE["objectives"].items()}
    assert set(TopologicalSorter(requires).static_order()) == set(requires)


def test_every_objective_is_shown_often_enough() -> None:
    """Each objective is shown by at least four exercises of the assignment that names it."""
    for assignment in COURSE["assignments"]:
        shown = Counter(
            objective
            for exercise in EXERCISES
            if exercise.assignment == assignment["name"]
            for objective in exercise.about["objectives"]
        )
        assert set(shown) == set(assignment["objectives"])
        assert min(shown.values()) >= 4
    assert {o for a in COURSE["assignments"] for o in a["objectives"]} == set(COURSE["objectives"])


def test_the_last_exercise_of_an_objective_is_not_a_hard_one() -> None:
    """A gate asks for the latest try to be right, so a hard exercise at the end would bar able students."""
    last = {objective: exercise for exercise in EXERCISES for objective in exercise.about["objectives"]}
    assert not [exercise.id for exercise in last.values() if exercise.about["difficulty"] == "hard"]


def test_each_assignment_opens_when_the_one_before_is_mastered() -> None:
    """The first is open; each gate asks for one objective that the assignment before it teaches."""
    first, *others = COURSE["assignments"]
    assert "opens_when" not in first
    for before, after in zip([first, *others[:-1]], others, strict=True):
        (asked,) = after["opens_when"]["mastered"]
        assert asked in before["objectives"]


def test_misconceptions_ask_a_question() -> None:
    """Every misconception is used by a wrong answer, has a title for the teacher and asks the student something."""
    used = {wrong["misconception"] for _, wrong in WRONG_ANSWERS if "misconception" in wrong}
    assert used == set(COURSE["misconceptions"])
    assert all(item["title"] and "?" in item["message"] for item in COURSE["misconceptions"].values())


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_notebook_welcomes_and_explains_itself(name: str) -> None:
    """Each notebook begins with a heading, says how it works, and runs on the usual kernel."""
    notebook = TEMPLATE.notebooks[name]
    assert notebook.cells[0].source.startswith("# ")
    assert "**How this works.**" in notebook.cells[0].source
    assert notebook.metadata.kernelspec.name == "python3"
    assert not any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.slow
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_solution_notebook_runs_in_a_kernel(name: str) -> None:
    """From top to bottom, without an error and without a word on stderr."""
    notebook = nbformat.from_dict(TEMPLATE.notebooks[name])
    folder = TEMPLATE.folder / "source" / name
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    said = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in said if output.get("name") == "stderr"]
