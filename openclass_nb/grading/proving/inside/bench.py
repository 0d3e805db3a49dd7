"""One exercise on the bench: its reference answer under changed circumstances, and its mutants.

The order is plain data:

    {"before": [step ...], "answer": text, "after": [step ...], "mutants": [{"id", "source"} ...], "seconds": 30.0}
    a step: {"source": text, "role": "given" | "answer" | "test", "test": grade id or None, "points": 1.0}

`before` are the notebook's code cells above the answer, `after` those below it up to the exercise's last test. The
tests of other exercises have no `test`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from openclass_nb.grading.proving.inside.cells import Cell, Outcome, Space, failed, judged, run_quietly, space
from openclass_nb.grading.proving.inside.circumstances import (
    DAYS,
    SLOWER,
    SetsByName,
    has_sets,
    move_clock,
    random_state,
    seed_everything,
    seed_generators,
    shuffled_sets,
    watch,
)
from openclass_nb.grading.proving.inside.trials import trial
from openclass_nb.grading.proving.inside.witnesses import by_heart, witness_of

MARK = "openclass-proof:"
SEEDS = range(1, 9)
SET_SEEDS = range(1, 5)
LEAST_CPU, TIMES_CPU = 0.3, 20
"""An answer may take twenty times as long as the reference does; that is generous, and ends endless loops soon."""
LEAST_SECONDS, TIMES_SECONDS = 5.0, 60
PROBING_CPU = 1.5
Step = Mapping[str, Any]
Outcomes = dict[str, Outcome]


def run(order: Mapping[str, Any]) -> None:
    """Do all of it and print the result as one line of JSON behind `MARK`."""
    ended, found = trial(lambda: _Bench(order).all(), 100 * order["seconds"], 20 * order["seconds"])
    print(MARK + json.dumps({"ended": ended, **(found or {})}))


class _Bench:
    def __init__(self, order: Mapping[str, Any]) -> None:
        self._order = order
        self._names = space()
        self._cpu = self._seconds = float(order["seconds"])
        self._compiled: dict[str, Cell] = {}

    def all(self) -> dict[str, Any]:
        """The result: `tests` with the reference answer, `circumstances` in which it failed, `mutants`."""
        seed_everything(0)
        apart = self._apart()
        troubles = [run_quietly(one["source"], self._names) for one in self._order["before"]]
        baseline = self._tried(self._reference)
        if baseline is None:
            return {"tests": None, "trouble": next(filter(None, troubles), "")}
        self._cpu = max(LEAST_CPU, TIMES_CPU * baseline["cpu"])
        self._seconds = max(LEAST_SECONDS, TIMES_SECONDS * baseline["wall"])
        found = {"tests": baseline["tests"], "cpu": baseline["cpu"]}
        if failed(baseline["tests"]):
            return found
        seen = self._tried(self._watched) or []
        found |= {"seen": seen, "circumstances": {**apart, **dict(self._circumstances(seen))}}
        return found | {"mutants": dict(self._mutants())}

    def _tried(self, work: Callable[[], Any], cpu: float | None = None) -> Any:
        ended, found = trial(work, cpu or self._cpu, self._seconds)
        return found if ended == "done" else None

    def _reference(self) -> dict[str, Any]:
        cpu, wall = time.process_time(), time.monotonic()
        tests = self._answered(self._order["answer"], self._order["after"])
        return {"tests": tests, "cpu": time.process_time() - cpu, "wall": time.monotonic() - wall}

    def _answered(self, answer: str, after: Sequence[Step], *, first: bool = False) -> Outcomes:
        """Run an answer and what follows it; up to the first test that withholds points if only the `first` counts."""
        run_quietly(answer, self._names)
        outcomes: Outcomes = {}
        for step in after:
            if step["test"] is None:
                run_quietly(step["source"], self._names)
                continue
            outcomes[step["test"]] = self._judged(step)
            if first and failed(outcomes):
                break
        return outcomes

    def _judged(self, step: Step) -> Outcome:
        try:
            cell = self._compiled.setdefault(step["source"], Cell(step["source"]))
        except SyntaxError as error:
            return False, f"SyntaxError: {error}"
        return judged(cell, step["points"], self._names)

    def _apart(self) -> dict[str, Outcomes]:
        """With the teacher's own cells alone, and with those and the other answers; only what fails."""
        found: dict[str, Outcomes] = {}
        for name, roles in (("other answers", ("given",)), ("other tests", ("given", "answer"))):
            outcomes = self._tried(partial(self._with_only, roles))
            if outcomes is not None and failed(outcomes):
                found[name] = outcomes
        return found

    def _with_only(self, roles: Sequence[str]) -> Outcomes:
        for one in self._order["before"]:
            if one["role"] in roles:
                run_quietly(one["source"], self._names)
        own = [one for one in self._order["after"] if one["test"] is not None or one["role"] in roles]
        return self._answered(self._order["answer"], own)

    def _watched(self) -> list[str]:
        """What the answer and its tests look at: clock, random, network."""
        seen = watch(self._names)
        before = random_state()
        self._answered(self._order["answer"], self._order["after"])
        first = random_state()
        return sorted(seen | ({"random"} if first != before else set()))

    def _circumstances(self, seen: Sequence[str]) -> Iterator[tuple[str, Outcomes]]:
        """Those in which the reference answer loses points."""
        for name, work in self._changes(seen):
            outcomes = self._tried(work)
            if outcomes is not None and failed(outcomes):
                yield name, outcomes

    def _changes(self, seen: Sequence[str]) -> Iterator[tuple[str, Callable[[], Outcomes]]]:
        answer, after = self._order["answer"], self._order["after"]
        tests = [one for one in after if one["test"] is not None]
        given = [one for one in after if one["test"] is None]
        if len(tests) > 1:
            yield "reverse", partial(self._answered, answer, [*given, *reversed(tests)])
            for one in tests:
                yield f"alone: {one['test']}", partial(self._answered, answer, [*given, one])
        if "clock" in seen:
            for name, days in DAYS.items():
                yield f"clock: {name}", partial(self._at, days, 1.0)
            yield "clock: slow machine", partial(self._at, 0.0, SLOWER)
        if "random" in seen:
            for seed in SEEDS:
                yield f"random: {seed}", partial(self._seeded, seed)
        if has_sets(answer, *(one["source"] for one in tests)):
            for seed in SET_SEEDS:
                yield f"sets: {seed}", partial(self._shuffled, seed)

    def _at(self, days: float, pace: float) -> Outcomes:
        move_clock(self._names, days, pace)
        return self._answered(self._order["answer"], self._order["after"])

    def _seeded(self, seed: int) -> Outcomes:
        seed_everything(seed)
        seed_generators(seed)
        return self._answered(self._order["answer"], self._order["after"])

    def _shuffled(self, seed: int) -> Outcomes:
        self._names["set"] = shuffled_sets(seed)
        Cell(self._order["answer"], transform=SetsByName().visit).run(self._names)
        outcomes: Outcomes = {}
        for step in self._order["after"]:
            cell = Cell(step["source"], transform=SetsByName().visit)
            if step["test"] is None:
                cell.run(self._names)
            else:
                outcomes[step["test"]] = judged(cell, step["points"], self._names)
        return outcomes

    def _mutants(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for mutant in self._order["mutants"]:
            yield mutant["id"], self._mutant(mutant)
        heart = self._tried(lambda: by_heart(self._order, self._names, self._passes_tests), PROBING_CPU)
        if heart:
            yield "by heart", {"status": "survived", **heart}

    def _mutant(self, mutant: Mapping[str, str]) -> dict[str, Any]:
        def work() -> Outcomes:
            return self._answered(mutant["source"], self._order["after"], first=True)

        ended, outcomes = trial(work, self._cpu, self._seconds)
        if ended != "done":
            return {"status": ended}
        if failed(outcomes):
            return {
                "status": "killed",
                "by": next(name for name, (passed, _) in outcomes.items() if not passed),
            }
        probed = self._tried(lambda: witness_of(self._order, mutant, self._names), PROBING_CPU + self._cpu)
        return {"status": "survived", **(probed or {"probe": "same", "witness": ""})}

    def _passes_tests(self, names: Space) -> bool:
        """Whether all tests accept what is in `names` now."""
        self._names = names
        for step in self._order["after"]:
            if step["test"] is None:
                run_quietly(step["source"], names)
            elif not self._judged(step)[0]:
                return False
        return True
