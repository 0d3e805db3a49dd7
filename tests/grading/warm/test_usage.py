"""What a submission holds in memory is seen from outside, and costs little for an ordinary one."""

from __future__ import annotations

from pathlib import Path

from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits
from tests.grading.warm.conftest import tasks

ORDINARY = (
    "import numpy as np, pandas as pd, matplotlib.pyplot as plt",
    "df = pd.DataFrame({'a': np.arange(1000.0)})\ndf.describe()",
    "plt.plot(df.a)\nplt.show()",
    CellTask("t", "test", "assert len(df) == 1000", grade_id="t", points=1),
)


def test_an_ordinary_submission_stays_below_a_hundred_megabytes(tmp_path: Path) -> None:
    """Candidate and examiner together, beyond the zygote: the pages that they share with nobody."""
    with WarmGrader(Limits(), measures_memory=True) as grader:
        used = grader.run(tasks(ORDINARY), tmp_path).cost.memory_bytes
        large = grader.run(tasks(["x = b'x' * (150 << 20)"]), tmp_path).cost.memory_bytes
    assert 1 << 20 < used < 100 << 20
    assert large > 150 << 20
