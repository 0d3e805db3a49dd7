"""Have a model write a hint, where the course allows it and the machine knows a model.

What the model gets is the material alone. The reference answer is used to judge what comes back (judge_hint.py), and
nowhere before: there is no way from it into a prompt.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Protocol

from openclass_nb.hints.policy import HintPolicy, day_of
from openclass_nb.hints.writing.asking import Asked, AsksModel, most_of
from openclass_nb.hints.writing.cache_key import cache_key, policy_name
from openclass_nb.hints.writing.material import Material
from openclass_nb.hints.writing.reply import signed
from openclass_nb.records import AuditEntry, HintLedger
from openclass_nb.workflows.ask_twice import Round, ask_twice
from openclass_nb.workflows.hint_pseudonyms import pseudonym
from openclass_nb.workflows.hint_wanted import HintWanted, material_of
from openclass_nb.workflows.judge_hint import Judged, leak_in

STUDENT_SHARE = 4
"""One student may spend a quarter of what the course may spend in a day."""


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
        rounds = self._within_budget(ledger, wanted, material)
        for number, one in enumerate(rounds):
            self._write_down(
                ledger, wanted, key, _as_asked_again(one.judged) if number else one.judged, one.asked
            )
        judged = rounds[-1].judged
        if judged.outcome != "shown":
            return ""
        ledger.keep(key, judged.text, wanted.now)
        return signed(judged.text)

    def pseudonym(self, student: str) -> str:
        """What the ledger calls a student: nobody without the course's secret knows who it is."""
        return pseudonym(self.secret, student)

    def _within_budget(self, ledger: HintLedger, wanted: HintWanted, material: Material) -> tuple[Round, ...]:
        day, whole = day_of(wanted.now).isoformat(), wanted.policy.tokens_each_day
        scopes = {"course": whole, f"student:{self.pseudonym(wanted.student)}": whole // STUDENT_SHARE}
        most = most_of(material)
        if not ledger.reserve(scopes, day, most):
            return (Round(Asked(), Judged("no budget", "the day's tokens are spent")),)
        spent = most  # what can't be told is charged in full
        try:
            rounds = ask_twice(self.model, wanted, material)
            spent = sum(one.asked.tokens for one in rounds)
        finally:
            ledger.settle(list(scopes), day, most, spent)
        return rounds

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


def _as_asked_again(judged: Judged) -> Judged:
    """A verdict as the audit has it, after that about the hint that was refused before."""
    return replace(judged, reason="; ".join(filter(None, ("asked again", judged.reason))))
