"""Bring outputs along that look like full marks, in the tests and in the notebook's widgets."""

from tests.attacks.work import Work

FAMILY = "edited tests"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in work.cells:
        if one["cell_type"] == "code":
            shown = {"data": {"text/plain": "4.0"}, "metadata": {}, "output_type": "execute_result", "execution_count": 1}
            one.update(outputs=[shown], execution_count=1)
            one["metadata"].update(tags=["raises-exception", "skip-execution"], trusted=True, editable=True)
    work.notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": "x"}}
