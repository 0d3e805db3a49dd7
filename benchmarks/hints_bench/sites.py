"""Exercises of the course template as places where programs fail: known wrong answers, and mutants of right ones."""

import contextlib
import io
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import load_course
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.mutation import mutants_of
from openclass_nb.hints.guards.bare import bare_code
from openclass_nb.hints.observing.report import Observation, job_source, read_report
from openclass_nb.hints.observing.running import limited

TEMPLATE = Path(__file__).parents[2] / "course_templates" / "python-for-science"
HIDDEN = re.compile(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS\n?", re.DOTALL)
MARK = "-the-mark-"
SECONDS = 1.0


@dataclass(frozen=True)
class Program:
    """A program that fails. `fix` is (what stands there, what should), where a single thing was changed."""

    source: str
    misconception: str = ""
    kind: str = "wrong answer"
    fix: tuple[str, str] = ("", "")
    line: int = 0


@dataclass
class Site:
    """One exercise. Programs run in this process: it is the template's own code."""

    exercise: Exercise
    folder: Path
    before: tuple[str, ...]
    misconceptions: dict[str, str]
    programs: list[Program] = field(default_factory=list)

    @property
    def solution(self) -> str:
        """The teacher's answer."""
        return self.exercise.answer

    @property
    def visible(self) -> tuple[tuple[str, str], ...]:
        """Tests as students have them."""
        return tuple((one.grade_id, HIDDEN.sub("", one.source)) for one in self.exercise.tests)

    @property
    def known(self) -> str:
        """What students have read."""
        return "\n".join((self.exercise.prompt, *(source for _, source in self.visible)))

    def observe(
        self,
        programs: Sequence[str],
        tests: Sequence[tuple[str, str]] | None = None,
        seconds: float = SECONDS,
    ) -> list[Observation]:
        """What each does under the visible tests, in so many seconds of CPU."""
        out = io.StringIO()
        source = job_source(MARK, list(programs), list(tests or self.visible), seconds)
        with _quiet(out), self._here():
            exec(source, dict(self._base))
        return read_report(out.getvalue(), MARK, len(programs))

    def passes(self, program: str) -> bool:
        """Whether all tests hold, hidden ones too."""
        names = dict(self._base)
        try:
            with _quiet(io.StringIO()), self._here(), limited(SECONDS):
                exec(program, names)
                for test in self.exercise.tests:
                    exec(test.source, names)
        except BaseException:
            return False
        return True

    @cached_property
    def _base(self) -> dict[str, Any]:
        names: dict[str, Any] = {"__name__": "__main__"}
        with _quiet(io.StringIO()), self._here():
            for source in self.before:
                exec(source, names)
        return names

    @contextlib.contextmanager
    def _here(self) -> Iterator[None]:
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            yield
        finally:
            os.chdir(before)
            if "matplotlib.pyplot" in __import__("sys").modules:
                import matplotlib.pyplot as plt

                plt.close("all")


@contextlib.contextmanager
def _quiet(out: io.StringIO) -> Iterator[None]:
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield


def sites() -> list[Site]:
    """Every exercise of the template whose answers run: for the others no model writes."""
    os.environ.setdefault("MPLBACKEND", "agg")
    loaded = load_course(TEMPLATE)
    messages = {name: one.message for name, one in loaded.course.misconceptions.items()}
    books = {(one.assignment, one.name): one for one in loaded.notebooks}
    found = []
    for exercise in loaded.exercises:
        if is_form(exercise.metadata) or exercise.metadata.kind == "text":
            continue
        cells = books[exercise.assignment, exercise.notebook].cells[: exercise.index]
        before = tuple(
            "".join(one["source"])
            for one in cells
            if one["cell_type"] == "code" and not one["metadata"].get("nbgrader", {}).get("grade")
        )
        found.append(Site(exercise, TEMPLATE / "source" / exercise.assignment, before, messages))
    return found


def fill(site: Site, most: int) -> None:
    """Put failing programs in: the known wrong answers, mutants of the solution, and mutants of those."""
    wrong = [Program(one.source, one.misconception or "") for one in site.exercise.metadata.wrong_answers]
    single = [
        Program(bare_code(one.source), kind=one.kind, fix=_fix(one.diff), line=_line(one.source, one.diff))
        for one in mutants_of(site.solution, most)
    ]
    double = (
        Program(one.source, kind="twice wrong") for each in wrong for one in mutants_of(each.source, most)
    )
    seen: set[str] = set()
    for program in (*wrong, *single, *double):
        if len(site.programs) >= most:
            return
        if program.source not in seen and not site.passes(program.source):
            seen.add(program.source)
            site.programs.append(program)


def _fix(diff: str) -> tuple[str, str]:
    """(the wrong line, the right line) of a diff of one line; empty texts otherwise."""
    right = [line[1:].strip() for line in diff.splitlines() if line.startswith("-")]
    wrong = [line[1:].strip() for line in diff.splitlines() if line.startswith("+")]
    return (wrong[0], right[0]) if len(right) == len(wrong) == 1 else ("", "")


def _line(source: str, diff: str) -> int:
    wrong, _ = _fix(diff)
    lines = [one.strip() for one in bare_code(source).splitlines()]
    return lines.index(wrong) + 1 if wrong in lines else 0
