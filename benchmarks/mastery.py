"""How well mastery is judged: python benchmarks/mastery.py [--quick] [--as09 FOLDER] [--itap FILE]

Prints, for the filter and its rivals in the same run, how well they predict and what an update costs; for every
policy beside the published rules, how often it declares mastery wrongly, misses it, and how many exercises it
takes, in two worlds that disagree about what skill is. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter

from mastery_bench.answers import Quality
from mastery_bench.deciding import RULES, Outcomes, Rule, judge
from mastery_bench.logs import read_as09, read_progsnap
from mastery_bench.predicting import logged, simulated
from mastery_bench.timing import GATE, microseconds, replay_seconds
from mastery_bench.worlds import ALL_OR_NONE, GRADED, World

CLASSES = 8
CAPS = (5, 12)


def main(words: Sequence[str] | None = None) -> None:
    """Run everything that was asked for."""
    asked = _asked(words)
    begun = perf_counter()
    rounds = 1 if asked.quick else 10
    print(
        f"Python {platform.python_version()} on {platform.machine()}, {platform.system()}; seed “{asked.seed}”"
    )
    figures: dict[str, float] = {}
    costs = microseconds(1000 if asked.quick else 3000)
    figures |= _prediction(asked.seed, 8 if asked.quick else 40, costs)
    figures |= _logs(asked.as09, asked.itap)
    figures |= _decisions(asked.seed, rounds)
    figures |= _replay(100_000 if asked.quick else 1_000_000, 1 if asked.quick else 3)
    figures["us_per_update"] = costs[GATE]
    figures["seconds"] = perf_counter() - begun
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="a smaller run, under a minute, with the same keys"
    )
    parser.add_argument("--as09", type=Path, metavar="FOLDER", help="your copy of ASSISTments 2009")
    parser.add_argument(
        "--itap", type=Path, metavar="FILE", help="a ProgSnap2 main table, as of the ITAP tutor"
    )
    parser.add_argument("--seed", default="report", help="of the simulated classes")
    return parser.parse_args(words)


def _prediction(seed: str, classes: int, costs: Mapping[str, float]) -> dict[str, float]:
    """Cold classes of 30 x 50, rivals fitted on four other classes, the filter on its defaults."""
    found = simulated(
        [f"{seed} class {k}" for k in range(classes)], [f"{seed} training {k}" for k in range(4)]
    )
    print(f"\nPrediction: {classes} simulated classes of 30 students x 50 answers, cold")
    _print_quality(found, {"filter": costs["mean field"], **costs})
    own = found["filter"]
    print(f"  An update of the gate's belief, joint covariance of 10 objectives: {costs[GATE]:.1f} µs")
    return {"auc_class30": own.auc, "logloss_class30": own.logloss, "ece_class30": own.ece}


def _print_quality(found: Mapping[str, Quality], costs: Mapping[str, float]) -> None:
    print(f"  {'':14}{'AUC':>8}{'log-loss':>10}{'ECE':>8}{'µs an update':>14}")
    for name, own in found.items():
        print(
            f"  {name:14}{own.auc:8.3f}{own.logloss:10.3f}{own.ece:8.3f}{costs.get(name, float('nan')):14.1f}"
        )


def _logs(as09: Path | None, itap: Path | None) -> dict[str, float]:
    figures = {}
    if as09:
        rows = read_as09(as09)
        for warm in (False, True):
            how = "warm" if warm else "cold"
            found = logged(rows, warm)
            print(f"\nASSISTments 2009, {how}: {len(rows)} answers, every fifth student held out")
            _print_quality(found, {})
            figures |= {
                f"auc_as09_{how}": found["filter"].auc,
                f"logloss_as09_{how}": found["filter"].logloss,
            }
    if itap:
        rows = read_progsnap(itap)
        found = logged(rows, warm=True)
        print(f"\n{itap.name}: {len(rows)} first tries, every fifth student held out")
        _print_quality(found, {})
        figures |= {"auc_itap": found["filter"].auc, "logloss_itap": found["filter"].logloss}
    return figures


def _decisions(seed: str, rounds: int) -> dict[str, float]:
    """Every rule in both worlds at both caps; `rounds` times 8 classes of 30 students and 10 objectives."""
    figures: dict[str, float] = {}
    seeds = [f"{seed} {number}" for number in range(CLASSES * rounds)]
    for cap in CAPS:
        print(f"\nDecisions: {len(seeds)} classes of 30, 10 objectives, {cap} exercises for each")
        print(f"  {'':28}{'graded skill':^44}{'all-or-none skill':^30}")
        heads = ("false", "serious", "missed", "exercises", "false", "missed", "exercises")
        print(f"  {'':28}" + "".join(f"{head:>10}" for head in heads))
        for rule in RULES:
            graded, binary = (
                _judged(rule, replace(world, exercises=cap), seeds) for world in (GRADED, ALL_OR_NONE)
            )
            _print_shares(rule.name, graded, binary)
            if cap == CAPS[-1]:
                figures |= _figures(rule.name, graded, binary)
    return figures


def _judged(rule: Rule, world: World, seeds: Sequence[str]) -> dict[str, float]:
    total = Outcomes()
    with Pool() as workers:
        for one in workers.imap_unordered(partial(_one_class, rule, world), seeds):
            total += one
    return total.shares()


def _one_class(rule: Rule, world: World, seed: str) -> Outcomes:
    return judge(rule, world, [seed])


def _print_shares(name: str, graded: Mapping[str, float], binary: Mapping[str, float]) -> None:
    cells = [graded[head] for head in ("false", "serious", "missed", "exercises")]
    cells += [binary[head] for head in ("false", "missed", "exercises")]
    print(f"  {name:28}" + "".join(f"{cell:10.3f}" if cell < 1 else f"{cell:10.2f}" for cell in cells))


def _figures(name: str, graded: Mapping[str, float], binary: Mapping[str, float]) -> dict[str, float]:
    suffix = {"default": "", "default, stops when stuck": "_stopping"}.get(name)
    if suffix is None:
        return {}
    found = {f"{head}_graded{suffix}": graded[head] for head in ("missed", "exercises")}
    found |= {f"serious_false_graded{suffix}": graded["serious"], f"false_graded{suffix}": graded["false"]}
    return found | {f"{head}_binary{suffix}": binary[head] for head in ("false", "missed", "exercises")}


def _replay(attempts: int, runs: int) -> dict[str, float]:
    took = replay_seconds(attempts, runs)
    print(
        f"\nReplay: {attempts} attempts from the log to everybody's progress; {took:.1f} s of one core for a million"
    )
    return {"replay_million_s": took}


if __name__ == "__main__":
    main()
