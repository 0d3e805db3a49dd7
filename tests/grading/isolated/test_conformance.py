"""Test cells run isolated give the scores that they give in one process with the answers.

The notebooks are in `cells/`. A case that is marked `compatible` must be recognised as one that can't run isolated.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.rehearsal import rehearse, run_together
from openclass_nb.grading.scores import cell_score
from tests.grading.isolated.cases import Case, read_cases

CASES = read_cases()
POINTS = 2.0
SHARE = 0.97
for _name in ("numpy", "pandas", "matplotlib.pyplot", "sympy", "scipy.sparse", "unittest.mock"):
    importlib.import_module(_name)  # once here, not in each fork


def score(outcome: CellOutcome) -> float:
    """Points by the rule that the engine applies to outputs."""
    return cell_score(outcome.outputs, POINTS)[0]


def told(case: Case, variant: str, truth: CellOutcome, isolated: CellOutcome) -> str:
    """What to look at when the two differ."""
    return f"{case}, {variant}: alone {truth.detail or truth.outputs}\nisolated {isolated.detail or isolated.outputs}"


@pytest.mark.parametrize(
    ("case", "variant"),
    [
        pytest.param(case, variant, id=f"{case}-{variant}")
        for case in CASES
        for variant in case.variants
        if not case.compatible
    ],
)
def test_isolated_scores_are_those_of_one_process(
    case: Case, variant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each test cell scores the same; where a case says `lower`, never more."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    monkeypatch.chdir(tmp_path / "one")
    truth = run_together(case.cells, case.answers(variant))
    monkeypatch.chdir(tmp_path / "two")
    isolated = rehearse(case.cells, case.answers(variant))
    for test in case.tests:
        one, two = truth[test.cell_id], isolated[test.cell_id]
        if case.lower and variant != "reference":
            assert score(two) <= score(one), told(case, variant, one, two)
        else:
            assert score(two) == score(one), told(case, variant, one, two)
        if variant == "reference":
            assert two.status == "passed", told(case, variant, one, two)
