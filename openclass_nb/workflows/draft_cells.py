"""What a model proposed, as the cells of an exercise."""

import copy
import hashlib
import json
import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.hints.drafting.replies import (
    Drafted,
    DraftedExercise,
    DraftedHints,
    DraftedMisconceptions,
    DraftedVariant,
    Slip,
)
from openclass_nb.workflows.draft_folder import Cell

NBGRADER = {"grade": False, "locked": False, "schema_version": 3, "solution": False, "task": False}
HIDDEN = "### BEGIN HIDDEN TESTS\n{tests}\n### END HIDDEN TESTS"
POINTS = 2


def new_cells(made: DraftedExercise, name: str, objectives: Sequence[str]) -> list[Cell]:
    """Prompt, answer and test of a new exercise."""
    body = textwrap.indent(textwrap.dedent(made.body).strip("\n"), "    ")
    said = made.docstring.replace('"""', "'''").replace("\\", "\\\\").strip()
    answer = (
        f'{made.signature.strip().rstrip(":")}:\n    """{said}"""\n'
        f"    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION\n"
    )
    mark = {
        "exercise": name,
        "role": "answer",
        "title": made.title,
        "kind": "code",
        "objectives": list(objectives),
        "difficulty": made.difficulty,
        "hints": [one.strip() for one in made.hints if one.strip()],
        "wrong_answers": wrong_answers(made.wrong_answers),
    }
    return [
        _cell("markdown", f"### {made.title}\n\n{made.prompt.strip()}", f"{name}-prompt", name, "prompt"),
        _cell("code", answer, name, name, mark, solution=True),
        _cell(
            "code", _tests(made.visible_tests, made.hidden_tests), f"{name}-test-1", name, "test",
            grade=True, locked=True, points=POINTS,
        ),
    ]  # fmt: skip


def changed_cells(cells: Sequence[Cell], made: Drafted, exercise: Exercise) -> list[Cell]:
    """The cells of an exercise that there is, with what is proposed in its place."""
    new = copy.deepcopy(list(cells))
    answer = next(one for one in new if _role(one) == "answer")
    mark = answer["metadata"]["openclass"]
    match made:
        case DraftedHints():
            mark["hints"] = [one.strip() for one in made.hints if one.strip()]
        case DraftedMisconceptions():
            mark["wrong_answers"] = [*mark.get("wrong_answers", ()), *wrong_answers(made.wrong_answers)]
        case DraftedVariant():
            return _varied(new, answer, made, exercise)
        case _:
            raise ValueError("a new exercise changes none")
    return new


def wrong_answers(slips: Sequence[Slip]) -> list[dict[str, str]]:
    """As an answer cell's metadata has them; misconceptions are those of the course or of the draft."""
    return [
        {"source": one.code, "misconception": name_of(one.misconception, ()), "note": one.title}
        for one in slips
        if one.code.strip()
    ]


def new_misconceptions(made: Drafted, known: Collection[str]) -> dict[str, dict[str, str]]:
    """Those that course.yml does not have yet."""
    slips = getattr(made, "wrong_answers", [])
    named = {name_of(one.misconception, ()): one for one in slips}
    return {
        name: {"title": one.title, "message": one.message} for name, one in named.items() if name not in known
    }


def name_of(text: str, taken: Collection[str]) -> str:
    """An id made of a title: small letters, digits and hyphens; another one if it is taken."""
    flat = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "draft"
    name, number = flat, 2
    while name in taken:
        name, number = f"{flat}-{number}", number + 1
    return name


def cells_of(notebook: SourceNotebook, exercise: str) -> list[Cell]:
    """The cells that are marked as an exercise's, in order."""
    return [dict(one) for one in notebook.cells if belongs_to(one, exercise)]


def belongs_to(cell: Mapping[str, Any], exercise: str) -> bool:
    """Whether a cell is marked as one of the exercise's."""
    return _mark(cell).get("exercise") == exercise


def digest_of(cells: Sequence[Mapping[str, Any]]) -> str:
    """Names an exercise as it stands, to see later whether it has changed."""
    told = [[one["cell_type"], _text(one), one["metadata"].get("openclass")] for one in cells]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _varied(cells: list[Cell], answer: Cell, made: DraftedVariant, exercise: Exercise) -> list[Cell]:
    name = exercise.id
    kept = [one for one in cells if _role(one) != "variant"]
    prompt = next((one for one in kept if _role(one) == "prompt"), None)
    if prompt is not None:
        prompt["source"] = made.prompt.strip()
    tests = [one for one in kept if _role(one) == "test"]
    if made.visible_tests.strip() or made.hidden_tests.strip():
        tests[0]["source"] = _tests(made.visible_tests, made.hidden_tests)
    if made.value.strip() and exercise.metadata.kind == "numeric":
        answer["metadata"]["openclass"] |= {"value": made.value.strip(), "wrong_values": []}
    variant = _cell("code", made.variant.strip(), f"{name}-variant", name, "variant", locked=True)
    kept.insert(kept.index(answer), variant)
    return kept


def _tests(visible: str, hidden: str) -> str:
    parts = [textwrap.dedent(visible).strip()]
    if hidden.strip():
        parts.append(HIDDEN.format(tests=textwrap.dedent(hidden).strip()))
    return "\n".join(one for one in parts if one) + "\n"


def _cell(kind: str, source: str, ident: str, exercise: str, mark: Any, **nbgrader: Any) -> Cell:
    about = {"exercise": exercise, "role": mark} if isinstance(mark, str) else mark
    metadata: dict[str, Any] = {"openclass": about}
    if kind == "code":
        metadata["nbgrader"] = {**NBGRADER, "grade_id": ident, **nbgrader}
    made: Cell = {"cell_type": kind, "id": ident[:64], "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def _mark(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    found = cell.get("metadata", {}).get("openclass")
    return found if isinstance(found, Mapping) else {}


def _role(cell: Mapping[str, Any]) -> str:
    return str(_mark(cell).get("role", ""))


def _text(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)
