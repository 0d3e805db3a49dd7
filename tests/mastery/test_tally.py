"""openclass_nb.mastery.tally"""

import pytest

from openclass_nb.mastery import Opportunity
from openclass_nb.mastery.tally import Tally, trace_knowledge
from tests.mastery.scenes import at

RIGHT = Opportunity("a", 0, at(), passed=True, value=1.0, unaided_success=True)
WRONG = Opportunity("b", 0, at())
HINTED = Opportunity("c", 0, at(), aided=True, hints=1, passed=True, weight=0.6)


def test_it_counts_what_rules_look_at() -> None:
    """A hint breaks a run, and is no unaided try: the latest of those stays what it was."""
    tally = Tally(left=9)
    for one in (RIGHT, RIGHT, HINTED):
        tally.add(one)
    assert (tally.tried, tally.right, tally.on, tally.run, tally.total) == (3, 2, {"a"}, 0, 2.0)
    assert tally.latest is True
    tally.add(WRONG)
    assert tally.latest is False


def test_knowledge_tracing_is_bayes_and_then_learning() -> None:
    """One right and one wrong answer, by hand."""
    assert trace_knowledge(0.3, 1.0) == pytest.approx(0.27 / 0.41 + (1 - 0.27 / 0.41) * 0.1)
    assert trace_knowledge(0.3, 0.0) == pytest.approx(0.03 / 0.59 + (1 - 0.03 / 0.59) * 0.1)
