"""The peers of `grading.py`, each a process of its own: nbclient serially, and plain exec in a fork.

python benchmarks/grading_peers.py nbclient|floor [STUDENTS], in the folder of the class.
"""

import json
import os
import sys
from pathlib import Path

from openclass_nb.course.answers import with_answers


def notebooks(most: int | None) -> list[Path]:
    """The submitted notebooks, the first `most` of them."""
    return sorted(Path("submitted").glob("*/*/*.ipynb"))[:most]


def with_tests(path: Path) -> dict[str, object]:
    """The submission with its hidden tests, as nbgrader would run it."""
    source = json.loads(next(Path("source").glob("*/*.ipynb")).read_text(encoding="utf-8"))
    submitted = json.loads(path.read_text(encoding="utf-8"))
    answers = {
        cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"])
        for cell in submitted["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    return with_answers(source, answers)


def run_nbclient(most: int | None) -> None:
    """A fresh kernel for each notebook, one after another."""
    import nbformat
    from nbclient import NotebookClient

    for path in notebooks(most):
        notebook = nbformat.reads(json.dumps(with_tests(path)), as_version=4)
        NotebookClient(
            notebook, allow_errors=True, resources={"metadata": {"path": str(path.parent)}}
        ).execute()


def run_floor(most: int | None) -> None:
    """No kernel, no sandbox, no outputs kept: fork, exec each cell, end."""
    import matplotlib as mpl

    mpl.use("agg")
    import matplotlib.pyplot as plt  # noqa: F401
    import numpy as np  # noqa: F401
    import pandas as pd  # noqa: F401

    for path in notebooks(most):
        child = os.fork()
        if not child:
            _exec_all(path)
            os._exit(0)
        os.waitpid(child, 0)


def _exec_all(path: Path) -> None:
    content = with_tests(path)
    os.chdir(path.parent)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for cell in content["cells"]:  # type: ignore[attr-defined]
        if cell["cell_type"] == "code":
            try:
                exec(compile("".join(cell["source"]), "<cell>", "exec"), namespace)
            except BaseException:  # whatever a student's code raises
                continue


if __name__ == "__main__":
    count = int(sys.argv[2]) if len(sys.argv) > 2 else None
    {"nbclient": run_nbclient, "floor": run_floor}[sys.argv[1]](count)
