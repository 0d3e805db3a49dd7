"""Export scores and mastery as tables that any spreadsheet opens."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from openclass_nb.course.files import write_atomically
from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import show_class


def export_scores(opened: OpenedCourse, folder: Path) -> list[Path]:
    """Write scores.csv (a row a student, exercise) and mastery.csv (a row a student, objective). The files."""
    written = {"scores.csv": _scores(opened), "mastery.csv": _mastery(opened)}
    for name, rows in written.items():
        write_atomically(folder / name, _text(rows))
    return [folder / name for name in written]


def _scores(opened: OpenedCourse) -> Iterable[Sequence[object]]:
    """The best attempt at each exercise, which is the mark that counts."""
    yield "student", "assignment", "exercise", "score", "max_score", "attempts", "last_attempt"
    tried: dict[tuple[str, str, str], list[AttemptEntry]] = {}
    for one in opened.log.attempts():
        tried.setdefault((one.student, one.assignment, one.exercise), []).append(one)
    for key in sorted(tried):
        own = tried[key]
        scores = [one.score for one in own if one.score is not None]
        best = max(scores) if scores else ""
        yield *key, best, own[-1].max_score, len(own), own[-1].at.isoformat()


def _mastery(opened: OpenedCourse) -> Iterable[Sequence[object]]:
    yield "student", "objective", "mastery", "needed", "unaided", "mastered_at", "stuck"
    for student, progress in sorted(show_class(opened).items()):
        for name, one in progress.objectives.items():
            when = one.mastered_at.isoformat() if one.mastered_at else ""
            stuck = one.stuck.reason if one.stuck else ""
            yield student, name, round(one.probability, 4), one.needed, one.unaided, when, stuck


def _text(rows: Iterable[Sequence[object]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([_inert(value) for value in row] for row in rows)
    return out.getvalue()


def _inert(value: object) -> object:
    """A name that begins like a formula would be run by a spreadsheet; a quote before it keeps it text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
