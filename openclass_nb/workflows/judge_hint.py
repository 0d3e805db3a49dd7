"""Judge what a model wrote: whether it is about this program, and whether it gives the answer away.

The reference answer is used here, and nowhere before: there is no way from it into a prompt.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.grounding import ungrounded
from openclass_nb.hints.guards.text_leaks import text_leak
from openclass_nb.hints.writing.material import Material, shown_to_student
from openclass_nb.hints.writing.reply import Written
from openclass_nb.records.hint_ledger import Outcome
from openclass_nb.workflows.hint_wanted import HintWanted


@dataclass(frozen=True)
class Judged:
    """A written hint and what the guards said; `text` is empty if it must not be shown."""

    outcome: Outcome
    reason: str = ""
    text: str = ""


def judge(wanted: HintWanted, material: Material, written: Written | None, reasons: str = "") -> Judged:
    """Whether a written hint may be shown: it is about this program, and it doesn't give the answer away."""
    if written is None:
        return Judged("failed", reasons or "nothing that can be read")
    lost = ungrounded(written, material, lambda call, value: _holds(wanted, call, value))
    if lost:
        return Judged("ungrounded", lost)
    leak = leak_in(wanted, written.text)
    return Judged("blocked", leak) if leak else Judged("shown", text=written.text.strip())


def leak_in(wanted: HintWanted, text: str) -> str:
    """Why a text gives the answer away, together with what was written before; empty if it doesn't."""
    exercise, failing = wanted.exercise, wanted.failing
    known = "\n".join(
        (failing.task, *(one for _, one in failing.case.tests), *shown_to_student(failing.observation))
    )
    partial = wanted.rung == "partial"
    before = wanted.written  # what teacher and tests have told gives nothing away that a model could
    together = "\n".join((*before, text))
    for said in (text, together):
        allowed = 1 if said is text else 1 + len(before)
        leak = text_leak(
            said, exercise.reference, failing.answer, known, lines_allowed=allowed, new_code=partial
        )
        if leak:
            return leak
    if partial:
        return ""
    return behaviour_leak(
        [*before, text],
        failing.answer,
        exercise.reference,
        lambda programs, seconds: _pass_visible(wanted, programs, seconds),
        lambda program: wanted.bench.passes(failing.check, program),
        lambda: wanted.seconds_left < 0,
        "\n".join(str(one["source"]) for one in failing.check.content["cells"]),
        shown_to_student(failing.observation),
        known,
    )


def _pass_visible(wanted: HintWanted, programs: Sequence[str], seconds: float) -> list[bool]:
    """What can't be told counts as passing: then all tests decide."""
    failing = wanted.failing
    seen = wanted.bench.observe(failing.check, programs, failing.case.tests, seconds)
    return [one.stage in ("passed", "unknown") for one in seen]


def _holds(wanted: HintWanted, call: str, value: str) -> bool | None:
    failing = wanted.failing
    test = ("claim", f"assert ({call}) == ({value})")
    (seen,) = wanted.bench.observe(failing.check, [failing.answer], [test])
    if seen.stage == "passed":
        return True
    return False if seen.stage == "test" else None
