"""Hand in a notebook whose parts are all of the wrong type, beside one right answer."""

from typing import Any

from tests.attacks.work import Work

FAMILY = "wrong schema"
DESERVED = {"figure": 2.0}
ANSWERS = {"figure": "figure = 918273.645"}
ODD: list[Any] = [
    None,
    3,
    [],
    {"cell_type": 7, "source": 7, "metadata": 7},
    {"cell_type": "code"},
    {"cell_type": "code", "source": {"a": 1}, "metadata": {"nbgrader": []}, "outputs": "x", "execution_count": "y"},
    {"cell_type": "code", "source": ["x = ", 3, None, "1"], "metadata": {"nbgrader": {"grade_id": {"x": 1}}}},
    {"cell_type": "code", "source": "1", "id": ["x"], "metadata": {"nbgrader": {"grade_id": ["word"]}}},
    {"cell_type": "code\x00", "source": "1 / 0", "metadata": None, "attachments": 3},
    {"cell_type": "markdown", "source": "x", "attachments": {"a": 1, "b": {"image/png": 3}}, "metadata": {}},
]


def change(work: Work) -> None:
    work.cells[3:3] = ODD
    work.notebook.update(metadata=[1, 2], nbformat="four", nbformat_minor=-1, extra=float("nan"))
