"""Have a model write a hint, where the course allows it and the machine knows a model.

What the model gets is the material alone. The reference answer is used here, to judge what comes back, and nowhere
before: there is no way from it into a prompt.
"""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.grounding import ungrounded
from openclass_nb.hints.guards.text_leaks import text_leak
from openclass_nb.hints.policy import HintPolicy, day_of
from openclass_nb.hints.sequence import Kind
from openclass_nb.hints.writing.asking import Asked, AsksModel, ask_for_hint, most_of
from openclass_nb.hints.writing.cache_key import cache_key, policy_name
from openclass_nb.hints.writing.material import Material, seen_in_words, shown_to_student
from openclass_nb.hints.writing.redaction import Redactor
from openclass_nb.hints.writing.reply import Written, signed
from openclass_nb.records import AuditEntry, HintLedger
from openclass_nb.records.hint_ledger import Outcome
from openclass_nb.workflows.failing_try import FailingTry
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.hint_pseudonyms import pseudonym
from openclass_nb.workflows.opened_course import OpenedCourse

SECONDS_IN_ALL, SECONDS_TO_ASK = 8.0, 6.0
"""All that a student waits for a written hint; what is not for asking is for judging."""
STUDENT_SHARE = 4
"""One student may spend a quarter of what the course may spend in a day."""


@dataclass(frozen=True)
class HintWanted:
    """A rung that a model may write: for whom, about which try, after which hints, by which rule.

    `written` are those of the earlier hints that a model wrote.
    """

    opened: OpenedCourse
    student: str
    assignment: str
    failing: FailingTry
    rung: Kind
    policy: HintPolicy
    earlier: tuple[str, ...]
    written: tuple[str, ...]
    now: datetime
    bench: HintBench
    ends: float = field(default_factory=lambda: time.monotonic() + SECONDS_IN_ALL)

    @property
    def exercise(self) -> ReleasedExercise:
        """The exercise that was tried."""
        return self.failing.exercise


class HintWriting(Protocol):
    """Writes hints, or doesn't: whoever asks has another hint at hand."""

    def usable(self, policy: HintPolicy) -> bool:
        """Whether there is a model, and this policy lets it write."""
        ...

    def write(self, wanted: HintWanted) -> str:
        """The hint; empty if none was good and safe enough. Never raises for what a model does."""
        ...


class NoWriting:
    """Nobody writes: there is no model on this machine, or none is wanted."""

    def usable(self, policy: HintPolicy) -> bool:
        """Never."""
        return False

    def write(self, wanted: HintWanted) -> str:
        """Nothing."""
        return ""


@dataclass(frozen=True)
class Judged:
    """A written hint and what the guards said; `text` is empty if it must not be shown."""

    outcome: Outcome
    reason: str = ""
    text: str = ""


@dataclass(frozen=True)
class ModelWriting:
    """A model writes, the guards judge, the ledger keeps count. `name` is the model's, as the audit has it."""

    model: AsksModel
    name: str
    secret: bytes

    def usable(self, policy: HintPolicy) -> bool:
        """Where the course allows it."""
        return policy.ai

    def write(self, wanted: HintWanted) -> str:
        """From the cache if the same was written before; else asked, judged, written down. It says who wrote it."""
        ledger, material = HintLedger(wanted.opened.log.engine), material_of(wanted)
        key = self._key(wanted)
        kept = ledger.cached(key)
        if kept is not None and (ledger.is_edited(key) or not leak_in(wanted, kept)):
            self._write_down(ledger, wanted, key, Judged("cached", text=kept), Asked())
            return kept if ledger.is_edited(key) else signed(kept)
        if ledger.is_reported(key):
            self._write_down(ledger, wanted, key, Judged("blocked", "a teacher reported it"), Asked())
            return ""
        judged, asked = self._within_budget(ledger, wanted, material)
        self._write_down(ledger, wanted, key, judged, asked)
        if judged.outcome != "shown":
            return ""
        ledger.keep(key, judged.text, wanted.now)
        return signed(judged.text)

    def pseudonym(self, student: str) -> str:
        """What the ledger calls a student: nobody without the course's secret knows who it is."""
        return pseudonym(self.secret, student)

    def _within_budget(
        self, ledger: HintLedger, wanted: HintWanted, material: Material
    ) -> tuple[Judged, Asked]:
        day, whole = day_of(wanted.now).isoformat(), wanted.policy.tokens_each_day
        scopes = {"course": whole, f"student:{self.pseudonym(wanted.student)}": whole // STUDENT_SHARE}
        most = most_of(material)
        if not ledger.reserve(scopes, day, most):
            return Judged("no budget", "the day's tokens are spent"), Asked()
        spent = most  # what can't be told is charged in full
        try:
            asked = ask_for_hint(self.model, material, seconds=SECONDS_TO_ASK)
            spent = asked.tokens
        finally:
            ledger.settle(list(scopes), day, most, spent)
        return judge(wanted, material, asked.written, "; ".join(asked.reasons)), asked

    def _key(self, wanted: HintWanted) -> str:
        version = hashlib.sha256(wanted.exercise.model_dump_json().encode()).hexdigest()
        failing = wanted.failing
        return cache_key(version, failing.observation, failing.answer, wanted.rung, wanted.policy, self.name)

    def _write_down(
        self, ledger: HintLedger, wanted: HintWanted, key: str, judged: Judged, asked: Asked
    ) -> None:
        ledger.write_down(
            AuditEntry(
                at=wanted.now,
                pseudonym=self.pseudonym(wanted.student),
                assignment=wanted.assignment,
                exercise=wanted.exercise.id,
                rung=wanted.rung,
                model=self.name,
                policy=policy_name(wanted.policy),
                prompt=asked.prompt,
                cache_key=key,
                outcome=judged.outcome,
                reason=judged.reason,
                tokens=asked.tokens,
                text=judged.text,
            )
        )


def material_of(wanted: HintWanted) -> Material:
    """What may leave, redacted."""
    opened, failing = wanted.opened, wanted.failing
    task = failing.task
    tests = dict(failing.case.tests)
    known = "\n".join((task, *tests.values(), wanted.exercise.stub))
    redactor = Redactor(known, (wanted.student, *opened.students()))
    seen = failing.observation
    return Material(
        task=redactor.text(task),
        objectives=tuple(opened.course.objective_title(one) for one in wanted.exercise.objectives),
        code=redactor.code(failing.answer),
        test_id=seen.test,
        test=tests.get(seen.test, ""),
        seen=seen_in_words(seen, redactor, failing.answer),
        rung=wanted.rung,
        earlier=tuple(redactor.output(one) for one in wanted.earlier[-3:]),
        instruction=wanted.policy.instruction,
    )


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
        lambda: time.monotonic() > wanted.ends,
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
