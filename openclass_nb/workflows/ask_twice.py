"""Ask a model for a hint, judge it, and if the guards refuse it ask once again, all within one deadline.

The model is never told what the guards said: they know the solution, and their reasons speak of it. That a hint was
refused is all that it learns.
"""

from dataclasses import dataclass

from openclass_nb.hints.writing.asking import Asked, AsksModel, ask_again, ask_for_hint, may_ask_again
from openclass_nb.hints.writing.material import Material
from openclass_nb.workflows.hint_wanted import HintWanted
from openclass_nb.workflows.judge_hint import Judged, judge

SECONDS_TO_ASK = 6.0
"""The first request may take so long, every form together: what is left is for judging, and for a second one."""
SECONDS_TO_JUDGE, LEAST_SECONDS = 0.75, 1.5
"""What is kept for judging a second hint; with less than the latter left, nobody is asked again."""
REFUSED = ("blocked", "ungrounded")


@dataclass(frozen=True)
class Round:
    """A model was asked, and the guards judged what it wrote."""

    asked: Asked
    judged: Judged


def ask_twice(model: AsksModel, wanted: HintWanted, material: Material) -> tuple[Round, ...]:
    """One round, or two if the first hint was refused; the last one counts. Never raises for what a model does.

    Both together cost no more than `most_of(material)`, as far as the server tells the truth.
    """
    seconds = min(SECONDS_TO_ASK, wanted.seconds_left - SECONDS_TO_JUDGE)
    first = _round(wanted, material, ask_for_hint(model, material, seconds=seconds, clock=wanted.clock))
    left = wanted.seconds_left
    if (
        first.judged.outcome not in REFUSED
        or left < LEAST_SECONDS
        or not may_ask_again(first.asked, material)
    ):
        return (first,)
    again = ask_again(model, first.asked, material, seconds=left - SECONDS_TO_JUDGE)
    return first, _round(wanted, material, again)


def _round(wanted: HintWanted, material: Material, asked: Asked) -> Round:
    """A second hint is judged as the first is: beside what the student has been shown, and that was not."""
    return Round(asked, judge(wanted, material, asked.written, "; ".join(asked.reasons)))
