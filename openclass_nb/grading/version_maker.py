"""Values of versions: asked from a process of their own, so that a teacher's slip stops no service."""

import atexit
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openclass_nb.course.variants.seeds import EVERYBODY, seed_of
from openclass_nb.course.variants.versions import Version
from openclass_nb.errors import GradingError

SECONDS = 20.0
"""For one order; a variant draws a few numbers."""
TRIES = 100
"""At values that were not there before, until a repetition is taken."""
REMEMBERED = 50_000
PACKAGES = str(Path(__file__).parents[2])

Values = Mapping[str, Any]


class VersionMaker:
    """Calls `variant(rng)` for seeds and remembers what came out. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._known: dict[tuple[str, int], Values] = {}

    def values(self, source: str, seeds: Sequence[int]) -> list[Values]:
        """The values for each seed. GradingError with what went wrong in the teacher's cell."""
        with self._lock:
            missing = [seed for seed in seeds if (source, seed) not in self._known]
            if missing:
                if len(self._known) > REMEMBERED:
                    self._known.clear()
                self._known |= zip(
                    ((source, one) for one in missing), self._ask(source, missing), strict=True
                )
            known = self._known
        return [known[source, seed] for seed in seeds]

    def version(self, secret: bytes, student: str, exercise: str, source: str, number: int) -> Version:
        """The student's version of that number, unlike the ones before it. The same on every call."""
        seen: list[Values] = []
        for opportunity in range(number + 1):
            for again in range(TRIES):
                seed = seed_of(secret, student, exercise, opportunity, again)
                values = self.values(source, [seed])[0] if source else {}
                if not source or values not in seen:
                    break
            seen.append(values)
        return Version(number, seed, values)

    def shared(self, secret: bytes, exercise: str, source: str) -> Version:
        """The version that lies in release/, for everybody who fetches it there."""
        return self.version(secret, EVERYBODY, exercise, source, 0)

    def distinct(self, source: str, most: int) -> int:
        """How many different versions there are, counted up to `most`."""
        found = {json.dumps(one, sort_keys=True) for one in self.values(source, range(10 * most))}
        return min(len(found), most)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, source: str, seeds: Sequence[int]) -> list[Values]:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps({"source": source, "seeds": list(seeds)}) + "\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], SECONDS + 0.01 * len(seeds))
            line = process.stdout.readline() if ready else ""
        except OSError:
            line = ""
        if not line:
            self.close()
            step = "Look for a loop that never ends, or for code that leaves Python."
            raise GradingError("variant(rng) gave nothing in time.", next_step=step)
        found: dict[str, Any] = json.loads(line)
        if "error" in found:
            raise GradingError(
                f"variant(rng) stopped: {found['error']}.", next_step="Mend the cell “variant”."
            )
        values: list[Values] = found["values"]
        return values

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "openclass_nb.grading.variant_process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env={**os.environ, "PYTHONPATH": PACKAGES, "PYTHONHASHSEED": "0"},
            )
            atexit.register(self.close)
        return self._process


MAKER = VersionMaker()
"""The one of this process; its own is started at the first variant."""
