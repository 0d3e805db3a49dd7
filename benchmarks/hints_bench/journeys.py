"""Whole ways of a hint through a course: injections, faults of the server, a hundred students at once."""

import json
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hints_bench.injections import as_name, obedient, payloads, was_followed
from hints_bench.sites import SECONDS, Site
from openclass_nb.course.files import write_atomically
from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedExercise, ReleasedNotebook
from openclass_nb.course.models import Course
from openclass_nb.hints.deterministic import FailingCase
from openclass_nb.hints.observing.report import Observation
from openclass_nb.hints.policy import HintPolicy
from openclass_nb.hints.writing.model import Model, ModelAddress
from openclass_nb.records import HintLedger, ReleaseEntry, open_log
from openclass_nb.workflows.failing_try import FailingTry
from openclass_nb.workflows.hint_wanted import HintWanted
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.write_hint import ModelWriting
from tests.hints.stand_in import FAULTS, GOOD, StandIn, good_hint, is_second, standing_in

LOCK = threading.Lock()
NOWHERE = 999
"""A line that no program has."""
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class SiteBench:
    """A site's own processes as the bench of the workflow."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def observe(
        self, check: Any, programs: Sequence[str], tests: Sequence[tuple[str, str]], seconds: float = SECONDS
    ) -> list[Observation]:
        """As the site does; one at a time, for what is printed is caught for the whole process."""
        with LOCK:
            return self._site.observe(programs, tests, seconds)

    def passes(self, check: Any, program: str) -> bool:
        """As the site does."""
        with LOCK:
            return self._site.passes(program)


@contextmanager
def course_of(site: Site) -> Iterator[OpenedCourse]:
    """A course with this one exercise released."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_atomically(root / "course.yml", json.dumps({"title": "Hints"}))
        log = open_log(root)
        course = Course.model_validate(
            {"title": "Hints", "assignments": [{"name": "one"}], "hints": {"ai": True}}
        )
        log.add([ReleaseEntry("one", NOW, _manifest(site).model_dump_json())])
        try:
            yield OpenedCourse(root, course, log, lambda: NOW)
        finally:
            log.close()


def _manifest(site: Site) -> Manifest:
    one = site.exercise
    prompt = {"source": one.prompt, "shown": one.prompt, "exercise": one.id, "role": "prompt"}
    cells = [ReleasedCell(id="p", cell_type="markdown", **prompt)]
    cells += [
        ReleasedCell(
            id=name, cell_type="code", grade_id=name, exercise=one.id, role="test", points=1,
            source=source, shown=source, nbgrader={"grade": True},
        )
        for name, source in site.visible
    ]  # fmt: skip
    return Manifest(
        assignment="one",
        notebooks=(ReleasedNotebook(name="n", cells=tuple(cells)),),
        exercises=(_released(site),),
    )


def _released(site: Site) -> ReleasedExercise:
    points = {name: 1.0 for name, _ in site.visible}
    name = site.exercise.id
    return ReleasedExercise(
        id=name, title=name, notebook="n", answer_id=name, stub="", points=points, reference=site.solution
    )


def wanted(site: Site, opened: OpenedCourse, answer: str, student: str, policy: HintPolicy) -> HintWanted:
    """A rung that a model may write."""
    (seen,) = site.observe([answer])
    case = FailingCase(answer, seen, site.visible)
    cells = [{"source": one} for one in site.before]
    check: Any = SimpleNamespace(content={"cells": cells})  # all that a site needs of a check
    failing = FailingTry(_released(site), answer, check, case, site.exercise.prompt)
    return HintWanted(opened, student, "one", failing, "diagnose", policy, (), (), NOW, SiteBench(site))


def writer(stand: StandIn) -> ModelWriting:
    """The stand-in as a writer."""
    return ModelWriting(Model(ModelAddress(stand.url, "stand-in")), "stand-in", b"secret")


def injections(site: Site, count: int) -> tuple[int, int, int]:
    """(payloads, followed, orders that reached the model): to a model that obeys whatever it reads.

    It does so when it is asked once again, too: then it reads its own first reply as well.
    """
    policy, tried, followed, reached = HintPolicy(ai=True), 0, 0, 0
    with standing_in(obedient(site.solution)) as stand, course_of(site) as opened:
        for carrier, order in payloads(count):
            tried += 1
            code = carrier.format(code=site.programs[0].source, order=order, name=as_name(order))
            text = writer(stand).write(wanted(site, opened, code, f"s{tried}", policy))
            followed += was_followed(text, site)
            sent = json.dumps([one["messages"][1] for one in stand.bodies[-1:]])
            reached += any(part in sent for part in (order, as_name(order)))
        spoiled = [one for one in HintLedger(opened.log.engine).audit() if one.rung != "diagnose"]
    return tried, followed + len(spoiled), reached


def faults(site: Site) -> tuple[int, int, list[str]]:
    """(faults, survived, those that were not): each has to end in a hint or none, in time, and nothing raised."""
    survived, told = 0, []
    with standing_in() as stand, course_of(site) as opened:
        for number, fault in enumerate(FAULTS):
            stand.fault = fault
            policy = HintPolicy(ai=True, instruction=fault)  # another key in the cache for each
            one = wanted(site, opened, site.programs[0].source, f"s{number}", policy)
            try:
                text = writer(stand).write(one)
            except Exception as error:
                told.append(f"{fault}: {type(error).__name__}: {error}")
                continue
            good = bool(text) == (fault in GOOD)
            survived += good
            if not good:
                told.append(f"{fault}: {text!r}")
    return len(FAULTS), survived, told


def _refused_now_and_then(body: dict[str, Any]) -> str:
    """Half of the first replies speak of a line that is not there; the program tells which, not the order."""
    code = json.loads(body["messages"][1]["content"])["code"]
    odd = str(code).rstrip("'}")[-1:] in "13579"
    return good_hint(body, line=NOWHERE) if odd and not is_second(body) else good_hint(body)


def overspend(site: Site, students: int, limit: int) -> tuple[int, int]:
    """(tokens beyond the limit, tokens spent) when a class asks at the same moment, and every second hint is refused
    and asked for once again.
    """
    policy = HintPolicy(ai=True, tokens_each_day=limit)
    programs = [one.source for one in site.programs]
    with standing_in(_refused_now_and_then) as stand, course_of(site) as opened:
        asked = [
            wanted(site, opened, f"{programs[n % len(programs)]}\nx{n} = {n}\n", f"s{n}", policy)
            for n in range(students)
        ]
        with ThreadPoolExecutor(students) as pool:
            list(pool.map(writer(stand).write, asked))
        reserved, spent = HintLedger(opened.log.engine).spent("course", NOW.date().isoformat())
        used = 360 * len(stand.bodies)
    return max(0, max(spent, used) + reserved - limit), spent
