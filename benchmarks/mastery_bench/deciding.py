"""How often each rule declares mastery wrongly, misses it, and how many exercises it takes.

A student practises one objective after the other, each until the rule is satisfied or the exercises run out.
The rules are the package's own policies; those that believe choose the next exercise as the package does.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from mastery_bench.worlds import SERIOUS, Course, Student, Tutee, World, make_class
from openclass_nb.mastery import AllOrNone, Opportunity, Settings
from openclass_nb.mastery.belief import Belief, mastery, take, unknown_student
from openclass_nb.mastery.model import Model, model_of
from openclass_nb.mastery.policies import Policy, policy_of
from openclass_nb.mastery.practice import Practice, fresh_variant
from openclass_nb.mastery.stuck import stuck_on
from openclass_nb.mastery.tally import Tally
from openclass_nb.mastery.trace import Path

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
DAY = MOMENT.timestamp() / 86400.0


@dataclass(frozen=True)
class Rule:
    """One row of the table: the settings, whether the next exercise is chosen or drawn, and whether a student
    who is stuck stops (a person takes over)."""

    name: str
    settings: Settings
    chooses: bool = False
    pauses: bool = False


def _first_prototype() -> Settings:
    """MASTERY.md's starting point: the graded filter alone, Pr(p >= .7) >= .8."""
    settings = Settings(needed=0.8)
    return replace(settings, parameters=replace(settings.parameters, all_or_none=AllOrNone(share=0.0)))


RULES = (
    Rule("3 in a row", Settings(policy="streak")),
    Rule("BKT >= .95", Settings(policy="bkt")),
    Rule("score >= 85%", Settings(policy="score")),
    Rule("graded filter alone, .8", _first_prototype()),
    Rule("strict", Settings(policy="strict"), chooses=True),
    Rule("default", Settings(), chooses=True),
    Rule("default, drawn exercises", Settings()),
    Rule("default, stops when stuck", Settings(), chooses=True, pauses=True),
)


@dataclass
class Outcomes:
    """Counts over (student, objective) pairs. `masters` are truly so when declared, or after all exercises."""

    pairs: int = 0
    exercises: int = 0
    declared: int = 0
    false: int = 0
    serious: int = 0
    masters: int = 0
    missed: int = 0

    def __iadd__(self, other: Outcomes) -> Outcomes:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    def shares(self) -> dict[str, float]:
        """False and serious per declaration, missed per master, exercises per pair."""
        declared, masters = max(self.declared, 1), max(self.masters, 1)
        return {
            "false": self.false / declared,
            "serious": self.serious / declared,
            "missed": self.missed / masters,
            "exercises": self.exercises / max(self.pairs, 1),
        }


def judge(rule: Rule, world: World, seeds: Iterable[str]) -> Outcomes:
    """Play classes of 30, one for each seed, under one rule."""
    total = Outcomes()
    for seed in seeds:
        course, students = make_class(world, seed)
        model, policy = model_of(course.syllabus, rule.settings), policy_of(rule.settings)
        for student in students:
            total += _Sitting(rule, course, model, policy, student, seed).play()
    return total


class _Sitting:
    """One student through the course under one rule."""

    def __init__(
        self, rule: Rule, course: Course, model: Model, policy: Policy, student: Student, seed: str
    ) -> None:
        self.rule, self.course, self.model, self.policy = rule, course, model, policy
        self.student, self.seed = student, seed
        self.belief: Belief = unknown_student(model)
        self.tried: dict[str, set[int]] = {}

    def play(self) -> Outcomes:
        total = Outcomes()
        for objective in self.course.syllabus.objectives:
            total += self._objective(objective, self.student.begin(objective))
        return total

    def _objective(self, objective: str, tutee: Tutee) -> Outcomes:
        items = [item.exercise for item in self.course.syllabus.items_of(objective)]
        random.Random(f"order {self.seed} {objective}").shuffle(items)
        path = Path(Tally(left=len(items)))
        outcome, practising = Outcomes(pairs=1), True
        for exercise in items:
            chosen = self._chosen(objective) if self.rule.chooses and practising else exercise
            answer = tutee.try_one(chosen)
            if not practising:
                continue  # with another person's help; truth goes on, so that a stop can be a miss
            outcome.exercises += 1
            if self._take(objective, path, chosen, answer.value, answer.hint):
                outcome.declared = 1
                break
            practising = not (self.rule.pauses and _stopped(path, self.policy, self.course))
        outcome.masters = int(tutee.mastered)
        outcome.missed = int(tutee.mastered and not outcome.declared)
        outcome.false = int(bool(outcome.declared) and not tutee.mastered)
        outcome.serious = int(bool(outcome.declared) and tutee.success < SERIOUS)
        return outcome

    def _chosen(self, objective: str) -> str:
        practice = Practice(self.course.syllabus, self.model, self.belief, DAY, self.tried)
        found = fresh_variant(practice, objective)
        assert found is not None, "a rule asks only while there are fresh exercises"
        return found[0].exercise

    def _take(self, objective: str, path: Path, exercise: str, value: float, hint: bool) -> bool:
        """One observation; whether the rule is satisfied after it."""
        weight = self.model.parameters.hint_weight if hint else 1.0
        self.tried.setdefault(exercise, set()).add(0)
        right = bool(value)
        path.tally.add(
            Opportunity(
                exercise, 0, MOMENT, tries=1, hints=int(hint), aided=hint, passed=right, value=value,
                weight=weight, unaided_success=right,
            )
        )  # fmt: skip
        path.tally.left -= 1
        believed = 0.0
        if self.policy.believes:
            probe = self.model.probes[exercise]
            self.belief = take(self.belief, self.model, probe, DAY, value, weight)
            believed = mastery(self.belief, self.model, objective, DAY)
        measure = self.policy.measure(path.tally, believed)
        path.opportunities.append(Opportunity(exercise, 0, MOMENT))
        path.after.append(measure)
        return self.policy.ready(path.tally) and measure >= self.policy.needed(path.tally)


def _stopped(path: Path, policy: Policy, course: Course) -> bool:
    """The rule about no gain; 'ten without mastery' tells the teacher but leaves the exercises open."""
    stuck = stuck_on(path, policy, course.syllabus)
    return stuck is not None and stuck.rule == "flat"
