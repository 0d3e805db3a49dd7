"""A few submissions marked without a gradebook, in a sandbox from which layers were left out, by whoever runs this."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import GradingError
from openclass_nb.grading.marking import mark
from openclass_nb.grading.warm.supervisor import WarmGrader
from tests.attacks.batch import LIMITS
from tests.attacks.course import TRIALS

MANIFEST = "manifest.json"
"""Where the manifest lies in such a course's folder."""


def report(course: str, without: Sequence[str]) -> None:
    """Print what `marked` gives, as JSON."""
    print(json.dumps(marked(Path(course), without), default=str))


def marked(course: Path, without: Sequence[str]) -> dict[str, Any]:
    """Points by exercise, problem and text of everything handed in, by student; and the layers that held."""
    manifest = Manifest.model_validate_json((course / MANIFEST).read_text())
    with WarmGrader(LIMITS, without=without) as grader:
        students = sorted(path.name for path in (course / "submitted").iterdir())
        done = {one: _marked(grader, manifest, course / "submitted" / one / TRIALS) for one in students}
        return {"students": done, "layers": grader.layers.names, "missing": grader.layers.missing}


def _marked(grader: WarmGrader, manifest: Manifest, folder: Path) -> dict[str, Any]:
    try:
        (notebook,) = mark(grader, manifest, folder).notebooks
    except GradingError as error:
        return {"problem": str(error), "scores": {}, "text": str(error)}
    scores = {
        one.id: sum(notebook.scores[name].score or 0.0 for name in one.points) for one in manifest.exercises
    }
    told = [notebook.outputs, [(one.message, one.mode) for one in notebook.scores.values()]]
    return {"problem": "", "scores": scores, "text": json.dumps(told, default=str)}
