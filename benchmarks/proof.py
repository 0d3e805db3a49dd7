"""How well the proof of a course finds faults: python benchmarks/proof.py [--quick]

Forty exercises of known fault, and a hundred that are as they should be (the template python-for-science and more). For
each it tells what was found; a warning or an error on a good exercise is a false alarm. Then the time for 30 exercises
of the template, with nothing in the cache and with everything. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from proof_bench.counting import Alarm, alarms, found
from proof_bench.faulty import faulty
from proof_bench.good import GOOD
from proof_bench.writing import Made, write_course

from openclass_nb.course.files import load_course
from openclass_nb.lean import skip_unused_grammars
from openclass_nb.workflows.prove_course import CourseProof, prove_course

IDEAS = ("upside-down", "times", "range-end")
TIMED = 30
TEMPLATES = Path(__file__).resolve().parents[1] / "course_templates"


def main(words: Sequence[str] | None = None) -> None:
    """Run everything that was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="every fourth exercise, and 6 of them timed")
    quick = parser.parse_args(words).quick
    skip_unused_grammars()
    print(f"Python {platform.python_version()} on {platform.machine()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(prefix="openclass-proof-") as place:
        figures = _run(Path(place), quick)
    print(json.dumps(figures))


def _run(place: Path, quick: bool) -> dict[str, float]:
    bad = faulty(date.today().year, time.time())
    bad = [one for number, one in enumerate(bad) if not quick or number % 4 == 0]
    made = [one for number, one in enumerate(GOOD) if not quick or number % 4 == 0]
    caught = _faults(_proved(write_course(place / "faulty", bad, IDEAS)), bad)
    false = _false_alarms(_proved(write_course(place / "good", made, IDEAS)))
    count = len(made)
    template = place / "template"
    shutil.copytree(TEMPLATES / "python-for-science", template, ignore=shutil.ignore_patterns(".openclass"))
    if not quick:
        proof = _proved(template)
        false += _false_alarms(proof)
        count += len(proof.loaded.exercises)
    cold, warm = _timed(template, 6 if quick else TIMED)
    faults = sum(bool(one.expected) for one in bad)
    print(f"\n{caught} of {faults} faults found; {len(false)} false alarms in {count} good exercises")
    print(f"Cold {cold:.1f} s, warm {warm:.1f} s")
    return {
        "faults_found": caught,
        "faults": faults,
        "false_alarms": len({(one.course, one.exercise) for one in false}),
        "good": count,
        "cold_s": round(cold, 2),
        "warm_s": round(warm, 2),
    }


def _proved(root: Path) -> CourseProof:
    return prove_course(root, simulate=False, use_cache=False)


def _faults(proof: CourseProof, bad: Sequence[Made]) -> int:
    caught = 0
    print(f"\n{'exercise':24}{'fault':64}found")
    for one in bad:
        if not one.expected:
            continue
        codes = found(proof, one.name)
        hit = codes & one.expected
        caught += bool(hit)
        print(f"{one.name:24}{one.fault:64}{', '.join(sorted(hit)) or f'NO ({sorted(codes)})'}")
    return caught


def _false_alarms(proof: CourseProof) -> list[Alarm]:
    told = alarms(proof)
    for one in told:
        print(f"False alarm: {one.exercise}: {one.code}: {one.message}", file=sys.stderr)
    return told


def _timed(template: Path, most: int) -> tuple[float, float]:
    """Seconds for the first `most` exercises or a few more (whole notebooks), without a cache and with one."""
    loaded, names, count = load_course(template), [], 0
    for one in loaded.course.assignments:
        if count < most:
            names.append(one.name)
            count += len(loaded.of_assignment(one.name))
    shutil.rmtree(template / ".openclass", ignore_errors=True)
    taken = []
    for _ in range(2):
        begun = time.perf_counter()
        proof = prove_course(template, names)
        taken.append((time.perf_counter() - begun) * min(most, count) / count)
    assert proof.kept == proof.parts, "what has just been proved comes from the cache"
    return taken[0], taken[1]


if __name__ == "__main__":
    main()
